"""The arguments of tools: what each may be, and what is refused of what a program sent."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from claimcheck.domain.model.visible import escaped_by, visible_id
from claimcheck.errors import UsageError

MOST_LETTERS: Final = 20_000
"""Of a text: more than any quote, and no page."""
_MOST_ITEMS: Final = 1_000
_MOST_SHOWN: Final = 60
_LOST: Final = re.compile("[\ufffd\ud800-\udfff]")
"""What stands where a letter was lost, and half a letter."""

TEXT: Final[dict[str, Any]] = {"type": "string", "maxLength": MOST_LETTERS}
TEXTS: Final[dict[str, Any]] = {"type": "array", "items": TEXT, "maxItems": _MOST_ITEMS}
FLAG: Final[dict[str, Any]] = {"type": "boolean"}
COUNT: Final[dict[str, Any]] = {"type": "integer", "minimum": 1}
PAGE: Final[dict[str, Any]] = {"type": "string", "maxLength": 2_000_000}
"""A text that is only read, with whatever is in it; a book has half of that."""
SHARE: Final[dict[str, Any]] = {"type": "number", "minimum": 0, "maximum": 1}

_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?", re.ASCII)

_KINDS: Final[dict[str, tuple[str, type | tuple[type, ...]]]] = {
    "string": ("text", str),
    "array": ("a list of texts", list),
    "boolean": ("true or false", bool),
    "integer": ("a whole number", int),
    "number": ("a number", (int, float)),
}


def one_of(words: Sequence[str]) -> dict[str, Any]:
    """Return the schema of an argument that is one of a few words."""
    return {"type": "string", "enum": list(words)}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool."""

    name: str
    schema: Mapping[str, Any]
    """Its JSON Schema: one of those above."""
    help: str
    required: bool = False
    default: Any = None


def schema_of(arguments: Sequence[Argument]) -> dict[str, Any]:
    """Return the JSON Schema of the arguments of a tool."""
    return {
        "type": "object",
        "properties": {one.name: {**one.schema, "description": one.help} for one in arguments},
        "required": [one.name for one in arguments if one.required],
        "additionalProperties": False,
    }


def read(arguments: Sequence[Argument], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for each argument, its default where there is none or null.

    UsageError for one that there is not, that is missing, or that is not what it should be.
    """
    names = [one.name for one in arguments]
    for name in given:
        if name not in names:
            near = get_close_matches(name, names, 1)
            hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(names) or 'none'}"
            raise UsageError(f"there is no argument “{_shown(name)}”", hint)
    for one in arguments:
        if one.required and given.get(one.name) is None:
            raise UsageError(f"{one.name} is missing", one.help)
    return {one.name: _value(one, given.get(one.name)) for one in arguments}


def spelled(arguments: Sequence[Argument], words: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return arguments that were written in words, as in an address, each as what it may be.

    What stands several times is a list where it may be one, else refused (UsageError). Words that
    are not what an argument may be are left to `read`, which refuses them.
    """
    schemas = {one.name: one.schema for one in arguments}
    given: dict[str, Any] = {}
    for name, written in words:
        kind = schemas[name]["type"] if name in schemas else "string"
        if kind == "array":
            given.setdefault(name, []).append(written)
        elif name in given:
            raise UsageError(f"{_shown(name)} is given twice", "give it once")
        else:
            given[name] = _spelled(kind, written)
    return given


def _spelled(kind: str, written: str) -> Any:
    if kind == "boolean":
        return {"true": True, "false": False}.get(written, written)
    if kind in ("integer", "number") and _NUMBER.fullmatch(written):
        return float(written) if kind == "number" or "." in written else int(written)
    return written


def _value(one: Argument, value: Any) -> Any:
    if value is None:
        return one.default
    _refuse_other_kind(one.name, one.schema, value)
    if isinstance(value, list):
        if len(value) > one.schema["maxItems"]:
            raise UsageError(f"{one.name} has more than {one.schema['maxItems']:,} items")
        for place, item in enumerate(value, 1):
            _refuse_other_kind(f"{one.name}, item {place}", one.schema["items"], item)
    return value


def _refuse_other_kind(name: str, schema: Mapping[str, Any], value: Any) -> None:
    kind, types = _KINDS[schema["type"]]
    if not isinstance(value, types) or (isinstance(value, bool) and types is not bool):
        raise UsageError(f"{name} must be {kind}")
    if isinstance(value, str):
        _refuse_text(name, schema, value)
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and not value >= least:
        raise UsageError(f"{name} must be {least} or more")
    if most is not None and value > most:
        raise UsageError(f"{name} must be {most} or less")


def _refuse_text(name: str, schema: Mapping[str, Any], value: str) -> None:
    most = schema.get("maxLength", MOST_LETTERS)
    if len(value) > most:
        raise UsageError(f"{name} is longer than {most:,} characters")
    if schema is PAGE:
        return
    if _LOST.search(value):
        raise UsageError(
            f"{name} is not UTF-8 text: a letter was lost", "send it again, with the letter"
        )
    _refuse_unseen(name, value)
    words = schema.get("enum")
    if words and value not in words:
        raise UsageError(f"{name}: “{_shown(value)}” is not one of {', '.join(words)}")


def _refuse_unseen(name: str, value: str) -> None:
    """Refuse what nobody would see in a diff or on a page, but for line ends and tabs."""
    unseen: list[str] = []

    def note(letter: str) -> str:
        unseen.append(letter)
        return letter

    escaped_by(note, re.sub(r"\r\n|[\n\t]", " ", value))
    if unseen:
        raise UsageError(
            f"{name} has a character that cannot be seen, “{visible_id(unseen[0])}”",
            "send it again without it",
        )


def _shown(words: str) -> str:
    words = visible_id(words)
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
