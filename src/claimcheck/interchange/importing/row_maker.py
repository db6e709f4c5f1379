"""From the values that a source has for a claim to a row that the ledger may take."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

from claimcheck.domain.changing.recording import in_turn
from claimcheck.domain.changing.row import Foreign, NotTaken
from claimcheck.domain.deadline import Unreadable
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.number import DecimalMark, UnclearNumber
from claimcheck.domain.model.problem import Problem
from claimcheck.domain.model.quantity import read_quantity
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import parse_target
from claimcheck.domain.model.value_kinds import SLUG, TARGET
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.as_of import targets_by_day
from claimcheck.interchange.importing.defaults import Dates, Defaults

N = TypeVar("N")

_AT = ("claims", "row")
_NEEDED = {
    "text": "a claim needs its words",
    "claimant": "give --claimant NAME",
    "made": "give --made DATE",
}
_NEVER = datetime.min.replace(tzinfo=UTC)
_DATES = ("date", "happened", "fulfilled", "made")
_ONE_LINE = frozenset(("text", "claimant", "speaker", "title", "source", "by"))


@dataclass(frozen=True, slots=True)
class Draft:
    """The values that a record has for a claim, under the keys of the file, dates as they came."""

    number: int
    key: str
    """What tells the record from others of its source; empty where nothing does."""
    values: Mapping[str, Any]
    facts: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Evidence, revisions, verdicts and forecasts by the names of their tables."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the source calls a key, for messages."""
    changed: Any = None
    """When the record was last changed, where the source tells."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Several values of a source for one date, of which the first that can be read counts."""

    values: tuple[Any, ...]


class Refusal(Exception):
    """A record of which no row can be made: the key at fault, its value, why, and a way out."""

    def __init__(self, key: str, value: Any, reason: str, hint: str = "") -> None:
        super().__init__(key, "" if value is None else str(value), reason, hint)


