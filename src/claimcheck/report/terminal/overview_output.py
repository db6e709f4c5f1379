"""What `claimcheck` alone shows: the state of the ledger at a glance, and what to do next."""

from collections.abc import Iterator, Sequence
from datetime import date

from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import attention
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.board import month_before
from claimcheck.report.headline import headline
from claimcheck.report.status_style import HEADING, QUIET, STYLES, heading_of
from claimcheck.report.terminal.fitting import fit, hanging
from claimcheck.report.terminal.line import Line

_MOST = 5
"""Claims that a section shows."""


def draw_overview(
    title: str, day: date, claims: Sequence[Standing], width: int | None
) -> Iterator[Line]:
    """Yield the headline, at most five claims that need attention, what is next, two commands.

    `claims` are all that the ledger has, the most pressing first.
    """
    yield Line.assemble((visible(title), HEADING), (f"  {day}", QUIET))
    yield from hanging(Line(), headline(claims, month_before(day)), width)
    items = attention(claims)
    pressing = [item.claim for item in items]
    if pressing:
        yield from _section("Needs attention", pressing, len(pressing), width)
    ahead = [one for one in claims if one.is_open and (one.days_left or 0) > 0]
    coming = sorted(
        (one for one in ahead if one not in pressing), key=lambda one: (one.days_left, one.id)
    )
    if coming:
        yield from _section("Next", coming[:1], 1, width)
    yield Line()
    commands = _commands(claims, pressing)
    column = max(len(command) for command, _ in commands)
    for command, what in commands:
        line = Line.assemble((f"  {command}", "cyan"))
        if width is None or column + len(what) + 4 <= width:  # never cut, so it can be copied
            line.append(f"{' ' * (column - len(command))}  {what}", QUIET)
        yield line


def _section(
    heading: str, claims: Sequence[Standing], total: int, width: int | None
) -> Iterator[Line]:
    shown = claims[:_MOST]
    statuses = max(len(heading_of(one)) for one in shown)
    ids = max(len(one.id) for one in shown)
    yield Line()
    yield Line.assemble((heading, HEADING))
    for one in shown:
        day = f"{one.deadline.latest}  " if one.deadline else " " * 12
        word = heading_of(one)
        line = Line.assemble(
            f"  {day}", (word.ljust(statuses), STYLES[word]), f"  {one.id.ljust(ids)}"
        )
        room = None if width is None else width - line.cell_len - 2
        if room is None or room >= 20:
            line.append(f"  {fit(visible(one.text), room)}", QUIET)
        yield line
    if total > len(shown):
        yield Line.assemble((f"  and {total - len(shown):,} more", QUIET))


def _commands(
    claims: Sequence[Standing], pressing: Sequence[Standing]
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the two commands that fit the state of the ledger, each with what it does."""
    if not claims:
        return (
            ('claimcheck add "…" --claimant NAME --by DEADLINE', "record a claim"),
            ("claimcheck extract FILE --add", "find the claims in an article"),
        )
    if pressing:
        return (
            (f"claimcheck show {pressing[0].id}", "everything about the first"),
            ("claimcheck review", "go through them one by one"),
        )
    return (
        ("claimcheck report", "the whole picture"),
        ('claimcheck add "…" --claimant NAME --by DEADLINE', "record a claim"),
    )
