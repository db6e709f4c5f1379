"""Two people stand behind a ruling: what is refused, warned of, told, published and unchanged."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.changing.change import (
    AddCorrection,
    AddSignature,
    AddVerdict,
    ChangeSettings,
    RefusedError,
    apply,
)
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.published import published, readers_standings, readers_view
from claimcheck.domain.scoring.track_record import records
from claimcheck.domain.standing.attention import attention
from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View
from tests.conftest import NOW, TODAY
from tests.ledgers import read, valid

PLANT = """
[settings]
signatures = 2

[claims.plant]
text = "Acme opens its plant"
claimant = "Acme"
made = 2025-01-10
deadline = 2026-06-30
criteria = "the plant sells goods"
recorded = 2025-01-10

[claims.plant.verdicts.v]
date = 2026-07-10
verdict = "broken"
because = "a field"
by = "vl"
recorded = 2026-07-10
"""
SIGNED = f"""{PLANT}
[claims.plant.signatures.s]
date = 2026-07-15
of = "v"
by = "am"
note = "read the file"
recorded = 2026-07-15
"""
REOPENED = f"""{SIGNED}
[claims.plant.verdicts.w]
date = 2026-08-01
verdict = "reopened"
because = "it was bought"
by = "am"
recorded = 2026-08-01
"""


def on(text: str, day: date) -> Standing:
    one = View(valid(text), day).standing("plant")
    assert one is not None
    return one


def sign(by: str, of: str = "", day: date = TODAY) -> AddSignature:
    return AddSignature("plant", Signature(date=Span.day(day), of_=of, by=by, recorded=NOW))


def rule(verdict: Any, by: str | None, **more: Any) -> AddVerdict:
    ruling = Verdict(date=Span.day(TODAY), verdict=verdict, because="b", by=by, recorded=NOW)
    return AddVerdict("plant", ruling.but(**more))


def refusal(text: str, change: Any) -> str:
    with pytest.raises(RefusedError) as refused:
        apply(valid(text), change, TODAY)
    return f"{refused.value.message}; {refused.value.hint}"


def after(text: str, *changes: Any) -> Ledger:
    ledger = valid(text)
    for change in changes:
        ledger = apply(ledger, change, TODAY).ledger
    return ledger


# What is refused


@pytest.mark.parametrize(
    ("text", "change", "told"),
    [
        (
            PLANT,
            sign("vl"),
            "v is vl’s own ruling; another person must sign it: --who NAME",
        ),
        (
            PLANT,
            sign(" VL"),
            "v is vl’s own ruling; another person must sign it: --who NAME",
        ),
        (
            SIGNED,
            sign("am", "v"),
            "am already signed v on 15 July 2026 (s); nothing was written",
        ),
        (
            SIGNED,
            sign("jo"),
            "no ruling on plant is waiting for a signature; to sign one all the same, name it: "
            "`claimcheck sign plant v`",
        ),
        (
            PLANT,
            sign("am", "x"),
            "plant has no verdict “x”; `claimcheck show plant` shows the keys",
        ),
        (
            PLANT,
            sign("am", "v", date(2026, 7, 9)),
            "the signature is dated 2026-07-09, before the ruling, of 2026-07-10; give the day on "
            "which it was signed",
        ),
        (
            PLANT,
            sign("am", "v", TODAY + timedelta(days=1)),
            "the date of the fact, 2026-11-25, is after today; give a day up to 2026-11-24",
        ),
        (
            PLANT.replace('by = "vl"\n', "").replace("signatures = 2", ""),
            sign("am", "v"),
            "v does not say who ruled, so nobody can sign it; add `by` with `claimcheck edit "
            "plant`",
        ),
        (
            f'{PLANT}[claims.plant.corrections.c]\ndate = 2026-08-01\nretracts = "v"\n'
            'because = "b"\n',
            sign("am", "v"),
            "v was retracted, by c; nothing was written",
        ),
        (
            PLANT,
            rule("kept", None, fulfilled="unknown"),
            "2 people must stand behind a ruling, and this one does not say who ruled; give --who "
            "NAME, or set CLAIMCHECK_WHO or git's user.name",
        ),
        (
            SIGNED,
            rule("withdrawn", "vl"),
            "plant was already ruled broken on 10 July 2026, by v; if circumstances changed, run "
            "`claimcheck reopen` first; if that ruling was a mistake, `claimcheck correct plant "
            "v`; to overrule it and keep both on record, add --overrule",
        ),
    ],
)
def test_a_change_that_would_count_nothing_is_refused_with_the_way_out(
    text: str, change: Any, told: str
) -> None:
    assert refusal(text, change) == told


def test_a_claim_without_a_ruling_has_none_to_sign() -> None:
    bare = PLANT.partition("[claims.plant.verdicts")[0]
    assert refusal(bare, sign("am")) == (
        "plant has no ruling to sign; `claimcheck resolve` makes one"
    )


def test_the_newest_proposed_ruling_is_signed_unless_one_is_named() -> None:
    ledger = after(PLANT, rule("withdrawn", "vl", id=""))
    newest = ledger.claims["plant"].verdicts[-1].id
    signed = apply(ledger, sign("am"), TODAY).ledger.claims["plant"].signatures
    assert [one.of_ for one in signed] == [newest]
    named = apply(ledger, sign("am", "v"), TODAY).ledger.claims["plant"].signatures
    assert [one.of_ for one in named] == ["v"]


def test_a_signature_by_which_a_ruling_would_contradict_the_one_in_force_is_refused() -> None:
    ledger = after(PLANT, rule("withdrawn", "vl"), sign("am"))
    with pytest.raises(RefusedError) as refused:
        apply(ledger, sign("am", "v"), TODAY)
    ruling = ledger.claims["plant"].verdicts[-1].id
    assert refused.value.message == (
        f"plant was ruled withdrawn on 24 November 2026, by {ruling}, and with this signature v "
        "would rule broken"
    )
    assert refused.value.hint == "retract the wrong one: `claimcheck correct plant v`"


def test_a_third_person_may_stand_behind_a_ruling_that_rules_already() -> None:
    ledger = after(SIGNED, sign("jo", "v"))
    assert [one.by for one in ledger.claims["plant"].signatures] == ["am", "jo"]


def test_two_people_sign_on_one_day_though_their_signatures_say_the_same() -> None:
    ledger = after(PLANT.replace("= 2\n", "= 3\n"), sign("am"), sign("jo"))
    one = View(ledger, TODAY).standing("plant")
    assert one is not None
    assert one.status == "broken"


def test_whoever_took_a_signature_back_may_sign_again() -> None:
    taken = Correction(date=Span.day(TODAY), retracts="s", because="b", recorded=NOW)
    ledger = after(SIGNED, AddCorrection("plant", taken))
    assert [one.status for one in View(ledger, TODAY).standings()] == ["overdue"]
    again = apply(ledger, sign("am"), TODAY).ledger
    assert [one.status for one in View(again, TODAY).standings()] == ["broken"]


def test_a_second_ruling_may_be_proposed_beside_another_that_waits() -> None:
    ledger = after(PLANT, rule("withdrawn", "am"))
    one = View(ledger, TODAY).standing("plant")
    assert one is not None
    assert one.proposed is not None
    assert (one.status, one.proposed.verdict, one.proposed.by) == ("overdue", "withdrawn", "am")


def test_more_signatures_are_not_asked_for_where_a_ruling_has_no_author() -> None:
    nameless = PLANT.replace('by = "vl"\n', "").replace("signatures = 2", "")
    assert refusal(nameless, ChangeSettings({"signatures": 2})) == (
        "the ruling v on plant does not say who made it, and 2 people must stand behind a ruling; "
        'add by = "NAME"'
    )


def test_how_many_more_rulings_have_no_author_is_told() -> None:
    nameless = PLANT.replace('by = "vl"\n', "").replace("signatures = 2", "")
    again = """
