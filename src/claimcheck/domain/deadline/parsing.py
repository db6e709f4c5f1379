"""Reading a deadline or a date: all of the words, by the grammar, or a refusal that says why."""

from datetime import date

from claimcheck.domain.deadline.grammar import GRAMMAR
from claimcheck.domain.deadline.meaning import (
    Context,
    Meaning,
    first_not_past,
    last_begun,
    the_next,
    the_same,
)
from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.reading import DEFAULTS, Calendar, Reading, Unreadable
from claimcheck.domain.deadline.refusals import about, far_year, quoted, refusal
from claimcheck.domain.deadline.tokens import plain, tokens

_READABLE = ("date", "undated", "open")
_STORED = frozenset(("-", "/", ".", "q", "h", "w", "x", "xx", "~", "query", "%"))
"""What stands beside figures in the forms that a ledger stores, and in those of ISO and EDTF."""
_LONGEST = 200
_MOST_TOKENS = 60
_CLOSING = frozenset(".,;:!…")

_UNDATED = "use --undated, which keeps the words, or name a day, month, quarter or year"
_NAME_ONE = "name a day, month, quarter or year, such as 2026-06-30 or “last month”"


def parse_deadline(words: str, said: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read a deadline that was said on a day: it looks forward.

    A month or day without a year is the first whose last day is not past. Raises Unreadable.
    """
    return _parse(words, forward(said, calendar), _READABLE)


def parse_due(words: str, said: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read what stands after a “by”, as an option `--by` or a column of deadlines has it.

    There `the start of 2027` is its first day. Raises Unreadable.
    """
    return _parse(words, forward(said, calendar), ("due", *_READABLE))


def parse_date(words: str, today: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read the date of something that has happened: it looks back.

    A month or day without a year is the last that has begun. Raises Unreadable.
    """
    return _parse(words, Context(today, calendar, last_begun, the_same, _NAME_ONE), _READABLE)


def forward(said: date, calendar: Calendar) -> Context:
    """Return the context of words that look forward from a day."""
    return Context(said, calendar, first_not_past, the_next, _UNDATED)


def _parse(words: str, context: Context, readable: tuple[str, ...]) -> Reading:
    if len(words) > _LONGEST:
        raise Unreadable(
            f"{quoted(words)} is too long for a date: {len(words)} characters",
            f"give only the words that name it, {_LONGEST} characters at most",
        )
    text = plain(words)
    cut = tokens(text)
    while cut and cut[-1].key in _CLOSING:
        cut.pop()
    if not cut:
        raise Unreadable("there are no words to read", context.advice)
    if len(cut) > _MOST_TOKENS:
        raise Unreadable(f"{quoted(words)} is too long for a date", "name one date or span")
    reader = Reader(GRAMMAR, cut, context)
    if far_year(cut) and not all(token.key[0] == "#" or token.key in _STORED for token in cut):
        raise refusal(words, text, reader)
    for name in readable:
        meaning = reader.read(name, 0).get(len(cut))
        if isinstance(meaning, Unreadable):
            raise about(words, meaning)
        if meaning is not None:
            return reading(words, meaning, context)
    raise refusal(words, text, reader)


def reading(words: str, meaning: Meaning, context: Context) -> Reading:
    """Return what the words mean in their context; raises Unreadable."""
    try:
        found = context.resolve(meaning)
    except Unreadable as fault:
        raise about(words, fault) from None
    except (ValueError, OverflowError):
        raise about(words, Unreadable("")) from None
    return Reading(words, context.today, found.span, found.rule, found.assumption)
