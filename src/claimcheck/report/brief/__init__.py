"""A brief: what to say of one claim on the day of its deadline, with numbered sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.domain.publishing.redaction import redaction
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.view import View
from claimcheck.report.brief.account import account
from claimcheck.report.brief.conclusion import conclusion
from claimcheck.report.brief.numbered_sources import Source, Sources
from claimcheck.report.brief.promise import promise


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of a claim on a day. Notes and forecasts are the desk's and not in it."""

    id: str
    draft: bool
    """Whether the claim is kept out of publications."""
    paragraphs: Sequence[str]
    """In Markdown; “[2]” stands for the second source."""
    sources: Sequence[Source]
    """In the order of their numbers."""


def make_brief(view: View, detail: Detail) -> Brief:
    """Write the brief of a claim: what was promised, how it stands, what led there."""
    sources = Sources()
    redact = redaction(view)
    paragraphs = (
        [*promise(view, detail, sources), *conclusion(view, detail, sources)],
        list(account(view, detail, sources)),
    )
    return Brief(
        id=detail.claim.id,
        draft=detail.claim.draft,
        paragraphs=[redact(" ".join(sentences)) for sentences in paragraphs if sentences],
        sources=list(sources.cited.values()),
    )


def draw_brief(brief: Brief) -> str:
    """Return a brief as Markdown, with its sources as a numbered list."""
    lines = [line for paragraph in brief.paragraphs for line in (paragraph, "")]
    if brief.sources:
        lines += ["Sources:", "", *(one.in_markdown() for one in brief.sources)]
    return "\n".join(lines).rstrip("\n") + "\n"
