"""What the page on the method says, worked out by the rules themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from claimcheck.domain.deadline import Calendar, Reading, parse_deadline
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.words import Outlook, Rule, Ruled, Schedule, Status
from claimcheck.domain.scoring.credit import Case, judge

SCHEDULE: Final[dict[Status, str]] = {
    "overdue": "Its last day has passed and nobody has ruled. It is not broken: only a person’s "
    "ruling makes it that.",
    "awaiting-ruling": "What there was to wait for is over, and a person has to say how it ended.",
    "due-soon": "Its last day is near.",
    "pending": "Its last day lies further ahead.",
    "holding": "A promise not to do something, or to keep something up, that still runs.",
    "waiting": "The clock starts when a condition is met, and it is not met yet.",
    "undated": "No date was named, or the claimant took it back.",
}
"""What the calendar decides."""

VERDICTS: Final[dict[Status, str]] = {
    "kept": "It came true. Late is a qualifier: kept, 47 days late.",
    "partly-kept": "Some of it came true.",
    "broken": "It did not come true.",
    "withdrawn": "The claimant took it back.",
    "superseded": "The claimant put another claim in its place.",
    "void": "Circumstances left nothing to judge.",
    "unverifiable": "Nobody can tell.",
}
"""What a person decides, with a date and a reason."""

OUTLOOKS: Final[dict[Outlook, str]] = {
    "target-met": "The newest reading meets the promised number.",
    "no-evidence": "No source supports or refutes it yet.",
    "contested": "The sources are divided.",
    "at-risk": "At the pace so far it comes late or never, or all that is known speaks against it.",
    "stale": "Nobody has looked for too long.",
    "on-track": "Nothing speaks against it.",
}
"""What the evidence says of an open claim; of several the first holds."""

RULES: Final[tuple[Rule, ...]] = get_args(Rule)
_SAID: Final = date(2025, 3, 8)
_EXAMPLES: Final = (
    *("by 2026", "early 2027", "mid-2026", "before June 2026", "in the second half of 2026"),
    *("by summer 2026", "within five years", "in FY2027", "by the end of the decade"),
)
_CASES: Final[tuple[tuple[str, Case], ...]] = (
    ("kept in time", Case("kept")),
    ("kept, later than first promised", Case("kept", late=True)),
    ("kept, later than last promised", Case("kept", late=True, late_in_force=True)),
    ("partly kept", Case("partly-kept")),
    *((one.replace("-", " "), Case(one)) for one in get_args(Ruled)[2:]),
    ("overdue", Case("overdue")),
    ("any other open claim", Case("pending")),
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What each rule makes of a case: “1”, “½”, “0” or “left out”."""

    case: str
    credits: Sequence[str]


@dataclass(frozen=True, slots=True)
class Method:
    """What the template of the method needs."""

    settings: Settings
    schedule: dict[Status, str]
    verdicts: dict[Status, str]
    outlooks: dict[Outlook, str]
    rules: Sequence[Rule]
    credits: Sequence[Credit]
    said: date
    readings: Sequence[Reading]


def method(settings: Settings) -> Method:
    """Return the method of a ledger with these settings."""
    calendar = Calendar(settings.fiscal_year_start, settings.hemisphere)
    return Method(
        settings=settings,
        schedule={word: SCHEDULE[word] for word in get_args(Schedule)},
        verdicts={word: VERDICTS[word] for word in get_args(Ruled)},
        outlooks={word: OUTLOOKS[word] for word in get_args(Outlook)},
        rules=RULES,
        credits=[Credit(words, [_credit(case, rule) for rule in RULES]) for words, case in _CASES],
        said=_SAID,
        readings=[parse_deadline(words, _SAID, calendar) for words in _EXAMPLES],
    )


def _credit(case: Case, rule: Rule) -> str:
    credit = judge(case, rule).credit
    return "left out" if credit is None else {0: "0", 0.5: "½", 1: "1"}[credit]