[claims.plant.verdicts.w]
date = 2026-08-10
verdict = "broken"
because = "still a field"
"""
    told = refusal(nameless + again, ChangeSettings({"signatures": 2}))
    assert told.startswith("the ruling v on plant does not say who made it")
    assert told.endswith('add by = "NAME"; 1 more error')


def test_a_ruling_signed_on_its_own_day_says_that_once() -> None:
    ledger = valid(SIGNED.replace("date = 2026-07-15", "date = 2026-07-10"))
    one = View(ledger, TODAY).standing("plant")
    assert one is not None
    assert one.reason == "ruled broken on 10 July 2026, signed the same day: a field"


def test_a_retracted_ruling_is_not_offered_for_signing() -> None:
    retracted = """
[claims.plant.corrections.c]
date = 2026-07-20
retracts = "v"
because = "wrong plant"
"""
    assert refusal(PLANT + retracted, sign("am")) == (
        "plant has no ruling to sign; `claimcheck resolve` makes one"
    )


@pytest.mark.parametrize("value", [0, -1])
def test_at_least_one_person_stands_behind_a_ruling(value: int) -> None:
    told = refusal("", ChangeSettings({"signatures": value}))
    assert told.startswith(f"signatures: “{value}” is less than 1")


# What is wrong or doubtful in a file


@pytest.mark.parametrize(
    ("text", "at", "code", "message"),
    [
        (
            SIGNED.replace('of = "v"', 'of = "w"'),
            "claims.plant.signatures.s.of",
            "unknown-verdict",
            "plant has no verdict “w” to sign",
        ),
        (
            PLANT.replace('by = "vl"\n', ""),
            "claims.plant.verdicts.v",
            "nameless-verdict",
            "the ruling v on plant does not say who made it, and 2 people must stand behind a "
            "ruling",
        ),
        (
            PLANT.replace('by = "vl"', 'by = " "'),
            "claims.plant.verdicts.v",
            "nameless-verdict",
            "the ruling v on plant does not say who made it, and 2 people must stand behind a "
            "ruling",
        ),
        (
            "[settings]\nsignatures = 1.5\n",
            "settings.signatures",
            "wrong-type",
            "signatures takes a whole number, 1 or more, not “1.5”",
        ),
    ],
)
def test_what_cannot_be_is_an_error_at_its_key(text: str, at: str, code: str, message: str) -> None:
    [problem] = read(text)[1]
    assert problem.severity == "error"
    assert (".".join(problem.at), problem.code, problem.message) == (at, code, message)


@pytest.mark.parametrize(
    "text",
    [
        PLANT.replace('by = "vl"\n', "").replace("signatures = 2", ""),
        f"{PLANT.replace(chr(98) + 'y = ' + chr(34) + 'vl' + chr(34) + chr(10), '')}"
        '[claims.plant.corrections.c]\ndate = 2026-08-01\nretracts = "v"\nbecause = "b"\n',
        f"{SIGNED.replace('of = ' + chr(34) + 'v', 'of = ' + chr(34) + 'w')}"
        '[claims.plant.corrections.c]\ndate = 2026-08-01\nretracts = "s"\nbecause = "b"\n',
    ],
    ids=["one person rules", "a retracted ruling", "a retracted signature"],
)
def test_a_ruling_without_a_name_and_a_signature_of_nothing_are_in_order_where(text: str) -> None:
    valid(text)


def warned(text: str) -> list[tuple[str, str]]:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    found = warnings(valid(text), TODAY, now)
    return [(one.code, one.message) for one in found if one.code != "no-evidence"]


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        (
            'by = "vl"',
            ("idle-signature", "“vl” already made this ruling, so the signature adds nobody"),
        ),
        (
            'by = "am"\n[claims.plant.signatures.t]\ndate = 2026-07-16\nof = "v"\nby = "AM"',
            ("idle-signature", "“AM” already signed this ruling, so the signature adds nobody"),
        ),
        ('by = "am"\nx-on = 1', None),
    ],
)
def test_a_signature_that_adds_nobody_is_warned_of(
    signature: str, told: tuple[str, str] | None
) -> None:
    text = f'{PLANT}[claims.plant.signatures.s]\ndate = 2026-07-15\nof = "v"\n{signature}\n'
    assert warned(text) == [told] * (told is not None)


def test_a_signature_before_its_ruling_is_warned_of() -> None:
    text = f'{PLANT}[claims.plant.signatures.s]\ndate = 2026-07-09\nof = "v"\nby = "am"\n'
    assert warned(text) == [
        ("early-signature", "signed on 9 July 2026, before the ruling of 2026-07-10")
    ]


def test_a_signature_of_a_retracted_ruling_is_not_warned_of() -> None:
    retracts = '[claims.plant.corrections.c]\ndate = 2026-08-01\nretracts = "v"\nbecause = "b"\n'
    assert warned(SIGNED.replace('by = "am"', 'by = "vl"') + retracts) == []


def test_rulings_contradict_each_other_only_where_both_rule() -> None:
    two = f"""{SIGNED}
