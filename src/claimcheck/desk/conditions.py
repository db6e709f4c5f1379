"""Conditions on claims, `KEY=VALUE` and the like, over the keys of `list --json`."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any, Final, Literal, cast, get_args, get_origin

from claimcheck.desk import dates
from claimcheck.desk.session import Session
from claimcheck.domain.model.evidence import Stance
from claimcheck.domain.model.number import UnclearNumber, read_number
from claimcheck.domain.model.own_fields import is_own
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.standing import Standing
from claimcheck.errors import UsageError
from claimcheck.store.standing_columns import Row

Sign = Literal["=", "!=", "<", "<=", ">", ">="]
Test = Callable[[Any], bool]
"""Asked of a value that is there."""

_FORM: Final = re.compile(r"\s*([^\s=!<>]+)\s*(!=|<=|>=|=|<|>)\s*(.*?)\s*", re.DOTALL)
_NO_SIGNS: Final = ("==", "=<", "=>")
"""What other languages write; no value is meant to begin so."""
_AHEAD: Final = ("deadline", "original")
"""Whose dates are mostly to come: a month without a year is the next one."""


class BadConditionError(UsageError):
    """A condition that no claim can be asked for (2)."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"--where: {message}", hint)


@dataclass(frozen=True, slots=True)
class Condition:
    """What the value of one key must be."""

    key: str
    sign: Sign
    value: str
    """As it was typed; empty asks whether there is a value."""
    test: Test

    def holds(self, one: Standing | Row) -> bool:
        """Return whether a claim meets it; one without a value is only ever `!=` to one."""
        value = value_of(one, self.key)
        if _is_empty(value):
            return (self.sign == "=") == (not self.value) and self.sign in ("=", "!=")
        return self.test(value)

    def __str__(self) -> str:
        words = {"=": "is", "!=": "is not"}.get(self.sign, self.sign)
        return f"{self.key} {words} {self.value or 'empty'}"


def condition(session: Session, words: str) -> Condition:
    """Read `status=overdue`, `late_days>30` or `outlook=`; BadConditionError for anything else."""
    found = _FORM.fullmatch(words)
    if found is None or found[2] + found[3][:1] in _NO_SIGNS:
        raise BadConditionError(
            f"“{words}” is not KEY=VALUE",
            "write status=overdue, tags!=ev or 'days_left<30'; there are =, !=, <, <=, > and >=",
        )
    key, sign, value = found[1], cast("Sign", found[2]), found[3]
    type_ = _type_of(key)
    if not value:
        if sign not in ("=", "!="):
            raise BadConditionError(f"{key}{sign} has no value", f"write '{key}{sign}VALUE'")
        return Condition(key, sign, "", lambda _: sign == "!=")
    positive = _test(session, key, type_, sign, value)
    test: Test = (lambda it: not positive(it)) if sign == "!=" else positive
    return Condition(key, sign, value, test)


def value_of(one: Standing | Row, key: str) -> Any:
    """Return the value of a key of a claim; None where it has none."""
    if is_own(key):
        value: Any = one.own
        if key in value:
            return value[key]
    else:
        value = one
    for name in key.split("."):
        if value is None:
            return None
        if isinstance(value, Standing | Row) or is_dataclass(value):
            value = getattr(value, name)
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def keys() -> dict[str, Any]:
    """Return the type of each key that a claim can be asked for, nested ones behind a dot."""
    found: dict[str, Any] = {}
    for field in fields(Standing):
        if field.metadata.get("flat"):
            continue
        type_ = found[field.name] = _without_null(field.type)
        if is_dataclass(type_):
            found |= {f"{field.name}.{one.name}": _without_null(one.type) for one in fields(type_)}
        elif get_origin(type_) is dict:
            names = get_args(Stance)
            found |= {f"{field.name}.{name}": get_args(type_)[1] for name in names}
    return found


def _without_null(type_: Any) -> Any:
    alternatives = [one for one in get_args(type_) if one is not NoneType]
    return alternatives[0] if NoneType in get_args(type_) else type_


def _type_of(key: str) -> Any:
    """Return the type of a key; Any for the user's own."""
    if is_own(key):
        return Any
    types = keys()
    if key not in types:
        near = did_you_mean(key, types)
        raise BadConditionError(
            f"claims have no key “{key}”",
            near or f"the keys are {', '.join(types)} and your own x-…",
        )
    return types[key]


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", (), [])


