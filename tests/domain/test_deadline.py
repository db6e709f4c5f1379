"""Words to spans. The tables of docs/deadlines.md are the tests of the conventions."""

import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.domain.deadline import (
    Calendar,
    DayOrder,
    Reading,
    Unreadable,
    parse_date,
    parse_deadline,
    parse_due,
)
from claimcheck.domain.model.span import Span, parse_span

DOCS = Path(__file__).parents[2] / "docs" / "deadlines.md"
SAID = date(2024, 3, 15)
NORTH = Calendar()

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def rows(*header: str) -> list[tuple[str, ...]]:
    """Return the cells of the table with this header."""
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    start = lines.index("| " + " | ".join(header) + " |") + 2
    table = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        cells = [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
        assert len(cells) == len(header), line
        table.append(tuple(cells))
    return table


CONVENTIONS = rows("words", "said on", "reading", "rule", "why")
WITH_SETTINGS = rows("words", "setting", "said on", "reading", "rule", "why")
LOOKING_BACK = rows("words", "today", "reading", "rule", "why")
REFUSED_BY_SETTING = rows("words", "setting", "answer")
BY_WHEN = rows("by when", "said on", "reading", "why")
REFUSALS = rows("words", "answer")
WORDS = [row[0] for row in (*CONVENTIONS, *WITH_SETTINGS, *LOOKING_BACK, *REFUSALS)]


def with_setting(setting: str) -> Calendar:
    """Return the calendar of a ledger with a setting, written as in its file."""
    key, value = setting.split(" = ")
    if key == "hemisphere":
        return Calendar(hemisphere="south")
    if key == "day-first":
        return Calendar(order=DayOrder(value == "true", "by the setting day-first"))
    return Calendar(fiscal_year_start=int(value))


def read(words: str, said: date = SAID) -> str:
    return parse_deadline(words, said).stored


def attempt(
    parse: Callable[[str, date, Calendar], Reading],
    words: str,
    said: date,
    calendar: Calendar = NORTH,
) -> Reading | None:
    """Return the reading, None when the words are refused; anything else is a fault."""
    try:
        return parse(words, said, calendar)
    except Unreadable:
        return None


@pytest.mark.parametrize(("words", "said", "stored", "rule", "why"), CONVENTIONS)
def test_every_documented_convention_holds(
    words: str, said: str, stored: str, rule: str, why: str
) -> None:
    reading = parse_deadline(words, date.fromisoformat(said))
    assert (reading.stored, reading.rule) == (stored, rule)
    assert reading.span == parse_span(stored)
    assert why


@pytest.mark.parametrize(("words", "setting", "said", "stored", "rule", "why"), WITH_SETTINGS)
def test_every_documented_setting_holds(
    words: str, setting: str, said: str, stored: str, rule: str, why: str
) -> None:
    reading = parse_deadline(words, date.fromisoformat(said), with_setting(setting))
    assert (reading.stored, reading.rule) == (stored, rule)
    assert reading.assumption


@pytest.mark.parametrize(("words", "setting", "answer"), REFUSED_BY_SETTING)
def test_every_documented_refusal_under_a_setting_says_what_to_do(
    words: str, setting: str, answer: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline(words, SAID, with_setting(setting))
    assert answer in f"{refused.value.message}; {refused.value.hint}"
    assert refused.value.hint


DAY_FIRST, MONTH_FIRST = with_setting("day-first = true"), with_setting("day-first = false")


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["{}/{}/2026", "{}-{}-2026", "{:02}/{:02}/2026", "{}.{}.26", "{} {} 2026"]),
)
def test_a_day_written_in_the_order_that_is_set_is_that_day(day: date, form: str) -> None:
    for first, second, calendar, said in (
        (day.day, day.month, DAY_FIRST, "day first, by the setting day-first"),
        (day.month, day.day, MONTH_FIRST, "month first, by the setting day-first"),
    ):
        reading = parse_date(form.format(first, second), date(2026, 12, 31), calendar)
        could_be_another = max(day.day, day.month) <= 12 and day.day != day.month
        assert reading.stored == day.isoformat()
        assert (said in reading.assumption) == could_be_another


@given(st.dates(date(2026, 1, 13), date(2026, 12, 31)).filter(lambda day: day.day > 12))
def test_a_day_written_in_the_other_order_alone_is_refused(day: date) -> None:
    for first, second, calendar in (
        (day.month, day.day, DAY_FIRST),
        (day.day, day.month, MONTH_FIRST),
    ):
        with pytest.raises(Unreadable, match=r"is not a date with the (day|month) first"):
            parse_date(f"{first}/{second}/2026", date(2026, 12, 31), calendar)


def test_a_reading_in_the_order_asked_says_so_once() -> None:
    asked = Calendar(order=DayOrder(True, "as asked"))
    assert parse_deadline("10/11/2025", SAID, asked).assumption == "day first, as asked"
    assert parse_deadline("12/12/2025", SAID, asked).assumption == ""
    assert parse_deadline("10-11-26", SAID, asked).assumption == (
        "“26” is 2026, the nearest such year; day first, as asked"
    )


