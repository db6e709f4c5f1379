"""Blocks of the file are values: whole when made, never changed, equal by what they say."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span

DAY = Span.day(date(2025, 4, 1))
ODDS = Forecast(id="f", date=DAY, probability=0.3)


def test_a_block_is_not_made_without_a_key_that_it_needs() -> None:
    with pytest.raises(TypeError, match=r"Forecast takes by, .*probability"):
        Forecast(date=DAY)  # type: ignore[call-arg]


def test_a_block_is_not_made_with_a_key_that_it_does_not_have() -> None:
    with pytest.raises(TypeError, match=r"Forecast takes by, .*probability"):
        Forecast(date=DAY, probability=0.3, odds=0.3)  # type: ignore[call-arg]


def test_a_block_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'probability'"):
        ODDS.probability = 0.9  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'probability'"):
        del ODDS.probability
    assert ODDS.probability == 0.3


def test_a_block_with_another_value_gives_no_more_than_that() -> None:
    other = ODDS.but(probability=0.4)
    assert (other, ODDS.probability) == (Forecast(id="f", date=DAY, probability=0.4), 0.3)
    assert other.given.keys() == {"id", "date", "probability"}
    with pytest.raises(TypeError, match="Forecast has no odds"):
        ODDS.but(odds=0.4)


def test_blocks_are_equal_by_what_they_say_whether_it_was_given_or_is_the_default() -> None:
    assert Forecast(id="f", date=DAY, probability=0.3, by=None) == ODDS
    assert Forecast(id="f", date=DAY, probability=0.4) != ODDS
    assert Look(id="f", date=DAY, claims=("a",)) != ODDS
    assert ODDS != "f"


def test_a_block_shows_all_that_it_says() -> None:
    shown = repr(Look(id="l", date=DAY, claims=("a", "b")))
    assert shown.startswith("Look(id='l', unknown=")
    assert "claims=('a', 'b')" in shown
    assert "where=None" in shown


@block
class Odd(Block):
    """A block with a key that no file could hold."""

    size: complex = 1j


def test_a_key_of_no_kind_of_value_is_told_as_soon_as_it_is_asked_for() -> None:
    with pytest.raises(TypeError, match=r"complex.* names no kind of value"):
        keys_of(Odd)
