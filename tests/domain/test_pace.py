import math
from datetime import date, timedelta
from itertools import combinations
from statistics import median

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.domain.standing.pace import Pace, pace
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

HEAD = 'text = "t"\nclaimant = "c"\n'


def paced(claim: str, *readings: str, on: date = date(2026, 11, 24)) -> Pace | None:
    """Return the pace of a claim with readings, each `date, value` and more of an inline table."""
    blocks = "".join(
        f'evidence.e{number} = {{ stance = "context", source = "s", {reading} }}\n'
        for number, reading in enumerate(readings)
    )
    shown = View(valid(f"[claims.x]\n{HEAD}{claim}\n{blocks}"), on).claim_as_of("x")
    assert shown is not None
    return pace(shown)


FROM_0_TO_100 = 'made = 2024-01-01\ndeadline = 2026-12-31\ntarget = { measure = "m", at-least = 100'


def test_two_readings_give_the_line_through_them() -> None:
    found = paced(
        FROM_0_TO_100 + " }", "date = 2025-01-01, value = 20", "date = 2025-04-11, value = 30"
    )
    assert found is not None
    # 10 in 100 days: 36.525 a year; 70 more need 700 days from 2025-04-11.
    assert found.per_year == pytest.approx(36.525)
    assert found.projected == date(2027, 3, 12)
    # (30 - 20) of (100 - 20)
    assert found.percent == pytest.approx(12.5)
    # 70 in the 629 days from 2025-04-11 to 2026-12-31
    assert found.needed_per_year == pytest.approx(70 / 629 * 365.25)


def test_more_than_two_readings_give_the_median_slope_whatever_the_outlier() -> None:
    found = paced(
        FROM_0_TO_100 + " }",
        "date = 2025-01-01, value = 0",
        "date = 2025-01-11, value = 10",
        "date = 2025-01-21, value = 90",
        "date = 2025-01-31, value = 30",
    )
    assert found is not None
    # slopes a day: 1, 4.5, 1, 8, 1, -6: sorted -6 1 1 1 4.5 8, the median is 1
    assert found.per_year == pytest.approx(365.25)


def test_where_the_claimant_started_counts_as_a_reading_on_the_day_it_was_said() -> None:
    found = paced(FROM_0_TO_100 + ", from = 0 }", "date = 2024-01-11, value = 10")
    assert found is not None
    assert (found.first.date, found.first.value) == (date(2024, 1, 1), 0)
    assert found.projected == date(2024, 4, 10)


def test_one_day_of_readings_is_no_pace() -> None:
    same_day = ("date = 2025-01-01, value = 1", "date = 2025-01-01, value = 2")
    assert paced(FROM_0_TO_100 + " }", *same_day) is None
    assert paced(FROM_0_TO_100 + " }") is None


def test_two_bounds_give_no_pace() -> None:
    both = FROM_0_TO_100 + ", at-most = 200 }"
    assert paced(both, "date = 2025-01-01, value = 1", "date = 2025-02-01, value = 2") is None


def test_a_reading_stands_on_the_last_day_of_what_it_is_about_at_most_on_its_date() -> None:
    found = paced(
        FROM_0_TO_100 + " }",
        'date = 2025-02-10, happened = "2025-01", value = 10',
        'date = 2025-02-20, happened = "2025", value = 20',
    )
    assert found is not None
    assert (found.first.date, found.latest.date) == (date(2025, 1, 31), date(2025, 2, 20))


def test_a_strict_bound_is_met_a_day_after_an_inclusive_one() -> None:
    readings = ("date = 2025-01-01, value = 40", "date = 2025-01-11, value = 50")
    inclusive = paced(FROM_0_TO_100.replace("100", "60") + " }", *readings)
    strict = paced(FROM_0_TO_100.replace("at-least = 100", "more-than = 60") + " }", *readings)
    assert inclusive is not None
    assert strict is not None
    assert inclusive.projected == date(2025, 1, 21)
    assert strict.projected == date(2025, 1, 22)


def test_a_pace_that_leads_away_never_meets_the_goal() -> None:
    falling = ("date = 2025-01-01, value = 40", "date = 2025-01-11, value = 30")
    found = paced(FROM_0_TO_100 + " }", *falling)
    assert found is not None
    assert found.projected is None


def test_an_exact_goal_that_was_passed_is_not_met_by_going_further() -> None:
    exact = FROM_0_TO_100.replace("at-least = 100", "equals = 50") + " }"
    further = ("date = 2025-01-01, value = 60", "date = 2025-01-11, value = 70")
    back = ("date = 2025-01-01, value = 80", "date = 2025-01-11, value = 70")
    away, towards = paced(exact, *further), paced(exact, *back)
    assert away is not None
    assert towards is not None
    assert away.projected is None
    assert towards.projected == date(2025, 1, 31)  # one a day: the other 20 in 20 days


def test_a_pace_that_needs_longer_than_there_are_years_never_meets_the_goal() -> None:
    crawling = ("date = 2025-01-01, value = 0", "date = 2025-01-11, value = 0.00001")
    found = paced(FROM_0_TO_100 + " }", *crawling)
    assert found is not None
    assert found.projected is None  # a millionth a day: 100 million days are 273,790 years


