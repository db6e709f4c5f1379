"""What the engine asks of a language: its grammar, and what is known of its words."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimcheck.domain.deadline.grammar import Grammar
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.reading import Unreadable


class Language(NamedTuple):
    """What deadlines are read with.

    The engine asks its grammar for the phrases `date`, `due` (what stands after a “by”), `undated`
    (what names no day) and `open` (what names no last day), and for the list `units`.
    """

    grammar: Grammar
    abbreviations: frozenset[str]
    """The words whose full stop ends no sentence."""
    refusal: Callable[[str, Parser], Unreadable]
    """From words and their tokens to why they cannot be read."""


class Prose(NamedTuple):
    """What tells dates in running text from other words."""

    known: frozenset[str]
    """The tokens that times are made of, besides figures."""
    anchors: frozenset[str]
    """The tokens of which each time has one."""
    is_left: Callable[[str], bool]
    """Whether a token that starts a time is left to the sentence."""
    is_lasting: Callable[[str], bool]
    """Whether a token says how long something lasts, and not when it ends."""
    is_seldom: Callable[[Sequence[str]], bool]
    """Whether tokens can be read as a date and seldom are one."""
    is_date: Callable[[str, Sequence[str], str, str], bool]
    """Whether words, their tokens and the text before and after them mean a date."""
    is_changed: Callable[[Sequence[str], str, str], bool]
    """Whether tokens that are read by a rule mean another day by the text after them."""
    is_past: Callable[[str], bool]
    """Whether text ends in words after which a time is past."""
