"""The rulings on a claim, one after the other: by verdicts, and by its parts while none rules."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.compound import ruling_by_parts
from claimcheck.domain.standing.ruling import Ruling

Rulings = tuple[Ruling, ...]


def rulings_of(as_of: ClaimAsOf, parts: Mapping[str, Rulings]) -> Rulings:
    """Return a claim's rulings up to the day, oldest first, one for each change.

    `parts` holds the rulings on the parts that are in the picture, by their ids as the claim
    names them. A verdict rules from the day on which it came to until a newer one does; while
    none rules, a compound claim follows its parts.
    """
    own = [_by_verdict(as_of, verdict) for verdict in as_of.verdicts]
    if not as_of.claim.parts:
        return tuple(own)
    changes = {one.date for rulings in (*parts.values(), own) for one in rulings}
    found: list[Ruling] = []
    for day in sorted(changes):
        ruling = _last(own, day)
        if ruling is None or ruling.outcome is None:
            there = ((part, _last(rulings, day)) for part, rulings in parts.items())
            ruling = ruling_by_parts(as_of.claim, {part: one for part, one in there if one}, day)
        if not found or _differs(found[-1], ruling):
            found.append(ruling)
        elif ruling.verdict is None:
            found[-1] = replace(ruling, date=found[-1].date)
    return tuple(found)


def _differs(one: Ruling, other: Ruling) -> bool:
    return one.outcome != other.outcome or one.verdict is not other.verdict


def _by_verdict(as_of: ClaimAsOf, verdict: Verdict) -> Ruling:
    return Ruling(
        date=as_of.rules_from(verdict),
        outcome=None if verdict.verdict == "reopened" else verdict.verdict,
        reason=verdict.because,
        fulfilled=verdict.fulfilled,
        verdict=verdict,
        signed=as_of.signed_as(verdict),
    )


def _last(rulings: Sequence[Ruling], day: date) -> Ruling | None:
    return next((one for one in reversed(rulings) if one.date <= day), None)
