"""What reading a deadline gives: a `Reading`, or the refusal `Unreadable`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimcheck.domain.model.span import Precision, Span


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Which of day and month comes first in figures, and who says so."""

    day_first: bool
    because: str
    """In plain words: “as asked”."""

    def __str__(self) -> str:
        return f"{'day' if self.day_first else 'month'} first, {self.because}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The settings that a reading depends on."""

    fiscal_year_start: int = 1
    """The number of the month in which fiscal years start."""
    hemisphere: Literal["north", "south"] = "north"
    """Where summer is: June to August in the north, December to February in the south."""
    order: DayOrder | None = None
    """How `10/11/2025` is read; without it, such figures are refused with both readings."""

    def __post_init__(self) -> None:
        if not 1 <= self.fiscal_year_start <= 12:
            raise ValueError(f"a fiscal year starts in month 1 to 12, not {self.fiscal_year_start}")


DEFAULTS = Calendar()


@dataclass(frozen=True, slots=True)
class Reading:
    """How words were read on the day they were said."""

    words: str
    said: date
    span: Span
    rule: str
    """The short name of the rule that fired."""
    assumption: str = ""
    """What was assumed, in plain words; empty when nothing was."""

    @property
    def earliest(self) -> date:
        """The first day that the words name."""
        return self.span.earliest

    @property
    def latest(self) -> date:
        """The last day that the words name: late is after it."""
        return self.span.latest

    @property
    def precision(self) -> Precision:
        """How exactly the words name a time."""
        return self.span.precision

    @property
    def stored(self) -> str:
        """The normal form that a ledger stores."""
        return self.span.stored


class Unreadable(ValueError):
    """The words name no time, or more than one.

    The message quotes the words; the hint says what is missing or gives the possible readings.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def about(self, words: str) -> "Unreadable":
        """Return the refusal with a message that quotes all of the words that it is about."""
        if not self.message:
            return Unreadable(
                f"{quoted(words)} is not in the calendar", "the calendar has the years 1 to 9999"
            )
        message = self.message
        if message.startswith("that "):
            message = f"{quoted(words)} {message.removeprefix('that ')}"
        return type(self)(message, self.hint)


class Ambiguous(Unreadable):
    """The words name more than one time; no other rule may choose between them."""


def quoted(words: str) -> str:
    """Return words in quotation marks, on one line and not too long."""
    line = " ".join(words.split())
    return f"“{line[:60]}…”" if len(line) > 61 else f"“{line}”"
