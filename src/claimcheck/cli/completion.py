"""What the shell completes from the ledger: ids, names, facts, and the keys of `--where`.

Each of these is called by typer with what was typed so far and gives candidates with a help text.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from claimcheck.desk.session import Session

if TYPE_CHECKING:
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.fact import Fact
    from claimcheck.domain.standing.standing import Standing
    from claimcheck.store.standing_columns import Row

Candidate = tuple[str, str]
"""What is typed, and what the shell shows beside it."""
Complete = Callable[[Any, str], list[Candidate]]

# typer reads descriptions as rich markup, and escapes for zsh all but the backslash, by which a
# text could undo an escape and have a command run. What stands between two colons may name an
# emoji; the ratio sign names none.
_HARMLESS = str.maketrans("[]", "()", "\\")
_SPECIAL = re.compile(r"[^\w.,@%+/-]")
_COLON = re.compile(r":(?=\S*:)")


def _from_ledger(find: Callable[[Any, Session, str], Iterable[Candidate]]) -> Complete:
    """Make a completion of what finds candidates: with no ledger, or any fault, there are none.

    A shell shows whatever is printed in the middle of what somebody types.
    """

    def complete(ctx: Any, incomplete: str) -> list[Candidate]:
        from rich.console import Console

        from claimcheck.domain.model.visible import visible
        from claimcheck.report.terminal.fitting import fit

        session = Session(ctx.find_root().params.get("file"))
        columns = Console().width  # a longer text is wrapped, and for some shells a line is one
        try:
            found = list(find(ctx, session, incomplete))
        except Exception:
            return []
        return [(word, fit(_harmless(visible(text)), columns)) for word, text in found]

    return complete


def _harmless(text: str) -> str:
    return _COLON.sub("\N{RATIO}", text.translate(_HARMLESS))


def _claims(session: Session, takes: Callable[["Standing | Row"], bool]) -> list["Standing"]:
    from claimcheck.desk.ranking import ranked
    from claimcheck.domain.standing.standing import Moment
    from claimcheck.store.query import Query

    return ranked(session, Query(Moment(session.today, None), takes=takes))


@_from_ledger
def claim_ids(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the ids that start like this, with the claims' texts."""
    for one in _claims(session, lambda one: one.id.startswith(incomplete)):
        yield one.id, one.text


@_from_ledger
def claimants(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the claimants, with how many claims each has."""
    yield from _counted(session, incomplete, lambda one: (one.claimant,))


@_from_ledger
def tags(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the tags, with how many claims each has."""
    yield from _counted(session, incomplete, lambda one: one.tags)


def _counted(
    session: Session, incomplete: str, names_of: Callable[["Standing | Row"], Iterable[str]]
) -> Iterator[Candidate]:
    from collections import Counter

    from claimcheck.domain.model.english import count_of
    from claimcheck.domain.model.visible import visible

    counts: Counter[str] = Counter()

    def count(one: "Standing | Row") -> bool:
        counts.update(names_of(one))
        return False

    _claims(session, count)
    for name, n in sorted(counts.items()):
        typed = _typed(name)
        if typed and name.startswith(incomplete) and visible(name) == name:
            yield typed, count_of(n, "claim")


def _typed(name: str) -> str | None:
    """Return a name as the shell at work takes it; None where typer would hand it over wrongly.

    What it prints for bash stands on the command line as it is. For zsh it reads it twice, and
    loses quotation marks; by a dollar sign behind a backslash a name would have a command run.
    """
    match os.environ.get("_CLAIMCHECK_COMPLETE", "").rpartition("_")[2]:
        case "bash":
            return _SPECIAL.sub(r"\\\g<0>", name)
        case "zsh":
            return None if set(name) & set("\\\"'`$") else name
    return name


@_from_ledger
def facts(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the keys of the facts of the claim that was named, with what they say."""
    claim = _named(ctx, session)
    looks = [("looks", one) for one in session.ledger.looks_of.get(claim.id, ())]
    yield from _told([*claim.facts(), *looks], incomplete)


@_from_ledger
def evidence(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the keys of the evidence of the claim that was named, with what it says."""
    items = [one for one in _named(ctx, session).facts() if one[0] == "evidence"]
    yield from _told(items, incomplete)


@_from_ledger
def inquiries(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the keys of the inquiries about the claim that was named, with what was asked."""
    items = [one for one in _named(ctx, session).facts() if one[0] == "inquiries"]
    yield from _told(items, incomplete)


@_from_ledger
def verdicts(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the keys of the rulings on the claim that was named, with what they say."""
    items = [one for one in _named(ctx, session).facts() if one[0] == "verdicts"]
    yield from _told(items, incomplete)


def _named(ctx: Any, session: Session) -> "Claim":
    """Return the claim that was typed before; behind an option it is not read as an argument."""
    return session.ledger.find(ctx.params.get("id") or ctx.args[0])


def _told(facts: "Iterable[tuple[str, Fact]]", incomplete: str) -> Iterator[Candidate]:
    from claimcheck.report.terminal.fact_timeline import entry

    for _, fact in facts:
        if fact.id.startswith(incomplete):
            said = entry(fact)
            yield fact.id, f"{said.word}: {next(filter(None, said.lines), '')}"


@_from_ledger
def statuses(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the statuses that a claim can have."""
    from claimcheck.domain.publishing.vocabulary import STATUS_WORDS

    phrases = [(one, words.phrase) for one, words in STATUS_WORDS.items()]
    for status, phrase in (*phrases, ("open", "all without a ruling")):
        if status.startswith(incomplete):
            yield status, phrase


@_from_ledger
def conditions(ctx: Any, session: Session, incomplete: str) -> Iterator[Candidate]:
    """Yield the keys that claims can be filtered by, and behind `KEY=` the words it takes."""
    from claimcheck.desk.conditions import form_of, keys, words_of

    key, sign, value = incomplete.partition("=")
    types = keys()
    if sign:
        for word in words_of(types.get(key)):
            if word.startswith(value):
                yield f"{key}={word}", ""
        return
    own: set[str] = set()

    def look(one: "Standing | Row") -> bool:
        own.update(one.own)
        return False

    _claims(session, look)
    for name in (*types, *sorted(own)):
        if name.startswith(key):
            yield f"{name}=", form_of(types.get(name))