@pytest.mark.parametrize(("words", "said", "stored", "why"), BY_WHEN)
def test_every_documented_date_after_a_by_holds(
    words: str, said: str, stored: str, why: str
) -> None:
    assert parse_due(words, date.fromisoformat(said)).stored == stored


@pytest.mark.parametrize(("words", "today", "stored", "rule", "why"), LOOKING_BACK)
def test_every_documented_date_that_looks_back_holds(
    words: str, today: str, stored: str, rule: str, why: str
) -> None:
    reading = parse_date(words, date.fromisoformat(today))
    assert (reading.stored, reading.rule) == (stored, rule)


@pytest.mark.parametrize(("words", "answer"), REFUSALS)
def test_every_documented_refusal_says_what_to_do(words: str, answer: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline(words, SAID)
    assert answer in f"{refused.value.message}; {refused.value.hint}"
    assert refused.value.hint


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("by 2026", "2026-12-31"),
        ("mid-2026", "2026-08-31"),
        ("Q3 2027", "2027-09-30"),
        ("H1 2028", "2028-06-30"),
        ("end of the decade", "2029-12-31"),
        ("within five years", "2029-03-15"),
        ("by the end of next year", "2025-12-31"),
        ("early 2027", "2027-04-30"),
        ("FY2027", "2027-12-31"),
        ("summer 2026", "2026-08-31"),
        ("in the next 18 months", "2025-09-15"),
        ("by Christmas 2026", "2026-12-25"),
        ("2027-Q2", "2027-06-30"),
        ("the 2030s", "2039-12-31"),
    ],
)
def test_the_phrases_that_libraries_read_wrongly_are_read_rightly(words: str, latest: str) -> None:
    assert parse_deadline(words, SAID).latest == date.fromisoformat(latest)


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("2019-aug-1", "2019-08-01"),
        ("31-Oct-1974", "1974-10-31"),
        ("dec-2018", "2018-12"),
        ("30/06/2026", "2026-06-30"),
        ("4/4/2026", "2026-04-04"),
        ("31/10", "2024-10-31"),
        ("2026-q3", "2026-Q3"),
        ("203x", "203X"),
        ("3Q27", "2027-Q3"),
        ("Q3 '27", "2027-Q3"),
        ("June '27", "2027-06"),
        ("the first half", "2024-H1"),
        ("fiscal Q2 2027", "2027-Q2"),
        ("financial year 2026-27", "2027"),
        ("Q2 of next fiscal year", "2025-Q2"),
        ("fiscal year-end 2027", "2027"),
        ("year to 2027", ""),
        ("2026-06-30–2026-07-30", "2026-06-30/2026-07-30"),
        ("30/06/2026-31/07/2026", "2026-06-30/2026-07-31"),
        ("from 2017-Q1 to 2018-Q1", "2017-Q1/2018-Q1"),
        ("Q3/Q4 2026", "2026-Q3/2026-Q4"),
        ("Monday to Friday next week", "2024-03-18/2024-03-22"),
        ("July 13 to 15, 2026", "2026-07-13/2026-07-15"),
        ("between 13 and 15 July", "2024-07-13/2024-07-15"),
        ("from June to 2027", ""),
        ("2026 or July", ""),
        ("between June and September", "2024-06/2024-09"),
        ("last quarter 2027", "2027-Q4"),
        ("opening three months of 2026", "2026-Q1"),
        ("the fifth quarter of 2026", ""),
        ("June of next month", ""),
        ("Friday 2026", ""),
        ("Monday to June", ""),
        ("2011-12", "2011-12"),
        ("2099/00", "2099/2100"),
        ("2026/13/01", ""),
        ("next fiscal week", ""),
        ("the election after next", ""),
        ("fiscal year-end", "2024"),
        ("Q4 or the 2030s", ""),
        ("autumn to winter 2026", "2026-09/2027-02"),
        ("by 2027-Q2", "2027-Q2"),
        ("before 2027-Q2", "2027-03-31"),
        ("by end 2027-Q2", "2027-Q2"),
        ("before 2026 or 2027", "2025-12-31"),
        ("by 2026-06-30", "2026-06-30"),
        ("before 2026/06/30", "2026-06-29"),
        ("by 2025-26", "2025/2026"),
        ("in 5 or 6 weeks", "2024-04-19/2024-04-26"),
        ("from 1 June", "2024-06-01"),
        ("from 2026 onwards", "2026"),
        ("past Friday", "2024-03-08"),
        ("the Friday before Christmas", "2024-12-20"),
        ("the 2026 to 2028 to 2030", ""),
        ("this weekend", "2024-03-16/2024-03-17"),
        ("the coming weekend", "2024-03-16/2024-03-17"),
        ("week 31 of 2026", "2026-07-27/2026-08-02"),
        ("week 54", ""),
        ("week 53 of 2027", ""),
        ("the week before last", "2024-02-26/2024-03-03"),
        ("the first Monday of June 2026", "2026-06-01"),
        ("the last day of 2026", "2026-12-31"),
        ("the 100th day of 2026", "2026-04-10"),
        ("the 40th day of 2026", "2026-02-09"),
        ("the 40th day of June", ""),
        ("the fifth Friday of February 2026", ""),
        ("the last ten days of June 2026", "2026-06-21/2026-06-30"),
        ("the first two years of June 2026", ""),
        ("within six months of 1 June 2026", "2026-06-01/2026-12-01"),
        ("within a year before 2026", "2025-01-01/2025-12-31"),
        ("by the second quarter of the 2030s", ""),
        ("Good Friday 2026", "2026-04-03"),
        ("Thanksgiving 2026", "2026-11-26"),
        ("Memorial Day 2026", "2026-05-25"),
        ("in twenty-four months", "2024-03-15/2026-03-15"),
        ("within 1,000 days", "2024-03-15/2026-12-10"),
        ("in 2.5 years", "2024-03-15/2026-09-15"),
        ("within 2.5 months", ""),
        ("in a year or two", "2025-03-15/2026-03-15"),
        ("in a year and a half", "2024-03-15/2025-09-15"),
        ("until at least 2027", "2027"),
        ("in time for Christmas", "2024-12-25"),
        ("by the middle of the month", "2024-03-11/2024-03-20"),
        ("by the end of the month", "2024-03"),
        ("EOM", "2024-03"),
        ("EOQ", "2024-Q1"),
        ("the 0th", ""),
        ("0000", ""),
        ("before 0001", ""),
        ("winter 9999", ""),
        ("2026-13", ""),
        ("2026/13", ""),
        ("13/13/2026", ""),
        ("winter 2026/28", ""),
        ("FY26-28", ""),
        ("late to early 2026", ""),
        ("earlier next year", ""),
        ("last 31st", ""),
        ("21 to 13 July", ""),
        ("30 February", ""),
        ("the 31st of last month", ""),
        ("29 February 9999 or June", ""),
        ("December 9999 to January", ""),
        ("September-2020-23", "2020-09-23"),
        ("23-2020-September", "2020-09-23"),
        ("2027/2026", ""),
        ("2026-000", ""),
        ("2026-181", "2026-06-30"),
        ("2026-400", ""),
        ("10-10-30", ""),
        ("31-10-31", "2031-10-31"),
        ("31-13-26", ""),
        ("30/06/0000", ""),
        ("Mothering Sunday 2026", "2026-03-15"),
        ("the past fortnight", "2024-03-01/2024-03-15"),
        ("from 20 May 2026 for two weeks", "2026-05-20/2026-06-03"),
        ("the day after Christmas 2026", "2026-12-26"),
        ("two Sundays from now", "2024-03-24"),
        ("1.5 Sundays from now", ""),
        ("the last Tuesday after Christmas", ""),
        ("within 3 to 2 years", ""),
        ("this working week", "2024-03-11/2024-03-15"),
        ("this season", "2024-03/2024-05"),
        ("next season", "2024-06/2024-08"),
        ("2031s", ""),
        ("EOW", "2024-03-11/2024-03-17"),
        ("BOM", "2024-03-01/2024-03-10"),
        ("BOY", "2024-01/2024-04"),
        ("BOM 2026", ""),
        ("next BOM", ""),
        ("BOM after next", ""),
        ("earlier last year", "2023-01/2023-04"),
        ("the year to date", "2024-01-01/2024-03-15"),
        ("from 2023 to date", "2023/2024-03-15"),
        ("from March to date", "2024-03-01/2024-03-15"),
        ("from 2024 to date", "2024-01-01/2024-03-15"),
        ("from 2025 to date", ""),
        ("the first two weeks of June 2026", "2026-06-01/2026-06-14"),
        ("the first 1.5 weeks of June 2026", ""),
        ("the third month of 2027", "2027-03"),
        ("20 of this month", "2024-03-20"),
        ("the opening quarter of 2026", "2026-Q1"),
        ("the twenty-first of June 2026", "2026-06-21"),
        ("in two thousand twenty hundred days", ""),
        ("not soon", ""),
        ("9000 years after Christmas", ""),
        ("0000-01", ""),
        ("the '25s", ""),
        ("by twenty five", ""),
    ],
)
def test_other_everyday_forms_are_read_or_refused(words: str, stored: str) -> None:
    if stored:
        assert read(words) == stored
    else:
        with pytest.raises(Unreadable):
            parse_deadline(words, SAID)


