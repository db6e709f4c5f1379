"""Numbers as people write them: read in one way, or refused with what to write.

Readings are counted by hand; the forms are those of the English and Indian press.
"""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.number import (
    DecimalMark,
    Number,
    UnclearNumber,
    divided,
    read_number,
)
from claimcheck.domain.model.quantity import SCALES, read_quantity, read_share, scale_of

digits = st.integers(min_value=0, max_value=10**15)
decimals = st.text("0123456789", min_size=1, max_size=6)
GROUPED_BY = [",", "_", "'", "’", " ", "\u00a0", "\u2009", "\u202f"]


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


def in_lakhs(value: int) -> str:
    """Return a number with its last three digits set apart and the others by twos."""
    head, tail = str(value)[:-3], str(value)[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("60", 60),
        ("45,008", 45_008),
        ("12,34,567", 1_234_567),
        ("1,00,00,000", 10_000_000),
        ("1,234,567.5", 1_234_567.5),
        ("1 234 567", 1_234_567),
        ("1'234.5", 1234.5),
        ("1_000_000", 1_000_000),
        ("1.758", 1.758),
        ("0.1", 0.1),
        (".5", 0.5),
        ("5.0", 5.0),
        ("-3", -3),
        ("\u22123", -3),
        ("+3", 3),
        ("１２，３４５", 12_345),
        ("1e6", 1_000_000),
        ("1.5E+6", 1_500_000),
        ("2e-3", 0.002),
        ("007", 7),
        ("1" + "0" * 18, 10**18),
    ],
)
def test_a_number_is_read_as_english_writes_it(words: str, value: Number) -> None:
    assert read_number(words) == value
    assert type(read_number(words)) is type(value)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("7,5", "7.5 or 75"),
        ("1,23", "1.23 or 123"),
        ("0,5", "write 0.5"),
        ("0,500", "write 0.500"),
        ("1.234,5", "write 1234.5"),
        ("1 234,5", "write 1234.5"),
        ("1.234.567", "write 1234567"),
        ("1,234,56", "write 123456"),
        ("1 23", "is not a number"),
        ("1_0", "is not a number"),
        ("many", "is not a number"),
        ("", "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("0x1f", "is not a number"),
        ("٣", "is not a number"),
        ("--5", "is not a number"),
        ("1,5e9999", "is not a number"),
        ("1e99999", "is not a number"),
        ("1" * 300, "is not a number"),
        ("1e19", "beyond 10^18"),
        ("-1000000000000000001", "beyond 10^18"),
        ("1e-400", "too small"),
    ],
)
def test_what_has_two_readings_or_none_is_refused_with_what_to_write(words: str, says: str) -> None:
    with pytest.raises(UnclearNumber) as refused:
        read_number(words)
    assert says in str(refused.value)
    assert len(refused.value.message) < 150


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7,5", 7.5),
        ("0,5", 0.5),
        ("1.234,5", 1234.5),
        ("1.234", 1234),
        ("12,345", 12.345),
        ("1 234,5", 1234.5),
        ("1.234.567", 1_234_567),
        ("60", 60),
    ],
)
def test_with_decimal_commas_dots_set_thousands_apart(words: str, value: Number) -> None:
    assert read_number(words, ",") == value


@pytest.mark.parametrize(("words", "says"), [("7.5", "7,5 or 75"), ("12,34,567", "write 1234567")])
def test_with_decimal_commas_english_numbers_are_refused(words: str, says: str) -> None:
    with pytest.raises(UnclearNumber, match=says):
        read_number(words, ",")


@given(digits, decimals, st.sampled_from(GROUPED_BY), st.sampled_from(["", "-", "+", "\u2212"]))
def test_a_number_in_any_of_its_forms_is_read_back(
    whole: int, places: str, mark: str, sign: str
) -> None:
    exact = Decimal(f"{'-' if sign in ('-', chr(0x2212)) else ''}{whole}.{places}")
    other: DecimalMark = ","
    for form in (f"{whole}", grouped(whole, mark)):
        assert read_number(f"{sign}{form}.{places}") == float(exact)
        if mark != ",":
            assert read_number(f"{sign}{form},{places}", other) == float(exact)
    assert read_number(grouped(whole, mark)) == whole
    assert read_number(f"{grouped(whole, '.')},{places}", other) == float(abs(exact))
    if whole >= 1000:
        assert read_number(in_lakhs(whole)) == whole


