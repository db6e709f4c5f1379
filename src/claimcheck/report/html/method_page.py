"""What the page on the method says, worked out by the rules themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from claimcheck.domain.deadline import Calendar, Reading, parse_deadline
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.publishing.vocabulary import OUTLOOK_MEANINGS, STATUS_WORDS
from claimcheck.domain.scoring.credit import Case, Rule, judge
from claimcheck.domain.standing.standing import Outlook, Schedule, Status

RULES: Final[tuple[Rule, ...]] = get_args(Rule)
_SAID: Final = date(2025, 3, 8)
_EXAMPLES: Final = (
    *("by 2026", "early 2027", "mid-2026", "before June 2026", "in the second half of 2026"),
    *("by summer 2026", "within five years", "in FY2027", "by the end of the decade"),
)
CASES: Final[tuple[tuple[str, Case], ...]] = (
    ("kept in time", Case("kept")),
    ("kept, later than first promised", Case("kept", late=True)),
    ("kept, later than last promised", Case("kept", late=True, late_in_force=True)),
    ("partly kept", Case("partly-kept")),
    *((STATUS_WORDS[one].phrase, Case(one)) for one in get_args(Ruled)[2:]),
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
        schedule={word: STATUS_WORDS[word].meaning for word in get_args(Schedule)},
        verdicts={word: STATUS_WORDS[word].meaning for word in get_args(Ruled)},
        outlooks=OUTLOOK_MEANINGS,
        rules=RULES,
        credits=[Credit(words, [_credit(case, rule) for rule in RULES]) for words, case in CASES],
        said=_SAID,
        readings=[parse_deadline(words, _SAID, calendar) for words in _EXAMPLES],
    )


def _credit(case: Case, rule: Rule) -> str:
    credit = judge(case, rule).credit
    return "left out" if credit is None else {0: "0", 0.5: "½", 1: "1"}[credit]