class RowMaker:
    """Makes the rows of one source, whose name they keep in `imported`."""

    def __init__(
        self,
        source: str,
        defaults: Defaults,
        date_forms: tuple[str, ...] = (),
        decimal: DecimalMark = ".",
    ) -> None:
        self._source = source
        self._decimal = decimal
        self._given = defaults
        self._dates = Dates(defaults, date_forms)
        self._record = {"recorded": defaults.recorded} | (
            {"by": defaults.by} if defaults.by else {}
        )
        self._filled = {
            "claimant": defaults.claimant,
            "speaker": defaults.speaker,
            "made": defaults.made and defaults.made.stored,
            "deadline": defaults.deadline,
            "source": defaults.source,
            "kind": defaults.kind,
            "draft": defaults.is_draft or None,
        }
        self._filled = {key: value for key, value in self._filled.items() if value}

    def row(self, draft: Draft) -> Foreign | NotTaken:
        """Return the row of a draft, or why there is none."""
        try:
            claim = self._claim(draft)
            return Foreign(draft.number, claim, self._changed(draft), _undated(draft))
        except Refusal as refusal:
            key, value, reason, hint = refusal.args
            return NotTaken(draft.number, draft.fields.get(key, key), value, reason, hint, key)

    def _claim(self, draft: Draft) -> Claim:
        values = {key: self._tidy(key, value) for key, value in draft.values.items()}
        for key, value in self._filled.items():
            if not values.get(key):
                values[key] = value
        if self._given.tags:
            values["tags"] = list(dict.fromkeys((*values.get("tags", ()), *self._given.tags)))
        wished = values.pop("id", "")
        for key, hint in _NEEDED.items():
            if not values.get(key):
                raise Refusal(key, "", "the source has none", hint)
        made, _ = self._date("made", values["made"])
        values["made"] = made.stored
        self._read_deadline(values, made)
        key = draft.key or _digest(values)
        imported = f"{self._source}:{key}"
        values |= {"imported": imported} | self._record
        for table, facts in draft.facts.items():
            values[table] = {
                f"{table}-{place}": self._fact(table, fact, values)
                for place, fact in enumerate(facts, 1)
            }
        if draft.facts:
            self._keep_order(draft.facts, values)
            self._read_readings(values)
        is_wished = wished and SLUG.fullmatch(wished) and re.search("[a-z]", wished)
        claim, problems = read_block(Claim, wished if is_wished else "row", values, _AT)
        for problem in problems:
            if problem.severity == "error":
                raise Refusal(*_refused(problem))
        assert claim is not None
        return claim if is_wished else claim.but(id="")

    def _read_deadline(self, values: dict[str, Any], made: Span) -> None:
        raw = values.pop("deadline", None)
        if raw is None:
            return
        claimant = str(values["claimant"])
        try:
            span, words = _first(
                raw, lambda one: self._dates.deadline(one, made.earliest, claimant)
            )
        except _UnreadableChoice as choice:
            fault, words = choice.fault, choice.words
            if not self._given.is_undated:
                keep = "--undated keeps the words and no date"
                hint = keep if "--undated" in fault.hint else f"{fault.hint}; {keep}"
                raise Refusal("deadline", words, fault.message, hint.removeprefix("; ")) from None
            values.setdefault("deadline-words", words)
            return
        values["deadline"] = span.stored
        if not (words.startswith(span.stored) or self._dates.is_code(words)):
            values.setdefault("deadline-words", words)

    def _fact(
        self, table: str, fact: Mapping[str, Any], claim: Mapping[str, Any]
    ) -> dict[str, Any]:
        values = {key: self._tidy(key, value, f"{table}.") for key, value in fact.items()}
        if not values.get("date"):
            if self._given.date is None:
                what = table.removesuffix("s")
                reason = f"the source has none for the {what}"
                raise Refusal(f"{table}.date", "", reason, "give --date DATE")
            values["date"] = self._given.date.stored
        for key in _DATES:
            if key in values and values[key] != "unknown":
                values[key] = self._date(f"{table}.{key}", values[key])[0].stored
        if table == "verdicts":
            _admit_unknown_day(values, claim)
        return self._record | {"imported": claim["imported"]} | values

    def _keep_order(
        self, told: Mapping[str, list[dict[str, Any]]], values: Mapping[str, Any]
    ) -> None:
        """Have facts recorded one after the other, within a day in the order of the source.

        That is by time of day where it has one for all of that day; and where it goes from new to
        old, from its end.
        """
        turns: list[tuple[date, datetime, int, dict[str, Any]]] = []
        for table, facts in told.items():
            made = list(values[table].values())
            days = [parse_span(fact["date"]).latest for fact in made]
            times = [self._dates.time(fact.get("date")) for fact in facts]
            untimed = {day for day, time in zip(days, times, strict=True) if time is None}
            told_at = [
                (day, _NEVER if time is None or day in untimed else time)
                for day, time in zip(days, times, strict=True)
            ]
            falls = sum(one > other for one, other in pairwise(told_at))
            step = -1 if falls > sum(one < other for one, other in pairwise(told_at)) else 1
            turns += (
                (day, time, place * step, fact)
                for place, ((day, time), fact) in enumerate(zip(told_at, made, strict=True))
            )
        turns.sort(key=lambda turn: turn[:3])
        for turn, at in zip(turns, in_turn(len(turns), self._given.recorded), strict=True):
            turn[-1]["recorded"] = at

    def _read_readings(self, values: Mapping[str, Any]) -> None:
        """Read the readings that came as words, each as the target of its day counts."""
        in_words = [
            one for one in values.get("evidence", {}).values() if isinstance(one.get("value"), str)
        ]
        if not in_words:
            return
        plain = {key: value for key, value in values.items() if key != "evidence"}
        claim, _ = read_block(Claim, "row", plain, _AT)
        target_on = targets_by_day(claim, sorted(claim.revisions, key=newness)) if claim else None
        for item in in_words:
            target = target_on(parse_span(item["date"]).latest) if target_on else None
            words, measure, unit = item["value"], item.get("measure"), item.get("unit")
            if target and measure in (None, target.measure) and unit in (None, target.unit):
                item["value"] = read_number_as(target.read, "evidence.value", words, self._decimal)
                continue
            read = partial(read_quantity, unit=unit or "")
            said = read_number_as(read, "evidence.value", words, self._decimal)
            if said.unit and said.unit != measure:
                item.setdefault("unit", said.unit)
            item["value"] = said.value

    def _tidy(self, key: str, value: Any, table: str = "") -> Any:
        """Return a value without blanks around it; names and titles on one line."""
        if not isinstance(value, str):
            return value
        if key == "target":
            return TARGET.write(read_number_as(parse_target, f"{table}{key}", value, self._decimal))
        return " ".join(value.split()) if key in _ONE_LINE else value.strip()

    def _changed(self, draft: Draft) -> Span:
        if draft.changed not in (None, ""):
            return self._date("changed", draft.changed)[0]
        return self._given.date or Span.day(self._given.today)

    def _date(self, key: str, raw: Any) -> tuple[Span, str]:
        try:
            return _first(raw, self._dates.day)
        except _UnreadableChoice as choice:
            fault = choice.fault
            raise Refusal(key, choice.words, fault.message, fault.hint) from None


