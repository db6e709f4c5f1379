"""A round of claims as cards, and on paper as boxes to tick."""

from collections.abc import Iterator, Mapping

from claimcheck.domain.model.source_name import title_and_host
from claimcheck.domain.standing.attention import Attention
from claimcheck.domain.standing.detail import Detail
from claimcheck.report.status_style import HEADING, QUIET, STYLES, heading_of, when, when_alone
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

BOX = "[ ] "
_MOST_EVIDENCE = 3
"""Items of evidence on a card: the newest ones, the last of them at the end."""


def draw_card(item: Attention, detail: Detail, mark: str, width: int | None) -> Iterator[Line]:
    """Yield what one looks for, behind a mark such as “(2/7) ” or a box."""
    one, claim = item.claim, detail.claim
    word = heading_of(one)
    left = when_alone(one) if one.proposed else when(one)
    indent = " " * len(mark)
    yield Line.assemble((mark, QUIET), (word, STYLES[word]), "  ", (one.id, HEADING), "  ", left)
    yield from hanging(Line(indent), f"{claim.text} ({claim.claimant}, {claim.made})", width)
    yield from hanging(Line(indent), item.why, width, QUIET)
    if claim.criteria:
        yield from hanging(Line.assemble((f"{indent}kept if  ", QUIET)), claim.criteria, width)
    for words in detail.right_of_reply:
        yield from hanging(Line.assemble((f"{indent}asked    ", QUIET)), words, width)
    if claim.source or claim.title:
        source = title_and_host(claim.title, claim.source)
        yield from hanging(Line.assemble((f"{indent}source   ", QUIET)), source, width)
    yield from _newest_evidence(indent, detail, width)


def _newest_evidence(indent: str, detail: Detail, width: int | None) -> Iterator[Line]:
    items = [told.fact for told in detail.evidence if not told.retracted]
    label = "evidence "
    for item in items[-_MOST_EVIDENCE:]:
        words = f"{item.date} {item.stance}: {title_and_host(item.title, item.source)}"
        yield from hanging(Line.assemble((f"{indent}{label:<9}", QUIET)), words, width)
        label = ""
    if len(items) > _MOST_EVIDENCE:
        yield Line(f"{indent}{'':9}and {len(items) - _MOST_EVIDENCE:,} older", QUIET)


def draw_box(
    item: Attention, detail: Detail, addresses: list[str], width: int | None
) -> Iterator[Line]:
    """Yield a card with a box to tick, where to look, and the command that would settle it."""
    indent = " " * len(BOX)
    yield from draw_card(item, detail, BOX, width)
    for address in addresses:
        yield Line(f"{indent}{address}")
    yield Line(f"{indent}$ {item.command}", "cyan")
    yield Line()


def draw_keys(keys: Mapping[str, str], width: int | None) -> Iterator[Line]:
    """Yield what there is to press and what it does, as many of them in a line as fit."""
    line = Line()
    for key, words in keys.items():
        size = len(f"   {key} {words}")
        if width is not None and line.pieces and line.cell_len + size > width:
            yield line
            line = Line()
        line.append("   " if line.pieces else "").append(key, HEADING).append(f" {words}", QUIET)
    yield line