[claims.plant.verdicts.w]
date = 2026-08-01
verdict = "withdrawn"
because = "b"
by = "vl"
"""
    assert warned(two) == []
    signed = f'{two}[claims.plant.signatures.t]\ndate = 2026-08-02\nof = "w"\nby = "am"\n'
    assert [code for code, _ in warned(signed)] == ["contradicting-rulings"]


# What is told


def test_a_reason_tells_the_day_of_the_ruling_and_the_day_of_the_signature() -> None:
    assert on(SIGNED, TODAY).reason == (
        "ruled broken on 10 July 2026, signed on 15 July 2026: a field"
    )
    alone = SIGNED.replace("signatures = 2", "")
    assert on(alone, TODAY).reason == "ruled broken on 10 July 2026: a field"


def test_the_day_of_the_signature_is_the_day_of_the_change() -> None:
    moved = transitions(valid(SIGNED), date(2026, 6, 1), TODAY)
    assert [(str(one.date), one.from_, one.to, one.cause) for one in moved] == [
        ("2026-07-01", "due-soon", "overdue", "its last day, 30 June 2026, has passed"),
        (
            "2026-07-15",
            "overdue",
            "broken",
            "ruled broken on 10 July 2026 and signed: a field",
        ),
    ]


def test_what_was_not_known_yet_moves_nothing() -> None:
    moved = transitions(valid(SIGNED), date(2026, 7, 2), TODAY, known_on=date(2026, 7, 14))
    assert moved == []


def test_what_waits_for_a_signature_comes_first_and_says_how_to_sign() -> None:
    other = """
