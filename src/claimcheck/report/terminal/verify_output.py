"""What is not as a ledger says, for `verify`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.visible import visible
from claimcheck.domain.verifying.verification import (
    ChainState,
    CommitState,
    Finding,
    SignedCommit,
    Verified,
)
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_TOLD: Final = ("misquoted", "chain", "head")
"""Kinds of which another sentence tells."""


def draw_findings(findings: Iterable[Finding], width: int | None) -> Iterator[Line]:
    """Yield a line a finding, and below a quote that was not found what is most like it."""
    for one in findings:
        whose = " ".join(filter(None, (one.claim, one.fact)))
        yield Line.assemble(
            (one.kind, "bold red"), ": ", f"{whose}: " if whose else "", visible(one.message)
        )
        if one.quote is not None:
            yield from hanging(Line("  quote    ", QUIET), f"“{one.quote}”", width)
        if one.nearest:
            like = f" ({one.likeness:.0%} similar)" if one.likeness else ""
            yield from hanging(Line("  nearest  ", QUIET), f"“{one.nearest}”{like}", width)


def summary(verified: Verified) -> Iterator[str]:
    """Yield what was looked at, in sentences."""
    if verified.filter:
        yield verified.filter
    if verified.chain:
        yield from _chain(verified.chain, verified.problems)
    kinds = Counter(one.kind for one in verified.problems)
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items() if kind not in _TOLD)
    state = told or ("all intact" if verified.checked else "")
    files = count_of(verified.checked, "file")
    sources = f"{verified.saved:,} of {count_of(verified.sources, 'source')} saved"
    yield f"{files} in evidence/{f': {state}' if state else ''}; {sources}"
    quotes = verified.quotes
    parts = [
        f"{quotes.found:,} word for word" if quotes.found else "",
        f"{quotes.near:,} apart from spaces and typography" if quotes.near else "",
        f"{quotes.shortened:,} apart from omissions and insertions" if quotes.shortened else "",
        f"{quotes.absent:,} not found" if quotes.absent else "",
        f"{len(quotes.unread):,} not checked" if quotes.unread else "",
    ]
    if any(parts):
        total = quotes.found + quotes.near + quotes.shortened + quotes.absent + len(quotes.unread)
        yield f"{count_of(total, 'quote')}: {', '.join(filter(None, parts))}"
    for one in verified.edited:
        whose = " ".join(filter(None, (one.claim, one.fact)))
        yield f"{whose}: the quote {visible(one.told)}"
    for why in dict.fromkeys(unread.why for unread in quotes.unread):
        yield f"  {why}"
    if (history := verified.history) is not None:
        new = f"; {history.uncommitted:,} not committed yet" if history.uncommitted else ""
        yield f"{count_of(history.commits, 'commit')} of the ledger{new}"
        for commit in history.cut:
            yield f"  the history before {commit} is missing, so what it added was not checked"
    if verified.signed is not None:
        yield from _signers(verified.signed)
    if verified.links is not None:
        states = Counter(one.state for one in verified.links)
        counts = ", ".join(f"{count:,} {state}" for state, count in states.most_common())
        addresses = f"{len(verified.links):,} address{'' if len(verified.links) == 1 else 'es'}"
        yield f"{addresses}: {counts}" if counts else f"{addresses} to check"
        for link in verified.links:
            if link.state in ("moved", "unclear", "refused"):
                where = f" to {link.location}" if link.state == "moved" else f": {link.said}"
                yield f"  {link.state}: {link.address}{where}"


def _signers(commits: Sequence[SignedCommit]) -> Iterator[str]:
    """Yield how the commits of rulings and signatures are signed, and by whom."""
    states = Counter(_SIGNED[one.state] for one in commits)
    counts = ", ".join(f"{count:,} {state}" for state, count in states.most_common())
    of = "of rulings and signatures"
    yield f"{count_of(len(commits), 'commit')} {of}{f': {counts}' if counts else ''}"
    for one in commits:
        if one.signer:
            yield f"{one.commit} by {visible(one.author)}: signed by {visible(one.signer)}"


_SIGNED: Final[dict[CommitState, str]] = {
    "good": "with a good signature",
    "untrusted": "signed with an unknown key",
    "expired": "signed with an expired key",
    "revoked": "signed with a revoked key",
    "bad": "with a wrong signature",
    "unchecked": "with a signature that could not be checked",
    "none": "not signed",
}


def _chain(chain: ChainState, problems: Iterable[Finding]) -> Iterator[str]:
    state = "broken" if any(one.kind == "chain" for one in problems) else "intact"
    yield f"chain of {count_of(chain.blocks, 'block')}: {state}"
    if chain.noted is not None:
        yield f"the head given is block {chain.noted:,} of it"
    if chain.head:
        yield f"head {chain.head}"
