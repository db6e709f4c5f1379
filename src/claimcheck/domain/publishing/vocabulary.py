"""What statuses and outlooks are called, and what they mean: never harsher than the rules."""

from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.english import with_lateness
from claimcheck.domain.standing.standing import Outlook, Standing, Status


@dataclass(frozen=True, slots=True)
class StatusWords:
    """How people say a status."""

    label: str
    """Where it stands alone, in calendars, feeds and ratings."""
    phrase: str
    """Behind “is” or “was ruled”."""
    meaning: str
    """In a sentence, for readers who want to know the method."""


STATUS_WORDS: Final[dict[Status, StatusWords]] = {
    "overdue": StatusWords(
        "Overdue",
        "overdue",
        "Its last day has passed and nobody has ruled. It is not broken: only a person’s ruling "
        "makes it that.",
    ),
    "awaiting-ruling": StatusWords(
        "Awaiting a ruling",
        "awaiting a ruling",
        "What there was to wait for is over, and a person has to say how it ended.",
    ),
    "due-soon": StatusWords(
        "Due soon",
        "due soon",
        "Its last day is near.",
    ),
    "pending": StatusWords(
        "Pending",
        "not due yet",
        "Its last day lies further ahead.",
    ),
    "holding": StatusWords(
        "Holding",
        "holding so far",
        "A promise not to do something, or to keep something up, that still runs.",
    ),
    "waiting": StatusWords(
        "Waiting for its condition",
        "waiting for its condition",
        "The clock starts when a condition is met, and it is not met yet.",
    ),
    "undated": StatusWords(
        "No date named",
        "without a date",
        "No date was named, or the claimant took it back.",
    ),
    "kept": StatusWords(
        "Kept",
        "kept",
        "It came true. Late is a qualifier: kept, 47 days late.",
    ),
    "partly-kept": StatusWords(
        "Partly kept",
        "partly kept",
        "Some of it came true.",
    ),
    "broken": StatusWords(
        "Not kept",
        "broken",
        "It did not come true.",
    ),
    "withdrawn": StatusWords(
        "Withdrawn",
        "withdrawn",
        "The claimant took it back.",
    ),
    "superseded": StatusWords(
        "Superseded",
        "superseded",
        "The claimant put another claim in its place.",
    ),
    "void": StatusWords(
        "Void",
        "void",
        "Circumstances left nothing to judge.",
    ),
    "unverifiable": StatusWords(
        "Unverifiable",
        "unverifiable",
        "Nobody can tell.",
    ),
}
"""Every status, the most pressing first; then the rulings."""

OUTLOOK_MEANINGS: Final[dict[Outlook, str]] = {
    "target-met": "The newest reading meets the promised number.",
    "no-evidence": "No source supports or refutes it yet.",
    "contested": "The sources are divided.",
    "at-risk": "At the pace so far it comes late or never, or all that is known speaks against it.",
    "stale": "Nobody has looked for too long.",
    "on-track": "Nothing speaks against it.",
}
"""What the evidence says of an open claim; of several the first holds."""


def in_words(one: Standing) -> str:
    """Return “Kept, 47 days late” or “Overdue”."""
    label = STATUS_WORDS[one.status].label
    return with_lateness(label, one.late_days)
