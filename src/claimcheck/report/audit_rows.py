"""What there is to tell of an audited ruling, in rows of a label and a sentence."""

from collections.abc import Iterator
from typing import Final

from claimcheck.domain.model.english import day_in_words, listed, number_in_prose, on_or_in, spaced
from claimcheck.domain.model.source_name import title_and_host
from claimcheck.domain.verifying.ruling_audit import (
    Audit,
    AuditedRuling,
    Ground,
    QuoteState,
    SourceState,
)

_STANCES: Final = {
    "supports": "for it",
    "refutes": "against it",
    "mixed": "for and against it",
    "context": "context",
}
_ORIGINS: Final = {"independent": ", independent", "claimant": ", according to the claimant"}
_SAVED: Final[dict[SourceState, str]] = {
    "saved": "saved",
    "not-saved": "not saved",
    "offline": "not on the web",
    "missing": "its snapshot is missing",
    "altered": "its snapshot was altered",
    "unreadable": "its snapshot cannot be read",
}
_QUOTES: Final[dict[QuoteState, str]] = {
    "found": "the quote appears in it",
    "edited": "the quote appears in it, edited",
    "absent": "the quote does not appear in it",
    "unchecked": "the quote was not looked up",
}


def summary(audit: Audit) -> str:
    """Return how many rulings were audited, and how many do not meet the rules."""
    count = len(audit.rulings)
    if not count:
        return "No rulings to audit."
    rulings = "1 ruling" if count == 1 else f"{count:,} rulings"
    if not audit.breached:
        return f"{rulings}: {'it meets' if count == 1 else 'all meet'} the rules of the house."
    if count == 1:
        return "1 ruling, which does not meet the rules of the house."
    verb = "does" if audit.breached == 1 else "do"
    return f"{rulings}, of which {audit.breached:,} {verb} not meet the rules of the house."


def house_rules(audit: Audit) -> str:
    """Return the rules by which rulings were audited, in a sentence."""
    people = audit.signatures
    behind = (
        "a ruling says who made it"
        if people == 1
        else f"{number_in_prose(people)} people stand behind a ruling"
    )
    asked = ["the other side is asked before it is ruled against"] if audit.ask_first else []
    rules = [behind, *asked, "its evidence is saved", "quotes appear in what was saved"]
    return f"Rules: {listed(rules, most=4)}."


def rows(audit: Audit, one: AuditedRuling) -> Iterator[tuple[str, str]]:
    """Yield each thing to tell of a ruling, under a label; several may have the same one."""
    by = f"by {one.by} " if one.by else ""
    yield "ruled", f"{spaced(one.verdict)} {by}{on_or_in(one.date)}: {one.because}"
    yield from (("signed", f"by {sign.by} {on_or_in(sign.date)}") for sign in one.signatures)
    if audit.signatures > 1 and not one.signatures:
        yield "signed", "by nobody else"
    since = f"since {day_in_words(one.rules_from)}" if one.rules_from else "not yet"
    yield "in force", since
    yield from (("asked", sentence) for sentence in one.right_of_reply)
    if not one.right_of_reply:
        yield "asked", "nobody"
    yield from (("rests on", _ground(item)) for item in one.evidence)
    if not one.evidence:
        yield "rests on", "no evidence"
    for item in one.corrections:
        said = f" ({'; '.join(item.said)})" if item.said else ""
        yield "corrected", f"{on_or_in(item.date)}: {item.because or ''}{said}"
    if not one.corrections:
        yield "corrected", "nothing since"
    if one.entered is not None:
        yield from (("entered", late) for late in one.entered or ("when it says",))
    for breach in one.breaches:
        yield "not met", f"{breach.rule}: {breach.why}"


def _ground(item: Ground) -> str:
    what = f"{_STANCES[item.stance]}{_ORIGINS.get(item.origin or '', '')}"
    quote = f"; {_QUOTES[item.quote]}" if item.quote and item.saved == "saved" else ""
    source = title_and_host(item.title, item.source)
    return f"{item.key}, {what}: {source}; {_SAVED[item.saved]}{quote}"
