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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The call begins at 8:30 a.m. ET on Friday.", 1),
        ("The offer ends at 5 p.m. New York time on 4 May.", 1),
        ("The doors open at 5 p.m. Monday.", 1),
        ("The call begins at 8 a.m. U.S. Eastern time on 4 May. Bolt will speak.", 2),
        ("The doors open at 5 p.m. Oct. 5 in Halden.", 1),
        ("The doors open at 5 p.m. March 25 in Halden.", 1),
        ("The doors open at 5 p.m. The doors close at 7.", 2),
        ("The doors open at 5 p.m. Bolt will speak.", 2),
    ],
)
def test_a_time_of_day_ends_no_sentence_where_its_zone_or_day_follows(
    text: str, sentences: int
) -> None:
    assert len(list(split_sentences(text))) == sentences
