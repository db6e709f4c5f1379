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
        "Its last day has passed and there is no ruling yet. Only a person can rule it broken.",
    ),
    "awaiting-ruling": StatusWords(
        "Awaiting a ruling",
        "awaiting a ruling",
        "The waiting is over; a ruling is due.",
    ),
    "due-soon": StatusWords(
        "Due soon",
        "due soon",
        "Its last day is near.",
    ),
    "pending": StatusWords(
        "Pending",
        "not due yet",
        "Its last day is further off.",
    ),
    "holding": StatusWords(
        "Holding",
        "holding so far",
        "A promise to keep something up, or not to do something, that is still running.",
    ),
    "waiting": StatusWords(
        "Waiting for its condition",
        "waiting for its condition",
        "It depends on a condition that is not met yet.",
    ),
    "undated": StatusWords(
        "No date given",
        "without a date",
        "No date was given, or the claimant withdrew it.",
    ),
    "kept": StatusWords(
        "Kept",
        "kept",
        "It came true. If it came true late, that is added: kept, 47 days late.",
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
        "The claimant withdrew it.",
    ),
    "superseded": StatusWords(
        "Superseded",
        "superseded",
        "The claimant replaced it with another claim.",
    ),
    "void": StatusWords(
        "Void",
        "void",
        "Overtaken by events.",
    ),
    "unverifiable": StatusWords(
        "Unverifiable",
        "unverifiable",
        "Cannot be determined.",
    ),
}
"""Every status, the most pressing first; then the rulings."""

OUTLOOK_MEANINGS: Final[dict[Outlook, str]] = {
    "target-met": "The newest reading meets the promised number.",
    "no-evidence": "There is no source for or against it yet.",
    "contested": "The sources are divided.",
    "at-risk": "At the pace so far it will come late or never, or every source is against it.",
    "stale": "It has not been looked at for too long.",
    "on-track": "Nothing so far is against it.",
}
"""What the evidence says of an open claim; of several the first holds."""


def in_words(one: Standing) -> str:
    """Return “Kept, 47 days late” or “Overdue”."""
    label = STATUS_WORDS[one.status].label
    return with_lateness(label, one.late_days)
