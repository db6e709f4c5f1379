"""JSON Schemas of claims.toml and of what commands print, from the declarations of their fields."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.block_meanings import meanings_of
from claimcheck.domain.model.correction import FILING, Correction
from claimcheck.domain.model.decode import TABLES
from claimcheck.domain.model.own_fields import PREFIX
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.value_kinds import TARGET
from claimcheck.domain.model.value_kinds import TEXT as TEXT_KIND
from claimcheck.domain.model.value_schemas import SLUG
from claimcheck.interchange.drafts_json import Draft

_ONLY_OWN: dict[str, Any] = {
    "patternProperties": {
        f"^{PREFIX}": {"description": "Your own field.", "additionalProperties": True}
    },
    "additionalProperties": False,
}
"""No keys but those that are known, and the user's own, with any value."""
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
    Span: {"type": "string"},
    Target: TARGET.schema,
}


def ledger_schema() -> dict[str, Any]:
    """Return the JSON Schema of claims.toml.

    It refuses keys that this program does not know, but for the user's own.
    """
    tables = {name: _keyed(block) for name, block in TABLES.items()}
    return {
        **_head("claims", "claims.toml"),
        "description": "A ledger of public promises, kept with claimcheck.",
        "type": "object",
        "properties": {"settings": _written(Settings), **tables},
        **_ONLY_OWN,
    }


def result_schema(command: str, result: Any) -> dict[str, Any]:
    """Return the JSON Schema of what a command prints with --json."""
    body = _fields(result, {})
    day = {"type": ["string", "null"], "format": "date"}
    head = {
        "format": {"const": f"claimcheck/{command}"},
        "version": {"const": 1},
        "as_of": day,
        "known_on": day,
    }
    return {
        **_head(command, f"claimcheck {command} --json"),
        **body,
        "properties": {**head, **body["properties"]},
        "required": list(dict.fromkeys([*head, *body["required"]])),
    }


def record_schema(record: Any) -> dict[str, Any]:
    """Return the JSON Schema of the fields of a dataclass."""
    return _fields(record, {})


def drafts_schema() -> dict[str, Any]:
    """Return the JSON Schema of the drafts that `extract --drafts` takes."""
    own = [one for one in fields(Draft) if not one.metadata]
    hints = get_type_hints(Draft)
    draft = {
        "type": "object",
        "properties": {one.name: _of(hints[one.name], {}) for one in own},
        "required": [one.name for one in own if one.default is MISSING],
    }
    return {
        **_head("drafts", "claimcheck extract --drafts"),
        "type": "array",
        "items": draft,
    }


def _head(name: str, title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, "$id": f"urn:claimcheck:schema:{name}:1", "title": title}


def _keyed(block: type[Block]) -> dict[str, Any]:
    """Return the schema of a table of blocks, by their keys."""
    return {
        "description": _sentence(block),
        "type": "object",
        "patternProperties": {SLUG["pattern"]: _written(block)},
        "additionalProperties": False,
    }


def _written(block: type[Block]) -> dict[str, Any]:
    """Return the schema of a block in the file, with what each key means."""
    schema = _block(block)
    meanings = meanings_of(block)
    described = {
        name: {"description": meanings[key.field], **schema["properties"][name]}
        for name, key in keys_of(block).items()
    }
    for key in keys_of(block).values():
        if key.required and key.kind is TEXT_KIND:
            described[key.name]["pattern"] = r"\S"
    tables = {name: _keyed(one) for name, one in tables_of(block).items()}
    return {
        "description": _sentence(block),
        **schema,
        "properties": {**described, **tables},
        **_ONLY_OWN,
        **(_reasoned() if block is Correction else {}),
        **(_quoted_or_declined() if block is Reply else {}),
    }


def _reasoned() -> dict[str, Any]:
    """Return what a correction that does more than file the claim cannot do without: a reason."""
    says = [key.name for key in keys_of(Correction).values() if key.field not in FILING]
    files = dict.fromkeys(says, False) | {"dropped": {"maxItems": 0}}
    # tombi takes a schema that lists only some keys for one that allows no others.
    return {
        "if": {"properties": files, "additionalProperties": True},
        "else": {"required": ["because"], "additionalProperties": True},
    }


def _quoted_or_declined() -> dict[str, Any]:
    """Return that a reply is one of the two."""
    declined = {
        "properties": {"declined": {"const": True}},
        "required": ["declined"],
        "additionalProperties": True,
    }
    return {
        "if": declined,
        "then": {"properties": {"quote": False}, "additionalProperties": True},
        "else": {"required": ["quote"], "additionalProperties": True},
    }


def _sentence(block: type[Block]) -> str:
    return (block.__doc__ or "").partition("\n")[0]


def _block(block: type[Block]) -> dict[str, Any]:
    keys = keys_of(block).values()
    required = [key.name for key in keys if key.required]
    return {
        "type": "object",
        "properties": {key.name: key.kind.schema for key in keys},
        **({"required": required} if required else {}),
    }


def _fields(result: Any, bound: Mapping[Any, Any]) -> dict[str, Any]:
    hints = get_type_hints(result)
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in fields(result):
        hint = bound.get(hints[field.name], hints[field.name])
        if get_origin(hint) is dict and field.metadata.get("flat"):
            continue  # keys that no schema can name
        if field.metadata.get("flat"):
            inner = _shown_block(hint) if _is_block(hint) else _fields(hint, bound)
            properties |= inner["properties"]
            required += inner["required"]
        else:
            name = field.metadata.get("key", field.name.rstrip("_"))
            properties[name] = _of(hint, bound)
            required.append(name)
    return {
        "type": "object",
        "properties": properties,
        "required": list(dict.fromkeys(required)),
    }


def _shown_block(block: type[Block]) -> dict[str, Any]:
    schema = _block(block)
    return {
        "properties": {"id": {"type": "string"}, **schema["properties"]},
        "required": ["id", *schema.get("required", [])],
    }


def _of(hint: Any, bound: Mapping[Any, Any]) -> dict[str, Any]:
    hint = bound.get(hint, hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(one, bound) for one in arguments]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1], bound)}
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return {"type": "array", "items": _of(arguments[0], bound)}
    if is_dataclass(origin):
        names: list[Any] = list(getattr(origin, "__parameters__", ()))
        return _fields(origin, dict(zip(names, arguments, strict=True)))
    return _fields(hint, bound)


def _is_block(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Block)
