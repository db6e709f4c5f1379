"""What a search takes for the same words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.folding import folded, without_accents


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cafe\u0301", "Café"),
        ("strasse", "STRASSE"),
        ("strasse", "Straße"),
        ("STRAẞE", "straße"),
        ("ΟΔΟΣ", "οδος"),
        ("istanbul", "İstanbul"),
        ("ISTANBUL", "istanbul"),
        ("isparta", "Isparta"),
        ("ISPARTA", "ısparta"),
        ("donaudampf", "Donau\u00addampf"),
        ("میخواهد", "می‌خواهد"),
        ("acme 12", "ＡＣＭＥ　１２"),
        ("office", "oﬃce"),
        ("the people's", "the people’s"),
        ('"soon"', "“soon”"),
        ("co-op", "co‑op"),
        ("flying car", "flying\n\u00a0 car"),
        ("❤", "❤️"),
    ],
)
def test_the_same_words_written_in_another_way_are_found(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


def test_an_accent_makes_another_word() -> None:
    assert folded("cote") not in folded("Côté")


@given(st.text())
def test_neither_form_nor_folding_twice_makes_a_difference(text: str) -> None:
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_case_makes_none_either(text: str) -> None:
    assert folded(text.upper()) == folded(text.lower())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("zurich", "Zürich"),
        ("lodz", "Łódź"),
        ("kobenhavn", "København"),
        ("αθηνα", "Αθήνα"),
        ("café", "CAFE"),
        ("飞行", "飞行"),
        ("が", "が"),
    ],
)
def test_without_accents_a_word_is_found_that_was_typed_without_them(
    typed: str, written: str
) -> None:
    assert without_accents(folded(typed)) == without_accents(folded(written))


def test_marks_that_are_no_accents_stay() -> None:
    assert without_accents(folded("が")) != without_accents(folded("か"))
