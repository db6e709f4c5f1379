"""`claimcheck verify`."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from claimcheck.cli.options import AsOf, Json, KnownOn, Quiet
from claimcheck.domain.citation import Citation
from claimcheck.domain.verification import Finding
from claimcheck.errors import FOUND, ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.cli.session import Session


_LONG: Final = 100
"""Files: fewer are looked at before anybody has read a bar."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A quote that could not be looked up."""

    claim: str
    fact: str | None
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """How many quotes of saved sources stand in them."""

    found: int
    """Word for word."""
    near: int
    """But for spaces and typography."""
    shortened: int
    """But for what … and brackets leave out."""
    absent: int
    unread: list[Unread]


@dataclass(frozen=True, slots=True)
class Verified:
    """The JSON of `verify`."""

    checked: int
    """Files in the evidence folder."""
    sources: int
    """Claims and facts that name a source, but for retracted ones."""
    saved: int
    """Those of them that name a snapshot."""
    quotes: Quotes
    problems: list[Finding]


def command(
    ctx: typer.Context,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check that what was saved of the sources is whole, and that the quotes stand in it.

    Every snapshot is hashed again: altered, missing and orphaned ones are told. Each quote is
    looked up in its snapshot. Exits with 1 when something is wrong; nothing is written.

    \b
    Examples:
      claimcheck verify
      claimcheck verify --json
    """
    from claimcheck.cli.progress import track
    from claimcheck.domain.citation import citations, digests
    from claimcheck.domain.verification import compare
    from claimcheck.store import snapshots
    from claimcheck.store.files import folder_of

    session: Session = ctx.obj
    moment = session.moment(as_of, known_on)
    cited = list(citations(session.ledger, moment.day, moment.known_on))
    folder = folder_of(session.path)
    files = track(snapshots.inspect(folder), snapshots.count(folder), "snapshots", _LONG)
    specimens = list(files)
    problems = list(compare(cited, digests(session.ledger), specimens))
    whole = {one.digest: one.path for one in specimens if one.state == "whole"}
    quoted: dict[str, list[Citation]] = {}
    for one in cited:
        if one.words and one.digest in whole and not one.is_retracted:
            quoted.setdefault(whole[one.digest], []).append(one)
    texts = track(quoted.items(), len(quoted), "quotes", _LONG)
    quotes, misquoted = _look_up(folder, texts)
    sources = [one for one in cited if one.source and not one.is_retracted]
    verified = Verified(
        checked=len(specimens),
        sources=len(sources),
        saved=sum(one.digest is not None for one in sources),
        quotes=quotes,
        problems=[*problems, *misquoted],
    )
    if json:
        session.emit("verify", moment, verified)
    else:
        from claimcheck.report.findings import draw_findings

        session.draw(draw_findings(verified.problems, session.width))
        for line in _summary(verified):
            session.say(line, quiet=quiet)
    if verified.problems:
        raise typer.Exit(FOUND)


def _look_up(
    folder: Path, quoted: Iterable[tuple[str, list[Citation]]]
) -> tuple[Quotes, list[Finding]]:
    """Look quotes up in the snapshots below a folder, by their paths; each is read once."""
    from claimcheck.sources.quotes import look_up, text_of
    from claimcheck.sources.reading import take

    counts = dict.fromkeys(("found", "near", "shortened", "absent"), 0)
    unread: list[Unread] = []
    findings: list[Finding] = []
    for path, cited in quoted:
        try:
            text = text_of(replace(take(str(folder / path), sys.stdin.buffer), name=path))
        except ClaimcheckError as failure:
            unread += [Unread(one.claim, one.fact, path, failure.message) for one in cited]
            continue
        for one in cited:
            assert one.words is not None
            lookup = look_up(one.words, text)
            counts[lookup.found] += 1
            if lookup.found == "absent":
                message = f"the quote does not stand in {path}"
                told = one.words, lookup.nearest, round(lookup.likeness, 3)
                findings.append(Finding(one.claim, one.fact, path, "misquoted", message, *told))
    return Quotes(**counts, unread=unread), findings


def _summary(verified: Verified) -> Iterator[str]:
    """Yield what was looked at, for the person at the terminal."""
    from collections import Counter

    from claimcheck.domain.plain import count_of

    kinds = Counter(one.kind for one in verified.problems)
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items() if kind != "misquoted")
    state = told or ("all whole" if verified.checked else "")
    files = count_of(verified.checked, "file")
    sources = f"{verified.saved:,} of {count_of(verified.sources, 'source')} saved"
    yield f"{files} in evidence/{f': {state}' if state else ''}; {sources}"
    quotes = verified.quotes
    parts = [
        f"{quotes.found:,} word for word" if quotes.found else "",
        f"{quotes.near:,} but for spaces and typography" if quotes.near else "",
        f"{quotes.shortened:,} but for what they leave out" if quotes.shortened else "",
        f"{quotes.absent:,} not found" if quotes.absent else "",
        f"{len(quotes.unread):,} not looked up" if quotes.unread else "",
    ]
    if any(parts):
        total = quotes.found + quotes.near + quotes.shortened + quotes.absent + len(quotes.unread)
        yield f"{count_of(total, 'quote')}: {', '.join(filter(None, parts))}"
    for why in dict.fromkeys(one.why for one in quotes.unread):
        yield f"  {why}"
