"""Bounds of a share, against figures that others published."""

from math import isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.scoring.interval import Z, wilson


@pytest.mark.parametrize(
    ("kept", "n", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_bounds_are_those_that_newcombe_published(
    kept: int, n: int, low: float, high: float
) -> None:
    assert tuple(round(bound, 4) for bound in wilson(kept, n)) == (low, high)


def test_none_of_n_and_all_of_n_have_the_closed_forms() -> None:
    # with no success the upper bound is z² / (n + z²); all of n is its mirror
    for n in (1, 5, 20, 10**6):
        low, high = wilson(0, n)
        assert low == 0
        assert isclose(high, Z * Z / (n + Z * Z))
        assert list(wilson(n, n)) == pytest.approx([1 - high, 1])


def test_none_is_0_and_all_is_1_to_the_last_digit() -> None:
    for n in range(1, 500):
        assert wilson(0, n)[0] == 0
        assert wilson(n, n)[1] == 1


def test_two_of_six_is_10_to_70_percent() -> None:
    low, high = wilson(2, 6)
    assert (f"{low:.0%}", f"{high:.0%}") == ("10%", "70%")


CREDITS = st.integers(1, 10**7).flatmap(
    lambda n: st.tuples(st.integers(0, 2 * n).map(lambda halves: halves / 2), st.just(n))
)


@settings(deadline=None)
@given(CREDITS)
def test_the_bounds_hold_the_share_and_stay_within_0_and_1(record: tuple[float, int]) -> None:
    credit, n = record
    low, high = wilson(credit, n)
    assert 0 <= low <= credit / n <= high <= 1
    assert low < high


@settings(deadline=None)
@given(CREDITS)
def test_a_share_at_a_bound_is_1_96_standard_errors_off(record: tuple[float, int]) -> None:
    # what defines the interval: |share - bound| = z · sqrt(bound · (1 - bound) / n)
    credit, n = record
    for bound in wilson(credit, n):
        error = sqrt(bound * (1 - bound) / n)
        assert isclose(abs(credit / n - bound), Z * error, rel_tol=1e-6, abs_tol=1e-9)


@settings(deadline=None)
@given(CREDITS)
def test_what_was_not_kept_has_the_mirrored_bounds(record: tuple[float, int]) -> None:
    credit, n = record
    low, high = wilson(credit, n)
    assert list(wilson(n - credit, n)) == pytest.approx([1 - high, 1 - low])


@settings(deadline=None)
@given(CREDITS)
def test_twice_the_claims_of_the_same_share_are_surer(record: tuple[float, int]) -> None:
    credit, n = record
    (low, high), (nearer, lower) = wilson(credit, n), wilson(2 * credit, 2 * n)
    assert low <= nearer <= lower <= high
