"""Filing: tags and drafts are the desk's, and no mistakes of ours."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimcheck.domain.changing.change import AddCorrection, Applied, FileClaims, apply
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.span import Span
from claimcheck.domain.publishing.published import published
from claimcheck.domain.standing.corrected import correct, said_anew
from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.view import View
from tests.ledgers import read, valid

TODAY = date(2026, 11, 24)
LEDGER = """\
[claims.car]
text = "Acme will build a car"
claimant = "Acme"
made = 2025-03-08
criteria = "a customer has one"
tags = ["ev"]

[claims.bus]
text = "Acme will build a bus"
claimant = "Acme"
made = 2025-03-08
criteria = "a city has one"
"""


def filing(second: int = 0, **values: Any) -> FileClaims:
    recorded = datetime(2026, 11, 24, 8, 0, second, tzinfo=UTC)
    return FileClaims(("car", "bus"), Correction(date=Span.day(TODAY), recorded=recorded, **values))


def tags(ledger: Ledger, id_: str) -> tuple[str, ...]:
    return correct(ledger.claims[id_]).claim.tags


def after(*changes: FileClaims) -> Applied:
    applied = Applied(valid(LEDGER), (), ())
    for change in changes:
        applied = apply(applied.ledger, change, TODAY)
    return applied


def test_each_claim_gets_what_changes_for_it_and_one_that_is_filed_so_gets_nothing() -> None:
    done = after(filing(tags_added=("ev", "road"), tags_dropped=("sea",)))
    assert (tags(done.ledger, "car"), tags(done.ledger, "bus")) == (("ev", "road"), ("ev", "road"))
    assert [block["tags-added"] for _, block in done.blocks] == [["road"], ["ev", "road"]]
    assert all("tags-dropped" not in block and "because" not in block for _, block in done.blocks)
    ev = after(filing(tags_added=("ev",)))
    assert (ev.claims, len(ev.blocks)) == (("bus",), 1)
    none = after(filing(draft=False))
    assert (none.claims, none.blocks, none.ledger.claims["car"].corrections) == ((), (), ())


def test_a_claim_is_filed_there_and_back_as_often_as_one_likes() -> None:
    ways = [filing(at, draft=at % 2 == 0) for at in range(4)]
    done = after(*ways)
    claim = done.ledger.claims["car"]
    assert [one.draft for one in claim.corrections] == [True, False, True, False]
    assert len({one.id for one in claim.corrections}) == 4
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert list(warnings(done.ledger, TODAY, now)) == []
    assert {*published(after(*ways[:3]).ledger).claims} == set()
    assert {*published(done.ledger).claims} == {"car", "bus"}


def test_the_tags_of_two_people_merge_and_the_newest_word_on_a_tag_holds() -> None:
    merged = (
        LEDGER
        + """
[claims.car.corrections.a]
date = 2026-11-01
tags-added = ["road"]
tags-dropped = ["ev"]

[claims.car.corrections.b]
date = 2026-11-02
tags-added = ["sea", "ev"]

[claims.car.corrections.c]
date = 2026-11-03
tags-dropped = ["road"]
"""
    )
    assert tags(valid(merged), "car") == ("sea", "ev")
    whole = (
        merged
        + """
[claims.car.corrections.d]
date = 2026-11-02
tags = ["air"]
because = "all wrong"
recorded = 2026-11-02T09:00:00Z
"""
    )
    ledger = valid(whole)
    assert tags(ledger, "car") == ("air",)
    assert correct(ledger.claims["car"], date(2026, 11, 1)).claim.tags == ("road",)


def test_only_what_says_nothing_of_the_promise_is_filing() -> None:
    filed = Correction(date=Span.day(TODAY), draft=True, tags_added=("a",), because="tidy")
    assert filed.only_files
    assert filed.but(kind=None, dropped=()).only_files
    others: list[dict[str, Any]] = [{"kind": "aim"}, {"retracts": "x"}, {"dropped": ("tags",)}]
    for other in (*others, {"tags": ()}):
        assert not filed.but(**other).only_files


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ('tags-added = ["a"]\ntags-dropped = ["a"]', "the tag “a” is both added and dropped"),
        ('criteria = "c"\ndropped = ["criteria"]\nbecause = "x"', "both set and dropped"),
        ('text = " "\nbecause = "x"', "text is empty"),
        ('draft = true\nbecause = ""', "because is empty"),
        ('kind = "aim"', "one has no because"),
        ('dropped = ["made"]\nbecause = "x"', "“made” is not one of speaker, deadline"),
        ('dropped = "made"\nbecause = "x"', "dropped takes a list of keys of the claim"),
        ('because = "x"', "the correction corrects nothing"),
    ],
)
def test_a_correction_that_makes_no_sense_is_an_error(keys: str, message: str) -> None:
    _, problems = read(f"{LEDGER}\n[claims.car.corrections.one]\ndate = 2026-11-01\n{keys}\n")
    [problem] = [one for one in problems if one.severity == "error"]
    assert message in problem.message


def test_what_readers_are_told_leaves_filing_and_its_undoing_out() -> None:
    facts = """
[claims.car.corrections.a]
date = 2026-11-01
draft = true

[claims.car.corrections.b]
date = 2026-11-02
retracts = "a"
because = "the wrong button"

[claims.car.corrections.c]
date = 2026-11-03
tags-added = ["road"]
criteria = "ten customers have one"
because = "too loose"
"""
    told = detail(View(valid(LEDGER + facts), TODAY), "car")
    assert told is not None
    assert [one.fact.id for one in told.mistakes] == ["c"]
    assert len(told.corrections) == 3


def test_what_a_correction_says_of_each_key_is_told_in_words() -> None:
    one = Correction(
        date=Span.day(TODAY),
        holds=True,
        draft=False,
        parts=(),
        tags=("a", "b"),
        dropped=("lang",),
        tags_added=("c",),
        tags_dropped=("d",),
        criteria="k",
    )
    assert said_anew(one) == [
        "criteria: k",
        "tags: a, b",
        "parts: nothing",
        "holds: yes",
        "draft: no",
        "tags: +c −d",
        "lang: removed",
    ]


def test_a_correction_that_files_by_hand_is_refused_where_nothing_changes() -> None:
    idle = Correction(date=Span.day(TODAY), tags_added=("ev",))
    with pytest.raises(Exception, match="tags of car are already ev"):
        apply(valid(LEDGER), AddCorrection("car", idle), TODAY)
