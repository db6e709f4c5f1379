"""What an axis shows: everything, unless one value far off would squash all others."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.fitting_range import fitting_range

NUMBERS = st.floats(-1e15, 1e15)


def test_values_that_can_be_told_apart_are_all_shown() -> None:
    assert fitting_range([0, 900, 1_800, 3_400]) == (0, 3_400)


def test_one_value_far_above_the_others_is_left_out() -> None:
    assert fitting_range([0, 900, 9_000_000, 1_800, 3_400, 3_600]) == (0, 3_600)


def test_one_far_below_too() -> None:
    assert fitting_range([-500, 10, 11, 12, 13, 14]) == (10, 14)


def test_outliers_that_leave_a_third_of_the_axis_to_the_others_are_shown() -> None:
    """Tukey's fences are at 1.5 and 5.5, the others range from 2 to 5."""
    assert fitting_range([1, 2, 3, 3, 3, 3, 4, 5, 10]) == (1, 10)


def test_on_a_side_where_an_outlier_takes_next_to_nothing_it_is_shown() -> None:
    assert fitting_range([1, 2, 3, 3, 3, 3, 4, 5, 11]) == (1, 5)


def test_what_must_be_shown_is_shown_however_far_off() -> None:
    assert fitting_range([10, 11, 12, 13], within=[1_000]) == (10, 1_000)


def test_of_three_values_none_is_far_off() -> None:
    assert fitting_range([1, 2, 1_000]) == (1, 1_000)


def test_values_that_are_all_the_same_are_a_range_of_one() -> None:
    assert fitting_range([20, 20, 20, 20]) == (20, 20)


@given(st.lists(NUMBERS, min_size=1), st.lists(NUMBERS))
def test_a_range_holds_what_must_be_shown_and_at_least_half_of_the_rest(
    values: list[float], within: list[float]
) -> None:
    low, high = fitting_range(values, within)
    assert all(low <= one <= high for one in within)
    assert 2 * sum(low <= one <= high for one in values) >= len(values)
    assert {low, high} <= {*values, *within}
