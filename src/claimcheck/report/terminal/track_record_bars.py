"""Track records as bars: what is certain, the doubt about it, and the n that both rest on."""

from collections.abc import Iterator, Sequence

from claimcheck.domain.model.english import listed
from claimcheck.domain.model.visible import visible
from claimcheck.domain.scoring.track_record import FEWEST, Record
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.cells import cell_len
from claimcheck.report.terminal.fitting import fit, hanging
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.score_output import share_in_words
from claimcheck.report.terminal.share_bar import draw_strength

_INDENT = 2
_GAP = 2
_LONGEST_NAME = 24
_NARROW = 60
_ENDED = ("kept", "partly_kept", "broken", "withdrawn", "superseded", "void", "unverifiable")
_OPEN = ("overdue", "open", "draft")


def draw_records(records: Sequence[Record], width: int, *, cut: bool) -> Iterator[Line]:
    """Yield lines for each party: its bar with n and bounds, and how its claims ended.

    With `cut`, what is longer than `width` cells is cut or wrapped.
    """
    if not records:
        return
    wrap = width if cut else None
    longest = max(cell_len(visible(one.name)) for one in records)
    name_width = min(longest, _LONGEST_NAME) if cut else longest
    is_narrow = width < _NARROW
    indent = " " * (2 * _INDENT if is_narrow else _INDENT + name_width + _GAP)
    cells = 20 if is_narrow else min(40, max(20, (width - len(indent)) // 3))
    for one in records:
        name = Line.assemble(" " * _INDENT, (fit(visible(one.name), name_width), HEADING))
        if is_narrow:
            yield name
            name = Line(indent)
        else:
            name.append(" " * (len(indent) - name.cell_len))
        if one.n:
            yield from _share(name, one, cells, indent, wrap)
            name = Line(indent)
        yield from hanging(name, endings_in_words(one), wrap, QUIET)


def _share(line: Line, one: Record, cells: int, indent: str, wrap: int | None) -> Iterator[Line]:
    assert one.low is not None
    assert one.high is not None
    for piece in draw_strength(one.credit / one.n, one.low, one.high, cells):
        line.append(*piece)
    said = share_in_words(one)
    if wrap is not None and line.cell_len + _GAP + len(said) > wrap:
        yield line
        line = Line(indent)
    else:
        line.append(" " * _GAP)
    yield line.append(said, HEADING if one.n >= FEWEST else QUIET)


def endings_in_words(one: Record) -> str:
    """Return “5 kept and 3 broken; 2 overdue and 3 open”, without zeros.

    Where there are some to judge, but few, it says so first.
    """
    groups = (
        [f"{count:,} {name.replace('_', '-')}" for name in names if (count := getattr(one, name))]
        for names in (_ENDED, _OPEN)
    )
    ended, still = (listed(group, most=len(group)) for group in groups)
    few = "too few rulings: " if 0 < one.n < FEWEST else ""
    return few + "; ".join(filter(None, [ended or "no rulings yet", still]))
