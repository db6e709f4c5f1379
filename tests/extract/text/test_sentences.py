"""Where one sentence ends and the next begins."""

import pytest

from claimcheck.extract.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The ferry will sail in May. Otters will be counted.",
            ["The ferry will sail in May.", "Otters will be counted."],
        ),
        (
            "The ferry sails in June. Otters are counted.",
            ["The ferry sails in June.", "Otters are counted."],
        ),
        ("The ferry of Acme Inc. Otters likes.", ["The ferry of Acme Inc. Otters likes."]),
    ],
)
def test_a_month_that_is_not_shortened_ends_a_sentence(text: str, sentences: list[str]) -> None:
    assert [one.text for one in split_sentences(text)] == sentences
