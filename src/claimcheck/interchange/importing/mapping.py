"""What a source's fields are in a ledger: a mapping, read from plain data as TOML gives it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.number import DecimalMark
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.value_kinds import SLUG
from claimcheck.domain.model.verdict import Verdict
from claimcheck.errors import UsageError

FACTS: Final = {
    "evidence": (Evidence, "source"),
    "revisions": (Revision, "date"),
    "verdicts": (Verdict, "verdict"),
    "forecasts": (Forecast, "probability"),
}
"""The facts that a mapping can make, and the key without which there is none."""

_NEVER: Final = ("imported", "recorded", "was", "parts")
_TOP: Final = (
    *("name", "title", "about", "rows", "key", "has", "group", "only", "dates", "decimal"),
    "lookup",
    *("claim", *FACTS),
)
_PLACE: Final = re.compile(r"\{([^{}]+)\}")


class BadMappingError(UsageError):
    """A mapping that says nothing or what it cannot mean (2)."""

    def __init__(self, where: str, message: str, hint: str = "") -> None:
        super().__init__(
            f"mapping, {where}: {message}" if where else f"mapping: {message}",
            hint or "docs/importing.md describes mappings",
        )


class UnknownWord(ValueError):
    """A word of the source for which the mapping has none."""

    def __init__(self, path: str, word: str, words: Mapping[str, str]) -> None:
        super().__init__(path, word)
        self.path = path
        self.word = word
        self.hint = f"the mapping knows {', '.join(words)}"


@dataclass(frozen=True, slots=True)
class Value:
    """Where one value comes from: a field of the record, or a form with fields in braces."""

    path: str = ""
    form: str = ""
    words: Mapping[str, str] | None = None
    """The words of the ledger by those of the source, in lower case; "" for none."""
    otherwise: str | None = None
    """The word for those that are not listed; without it such a record is refused."""
    scale: float = 1
    """What a number is divided by: 100 for percent."""
    split: str = ""
    """The marks that part the items of a text, the first that occurs in it."""

    def read(self, record: Any) -> Any:
        """Return the value of a record, None where it has none; UnknownWord."""
        if self.form:
            return self._formed(record)
        found = reach(record, self.path)
        if self.words is not None:
            word = "" if found is None else str(found).strip()
            known = self.words.get(word.lower(), self.otherwise)
            if known is None and word:
                raise UnknownWord(self.path, word, self.words)
            return known or None
        if self.split and isinstance(found, str):
            mark = next((mark for mark in self.split if mark in found), "")
            return [item.strip() for item in found.split(mark)] if mark else found
        return found

    def _formed(self, record: Any) -> str | None:
        parts = {path: reach(record, path) for path in _PLACE.findall(self.form)}
        if any(part in (None, "") for part in parts.values()):
            return None
        return _PLACE.sub(lambda place: as_text(parts[place[1]]), self.form)


@dataclass(frozen=True, slots=True)
class Facts:
    """How the facts of one table are made: one of the record, or one of each item of a list."""

    table: str
    each: str
    values: Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Lookup:
    """A second source whose records a field of the first one names."""

    rows: str
    key: str
    """Its field that is named; "#" is the key of a table."""
    field: str


@dataclass(frozen=True, slots=True)
class RecordMapping:
    """What the records of a source are in a ledger."""

    name: str
    """A slug; rows keep it in `imported`."""
    claim: Mapping[str, tuple[Value, ...]]
    """For each key of a claim the values of which the first that there is counts."""
    title: str = ""
    rows: str = ""
    """Where the list or table of records stands."""
    key: tuple[str, ...] = ()
    """The fields that tell a record from others for good."""
    has: tuple[str, ...] = ()
    """The fields by which a record of this kind is known."""
    group: tuple[str, ...] = ()
    """The fields that the records of one claim have in common; `rows` is the list of them."""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words that a field has in the records that are meant."""
    dates: tuple[str, ...] = ()
    """Forms of dates as strptime has them."""
    decimal: DecimalMark = "."
    """What stands before the decimals of its numbers; the other mark groups thousands."""
    lookup: Lookup | None = None
    facts: tuple[Facts, ...] = ()

    def label(self, key: str) -> str:
        """Return what the source calls a key of the claim."""
        paths = [value.path for value in self.claim.get(key, ()) if value.path]
        return paths[0] if paths else key


def read_mapping(data: Mapping[str, Any]) -> RecordMapping:
    """Return the mapping that plain data describes; BadMappingError where it does not."""
    _refuse_unknown(data, _TOP, "")
    name = _text(data, "name", "")
    if not SLUG.fullmatch(name):
        raise BadMappingError("name", f"“{name}” is no name; give lower-case letters, digits and -")
    claim = _values(data.get("claim", {}), [*_keys(Claim), "id"], "claim")
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
        only={path: _texts(words, "only") for path, words in _dict(data, "only").items()},
        dates=_texts(data.get("dates", ()), "dates"),
        decimal=_decimal(data),
        lookup=_lookup(lookup) if lookup is not None else None,
        facts=facts,
    )


