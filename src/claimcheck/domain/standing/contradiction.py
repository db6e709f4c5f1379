"""Rulings on one claim that contradict each other, and nothing says why both stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import on_or_in, spaced
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.view import View


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rulings on a claim that cannot both be right."""

    id: str
    """Of the claim."""
    text: str
    older: str
    """The key of the verdict that stood."""
    newer: str
    """The key of the one that says something else."""
    why: str


def contradicts(one: Verdict, other: Verdict) -> bool:
    """Return whether two rulings say different things: another verdict, or another fulfilment.

    A `reopened` is no ruling, and contradicts none.
    """
    if "reopened" in (one.verdict, other.verdict):
        return False
    return one.verdict != other.verdict or one.fulfilled != other.fulfilled


def verdict_in_force(claim: Claim, day: date, signatures: int) -> Verdict | None:
    """Return the verdict that rules on a claim on `day`; None without one, and once reopened.

    `signatures` is how many people must stand behind it.
    """
    shown = claim_as_of(claim, (), day, signatures=signatures)
    newest = shown.verdicts[-1] if shown and shown.verdicts else None
    return None if newest is None or newest.verdict == "reopened" else newest


def contradicting(verdicts: Sequence[Verdict]) -> Iterator[tuple[Verdict, Verdict]]:
    """Yield each verdict with the next one, of some oldest first, where they contradict.

    A verdict that `overrules` the one before it, or one that said the same, is meant to.
    """
    by_key = {one.id: one for one in verdicts}
    for older, newer in pairwise(verdicts):
        if contradicts(older, newer):
            overruled = by_key.get(newer.overrules) if newer.overrules else None
            if overruled is None or contradicts(overruled, older):
                yield older, newer


def contradictions(view: View, id_: str) -> Iterator[Contradiction]:
    """Yield the contradictions among the rulings on a claim that count on the day of a view."""
    shown = view.claim_as_of(id_)
    if shown is None:
        return
    for older, newer in contradicting(shown.verdicts):
        why = (
            f"ruled {in_words(older)} {on_or_in(older.date)} and {in_words(newer)} "
            f"{on_or_in(newer.date)}; "
            "the second ruling does not say that it overrules the first"
        )
        yield Contradiction(id_, shown.claim.text, older.id, newer.id, why)


def in_words(verdict: Verdict) -> str:
    """Return what a verdict says: its word and, where it names one, the fulfilment."""
    word, fulfilled = spaced(verdict.verdict), verdict.fulfilled
    if fulfilled is None:
        return word
    when = on_or_in(fulfilled) if isinstance(fulfilled, Span) else "on an unknown day"
    return f"{word} (fulfilled {when})"
