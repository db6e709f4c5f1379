"""JSON Schemas of claims.toml and of what commands print, from the declarations of their fields."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import TABLES
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.value_kinds import SLUG, TARGET
from claimcheck.interchange.drafts_json import Draft

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
    """Return the JSON Schema of claims.toml; keys that nobody knows are allowed."""
    tables = {name: _table(block) for name, block in TABLES.items()}
    return {
        "$schema": DRAFT,
        "title": "claims.toml",
        "type": "object",
        "properties": {"settings": _block(Settings), **tables},
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
        "$schema": DRAFT,
        "title": f"claimcheck {command} --json",
        **body,
        "properties": {**head, **body["properties"]},
        "required": list(dict.fromkeys([*head, *body["required"]])),
    }


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
        "$schema": DRAFT,
        "title": "claimcheck extract --drafts",
        "type": "array",
        "items": draft,
    }


def _block(block: type[Block]) -> dict[str, Any]:
    keys = keys_of(block).values()
    tables = {name: _table(one) for name, one in tables_of(block).items()}
    required = [key.name for key in keys if key.required]
    return {
        "type": "object",
        "properties": {**{key.name: key.kind.schema for key in keys}, **tables},
        **({"required": required} if required else {}),
    }


def _table(block: type[Block]) -> dict[str, Any]:
    slug = f"^{SLUG.pattern}$"
    return {
        "type": "object",
        "patternProperties": {slug: _block(block)},
        "additionalProperties": False,
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
    own = {name: one for name, one in schema["properties"].items() if name not in tables_of(Claim)}
    return {
        "properties": {"id": {"type": "string"}, **own},
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
