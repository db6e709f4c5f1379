"""A standing in columns of plain values, as an index keeps many of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Final, Literal, Protocol, Union, get_args, get_origin

from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.standing.standing import Deadline, Standing
from claimcheck.store.standing_cache import DamagedError


class Columns(Protocol):
    """Values by the name of their field, and in each a value for each row."""

    @property
    def length(self) -> int:
        """How many rows there are."""
        ...

    def keys(self) -> Collection[str]:
        """Return the names of the fields."""
        ...

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
_PACKED: Final[dict[Any, Any]] = {date: int, Span: str, Deadline: tuple[str, str | None]}
"""What these are packed as."""


def codec_of(type_: Any) -> Codec | None:
    """Return how the values of a type are packed, None for what is plain.

    A dataclass that has no shorter form is packed as its fields; null stays null.
    """
    kinds = _kinds(type_)
    kind = kinds[0] if len(kinds) == 1 else type_
    if kind in _SHORT:
        return _SHORT[kind]
    return _fieldwise(kind) if is_dataclass(kind) else None


def _kinds(type_: Any) -> list[Any]:
    """Return what a value is one of, null aside."""
    alternatives = get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)
    return [one for one in alternatives if one is not NoneType]


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


def fits(type_: Any, packed: Sequence[Any]) -> bool:
    """Return whether each of these is a packed value of a type.

    It is asked of a whole column, since a large ledger has millions of values. Which texts and
    numbers are dates is left to whoever unpacks them.
    """
    if NoneType in get_args(type_):
        packed = [one for one in packed if one is not None]
    kinds = _kinds(type_)
    if len(kinds) > 1:
        return all(any(fits(kind, [one]) for kind in kinds) for one in packed)
    kind = _PACKED.get(kinds[0], kinds[0])
    outer, inner = get_origin(kind), get_args(kind)
    if kind is Any:
        return True
    types = set(map(type, packed))
    if is_dataclass(kind):
        return types <= {tuple} and _fit_in_turn([field.type for field in fields(kind)], packed)
    if outer is Literal:
        return types <= {str} and set(packed) <= set(inner)
    if outer is tuple and inner[-1] is not ...:
        return types <= {tuple} and _fit_in_turn(inner, packed)
    if outer is tuple:
        return types <= {tuple} and fits(inner[0], [*chain.from_iterable(packed)])
    if outer is dict:
        return (
            types <= {dict}
            and fits(inner[0], [*chain.from_iterable(packed)])
            and fits(inner[1], [*chain.from_iterable(map(dict.values, packed))])
        )
    return types <= {kind}


def _fit_in_turn(types: Sequence[Any], packed: Sequence[Any]) -> bool:
    """Return whether each has values of these types, one after another."""
    lengths = set(map(len, packed))
    return lengths <= {len(types)} and all(map(fits, types, zip(*packed, strict=True)))


_TYPES: Final = {field.name: field.type for field in fields(Standing)}
_CODECS: Final = {name: codec_of(type_) for name, type_ in _TYPES.items()}
_NAMES: Final = tuple(_TYPES)


def columns(standings: Iterable[Standing]) -> dict[str, Sequence[Any]]:
    """Return a column of plain values for each field of the standings."""
    rows = list(standings)
    return {name: _column(name, [getattr(one, name) for one in rows]) for name in _NAMES}


def _column(name: str, values: list[Any]) -> Sequence[Any]:
    codec = _CODECS[name]
    return values if codec is None else [_through(codec, 0, value) for value in values]


class _Checked:
    """A page whose columns are read and checked when they are first asked for."""

    __slots__ = ("_columns", "_page")

    def __init__(self, page: Columns) -> None:
        self._page = page
        self._columns: dict[str, Sequence[Any]] = {}

    def __getitem__(self, name: str) -> Sequence[Any]:
        if name not in self._columns:
            column = self._page[name]
            if not fits(_TYPES[name], column):
                raise DamagedError
            self._columns[name] = column
        return self._columns[name]


class Row:
    """One standing in a page of columns; it has the fields of Standing, each read on demand."""

    __slots__ = ("_number", "_page")

    def __init__(self, page: _Checked, number: int) -> None:
        self._page = page
        self._number = number

    def __getattr__(self, name: str) -> Any:
        packed = self._page[name][self._number]
        try:
            return _through(_CODECS[name], 1, packed)
        except (ValueError, OverflowError):  # it is no date
            raise DamagedError from None

    def standing(self) -> Standing:
        """Return the standing itself."""
        return Standing(*(getattr(self, name) for name in _NAMES))


def rows(page: Columns) -> Iterator[Row]:
    """Yield the standings of a page; DamagedError, then or later, when these are none."""
    if set(page.keys()) != _TYPES.keys():
        raise DamagedError
    checked = _Checked(page)
    return (Row(checked, number) for number in range(page.length))
