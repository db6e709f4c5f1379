"""A standing in columns of plain values, as an index keeps many of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final, Protocol

from claimcheck.domain.model.span import parse_span
from claimcheck.domain.standing.standing import Deadline, Standing


class Columns(Protocol):
    """Values by the name of their field, and in each a value for each row."""

    def __getitem__(self, name: str, /) -> Sequence[Any]:
        """Return a column."""
        ...


def _deadline(pair: tuple[str, str | None]) -> Deadline:
    span = parse_span(pair[0])
    return Deadline(span.stored, pair[1], span.earliest, span.latest, span.precision)


_CODECS: Final[dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = {
    **dict.fromkeys(("last_look", "ruled_on"), (date.toordinal, date.fromordinal)),
    **dict.fromkeys(
        ("deadline", "original"), (lambda deadline: (deadline.stored, deadline.words), _deadline)
    ),
    "made": (str, parse_span),
}
"""How the values that are not plain are packed and unpacked, by field."""

_NAMES: Final = tuple(field.name for field in fields(Standing))


def columns(standings: Iterable[Standing]) -> dict[str, Sequence[Any]]:
    """Return a column of plain values for each field of the standings."""
    rows = list(standings)
    return {name: _column(name, [getattr(one, name) for one in rows]) for name in _NAMES}


def _column(name: str, values: list[Any]) -> Sequence[Any]:
    if name not in _CODECS:
        return values
    pack, _ = _CODECS[name]
    return [None if value is None else pack(value) for value in values]


class Row:
    """One standing in a page of columns; it has the fields of Standing, each read on demand."""

    __slots__ = ("_number", "_page")

    def __init__(self, page: Columns, number: int) -> None:
        self._page = page
        self._number = number

    def __getattr__(self, name: str) -> Any:
        value = self._page[name][self._number]
        if value is None or name not in _CODECS:
            return value
        return _CODECS[name][1](value)

    def standing(self) -> Standing:
        """Return the standing itself."""
        return Standing(*(getattr(self, name) for name in _NAMES))
