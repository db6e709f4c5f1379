"""Days, counts and lists in plain English."""

import pytest

from claimcheck.domain.model.english import count_of, days, listed, on_or_in, stretch
from claimcheck.domain.model.span import parse_span


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 days"), (1, "1 day"), (-1, "-1 day"), (1_000, "1,000 days")]
)
def test_one_day_is_a_day_and_all_others_are_days(count: int, said: str) -> None:
    assert days(count) == said
    assert count_of(count, "claim") == said.replace("day", "claim")


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_a_list_names_three_and_counts_the_others(items: list[str], said: str) -> None:
    assert listed(items) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 day"), (1_095, "1,095 days"), (1_096, "3 years"), (2_158, "6 years")],
)
def test_three_years_and_more_are_told_in_years(count: int, said: str) -> None:
    assert stretch(count) == said


@pytest.mark.parametrize(
    ("stored", "on_or_in_it"),
    [
        ("2025-03-08", "on 8 March 2025"),
        ("2025-03", "in March 2025"),
        ("2025-Q1", "in the first quarter of 2025"),
        ("2025", "in 2025"),
        ("203X", "in the 2030s"),
        ("2026-05-05/2026-05-20", "between 5 and 20 May 2026"),
        ("2026-07-05/2026-11-11", "between 5 July and 11 November 2026"),
        ("2026-07-05/2027-02-11", "between 5 July 2026 and 11 February 2027"),
        ("2026-07/2026-09", "between July and September 2026"),
        ("2026-12/2027-02", "between December 2026 and February 2027"),
        ("2026-Q1/2026-Q3", "between the first quarter and the third quarter of 2026"),
        ("2026/2028", "between 2026 and 2028"),
        ("2026-07-05/2026-12", "between 5 July 2026 and 31 December 2026"),
        ("2026-07-05/2026", "between 5 July 2026 and 31 December 2026"),
        ("2026-01/2026", "between 1 January 2026 and 31 December 2026"),
    ],
)
def test_a_span_is_told_as_people_write_it(stored: str, on_or_in_it: str) -> None:
    assert on_or_in(parse_span(stored)) == on_or_in_it