def test_a_bare_month_is_the_first_whose_last_day_is_not_past() -> None:
    assert read("June", date(2024, 6, 30)) == "2024-06"
    assert read("June", date(2024, 7, 1)) == "2025-06"
    reading = parse_deadline("by June", SAID)
    assert reading.assumption == "the first June after 2024-03-15 whose last day is not past"


def test_two_figures_with_two_readings_are_refused_with_both() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline("31-10-26", SAID)
    assert "2026-10-31 or 2031-10-26" in refused.value.message


def test_the_codes_of_edtf_for_seasons_are_those_of_the_hemisphere() -> None:
    """22 is summer: June to August, in the south December to February."""
    assert read("2026-22") == "2026-06/2026-08"
    south = parse_deadline("2026-22", SAID, Calendar(hemisphere="south"))
    assert south.stored == "2026-12/2027-02"


def test_what_is_denied_is_not_answered_as_if_it_were_said() -> None:
    with pytest.raises(Unreadable) as soon:
        parse_deadline("soon", SAID)
    with pytest.raises(Unreadable) as not_soon:
        parse_deadline("not soon", SAID)
    assert "--undated" in soon.value.hint
    assert not_soon.value.message == "“not soon” cannot be read as a date"
    assert "--undated" not in not_soon.value.hint


