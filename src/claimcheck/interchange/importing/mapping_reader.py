"""A mapping read from plain data, as TOML gives it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from claimcheck.domain.model.block_keys import Key, keys_of, required_keys
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.number import DecimalMark
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.model.value_kinds import SLUG
from claimcheck.interchange.importing.date_forms import NAMED, fault_of
from claimcheck.interchange.importing.mapping import (
    FACTS,
    KEEP,
    BadMappingError,
    Facts,
    Lookup,
    RecordMapping,
    Value,
    folded,
)

_NEVER: Final = ("imported", "recorded", "was", "parts")

_TOP: Final = (
    *("name", "title", "about", "rows", "key", "has", "group", "only", "dates", "decimal"),
    *("lookup", "changed"),
    *("claim", "claimant", *FACTS),
)

_VALUE: Final = ("field", "form", "words", "otherwise", "scale", "split", "optional")

_OF_CLAIMANTS: Final = ("kind", "also")


def read_mapping(data: Mapping[str, Any]) -> RecordMapping:
    """Return the mapping that plain data describes; BadMappingError where it does not."""
    _refuse_unknown(data, _TOP, "")
    name = _text(data, "name", "")
    if not SLUG.fullmatch(name):
        raise BadMappingError(
            "name", f"“{name}” is not a name; give lower-case letters, digits and -"
        )
    claim = _values(data.get("claim", {}), _keys(Claim), "claim", ("id",))
    if "text" not in claim:
        raise BadMappingError("claim", "it does not say which field is the text")
    facts = tuple(
        _facts(table, one) for table in FACTS for one in _list(data.get(table, []), table)
    )
    lookup = data.get("lookup")
    return RecordMapping(
        name=name,
        claim=claim,
        title=_text(data, "title", ""),
        rows=_text(data, "rows", ""),
        key=_texts(data.get("key", ()), "key"),
        has=_texts(data.get("has", ()), "has"),
        group=_texts(data.get("group", ()), "group"),
        only={
            path: tuple(map(folded, _texts(words, "only")))
            for path, words in _dict(data, "only").items()
        },
        dates=_date_forms(_texts(data.get("dates", ()), "dates")),
        decimal=_decimal(data),
        lookup=_lookup(lookup) if lookup is not None else None,
        changed=_text(data, "changed", ""),
        facts=facts,
        claimant=_values(data.get("claimant", {}), _of_claimants(), "claimant"),
    )


def _decimal(data: Mapping[str, Any]) -> DecimalMark:
    match data.get("decimal", "."):
        case ".":
            return "."
        case ",":
            return ","
    raise BadMappingError("decimal", "must be “.” or “,”, the decimal mark")


def _facts(table: str, data: Any) -> Facts:
    block, needed = FACTS[table]
    if not isinstance(data, Mapping):
        raise BadMappingError(table, "must be a list of tables", f"write it as [[{table}]]")
    each = _value(data["each"], f"{table}.each") if data.get("each") else None
    rest = {key: value for key, value in data.items() if key != "each"}
    values = _values(rest, _keys(block), table)
    for key in (needed, *(one.name for one in required_keys(block) if one.name != "date")):
        if key not in values:
            raise BadMappingError(table, f"it does not say which field is the {key}")
    return Facts(table, each, values)


def _values(
    data: Any, keys: Mapping[str, Key], where: str, more: tuple[str, ...] = ()
) -> dict[str, tuple[Value, ...]]:
    if not isinstance(data, Mapping):
        raise BadMappingError(where, "must be a table of keys", f"write it as [{where}]")
    _refuse_unknown(data, [*keys, *more], where)
    values = {
        key: tuple(_value(one, f"{where}.{key}") for one in _list(raw, f"{where}.{key}"))
        for key, raw in data.items()
    }
    for key, choices in values.items():
        if key in keys and "enum" in keys[key].kind.schema:
            _refuse_others(f"{where}.{key}", choices, keys[key].kind.schema["enum"])
    return values


def _refuse_others(where: str, choices: Iterable[Value], allowed: Sequence[str]) -> None:
    """Refuse words that a mapping gives for those of a source and that no ledger may have."""
    for choice in choices:
        given = [*(choice.words or {}).values(), choice.otherwise or ""]
        given += [choice.form] if choice.form and not choice.paths else []
        for word in given:
            if word not in ("", KEEP, *allowed):
                near = did_you_mean(word, allowed)
                raise BadMappingError(where, f"“{word}” is not one of {', '.join(allowed)}", near)


def _value(data: Any, where: str) -> Value:
    if isinstance(data, str):
        return Value(path=data)
    if not isinstance(data, Mapping):
        raise BadMappingError(where, "must be the name of a field, or a table with field or form")
    _refuse_unknown(data, _VALUE, where)
    if ("field" in data) == ("form" in data):
        raise BadMappingError(where, "must name either a field or a form")
    words = _dict(data, "words") if "words" in data else None
    split = _text(data, "split", where)
    if split and where == "claim.source":
        raise BadMappingError(
            where, "a claim can have only one source", "split the source of [[evidence]]"
        )
    scale = data.get("scale", 1)
    if type(scale) not in (int, float) or not scale > 0:
        raise BadMappingError(f"{where}.scale", "must be a number above 0")
    return Value(
        path=_text(data, "field", where),
        form=_text(data, "form", where),
        words=words and {folded(str(key)): _word(one, where) for key, one in words.items()},
        otherwise=_text(data, "otherwise", where) if "otherwise" in data else None,
        scale=scale,
        split=split,
        is_optional=_flag(data, "optional", where),
    )


def _date_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    for form in forms:
        if "%" not in form and form not in NAMED:
            hint = f"a form as strptime has it, such as %d.%m.%Y, or one of {', '.join(NAMED)}"
            raise BadMappingError("dates", f"“{form}” is not a form of dates", hint)
        if fault := form not in NAMED and fault_of(form):
            raise BadMappingError("dates", f"“{form}” is not a form of dates: {fault}")
    return forms


def _lookup(data: Any) -> Lookup:
    if not isinstance(data, Mapping):
        raise BadMappingError("lookup", "must be a table with rows, key and field")
    _refuse_unknown(data, ("rows", "key", "field"), "lookup")
    found = Lookup(*(_text(data, key, "lookup") for key in ("rows", "key", "field")))
    if not (found.key and found.field):
        raise BadMappingError("lookup", "must name the key of the second source and our field")
    return found


def _refuse_unknown(data: Mapping[str, Any], known: Any, where: str) -> None:
    for key in data:
        if key not in known:
            hint = did_you_mean(str(key), list(known))
            raise BadMappingError(where, f"unknown key “{key}”", hint)


def _keys(block: Any) -> dict[str, Key]:
    return {name: key for name, key in keys_of(block).items() if name not in _NEVER}


def _of_claimants() -> dict[str, Key]:
    return {name: key for name, key in keys_of(Claimant).items() if name in _OF_CLAIMANTS}


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    return _word(data.get(key, ""), f"{where}.{key}".strip("."))


def _word(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise BadMappingError(where, "must be text")
    return value


def _flag(data: Mapping[str, Any], key: str, where: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise BadMappingError(f"{where}.{key}", "must be true or false")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    return tuple(_word(one, where) for one in _list(value, where))


def _list(value: Any, where: str) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _dict(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise BadMappingError(key, "must be a table")
    return value
