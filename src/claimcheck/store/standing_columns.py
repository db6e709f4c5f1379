"""A standing in columns of plain values, as an index keeps many of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Final, Protocol, get_args, get_origin

from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.standing.standing import Deadline, Standing


class Columns(Protocol):
    """Values by the name of their field, and in each a value for each row."""

    def __getitem__(self, name: str, /) -> Sequence[Any]:
        """Return a column."""
        ...


Codec = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""How a value is packed into plain ones, and how it is unpacked."""


def _deadline(pair: tuple[str, str | None]) -> Deadline:
    span = parse_span(pair[0])
    return Deadline(span.stored, pair[1], span.earliest, span.latest, span.precision)


_SHORT: Final[dict[Any, Codec]] = {
    date: (date.toordinal, date.fromordinal),
    Span: (str, parse_span),
    Deadline: (lambda deadline: (deadline.stored, deadline.words), _deadline),
}


def codec_of(type_: Any) -> Codec | None:
    """Return how the values of a type are packed, None for what is plain.

    A dataclass that has no shorter form is packed as its fields; null stays null.
    """
    kinds = [one for one in get_args(type_) if one is not NoneType]
    kind = kinds[0] if get_origin(type_) is UnionType and len(kinds) == 1 else type_
    if kind in _SHORT:
        return _SHORT[kind]
    return _fieldwise(kind) if is_dataclass(kind) else None


def _fieldwise(kind: Any) -> Codec:
    codecs = [(field.name, codec_of(field.type)) for field in fields(kind)]

    def pack(value: Any) -> tuple[Any, ...]:
        return tuple(_through(codec, 0, getattr(value, name)) for name, codec in codecs)

    def unpack(packed: tuple[Any, ...]) -> Any:
        there = zip(codecs, packed, strict=True)
        return kind(**{name: _through(codec, 1, value) for (name, codec), value in there})

    return pack, unpack


def _through(codec: Codec | None, way: int, value: Any) -> Any:
    return value if codec is None or value is None else codec[way](value)


_CODECS: Final = {field.name: codec_of(field.type) for field in fields(Standing)}
_NAMES: Final = tuple(_CODECS)


def columns(standings: Iterable[Standing]) -> dict[str, Sequence[Any]]:
    """Return a column of plain values for each field of the standings."""
    rows = list(standings)
    return {name: _column(name, [getattr(one, name) for one in rows]) for name in _NAMES}


def _column(name: str, values: list[Any]) -> Sequence[Any]:
    codec = _CODECS[name]
    return values if codec is None else [_through(codec, 0, value) for value in values]


class Row:
    """One standing in a page of columns; it has the fields of Standing, each read on demand."""

    __slots__ = ("_number", "_page")

    def __init__(self, page: Columns, number: int) -> None:
        self._page = page
        self._number = number

    def __getattr__(self, name: str) -> Any:
        return _through(_CODECS[name], 1, self._page[name][self._number])

    def standing(self) -> Standing:
        """Return the standing itself."""
        return Standing(*(getattr(self, name) for name in _NAMES))
