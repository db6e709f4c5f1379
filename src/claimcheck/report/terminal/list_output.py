"""One line a claim, for `list` and `due`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import silence
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.status_style import QUIET, STYLES, grounds, unlooked, unsigned, when
from claimcheck.report.terminal.cells import cell_len
from claimcheck.report.terminal.fitting import fit, pad
from claimcheck.report.terminal.line import Line

_GAP = "  "
_LONGEST_ID = 32
_LONGEST_NAME = 24
_SHORTEST_TEXT = 8
_WIDE = 110
_TOGETHER = 1_000
"""Claims whose columns are of one width."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """The cells that columns take, before anything is cut."""

    status: int = 0
    when: int = 0
    id: int = 0
    who: int = 0

    def wider(self, claims: Sequence[Standing]) -> "_Widths":
        """Return widths that fit more claims too."""
        return _Widths(
            max(self.status, *(len(one.status) for one in claims)),
            max(self.when, *(len(when(one)) for one in claims)),
            max(self.id, *(len(one.id) for one in claims)),
            max(self.who, *(cell_len(visible(one.claimant)) for one in claims)),
        )


def draw_list(claims: Iterable[Standing], width: int | None) -> Iterator[Line]:
    """Yield a line a claim; what does not fit into `width` cells is cut, None cuts nothing.

    Columns are as wide as many claims need that are drawn together, and later ones may be wider.
    """
    widths = _Widths()
    left = iter(claims)
    while some := list(islice(left, _TOGETHER)):
        widths = widths.wider(some)
        for one in some:
            yield _line(one, widths, width)


def _line(one: Standing, widths: _Widths, width: int | None) -> Line:
    line = Line()
    line.append(pad(one.status, widths.status), STYLES[one.status])
    line.append(_GAP + when(one).rjust(widths.when) + _GAP)
    id_width = widths.id
    if width is not None:
        room = width - widths.status - widths.when - 2 * len(_GAP)
        id_width = max(1, min(id_width, room, max(_LONGEST_ID, width // 3)))
    line.append(pad(fit(one.id, id_width), id_width), "bold")
    if width is None or width >= _WIDE:
        who_width = widths.who if width is None else min(widths.who, _LONGEST_NAME)
        line.append(_GAP + pad(fit(visible(one.claimant), who_width), who_width))
    left = None if width is None else width - line.cell_len - len(_GAP)
    text, note = _text_and_note(one, left)
    if left is None or left >= _SHORTEST_TEXT:
        line.append(_GAP + text)
        line.append(note, QUIET)
    if width is not None:
        line.crop(width)
    return line


def _text_and_note(one: Standing, width: int | None) -> tuple[str, str]:
    half = None if width is None else width // 2
    proposed = unsigned(one.proposed) if one.proposed else ""
    notes = [proposed, fit(grounds(one), half), unlooked(one), silence(one)]
    notes += ["draft"] if one.draft else []
    note = "".join(f" · {part}" for part in notes if part)
    text = visible(one.text)
    if width is None:
        return text, note
    return fit(text, max(0, width - len(note))), fit(note, width)
