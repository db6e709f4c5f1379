"""Words tell which patterns cannot match: what they rule out is never in a sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extract.by_when import due_time, how_long, times_of_acts, times_of_speech
from claimcheck.extract.looking_ahead import coordination, negation
from claimcheck.extract.looking_ahead.aim_cues import AIMS
from claimcheck.extract.looking_ahead.cue_table import find_cues
from claimcheck.extract.looking_ahead.cues import Cue, CueFinder
from claimcheck.extract.looking_ahead.doubts import AGAINST
from claimcheck.extract.looking_ahead.doubts_ahead import AHEAD
from claimcheck.extract.looking_ahead.forecast_cues import FORECASTS
from claimcheck.extract.looking_ahead.promise_cues import PROMISES
from claimcheck.extract.names import offices
from claimcheck.extract.text import boilerplate
from claimcheck.extract.text.quick_pattern import WordedPattern, one_of, worded
from claimcheck.extract.text.sentence_words import words_of
from claimcheck.extract.who import governments, unnamed_subjects

LETTERS = st.characters(min_codepoint=32, max_codepoint=126, include_characters="’“”–—£é")
WORDED = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", value)
    for module in (
        boilerplate,
        coordination,
        due_time,
        governments,
        how_long,
        negation,
        offices,
        times_of_acts,
        times_of_speech,
        unnamed_subjects,
    )
    for name, value in vars(module).items()
    if isinstance(value, WordedPattern)
]
FOUND = [*PROMISES, *AIMS, *FORECASTS]


def of(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, alphabet=LETTERS)


@pytest.mark.parametrize(
    "pattern", [value for _, value in WORDED], ids=[name for name, _ in WORDED]
)
@given(data=st.data())
def test_a_pattern_is_never_ruled_out_where_it_matches(
    pattern: WordedPattern, data: st.DataObject
) -> None:
    sentence = data.draw(of(pattern.pattern))
    assert pattern.may_match(sentence)


def test_a_pattern_is_ruled_out_by_the_words_that_are_not_there() -> None:
    ships = worded(r"\bships? (?:to|from)\b", "ship")
    assert ships.search("Acme ships to Oslo")
    assert ships.search("Acme sails to Oslo") is None
    assert not ships.may_match("Worship of ash")
    assert ships.may_match("A SHIPYARD")


@given(st.data())
def test_a_cue_is_tried_on_every_sentence_that_has_it(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(FOUND))
    sentence = data.draw(of(one.pattern))
    places = {(match.start(), match.end()) for match in one.pattern.finditer(sentence)}
    found = {(head.start, head.end) for head in find_cues(sentence) if head.cue is one}
    assert {end for _, end in places} == {end for _, end in found}


@pytest.mark.parametrize("finder", [AGAINST, AHEAD])
@given(data=st.data())
def test_a_doubt_is_tried_on_every_sentence_that_has_it(
    finder: CueFinder, data: st.DataObject
) -> None:
    one: Cue = data.draw(st.sampled_from(finder.table))
    assert one in finder.candidates(data.draw(of(one.pattern)))


def test_cues_are_tried_in_the_order_of_their_table() -> None:
    finder = CueFinder(PROMISES)
    tried = finder.candidates("It is set to open, will pledge to hire and is due to close in May.")
    assert len(tried) > 3
    assert list(tried) == sorted(tried, key=PROMISES.index)


def test_the_words_of_a_sentence_are_in_small_letters_without_signs() -> None:
    assert words_of("We’ll open CO2-free “shops” by 2030.") == {
        *("we", "ll", "open", "co", "free", "shops", "by"),
    }


@given(st.lists(st.text("abc ", min_size=1), min_size=1), st.text("abc "))
def test_one_of_some_words_is_the_first_that_matches(words: list[str], text: str) -> None:
    plain = re.match("|".join(words), text)
    quick = re.match(one_of(words), text)
    assert (plain and plain[0]) == (quick and quick[0])
