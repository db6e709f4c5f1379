"""Trying the rules of a grammar on words, in order, each at most once for the same words."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from claimcheck.domain.deadline.meaning import Context, Meaning
from claimcheck.domain.deadline.reading import Unreadable

_MOST_PHRASES = 200
"""How many different stretches of the words are read before giving up: bounds the time."""


class Rule(NamedTuple):
    """One production of the grammar: words of this form, and what they mean."""

    name: str
    form: str
    """A regular expression for the whole of the words."""
    read: Callable[["re.Match[str]", "Reader"], Meaning | None]
    """From the match to the meaning; None when it is not of this form after all."""


class Reader:
    """Reads phrases, and the phrases in them, by the first rule that fits.

    It remembers what it has read, so that no phrase is tried twice however rules nest.
    """

    def __init__(self, rules: tuple[Rule, ...], context: Context) -> None:
        self.context = context
        self._rules = rules
        self._known: dict[str, Meaning | None] = {}

    def read(self, words: str) -> Meaning | None:
        """Return what words mean, None when no rule fits."""
        if words not in self._known:
            if len(self._known) == _MOST_PHRASES:
                raise Unreadable("that is too long for a date", "name one date or span")
            self._known[words] = None
            self._known[words] = self._first(words)
        return self._known[words]

    def _first(self, words: str) -> Meaning | None:
        for rule in self._rules:
            match = _compiled(rule.form).fullmatch(words)
            meaning = rule.read(match, self) if match else None
            if meaning is not None:
                return meaning if meaning.rule else meaning._replace(rule=rule.name)
        return None


@cache
def _compiled(form: str) -> "re.Pattern[str]":
    return re.compile(form, re.ASCII)
