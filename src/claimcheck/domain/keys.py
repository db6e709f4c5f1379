"""The keys of a block, as the fields of its class declare them."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from claimcheck.domain.block import Block
from claimcheck.domain.value import Kind, word


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a block: how it is called in the file, and the field that it fills."""

    name: str
    field: str
    kind: Kind
    required: bool
    default: Any


def keys_of(block: type[Block]) -> dict[str, Key]:
    """Return the keys of a block by their names in the file, in the order of its fields."""
    return _remember(_KEYS, block, lambda: {key.name: key for key in _keys(block)})


def required_keys(block: type[Block]) -> tuple[Key, ...]:
    """Return the keys that a block cannot do without."""
    return _remember(
        _REQUIRED, block, lambda: tuple(key for key in keys_of(block).values() if key.required)
    )


def tables_of(block: type[Block]) -> dict[str, type[Block]]:
    """Return the tables of facts inside a block by their names, such as `evidence`."""
    return _remember(_TABLES, block, lambda: _tables(block))


_KEYS: dict[type[Block], dict[str, Key]] = {}
_REQUIRED: dict[type[Block], tuple[Key, ...]] = {}
_TABLES: dict[type[Block], dict[str, type[Block]]] = {}
T = TypeVar("T")


def _remember(memory: dict[type[Block], T], block: type[Block], find: Callable[[], T]) -> T:
    """Return what was found once for a type; reading a large ledger asks for each block."""
    if block not in memory:
        memory[block] = find()
    return memory[block]


def _tables(block: type[Block]) -> dict[str, type[Block]]:
    return {
        one.name: item
        for one in fields(block)
        if get_origin(one.type) is tuple
        and isinstance(item := get_args(one.type)[0], type)
        and issubclass(item, Block)
    }


def _keys(block: type[Block]) -> Iterator[Key]:
    own = {one.name for one in fields(Block)}
    for one in fields(block):
        if one.name in own or one.name in tables_of(block):
            continue
        required = one.default is MISSING and one.default_factory is MISSING
        name = one.name.rstrip("_").replace("_", "-")
        yield Key(name, one.name, _kind(one.type), required, None if required else one.default)


def _kind(annotation: Any) -> Kind:
    for part in _parts(annotation):
        if get_origin(part) is Annotated:
            found = part.__metadata__[0]
            assert isinstance(found, Kind)
            return found
        if get_origin(part) is Literal:
            return word(*get_args(part))
    raise TypeError(f"{annotation} names no kind of value")


def _parts(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, UnionType):
        return tuple(part for part in get_args(annotation) if part is not NoneType)
    return (annotation,)
