"""A claim that was never made can be taken back, and brought back; its history stays."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddEvidence,
    AddLook,
    Change,
    RefusedError,
    apply,
)
from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.changing.row_intake import take
from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span
from claimcheck.domain.publishing.published import (
    narrowed,
    published,
    readers_standings,
    readers_view,
    retractions,
    told_to_readers,
)
from claimcheck.domain.publishing.redaction import redaction
from claimcheck.domain.scoring.track_record import tally
from claimcheck.domain.standing.detail import detail, retracted_detail
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View
from claimcheck.domain.verifying.citation import citations, digests
from tests.ledgers import valid

TODAY = date(2026, 11, 24)
NOW = Span.day(TODAY)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
CLAIM = """\
[claims.{}]
text = "Acme will build a {}"
claimant = "Acme"
made = 2025-03-08
criteria = "there is one"
{}
"""
GONE = """\
[claims.car]
text = "Acme will build a car"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
source = "https://example.org/car"
imported = "csv:7"
was = ["auto"]

[claims.car.verdicts.ruling]
date = 2026-07-01
verdict = "broken"
because = "no car"

[claims.car.evidence.item]
date = 2026-07-01
stance = "refutes"
source = "https://example.org/none"

[claims.car.corrections.never]
date = 2026-11-20
retracts = "car"
because = "a parody was quoted"
recorded = 2026-11-20T08:00:00Z
"""
BUS = CLAIM.format("bus", "bus", "")
BACK = """
[claims.car.corrections.back]
date = 2026-11-23
retracts = "never"
because = "it was"
"""
ALONE: dict[str, Any] = {"id": "", "verdicts": (), "evidence": (), "corrections": (), "was": ()}


def view(text: str, **asked: Any) -> View:
    return View(valid(text), TODAY, **asked)


def test_it_leaves_lists_scores_warnings_and_doubles_and_comes_back() -> None:
    now = view(GONE + BUS)
    assert [one.id for one in now.standings()] == ["bus"]
    assert tally(now).groups["Acme"].cases.keys() == tally(view(BUS)).groups["Acme"].cases.keys()
    assert list(warnings(now.ledger, TODAY, AT)) == []
    assert [one.id for one in transitions(now.ledger, date(2025, 1, 1), TODAY)] == ["bus"]
    assert {one.is_retracted for one in citations(now.ledger, TODAY)} == {True, False}
    again = valid(GONE).claims["car"].but(**ALONE)
    assert "acme-build-car" in apply(now.ledger, AddClaim(again), TODAY).ledger.claims
    back = view(GONE + BACK)
    assert [one.status for one in back.standings()] == ["broken"]
    with pytest.raises(RefusedError, match="the same claim is already recorded as car"):
        apply(back.ledger, AddClaim(again), TODAY)


@pytest.mark.parametrize(
    "change",
    [
        AddEvidence(("car",), Evidence(date=NOW, stance="context", source="x")),
        AddLook(Look(date=NOW, claims=("bus", "car"))),
        AddCorrection("car", Correction(date=NOW, criteria="x", because="y")),
    ],
)
def test_it_takes_no_facts_but_what_brings_it_back(change: Change) -> None:
    ledger = valid(GONE + BUS)
    with pytest.raises(RefusedError) as refused:
        apply(ledger, change, TODAY)
    assert refused.value.message == "car was retracted on 2026-11-20: a parody was quoted"
    assert '`claimcheck correct car never --because "…"` brings it back' in refused.value.hint
    again = Correction(date=NOW, retracts="car", because="z")
    with pytest.raises(RefusedError, match="car is already retracted, by never"):
        apply(ledger, AddCorrection("car", again), TODAY)
    back = AddCorrection("car", Correction(date=NOW, retracts="nev", because="it was"))
    assert View(apply(ledger, back, TODAY).ledger, TODAY).standing("car") is not None


def test_its_history_is_told_with_what_took_it_back() -> None:
    told = retracted_detail(view(GONE), "car")
    assert told is not None
    assert (told.status, told.entry.retracted) == (None, "never")
    assert told.reason == "retracted on 2026-11-20: a parody was quoted"
    assert [one.fact.retracts for one in told.entry.corrections] == ["car"]
    assert [one.fact.id for one in told.entry.verdicts] == ["ruling"]
    assert detail(view(GONE), "car") is None
    assert retracted_detail(view(GONE + BACK), "car") is None
    assert retracted_detail(View(valid(GONE), date(2025, 1, 1)), "car") is None
    assert retracted_detail(view(GONE, known_on=date(2026, 11, 19)), "car") is None


def test_it_is_not_published_but_its_address_says_why_unless_it_was_a_draft() -> None:
    look = '\n[looks.round]\ndate = 2026-11-01\nclaims = ["auto", "bus"]\n'
    whole = CLAIM.format("all", "fleet", 'parts = ["bus", "car"]\nneeds = 2\n')
    superseded = """