def _test(session: Session, key: str, type_: Any, sign: str, words: str) -> Test:
    """Return the test that `=` or an order stands for; `!=` is that of `=`."""
    if type_ is Any:
        return _own_test(session, key, sign, words)
    if type_ in (date, Span):
        return _date_test(session, key, sign, words)
    if type_ is int:
        return _number_test(sign, _number(key, words))
    if is_dataclass(type_) or get_origin(type_) is dict:
        parts = [name for name in keys() if name.startswith(f"{key}.")]
        raise BadConditionError(f"{key} has parts", f"ask for one of them: {', '.join(parts)}")
    if sign not in ("=", "!="):
        raise _no_order(key)
    if get_origin(type_) is tuple:
        return lambda value: words in value
    wanted: Any = _word(key, type_, words)
    return lambda value: value == wanted


def _word(key: str, type_: Any, words: str) -> str | bool:
    """Return a value of text, of a few words or of a flag; BadConditionError for another word."""
    if type_ is str:
        return words
    allowed = words_of(type_)
    if words not in allowed:
        near = did_you_mean(words, allowed)
        raise BadConditionError(
            f"{key} is never “{words}”", near or f"it is one of {', '.join(allowed)}"
        )
    return words == "true" if type_ is bool else words


def words_of(type_: Any) -> tuple[str, ...]:
    """Return the words that a key of a type takes; none where it takes more than a few."""
    if type_ is bool:
        return "true", "false"
    return get_args(type_) if get_origin(type_) is Literal else ()


def form_of(type_: Any) -> str:
    """Return what a key of a type takes, in words; “your own field” for no type."""
    if words := words_of(type_):
        return ", ".join(words)
    plain = {int: "number", date: "date", Span: "date", str: "text", None: "your own field"}
    return plain.get(type_, "list" if get_origin(type_) is tuple else "= for none, != for any")


def _no_order(key: str) -> BadConditionError:
    dated = f"{key.rpartition('.')[0]}.latest"
    near = f"{dated} is a date" if dated in keys() else "compare it by = or !="
    return BadConditionError(f"{key} has no order", near)


def _number(key: str, words: str) -> int | float:
    try:
        return read_number(words)
    except UnclearNumber as fault:
        raise BadConditionError(f"{key} is a number, and {fault.message}", fault.hint) from None


def _number_test(sign: str, number: float) -> Test:
    return {
        "<": lambda value: value < number,
        "<=": lambda value: value <= number,
        ">": lambda value: value > number,
        ">=": lambda value: value >= number,
    }.get(sign, lambda value: value == number)


def _date_test(session: Session, key: str, sign: str, words: str) -> Test:
    """Return the test of a day, or of days: before all of those asked for, among them, after them.

    A value of several days, as `made` may be, counts from its first.
    """
    read = dates.days_ahead if key.startswith(_AHEAD) else dates.days_back
    return _within(sign, *read(session, words, f"--where {key}"))


def _within(sign: str, first: date, last: date) -> Test:
    def ends(value: date | Span) -> tuple[date, date]:
        return (value.earliest, value.latest) if isinstance(value, Span) else (value, value)

    return {
        "<": lambda value: ends(value)[0] < first,
        "<=": lambda value: ends(value)[0] <= last,
        ">": lambda value: ends(value)[0] > last,
        ">=": lambda value: ends(value)[0] >= first,
    }.get(sign, lambda value: first <= ends(value)[0] and ends(value)[1] <= last)


def _own_test(session: Session, key: str, sign: str, words: str) -> Test:
    """Return the test of a value that may be anything, by what it is; a list by its members."""
    tests: dict[type, Test] = {str: lambda value: value == words}
    with suppress(UnclearNumber):
        tests[float] = _number_test(sign, read_number(words))
    if sign in ("=", "!="):
        tests[bool] = lambda value: words == str(value).lower()
    else:
        del tests[str]
        with suppress(dates.BadDateError):
            within = _within(sign, *dates.days_back(session, words, key))
            tests[str] = lambda value: (day := _day(value)) is not None and within(day)
        if not tests:
            raise BadConditionError(
                f"“{words}” is neither a date nor a number", f"compare {key} by = or !="
            )

    def test(value: Any) -> bool:
        if isinstance(value, list):
            return any(map(test, value))
        kind = float if type(value) is int else type(value)
        return kind in tests and tests[kind](value)

    return test


def _day(text: str) -> date | None:
    """Return the day that a text is, or the day of the time that it is."""
    with suppress(ValueError):
        return date.fromisoformat(text[:10])
    return None
