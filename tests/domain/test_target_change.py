"""Which way a claimant changed a promised number, and whether it is easier to meet now."""

from datetime import date

import pytest
import toml_rs
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.model.target import Target
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.target_change import change_in_words, target_before, way
from tests.ledgers import valid


def target(bounds: str) -> Target:
    """Return a target of seats with these bounds, as the file would have them."""
    text = f'[claims.x]\ntext = "t"\nclaimant = "A"\nmade = 2024-01-10\ntarget = {{ {bounds} }}'
    ledger, problems = read_ledger(toml_rs.loads(text))
    assert problems == []
    found = ledger.claims["x"].target
    assert found is not None
    return found


def seats(bounds: str) -> Target:
    return target(f'measure = "seats", {bounds}')


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # a number that is to be reached
        ("at-least = 80", "at-least = 60", "lowered"),
        ("at-least = 60", "at-least = 80", "raised"),
        ("more-than = 60", "more-than = 59", "lowered"),
        ("at-least = 60", "more-than = 80", "raised"),
        ("equals = 60", "equals = 50", "lowered"),
        ("equals = 50", "equals = 60", "raised"),
        ("at-least = -5", "at-least = -3", "raised"),
        # a number that is not to be passed: a lower one is harder to meet
        ("at-most = 5", "at-most = 3", "tightened"),
        ("at-most = 3", "at-most = 5", "eased"),
        ("less-than = 5", "less-than = 3", "tightened"),
        # whether reaching it is enough
        ("at-least = 60", "more-than = 60", "tightened"),
        ("more-than = 60", "at-least = 60", "eased"),
        ("at-most = 5", "less-than = 5", "tightened"),
        ("less-than = 5", "at-most = 5", "eased"),
        # two bounds
        ("at-least = 60, at-most = 70", "at-least = 65, at-most = 75", "raised"),
        ("at-least = 60, at-most = 70", "at-least = 50, at-most = 65", "lowered"),
        ("at-least = 60, at-most = 70", "at-least = 65, at-most = 70", "tightened"),
        ("at-least = 60, at-most = 70", "at-least = 60, at-most = 80", "eased"),
        ("at-least = 60, at-most = 70", "at-least = 50, at-most = 80", "eased"),
        # a bound that joins or goes
        ("at-least = 60", "at-least = 60, at-most = 70", "tightened"),
        ("at-least = 60, at-most = 70", "at-least = 60", "eased"),
        ("equals = 60", "at-least = 60", "eased"),
        # what cannot be compared
        ("at-least = 60", "at-most = 60", "changed"),
        ("at-least = 60", "equals = 50", "changed"),
        ("at-least = 60", "at-least = 50, at-most = 70", "changed"),
        # where the claimant started is no part of what was promised
        ("at-least = 60, from = 30", "at-least = 60", "same"),
    ],
)
def test_a_target_went_the_way_that_the_table_says(before: str, after: str, found: str) -> None:
    assert way(seats(before), seats(after)) == found


def test_another_measure_or_unit_is_another_target() -> None:
    assert way(seats("at-least = 60"), target('measure = "rows", at-least = 50')) == "changed"
    assert way(seats("at-least = 60"), seats('at-least = 50, unit = "km"')) == "changed"


SIGNS = ("at_least", "more_than", "at_most", "less_than", "equals")
BOUNDS = st.tuples(st.sampled_from(SIGNS), st.integers(-3, 3)) | st.tuples(
    st.sampled_from(SIGNS[:2]), st.integers(-3, 0), st.sampled_from(SIGNS[2:4]), st.integers(1, 3)
)
TARGETS = BOUNDS.map(
    lambda one: Target(measure="seats", **dict(zip(one[::2], one[1::2], strict=True)))
)
VALUES = [number / 2 for number in range(-12, 13)]


@given(TARGETS, TARGETS)
def test_what_is_eased_is_met_by_all_that_met_it_and_what_is_tightened_by_no_more(
    before: Target, after: Target
) -> None:
    found, back = way(before, after), way(after, before)
    opposite = {"raised": "lowered", "eased": "tightened"}
    opposite |= {there: here for here, there in opposite.items()}
    assert back == opposite.get(found, found)
    met = {value for value in VALUES if before.is_met_by(value)}
    met_now = {value for value in VALUES if after.is_met_by(value)}
    if found == "eased":
        assert met <= met_now
    elif found == "tightened":
        assert met >= met_now
    elif found == "same":
        assert met == met_now


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, "at-least = 60", "named at least 60 (seats) as the target"),
        (
            "at-least = 60",
            "at-least = 60, from = 3",
            "named the same target again, at least 60 (seats)",
        ),
        (
            "more-than = 4000",
            "more-than = 3000",
            "lowered the target from more than 4,000 to more than 3,000 (seats)",
        ),
        (
            'at-most = 5, unit = "%"',
            'at-most = 3, unit = "%"',
            "tightened the target from at most 5% to at most 3% (seats)",
        ),
        (
            'at-least = 5, unit = "m²"',
            'at-least = 3, unit = "ha"',
            "changed the target from at least 5 m² (seats) to at least 3 ha (seats)",
        ),
    ],
)
def test_a_change_is_told_in_words(before: str | None, after: str, said: str) -> None:
    assert change_in_words(seats(before) if before else None, seats(after)) == said


def test_the_target_before_a_revision_is_the_newest_that_was_named_until_then() -> None:
    ledger = valid(
        """\
[claims.x]
text = "t"
claimant = "Acme"
made = 2024-01-10
target = { measure = "n", at-least = 80 }
revisions.a = { date = 2024-02-01, target = { measure = "n", at-least = 70 } }
revisions.b = { date = 2024-03-01 }
revisions.c = { date = 2024-04-01, target = { measure = "n", at-least = 60 } }
revisions.d = { date = 2024-02-15, target = { measure = "n", at-least = 10 } }
corrections.e = { date = 2024-05-01, retracts = "d", because = "misread" }
"""
    )
    shown = claim_as_of(ledger.claims["x"], (), date(2025, 1, 1))
    assert shown is not None
    found = [target_before(shown, one) for one in shown.revisions]
    assert [one and one.at_least for one in found] == [80, 70, 70]
    [retracted] = [one for one in ledger.claims["x"].revisions if one.id == "d"]
    assert target_before(shown, retracted) == found[1]