@given(st.text("0123456789.,", min_size=1, max_size=9))
def test_a_comma_is_never_read_but_between_groups_of_a_number(words: str) -> None:
    try:
        value = read_number(words)
    except UnclearNumber:
        return
    whole, _, places = words.partition(".")
    assert "," not in places
    assert value == float(Decimal(f"{whole.replace(',', '') or '0'}.{places or '0'}"))
    if "," in whole:
        number = int(whole.replace(",", ""))
        assert whole in (grouped(number, ","), in_lakhs(number))


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1.2 million", 1_200_000, ""),
        ("1.1 million", 1_100_000, ""),
        ("0.0000001 million", 0.1, ""),
        ("800k", 800_000, ""),
        ("800K", 800_000, ""),
        ("3bn", 3_000_000_000, ""),
        ("40 crore", 400_000_000, ""),
        ("1.5 lakh crore", 1_500_000_000_000, ""),
        ("5 lakhs", 500_000, ""),
        ("3 hundred thousand", 300_000, ""),
        ("2 dozen", 24, ""),
        ("3 Mrd €", 3_000_000_000, "€"),
        ("10万辆", 100_000, "辆"),
        ("1.2万亿", 1_200_000_000_000, ""),
        ("20 MN", 20, "MN"),
        ("2 Trillion", 2 * 10**12, ""),
        ("3 million tonnes", 3_000_000, "tonnes"),
        ("37%", 37, "%"),
        ("37 per cent", 37, "%"),
        ("2.1 percent of GDP", 2.1, "% of GDP"),
        ("2 percentage points", 2, "percentage points"),
        ("5km", 5, "km"),
        ("5 m/s", 5, "m/s"),
        ("5 m³", 5, "m³"),
        ("12 per 100,000 people", 12, "per 100,000 people"),
        ("$1.2 bn", 1_200_000_000, "$"),
        ("€5m", 5_000_000, "€"),
        ("-$5", -5, "$"),
        ("$-5", -5, "$"),
        ("US$3B", 3_000_000_000, "US$"),
        ("USD 5m", 5_000_000, "USD"),
        ("Rs. 40 cr", 400_000_000, "Rs."),
        ("5m €", 5_000_000, "€"),
        ("£7.5 a week", 7.5, "£ a week"),
        ("5 MILLIONS", 5_000_000, ""),
        ("1.2 Mio. €", 1_200_000, "€"),
        ("₹5 Cr.", 50_000_000, "₹"),
        ("₹5 Crs", 50_000_000, "₹"),
        ("$0.02/kWh", 0.02, "$/kWh"),
        ("3 %/a", 3, "%/a"),
    ],
)
def test_scale_words_are_numbers_and_what_follows_is_the_unit(
    words: str, value: Number, unit: str
) -> None:
    said = read_quantity(words)
    assert (said.value, said.unit) == (value, unit)
    assert type(said.value) is type(value)


@pytest.mark.parametrize(
    "words", ["5 m", "5m", "4M", "3 t", "3 b", "40 cr", "300 K", "5 mm", "5m homes", "5 mil"]
)
def test_a_letter_that_may_be_a_unit_is_no_number_without_a_currency(words: str) -> None:
    with pytest.raises(UnclearNumber, match="of a unit called"):
        read_quantity(words)


@pytest.mark.parametrize(
    "words",
    [
        *("3 to 5", "60 or more", "60+", "3-5", "3–5", "2 million 500 thousand", "60 by 2030"),
        *("5 of 12", "3/4", "about 60", "~60", "sixty", "5-million", "1e6x", "$", "%", "9" * 300),
        *("3 km and 5 miles", "5½", "10⁶ jobs", "1ʼ234", "0x10", "2h30"),
    ],
)
def test_a_range_a_guess_and_two_numbers_are_no_quantity(words: str) -> None:
    with pytest.raises(UnclearNumber):
        read_quantity(words)


@given(
    st.decimals(0, 999, places=3), st.sampled_from(sorted(SCALES)), st.sampled_from(["", "tonnes"])
)
def test_a_number_times_its_scale_is_exact(counted: Decimal, word: str, unit: str) -> None:
    said = read_quantity(f"{counted} {word} {unit}")
    assert said.value == float(counted * SCALES[word])
    assert Decimal(str(said.counted)) == counted
    assert said.unit == unit


def test_a_million_scale_words_are_no_number() -> None:
    assert read_quantity("1 k k k k").unit == "k"
    assert scale_of("k " * 100_000)[0] == 10**9


@pytest.mark.parametrize(
    ("unit", "scale", "rest"),
    [
        ("€ million", 10**6, "€"),
        ("$bn", 10**9, "$"),
        ("USD m", 10**6, "USD"),
        ("M€", 10**6, "€"),
        ("million tonnes", 10**6, "tonnes"),
        ("$/kWh", 1, "$/kWh"),
        ("m", 1, "m"),
    ],
)
def test_a_scale_word_stands_at_the_start_of_a_unit_or_after_a_currency(
    unit: str, scale: int, rest: str
) -> None:
    assert scale_of(unit) == (scale, rest)


def test_a_known_unit_is_none_of_the_scale_words() -> None:
    assert read_quantity("1.2 million", unit="million").value == 1.2
    assert read_quantity("5 m", unit="m").value == 5


@pytest.mark.parametrize(
    ("words", "value"),
    [("30%", 0.3), ("7.5 %", 0.075), ("30 percent", 0.3), ("0.3", 0.3), ("1", 1), ("100%", 1)],
)
def test_odds_are_percent_or_a_number_up_to_1(words: str, value: Number) -> None:
    assert read_share(words) == value


@pytest.mark.parametrize("words", ["30", "7,5%", "0,3", "3 km", "101%", "-1%", "1 dozen", "1/3"])
def test_odds_that_may_be_either_are_refused(words: str) -> None:
    with pytest.raises(UnclearNumber, match=r"30% or 0\.3"):
        read_share(words)


DOCS = Path(__file__).resolve().parents[2] / "docs" / "file-format.md"
TABLE = DOCS.read_text(encoding="utf-8").split("| words | read as | |")[1].split("\n\n")[0]
DOCUMENTED = [
    (words, "refused" in row.split("|")[2])
    for row in TABLE.splitlines()[2:]
    for words in re.findall("`(.+?)`", row.split("|")[1])
]


@pytest.mark.parametrize(("words", "is_refused"), DOCUMENTED)
def test_the_docs_tell_what_is_read_and_what_is_refused(words: str, is_refused: bool) -> None:
    if is_refused:
        with pytest.raises(UnclearNumber):
            read_quantity(words)
    else:
        assert read_quantity(words).value


def test_a_part_of_a_hundred_is_exact() -> None:
    assert divided(37.5, 100) == 0.375
    assert divided(7, 100) == 0.07