def reach(record: Any, path: str) -> Any:
    """Return what stands at a path such as `author.name` or `sources.0`, None where nothing does.

    A step into a list is taken in each of its items; `1-` is what follows its first one. A field
    whose name has dots comes first; “.” is the record itself.
    """
    if path == ".":
        return record
    if isinstance(record, dict):
        if path in record:
            return record[path]
        head, dot, rest = path.partition(".")
        return reach(record[head], rest) if dot and head in record else None
    if isinstance(record, list):
        head, dot, rest = path.partition(".")
        if head == "1-":
            return reach(record[1:], rest) if dot else record[1:]
        if head.isascii() and head.isdigit():
            item = record[int(head)] if len(head) < 9 and int(head) < len(record) else None
            return reach(item, rest) if dot else item
        found = [one for item in record if (one := reach(item, path)) is not None]
        return [one for item in found for one in (item if isinstance(item, list) else [item])]
    return None


def as_text(value: Any) -> str:
    """Return a plain value as text, the items of a list with commas between them."""
    if isinstance(value, str):
        return value
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join(filter(None, map(as_text, value)))
        case date():
            return value.isoformat()
        case None:
            return ""
    return str(value)


def _decimal(data: Mapping[str, Any]) -> DecimalMark:
    match data.get("decimal", "."):
        case ".":
            return "."
        case ",":
            return ","
    raise BadMappingError("decimal", "is “.” or “,”, what stands before decimals")


def _facts(table: str, data: Any) -> Facts:
    block, needed = FACTS[table]
    if not isinstance(data, Mapping):
        raise BadMappingError(table, "is a list of tables", f"write it as [[{table}]]")
    each = _text(data, "each", table)
    rest = {key: value for key, value in data.items() if key != "each"}
    values = _values(rest, list(_keys(block)), table)
    if needed not in values:
        raise BadMappingError(table, f"it does not say which field is the {needed}")
    return Facts(table, each, values)


def _values(data: Any, keys: list[str], where: str) -> dict[str, tuple[Value, ...]]:
    if not isinstance(data, Mapping):
        raise BadMappingError(where, "is a table of keys", f"write it as [{where}]")
    _refuse_unknown(data, keys, where)
    return {
        key: tuple(_value(one, f"{where}.{key}") for one in _list(raw, f"{where}.{key}"))
        for key, raw in data.items()
    }


def _value(data: Any, where: str) -> Value:
    if isinstance(data, str):
        return Value(path=data)
    if not isinstance(data, Mapping):
        raise BadMappingError(where, "is the name of a field, or a table with field or form")
    _refuse_unknown(data, ("field", "form", "words", "otherwise", "scale", "split"), where)
    if ("field" in data) == ("form" in data):
        raise BadMappingError(where, "names a field or a form, one of both")
    words = _dict(data, "words") if "words" in data else None
    scale = data.get("scale", 1)
    if type(scale) not in (int, float) or not scale > 0:
        raise BadMappingError(f"{where}.scale", "is a number above 0")
    return Value(
        path=_text(data, "field", where),
        form=_text(data, "form", where),
        words=words and {str(key).lower(): _word(one, where) for key, one in words.items()},
        otherwise=_text(data, "otherwise", where) if "otherwise" in data else None,
        scale=scale,
        split=_text(data, "split", where),
    )


def _lookup(data: Any) -> Lookup:
    if not isinstance(data, Mapping):
        raise BadMappingError("lookup", "is a table with rows, key and field")
    _refuse_unknown(data, ("rows", "key", "field"), "lookup")
    found = Lookup(*(_text(data, key, "lookup") for key in ("rows", "key", "field")))
    if not (found.key and found.field):
        raise BadMappingError("lookup", "names the key of the second source and our field")
    return found


def _refuse_unknown(data: Mapping[str, Any], known: Any, where: str) -> None:
    for key in data:
        if key not in known:
            hint = did_you_mean(str(key), list(known))
            raise BadMappingError(where, f"unknown key “{key}”", hint)


def _keys(block: Any) -> Iterator[str]:
    return (key for key in keys_of(block) if key not in _NEVER)


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    return _word(data.get(key, ""), f"{where}.{key}".strip("."))


def _word(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise BadMappingError(where, "is text")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    return tuple(_word(one, where) for one in _list(value, where))


def _list(value: Any, where: str) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _dict(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise BadMappingError(key, "is a table")
    return value
