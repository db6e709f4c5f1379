"""What is asked about a new claim, and how each answer is read."""

from claimcheck.desk import dates, option_values
from claimcheck.desk.known_names import KnownNames
from claimcheck.desk.question import Question
from claimcheck.desk.session import Say, Session

ANOTHER = Question(
    "The next claim, in one sentence (leave empty to finish):",
    "Another claim, perhaps of the same interview: its claimant, day and source are kept, and "
    "Enter takes them as they are.",
)
CLAIM = Question(
    "The claim, in one sentence (leave empty to cancel):",
    "One sentence of yours that can turn out true or not: XPENG will mass-produce flying cars.",
)
MADE = Question(
    "When it was said (leave empty for today):",
    "The day it was said in public, or its month, quarter or year: yesterday, 8 March 2025, "
    "2025-03, Q1 2025.",
)
DEADLINE = Question(
    "By when (leave empty if no date was named):",
    "Their words, as they said them: 2026, end of next year, mid-2027, within five years. What "
    "was read is shown. Words that name no date, such as soon, can be kept as words.",
)
SOURCE = Question(
    "Source, URL or description (leave empty to skip):",
    "Where it was said: a web address, or words such as “annual report 2025, p. 12”.",
)
QUOTE = Question(
    "Quote, word for word (leave empty to skip):",
    "What was said, in the words of the source and without quotation marks around it.",
)
CRITERIA = Question(
    "What would count as kept (leave empty to skip):",
    "How you will judge it, decided now rather than later: 1,000 cars delivered to customers.",
)
TARGET = Question(
    "Number promised (leave empty to skip):",
    "The measure and its bound: countries > 60, at least 60 countries, emissions at most 5%.",
)


def claimant(known: KnownNames) -> Question:
    """Return the question for who is held to a claim."""
    return Question(
        "Claimant, who made the claim (leave empty to cancel):",
        f"The person or organisation. {_completed(known.claimants, 'names')}",
        known.claimants,
    )


def tags(known: KnownNames) -> Question:
    """Return the question for tags."""
    return Question(
        "Tags, separated by spaces (leave empty to skip):",
        f"Words to find it by: aviation ev. {_completed(known.tags, 'tags')}",
        known.tags,
        takes_several=True,
    )


def made(session: Session, answer: str, say: Say) -> str | None:
    """Read when a claim was said; None for today. UsageError as for the option."""
    if not answer:
        return None
    span = str(dates.made(session, answer, ""))
    if span != answer:
        say(f"read “{answer}” as {span}")
    return span


def target(answer: str, say: Say) -> str | None:
    """Read a number that was promised; None for none. UsageError as for the option."""
    found = option_values.target(answer or None)
    if found is not None:
        say(f"read “{answer}” as {found}")
    return answer or None


def separate(answer: str) -> list[str]:
    """Read tags with spaces or commas between them, each once."""
    return list(dict.fromkeys(answer.replace(",", " ").split()))


def _completed(known: tuple[str, ...], what: str) -> str:
    if not known:
        return f"Tab will complete {what} once the ledger has some."
    shown = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"Tab completes {what} of this ledger: {shown}"
