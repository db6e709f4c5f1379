"""What a source says differently the second time: told, and with an update taken in as facts."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.changing.row_intake import Intake, take
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.standing.view import View
from tests.ledgers import read, valid

TODAY = date(2026, 11, 24)
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PARKS: dict[str, Any] = {
    "text": "Build 10 parks",
    "claimant": "City",
    "made": "2024-01-01",
    "deadline": "2026",
}
KEPT = {"date": "2026-06-01", "verdict": "kept", "because": "listed as Done"}
BROKEN = {"date": "2026-07-01", "verdict": "broken", "because": "listed as Failed"}
REPORT = {"date": "2026-05-01", "stance": "supports", "source": "https://city.example/report"}
ODDS = {"date": "2026-05-01", "probability": 0.3, "by": "ana"}


def row(
    values: dict[str, Any],
    at: datetime = NOW,
    undated: tuple[str, ...] = (),
    changed: str | None = None,
    **facts: list[dict[str, Any]],
) -> Foreign:
    """Return a row with key city:1, its facts recorded as an import records them."""
    own = {"imported": "city:1", "by": "vl", "recorded": at}
    tables = {
        table: {f"{table}-{place}": {**own, **one} for place, one in enumerate(found, 1)}
        for table, found in facts.items()
    }
    claim, problems = read_block(Claim, "row", {**values, **own, **tables}, ("claims", "row"))
    assert claim is not None, problems
    day = parse_span(changed) if changed else None
    return Foreign(2, claim.but(id=""), day, frozenset(undated))


def first(values: dict[str, Any] = PARKS, **facts: Any) -> Ledger:
    """Return the ledger of a first import."""
    took = take(valid(""), [row(values, FIRST, **facts)], date(2026, 8, 1))
    assert not took.not_taken
    return took.ledger


def again(ledger: Ledger, again: Foreign, *, update: bool = True) -> Intake:
    return take(ledger, [again], TODAY, update=update)


def told(took: Intake) -> list[tuple[str, str, str, bool]]:
    return [(one.field, one.from_, one.to, one.taken) for one in took.changed]


def only(ledger: Ledger) -> Claim:
    (claim,) = ledger.claims.values()
    return claim


def test_what_is_the_same_is_known_and_nothing_is_told() -> None:
    facts: dict[str, Any] = {"evidence": [REPORT], "forecasts": [ODDS], "verdicts": [KEPT]}
    took = again(first(**facts), row(PARKS, **facts))
    assert (took.known, took.changed, took.blocks) == (1, (), ())


def test_a_moved_date_is_told_and_taken_as_a_revision_of_today() -> None:
    moved = row({**PARKS, "deadline": "2027", "deadline-words": "by 2027"})
    assert told(again(first(), moved, update=False)) == [("deadline", "2026", "2027", False)]
    took = again(first(), moved)
    assert told(took) == [("deadline", "2026", "2027", True)]
    (revision,) = only(took.ledger).revisions
    assert revision.deadline == parse_span("2027")
    assert (revision.deadline_words, revision.date) == ("by 2027", Span.day(TODAY))
    assert (revision.imported, revision.by, revision.recorded) == ("city:1", "vl", NOW)
    standing = View(took.ledger, TODAY).standing(only(took.ledger).id)
    assert standing is not None
    assert standing.slip_days == 365  # 2027 has as many days


def test_a_revision_is_of_the_day_that_the_source_tells() -> None:
    took = again(first(), row({**PARKS, "deadline": "2027"}, changed="2026-09-09"))
    assert [one.date.stored for one in only(took.ledger).revisions] == ["2026-09-09"]


def test_what_was_taken_once_is_known_and_a_date_may_move_back() -> None:
    moved = row({**PARKS, "deadline": "2027"})
    once = again(first(), moved).ledger
    assert again(once, moved).changed == ()
    back = again(once, row(PARKS))
    assert told(back) == [("deadline", "2027", "2026", True)]
    assert [one.deadline.stored for one in only(back.ledger).revisions if one.deadline] == [
        "2027",
        "2026",
    ]


def test_a_moved_target_is_a_revision() -> None:
    was = {**PARKS, "target": {"measure": "parks", "at-least": 10}}
    took = again(first(was), row({**PARKS, "target": {"measure": "parks", "at-least": 8}}))
    assert told(took) == [("target", "parks at least 10", "parks at least 8", True)]


def test_a_date_that_is_gone_is_for_a_person() -> None:
    undated = {key: value for key, value in PARKS.items() if key != "deadline"}
    took = again(first(), row(undated))
    assert told(took) == [("deadline", "2026", "", False)]
    assert "revise --undated" in took.changed[0].reason


def test_a_date_where_there_was_none_is_taken() -> None:
    undated = {key: value for key, value in PARKS.items() if key != "deadline"}
    took = again(first({**undated, "deadline-words": "soon"}), row(PARKS))
    assert told(took) == [("deadline", "soon", "2026", True)]


@pytest.mark.parametrize(
    ("key", "was", "is_"),
    [
        ("text", "Build 10 parks", "Build 12 parks"),
        ("claimant", "City", "Town"),
        ("made", "2024-01-01", "2024-01-02"),
        ("source", "", "https://city.example"),
    ],
)
def test_other_words_are_told_and_never_taken(key: str, was: str, is_: str) -> None:
    took = again(first(), row({**PARKS, key: is_}))
    assert told(took) == [(key, was, is_, False)]
    assert "claimcheck correct" in took.changed[0].reason
    assert took.blocks == ()


def test_tags_that_are_new_are_told_and_those_that_a_desk_added_are_not() -> None:
    took = again(first({**PARKS, "tags": ["city", "desk"]}), row({**PARKS, "tags": ["city", "x"]}))
    assert told(took) == [("tags", "", "x", False)]


def test_a_value_that_the_desk_has_corrected_is_compared_as_it_came() -> None:
    text = '[claims.{}.corrections.c]\ndate = 2026-09-01\ntext = "Build ten parks"\nbecause = "b"\n'
    ledger = first()
    corrected = valid_with(ledger, text)
    assert again(corrected, row(PARKS)).changed == ()


def test_a_status_is_a_verdict() -> None:
    took = again(first(), row(PARKS, verdicts=[KEPT]))
    assert told(took) == [("verdict", "", "kept", True)]
    (verdict,) = only(took.ledger).verdicts
    assert (verdict.imported, verdict.because, verdict.overrules) == (
        "city:1",
        "listed as Done",
        None,
    )


def test_another_status_overrules_the_one_that_came_before() -> None:
    took = again(first(verdicts=[KEPT]), row(PARKS, verdicts=[BROKEN]))
    assert told(took) == [("verdict", "kept", "broken", True)]
    old, new = only(took.ledger).verdicts
    assert new.overrules == old.id


def test_a_status_dated_before_the_one_that_holds_is_not_taken() -> None:
    took = again(first(verdicts=[BROKEN]), row(PARKS, verdicts=[KEPT]))
    assert told(took) == [("verdict", "broken", "kept", False)]
    assert "before the ruling that holds" in took.changed[0].reason


def test_a_status_that_is_later_than_the_first_date_and_says_no_day_came_true_some_time() -> None:
    kept = {**KEPT, "date": "2026-11-01"}
    took = again(
        first({**PARKS, "deadline": "2026-06"}),
        row({**PARKS, "deadline": "2026-06"}, verdicts=[kept]),
    )
    (verdict,) = only(took.ledger).verdicts
    assert verdict.fulfilled == "unknown"


def test_a_status_that_is_gone_or_reopened_is_for_a_person() -> None:
    gone = again(first(verdicts=[KEPT]), row(PARKS))
    assert told(gone) == [("verdict", "kept", "", False)]
    assert "claimcheck reopen" in gone.changed[0].reason
    reopened = {**KEPT, "date": "2026-07-01", "verdict": "reopened"}
    assert told(again(first(verdicts=[KEPT]), row(PARKS, verdicts=[reopened]))) == [
        ("verdict", "kept", "reopened", False)
    ]


DESK = '[claims.{}.verdicts.desk]\ndate = 2026-09-01\nverdict = "broken"\nbecause = "seen"\n'


def test_a_status_that_contradicts_the_desk_is_told_and_one_that_agrees_is_known() -> None:
    ledger = valid_with(first(), DESK)
    took = again(ledger, row(PARKS, verdicts=[KEPT]))
    assert told(took) == [("verdict", "", "kept", False)]
    assert took.changed[0].reason == "the desk ruled broken (desk)"
    assert again(ledger, row(PARKS, verdicts=[BROKEN])).changed == ()


def test_when_it_came_true_is_for_a_person() -> None:
    was, is_ = ({**KEPT, "fulfilled": day} for day in ("2026-05-01", "2026-05-09"))
    took = again(first(verdicts=[was]), row(PARKS, verdicts=[is_]))
    assert told(took) == [("fulfilled", "2026-05-01", "2026-05-09", False)]


def test_of_a_history_of_statuses_the_new_ones_are_taken() -> None:
    took = again(first(verdicts=[KEPT]), row(PARKS, verdicts=[KEPT, BROKEN]))
    assert told(took) == [("verdict", "kept", "broken", True)]


def test_new_evidence_and_forecasts_are_facts_and_a_ruling_rests_on_them() -> None:
    new = {**REPORT, "date": "2026-06-01", "source": "https://city.example/next"}
    ruling = {**KEPT, "on": ["evidence-1", "evidence-2"]}
    later = {**ODDS, "date": "2026-06-01", "probability": 0.9}
    took = again(
        first(evidence=[REPORT], forecasts=[ODDS]),
        row(PARKS, evidence=[REPORT, new], forecasts=[ODDS, later], verdicts=[ruling]),
    )
    assert told(took) == [
        ("evidence", "", "2026-06-01: supports, https://city.example/next", True),
        ("forecast", "", "2026-06-01: 90%", True),
        ("verdict", "", "kept", True),
    ]
    claim = only(took.ledger)
    assert set(claim.verdicts[0].on) == {one.id for one in claim.evidence}
    times = [one.recorded for _, one in claim.facts() if one.recorded and one.recorded != FIRST]
    assert len(set(times)) == len(times)


def test_a_fact_whose_date_is_not_of_the_source_is_known_on_any_day() -> None:
    ledger = first(evidence=[REPORT])
    other = {**REPORT, "date": "2026-09-09"}
    assert again(ledger, row(PARKS, evidence=[other], undated=("evidence-1",))).changed == ()
    assert len(again(ledger, row(PARKS, evidence=[other])).changed) == 2


def test_what_the_source_has_no_longer_stays_and_is_told() -> None:
    took = again(first(evidence=[REPORT]), row(PARKS))
    assert told(took) == [
        ("evidence", "2026-05-01: supports, https://city.example/report", "", False)
    ]


def test_a_revision_of_the_source_is_taken() -> None:
    moved = {"date": "2026-08-01", "deadline": "2028"}
    took = again(first(), row(PARKS, revisions=[moved]))
    assert told(took) == [("revision", "", "2026-08-01: 2028", True)]
    again_said = {"date": "2026-08-02"}
    assert told(again(first(), row(PARKS, revisions=[again_said]))) == [
        ("revision", "", "2026-08-02", True)
    ]


def test_a_fact_of_tomorrow_or_before_the_claim_is_not_taken() -> None:
    late = {**ODDS, "date": "2026-11-25"}
    early = {**ODDS, "date": "2023-01-01"}
    took = again(first(), row(PARKS, forecasts=[late, early]))
    assert [one.taken for one in took.changed] == [False, False]
    assert "after today" in took.changed[0].reason
    assert "before" in took.changed[1].reason


def test_facts_of_before_they_kept_where_they_came_from_are_known() -> None:
    """They were recorded together with their claim."""
    ledger = valid(
        """