def test_readings_of_another_measure_do_not_count() -> None:
    other = 'date = 2025-01-11, value = 50, measure = "other"'
    assert paced(FROM_0_TO_100 + " }", "date = 2025-01-01, value = 40", other) is None


def projected(target: str, *readings: str) -> date | None:
    """Return the day on which a target is met, of a claim made on 2024-01-01."""
    found = paced(f'made = 2024-01-01\ntarget = {{ measure = "m", {target} }}', *readings)
    assert found is not None
    return found.projected


def test_an_error_of_the_floats_is_no_day() -> None:
    # 0.1 in three days: 0.3 more in nine, 1.3 more in 39
    reading = "date = 2024-01-04, value = 0.1"
    assert projected("at-least = 0.4, from = 0", reading) == date(2024, 1, 13)
    assert projected("at-least = 1.4, from = 0", reading) == date(2024, 2, 12)
    assert projected("more-than = 1.4, from = 0", reading) == date(2024, 2, 13)


@pytest.mark.parametrize("bound", ["at-least = 12.4", "more-than = 12.4"])
def test_a_goal_between_two_days_is_met_on_the_second(bound: str) -> None:
    # 1 a day: 12 on the 13th, 13 on the 14th
    assert projected(f"{bound}, from = 0", "date = 2024-01-11, value = 10") == date(2024, 1, 14)


@pytest.mark.parametrize("bound", ["at-most = 7.6", "less-than = 7.6"])
def test_a_falling_number_meets_its_goal_from_above(bound: str) -> None:
    # 1 a day: 8 on the 13th, 7 on the 14th
    assert projected(f"{bound}, from = 20", "date = 2024-01-11, value = 10") == date(2024, 1, 14)


@pytest.mark.parametrize(("bound", "start"), [("more-than = 60", 50), ("less-than = 60", 70)])
def test_at_a_strict_bound_the_next_day_meets_it(bound: str, start: int) -> None:
    reading = "date = 2024-01-11, value = 60"
    assert projected(f"{bound}, from = {start}", reading) == date(2024, 1, 12)


@pytest.mark.parametrize(("bound", "start"), [("more-than = 60", 70), ("less-than = 60", 50)])
def test_at_a_strict_bound_a_pace_that_leads_away_never_meets_it(bound: str, start: int) -> None:
    assert projected(f"{bound}, from = {start}", "date = 2024-01-11, value = 60") is None


def test_an_exact_goal_that_was_passed_is_never_met() -> None:
    assert projected("equals = 50, from = 0", "date = 2024-01-11, value = 60") is None


@pytest.mark.parametrize("start", [0, 200])
def test_a_goal_is_met_on_the_day_of_the_newest_reading_that_meets_it(start: int) -> None:
    reading = "date = 2024-01-11, value = 110"
    assert projected(f"at-least = 100, from = {start}", reading) == date(2024, 1, 11)


def test_a_goal_beyond_the_last_year_of_the_calendar_is_never_met() -> None:
    assert projected("at-least = 1_000_000_000, from = 0", "date = 2024-01-11, value = 1") is None


def test_a_reading_from_before_the_claim_stands_before_where_the_claimant_started() -> None:
    found = paced(
        FROM_0_TO_100 + ", from = 10 }",
        "date = 2023-12-22, value = 0",
        "date = 2024-01-11, value = 20",
    )
    assert found is not None
    assert (found.first.date, found.first.value) == (date(2023, 12, 22), 0)
    assert found.percent == pytest.approx(20)
    alone = paced(FROM_0_TO_100 + ", from = 10 }", "date = 2023-12-22, value = 0")
    assert alone is not None
    assert (alone.latest.date, alone.latest.value) == (date(2024, 1, 1), 10)


def test_a_claim_known_to_the_month_started_on_its_first_day() -> None:
    claim = FROM_0_TO_100.replace("2024-01-01", '"2024-01"') + ", from = 0 }"
    found = paced(claim, "date = 2024-01-11, value = 10")
    assert found is not None
    assert found.first.date == date(2024, 1, 1)
    assert found.per_year == pytest.approx(365.25)


@pytest.mark.parametrize(
    ("last_day", "needed"),
    [
        # 90 in one day, in none, in less than none
        ("2024-01-12", 90 * 365.25),
        ("2024-01-11", None),
        ("2024-01-10", None),
    ],
)
def test_no_pace_is_needed_when_no_day_is_left(last_day: str, needed: float | None) -> None:
    claim = FROM_0_TO_100.replace("2026-12-31", last_day) + ", from = 0 }"
    found = paced(claim, "date = 2024-01-11, value = 10")
    assert found is not None
    assert found.needed_per_year == (None if needed is None else pytest.approx(needed))


def test_a_claim_without_a_date_needs_no_pace() -> None:
    undated = FROM_0_TO_100.replace("deadline = 2026-12-31\n", "") + ", from = 0 }"
    found = paced(undated, "date = 2024-01-11, value = 10")
    assert found is not None
    assert found.needed_per_year is None