[claims.bus.verdicts.v]
date = 2026-11-01
verdict = "superseded"
superseded-by = "car"
because = "b"
"""
    now = view(GONE + BUS + whole + superseded + look)
    out = published(now.ledger)
    assert {*out.claims} == {"bus", "all"}
    assert (out.claims["all"].parts, out.claims["all"].needs) == (("bus",), 1)
    assert out.looks["round"].claims == ("bus",)
    assert out.claims["bus"].verdicts[0].superseded_by is None
    assert [*ledger_errors(out)] == []
    [one] = retractions(readers_view(now))
    assert (one.claim.id, one.by.because) == ("car", "a parody was quoted")
    assert [*retractions(view(GONE, known_on=date(2026, 11, 19)))] == []
    assert [*retractions(View(now.ledger, date(2025, 1, 1)))] == []
    draft = GONE.replace('was = ["auto"]', "draft = true")
    assert [*retractions(view(draft))] == []
    assert len([*retractions(view(draft), ["drafts"])]) == 1


def test_parts_notes_and_drafts_in_corrections_stay_with_the_desk() -> None:
    text = (
        BUS
        + CLAIM.format("secret", "tank", "")
        + CLAIM.format("all", "fleet", "")
        + """
[claims.secret.corrections.c]
date = 2026-11-01
draft = true

[claims.all.corrections.parts]
date = 2026-11-01
parts = ["bus", "secret"]
needs = 2
because = "it is made of these"

[claims.all.corrections.note]
date = 2026-11-02
note = "ask Ana"
because = "a hint"

[claims.all.corrections.undone]
date = 2026-11-03
retracts = "note"
because = "asked"

[claims.all.corrections.away]
date = 2026-11-03
dropped = ["note", "lang"]
because = "not needed"
"""
    )
    now = view(text)
    out = published(now.ledger)
    assert {*out.claims} == {"bus", "all"}
    assert "secret" not in repr(out)
    assert "ask Ana" not in repr(out)
    corrections = {one.id: one for one in out.claims["all"].corrections}
    assert [*corrections] == ["parts", "away"]
    assert (corrections["parts"].parts, corrections["parts"].needs) == (("bus",), 1)
    assert corrections["away"].dropped == ("lang",)
    assert [*ledger_errors(out)] == []
    assert [one.id for one in readers_standings(now)] == ["bus", "all"]
    assert redaction(now)("waits for secret") == "waits for an unpublished part"
    told = told_to_readers(now.ledger.claims["all"].corrections[0])
    assert told == ["Parts: 2 claims", "Needs: 2"]
    assert {*narrowed(now.ledger, ["all"]).claims} == {"all", "bus", "secret"}
    assert tally(now).groups.keys() == {"Acme"}


def test_a_row_of_a_claim_that_was_retracted_is_known_and_nothing_is_told_of_it() -> None:
    ledger = valid(GONE)
    row = Foreign(7, ledger.claims["car"].but(**ALONE, text="other"))
    took = take(ledger, [row], TODAY, update=True)
    assert (took.known, took.changed, took.blocks) == (1, (), ())


def test_a_snapshot_that_a_correction_names_is_named() -> None:
    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    fact = f"""
[claims.bus.corrections.c]
date = 2026-11-01
snapshot = "sha256:{digest}"
because = "of another page"
"""
    ledger: Ledger = valid(BUS + fact)
    assert digests(ledger) == {digest}
    assert [one.digest for one in citations(ledger, TODAY)] == [digest]
