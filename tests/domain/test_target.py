"""Targets: what meets them, how they are read and said."""

import pytest

from claimcheck.domain.model.target import Number, Target, number_in_words, parse_target


@pytest.mark.parametrize(
    ("words", "met", "not_met"),
    [
        ("countries > 60", (61, 60.5), (60, 59)),
        ("countries >= 60", (60, 61), (59, 59.999)),
        ("rank <= 3", (3, 1), (4, 3.001)),
        ("rank < 3", (2, 2.999), (3, 4)),
        ("seats = 5", (5, 5.0), (4, 6)),
    ],
)
def test_over_sixty_is_not_met_by_sixty(
    words: str, met: tuple[Number, ...], not_met: tuple[Number, ...]
) -> None:
    target = parse_target(words)
    assert all(target.is_met_by(value) for value in met)
    assert not any(target.is_met_by(value) for value in not_met)


def test_two_bounds_are_met_between_them() -> None:
    open_ = Target(measure="n", more_than=1, less_than=3)
    closed = Target(measure="n", at_least=1, at_most=3)
    values = (1, 2, 3)
    assert [open_.is_met_by(value) for value in values] == [False, True, False]
    assert [closed.is_met_by(value) for value in values] == [True, True, True]
    assert (open_.goal, open_.bounds) == (None, (1, 3))


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("countries > 60", Target(measure="countries", more_than=60)),
        ("countries and regions>60", Target(measure="countries and regions", more_than=60)),
        ("rank ≤ 3", Target(measure="rank", at_most=3)),
        ("reach ≥ 440 km", Target(measure="reach", at_least=440, unit="km")),
        ("share = 12.5 %", Target(measure="share", equals=12.5, unit="%")),
        ("vehicles == 45,008", Target(measure="vehicles", equals=45_008)),
        ("homes >= 1_000_000", Target(measure="homes", at_least=1_000_000)),
        ("balance < -5", Target(measure="balance", less_than=-5)),
    ],
)
def test_a_target_is_read_from_words(words: str, target: Target) -> None:
    assert parse_target(words) == target


@pytest.mark.parametrize(
    "words", ["", "countries", "> 60", "countries > sixty", "a > 1 < 2", "n > 1,00", "x" * 300]
)
def test_what_is_no_target_is_refused_with_the_form(words: str) -> None:
    with pytest.raises(ValueError, match=r"countries > 60|names its measure"):
        parse_target(words)


@pytest.mark.parametrize(
    ("bounds", "fault"),
    [
        ({}, "has a bound"),
        ({"at_least": 1, "more_than": 1}, "one bound, or a lower and an upper one"),
        ({"at_most": 1, "less_than": 1}, "one bound, or a lower and an upper one"),
        ({"equals": 1, "at_most": 2}, "one bound, or a lower and an upper one"),
        ({"at_least": 3, "at_most": 2}, "above the upper bound"),
    ],
)
def test_bounds_that_contradict_one_another_are_refused(
    bounds: dict[str, Number], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        Target(measure="n", unit="", from_=None, **bounds)


@pytest.mark.parametrize("measure", ["", "  "])
def test_a_target_without_a_measure_is_refused(measure: str) -> None:
    with pytest.raises(ValueError, match="a target names its measure"):
        Target(measure=measure, at_least=1)


def test_a_target_says_its_bounds_in_words() -> None:
    assert str(parse_target("reach >= 1440 km")) == "reach at least 1,440 km"
    assert str(Target(measure="n", more_than=1, at_most=3)) == "n more than 1 and at most 3"
    assert parse_target("seats = 5").bounds_in_words() == "exactly 5"
    assert parse_target("countries > 60").is_strict
    assert not parse_target("countries >= 60").is_strict


@pytest.mark.parametrize(
    ("value", "words"),
    [(45008, "45,008"), (60.0, "60"), (1.758, "1.758"), (-1234.5, "-1,234.5"), (0.1 + 0.2, "0.3")],
)
def test_numbers_are_said_with_thousands_apart(value: Number, words: str) -> None:
    assert number_in_words(value) == words
