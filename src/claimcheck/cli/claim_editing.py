"""Changing a claim on a terminal, key by key, before it is recorded."""

from typing import Any, get_args

from claimcheck.cli.questions import ask_again, choice, text
from claimcheck.desk import dates, option_values
from claimcheck.desk.session import Session
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.errors import UsageError


def edited(session: Session, claim: Claim) -> Claim:
    """Return a claim as a person changed it; each question holds what is there already.

    EOFError at the end of the input.
    """
    words = ask_again(session, "The claim:", claim.text, _needed)
    claimant = ask_again(session, "Claimant:", claim.claimant, _needed)
    speaker = ask_again(session, "Speaker:", claim.speaker or "", text)
    kinds: tuple[ClaimKind, ...] = get_args(ClaimKind)
    kind = ask_again(session, f"Kind ({', '.join(kinds)}):", claim.kind, choice(kinds))
    claim = claim.but(text=words, claimant=claimant, speaker=speaker, kind=kind or "promise")
    claim = claim.but(**_deadline(session, claim))
    had = str(claim.target) if claim.target else ""

    def target(answer: str) -> Any:
        return claim.target if answer == had else option_values.target(answer or None)

    return claim.but(
        target=ask_again(session, "Target, such as “at least 60 countries”:", had, target),
        criteria=ask_again(session, "What would count as kept:", claim.criteria or "", text),
        tags=ask_again(session, "Tags, separated by commas:", ", ".join(claim.tags), _tags),
    )


def _deadline(session: Session, claim: Claim) -> dict[str, Any]:
    """Return the deadline and its words, as a person left or changed them; empty is undated."""
    had = claim.deadline_words or (claim.deadline.stored if claim.deadline else "")

    def read(answer: str) -> dict[str, Any]:
        if answer == had:
            return {"deadline": claim.deadline, "deadline_words": claim.deadline_words}
        if not answer:
            return {"deadline": None, "deadline_words": None}
        calendar = dates.calendar(session, claim.claimant)
        reading = dates.due(answer, claim.made.earliest, calendar, "by when")
        return {"deadline": reading.span, "deadline_words": dates.words_of(reading)}

    return ask_again(session, "By when (leave empty if no date was named):", had, read)


def _needed(answer: str) -> str:
    if not answer:
        raise UsageError("this cannot be empty", "type it, or press Ctrl-D to cancel the edit")
    return answer


def _tags(answer: str) -> tuple[str, ...]:
    return tuple(tag for one in answer.split(",") if (tag := one.strip()))