[claims.a]
text = "Build 10 parks"
claimant = "City"
made = 2024-01-01
deadline = "2026"
imported = "city:1"
recorded = 2026-03-01T09:00:00Z
[claims.a.verdicts.v]
date = 2026-02-01
verdict = "kept"
because = "listed as Done"
recorded = 2026-03-01T09:00:00Z
"""
    )
    assert again(ledger, row(PARKS, verdicts=[KEPT])).changed == ()
    assert told(again(ledger, row(PARKS, verdicts=[BROKEN]))) == [
        ("verdict", "kept", "broken", True)
    ]


def test_a_plain_day_of_recording_stays_one() -> None:
    plain = row({**PARKS, "deadline": "2027"})
    plain = Foreign(2, plain.claim.but(recorded=TODAY))
    (revision,) = only(again(first(), plain).ledger).revisions
    assert revision.recorded == TODAY


def valid_with(ledger: Ledger, text: str) -> Ledger:
    """Return the ledger with the facts of a text, in which {} is the id of its claim."""
    claim = only(ledger)
    text = f'[claims.{claim.id}]\ntext = "t"\nclaimant = "c"\nmade = 2024-01-01\n{text}'
    other, _ = read(text.format(claim.id))  # may take back what only the ledger has
    facts = {
        table: (*getattr(claim, table), *getattr(only(other), table))
        for table in ("verdicts", "corrections", "revisions")
    }
    return ledger.with_claim(claim.but(**facts))


def test_what_the_desk_says_by_now_as_well_is_no_difference() -> None:
    """A correction of the words, a moved date and a moved target, each of the desk's own."""
    moved = {**PARKS, "text": "Build ten parks", "deadline": "2027"}
    moved["target"] = {"measure": "parks", "at-least": 10}
    own = """\
[claims.{0}.corrections.c]
date = 2026-09-01
text = "Build ten parks"
because = "as it was said"
[claims.{0}.revisions.r]
date = 2026-09-01
deadline = "2027"
target = {{ measure = "parks", at-least = 10 }}
"""
    assert again(valid_with(first(), own), row(moved)).changed == ()
    assert [one.field for one in again(first(), row(moved)).changed] == [
        *("text", "deadline", "target"),
    ]


