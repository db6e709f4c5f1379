"""Days, counts and lists in plain English."""

import pytest

from claimcheck.domain.model.english import count_of, days, listed


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
