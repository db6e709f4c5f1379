"""What the engine asks of a language: its grammar, and what is known of its words."""

from collections.abc import Callable
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
