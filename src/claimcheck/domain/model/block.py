"""A block of the file: what all blocks share, and how their classes are made."""

from collections.abc import Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from types import MappingProxyType
from typing import Any, NoReturn, Self, TypeVar, dataclass_transform

B = TypeVar("B", bound="Block")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def block(cls: type[B]) -> type[B]:
    """Make a class a frozen dataclass, all of whose methods are Block's.

    Generating them for the nine classes of the file took a fifth of the time of a start.
    """
    return dataclass(init=False, repr=False, eq=False)(cls)


@block
class Block:
    """What every block of the file has: the key of its table, and keys that nobody knows.

    A block holds the values that it was given; its class holds the defaults of all others, so
    that making one costs no more than what stands in the file.
    """

    id: str = ""
    """The key of its table; empty while a command has not given it one."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """Keys that this program does not know, as they stand in the file."""

    def __init__(self, **values: Any) -> None:
        given, required, allowed = values.keys(), *_declared(type(self))
        if not required <= given <= allowed:
            raise TypeError(f"{type(self).__name__} takes {', '.join(sorted(allowed))}")
        self.__dict__.update(values)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Make a block of values that are known to be right, without looking at them again."""
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    @property
    def given(self) -> Mapping[str, Any]:
        """The values that it was given, by field; all others are the defaults of its class."""
        return vars(self)

    def but(self, **values: Any) -> Self:
        """Return the block with other values of some fields, and no more given than these."""
        if not values.keys() <= _declared(type(self))[1]:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")
        return self.of({**vars(self), **values})

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        names = self.__dataclass_fields__
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __repr__(self) -> str:
        values = (f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__name__}({', '.join(values)})"


Block.unknown = MappingProxyType({})  # dataclass() leaves no class attribute for a factory


_DECLARED: dict[type, tuple[frozenset[str], frozenset[str]]] = {}


def _declared(cls: type[Block]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the fields that a class cannot do without, and of all."""
    if cls not in _DECLARED:
        names = frozenset(one.name for one in fields(cls))
        optional = (
            one.name
            for one in fields(cls)
            if one.default is not MISSING or one.default_factory is not MISSING
        )
        _DECLARED[cls] = names.difference(optional), names
    return _DECLARED[cls]