def test_a_number_that_is_no_part_of_a_date_is_refused_as_such() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline("12345", SAID)
    assert refused.value.message == "“12345” has a number that is no year, month or day"


def test_a_day_that_a_year_does_not_have_is_refused_with_how_many_it_has() -> None:
    assert read("2024-366") == "2024-12-31"
    with pytest.raises(Unreadable) as refused:
        parse_deadline("2025-366", SAID)
    assert (refused.value.message, refused.value.hint) == (
        "2025 has no day 366",
        "2025 has 365 days",
    )


@pytest.mark.parametrize(
    "words", ["30/06/0000", "9000 years after Christmas", "9000 years before Christmas"]
)
def test_what_lies_outside_the_calendar_is_refused_with_what_it_has(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline(words, SAID)
    assert refused.value.message == f"“{words}” is not in the calendar"
    assert refused.value.hint == "the calendar has the years 1 to 9999"


def test_to_date_runs_from_the_last_one_that_there_was() -> None:
    """2023, 2022 and 2021 have no 29 February."""
    assert read("from 29 February to date", date(2023, 3, 15)) == "2020-02-29/2023-03-15"


def test_a_bare_month_that_looks_back_is_the_last_that_has_begun() -> None:
    assert parse_date("June", date(2024, 5, 31)).stored == "2023-06"
    assert parse_date("June", date(2024, 6, 1)).stored == "2024-06"
    reading = parse_date("June", SAID)
    assert reading.assumption == "the last June that had begun on 2024-03-15"


def test_a_season_says_which_months_it_is_taken_to_be() -> None:
    north = parse_deadline("summer 2026", SAID)
    assert north.assumption == "summer is June to August (meteorological, northern hemisphere)"
    south = parse_deadline("autumn 2026", SAID, Calendar(hemisphere="south"))
    assert south.assumption == "autumn is March to May (meteorological, southern hemisphere)"
    assert south.stored == "2026-03/2026-05"


def test_a_season_that_crosses_the_new_year_is_found_from_within_it() -> None:
    assert read("winter", date(2025, 2, 28)) == "2024-12/2025-02"
    assert read("winter", date(2025, 3, 1)) == "2025-12/2026-02"


def test_fiscal_years_have_the_year_in_which_they_end() -> None:
    april = Calendar(fiscal_year_start=4)
    reading = parse_deadline("FY2027", SAID, april)
    assert reading.stored == "2026-04/2027-03"
    assert reading.assumption == "fiscal years start in April"
    assert parse_deadline("this fiscal year", date(2024, 3, 31), april).latest == date(2024, 3, 31)
    assert parse_deadline("this fiscal year", date(2024, 4, 1), april).latest == date(2025, 3, 31)
    assert parse_deadline("next fiscal quarter", SAID, april).stored == "2024-Q2"
    assert parse_deadline("June of FY27", SAID, april).stored == "2026-06"
    assert parse_deadline("January of FY27", SAID, april).stored == "2027-01"


def test_next_and_last_are_refused_where_their_readings_differ() -> None:
    october = date(2024, 10, 23)
    assert read("next summer", october) == "2025-06/2025-08"
    assert read("next June", october) == "2025-06"
    with pytest.raises(Unreadable, match="2024-12-25 or 2025-12-25"):
        parse_deadline("next Christmas", october)
    with pytest.raises(Unreadable, match="2024-06/2024-08 or 2023-06/2023-08"):
        parse_date("last summer", october)


def test_a_weekday_of_next_week_says_which_one_it_is_not() -> None:
    reading = parse_deadline("next Friday", date(2024, 3, 13))
    assert reading.assumption == "the Friday of next week, not 2024-03-15: weeks start on Monday"
    assert read("the coming Friday", date(2024, 3, 13)) == "2024-03-15"


def test_a_date_and_its_weekday_must_agree() -> None:
    assert read("Friday 29 March") == "2024-03-29"
    with pytest.raises(Unreadable, match="2024-03-29 is a Friday, not a Monday"):
        parse_deadline("Monday 29 March", SAID)


def test_what_is_assumed_by_a_word_is_said() -> None:
    assert "2026-12-31" in parse_deadline("by 2026", SAID).assumption
    assert "“as early as”" in parse_deadline("as early as 2026", SAID).assumption
    assert "“around”" in parse_deadline("around 2026", SAID).assumption
    assert parse_deadline("30 June 2026", SAID).assumption == ""


def test_a_reading_keeps_the_words_and_the_day() -> None:
    reading = parse_deadline("By mid-2026", SAID)
    assert reading == Reading("By mid-2026", SAID, reading.span, reading.rule, reading.assumption)
    assert (reading.earliest, reading.latest) == (date(2026, 5, 1), date(2026, 8, 31))
    assert (reading.precision, reading.stored) == ("range", "2026-05/2026-08")


def test_a_fiscal_year_cannot_start_in_a_month_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="month 1 to 12"):
        Calendar(fiscal_year_start=13)


