"""What a status is called in publications: a sentence's worth, and never harsher than the rules."""

from typing import Final

from claimcheck.domain.model.english import days
from claimcheck.domain.model.words import Status
from claimcheck.domain.standing.standing import Standing

WORDS: Final[dict[Status, str]] = {
    "pending": "Pending",
    "due-soon": "Due soon",
    "overdue": "Overdue",
    "undated": "No date named",
    "waiting": "Waiting for its condition",
    "holding": "Holding",
    "awaiting-ruling": "Awaiting a ruling",
    "kept": "Kept",
    "partly-kept": "Partly kept",
    "broken": "Not kept",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "void": "Void",
    "unverifiable": "Unverifiable",
}


def in_words(one: Standing) -> str:
    """Return “Kept, 47 days late” or “Overdue”."""
    return (
        f"{WORDS[one.status]}, {days(one.late_days)} late" if one.late_days else WORDS[one.status]
    )
