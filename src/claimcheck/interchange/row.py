"""From the values that a source has for a claim to a row that the ledger may take."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimcheck.domain.claim import Claim
from claimcheck.domain.deadline import Unreadable
from claimcheck.domain.decode import read_block
from claimcheck.domain.intake import Foreign, NotTaken
from claimcheck.domain.problem import Problem
from claimcheck.domain.span import Span
from claimcheck.domain.value import SLUG, TARGET
from claimcheck.interchange.given import Dates, Given

_DATES = ("date", "happened", "fulfilled", "made")
_ONE_LINE = ("text", "claimant", "speaker", "title", "source", "by")


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


class Refusal(Exception):
    """A record of which no row can be made: the key at fault, its value, why, and a way out."""

    def __init__(self, key: str, value: Any, reason: str, hint: str = "") -> None:
        super().__init__(key, "" if value is None else str(value), reason, hint)


def row_of(draft: Draft, source: str, given: Given, dates: Dates) -> Foreign | NotTaken:
    """Return the row of a draft, or why there is none; `source` is the name of its format."""
    try:
        return Foreign(draft.number, _claim(draft, source, given, dates))
    except Refusal as refusal:
        key, value, reason, hint = refusal.args
        return NotTaken(draft.number, draft.fields.get(key, key), value, reason, hint)


def _claim(draft: Draft, source: str, given: Given, dates: Dates) -> Claim:
    values: dict[str, Any] = {key: _tidy(key, value) for key, value in draft.values.items()}
    wished = values.pop("id", "")
    if not (SLUG.fullmatch(wished) and re.search("[a-z]", wished)):
        wished = ""
    _fill(values, given)
    if not values.get("text"):
        raise Refusal("text", "", "is empty; a claim needs its words")
    if not values.get("claimant"):
        raise Refusal("claimant", "", "the source does not say who is held to it", "--claimant")
    claimant = str(values["claimant"])
    if not values.get("made"):
        raise Refusal("made", "", "the source does not say when it was said", "--made")
    made = _date("made", values["made"], dates)
    values["made"] = made.stored
    _read_deadline(values, made, claimant, given, dates)
    key = draft.key or _digest(values)
    data = values | {"imported": f"{source}:{key}", "recorded": given.recorded}
    if given.by:
        data["by"] = given.by
    for table, facts in draft.facts.items():
        data[table] = {
            f"{table}-{place}": _fact(table, fact, data, given, dates)
            for place, fact in enumerate(facts, 1)
        }
    claim, problems = read_block(Claim, wished or "row", data, ("claims", "row"))
    for problem in problems:
        if problem.severity == "error":
            raise Refusal(problem.at[-1], "", *_reason(problem))
    assert claim is not None
    return claim if wished else Claim.of({**vars(claim), "id": ""})


def _reason(problem: Problem) -> tuple[str, str]:
    return problem.message.removeprefix(f"{problem.at[-1]}: "), problem.hint


def _fill(values: dict[str, Any], given: Given) -> None:
    for key, value in (
        ("claimant", given.claimant),
        ("speaker", given.speaker),
        ("made", given.made and given.made.stored),
        ("deadline", given.deadline),
        ("source", given.source),
        ("kind", given.kind),
    ):
        if value and not values.get(key):
            values[key] = value
    tags = (*values.get("tags", ()), *given.tags)
    if tags:
        values["tags"] = list(dict.fromkeys(tags))
    if given.is_draft:
        values["draft"] = True


def _read_deadline(
    values: dict[str, Any], made: Span, claimant: str, given: Given, dates: Dates
) -> None:
    raw = values.pop("deadline", None)
    if raw is None:
        return
    try:
        span = dates.deadline(raw, made.earliest, claimant)
    except Unreadable as fault:
        if not given.is_undated:
            hint = f"{fault.hint}; --undated keeps the words and no date".removeprefix("; ")
            raise Refusal("deadline", raw, fault.message, hint) from None
        values.setdefault("deadline-words", str(raw).strip())
        return
    values["deadline"] = span.stored
    words = str(raw).strip()
    if words != span.stored and not words.startswith(span.stored):
        values.setdefault("deadline-words", words)


def _fact(
    table: str, fact: Mapping[str, Any], claim: Mapping[str, Any], given: Given, dates: Dates
) -> dict[str, Any]:
    values = {key: _tidy(key, value) for key, value in fact.items()}
    if not values.get("date"):
        if given.date is None:
            what = table.removesuffix("s")
            raise Refusal("date", "", f"the source has no date for the {what}", "--date")
        values["date"] = given.date.stored
    for key in _DATES:
        if key in values and values[key] != "unknown":
            values[key] = _date(key, values[key], dates).stored
    if table == "verdicts":
        _admit_unknown_day(values, claim)
    by = {"by": given.by} if given.by and "by" not in values else {}
    return values | by | {"recorded": given.recorded}


def _admit_unknown_day(verdict: dict[str, Any], claim: Mapping[str, Any]) -> None:
    """Say that nobody knows whether it was in time, where the source does not tell."""
    deadline = claim.get("deadline")
    if verdict.get("verdict") not in ("kept", "partly-kept") or "fulfilled" in verdict:
        return
    if deadline is None or claim.get("holds"):
        return
    from claimcheck.domain.span import parse_span

    if parse_span(verdict["date"]).latest > parse_span(deadline).latest:
        verdict["fulfilled"] = "unknown"


def _date(key: str, raw: Any, dates: Dates) -> Span:
    try:
        return dates.day(raw)
    except Unreadable as fault:
        raise Refusal(key, raw, fault.message, fault.hint) from None


def _tidy(key: str, value: Any) -> Any:
    """Return a value without blanks around it; names and titles on one line."""
    if key == "target" and isinstance(value, str):
        return _target(value)
    if not isinstance(value, str):
        return value
    return " ".join(value.split()) if key in _ONE_LINE else value.strip()


def _target(words: str) -> Any:
    from claimcheck.domain.target import parse_target

    try:
        return TARGET.write(parse_target(words))
    except ValueError as fault:
        raise Refusal("target", words, str(fault)) from None


def _digest(values: Mapping[str, Any]) -> str:
    """Return what tells a record without a key of its own from others: its words."""
    told: Iterable[str] = (str(values.get(key, "")) for key in ("text", "claimant", "made"))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