def test_the_advice_for_a_date_is_not_the_advice_for_a_deadline() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_date("soon", SAID)
    assert "--undated" not in refused.value.hint


@pytest.mark.parametrize("words", ["", " \n\t ", "…", '"'])
def test_no_words_are_refused(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline(words, SAID)
    assert refused.value.message


def test_a_long_text_is_refused_at_once_and_not_shown_whole() -> None:
    with pytest.raises(Unreadable, match="10000 characters") as refused:
        parse_deadline("by June " * 1250, SAID)
    assert len(refused.value.message) < 200


@pytest.mark.parametrize(
    "words",
    [
        *("early ", "by in ", "june/", "2026-", "a or ", "1 day after ", "- ", "the ", "1,", "' "),
        *("next ", "mid or late ", "before the end of ", "june to ", "first day of ", "within "),
        *("a a ", "day before ", "fy ", "q1 ", "second half of ", "this year ", "friday "),
    ],
)
def test_no_words_take_long_however_they_nest(words: str) -> None:
    """Counted in calls, of which Python makes some millions in a second."""
    parse_deadline("two days after June 2026", SAID)  # compiles the rules
    calls = count(1)

    def step(frame: object, event: str, called: object) -> None:
        assert next(calls) < 500_000

    for text in (words * 200, (words * 200)[:200], f"{words * 200}"[:190] + "june 2026"):
        sys.setprofile(step)
        try:
            attempt(parse_deadline, text, SAID)
        finally:
            sys.setprofile(None)


@given(st.text(max_size=220), days)
@example("²", SAID)
@example("٢٠٢٦", SAID)
@example("in ٣ years", SAID)
def test_any_text_is_read_or_refused(words: str, said: date) -> None:
    for parse in (parse_deadline, parse_date):
        reading = attempt(parse, words, said)
        assert reading is None or reading.earliest <= reading.latest


VOCABULARY = sorted({word for words in WORDS for word in re.findall(r"[^\s]+|\d+", words)})


@given(
    st.lists(st.sampled_from([*VOCABULARY, "-", "/", "to", "9999", "0001", "0"]), max_size=8),
    st.dates(),
    st.builds(Calendar, st.integers(1, 12), st.sampled_from(["north", "south"])),
)
def test_any_jumble_of_known_words_is_read_or_refused(
    words: list[str], said: date, calendar: Calendar
) -> None:
    for parse in (parse_deadline, parse_date):
        reading = attempt(parse, " ".join(words), said, calendar)
        if reading is not None:
            assert reading.earliest <= reading.latest
            assert parse_span(reading.stored) == reading.span


years = st.integers(1, 9999)
units = st.one_of(
    st.builds(Span.day, st.dates()),
    st.builds(Span.month, years, st.integers(1, 12)),
    st.builds(Span.quarter, years, st.integers(1, 4)),
    st.builds(Span.half, years, st.integers(1, 2)),
    st.builds(Span.year, years),
    st.builds(lambda tens: Span.decade(10 * tens), st.integers(190, 219)),
)


@given(units, units, days)
def test_every_stored_form_reads_as_itself(first: Span, last: Span, said: date) -> None:
    assert parse_deadline(first.stored, said).span == first
    assert parse_date(first.stored.lower(), said).span == first
    if first.earliest <= last.latest:
        both = Span.between(first, last)
        assert parse_deadline(both.stored, said).span == both


@given(st.integers(0, 900), st.sampled_from(["day", "week", "month", "quarter", "year"]), days)
def test_within_more_never_ends_earlier(count: int, unit: str, said: date) -> None:
    less = parse_deadline(f"within {count} {unit}s", said)
    more = parse_deadline(f"within {count + 1} {unit}s", said)
    assert less.earliest == more.earliest == said
    assert said <= less.latest < more.latest


@given(
    st.sampled_from([row[0] for row in CONVENTIONS]),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    st.sampled_from(["  ", "\n", "\t", "\N{NO-BREAK SPACE}"]),
)
def test_case_and_space_do_not_matter(words: str, case: type[str], space: str) -> None:
    expected = parse_deadline(words, SAID)
    changed = parse_deadline(space + case(words).replace(" ", space) + space, SAID)
    assert (changed.span, changed.rule) == (expected.span, expected.rule)


@given(
    st.sampled_from(["June", "30 June", "Q4", "H1", "winter", "Easter", "Friday", "the 15th"]), days
)
def test_a_name_without_a_year_is_near_the_day_on_which_it_was_said(words: str, said: date) -> None:
    ahead, back = parse_deadline(words, said), parse_date(words, said)
    assert said <= ahead.latest <= said + timedelta(366 + 31)
    assert said - timedelta(366 + 31) <= back.earliest <= said


def test_a_name_near_the_end_of_the_calendar_is_refused_when_there_is_none() -> None:
    for words in ("January", "the coming June", "next June", "two weeks after Christmas"):
        with pytest.raises(Unreadable):
            parse_deadline(words, date(9999, 12, 1))
    assert read("by December", date(9999, 12, 1)) == "9999-12"
    with pytest.raises(Unreadable, match="there is no June near 0001-01-01"):
        parse_date("June", date(1, 1, 1))


def test_what_the_next_month_does_not_have_is_left_in_this_one() -> None:
    """October has a 31st, and November none."""
    assert parse_due("the 31st of the month", date(2025, 10, 31)).stored == "2025-10-31"
    assert parse_due("the 30th of the month", date(2025, 10, 31)).stored == "2025-11-30"


def test_looking_back_by_the_5th_of_the_month_is_this_month_s() -> None:
    assert parse_date("by the 5th of the month", date(2025, 10, 31)).stored == "2025-10-05"


def test_by_this_month_is_no_other_though_it_is_over() -> None:
    assert parse_due("the 5th of this month", date(2025, 10, 31)).stored == "2025-10-05"


@given(st.sampled_from([row[0] for row in CONVENTIONS]), days)
def test_by_a_date_is_that_date_or_the_next_where_it_is_over(words: str, said: date) -> None:
    plain = attempt(parse_deadline, words, said)
    until = attempt(parse_deadline, f"by {words}", said)
    if plain and until and until.rule != "the start of":
        assert until.span == plain.span or plain.latest < said <= until.latest


@given(
    st.sampled_from(["2026", "June 2026", "30 June 2026", "Q3 2026", "mid-2026", "2026-2028"]), days
)
def test_before_a_span_is_the_one_day_before_it_starts(words: str, said: date) -> None:
    start = parse_deadline(words, said).earliest
    before = parse_deadline(f"before {words}", said)
    assert before.earliest == before.latest == start - timedelta(1)


@given(st.sampled_from([row[0] for row in CONVENTIONS]), days, st.builds(Calendar))
def test_what_is_read_is_stored_and_read_again_as_the_same_span(
    words: str, said: date, calendar: Calendar
) -> None:
    reading = attempt(parse_deadline, words, said, calendar)
    if reading is not None:
        assert reading.earliest <= reading.latest
        assert parse_deadline(reading.stored, said, calendar).span == reading.span


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("in two thousand days", 2000),
        ("within one hundred and five days", 105),
        ("in twenty-one days", 21),
        ("in a dozen days", 12),
    ],
)
def test_numbers_may_be_written_in_words(words: str, count: int) -> None:
    assert parse_deadline(words, SAID).latest == SAID + timedelta(count)