def test_a_reading_of_the_day_on_which_the_target_changed_is_of_the_new_one() -> None:
    changed = (
        FROM_0_TO_100 + " }\n"
        "revisions.r = { date = 2025-01-11, "
        'target = { measure = "other", at-least = 100, from = 0 } }'
    )
    found = paced(changed, "date = 2025-01-01, value = 5", "date = 2025-01-11, value = 40")
    assert found is not None
    assert (found.measure, found.latest.date, found.latest.value) == (
        "other",
        date(2025, 1, 11),
        40,
    )


NUMBERS = st.one_of(
    st.floats(-1e18, 1e18),
    st.integers(-(10**18), 10**18),
    st.sampled_from([5e-324, -5e-324, 1e-300, 1e18, -1e18, 0]),
)


@given(
    first=NUMBERS,
    newest=NUMBERS,
    goal=NUMBERS,
    bound=st.sampled_from(["at-least", "more-than", "at-most", "less-than", "equals"]),
)
@example(first=0, newest=5e-324, goal=1e18, bound="at-least")
@example(first=0, newest=1e18, goal=5e-324, bound="at-most")
@example(first=-1e18, newest=1e18, goal=1, bound="equals")
@example(first=999_999_999_999_999_936, newest=0.0, goal=1e18, bound="at-least")
def test_whatever_the_numbers_a_pace_is_finite(
    first: float, newest: float, goal: float, bound: str
) -> None:
    found = paced(
        "made = 2024-01-01\ndeadline = 2026-12-31\n"
        f'target = {{ measure = "m", {bound} = {goal!r} }}',
        f"date = 2025-01-01, value = {first!r}",
        f"date = 2025-01-02, value = {newest!r}",
    )
    assert found is not None
    rates = (found.percent, found.per_year, found.needed_per_year)
    assert all(math.isfinite(rate) for rate in rates if rate is not None)


def test_of_more_than_a_thousand_readings_those_that_are_half_of_them_apart_are_paired() -> None:
    """The first 600 readings stand at 0 on one day, the other 601 at 10 a hundred days later."""
    found = paced(
        FROM_0_TO_100 + " }",
        *("date = 2025-01-01, value = 0" for _ in range(600)),
        *("date = 2025-04-11, value = 10" for _ in range(601)),
    )
    assert found is not None
    assert found.per_year == pytest.approx(36.525)


@pytest.mark.parametrize(
    ("unit", "revised", "is_the_same"),
    [
        ("km", "km", True),
        ("km", "", True),
        ("%", "percent", True),
        ("km", "miles", False),
        ("million", "", False),
        ("", "million", False),
        ("million", "million jobs", True),
        ("€ million", "€", False),
    ],
)
def test_readings_and_a_start_in_another_unit_are_none_of_a_revised_target(
    unit: str, revised: str, is_the_same: bool
) -> None:
    """No unit may be any, but 1.2 of “million” is no 1.2; from 10 on the day of the claim."""
    found = paced(
        "made = 2024-01-01\n"
        f'target = {{ measure = "m", at-least = 90, unit = "{unit}", from = 10 }}\n'
        "revisions.r = { date = 2025-02-01, "
        f'target = {{ measure = "m", at-least = 80, unit = "{revised}" }} }}',
        "date = 2025-01-01, value = 20",
        "date = 2025-03-01, value = 30",
        "date = 2025-04-01, value = 40",
    )
    assert found is not None
    assert (found.first.value, found.latest.value) == (10 if is_the_same else 30, 40)


@given(
    st.lists(
        st.tuples(st.dates(date(2024, 1, 2), date(2024, 3, 1)), st.integers(-9, 9)),
        min_size=2,
        max_size=8,
        unique_by=lambda reading: reading[0],
    )
)
def test_the_slope_is_the_median_of_all_pairs_in_whatever_order_readings_become_known(
    known: list[tuple[date, int]],
) -> None:
    """A series that grows at its end or in between, and then another one, have nothing in common.

    The readings are told one by one, each by an item of its own day that says when it happened.
    """
    for count in range(2, len(known) + 1):
        found = paced(
            FROM_0_TO_100 + " }",
            *(
                f"date = 2025-01-{number + 1:02}, happened = {day}, value = {value}"
                for number, (day, value) in enumerate(known[:count])
            ),
        )
        pairs = combinations(sorted(known[:count]), 2)
        slopes = [(late[1] - early[1]) / (late[0] - early[0]).days for early, late in pairs]
        assert found is not None
        assert found.per_year == median(slopes) * 365.25


def test_the_slope_of_a_long_series_is_the_median_of_all_pairs_on_each_of_its_days() -> None:
    known = [(date(2024, 1, 2) + timedelta(days=n), n * 37 % 101 - n) for n in range(40)]
    readings = [f"date = {day}, value = {value}" for day, value in known]
    for count in range(2, len(known) + 1):
        found = paced(FROM_0_TO_100 + " }", *readings[:count])
        slopes = [
            (late[1] - early[1]) / (late[0] - early[0]).days
            for early, late in combinations(known[:count], 2)
        ]
        assert found is not None
        assert found.per_year == median(slopes) * 365.25
