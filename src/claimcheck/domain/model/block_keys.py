"""The keys of a block, as the fields of its class declare them."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.value_kinds import Kind, word


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
    if block not in _KEYS:
        _KEYS[block] = {key.name: key for key in _keys(block)}
    return _KEYS[block]


def fields_of(block: type[Block]) -> dict[str, tuple[str, Key]]:
    """Return the name in the file and the key of each field, in the order of the fields."""
    if block not in _FIELDS:
        _FIELDS[block] = {key.field: (name, key) for name, key in keys_of(block).items()}
    return _FIELDS[block]


def readers_of(block: type[Block]) -> dict[str, tuple[str, Callable[[Any], Any]]]:
    """Return the field that each key fills, and how its value is read."""
    if block not in _READERS:
        _READERS[block] = {key.name: (key.field, key.kind.read) for key in keys_of(block).values()}
    return _READERS[block]


def required_keys(block: type[Block]) -> tuple[Key, ...]:
    """Return the keys that a block cannot do without."""
    if block not in _REQUIRED:
        _REQUIRED[block] = tuple(key for key in keys_of(block).values() if key.required)
    return _REQUIRED[block]


def tables_of(block: type[Block]) -> dict[str, type[Block]]:
    """Return the tables of facts inside a block by their names, such as `evidence`."""
    if block not in _TABLES:
        _TABLES[block] = _tables(block)
    return _TABLES[block]


# Found once for a class: reading a large ledger asks for each block.
_KEYS: dict[type[Block], dict[str, Key]] = {}
_FIELDS: dict[type[Block], dict[str, tuple[str, Key]]] = {}
_READERS: dict[type[Block], dict[str, tuple[str, Callable[[Any], Any]]]] = {}
_REQUIRED: dict[type[Block], tuple[Key, ...]] = {}
_TABLES: dict[type[Block], dict[str, type[Block]]] = {}


def docs_of(block: type[Block]) -> dict[str, str]:
    """Return what the docstring under each field says; a field without one is left out."""
    import ast
    import sys
    from inspect import cleandoc, getsource
    from itertools import pairwise

    # The source of a module is at hand; to look for a class in it, inspect would parse it too.
    module = ast.parse(getsource(sys.modules[block.__module__]))
    docs: dict[str, str] = {}
    for declared in module.body:
        if isinstance(declared, ast.ClassDef) and declared.name == block.__name__:
            for field, below in pairwise(declared.body):
                match field, below:
                    case ast.AnnAssign(ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                        docs[name] = cleandoc(text)
    return docs


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
