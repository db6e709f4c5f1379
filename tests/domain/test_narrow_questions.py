"""A command on one claim reads that one, its parts and what is like it, of however many."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest

from claimcheck.desk.one_claim import find_entry
from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddEvidence,
    AddForecast,
    AddLook,
    AddRevision,
    AddVerdict,
    Change,
    FileClaims,
    apply,
)
from claimcheck.domain.checking.repetition import retracted_before
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.decode import read_block
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.lazy_claims import ClaimTables, LazyClaims
from claimcheck.domain.model.lazy_looks import LazyLooks, LookTables
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.view import View
from claimcheck.interchange.importing.near_duplicates import near_duplicates

B = TypeVar("B", bound=Block)

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = Span.day(date(2026, 3, 1))
SIZES = (30, 300)


def data(claims: int) -> dict[str, Any]:
    """Return a ledger: every third claim is corrected, every seventh had another id.

    The first is made of the second and third, and each was looked at.
    """
    tables = {
        f"plant-{n}": {
            "text": f"Acme will open plant {n}",
            "claimant": "Acme",
            "made": date(2024, 1, 1 + n % 28),
            **({"was": [f"works-{n}"]} if n % 7 == 0 else {}),
            "evidence": {
                "seen": {"date": DAY.stored, "stance": "supports", "source": "s", "recorded": NOW}
            },
            **({"corrections": {"c": _correction(n)}} if n % 3 == 0 else {}),
        }
        for n in range(claims)
    }
    tables["plant-0"]["parts"] = ["plant-1", "plant-2"]
    looks = {f"look-{n}": {"date": DAY.stored, "claims": [f"plant-{n}"]} for n in range(claims)}
    return {"claims": tables, "looks": looks}


def _correction(n: int) -> dict[str, Any]:
    return {"date": DAY.stored, "because": "misheard", "text": f"Acme will close plant {n}"}


def counted(claims: int) -> tuple[Ledger, list[str], list[str]]:
    """Return a ledger of so many claims, and the claims and looks that are read of it."""
    tables = data(claims)
    read_claims: list[str] = []
    read_looks: list[str] = []

    def counting(block: type[B], into: list[str]) -> Callable[[str, Any], B]:
        def read(key: str, values: Any) -> B:
            into.append(key)
            found, problems = read_block(block, key, values, ("x", key))
            assert found is not None
            assert not problems
            return found

        return read

    ledger = Ledger(
        claims=LazyClaims(ClaimTables(tables["claims"], counting(Claim, read_claims))),
        looks=LazyLooks(LookTables(tables["looks"], counting(Look, read_looks))),
    )
    return ledger, read_claims, read_looks


CLAIM = Claim(id="", text="Bolt will build a mast", claimant="Bolt", made=DAY, recorded=NOW)
CHANGES: dict[str, Change] = {
    "add": AddClaim(CLAIM),
    "add of parts": AddClaim(CLAIM.but(parts=("plant-4", "plant-5"), was=("mast",))),
    "add-evidence": AddEvidence(
        ("plant-9",), Evidence(date=DAY, stance="mixed", source="x", recorded=NOW)
    ),
    "add-evidence by a start": AddEvidence(
        ("works-14",), Evidence(date=DAY, stance="mixed", source="x", recorded=NOW)
    ),
    "revise": AddRevision("plant-9", Revision(date=DAY, deadline=Span.year(2027), recorded=NOW)),
    "resolve": AddVerdict(
        "plant-9", Verdict(date=DAY, verdict="broken", because="closed", recorded=NOW)
    ),
    "resolve of a whole": AddVerdict(
        "plant-0",
        Verdict(
            date=DAY,
            verdict="superseded",
            because="merged",
            superseded_by="plant-8",
            recorded=NOW,
        ),
    ),
    "forecast": AddForecast("plant-9", Forecast(date=DAY, probability=0.5, recorded=NOW)),
    "correct": AddCorrection(
        "plant-9", Correction(date=DAY, because="misread", text="Acme will open it", recorded=NOW)
    ),
    "correct the parts": AddCorrection(
        "plant-9", Correction(date=DAY, because="misread", parts=("plant-5",), recorded=NOW)
    ),
    "retract a look": AddCorrection(
        "plant-9", Correction(date=DAY, because="misread", retracts="look-9", recorded=NOW)
    ),
    "tag": FileClaims(("plant-9",), Correction(date=DAY, tags_added=("ev",), recorded=NOW)),
    "looked": AddLook(Look(date=DAY, claims=("plant-9", "plant-10"), where="press", recorded=NOW)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_reads_as_few_claims_of_many_as_of_some(change: Change) -> None:
    read_of = []
    for size in SIZES:
        ledger, read_claims, read_looks = counted(size)
        apply(ledger, change, TODAY)
        read_of.append((sorted(read_claims), sorted(read_looks)))
    assert read_of[0] == read_of[1]
    assert len(read_of[0][0]) <= 4


def _show(id_: str) -> Callable[[Ledger], object]:
    return lambda ledger: find_entry(View(ledger, TODAY), id_)


QUESTIONS: dict[str, Callable[[Ledger], object]] = {
    "show": _show("plant-9"),
    "show a whole": _show("plant-0"),
    "show by an old id": _show("works-14"),
    "an id that is taken": lambda ledger: "plant-9" in ledger.claims,
    "an id that nobody has": lambda ledger: ledger.resolve("nothing"),
    "a start of ids": lambda ledger: ledger.named("plant-"),
    "a misspelt id": lambda ledger: ledger.nearest("plnat-9"),
    "whether there are claims": lambda ledger: bool(ledger.claims),
    "the same claim, retracted": lambda ledger: list(retracted_before(CLAIM, ledger)),
    "a claim in nearly the same words": lambda ledger: list(
        near_duplicates([CLAIM.but(text="Acme will close the plant 9")], ledger)
    ),
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_reads_as_few_claims_of_many_as_of_some(
    ask: Callable[[Ledger], object],
) -> None:
    read_of = []
    for size in SIZES:
        ledger, read_claims, read_looks = counted(size)
        ask(ledger)
        read_of.append((sorted(read_claims), sorted(read_looks)))
    assert read_of[0] == read_of[1]
    assert len(read_of[0][0]) <= 3
