"""Which claims of a ledger a text speaks to, where, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.spoken_to import Held, spoken_to

CARS = Held("acme-cars", "Acme will mass-produce flying cars", ("Acme", "Acme Motors Ltd"))


def sentences(text: str, *held: Held) -> list[str]:
    return [one.sentence for one in spoken_to(text, held)]


@pytest.mark.parametrize(
    "text",
    [
        "Acme began production of its flying car in Leeds.",
        "Acme Motors has sold flying cars for a year.",
        "Reports say that Acme's flying cars were produced in Leeds.",
    ],
)
def test_a_sentence_that_names_the_party_and_uses_the_words_speaks_to_a_claim(text: str) -> None:
    assert sentences(text, CARS) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Bolt began production of its flying car in Leeds.",
        "Acmes began production of flying cars.",
        "Acme opened a plant in Leeds.",
        "Acme sells cars.",
        "Acme met Bolt. Bolt was founded in 1950. Rain fell. A flying car was produced.",
    ],
)
def test_another_party_or_other_words_do_not(text: str) -> None:
    assert sentences(text, CARS) == []


def test_it_is_the_party_that_was_named_shortly_before() -> None:
    text = "Acme held a meeting.\nIt began production of flying cars.\n"
    assert sentences(text, CARS) == ["It began production of flying cars."]


def test_the_nearest_sentence_is_told_and_why() -> None:
    text = "Acme makes cars that are flying off the shelves. Acme will mass-produce flying cars."
    (one,) = spoken_to(text, [CARS])
    assert one.sentence == "Acme will mass-produce flying cars."
    assert one.why == "about Acme; shares “mass”, “produce”, “flying”, “cars”"


def test_what_a_target_counts_is_a_reason() -> None:
    held = Held("acme-shops", "Acme will open 20 new shops", ("Acme",), "shops")
    (one,) = spoken_to("Acme opened its 20th of 20 shops.", [held])
    assert "counts shops" in one.why


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=20))
def test_any_text_and_any_claim_can_be_compared(text: str, words: str, name: str) -> None:
    for one in spoken_to(text, [Held("a", words, (name,), words)]):
        assert one.sentence in text
