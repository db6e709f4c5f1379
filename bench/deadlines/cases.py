"""The cases of Recognizers-Text and Duckling, in this program's conventions: see README.md."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

DATA = Path(
    os.environ.get("CLAIMCHECK_SHARED_DATA") or Path(__file__).resolve().parents[3] / "shared/data"
)

OUT_OF_SCOPE = {
    "times of day": "deadlines are whole days",
    "recurring": "“every Monday” names no one day",
    "lengths": "“three days” alone counts from nothing",
    "said before": "“that weekend”, “18th” after “July 17th”: the words alone do not say which",
    "unresolved": "the source gives no date",
    "other named days": "which days have names is a table, many of them of lunar calendars",
    "before year 1": "the calendar has the years 1 to 9999",
    "looks back": "the source gives a past day to a name without its year; here names look ahead",
    "tasks": "a task for “next month” is put on its first day",
    "other conventions": "docs/deadlines.md has another one, with its reason",
    "before 1900": "a phrase of a catalogue that ends before 1900 names no deadline",
}
EXPECTED_REFUSALS = {
    "no last day": "“after X”, “since X”: nothing says by when",
    "two orders": "5/12 is two days in English",
    "two centuries": "the nearest year with those two digits is past",
    "several countries": "Independence Day is another day in each",
    "other weekday": "the day is no such weekday",
    "centuries": "some end a century with 2099, others with 2100",
}

_ORDER = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})(?!\d)|^(\d{1,2})-(\d{1,2})-\d{2,4}$")
_JOINT = re.compile(
    r" (?:to|through|till?|until|-|–) |\bbetween\b.* and |\d{4}[-~]\d{4}|[a-z] \d{1,2}[-–]\d{1,2}\b"
    r"|\d[-–][a-z]{3,} \d|^\d{1,2}[-–]\d{1,2} [a-z]|\d[-–]\d+/"
)
_COUNTED = re.compile(
    r"\b(?:next|upcoming|coming|past|last|previous) (?:\d+|two|three|few)\b"
    r"|\b(?:\d+|two|three) (?:next|more|upcoming)\b"
)
_FIXED_POINTS = re.compile(
    r"christmas|xmas|new year|easter|good friday|whit|pentecost|thanksgiving|halloween|valentine",
    re.I,
)
_OTHER_CALENDARS = re.compile(r"chinese|lunar|islamic|orthodox|bakr", re.I)
_SEASON = re.compile(r"\b(?:winter|spring|summer|autumn|fall|season)\b", re.I)
_SAYS_WHICH = re.compile(
    r"\d{4}|\d/\d+/\d|thousand|hundred|nineteen|\bof '?\d\d|\b(?:cy|fy) ?\d"
    r"|\b(?:last|past|previous|ago|yesterday|before|this|earlier|date|since|back|current|today|the)\b"
)
_SHORT_YEAR = re.compile(r"(?:[/.-]|'|\bof |\b[cf]y ?)\d\d$")
_LENGTHS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


@dataclass(frozen=True, slots=True)
class Case:
    """Words, the day they were said on, and the days that the source takes them for."""

    source: str
    group: str
    words: str
    said: date
    earliest: date | None
    """None where the source names no first day."""
    latest: date | None
    """None where the source names no last day, or several."""
    text: str = ""
    """The sentence that the words stand in."""
    offset: int = 0

    @property
    def in_scope(self) -> bool:
        """Whether it counts."""
        return self.group not in OUT_OF_SCOPE and self.group not in EXPECTED_REFUSALS


def recognizers() -> Iterator[Case]:
    """Yield the cases of Recognizers-Text: one for each result of a sentence."""
    seen = set()
    for line in (DATA / "recognizers_text_en/cases.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if not row["ref"]:
            continue
        said = date.fromisoformat(row["ref"][:10])
        for result in row["results"]:
            group, earliest, latest = _recognized(result, said, row["suite"])
            key = result["text"], said, group
            if result["start"] is not None and key not in seen:
                seen.add(key)
                words = row["input"][result["start"] : result["end"] + 1]
                if words.lower() != result["text"].lower():
                    words = result["text"]
                yield Case(
                    *("recognizers", group, words, said, earliest, latest),
                    *(row["input"], result["start"]),
                )


def _recognized(
    result: dict[str, Any], said: date, suite: str
) -> tuple[str, date | None, date | None]:
    words = result["text"]
    values = [value for value in result.get("values") or [] if value]
    kind = result["type"] or (values[0]["type"] if values else "")
    if kind in ("time", "timerange", "datetime", "datetimerange", "timezone"):
        return "times of day", None, None
    if kind in ("set", "duration"):
        return {"set": "recurring", "duration": "lengths"}[kind], None, None
    if not values or any(value.get("value") == "not resolved" for value in values):
        return "unresolved", None, None
    if any(":" in str(value) for value in (values[0].get("value"), values[0].get("start"))):
        return "times of day", None, None
    mod = values[0].get("Mod") or ""
    if kind == "datetimealt" or mod == "ref_undef" or words in ("the day before", "the day after"):
        return "said before", None, None
    if two_orders(words):
        return "two orders", None, None
    if "century" in words:
        return "centuries", None, None
    if re.search(r"\beid\b|ramadan", words):
        return "other named days", None, None
    if mod.startswith(("since", "after")) or not ({"value", "end"} & set(values[0])):
        return "no last day", None, None
    spans = [_span(value, words, mod, said, suite) for value in values]
    if "Tasks" in suite and re.match(r"next (?:week|month|year)$", words):
        return "tasks", None, None
    ahead = [span for span in spans if span[1] >= said]
    if re.search(r"ies$", words):
        ahead = [min(spans, key=lambda span: abs(span[1] - said))]
    elif not ahead and len(values) == 1 and not re.search(_SAYS_WHICH, words):
        return "looks back", None, None
    earliest, latest = (ahead or spans[-1:])[0]
    group = "two centuries" if two_centuries(words, said, latest) else ""
    return group or _group(words, earliest, latest), earliest, latest


def _span(
    value: dict[str, Any], words: str, mod: str, said: date, suite: str
) -> tuple[date | None, date]:
    if "end" not in value:
        day = date.fromisoformat(value["value"])
        return day, day
    start = date.fromisoformat(value["start"]) if value.get("start") else None
    end = date.fromisoformat(value["end"])
    if re.search(r"^(?:last|past) .*(?:s|fortnight)$|^earlier (?:this|in)|\bto date$", words):
        return start, said
    if mod.startswith("before"):
        until = re.match(r"no later|until|till?|by", words) and mod == "before"
        return None, _whole(end, words) if until else end - timedelta(1)
    length = re.search(r"P(\d+)([DWMYQ])", str(value.get("timex", "")))
    unit = length[2] if length else ""
    if length and _COUNTED.search(words):
        count = int(length[1]) * (3 if unit == "Q" else 1)
        return start, said + relativedelta(**{_LENGTHS.get(unit, "months"): count})  # type: ignore[arg-type]
    if re.match(r"within|in ", words) or (
        re.search(r"\b(?:starting|from)\b", words)
        and (re.search(r"\b(?:weeks?|days?|months?)\b", words))
    ):
        return start, end
    if _JOINT.search(words) and re.search(r"q\d$", words):
        return start, end + relativedelta(months=3, days=-1)
    if _JOINT.search(words) and re.search(rf"(?<!\d){end.day}(?:st|nd|rd|th)?$", words):
        return start, end
    if _JOINT.search(words) and "Experimental" not in suite and not _ends_with_end(words):
        if re.match(r"\S*(?:mid|early|late|beginning|start|end)\b", words):
            return start, end - timedelta(1)
        whole = {"Y": relativedelta(years=1, days=-1), "M": relativedelta(months=1, days=-1)}
        return start, end + whole.get(unit, relativedelta())
    return start, end - timedelta(1)


def _ends_with_end(words: str) -> bool:
    return bool(re.search(r"\bend of [^-]*$", words))


def _whole(end: date, words: str) -> date:
    """Return the last day of what `until` names: a day with a number, else the month."""
    if end.day > 1 or re.search(r"\d", words):
        return end
    return end + relativedelta(months=1, days=-1)


def duckling() -> Iterator[Case]:
    """Yield the cases of Duckling: phrases."""
    for line in (DATA / "duckling_en/time_cases.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        said = date.fromisoformat(row["ref"][:10])
        group, earliest, latest = _duckled(row, said)
        yield Case("duckling", group, row["phrase"], said, earliest, latest)


def _duckled(row: dict[str, Any], said: date) -> tuple[str, date | None, date | None]:
    words, grain, times = row["phrase"], row["grain"], row["dates"]
    if grain in ("Hour", "Minute", "Second") or any(any(time[3:]) for time in times):
        return "times of day", None, None
    if "Holiday" in row["kind"] and not _is_fixed_point(words):
        return "other named days", None, None
    if times[0][0] < 1:
        return "before year 1", None, None
    if two_orders(words) and row["locale"] != "EN":
        return "two orders", None, None
    first = date(*times[0][:3])
    unit = relativedelta(
        **{
            "Day": {"days": 1},
            "Week": {"weeks": 1},
            "Month": {"months": 1},
            "Quarter": {"months": 3},
            "Year": {"years": 1},
        }[grain]  # type: ignore[arg-type]
    )
    if row["open"] == "After":
        return "no last day", None, None
    if row["open"] == "Before":
        whole = re.match("through|until|by", words)
        return (
            "ranges and before",
            None,
            first + unit - timedelta(1) if whole else first - timedelta(1),
        )
    latest = (date(*times[1][:3]) if len(times) > 1 else first + unit) - timedelta(1)
    if _SEASON.search(words) and len(times) > 1:
        first = first.replace(day=1)
        latest = first + relativedelta(months=3, days=-1)
    elif _COUNTED.search(words.lower()):
        return "lengths from the day said", None, _counted(said, first, times, unit, words)
    elif re.search(r"\bago$", words):
        first = latest = said + _apart(first, said, grain)
    elif grain == "Month" and re.search(r"beginning|BOY", words):
        latest = first + relativedelta(months=4, days=-1)
    group = "two centuries" if two_centuries(words, said, latest) else ""
    return group or _group(words, first, latest), first, latest


def _apart(first: date, said: date, grain: str) -> relativedelta:
    if grain == "Month":
        return relativedelta(months=(first.year - said.year) * 12 + first.month - said.month)
    return relativedelta(days=(first - said).days)


def _counted(
    said: date, first: date, times: list[list[int]], unit: relativedelta, words: str
) -> date:
    """Return the day so many units from the day said as the source's interval is long."""
    if re.match(r"last|past|previous", words):
        return said
    end = date(*times[1][:3]) if len(times) > 1 else first
    start = first if len(times) > 1 else said.replace(day=1) if unit.months else said
    if unit.years:
        start = first if len(times) > 1 else said.replace(month=1, day=1)
    if unit.months == 3 and len(times) == 1:
        start = said.replace(month=(said.month - 1) // 3 * 3 + 1, day=1)
    if unit.days == 7 and len(times) == 1:
        start = said - timedelta(said.weekday())
    count, day = 0, start
    while day < end:
        count += 1
        day = start + unit * count
    return said + unit * count


def _is_fixed_point(words: str) -> bool:
    return bool(_FIXED_POINTS.search(words)) and not _OTHER_CALENDARS.search(words)


def two_centuries(words: str, said: date, latest: date | None) -> bool:
    """Whether two digits of words are a year that was past when they were said."""
    return bool(latest and latest < said and _SHORT_YEAR.search(words.lower()))


def two_orders(words: str) -> bool:
    """Whether some figures in words are a day and a month in either order."""
    pairs = ((match[1] or match[3], match[2] or match[4]) for match in _ORDER.finditer(words))
    return any(a != b and 1 <= int(a) <= 12 and 1 <= int(b) <= 12 for a, b in pairs)


def _group(words: str, earliest: date | None, latest: date | None) -> str:
    """Return the kind of a case, by its words and its length."""
    lower = words.lower()
    if _is_fixed_point(lower):
        return "fixed points"
    if re.search(
        r"\b(?:early|earlier|mid|middle|late|later|beginning|start|end|eo[ymqw]|bo[ym])\b", lower
    ):
        return "parts and ends"
    if re.search(
        r"\b(?:within|in (?:\d+|an?|one|two|three)|ago|hence|from (?:now|today|tom)|later)\b", lower
    ):
        return "lengths from the day said"
    if re.search(r"\b(?:weeks?|weekend|workweek|w/c)\b", lower):
        return "weeks"
    if _JOINT.search(lower) and earliest != latest:
        return "ranges and before"
    if earliest == latest:
        return "days"
    if latest and re.search(r"before|until|till|no later", lower):
        return "ranges and before"
    return "months, quarters and years"
