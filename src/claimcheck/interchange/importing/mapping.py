"""What a source's fields are in a ledger: a mapping, read from plain data as TOML gives it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.number import DecimalMark
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.verdict import Verdict
from claimcheck.errors import UsageError

FACTS: Final = {
    "evidence": (Evidence, "source"),
    "revisions": (Revision, "date"),
    "verdicts": (Verdict, "verdict"),
    "forecasts": (Forecast, "probability"),
}
"""The facts that a mapping can make, and the key without which there is none."""

KEEP: Final = "keep"
"""What passes on a word that is not listed as it is."""

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
        self.hint = f'the words allowed are {", ".join(words)}, and "" for none'


@dataclass(frozen=True, slots=True)
class Value:
    """Where one value comes from: a field of the record, or a form with fields in braces."""

    path: str = ""
    form: str = ""
    words: Mapping[str, str] | None = None
    """The words of the ledger by those of the source, `folded`; "" for none."""
    otherwise: str | None = None
    """The word for those that are not listed, or KEEP; without it such a record is refused."""
    scale: float = 1
    """What a number is divided by: 100 for percent."""
    split: str = ""
    """The marks that part the items of a text, the first that occurs in it."""
    is_optional: bool = False
    """Whether a source may have it in none of its records."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields that it is made of."""
        return tuple(_PLACE.findall(self.form)) if self.form else (self.path,)

    def word(self, record: Any) -> str:
        """Return the word of a record that `words` is asked for; empty where it has none."""
        found = reach(record, self.path)
        return "" if found is None else str(found).strip()

    def read(self, record: Any) -> Any:
        """Return the value of a record, None where it has none; UnknownWord."""
        if self.form:
            return self._formed(record)
        if self.words is not None:
            word = self.word(record)
            known = self.words.get(folded(word), self.otherwise)
            if known is None and word:
                raise UnknownWord(self.path, word, self.words)
            return (word if known == KEEP else known) or None
        found = reach(record, self.path)
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
    each: Value | None
    """Where the items are; None for one fact of the record."""
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
    """The words, `folded`, that a field has in the records that are meant."""
    dates: tuple[str, ...] = ()
    """Forms of dates as strptime has them."""
    decimal: DecimalMark = "."
    """What stands before the decimals of its numbers; the other mark groups thousands."""
    lookup: Lookup | None = None
    changed: str = ""
    """The field that tells when a record was last changed."""
    facts: tuple[Facts, ...] = ()
    claimant: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """What the source says of the claimant, besides the name."""

    def label(self, key: str) -> str:
        """Return what the source calls a key of the claim, or of its claimant: `claimant.kind`."""
        table, _, inner = key.rpartition(".")
        values = self.claimant.get(inner, ()) if table == "claimant" else self.claim.get(key, ())
        paths = [value.path for value in values if value.path]
        return paths[0] if paths else key

    def labels(self) -> dict[str, str]:
        """Return what the source calls each key that is read; `verdicts.date` is one of facts."""
        labels = {key: self.label(key) for key in self.claim}
        for key, values in self.claimant.items():
            labels[f"claimant.{key}"] = next((one.path for one in values if one.path), key)
        for one in reversed(self.facts):
            for key, values in one.values.items():
                if path := next((value.path for value in values if value.path), ""):
                    labels[f"{one.table}.{key}"] = path
        return labels

    def statement_label(self, name: str) -> str:
        """Return what the source calls a kind of fact, by the field that makes one."""
        for one in self.facts:
            block, needed = FACTS[one.table]
            if block.__name__.lower() == name and (path := one.values[needed][0].path):
                return path
        return name


def reach(record: Any, path: str) -> Any:
    """Return what stands at a path such as `author.name` or `sources.0`, None where nothing does.

    A step into a list is taken in each of its items; `1-` is what follows its first one. A field
    whose name has dots comes first; “.” is the record itself.
    """
    if path == ".":
        return record.get(".", record) if isinstance(record, dict) else record
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


def folded(word: str) -> str:
    """Return a word as words are matched: without regard to case and blanks."""
    return " ".join(word.casefold().split())


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
