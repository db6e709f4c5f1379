"""What a tracker calls kept or broken waits for nothing and is no claim."""

from datetime import date

import pytest

from claimcheck.extract.candidate import extract

SAID = date(2025, 3, 8)


@pytest.mark.parametrize(
    "ruled",
    [
        "Build 20 clinics by 2026\nStatus: Broken",
        "Build 20 clinics by 2026\nRating – Promise kept",
        "Build 20 clinics by 2026 (fulfilled)",
        "Build 20 clinics by 2026 – Not delivered",
        "Broken: Build 20 clinics by 2026",
    ],
)
def test_a_promise_with_a_ruling_on_its_line_or_the_next_is_no_claim(ruled: str) -> None:
    text = f"{ruled}\n\nThe government will open a school in 2027.\nStatus: In progress"
    assert [one.clause for one in extract(text, SAID)] == [
        "The government will open a school in 2027"
    ]


def test_a_word_of_rulings_within_a_sentence_rules_nothing() -> None:
    text = "Work that was done in May will be completed in 2026, and 40 homes will be delivered."
    assert list(extract(text, SAID))
