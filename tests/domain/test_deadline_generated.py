"""Phrases put together from pieces, read as the calendar has them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.domain.deadline import Unreadable, parse_deadline
from tests.domain import phrase_maker


@settings(max_examples=400)
@given(st.randoms(use_true_random=False).map(phrase_maker.make))
def test_any_period_part_relation_and_reference_is_read_as_the_calendar_has_it(
    phrase: phrase_maker.Phrase,
) -> None:
    assert parse_deadline(phrase.words, phrase.said).latest == phrase.days[1]


@given(st.randoms(use_true_random=False).map(phrase_maker.make))
def test_with_words_left_over_it_is_refused(phrase: phrase_maker.Phrase) -> None:
    with pytest.raises(Unreadable):
        parse_deadline(f"{phrase.words} of the committee", phrase.said)
