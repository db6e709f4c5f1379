"""Claims that the ledger may have already in other words."""

import pytest

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.span import Span
from claimcheck.interchange.importing.near_duplicates import near_duplicates

KNOWN = "XPENG will mass-produce flying cars at its Guangzhou works"


def claim(text: str, id_: str = "new") -> Claim:
    return Claim(id=id_, text=text, claimant="XPENG", made=Span.year(2025))


def ledger(*claims: Claim) -> Ledger:
    return Ledger(claims={one.id: one for one in claims})


@pytest.mark.parametrize(
    "text",
    [
        KNOWN,
        "XPENG will mass produce flying cars at its Guangzhou works.",
        "At its Guangzhou works XPENG will mass-produce flying cars",
        "XPENG will mass-produce flying cars at Guangzhou works",
    ],
)
def test_the_same_claim_in_nearly_the_same_words_is_told(text: str) -> None:
    known = ledger(claim(KNOWN, "old"), claim("Other words", "b"))
    (near,) = near_duplicates([claim(text)], known)
    assert (near.claim, near.like) == ("new", "old")
    assert near.percent >= 90


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Acme will open plant 17 in Leeds", "Acme will open plant 18 in Leeds"),
        ("Acme will open a plant in Leeds", "Bolt will close its office in Porto"),
        ("", "Acme"),
    ],
)
def test_another_number_or_other_words_are_another_claim(text: str, known: str) -> None:
    assert list(near_duplicates([claim(text)], ledger(claim(known, "old")))) == []


def test_words_that_everybody_uses_are_not_compared() -> None:
    known = [claim(f"We will do it, number {n}", f"k{n}") for n in range(300)]
    near = near_duplicates([claim("We will do it, number 250")], ledger(*known))
    assert [one.like for one in near] == ["k250"]
