"""The entry's text: one clean sentence about a named party, or the words as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.entry.wording import wording


def worded(sentence: str, cue: str, claimant: str | None = "Acme") -> str:
    return wording(sentence, (0, len(sentence)), sentence.index(cue), claimant)


@pytest.mark.parametrize(
    ("sentence", "cue", "text"),
    [
        (
            "OSLO, Nov 5 (Reuters) - Acme will open a plant by 2027.",
            "will",
            "Acme will open a plant by 2027",
        ),
        (
            "London, 5 November 2024 – Acme plc will open a plant.",
            "will",
            "Acme plc will open a plant",
        ),
        ("Furthermore, Acme plans to hire 300 people.", "plans", "Acme plans to hire 300 people"),
        ("However, the bridge will open in 2026.", "will", "The bridge will open in 2026"),
        ("at which time Acme plans to close its mill.", "plans", "Acme plans to close its mill"),
        (
            "As Acme prepares for its opening in 2027",
            "prepares",
            "Acme prepares for its opening in 2027",
        ),
        (
            "While some prices will rise, they will not rise by much.",
            "will",
            "Acme: While some prices will rise, they will not rise by much",
        ),
    ],
)
def test_datelines_and_connectives_are_left_out(sentence: str, cue: str, text: str) -> None:
    assert worded(sentence, cue) == text


@pytest.mark.parametrize(
    ("sentence", "cue", "text"),
    [
        (
            "Acme said on Monday that it would close two plants by 2027.",
            "would",
            "Acme will close two plants by 2027",
        ),
        (
            "However, Acme said the plant would open in 2026.",
            "would",
            "The plant will open in 2026",
        ),
        (
            "“We will hire 300 people,” he said on Monday.",
            "will",
            "Acme will hire 300 people",
        ),
        (
            "According to Reuters, Acme will hire 300 people.",
            "will",
            "Acme will hire 300 people",
        ),
        (
            "It plans to hire 300 people, according to Reuters.",
            "plans",
            "Acme plans to hire 300 people",
        ),
    ],
)
def test_who_said_it_is_left_out(sentence: str, cue: str, text: str) -> None:
    assert worded(sentence, cue) == text


@pytest.mark.parametrize(
    ("sentence", "cue", "text"),
    [
        (
            "By 2030, we plan to cut our emissions to zero.",
            "plan",
            "By 2030, Acme plans to cut its emissions to zero",
        ),
        ("We’ll open in 2026.", "We’ll", "Acme will open in 2026"),
        ("We are committed to 300 jobs.", "committed", "Acme is committed to 300 jobs"),
        ("We've committed to double output.", "committed", "Acme has committed to double output"),
        ("The company also aims to grow.", "aims", "Acme also aims to grow"),
        ("aiming to rank first by 2027", "aiming", "Acme aims to rank first by 2027"),
        ("Build 40,000 homes by 2029.", "Build", "Acme will build 40,000 homes by 2029"),
        (
            "Lee revealed Acme’s ambitious plans to build cars by 2026, pleasing its investors.",
            "plans",
            "Acme aims to build cars by 2026",
        ),
        ("Our goal is to be carbon neutral.", "goal", "Acme aims to be carbon neutral"),
    ],
)
def test_whoever_is_meant_is_named(sentence: str, cue: str, text: str) -> None:
    assert worded(sentence, cue) == text


def test_what_cannot_be_said_cleanly_stands_as_it_is_behind_the_name() -> None:
    assert worded("This will give us 500 jobs.", "will") == "Acme: This will give us 500 jobs"
    assert worded("It will open in 2026.", "will", None) == "It will open in 2026"


def test_a_clause_of_a_sentence_has_words_of_its_own() -> None:
    sentence = "Acme is committed to 60 countries, aiming to rank first by 2027."
    at = sentence.index("aiming")
    assert wording(sentence, (at, len(sentence)), at, "Acme") == "Acme aims to rank first by 2027"


@given(st.text(max_size=200), st.integers(0, 200), st.none() | st.just("Acme"))
def test_any_words_can_be_worded(text: str, cue: int, claimant: str | None) -> None:
    wording(text, (0, len(text)), min(cue, len(text)), claimant)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Ban coal by 2030", "Bolt will ban coal by 2030"),
        ("Ban on coal by 2030", "Bolt: Ban on coal by 2030"),
        ("Guidance was raised to $40 million", "Bolt: Guidance was raised to $40 million"),
        ("Bolt’s guidance was raised to $40 million", "Bolt’s guidance was raised to $40 million"),
    ],
)
def test_only_what_begins_with_a_verb_is_what_somebody_will_do(line: str, text: str) -> None:
    assert wording(line, (0, len(line)), max(line.find("guidance"), 0), "Bolt") == text
