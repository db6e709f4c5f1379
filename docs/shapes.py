"""The tables of docs/json.md, from the declarations of the results and their docstrings."""

import ast
import inspect
import re
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from claimcheck.desk.results import RESULTS, result_type
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import TABLES
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.standing.standing import Standing

SIMPLE = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    date: "day",
    type(None): "null",
    Span: "date as stored",
    Target: "[target](file-format.md#values)",
}


def shapes() -> str:
    """Return a table for each command and for each kind of value inside them."""
    parts = ["## Answers"]
    kinds: dict[str, type] = {}
    for command in RESULTS:
        result = result_type(command)
        parts += [f"### {command}", _sentence(result), _table(result, kinds)]
    parts.append("## Values inside them")
    told = 0
    while told < len(kinds):
        name, kind = list(kinds.items())[told]
        parts += [f"### {name}", _sentence(kind), _table(kind, kinds)]
        told += 1
    return "\n\n".join(filter(None, parts)) + "\n"


def _sentence(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())


def _table(kind: type, kinds: dict[str, type]) -> str:
    rows = ["| key | value | meaning |", "| --- | --- | --- |"]
    rows += [f"| {name} | {value} | {meaning} |" for name, value, meaning in _rows(kind, {}, kinds)]
    return "\n".join(rows)


def _rows(
    kind: Any, bound: Mapping[Any, Any], kinds: dict[str, type]
) -> Iterator[tuple[str, str, str]]:
    hints, told = get_type_hints(kind), _docstrings(kind)
    for field in fields(kind):
        hint = bound.get(hints[field.name], hints[field.name])
        if not field.metadata.get("flat"):
            name = field.metadata.get("key", field.name.rstrip("_"))
            if name not in ("as_of", "known_on"):  # told of all answers alike
                yield f"`{name}`", _value(hint, bound, kinds), told.get(field.name, "")
        elif get_origin(hint) is dict:
            yield "`x-…`", "any value", told.get(field.name, "")
        elif issubclass(get_origin(hint) or hint, Block):
            yield "`id`", "text", "the key of its table"
            yield "…", f"keys as in {_in_file(hint)}", "those that are set"
        elif hint is Standing:
            kinds.setdefault("standing", Standing)
            yield "…", "keys as in [standing](#standing)", "all of them"
        else:
            yield from _rows(hint, bound, kinds)


def _value(hint: Any, bound: Mapping[Any, Any], kinds: dict[str, type]) -> str:
    hint = bound.get(hint, hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in arguments)
    if origin in (Union, types.UnionType):
        return " or ".join(_value(one, bound, kinds) for one in arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"{_value(arguments[1], bound, kinds)} by {_short(arguments[0])}"
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return f"list of {_value(arguments[0], bound, kinds)}"
    if origin is not None and is_dataclass(origin):
        return f"objects: keys as in {_in_file(arguments[0])}, and `retracted`, text or null"
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", hint.__name__).lower()
    kinds.setdefault(name, hint)
    return f"[{name}](#{name.replace(' ', '-')})"


def _in_file(block: type) -> str:
    tables = {**TABLES, **tables_of(Claim)}
    name = next(name for name, kind in tables.items() if kind is block)
    return f"[{name}](file-format.md#{name})"


def _short(hint: Any) -> str:
    return "status" if get_origin(hint) in (Union, Literal) else "name"


def _docstrings(kind: type) -> dict[str, str]:
    """Return the docstring below each field of a class, on one line."""
    (body,) = ast.parse(inspect.cleandoc(f"\n{inspect.getsource(kind)}")).body
    assert isinstance(body, ast.ClassDef)
    told = {}
    for one, following in zip(body.body, body.body[1:], strict=False):
        if isinstance(one, ast.AnnAssign) and isinstance(following, ast.Expr):
            assert isinstance(one.target, ast.Name)
            told[one.target.id] = " ".join(ast.literal_eval(following.value).split())
    return told