@pytest.mark.parametrize(
    ("words", "first"),
    [("nineteen ninety-six", 1996), ("seventeen hundred and thirty-three", 1733), ("2030", 2030)],
)
def test_years_may_be_written_in_words(words: str, first: int) -> None:
    assert parse_deadline(f"June {words}", SAID).stored == f"{first}-06"


def test_two_digits_are_the_year_nearest_to_the_day_said() -> None:
    assert read("April of 87", date(2060, 1, 7)) == "2087-04"
    assert parse_date("April of 87", date(2018, 1, 7)).stored == "1987-04"


@pytest.mark.parametrize(
    ("words", "past", "ahead"),
    [
        ("April of 87", "1987-04", "2087-04"),
        ("31/10/76", "1976-10-31", "2076-10-31"),
        ("10-31-76", "1976-10-31", "2076-10-31"),
        ("31-Oct-76", "1976-10-31", "2076-10-31"),
        ("9 August 96", "1996-08-09", "2096-08-09"),
        ("Aug 9, 96", "1996-08-09", "2096-08-09"),
        ("CY18", "2018", "2118"),
        ("FY18", "2018", "2118"),
        ("Jun-87", "1987-06", "2087-06"),
        ("6/87", "1987-06", "2087-06"),
    ],
)
def test_two_digits_of_which_the_nearest_year_is_past_are_refused_with_both(
    words: str, past: str, ahead: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline(words, SAID)
    assert f"{past} or {ahead}" in refused.value.hint
    assert parse_date(words, SAID).stored == past


def test_the_part_of_the_words_that_can_be_read_is_offered() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline("Q3 2026 maybe", SAID)
    assert refused.value.hint == "“Q3 2026” alone can be read, as 2026-Q3"


def test_the_part_that_can_be_read_is_not_offered_when_the_words_left_out_change_the_date() -> None:
    for words in ("3,000 next year", "within 90 days of closing", "June of that year", "not 2026"):
        with pytest.raises(Unreadable) as refused:
            parse_deadline(words, SAID)
        assert "alone" not in refused.value.hint


@pytest.mark.parametrize(
    "words",
    [
        *("the next election", "before Royal Assent", "this Parliament", "by COP31"),
        *("the first 100 days", "the first hundred days", "by the Olympics", "when it is ready"),
        *("the school year", "Diwali", "after the vote", "30 days from signing"),
    ],
)
def test_an_event_is_refused_with_what_to_do(words: str) -> None:
    with pytest.raises(Unreadable, match="goes by an event") as ahead:
        parse_deadline(words, SAID)
    assert "look up the day" in ahead.value.hint
    assert "--condition" in ahead.value.hint
    assert "--undated" in ahead.value.hint
    with pytest.raises(Unreadable, match="goes by an event") as back:
        parse_date(words, SAID)
    assert "--condition" not in back.value.hint


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("到2026年底", "Chinese"),
        ("2026年末まで", "Japanese"),
        ("2026년 말까지", "Korean"),
        ("bis Ende 2026", "German"),
        ("d'ici fin 2026", "French"),
        ("d’ici fin 2026", "French"),
        ("para finales de 2026", "Spanish"),
        ("entro il 2026", "Italian"),
        ("até final de 2026", "Portuguese"),
        ("voor eind 2026", "Dutch"),
        ("senast 2026", "Swedish"),
        ("do końca 2026 roku", "Polish"),
        ("2026 yılı sonuna kadar", "Turkish"),
        ("до конца 2026", "Russian"),
        ("до кінця 2026", "Ukrainian"),
        ("تا پایان سال ۱۴۰۵", "Persian"),
        ("بحلول نهاية 2026", "Arabic"),
        ("2026 के अंत तक", "Hindi"),
        ("έως το τέλος του 2026", "Greek"),
    ],
)
def test_words_of_another_language_are_said_to_be(words: str, told: str) -> None:
    with pytest.raises(Unreadable, match=f"looks {told}") as refused:
        parse_deadline(words, SAID)
    assert "in English" in refused.value.hint


