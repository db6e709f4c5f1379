"""Claims and facts as CSV (RFC 4180), whose cells no spreadsheet takes for formulas."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any, Final, NamedTuple

from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.own_fields import in_words, own_fields
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.fact_rows import FACT_COLUMNS, fact_rows

CLAIM_COLUMNS: Final = (
    *("id", "text", "claimant", "speaker", "made", "deadline", "latest", "status"),
    *("late_days", "days_left", "slip_days", "outlook", "source", "criteria", "tags"),
)

_LIST: Final = "; "
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would run: OWASP, CSV Injection."""


class _Row(NamedTuple):
    """The cells of the columns that are always there, and the user's own fields."""

    cells: list[Any]
    own: Mapping[str, Any]


def claims_csv(view: View, claims: Iterable[Standing], *, raw: bool = False) -> str:
    """Return a row for each claim under CLAIM_COLUMNS, with the values that hold on the day.

    Behind them the user's own fields have a column each. Lists are joined by `; `. A text that
    begins like a formula has ' before it, unless `raw`.
    """
    rows = [_Row(_claim_cells(view, one), one.own) for one in claims]
    return _csv(CLAIM_COLUMNS, rows, raw=raw)


def facts_csv(view: View, claims: Iterable[Standing], *, raw: bool = False) -> str:
    """Return a row for each fact of the claims under FACT_COLUMNS, those taken back too.

    `retracted` is the key of the correction that took a fact back. A look has a row for each of
    its claims. Behind these columns the user's own fields have one each.
    """
    rows = [
        _Row([row.cells.get(name) for name in FACT_COLUMNS], own_fields(row.fact))
        for one in claims
        for row in fact_rows(view, one.id)
    ]
    return _csv(FACT_COLUMNS, rows, raw=raw)


def _claim_cells(view: View, one: Standing) -> list[Any]:
    shown = view.claim_as_of(one.id)
    claim = shown.claim if shown else view.ledger.claims[one.id]
    deadline = one.deadline
    return [
        *(one.id, one.text, one.claimant, one.speaker, one.made.stored),
        *(deadline and deadline.stored, deadline and deadline.latest, one.status),
        *(one.late_days, one.days_left, one.slip_days, one.outlook),
        *(claim.source, claim.criteria, one.tags),
    ]


def _csv(columns: Sequence[str], rows: Sequence[_Row], *, raw: bool) -> str:
    own = list(dict.fromkeys(key for row in rows for key in row.own))
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*columns, *own])
    for row in rows:
        cells = (*row.cells, *(_own_cell(row.own.get(key)) for key in own))
        writer.writerow([_cell(value, raw=raw) for value in cells])
    return text.getvalue()


def _own_cell(value: Any) -> Any:
    match value:
        case list():
            return list(map(in_words, value))
        case dict():
            return in_words(value)
    return value


def _cell(value: Any, *, raw: bool) -> Any:
    match value:
        case list() | tuple():
            return _cell(_LIST.join(value), raw=raw)
        case bool():
            return "true" if value else "false"
        case str() if not raw and value.startswith(_FORMULA):
            return f"'{value}"
        case date():
            return iso(value)
    return value
