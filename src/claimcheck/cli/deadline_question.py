"""By when: asked on a terminal, with what was read told at once."""

from dataclasses import dataclass
from datetime import date

from claimcheck.cli.console import complain, say
from claimcheck.cli.questions import ask, yes_or_no
from claimcheck.desk import dates
from claimcheck.desk.question import Question
from claimcheck.desk.session import Session


@dataclass(frozen=True, slots=True)
class Answered:
    """The words of a deadline."""

    words: str
    undated: bool
    """Whether they are kept as words, since they name no date: “soon”."""


def ask_deadline(
    session: Session, question: str | Question, said: date, claimant: str
) -> Answered | None:
    """Return the words that say by when, as they were said on a day by a claimant; None for none.

    Words that name no date are kept without one where a person says so.
    """
    calendar = dates.calendar(session, claimant)

    def read(answer: str) -> Answered | None:
        if not answer:
            return None
        try:
            say(dates.in_words(dates.due(answer, said, calendar, "")))
        except dates.BadDateError as refusal:
            if "--undated" not in refusal.hint:
                raise
            return _kept_as_words(session, answer, refusal) or ask(session, question, read)
        return Answered(answer, undated=False)

    return ask(session, question, read)


def _kept_as_words(session: Session, answer: str, refusal: dates.BadDateError) -> Answered | None:
    complain(dates.BadDateError("", refusal.message, ""))
    keep = f"Keep “{answer}” as words, without a date (y/n)?"
    return Answered(answer, undated=True) if ask(session, keep, yes_or_no) else None
