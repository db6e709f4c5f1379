"""Track records on a terminal: what each group is worth by each rule, and what that rests on."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from claimcheck.domain.model.english import number_in_prose, stretch
from claimcheck.domain.model.visible import visible
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import FEWEST, Record
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.fitting import fit, hanging, pad
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.share_bar import draw_strength

FEW = "Fewer than five rulings each: listed alphabetically, not ranked"
_LEGEND = "┃ share kept, ▒ 95% confidence interval"
_INDENT = "  "
_GAP = "  "
_SHORTEST_BAR, _LONGEST_BAR = 10, 30
_HALVES = "Kept in part, or late under the standard rule, counts half."
_RULED = ("kept", "partly_kept", "broken", "withdrawn", "superseded")
_NOT_COUNTED = ("overdue", "open", "void", "unverifiable", "draft")
"""Where most rules have no n."""


def draw_scores(
    tables: Mapping[Rule, Sequence[Record]],
    width: int | None,
    outside: str,
    limit: int | None = None,
) -> Iterator[Line]:
    """Yield the record of each group by each rule, in the order of the standard rule or the only.

    At most `limit` groups; `outside` tells of claims in no group. A width of None cuts and wraps
    nothing.
    """
    order = (tables.get("standard") or next(iter(tables.values())))[:limit]
    by_name = {rule: {one.name: one for one in records} for rule, records in tables.items()}
    label = max(map(len, tables))
    said = max((len(share_in_words(one)) for under in tables.values() for one in under), default=0)
    cells = bar_cells(width, len(_INDENT) + label + len(_GAP) + said)
    for is_few, groups in groupby(order, key=lambda one: one.n < FEWEST):
        if is_few:
            yield from hanging(Line(), FEW, width, QUIET)
        for one in groups:
            yield Line(fit(visible(one.name), width), HEADING)
            by_rule = {rule: under[one.name] for rule, under in by_name.items()}
            if any(record.n for record in by_rule.values()):
                for rule, record in by_rule.items():
                    first = Line.assemble(_INDENT, (pad(rule, label), QUIET), _GAP)
                    yield from _share(first, record, cells, width)
            yield from hanging(Line(_INDENT), counts_in_words(one), width, QUIET)
            if one.slip_n:
                yield from hanging(Line(_INDENT), slip_in_words(one), width, QUIET)
        yield Line()
    halves = any(one.credit % 1 for under in tables.values() for one in under)
    judged = any(one.n for under in tables.values() for one in under)
    for note in (_LEGEND if judged and cells else "", _HALVES if halves else "", outside):
        if note:
            yield from hanging(Line(), note, width, QUIET)


def _share(line: Line, one: Record, cells: int, width: int | None) -> Iterator[Line]:
    if cells:
        pieces = [("·" * cells, QUIET)]
        if one.low is not None and one.high is not None:
            pieces = draw_strength(one.credit / one.n, one.low, one.high, cells)
        for piece in pieces:
            line.append(*piece)
        line.append(_GAP)
    yield from hanging(line, share_in_words(one), width, HEADING if one.n >= FEWEST else "")


def bar_cells(width: int | None, taken: int) -> int:
    """Return how long a bar can be beside what takes so many cells of the width; 0 for none."""
    if width is None:
        return _LONGEST_BAR
    cells = min(_LONGEST_BAR, width - taken - len(_GAP))
    return cells if cells >= _SHORTEST_BAR else 0


def share_in_words(one: Record) -> str:
    """Return “2 of 6 kept (10–70%), 1 late”: never a share without its n."""
    late = f", {one.late:,} late" if one.late else ""
    if one.low is None or one.high is None:
        return f"no rulings yet{late}"
    if one.n == 1 and one.credit == 0.5:
        partly = "partly " if one.partly_kept else ""
        return f"1 {partly}kept{' late' if one.late else ''} (counts half)"
    return f"{number(one.credit)} of {one.n:,} kept ({_bounds(one.low, one.high)}){late}"


def _bounds(low: float, high: float) -> str:
    """Return “10–70%”, with as many places as keep the two apart."""
    apart = 100 * (high - low)
    places = next((places for places in range(8) if apart >= 2 / 10**places), 8)
    return f"{100 * low:.{places}f}–{100 * high:.{places}f}%"


def number(credit: float) -> str:
    """Return “1,234.5”, without a fraction where there is none."""
    return f"{credit:,.1f}".removesuffix(".0")


def counts_in_words(one: Record) -> str:
    """Return how a group's claims ended, and what no n has: “2 kept, 1 broken; 3 open”."""
    ruled, others = (
        ", ".join(
            f"{count:,} {name.replace('_', ' ')}" for name in names if (count := getattr(one, name))
        )
        for names in (_RULED, _NOT_COUNTED)
    )
    return "; ".join(filter(None, (ruled or "no rulings yet", others)))


def slip_in_words(one: Record) -> str:
    """Return how far the dates of a group moved: each one's first date to the one in force.

    “3 of 4 dated claims moved; average over all four, 564 days later; longest, 900 days”.
    """
    if not one.moved or one.slip_days is None:
        if one.slip_n == 1:
            return "the only dated claim has not moved"
        none = "neither" if one.slip_n == 2 else "none"
        return f"{none} of the {number_in_prose(one.slip_n)} dated claims moved"
    average = stretch(round(abs(one.slip_days)))
    if one.slip_n == 1:
        how = "postponed" if one.slip_days > 0 else "brought forward"
        return f"the only dated claim was {how} by {average}"
    every = "both" if one.slip_n == 2 else f"all {number_in_prose(one.slip_n)}"
    where = "later" if one.slip_days >= 0 else "earlier"
    said = f"{one.moved:,} of {one.slip_n:,} dated claims moved; average over {every}, "
    said += f"{average} {where}"
    longest = one.longest_slip_days or 0
    return f"{said}; longest, {stretch(longest)}" if longest > 0 and one.moved > 1 else said
