"""Targets: what meets them, how they are read and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.bound_words import SIGNS
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
        ("jobs >= 1.5 million", Target(measure="jobs", at_least=1_500_000)),
        ("output >= 3 million tonnes", Target(measure="output", at_least=3_000_000, unit="tonnes")),
        ("revenue > $1.2 bn", Target(measure="revenue", more_than=1_200_000_000, unit="$")),
        ("deaths <= 5 per 100,000", Target(measure="deaths", at_most=5, unit="per 100,000")),
        ("people over 65 >= 40 %", Target(measure="people over 65", at_least=40, unit="%")),
        (">= 60 countries", Target(measure="countries", at_least=60)),
        ("at least 60 countries", Target(measure="countries", at_least=60)),
        ("At least 60 countries", Target(measure="countries", at_least=60)),
        ("more than 60 countries", Target(measure="countries", more_than=60)),
        ("no more than 300 aircraft", Target(measure="aircraft", at_most=300)),
        ("no fewer than 1.5 million jobs", Target(measure="jobs", at_least=1_500_000)),
        ("fewer than 5 deaths", Target(measure="deaths", less_than=5)),
        ("up to 300 aircraft", Target(measure="aircraft", at_most=300)),
        ("over 800k cars", Target(measure="cars", more_than=800_000)),
        ("at least 60 countries.", Target(measure="countries", at_least=60)),
        ("under-5 deaths below 25", Target(measure="under-5 deaths", less_than=25)),
        ("exactly 5 seats", Target(measure="seats", equals=5)),
        ("a minimum of 60 countries", Target(measure="countries", at_least=60)),
        ("60 or more countries", Target(measure="countries", at_least=60)),
        ("60+ countries", Target(measure="countries", at_least=60)),
        ("countries: 60 or fewer", Target(measure="countries", at_most=60)),
        ("under 5 %", Target(measure="amount", less_than=5, unit="%")),
        ("5 % or less", Target(measure="amount", at_most=5, unit="%")),
        ("at least €5m", Target(measure="amount", at_least=5_000_000, unit="€")),
        ("at least €5m of investment", Target(measure="investment", at_least=5_000_000, unit="€")),
        ("at least 50 % of households", Target(measure="households", at_least=50, unit="%")),
        ("unemployment under 5 %", Target(measure="unemployment", less_than=5, unit="%")),
        ("countries: at least 60", Target(measure="countries", at_least=60)),
        ("a fleet of up to 300 aircraft", Target(measure="fleet", at_most=300, unit="aircraft")),
        ("emissions will not exceed 5 Mt", Target(measure="emissions", at_most=5, unit="Mt")),
        ("between 3 and 5 seats", Target(measure="seats", at_least=3, at_most=5)),
        ("rate between 3% and 5%", Target(measure="rate", at_least=3, at_most=5, unit="%")),
        ("more than 3 and below 5 %", Target(measure="amount", more_than=3, less_than=5, unit="%")),
        ("greater than or equal to 60 countries", Target(measure="countries", at_least=60)),
        ("rank less than or equal to 3", Target(measure="rank", at_most=3)),
        ("equal to or more than 60 countries", Target(measure="countries", at_least=60)),
        ("rate at or below 5 %", Target(measure="rate", at_most=5, unit="%")),
        ("at or above 60 countries", Target(measure="countries", at_least=60)),
        ("well over 60 countries", Target(measure="countries", more_than=60)),
        ("countries: >60", Target(measure="countries", more_than=60)),
        ("cost < $0.02/kWh", Target(measure="cost", less_than=0.02, unit="$/kWh")),
    ],
)
def test_a_target_is_read_from_words(words: str, target: Target) -> None:
    assert parse_target(words) == target


@pytest.mark.parametrize(
    "words",
    [
        *("", "countries", "> 60", "countries > sixty", "a > 1 < 2", "n > 1,00", "x" * 300),
        *("60 countries", "at least 60", "at least sixty countries", "at least about 60 countries"),
        *("not at least 60 countries", "emissions won't exceed 5 Mt", "by 2030 at least 60 homes"),
        *("at least 60 or more", "at least 60 countries, up to 3 seas", "between 3 km and 5 miles"),
        *(
            "at least 3 homes and at least 5 homes",
            "at least 5 per 100,000",
            "countries >= 60 by 2030",
        ),
        *("jobs >= 7,5", "depth >= 5 m", "between 3 and over 5 homes"),
        *("countries != 60", "countries ~= 60", "countries -> 60", "rate is at/below 5 %"),
        *("prevent warming above 1.5 °C", "keep prices from rising above 5 %", "none over 5 %"),
        *("hardly more than 60 homes", "at least 1½ million homes", "share > 33⅓ %"),
    ],
)
def test_what_is_no_target_is_refused_with_the_form(words: str) -> None:
    with pytest.raises(ValueError, match=r"countries > 60|names its measure"):
        parse_target(words)


@pytest.mark.parametrize(
    ("bounds", "fault"),
    [
        ({}, "a target needs a bound"),
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
    with pytest.raises(ValueError, match="a target must name its measure"):
        Target(measure=measure, at_least=1)


def test_a_target_says_its_bounds_in_words() -> None:
    assert str(parse_target("reach >= 1440 km")) == "reach at least 1,440 km"
    assert str(Target(measure="n", more_than=1, at_most=3)) == "n more than 1 and at most 3"
    assert parse_target("seats = 5").bounds_in_words() == "exactly 5"
    assert parse_target("countries > 60").is_strict
    assert not parse_target("countries >= 60").is_strict


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (45008, "45,008"),
        (60.0, "60"),
        (1.758, "1.758"),
        (-1234.5, "-1,234.5"),
        (0.1 + 0.2, "0.3"),
        (0.0000031, "0.0000031"),
        (-2.5e-7, "-0.00000025"),
    ],
)
def test_numbers_are_said_with_thousands_apart(value: Number, words: str) -> None:
    assert number_in_words(value) == words


def test_two_bounds_with_one_scale_word_are_refused_with_both_readings() -> None:
    with pytest.raises(ValueError, match="begin at 3 or at 3,000,000; write both numbers in full"):
        parse_target("between 3 and 5 million jobs")


def test_a_number_beyond_the_largest_is_no_target() -> None:
    with pytest.raises(ValueError, match="beyond 10"):
        parse_target("jobs > 1e19")


@given(
    st.sampled_from(["countries", "people over 65", "CO2 emissions", "jobs and homes"]),
    st.sampled_from([*SIGNS.values()]),
    st.one_of(st.integers(-(10**15), 10**15), st.decimals(-1000, 1000, places=3).map(float)),
    st.sampled_from(["", "%", "km", "tonnes", "% of GDP", "$"]),
)
def test_a_target_is_read_back_from_the_words_that_it_is_said_in(
    measure: str, bound: str, value: Number, unit: str
) -> None:
    target = Target(measure=measure, unit=unit, **{bound.replace("-", "_"): value})
    sign = next(sign for sign, name in SIGNS.items() if name == bound)
    assert parse_target(f"{measure} {sign} {number_in_words(value)} {unit}") == target
    if "65" not in measure:
        assert parse_target(str(target)) == target


@pytest.mark.parametrize(
    ("unit", "words", "value"),
    [
        ("%", "37%", 37),
        ("percent", "37 %", 37),
        ("%", "37", 37),
        ("km", "37 km", 37),
        ("", "62 jobs", 62),
        ("", "1.2 million", 1_200_000),
        ("", "1.2 million jobs", 1_200_000),
        ("%", "5 % of jobs", 5),
        ("€", "€5m", 5_000_000),
        ("m", "5m", 5),
        ("million", "1.2 million", 1.2),
        ("million", "1.2mn", 1.2),
        ("million", "1.2", 1.2),
        ("million", "1.2 million jobs", 1.2),
        ("million tonnes", "1.2 million tonnes", 1.2),
        ("million tonnes", "1.2 million", 1.2),
        ("€ million", "1.2 million", 1.2),
        ("€ million", "€1.2m", 1.2),
        ("$bn", "$1.2 bn", 1.2),
        ("K", "300K", 300),
    ],
)
def test_a_reading_is_in_the_unit_of_its_target(unit: str, words: str, value: Number) -> None:
    assert Target(measure="jobs", at_least=1, unit=unit).read(words) == value


@pytest.mark.parametrize(
    ("unit", "words", "says"),
    [
        ("%", "37 km", "not in the unit of its target, “%”"),
        ("", "37 %", "its target counts jobs"),
        ("million", "800k", "write 0.8 million"),
        ("million", "1.2 million km", "not in the unit of its target, “million”"),
        ("% of GDP", "37 %", "not in the unit of its target, “% of GDP”"),
        ("", "7,5", "7.5 or 75"),
        ("M", "1.2 million", "may be counted in “M” or not"),
        ("M", "800k", "may be counted in “M” or not"),
        ("$bn", "$800m", "write 0.8 \\$bn"),
    ],
)
def test_a_reading_in_another_unit_is_refused(unit: str, words: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Target(measure="jobs", at_least=1, unit=unit).read(words)


def test_a_target_that_takes_the_place_of_one_in_million_stays_in_million() -> None:
    before = Target(measure="jobs", at_least=1.5, unit="million")
    after = parse_target("jobs >= 2 million", before=before)
    assert after == Target(measure="jobs", at_least=2, unit="million")
    assert parse_target("homes >= 2 million", before=before).at_least == 2_000_000
    assert parse_target("jobs >= 1500000", before=before) == Target(
        measure="jobs", at_least=1_500_000
    )


def test_a_target_without_a_unit_that_takes_the_place_of_one_keeps_its_unit() -> None:
    before = Target(measure="reach", at_least=440, unit="km")
    assert parse_target("reach >= 500", before=before) == Target(
        measure="reach", at_least=500, unit="km"
    )
    assert parse_target("reach >= 300 miles", before=before).unit == "miles"
    assert parse_target("planes >= 500", before=before).unit == ""


def test_where_a_claimant_started_holds_for_one_measure_and_unit() -> None:
    before = Target(measure="reach", at_least=440, unit="km")
    assert Target(measure="reach", at_least=500, unit="km").goes_on_from(before)
    assert not Target(measure="reach", at_least=500, unit="miles").goes_on_from(before)
    assert not Target(measure="planes", at_least=500).goes_on_from(before)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "2 Millionen",
            "1.2 Milliarden",
            "3 millones",
            "5 miljoen",
            "12 Tsd.",
            "7 млн",
            "7 миллионов",
        ),
        *("3 mille", "40 mila", "5 milhões", "2 miljarder", "10 tys.", "6千", "100만", "5 grand"),
    ],
)
def test_number_words_of_other_languages_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="number word of another language"):
        parse_target(f"jobs >= {words}")


def test_words_that_only_begin_like_them_are_units() -> None:
    for unit in ("millimetres", "milestones", "mills", "millet farms", "granddaughters", "miles"):
        assert parse_target(f"n >= 5 {unit}").unit == unit
