"""The claims as bars over the calendar: from the day they were said to their last day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from claimcheck.domain.model.english import with_lateness
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.status_style import QUIET, STYLES, when_alone
from claimcheck.report.terminal.fitting import fit, pad
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.time_axis import Axis

STAIRS: Final = "▆▄▃▂"
"""The bar to the first date that was named, and to each later one."""

PAST: Final = "░"
GIVEN_UP: Final = "▁"
OPEN_ENDED: Final = "┄"
LATER, SOONER = "›", "‹"
BEFORE, BEYOND = "◂", "▸"
TODAY: Final = "│"
MARKS: Final = {
    "kept": "✓",
    "partly-kept": "◐",
    "broken": "✗",
    "awaiting-ruling": "?",
    None: "↺",
}
"""A ruling; any other one is a dash."""
OTHER_RULING: Final = "–"

_GAP = 2
_NARROW = 60

Cell = tuple[str, str]


class _Bar(NamedTuple):
    """One line of the chart as cells, which later strokes cover."""

    axis: Axis
    cells: list[Cell]

    def fill(self, first: date, last: date, glyph: str, style: str) -> None:
        """Draw from one day to another, both included."""
        if self.axis.first <= last and first <= self.axis.last:
            self._draw(self.axis.cell(first), self.axis.cell(last), glyph, style)

    def extend(self, end: date, last: date, glyph: str, style: str) -> None:
        """Draw on from the end of what is drawn, whose cell stays as it is."""
        if self.axis.first <= last and end <= self.axis.last:
            start = self.axis.cell(end) + 1 if end >= self.axis.first else 0
            self._draw(start, self.axis.cell(last), glyph, style)

    def _draw(self, start: int, stop: int, glyph: str, style: str) -> None:
        for at in range(start, stop + 1):
            self.cells[at] = (glyph, style)

    def mark(self, day: date, glyph: str, style: str) -> None:
        """Draw one day, where it is on the axis."""
        if self.axis.first <= day <= self.axis.last:
            self.cells[self.axis.cell(day)] = (glyph, style)


def draw_chart(claims: Sequence[ClaimHistory], day: date, width: int) -> Iterator[Line]:
    """Yield an axis, a line a claim and a key to the glyphs, within `width` cells."""
    if not claims:
        return
    notes = [_note(one, day) for one in claims] if width >= _NARROW else [""] * len(claims)
    note_width = max(len(note) for note in notes)
    longest = max(len(one.claim.id) for one in claims)
    name_width = min(longest, max(10, width * 3 // 10), 40)
    cells = max(10, width - name_width - note_width - 2 * _GAP - (_GAP if note_width else 0))
    within = [day] if any(one.claim.is_open for one in claims) else []
    axis = Axis.fitting([one for history in claims for one in _days(history)], within, cells)
    indent = " " * (_GAP + name_width + _GAP)
    yield Line.assemble((indent + axis.labels(), QUIET))
    used: set[str] = set()
    for one, note in zip(claims, notes, strict=True):
        bar = _draw(one, axis, day)
        used.update(glyph for glyph, _ in bar)
        line = Line(" " * _GAP + pad(fit(one.claim.id, name_width), name_width) + " " * _GAP)
        for piece in _joined(bar):
            line.append(*piece)
        if note:
            line.append(" " * _GAP).append(note, STYLES[one.claim.status])
        yield line
    yield from _key(used, day, width)


def _draw(one: ClaimHistory, axis: Axis, day: date) -> list[Cell]:
    bar = _Bar(axis, [(" ", "")] * axis.cells)
    claim, style = one.claim, STYLES[one.claim.status]
    bar.mark(day, TODAY, QUIET)
    end = _steps(bar, one, day, style)
    until = claim.ruled_on or day
    if end is not None and not _holds(one):
        bar.extend(end, until, PAST, style)
    if claim.ruled_on and end is not None:
        bar.extend(claim.ruled_on, end, GIVEN_UP, QUIET)
    bar.mark(day, TODAY, "bold")
    for before, step in zip(one.steps, one.steps[1:], strict=False):
        if before.latest and step.latest and step.latest != before.latest:
            bar.mark(step.named, LATER if step.latest > before.latest else SOONER, "bold")
    for ruling in one.rulings:
        glyph = MARKS.get(ruling.outcome, OTHER_RULING)
        bar.mark(ruling.date, glyph, STYLES.get(ruling.outcome or "", "bold"))
    if one.said < axis.first:
        bar.cells[0] = (BEFORE, style)
    if end is not None and end > axis.last and claim.is_open:
        bar.cells[-1] = (BEYOND, style)
    return bar.cells


def _steps(bar: _Bar, one: ClaimHistory, day: date, style: str) -> date | None:
    """Draw the dates that were named, and return the last day in force."""
    end: date | None = None
    height = 0
    for step in one.steps:
        if step.latest is None:
            if end is not None:
                bar.fill(step.named, end, GIVEN_UP, QUIET)
            end = None
        elif end is None:
            glyph = OPEN_ENDED if one.claim.status == "waiting" else STAIRS[height]
            bar.fill(one.said, step.latest, glyph, style)
            end = step.latest
        elif step.latest > end:
            height = min(height + 1, len(STAIRS) - 1)
            bar.extend(end, step.latest, STAIRS[height], style)
            end = step.latest
        elif step.latest < end:
            bar.extend(step.latest, end, GIVEN_UP, QUIET)
            end = step.latest
    if end is None:
        first = one.said if len(one.steps) == 1 else one.steps[-1].named
        bar.fill(first, one.claim.ruled_on or day, OPEN_ENDED, style)
    return end


def _holds(one: ClaimHistory) -> bool:
    return one.claim.status in ("holding", "waiting")


def _days(one: ClaimHistory) -> Iterator[date]:
    yield one.said
    if one.claim.is_open:
        yield from (step.latest for step in one.steps if step.latest)
    yield from (ruling.date for ruling in one.rulings)


def _note(one: ClaimHistory, day: date) -> str:
    claim = one.claim
    if claim.is_open:
        return when_alone(claim)
    return with_lateness(claim.status, claim.late_days)


def _joined(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield runs of cells of one style as one piece."""
    run, style = "", cells[0][1]
    for glyph, one in cells:
        if one != style:
            yield run, style
            run, style = "", one
        run += glyph
    yield run, style


def _key(used: set[str], day: date, width: int) -> Iterator[Line]:
    """Yield what the glyphs that were used mean."""
    meanings = [
        (STAIRS, "to each date in turn"),
        (LATER + SOONER, "moved"),
        (PAST, "after the last day"),
        (GIVEN_UP, "not needed"),
        (OPEN_ENDED, "no date yet"),
        (BEFORE + BEYOND, "beyond the axis"),
        ("".join((*MARKS.values(), OTHER_RULING)), "ruled"),
        (TODAY, str(day)),
    ]
    line = Line()
    for glyphs, meaning in meanings:
        shown = "".join(glyph for glyph in glyphs if glyph in used)
        if not shown:
            continue
        if line.pieces and line.cell_len + len(shown) + len(meaning) + 3 > width:
            yield line
            line = Line()
        line.append(f"  {shown} {meaning}", QUIET)
    yield line
