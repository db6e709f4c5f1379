"""The row of a record, by the mapping of its source."""

from dataclasses import replace
from typing import Any

from claimcheck.domain.changing.row import Foreign, NotMade, NotTaken
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.decode import read_block
from claimcheck.interchange.importing.mapping import (
    FACTS,
    Facts,
    RecordMapping,
    UnknownWord,
    Value,
    as_text,
    reach,
)
from claimcheck.interchange.importing.record_values import BlockReader
from claimcheck.interchange.importing.row_maker import (
    Draft,
    Refusal,
    RowMaker,
)
from claimcheck.interchange.importing.source_text import Record

_AT = ("claimants", "row")


class RecordReader:
    """Makes rows of the records of one source; facts that cannot be made go to `not_made`."""

    def __init__(self, mapping: RecordMapping, maker: RowMaker, not_made: list[NotMade]) -> None:
        self._mapping = mapping
        self._maker = maker
        self._not_made = not_made
        self._labels = mapping.labels()
        self._claim = BlockReader(Claim, mapping.claim, mapping.decimal)
        self._claimant = BlockReader(Claimant, mapping.claimant, mapping.decimal, "claimant.")
        self._facts = [
            (one, BlockReader(FACTS[one.table][0], one.values, mapping.decimal, f"{one.table}."))
            for one in mapping.facts
        ]

    def row(self, record: Record) -> Foreign | NotTaken:
        """Return the row of a record, or why there is none."""
        try:
            row = self._maker.row(self._draft(record))
            if self._mapping.claimant and isinstance(row, Foreign):
                return replace(row, claimant=self._party(row.claim.claimant, record))
            return row
        except UnknownWord as fault:
            reason = "is not one of the mapping's words"
            return NotTaken(record.number, fault.path, fault.word, reason, fault.hint)
        except Refusal as refusal:
            key, value, reason, hint = refusal.args
            field = self._labels.get(key, key)
            return NotTaken(record.number, field, value, reason, hint, key)

    def _draft(self, record: Record) -> Draft:
        data, mapping = record.data, self._mapping
        values = self._claim.read(data)
        facts: dict[str, list[dict[str, Any]]] = {}
        for one, reader in self._facts:
            block, needed = FACTS[one.table]
            for item in _items(data, one.each):
                fact = reader.read(_inside(data, item) if one.each else data)
                if fact.get(needed) not in (None, "", []):
                    facts.setdefault(one.table, []).extend(_parted(fact))
                elif _lacks(one, needed, item):
                    field = one.values[needed][0].path or needed
                    what = block.__name__.lower()
                    self._not_made.append(NotMade(record.number, what, field, record.file))
        changed = reach(data, mapping.changed) if mapping.changed else None
        key = key_of(data, mapping)
        return Draft(record.number, key, values, facts, self._labels, changed)

    def _party(self, name: str, record: Record) -> Claimant | None:
        """Return what a record says of its claimant besides the name, None for nothing; Refusal."""
        said = self._claimant.read(record.data)
        if "also" in said:
            said["also"] = [one for one in dict.fromkeys(said["also"]) if one != name]
        said = {key: value for key, value in said.items() if value}
        if not said:
            return None
        party, problems = read_block(Claimant, "row", {"name": name, **said}, _AT)
        for problem in problems:
            if problem.severity == "error":
                key = problem.at[len(_AT)]
                reason = problem.message.removeprefix(f"{key}: ")
                raise Refusal(f"claimant.{key}", "", reason, problem.hint)
        return party and party.but(id="")


def _items(data: dict[str, Any], each: Value | None) -> list[Any]:
    if not each:
        return [data]
    found = each.read(data)
    return found if isinstance(found, list) else [] if found is None else [found]


def _parted(fact: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a fact for each source, where it has several."""
    sources = fact.get("source")
    return [{**fact, "source": one} for one in sources] if isinstance(sources, list) else [fact]


def _inside(record: dict[str, Any], item: Any) -> dict[str, Any]:
    """Return an item of a list with the fields of its record; its own come first."""
    return {**record, **(item if isinstance(item, dict) else {}), ".": item}


def _lacks(facts: Facts, needed: str, item: Any) -> bool:
    """Whether an item says something of a fact, but not what there is no fact without.

    A word that the mapping knows to mean nothing is no lack, nor is what may be missing; and the
    date of a record is not of one fact alone.
    """
    choices = facts.values[needed]
    if any(one.is_optional or (one.words is not None and one.word(item)) for one in choices):
        return False
    paths = {
        path
        for key, values in facts.values.items()
        for one in values
        for path in one.paths
        if facts.each or key != "date"
    }
    return any(reach(item, path) not in (None, "", []) for path in paths)


def key_of(data: Any, mapping: RecordMapping) -> str:
    """Return what tells a record from others of its source; empty where nothing does."""
    return " ".join(as_text(reach(data, path)) for path in mapping.key).strip()