@pytest.mark.parametrize("words", ["soon", "blue moon", "at the weekend market", "2026 dinner"])
def test_english_words_are_not_taken_for_another_language(words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_deadline(words, SAID)
    assert "looks" not in refused.value.message


@pytest.mark.parametrize(
    ("words", "said", "stored"),
    [
        ("this January", "2024-03-15", "2025-01"),
        ("this Monday", "2024-03-15", "2024-03-18"),
        ("this Q1", "2024-05-02", "2025-Q1"),
        ("this Easter", "2024-05-02", "2025-04-20"),
        ("this spring", "2024-07-01", "2025-03/2025-05"),
        ("this Friday", "2024-03-15", "2024-03-15"),
        ("this winter", "2024-01-15", "2023-12/2024-02"),
    ],
)
def test_this_one_is_the_next_when_it_is_over_and_says_so(
    words: str, said: str, stored: str
) -> None:
    reading = parse_deadline(words, date.fromisoformat(said))
    assert reading.stored == stored
    assert ("is over" in reading.assumption) == (words not in ("this Friday", "this winter"))
    back = parse_date(words, date.fromisoformat(said))
    assert back.earliest <= date.fromisoformat(said)


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("this past Friday", "2024-03-08"),
        ("this past year", "2023"),
        ("two years past", "2022-03-15"),
    ],
)
def test_what_is_past_is_read_only_where_a_look_back_is_asked_for(words: str, stored: str) -> None:
    assert parse_date(words, SAID).stored == stored
    with pytest.raises(Unreadable):
        parse_deadline(words, SAID)


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("Independence Day", ""),
        ("American Independence Day 2026", "2026-07-04"),
        ("US Thanksgiving 2026", "2026-11-26"),
        ("the Fourth of July 2026", "2026-07-04"),
        ("Juneteenth 2026", "2026-06-19"),
        ("Election Day in June", ""),
        ("Christmas in December", "2024-12-25"),
        ("two business days after Friday", ""),
        ("ten business days after 1 June 2026", "2026-06-01/2026-06-15"),
        ("1.5 business days from now", ""),
        ("within 1.5 business days", ""),
        ("5 business days from now", "2024-03-15/2024-03-22"),
        ("within 36 hours", "2024-03-15/2024-03-17"),
        ("within 1 hour", "2024-03-15/2024-03-16"),
        ("by this time in two years", "2026-03-15"),
        ("the year to 2027", "2024/2027"),
        ("the June half of 2026", "2026-H1"),
        ("the first or second half of 2026", "2026-H1/2026-H2"),
        ("the first or fifth quarter of 2026", ""),
        ("the second or third week of June 2026", "2026-06-08/2026-06-21"),
        ("a week from Friday", "2024-03-22"),
        ("Friday week", "2024-03-22"),
        ("Monday fortnight", "2024-04-01"),
        ("in 3 days on Monday", ""),
        ("Friday month", ""),
        ("within two weeks of Monday", "2024-03-18/2024-04-01"),
        ("in the next year or two", "2024-03-15/2026-03-15"),
        ("in the next half or two", ""),
        ("quarter 3 of 2026", "2026-Q3"),
        ("half 2 2026", "2026-H2"),
        ("YE 2026", "2026"),
        ("Q3-26", "2026-Q3"),
        ("next FY", "2025"),
        ("the 2027 fiscal year", "2027"),
        ("the 2026-27 financial year", "2027"),
        ("the 2026-28 financial year", ""),
        ("this half", "2024-H1"),
        ("next half", "2024-H2"),
        ("fiscal June", "2024-06"),
        ("third fiscal quarter", "2024-Q3"),
        ("the second fiscal quarter of 2027", "2027-Q2"),
        ("the fifth fiscal quarter", ""),
        ("by decade's end", "202X"),
        ("this year or next", "2024/2025"),
        ("this day or next", ""),
        ("end-of-year 2027", "2027"),
        ("end-of-June 2027", "2027-06"),
        ("within a matter of weeks", ""),
        ("New Year's 2027", "2027-01-01"),
        ("fiscal Friday", ""),
        ("5QFY27", ""),
        ("3HFY27", ""),
        ("2QCY27", "2027-Q2"),
        ("1HCY2027", "2027-H1"),
        ("Monday 12/7/2026", "2026-12-07"),
        ("Tuesday 12/7/2026", ""),
        ("Sunday 12/7/2026", "2026-07-12"),
        ("Friday 31/7/2026", "2026-07-31"),
        ("12/7/2026 to 5/8/2026", "2026-07-12/2026-08-05"),
        ("5/6/2026 to 7/8/2026", ""),
        ("25/7/2026 to 12/7/2026", ""),
        ("2026 and June 2027", ""),
        ("June 2026 and June 2027", "2026-06/2027-06"),
        ("June and Friday", ""),
        ("by 2026-45", "2026/2045"),
        ("2005/10", ""),
        ("1999-00", "1999/2000"),
        ("50 next year", ""),
        ("by 5025", ""),
        ("5025", "5025"),
        ("within 3000 days", "2024-03-15/2032-06-01"),
    ],
)
def test_newer_forms_are_read_or_refused(words: str, stored: str) -> None:
    if stored:
        assert read(words) == stored
    else:
        with pytest.raises(Unreadable):
            parse_deadline(words, SAID)


