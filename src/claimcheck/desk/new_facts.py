"""Claims and facts made of the words that a person gave for their keys."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from claimcheck.desk import dates, option_values
from claimcheck.desk.session import Say, Session
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.value_kinds import (
    DATE,
    DURATION,
    FULFILLED,
    NEEDS,
    NUMBER,
    PROBABILITY,
    SLUGS,
    TARGET,
    TEXTS,
    Kind,
)
from claimcheck.domain.standing.contradiction import verdict_in_force
from claimcheck.domain.standing.corrected import correct
from claimcheck.errors import UsageError

B = TypeVar("B", bound=Block)

Words = Mapping[str, Any]
"""What was given for each field, as it was typed; None, False or nothing for what was not."""

_READ: Final[dict[Kind, Callable[[Session, Any, str], Any]]] = {
    DATE: dates.past,
    DURATION: lambda _, words, option: option_values.duration(words, option),
    FULFILLED: dates.fulfilled,
    NEEDS: lambda _, words, option: option_values.needs(words),
    NUMBER: lambda _, words, option: option_values.number(words, option),
    PROBABILITY: lambda _, words, option: option_values.probability(words),
    SLUGS: lambda _, words, option: tuple(words),
    TARGET: lambda _, words, option: option_values.target(words),
    TEXTS: lambda _, words, option: tuple(words),
}
"""How the words for a kind of value are read; those of the others are the value itself."""

_READ_FIELD: Final[dict[str, Callable[[Session, Any, str], Any]]] = {
    "made": dates.made,
    "parts": lambda session, words, option: option_values.whole_ids(session, words),
}
"""Of fields that are read in another way than others of their kind."""


def make_fact(session: Session, kind: type[B], words: Words, by: str | None = None) -> B:
    """Return a fact, of today unless its words say another day.

    UsageError (2) for words that cannot be read, naming the option that they were given to.
    """
    values = {"date": Span.day(session.today), **_values(session, kind, words)}
    return kind(**values, by=by, recorded=session.now)


def make_claim(
    session: Session, words: Words, by: str | None, say: Say, *, undated: bool = False
) -> Claim:
    """Return a claim, made today unless its words say another day.

    With `undated` it has no date, and the words of the deadline are kept. How a deadline was read
    is said. UsageError as in `make_fact`.
    """
    made = dates.made(session, words.get("made"))
    due = _due(session, words, made.earliest, words["claimant"], say, undated=undated)
    values = _values(session, Claim, {**words, "made": None})
    return Claim(**values, **due, made=made, by=by, recorded=session.now)


def make_revision(
    session: Session, claim: Claim, words: Words, by: str | None, say: Say
) -> Revision:
    """Return how the claimant changed a claim; a deadline was said on the day of the revision."""
    said = dates.past(session, words.get("date"), "--date").latest
    due = _due(session, words, said, claim.claimant, say, undated=words["undated"])
    return make_fact(session, Revision, words, by).but(**due)


def make_correction(
    session: Session, claim: Claim, words: Words, by: str | None, say: Say
) -> Correction:
    """Return what was wrong with a claim; a deadline was said on the day that holds now."""
    words_made = words.get("made")
    made = dates.made(session, words_made) if words_made else correct(claim).claim.made
    claimant = words.get("claimant") or claim.claimant
    due = _due(session, words, made.earliest, claimant, say, undated=False)
    return make_fact(session, Correction, words, by).but(**due)


def overruled(session: Session, claim: Claim, words: Words) -> str:
    """Return the key of the verdict on a claim that one with these words would overrule.

    UsageError where there is none on its day: none was made, or it was reopened.
    """
    day = dates.past(session, words.get("date"), "--date").latest
    older = verdict_in_force(claim, day)
    if older is None:
        message = f"{claim.id} has no verdict in force on {day} to overrule"
        raise UsageError(message, "leave --overrule out")
    return older.id


def _values(session: Session, kind: type[Block], words: Words) -> dict[str, Any]:
    """Return the value of each field that words were given for, but for the deadline."""
    values: dict[str, Any] = {}
    for name, key in keys_of(kind).items():
        given = words.get(key.field)
        if (not given and given != "") or key.field in ("deadline", "deadline_words"):
            continue
        read = _READ_FIELD.get(key.field) or _READ.get(key.kind)
        values[key.field] = read(session, given, f"--{name}") if read else given
    return values


def _due(
    session: Session, words: Words, said: date, claimant: str, say: Say, *, undated: bool
) -> dict[str, Any]:
    """Return the deadline and its words; without a date, as with “soon”, the words alone."""
    by = words.get("deadline")
    span = None
    if by is not None and not undated:
        reading = dates.deadline(by, said, dates.calendar(session, claimant))
        span, by = reading.span, dates.words_of(reading)
        if by:
            say(dates.in_words(reading))
    return {"deadline": span, "deadline_words": words.get("deadline_words") or by}