def test_a_revision_that_the_desk_took_back_says_nothing() -> None:
    own = """\
[claims.{0}.revisions.r]
date = 2026-09-01
deadline = "2027"
[claims.{0}.corrections.c]
date = 2026-09-02
retracts = "r"
because = "a mistake"
"""
    took = again(valid_with(first(), own), row({**PARKS, "deadline": "2027"}))
    assert told(took) == [("deadline", "2026", "2027", True)]


def test_another_reading_of_the_same_source_and_day_is_a_new_version_of_it() -> None:
    was, is_ = ({**REPORT, "value": value} for value in (1512, 1600))
    now = row(PARKS, evidence=[is_])
    took = again(first(evidence=[was]), now)
    line = "2026-05-01: supports, https://city.example/report, "
    assert told(took) == [("evidence", f"{line}1,512", f"{line}1,600", True)]
    assert again(took.ledger, now).changed == ()


def test_what_the_source_has_no_longer_is_told_until_the_desk_takes_it_back() -> None:
    ledger = first(evidence=[REPORT])
    (key,) = (one.id for one in only(ledger).evidence)
    assert [one.to for one in again(ledger, row(PARKS)).changed] == [""]
    own = f"""\
[claims.{{}}.corrections.c]
date = 2026-09-01
retracts = "{key}"
because = "the source took it back"
"""
    assert again(valid_with(ledger, own), row(PARKS)).changed == ()


