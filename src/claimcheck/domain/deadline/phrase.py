"""Reading a whole phrase: all of the words, by a grammar, or a refusal that says why."""

from functools import lru_cache

from claimcheck.domain.deadline.language import Language
from claimcheck.domain.deadline.meanings.meaning import Context, Meaning, Recurring, assuming
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.reading import Reading, Unreadable, quoted
from claimcheck.domain.deadline.run import Run
from claimcheck.domain.deadline.tokens import plain, tokens

DATES = ("date", "undated", "open")
"""What words are read as, in this order."""
BY_WHEN = ("due", *DATES)
"""What words are read as that stand after a “by”."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Other years are read in the forms that a ledger stores, and not in words."""
_STORED = frozenset(("-", "/", ".", "q", "h", "w", "x", "xx", "~", "query", "%"))
"""What stands beside figures in the forms that a ledger stores, and in those of ISO and EDTF."""
_LONGEST = 200
_MOST_TOKENS = 60
_CLOSING = frozenset(".,;:!…")


def read(language: Language, words: str, context: Context, kinds: tuple[str, ...]) -> Reading:
    """Return how words are read that are a phrase of one of these kinds; raises Unreadable."""
    if len(words) > _LONGEST:
        raise Unreadable(
            f"{quoted(words)} is too long for a date: {len(words)} characters",
            f"give only the words that name it, {_LONGEST} characters at most",
        )
    run = _run(language, words)
    if not run.tokens:
        raise Unreadable("there are no words to read", context.advice)
    if len(run.tokens) > _MOST_TOKENS:
        raise Unreadable(f"{quoted(words)} is too long for a date", "name one date or span")
    parser = Parser(run, context)
    if _has_far_year(run):
        raise language.refusal(words, parser)
    for kind in kinds:
        meaning = parser.read(kind, 0).get(len(run.tokens))
        if isinstance(meaning, Unreadable):
            raise meaning.about(words)
        if meaning is not None:
            found = context.due(meaning) if kinds == BY_WHEN else _as_said(meaning, context)
            return _reading(words, found, context)
    raise language.refusal(words, parser)


def far_year(run: Run) -> str:
    """Return the first four figures that would be a year outside 1900 to 2199; empty without any.

    Figures before a unit are a number: 3000 days.
    """
    units = run.grammar.terminals["units"].first
    for token, following in zip(run.tokens, run.keys[1:], strict=False):
        is_year = token.key == "#4" and following not in units
        if is_year and not FIRST_YEAR <= int(token.text) <= LAST_YEAR:
            return token.text
    return ""


def _has_far_year(run: Run) -> bool:
    is_stored = all(token.key[0] == "#" or token.key in _STORED for token in run.tokens)
    return not is_stored and bool(far_year(run))


@lru_cache(maxsize=1024)
def _run(language: Language, words: str) -> Run:
    """Return the tokens of words: rows of an import have the same ones, said on many days."""
    cut = tokens(plain(words), language.abbreviations)
    while cut and cut[-1].key in _CLOSING:
        cut.pop()
    return Run(language.grammar, cut)


def _as_said(meaning: Meaning, context: Context) -> Meaning:
    """Return `Q2 of the year` as what it is without a “by”, over or not, and say so where it is."""
    if isinstance(meaning, Recurring) or context.looks_back or meaning.following is None:
        return meaning
    if meaning.span.latest >= context.today:
        return meaning
    return assuming(meaning, f"{meaning.span} is over; with “by” it is {meaning.following}")


def _reading(words: str, meaning: Meaning, context: Context) -> Reading:
    try:
        found = context.resolve(meaning)
    except Unreadable as refusal:
        raise refusal.about(words) from None
    except (ValueError, OverflowError):
        raise Unreadable("").about(words) from None
    return Reading(words, context.today, found.span, found.rule, found.assumption)
