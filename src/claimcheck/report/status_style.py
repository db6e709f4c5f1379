"""The colour of each status, and how far off its last day is, in words."""

from typing import Final

from claimcheck.domain.model.english import day_in_words, days, listed, stretch, with_lateness
from claimcheck.domain.standing.standing import Proposed, Standing

STYLES: Final[dict[str, str]] = {
    "overdue": "bold red",
    "awaiting-ruling": "bold magenta",
    "awaiting-signature": "bold magenta",
    "due-soon": "bold yellow",
    "pending": "blue",
    "holding": "cyan",
    "waiting": "cyan",
    "undated": "dim",
    "kept": "bold green",
    "partly-kept": "green",
    "broken": "red",
    "withdrawn": "dim",
    "superseded": "dim",
    "void": "dim",
    "unverifiable": "dim",
    "supports": "green",
    "refutes": "red",
    "mixed": "yellow",
    "context": "dim",
}
"""Colours stand beside a word, never in its place."""

HEADING: Final = "bold"
QUIET: Final = "dim"


def when(one: Standing) -> str:
    """Return how far off the last day is, or when it was ruled on, to stand beside the status.

    “37 days left”, “by 55 days” beside “overdue”.
    """
    if not one.is_open:
        return with_lateness(f"{one.ruled_on}", one.late_days)
    if one.status == "waiting":
        return "condition unmet"
    if one.days_left is None:
        return "no last day" if one.status == "holding" else "no date"
    if one.days_left < 0:
        past = days(-one.days_left)
        return f"by {past}" if one.status == "overdue" else f"last day {past} ago"
    return f"{stretch(one.days_left)} left" if one.days_left else "last day today"


def heading_of(one: Standing) -> str:
    """Return the word above what a person is to do about a claim: its status, or what waits."""
    return "awaiting-signature" if one.proposed else one.status


def when_alone(one: Standing) -> str:
    """Return the same where no status stands beside it: “55 days overdue”."""
    if one.status == "overdue" and one.days_left is not None:
        return f"{days(-one.days_left)} overdue"
    return when(one)


def grounds(one: Standing) -> str:
    """Return the condition that is not met, or the parts that decide, where one of them does."""
    if one.status == "waiting":
        return one.reason
    return f"decided by {listed(one.decided_by)}" if one.decided_by else ""


def unsigned(proposed: Proposed) -> str:
    """Return the ruling that waits for signatures: “broken proposed, 1 of 2 signatures”."""
    return f"{proposed.word} proposed, {proposed.signatures} of {proposed.needed} signatures"


def unlooked(one: Standing) -> str:
    """Return “last looked at on …” if it was not looked at since its last day, else nothing."""
    if one.status != "overdue" or one.deadline is None:
        return ""
    if one.last_look is None:
        return "never looked at"
    if one.last_look > one.deadline.latest:
        return ""
    return f"last looked at on {day_in_words(one.last_look)}"
