"""Claims, facts and where claims stand on a day, as the rows of an exported database."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.own_fields import own_fields
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.fact_rows import fact_rows
from claimcheck.interchange.exporting.sqlite_schema import (
    CLAIM_TABLE_COLUMNS,
    FACT_TABLE_COLUMNS,
    STANDING_COLUMNS,
    VERSION,
    column,
)

Cell = str | int | float | None


def tables(
    view: View, claims: Sequence[Standing]
) -> Iterator[tuple[str, Iterable[Sequence[Cell]]]]:
    """Yield the rows of each table of the schema, of claims that stand so on the day."""
    about = (view.ledger.settings.title, view.day, view.known_on, "claimcheck/sqlite", VERSION)
    made: dict[str, Iterable[Sequence[Any]]] = {
        "about": [about],
        "claimants": _claimants(view, claims),
        "claims": (_claim(view, one) for one in claims),
        "standings": map(_standing, claims),
        "facts": (row for one in claims for row in _facts(view, one.id)),
        "tags": ((one.id, tag) for one in claims for tag in dict.fromkeys(one.tags)),
        "parts": (row for one in claims for row in _parts(view, one.id)),
    }
    for table, rows in made.items():
        yield table, ([_cell(value) for value in row] for row in rows)


def _claimants(view: View, claims: Iterable[Standing]) -> Iterator[Sequence[Any]]:
    for party in sorted({view.ledger.party(one.claimant) for one in claims}):
        declared = view.ledger.claimant(party)
        yield party, declared and declared.kind, list(view.ledger.names_of(party))


def _claim(view: View, one: Standing) -> Sequence[Any]:
    shown = view.claim_as_of(one.id)
    assert shown is not None  # a standing is that of a claim in the picture
    values: dict[str, Any] = {column(key): value for key, value in encode(shown.claim).items()}
    values |= {"id": one.id, "party": view.ledger.party(one.claimant), "own": one.own or None}
    values |= {"draft": one.draft, "holds": shown.claim.holds, "kind": one.kind}
    return [values.get(name) for name in CLAIM_TABLE_COLUMNS]


def _standing(one: Standing) -> Sequence[Any]:
    values: dict[str, Any] = {
        name: getattr(one, name) for name in STANDING_COLUMNS if hasattr(one, name)
    }
    values |= {"claim": one.id, "decided_by": list(one.decided_by) or None, **one.stances}
    if one.deadline:
        values["deadline"], values["deadline_words"] = one.deadline.stored, one.deadline.words
        values["earliest"], values["latest"] = one.deadline.earliest, one.deadline.latest
    if one.original:
        values["original"], values["original_latest"] = one.original.stored, one.original.latest
    return [values.get(name) for name in STANDING_COLUMNS]


def _facts(view: View, id_: str) -> Iterator[Sequence[Any]]:
    for row in fact_rows(view, id_):
        values = {column(key): value for key, value in row.cells.items()}
        values |= {"day": row.fact.date.latest, "own": own_fields(row.fact) or None}
        yield [values.get(name) for name in FACT_TABLE_COLUMNS]


def _parts(view: View, id_: str) -> Iterator[Sequence[Any]]:
    shown = view.claim_as_of(id_)
    for part in dict.fromkeys(shown.claim.parts if shown else ()):
        yield id_, view.ledger.resolve(part) or part


def _cell(value: Any) -> Cell:
    match value:
        case dict() | list() | tuple():
            return json.dumps(value, ensure_ascii=False)
        case date():
            return iso(value)
    cell: Cell = value
    return cell