class _UnreadableChoice(Exception):
    """None of the values for a date can be read: what is wrong with the first."""

    def __init__(self, fault: Unreadable, words: str) -> None:
        super().__init__(fault, words)
        self.fault = fault
        self.words = words


def _first(raw: Any, read: Callable[[Any], Span]) -> tuple[Span, str]:
    """Return the first date that can be read, and its words; _UnreadableChoice."""
    if not isinstance(raw, Choices):
        words = str(raw).strip()
        try:
            return read(raw), words
        except Unreadable as unreadable:
            raise _UnreadableChoice(unreadable, words) from None
    fault: _UnreadableChoice | None = None
    for one in raw.values:
        words = str(one).strip()
        try:
            return read(one), words
        except Unreadable as unreadable:
            fault = fault or _UnreadableChoice(unreadable, words)
    assert fault is not None
    raise fault


def _refused(problem: Problem) -> tuple[str, str, str, str]:
    """Return the key that a problem is about, after the name of its table, its value, and why."""
    match problem.at[len(_AT) :]:
        case (table, _, key):
            return f"{table}.{key}", "", _reason(problem), problem.hint
        case (table, key) if problem.code == "missing-key":
            lacks = problem.message.removeprefix(f"{key} has no ")
            what = key.rpartition("-")[0].removesuffix("s")
            hint = "the mapping may name another field, or a form, for it"
            return f"{table}.{lacks}", "", f"the source has none for the {what}", hint
        case (key, *_):
            return key, "", _reason(problem), problem.hint
    return "", "", _reason(problem), problem.hint


def _undated(draft: Draft) -> frozenset[str]:
    return frozenset(
        f"{table}-{place}"
        for table, facts in draft.facts.items()
        for place, fact in enumerate(facts, 1)
        if not fact.get("date")
    )


def _reason(problem: Problem) -> str:
    return problem.message.removeprefix(f"{problem.at[-1]}: ")


def _admit_unknown_day(verdict: dict[str, Any], claim: Mapping[str, Any]) -> None:
    """Say that nobody knows whether it was in time, where the source does not tell."""
    if "deadline" not in claim or claim.get("holds") or "fulfilled" in verdict:
        return
    is_kept = came_true(verdict.get("verdict"))
    if is_kept and parse_span(verdict["date"]).latest > parse_span(claim["deadline"]).latest:
        verdict["fulfilled"] = "unknown"


def read_number_as(
    read: Callable[[str, DecimalMark], N], key: str, words: str, decimal: DecimalMark
) -> N:
    """Return what `read` makes of the words for a number, with the decimals of the source; Refusal.

    Where the other mark would do, the hint says so.
    """
    try:
        return read(words, decimal)
    except UnclearNumber as fault:
        reason = fault.reason if fault.words == words.strip() else fault.message
        raise Refusal(
            key, words, reason, fault.hint + _other_decimals(read, words, decimal)
        ) from None
    except ValueError as fault:
        raise Refusal(key, words, str(fault)) from None


def _other_decimals(read: Callable[[str, DecimalMark], N], words: str, decimal: DecimalMark) -> str:
    other: DecimalMark = "," if decimal == "." else "."
    try:
        read(words, other)
    except ValueError:
        return ""
    marks = "commas" if other == "," else "points"
    return f'; where the source has decimal {marks}, put decimal = "{other}" into the mapping'


def _digest(values: Mapping[str, Any]) -> str:
    """Return what tells a record without a key of its own from others: its words."""
    told = f"{values.get('text', '')}\n{values.get('claimant', '')}\n{values.get('made', '')}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