@pytest.mark.parametrize("words", ["fiscal Q3 2027", "fiscal Q3 of FY27", "Q3 FY27", "3QFY27"])
def test_a_part_of_a_fiscal_year_is_that_of_the_year_that_is_named(words: str) -> None:
    """From October 2026 to September 2027 the third quarter is April to June 2027."""
    assert parse_deadline(words, SAID, Calendar(fiscal_year_start=10)).stored == "2027-Q2"


def test_the_new_year_may_be_this_one_in_january() -> None:
    with pytest.raises(Unreadable, match="2024-01/2024-04 or 2025-01/2025-04"):
        parse_deadline("in the new year", date(2024, 1, 10))


def test_by_the_start_of_a_period_that_has_begun_is_refused() -> None:
    assert read("by the start of 2024", date(2023, 3, 15)) == "2024-01-01"
    assert read("by the start of 2024", date(2024, 1, 1)) == "2024-01-01"
    with pytest.raises(Unreadable, match="2024 had started on 2024-03-15"):
        parse_due("the start of 2024", SAID)


def test_what_is_assumed_by_a_newer_form_is_said() -> None:
    for words, told in [
        ("its fourth quarter", "“its”"),
        ("Sunday 12/7/2026", "Sunday"),
        ("12/7/2026 to 25/7/2026", "order"),
        ("within 48 hours", "2 days"),
        ("within ten business days", "public holidays"),
        ("in about five years", "“about”"),
        ("2026 or so", "“or so”"),
        ("June '27", "2027"),
        ("the December quarter 2026", "December"),
        ("Election Day 2026", "American"),
    ]:
        assert told in parse_deadline(words, SAID).assumption


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("the first working day of February 2026", "2026-02-02"),  # the 1st is a Sunday
        ("the tenth working day of next week", "refused"),
        ("Friday, Saturday or Sunday", "2024-03-15/2024-03-17"),
        ("Monday, Tuesday or Wednesday", "2024-03-18/2024-03-20"),
        ("2028 or 2026", "refused"),
        ("2026, 2028 or 2027", "refused"),
        ("late next year or early next", "refused"),
        ("late this year or early next month", "refused"),
        ("June 3, 5 and 4", "refused"),
        ("in one-and-a-half years", "2024-03-15/2025-09-15"),
        ("in 1¾ years", "2024-03-15/2025-12-15"),
        ("within 90 (ninety) days", "2024-03-15/2024-06-13"),
        ("in not more than two years", "2024-03-15/2026-03-15"),
        ("calendar-year 2026", "2026"),
        ("by or before June 2026", "2026-06"),
        ("within half a century", "2024-03-15/2074-03-15"),
    ],
)
def test_lists_fractions_and_working_days_are_read_or_refused(words: str, stored: str) -> None:
    if stored == "refused":
        with pytest.raises(Unreadable):
            parse_deadline(words, SAID)
    else:
        assert parse_deadline(words, SAID).stored == stored


def test_a_part_that_is_over_says_which_it_would_be() -> None:
    assumed = parse_deadline("Q2 of the year", date(2025, 8, 20)).assumption
    assert assumed == "2025-Q2 is over; with “by” it is 2026-Q2"


def test_a_refusal_speaks_of_the_coming_year() -> None:
    with pytest.raises(Unreadable, match="2025-Q3 has no halves"):
        parse_deadline("second half of Q3", date(2025, 8, 20))


def test_a_list_that_has_begun_is_refused_where_its_parts_are_in_two_weeks() -> None:
    with pytest.raises(Unreadable):
        parse_deadline("Wednesday, Thursday or Friday", date(2024, 3, 14))  # a Thursday