def test_a_deadline_dated_before_the_move_that_holds_is_told_and_never_taken_twice() -> None:
    ledger = again(first(), row({**PARKS, "deadline": "2027"}, changed="2026-09-01")).ledger
    moved = row({**PARKS, "deadline": "2028"}, changed="2026-08-15")
    intake = again(ledger, moved)
    assert told(intake) == [("deadline", "2027", "2028", False)]
    assert intake.changed[0].reason.startswith("it is dated 2026-08-15, before the revision that")
    assert not intake.blocks


def test_a_target_dated_before_the_move_that_holds_is_not_taken_either() -> None:
    aims = [{**PARKS, "target": {"measure": "parks", "at-least": n}} for n in (10, 12, 15)]
    ledger = again(first(aims[0]), row(aims[1], changed="2026-09-01")).ledger
    assert not again(ledger, row(aims[2], changed="2026-08-15")).blocks


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("evidence", REPORT, {**REPORT, "stance": "refutes"}),
        ("forecasts", ODDS, {**ODDS, "probability": 0.5}),
    ],
)
def test_what_went_back_to_what_it_was_is_seen(
    table: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    was: dict[str, Any] = {table: [one]}
    then: dict[str, Any] = {table: [other]}
    ledger = again(first(**was), row(PARKS, **then)).ledger
    back = again(ledger, row(PARKS, **was))
    assert [change.taken for change in back.changed] == [True]
    assert not again(back.ledger, row(PARKS, **was)).changed


REOPENED = {"date": "2026-07-01", "verdict": "reopened", "because": "listed as Reopened"}


def with_desk(ledger: Ledger, verdict: str, day: str = "2026-08-02") -> Ledger:
    """Return a ledger in which a person has ruled."""
    (claim,) = ledger.claims.values()
    own = {"date": day, "verdict": verdict, "because": "the desk"}
    whole, _ = read_block(Claim, "x", {**PARKS, "verdicts": {"mine": own}}, ("claims", "x"))
    assert whole is not None
    ruled = claim.with_fact("verdicts", whole.verdicts[0])
    return Ledger(ledger.settings, ledger.claimants, {ruled.id: ruled}, ledger.looks)


def test_a_reopening_that_a_person_has_made_as_well_is_told_no_more() -> None:
    ledger = first(verdicts=[KEPT])
    says = row(PARKS, verdicts=[KEPT, REOPENED])
    assert told(again(ledger, says)) == [("verdict", "kept", "reopened", False)]
    ledger = with_desk(ledger, "reopened")
    assert not again(ledger, says).changed
    assert not again(ledger, row(PARKS)).changed
    later = row(PARKS, verdicts=[KEPT, REOPENED, {**BROKEN, "date": "2026-09-01"}])
    intake = again(ledger, later)
    assert told(intake) == [("verdict", "kept", "broken", True)]
    assert not again(intake.ledger, later).changed


def test_a_history_that_ends_as_the_desk_ruled_has_nothing_to_tell() -> None:
    ledger = with_desk(first(), "broken")
    assert not again(ledger, row(PARKS, verdicts=[KEPT, BROKEN])).changed
    assert again(ledger, row(PARKS, verdicts=[BROKEN, {**KEPT, "date": "2026-09-01"}])).changed


def test_a_status_of_a_history_that_went_back_on_its_day_is_seen() -> None:
    done = {**KEPT, "date": "2026-07-01"}
    old = {**BROKEN, "date": "2026-05-01"}
    ledger = again(first(verdicts=[old, done]), row(PARKS, verdicts=[old, BROKEN])).ledger
    says = row(PARKS, verdicts=[old, done])
    back = again(ledger, says)
    assert told(back) == [("verdict", "broken", "kept", True)]
    assert not again(back.ledger, says).changed


def test_a_history_that_lost_its_last_status_is_told_and_not_taken() -> None:
    old = {**BROKEN, "date": "2026-04-01"}
    ledger = first(verdicts=[old, KEPT, BROKEN])
    intake = again(ledger, row(PARKS, verdicts=[old, KEPT]))
    assert told(intake) == [("verdict", "broken", "kept", False)]
    assert intake.changed[0].reason.startswith("it is dated 2026-06-01, before the ruling that")
