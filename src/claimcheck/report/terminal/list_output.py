"""One line a claim, for `list` and `due`."""

from collections.abc import Iterator, Sequence

from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import silence
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.status_style import QUIET, STYLES, grounds, unlooked, unsigned, when
from claimcheck.report.terminal.cells import cell_len
from claimcheck.report.terminal.fitting import fit, pad
from claimcheck.report.terminal.line import Line

_GAP = "  "
_LONGEST_ID = 32
_SHORTEST_TEXT = 8
_WIDE = 110


def draw_list(claims: Sequence[Standing], width: int | None) -> Iterator[Line]:
    """Yield a line a claim; what does not fit into `width` cells is cut, None cuts nothing."""
    if not claims:
        return
    is_wide = width is None or width >= _WIDE
    status_width = max(len(one.status) for one in claims)
    when_width = max(len(when(one)) for one in claims)
    id_width = max(len(one.id) for one in claims)
    if width is not None:
        room = width - status_width - when_width - 2 * len(_GAP)
        id_width = max(1, min(id_width, room, max(_LONGEST_ID, width // 3)))
    who_width = max(cell_len(visible(one.claimant)) for one in claims)
    who_width = min(who_width, 24) if width is not None else who_width
    for one in claims:
        line = Line()
        line.append(pad(one.status, status_width), STYLES[one.status])
        line.append(_GAP + when(one).rjust(when_width) + _GAP)
        line.append(pad(fit(one.id, id_width), id_width), "bold")
        if is_wide:
            who = fit(visible(one.claimant), who_width)
            line.append(_GAP + pad(who, who_width))
        left = None if width is None else width - line.cell_len - len(_GAP)
        text, note = _text_and_note(one, left)
        if left is None or left >= _SHORTEST_TEXT:
            line.append(_GAP + text)
            line.append(note, QUIET)
        if width is not None:
            line.crop(width)
        yield line


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
