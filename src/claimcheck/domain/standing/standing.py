"""Where a claim stands on a day: the values that every list, report and export draws."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.english import spaced
from claimcheck.domain.model.json_marks import FLAT
from claimcheck.domain.model.span import Precision, Span
from claimcheck.domain.model.verdict_word import Ruled, VerdictWord

Schedule = Literal[
    "overdue", "awaiting-ruling", "due-soon", "pending", "holding", "waiting", "undated"
]
Status = Literal[Schedule, Ruled]
Outlook = Literal["target-met", "no-evidence", "contested", "at-risk", "stale", "on-track"]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that an answer is for, from facts recorded by `known_on` if that is given."""

    day: date
    known_on: date | None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline with the words it was read from."""

    stored: str
    words: str | None
    earliest: date
    latest: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Proposed:
    """A ruling that waits for signatures; until it has them, the claim stands as without it."""

    key: str
    """Of the verdict."""
    verdict: VerdictWord
    date: Span
    by: str | None
    """Who ruled; null only in a ledger that is not valid."""
    signatures: int
    """How many people stand behind it so far, its author included."""
    needed: int
    """How many must."""

    @property
    def word(self) -> str:
        """What is proposed, as it stands before “proposed”."""
        return "reopening" if self.verdict == "reopened" else spaced(self.verdict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands on a day, with the corrected values of the claim beside it."""

    id: str
    text: str
    claimant: str
    """As written; scores and filters go by the party."""
    speaker: str | None
    made: Span
    kind: ClaimKind
    tags: tuple[str, ...]
    draft: bool
    deadline: Deadline | None
    """The one in force."""
    original: Deadline | None
    """The first one ever named."""
    status: Status
    reason: str
    """How the status came about, in words."""
    late_days: int | None
    """Days from the original's last day to the fulfilment; null except for kept and partly-kept,
    and if it cannot be determined."""
    slip_days: int | None
    """Days from the original's last day to that of the deadline in force; null without one."""
    last_look: date | None
    """The newest date of evidence or look."""
    outlook: Outlook | None
    """Null with a verdict; of a claim that is overdue or awaits a ruling, one of the first three
    or null."""
    outlook_reason: str | None
    days_left: int | None
    """Days to the last day, negative when it is past; null without one or with a verdict."""
    stances: dict[str, int]
    ruled_on: date | None
    """The day on which the verdict came to rule, or the parts brought it about."""
    unanswered: date | None = None
    """The last day for a reply, where it has passed without one and the claim was not looked at
    since; null with a ruling."""
    decided_by: tuple[str, ...] = ()
    """The parts that the status of a compound claim follows from, as the claim names them."""
    proposed: Proposed | None = None
    """The newest ruling that waits for signatures, unless a newer one rules."""
    own: dict[str, Any] = field(default_factory=dict, metadata=FLAT)
    """The user's own fields of the claim, dates and times as texts."""

    @property
    def is_open(self) -> bool:
        """Whether it has no ruling, neither by a verdict nor by its parts."""
        return self.ruled_on is None