[claims.other]
text = "Acme pays"
claimant = "Acme"
made = 2020-01-10
deadline = 2021-06-30
"""
    [first, second] = attention(View(valid(PLANT + other), TODAY).standings())
    assert (first.kind, first.command) == ("awaiting-signature", "claimcheck sign plant")
    assert first.why == (
        "broken proposed by vl on 10 July 2026, needs one more signature; 147 days overdue (due by "
        "30 June 2026); no ruling yet; never looked at"
    )
    assert (second.claim.id, second.kind) == ("other", "overdue")


def test_a_ruled_claim_whose_reopening_waits_needs_a_person_too() -> None:
    [item] = attention(View(valid(REOPENED), TODAY).standings())
    assert (item.claim.status, item.kind) == ("broken", "awaiting-signature")
    assert item.why == (
        "reopening proposed by am on 1 August 2026, needs one more signature; ruled broken on 10 "
        "July 2026, signed on 15 July 2026: a field"
    )


def test_three_more_signatures_are_counted_in_words() -> None:
    [item] = attention(View(valid(PLANT.replace("= 2\n", "= 4\n")), TODAY).standings())
    assert item.why.startswith("broken proposed by vl on 10 July 2026, needs 3 more signatures;")


def test_a_proposed_ruling_is_in_no_track_record() -> None:
    [proposed] = records(View(valid(PLANT), TODAY))
    [ruled] = records(View(valid(SIGNED), TODAY))
    assert (proposed.n, proposed.overdue, ruled.n, ruled.broken) == (0, 1, 1, 1)


def test_a_detail_names_the_rulings_that_wait() -> None:
    waits, rules = (detail(View(valid(text), TODAY), "plant") for text in (PLANT, SIGNED))
    assert waits is not None
    assert rules is not None
    assert (waits.unsigned, rules.unsigned) == (("v",), ())


# What is published


def test_readers_see_a_ruling_and_its_signature_once_it_rules() -> None:
    claim = published(valid(SIGNED)).claims["plant"]
    assert [one.id for one in claim.verdicts] == ["v"]
    assert [(one.by, one.note) for one in claim.signatures] == [("am", None)]
    claim = published(valid(PLANT)).claims["plant"]
    assert (claim.verdicts, claim.signatures) == ((), ())


def test_a_claim_without_a_ruling_is_published_as_it_is() -> None:
    ledger = valid(PLANT.partition("[claims.plant.verdicts")[0])
    assert published(ledger) == ledger


def test_on_the_day_before_the_signature_readers_saw_no_ruling() -> None:
    view = View(valid(SIGNED), date(2026, 7, 14))
    assert readers_view(view).ledger.claims["plant"].verdicts == ()
    assert [one.status for one in readers_view(view).standings()] == ["overdue"]
    assert [one.proposed for one in readers_standings(view)] == [None]


def test_a_retracted_ruling_stays_published_only_if_it_ruled() -> None:
    retracts = '[claims.plant.corrections.c]\ndate = 2026-08-01\nretracts = "v"\nbecause = "b"\n'
    ruled = published(valid(SIGNED + retracts)).claims["plant"]
    assert [one.id for one in (*ruled.verdicts, *ruled.signatures, *ruled.corrections)] == [
        *("v", "s", "c")
    ]
    proposed = published(valid(PLANT + retracts)).claims["plant"]
    assert (proposed.verdicts, proposed.corrections) == ((), ())


def test_a_ruling_that_lost_its_signature_is_not_published_and_nothing_names_it() -> None:
    text = f"""{SIGNED}
