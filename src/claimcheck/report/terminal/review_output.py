"""A round of claims as cards, and on paper as boxes to tick."""

from collections.abc import Iterator

from claimcheck.domain.standing.attention import Attention
from claimcheck.domain.standing.detail import Detail
from claimcheck.report.status_style import HEADING, QUIET, STYLES, when
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

BOX = "[ ] "


def draw_card(item: Attention, detail: Detail, mark: str, width: int | None) -> Iterator[Line]:
    """Yield what one looks for, behind a mark such as “(2/7) ” or a box."""
    one, claim = item.claim, detail.claim
    indent = " " * len(mark)
    yield Line.assemble(
        (mark, QUIET), (one.status, STYLES[one.status]), "  ", (one.id, HEADING), "  ", when(one)
    )
    yield from hanging(Line(indent), f"{claim.text} ({claim.claimant}, {claim.made})", width)
    yield from hanging(Line(indent), item.why, width, QUIET)
    if claim.criteria:
        yield from hanging(Line.assemble((f"{indent}kept if  ", QUIET)), claim.criteria, width)
    if newest := [told.fact for told in detail.evidence if not told.retracted][-1:]:
        item_words = f"{newest[0].date} {newest[0].stance}: {newest[0].title or newest[0].source}"
        yield from hanging(Line.assemble((f"{indent}newest   ", QUIET)), item_words, width)


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
