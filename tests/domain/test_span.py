"""Spans in their stored forms, and durations."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.span import NORMAL_FORMS, Span, parse_span


@pytest.mark.parametrize(
    ("stored", "earliest", "latest", "precision"),
    [
        ("2026-06-30", "2026-06-30", "2026-06-30", "day"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2026-06", "2026-06-01", "2026-06-30", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2000-02", "2000-02-01", "2000-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "quarter"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "quarter"),
        ("2026-H1", "2026-01-01", "2026-06-30", "half"),
        ("2026-H2", "2026-07-01", "2026-12-31", "half"),
        ("2026", "2026-01-01", "2026-12-31", "year"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999", "9999-01-01", "9999-12-31", "year"),
        ("203X", "2030-01-01", "2039-12-31", "decade"),
        ("2026-07/2027-02", "2026-07-01", "2027-02-28", "range"),
        ("2026-Q3/2027", "2026-07-01", "2027-12-31", "range"),
        ("2026-05-17/202X", "2026-05-17", "2029-12-31", "range"),
        ("2026/2026", "2026-01-01", "2026-12-31", "range"),
    ],
)
def test_a_stored_form_names_its_first_and_last_day(
    stored: str, earliest: str, latest: str, precision: str
) -> None:
    span = parse_span(stored)
    assert (span.earliest.isoformat(), span.latest.isoformat()) == (earliest, latest)
    assert span.precision == precision
    assert str(span) == span.stored == stored
    assert span.is_day == (precision == "day")


@pytest.mark.parametrize(
    "stored",
    [
        *("", " ", "soon", "2026-6-30", "2026-06-30 ", " 2026", "26", "20260630", "2026-q3"),
        *("2026-13", "2026-00", "2026-02-30", "2023-02-29", "2026-Q0", "2026-Q5", "2026-H3"),
        *("0000", "10000", "203x", "20XX", "000X", "2026/", "/2026", "2026//2027"),
        *("2026/2027/2028", "2027/2026", "2026-07/2026-06", "2026-W31", "２０２６", "٢٠٢٦"),
        "2026-06-30T00:00:00",
    ],
)
def test_anything_else_is_refused_with_the_normal_forms(stored: str) -> None:
    with pytest.raises(ValueError, match="write it as") as refused:
        parse_span(stored)
    assert NORMAL_FORMS in str(refused.value)


def test_a_day_that_is_not_in_the_calendar_is_quoted() -> None:
    with pytest.raises(ValueError, match="“2026-02-30” is not in the calendar"):
        parse_span("2026-02-30")


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Span("2026", date(2026, 12, 31), date(2026, 1, 1), "year")
    with pytest.raises(ValueError, match="ends before it starts"):
        Span.between(Span.year(2027), Span.year(2026))


def test_the_ends_of_a_range_are_no_ranges() -> None:
    years = Span.between(Span.year(2026), Span.year(2027))
    with pytest.raises(ValueError, match="the ends of a range cannot be ranges"):
        Span.between(years, Span.year(2028))
    with pytest.raises(ValueError, match="the ends of a range cannot be ranges"):
        Span.between(Span.year(2025), years)


@pytest.mark.parametrize(
    ("earliest", "latest", "stored"),
    [
        ("2026-06-30", "2026-06-30", "2026-06-30"),
        ("2026-06-01", "2026-06-30", "2026-06"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28"),
        ("2026-01-01", "2026-03-31", "2026-Q1"),
        ("2026-10-01", "2026-12-31", "2026-Q4"),
        ("2026-01-01", "2026-06-30", "2026-H1"),
        ("2026-07-01", "2026-12-31", "2026-H2"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2030-01-01", "2039-12-31", "203X"),
        ("9990-01-01", "9999-12-31", "999X"),
        ("2026-04-01", "2026-09-30", "2026-04/2026-09"),
        ("2026-12-01", "2027-02-28", "2026-12/2027-02"),
        ("2027-12-01", "2028-02-29", "2027-12/2028-02"),
        ("2026-01-01", "2027-12-31", "2026-01/2027-12"),
        ("2026-06-02", "2026-06-30", "2026-06-02/2026-06-30"),
        ("2024-03-15", "2029-03-15", "2024-03-15/2029-03-15"),
        ("0001-01-01", "9999-12-31", "0001-01/9999-12"),
    ],
)
def test_days_have_the_shortest_form_that_names_them(
    earliest: str, latest: str, stored: str
) -> None:
    assert Span.days(date.fromisoformat(earliest), date.fromisoformat(latest)).stored == stored


@given(st.dates(), st.dates())
def test_any_days_are_stored_and_read_again(one: date, other: date) -> None:
    span = Span.days(min(one, other), max(one, other))
    assert parse_span(span.stored) == span
    assert (span.earliest, span.latest) == (min(one, other), max(one, other))


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_one_starts(year: int, month: int) -> None:
    span = Span.month(year, month)
    assert span.earliest.day == 1
    assert span.latest == date.max or (span.latest + timedelta(1)).day == 1


@given(st.integers(1, 9999))
def test_quarters_and_halves_divide_a_year(year: int) -> None:
    quarters = [Span.quarter(year, number) for number in (1, 2, 3, 4)]
    halves = [Span.half(year, number) for number in (1, 2)]
    for parts in (quarters, halves):
        assert parts[0].earliest == Span.year(year).earliest
        assert parts[-1].latest == Span.year(year).latest
        for before, after in pairwise(parts):
            assert before.latest + timedelta(1) == after.earliest


@given(st.text())
def test_any_text_is_a_span_or_a_value_error(text: str) -> None:
    try:
        span = parse_span(text)
    except ValueError:
        return
    assert span.stored == text


@pytest.mark.parametrize(
    ("stored", "day", "after"),
    [
        ("0d", "2026-06-30", "2026-06-30"),
        ("30d", "2026-01-31", "2026-03-02"),
        ("6w", "2026-01-01", "2026-02-12"),
        ("1m", "2026-01-31", "2026-02-28"),
        ("1m", "2024-01-31", "2024-02-29"),
        ("18m", "2024-03-15", "2025-09-15"),
        ("1y", "2024-02-29", "2025-02-28"),
        ("4y", "2024-02-29", "2028-02-29"),
        ("999999d", "9000-01-01", "9999-12-31"),
        ("999999w", "9000-01-01", "9999-12-31"),
        ("999999m", "2026-01-01", "9999-12-31"),
        ("999999y", "2026-01-01", "9999-12-31"),
        ("1d", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_duration_keeps_to_the_calendar(stored: str, day: str, after: str) -> None:
    duration = Duration(stored)
    assert duration.after(date.fromisoformat(day)) == date.fromisoformat(after)
    assert str(duration) == stored


@pytest.mark.parametrize(
    "stored", ["", "30", "d", "-1d", "1.5y", "30 d", "30D", "1h", "1234567d", "１d", "30d\n"]
)
def test_a_duration_is_a_whole_number_with_its_unit(stored: str) -> None:
    with pytest.raises(ValueError, match="write it as 30d, 6w, 18m or 2y"):
        Duration(stored)


@given(st.integers(0, 999_998), st.sampled_from("dwmy"), st.dates())
def test_a_longer_duration_never_ends_earlier(count: int, unit: str, day: date) -> None:
    less, more = Duration(f"{count}{unit}"), Duration(f"{count + 1}{unit}")
    assert day <= less.after(day) <= more.after(day)


@given(st.integers(0, 400), st.sampled_from("dwmy"), st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_a_day_is_no_further_off_than_a_duration_from_the_day_before_it(
    count: int, unit: str, day: date
) -> None:
    duration = Duration(f"{count}{unit}")
    first = duration.before(day)
    assert first <= day <= duration.after(first)
    assert duration.after(first - timedelta(1)) < day