[claims.plant.verdicts.w]
date = 2026-08-01
verdict = "withdrawn"
because = "b"
overrules = "v"
by = "vl"

[claims.plant.signatures.t]
date = 2026-08-02
of = "w"
by = "am"

[claims.plant.corrections.c]
date = 2026-09-01
retracts = "s"
because = "b"
"""
    claim = published(valid(text)).claims["plant"]
    assert [(one.id, one.overrules) for one in claim.verdicts] == [("w", None)]
    assert [one.id for one in claim.signatures] == ["t"]
    assert claim.corrections == ()


def test_without_the_setting_everything_is_published_as_ever() -> None:
    ledger = valid(SIGNED.replace("signatures = 2", ""))
    assert [one.id for one in published(ledger).claims["plant"].verdicts] == ["v"]


# What no signature changes

_NAMES = ("am", "jo", "ed")


@given(
    st.integers(2, 4),
    st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=3, max_size=3),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.dates(date(2026, 1, 1), date(2028, 1, 31)),
)
def test_signatures_never_change_a_day_before_the_last_of_them(
    needed: int, dates: list[date], ruled: date, day: date
) -> None:
    text = PLANT.replace("signatures = 2", f"signatures = {needed}").replace(
        "date = 2026-07-10", f"date = {ruled}"
    )
    dates = dates[: needed - 1]
    signatures = "".join(
        f'[claims.plant.signatures.s{place}]\ndate = {one}\nof = "v"\nby = "{name}"\n'
        for place, (one, name) in enumerate(zip(dates, _NAMES, strict=False))
    )
    before, later = on(text, day), on(text + signatures, day)
    if day < max(dates):
        assert replace(later, proposed=None) == replace(before, proposed=None)
    elif day >= ruled:
        assert (later.status, later.ruled_on) == ("broken", max(ruled, *dates))
    else:
        assert later == before
