"""A block of the file: what all blocks share, and how their classes are made."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform

B = TypeVar("B", bound="Block")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def block(cls: type[B]) -> type[B]:
    """Make a class a frozen dataclass with slots, all of whose methods are Block's.

    Generating them for the nine classes of the file took a fifth of the time of a start.
    """
    return dataclass(slots=True, init=False, repr=False, eq=False)(cls)


class Frozen:
    """The methods of a frozen dataclass, by its fields."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, **values: Any) -> None:
        defaults, required = _declared(type(self))
        merged = {**defaults, **values}
        if len(merged) > len(defaults) + len(required) or not required <= values.keys():
            raise TypeError(f"{type(self).__name__} takes {', '.join((*required, *defaults))}")
        for name, value in merged.items():
            object.__setattr__(self, name, value)

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


@block
class Block(Frozen):
    """What every block of the file has: the key of its table, and keys that nobody knows."""

    id: str = ""
    """The key of its table; empty while a command has not given it one."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """Keys that this program does not know, as they stand in the file."""


_DECLARED: dict[type, tuple[dict[str, Any], frozenset[str]]] = {}


def _declared(cls: type[Frozen]) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the defaults of a class's fields, and the names of those that have none."""
    if cls not in _DECLARED:
        defaults: dict[str, Any] = {}
        for one in fields(cls):
            if one.default is not MISSING:
                defaults[one.name] = one.default
            elif one.default_factory is not MISSING:
                defaults[one.name] = one.default_factory()
        required = frozenset(one.name for one in fields(cls)) - defaults.keys()
        _DECLARED[cls] = defaults, required
    return _DECLARED[cls]
