"""The kinds of value that a key may hold: how each is read, written and described.

A field of a block names its kind in its annotation (`made: Date`); reading, writing, the JSON
Schema and the table in the docs follow from there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import inf
from typing import Annotated, Any, Literal

from claimcheck.domain.model import value_schemas as schemas
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.number import MOST
from claimcheck.domain.model.span import COARSE_FORMS, NORMAL_FORMS, Span, parse_span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.visible import visible_id

Recorded = datetime | date
Wording = Literal["verbatim", "reported", "translated"]
"""What a quote is."""

SLUG = re.compile(schemas.SLUG_PATTERN, re.ASCII)
_SNAPSHOT = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_UTC_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z", re.ASCII)
COARSE_PRECISIONS = ("day", "month", "quarter", "year")
"""Of dates that were: how exactly such a day may be known."""


class WrongInside(ValueError):
    """A value is not as its key takes it: all of it, or one item of a list or a table."""

    def __init__(self, message: str = "", *inside: str) -> None:
        super().__init__(message)
        self.inside = inside
        """The place or the key of that item; empty for the whole value."""


class WrongType(WrongInside):
    """The value is of another TOML type than the key takes."""


class WrongValue(WrongInside):
    """The value is of the right type and not allowed."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """How one kind of value is read from plain data, written to it and described."""

    form: str
    """What to write, for messages and for the docs: “a whole number with d, w, m or y”."""
    read: Callable[[Any], Any]
    """Plain TOML or JSON data to the value; raises WrongType or WrongValue."""
    schema: dict[str, Any]
    """The JSON Schema of the plain data."""
    write: Callable[[Any], Any] = lambda value: value
    """The value to plain TOML data."""


def show(raw: object) -> str:
    """Quote a refused value for a message, cut at 60 characters."""
    try:
        text = raw if isinstance(raw, str) else str(raw)
    except ValueError:
        text = "a number of thousands of digits"
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def _text(raw: Any) -> str:
    if type(raw) is not str:
        raise WrongType
    return raw


def _flag(raw: Any) -> bool:
    if type(raw) is not bool:
        raise WrongType
    return raw


def _number(raw: Any) -> int | float:
    if type(raw) not in (int, float):
        raise WrongType
    if raw != raw or raw in (inf, -inf):
        raise WrongValue(f"{show(raw)} is not a finite number")
    if abs(raw) > MOST:
        raise WrongValue(f"{show(raw)} is beyond 10^18, the largest number allowed")
    return raw  # type: ignore[no-any-return]


def _probability(raw: Any) -> int | float:
    value = _number(raw)
    if not 0 <= value <= 1:
        raise WrongValue(f"{show(raw)} is not between 0 and 1")
    return value


def _count(raw: Any) -> int:
    if type(raw) is not int:
        raise WrongType
    if raw < 1:
        raise WrongValue(f"{show(raw)} is less than 1")
    return raw


def _month(raw: Any) -> int:
    if type(raw) is not int:
        raise WrongType
    if not 1 <= raw <= 12:
        raise WrongValue(f"{show(raw)} is not a month number, 1 to 12")
    return raw


def _span(raw: Any, forms: str = NORMAL_FORMS) -> Span:
    try:
        if type(raw) is str:
            return parse_span(raw, forms)
        if type(raw) is date:
            return Span.day(raw)
        if type(raw) is int:
            return parse_span(f"{raw:04}", forms)
    except ValueError as fault:
        raise WrongValue(str(fault)) from None
    raise WrongType


def _date(raw: Any) -> Span:
    if type(raw) is date:
        return Span.day(raw)
    span = _span(raw, COARSE_FORMS)
    if span.precision not in COARSE_PRECISIONS:
        raise WrongValue(f"{show(raw)} is too coarse here; write it as {COARSE_FORMS}")
    return span


def _write_span(span: Span) -> date | str:
    return span.earliest if span.is_day else span.stored


def _fulfilled(raw: Any) -> Span | Literal["unknown"]:
    return "unknown" if raw == "unknown" else _date(raw)


def _write_fulfilled(value: Span | Literal["unknown"]) -> date | str:
    return value if isinstance(value, str) else _write_span(value)


def _duration(raw: Any) -> Duration:
    try:
        return Duration(_text(raw))
    except WrongType:
        raise
    except ValueError as fault:
        raise WrongValue(str(fault)) from None


def _recorded(raw: Any) -> Recorded:
    if type(raw) is datetime and raw.tzinfo is UTC:
        return raw
    if type(raw) is str and _UTC_TIME.fullmatch(raw):
        try:
            return datetime.fromisoformat(raw)
        except ValueError:
            raise WrongValue(f"{show(raw)} is not in the calendar") from None
    if type(raw) is str:
        try:
            span = parse_span(raw)
        except ValueError:
            span = None
        if span and span.is_day:
            return span.earliest
    elif type(raw) is datetime:
        if raw.tzinfo is not None and not raw.utcoffset():
            return raw.astimezone(UTC)
    elif type(raw) is date:
        return raw
    else:
        raise WrongType
    raise WrongValue(f"{show(raw)} is not a UTC time; write it as 2025-03-10T09:14:03Z")


def _texts(raw: Any) -> tuple[str, ...]:
    if type(raw) not in (list, tuple):
        raise WrongType
    for place, item in enumerate(raw):
        if type(item) is not str:
            raise WrongType("", str(place))
    return tuple(raw)


def _slugs(raw: Any) -> tuple[str, ...]:
    slugs = _texts(raw)
    for place, slug in enumerate(slugs):
        if not SLUG.fullmatch(slug):
            raise WrongValue(
                f"{show(visible_id(slug))} is not an id; ids are lower-case letters, digits and -",
                str(place),
            )
    return slugs


def _slug(raw: Any) -> str:
    return _slugs([_text(raw)])[0]


def _snapshot(raw: Any) -> str:
    if not _SNAPSHOT.fullmatch(_text(raw)):
        raise WrongValue(
            f"{show(raw)} is not a snapshot; write sha256: and 64 lower-case hex digits"
        )
    return raw  # type: ignore[no-any-return]


def _needs(raw: Any) -> int | Literal["all", "any"]:
    if raw == "all" or raw == "any":  # noqa: PLR1714, RUF100  # the checker narrows on ==
        return "all" if raw == "all" else "any"
    if type(raw) is str:
        raise WrongValue(f"{show(raw)} is not all, any or a number")
    if type(raw) is not int:
        raise WrongType
    if raw < 1:
        raise WrongValue(f"{show(raw)} is less than one part")
    return raw


_TARGET_KEYS = {name.rstrip("_").replace("_", "-"): name for name in Target.__dataclass_fields__}


def _target(raw: Any) -> Target:
    if not isinstance(raw, dict):
        raise WrongType
    values: dict[str, Any] = {}
    for key, value in raw.items():
        name = _TARGET_KEYS.get(key)
        if name is None:
            raise WrongValue(f"a target has no {show(key)}; its keys are {', '.join(_TARGET_KEYS)}")
        try:
            values[name] = _text(value) if key in ("measure", "unit") else _number(value)
        except WrongType:
            form = "text" if key in ("measure", "unit") else "a number"
            raise WrongValue(f"{key} of a target is {form}, not {show(value)}", key) from None
    try:
        return Target(**values)
    except TypeError:
        raise WrongValue("a target must name its measure") from None
    except ValueError as fault:
        raise WrongValue(str(fault)) from None


def _write_target(target: Target) -> dict[str, Any]:
    pairs = ((key, getattr(target, name)) for key, name in _TARGET_KEYS.items())
    return {key: value for key, value in pairs if value is not None and value != ""}


def word(*words: str) -> Kind:
    """Return the kind of a key that takes one of a few words."""

    def read(raw: Any) -> str:
        if _text(raw) not in words:
            raise WrongValue(f"{show(raw)} is not one of {', '.join(words)}")
        return raw  # type: ignore[no-any-return]

    return Kind(" | ".join(words), read, {"enum": list(words)})


def words(*allowed: str) -> Kind:
    """Return the kind of a key that takes a list of some of these words."""

    def read(raw: Any) -> tuple[str, ...]:
        for place, one in enumerate(_texts(raw)):
            if one not in allowed:
                raise WrongValue(f"{show(one)} is not one of {', '.join(allowed)}", str(place))
        return tuple(raw)

    schema = {"type": "array", "items": {"enum": list(allowed)}}
    return Kind("a list of keys of the claim", read, schema, list)


TEXT = Kind("text", _text, schemas.TEXT)
FLAG = Kind("true | false", _flag, schemas.FLAG)
NUMBER = Kind("a number", _number, schemas.NUMBER)
PROBABILITY = Kind("a number from 0 to 1", _probability, schemas.PROBABILITY)
COUNT = Kind("a whole number, 1 or more", _count, schemas.COUNT)
MONTH = Kind("a month number, 1 to 12", _month, schemas.MONTH)
DATE = Kind("a day, month, quarter or year", _date, schemas.DATE, _write_span)
DEADLINE = Kind(f"a date or span: {NORMAL_FORMS}", _span, schemas.DEADLINE, _write_span)
FULFILLED = Kind(
    'a day, month, quarter, year or "unknown"', _fulfilled, schemas.FULFILLED, _write_fulfilled
)
DURATION = Kind("a whole number with d, w, m or y", _duration, schemas.DURATION, str)
RECORDED = Kind("a UTC time to the second or finer, or a day", _recorded, schemas.RECORDED)
TARGET = Kind(
    "{ measure, one or two bounds, unit, from }",
    _target,
    {
        "type": "object",
        "properties": {
            key: schemas.TEXT if key in ("measure", "unit") else schemas.NUMBER
            for key in _TARGET_KEYS
        },
        "required": ["measure"],
        "additionalProperties": False,
    },
    _write_target,
)
TEXTS = Kind("a list of texts", _texts, schemas.TEXTS, list)
SLUGS = Kind("a list of ids", _slugs, schemas.SLUGS, list)
SLUG_KIND = Kind("an id", _slug, schemas.SLUG)
SNAPSHOT = Kind("sha256: and 64 hex digits", _snapshot, schemas.SNAPSHOT)
NEEDS = Kind('"all", "any" or a number', _needs, schemas.NEEDS)
CLAIM_KEYS = words(
    *("speaker", "deadline", "deadline-words", "quote", "wording", "original", "lang", "source"),
    *("title", "archived", "snapshot", "criteria", "kind", "tags", "review-every", "target"),
    *("parts", "needs", "holds", "condition", "note", "draft"),
)
"""The keys that a claim can do without, and that a correction can take away."""

Text = Annotated[str, TEXT]
Flag = Annotated[bool, FLAG]
Reading = Annotated[int | float, NUMBER]
Probability = Annotated[int | float, PROBABILITY]
Count = Annotated[int, COUNT]
Month = Annotated[int, MONTH]
Date = Annotated[Span, DATE]
DeadlineSpan = Annotated[Span, DEADLINE]
Fulfilled = Annotated[Span | Literal["unknown"], FULFILLED]
Length = Annotated[Duration, DURATION]
RecordedAt = Annotated[Recorded, RECORDED]
TargetValue = Annotated[Target, TARGET]
Texts = Annotated[tuple[str, ...], TEXTS]
ClaimKeys = Annotated[tuple[str, ...], CLAIM_KEYS]
Ids = Annotated[tuple[str, ...], SLUGS]
Id = Annotated[str, SLUG_KIND]
Snapshot = Annotated[str, SNAPSHOT]
Needs = Annotated[int | Literal["all", "any"], NEEDS]
