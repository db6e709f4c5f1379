"""Patterns that are quick to look for, and find what plain ones do."""

import re

import pytest

from claimcheck.extract.text.quick_pattern import one_of, whole

WORDS = ("we", "We", "our", "work(?:s|ing)", "I")


@pytest.mark.parametrize(
    "text",
    [
        "We own our works.",
        "Towers, weeds, hours; II",
        "It is working, I’m told: so do we",
        "we",
        "",
    ],
)
def test_whole_words_are_those_between_boundaries(text: str) -> None:
    plain = re.compile(rf"\b(?:{'|'.join(WORDS)})\b")
    assert re.findall(whole(WORDS), text) == plain.findall(text)


def test_words_with_the_same_beginning_are_tried_in_their_order() -> None:
    assert re.findall(one_of(("open", "opened", "pen")), "opened pens") == ["open", "pen"]
