"""Whose a claim is, by who speaks, who acts and what they are called."""

from datetime import date

import pytest

from claimcheck.extract.candidate import Candidate, extract


def last(text: str) -> Candidate:
    """Return the claim of the last sentence of a text."""
    *_, one = extract(text, date(2025, 3, 8))
    assert text.rstrip().endswith(one.sentence)
    return one


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Air Force said the contract would be revived in 2026.", "Air Force"),
        ("Acme Corp. (ACM) said sales rose.\nACM will close a plant in 2026.", "Acme"),
        ("Acme Motors said sales rose.\nAcme will close a plant in 2026.", "Acme Motors"),
        (
            "More help will be provided by the Victorian state government.",
            "Victorian state government",
        ),
        ("The plant will be bought by Bolt Group in 2026.", "Bolt Group"),
        ("Acme said sales rose.\nThe government will give Acme £30 million.", "government"),
        (
            "The Russian government said no.\nThe government will lower the tax.",
            "Russian government",
        ),
        ("Acme told Bolt Bank that it will repay the loan in 2026.", "Acme"),
        ("Economists expect prices to fall in 2026.", "Economists"),
        ("“They will have to file,” said a university professor.", "university professor"),
        (
            "The Falcon's engine is new.\nThe Falcon's price fell.\n"
            "Acme plans to replace the Falcon in 2026.",
            "Acme",
        ),
    ],
)
def test_whose_a_claim_is(text: str, claimant: str) -> None:
    assert last(text).claimant == claimant


@pytest.mark.parametrize(
    ("text", "claimant", "speaker"),
    [
        ("Acme CEO Ann Lee said the plant will open.", "Acme", "Ann Lee"),
        (
            "Ann Lee of Acme Corp. said sales rose.\n“We will grow in 2026,” Lee said.",
            "Acme",
            "Ann Lee",
        ),
        (
            "Finance Minister Alexei Kudrin said taxes will fall in 2026.",
            "government",
            "Alexei Kudrin",
        ),
        ("U.S. President Ann Lee said taxes will fall in 2026.", "U.S. government", "Ann Lee"),
        ("Sen. Ann Lee said the Senate will vote in 2026.", "Ann Lee", "Ann Lee"),
        ("Analyst Shawn Wu said Acme will grow in 2026.", "Shawn Wu", "Shawn Wu"),
        ("Acme CEO Ann Lee will step down in 2026.", "Ann Lee", None),
    ],
)
def test_for_whom_a_person_speaks(text: str, claimant: str, speaker: str | None) -> None:
    one = last(text)
    assert (one.claimant, one.speaker) == (claimant, speaker)


def test_a_word_that_is_capital_only_by_its_place_is_nobody() -> None:
    text = "Stock markets rose.\nThe stock of Acme Corp. rose.\nStock will be issued by 2026."
    assert last(text).claimant == "Acme"
