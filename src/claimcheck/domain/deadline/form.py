"""The notation of rules: forms that tokens can have, written as people write them.

    the? <third> (of|in)? <span>

Plain words and signs stand for themselves, `?` makes what is before it optional, `(a|b c)` is one
or the other, `<name>` is a phrase of another table or a word out of a list, and `{name}` the same
when it does not matter which.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

_SYMBOL = re.compile(r"[<{][\w-]+[>}]|[?()|]|[^\s<>{}?()|]+")

Ends = list[tuple[int, tuple[Any, ...]]]
"""Where a form can end, each with the values that it has read."""
Opening = tuple[bool, frozenset[str]]
"""Whether something can be one token alone, and the tokens that it can go on with."""

NOTHING: frozenset[str] = frozenset()


class Phrases(Protocol):
    """The phrases in some tokens."""

    keys: list[str]

    def read(self, name: str, at: int) -> dict[int, Any]:
        """Return where each phrase that starts at a token ends, and its meaning or refusal."""


class Beginnings(Protocol):
    """How the phrases of a grammar begin."""

    def first(self, name: str) -> frozenset[str]:
        """Return every token that a phrase can start with."""

    def opening(self, name: str, key: str) -> Opening:
        """Return whether a token alone is such a phrase, and the tokens that it can go on with."""


class _Word(NamedTuple):
    key: str
    optional: bool = False

    def ends(self, phrases: Phrases, at: int) -> Ends:
        return [(at + 1, ())] if phrases.keys[at] == self.key else []

    def first(self, beginnings: Beginnings) -> frozenset[str]:
        return frozenset((self.key,))

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        return key == self.key, NOTHING


class _Phrase(NamedTuple):
    name: str
    silent: bool
    optional: bool = False

    def ends(self, phrases: Phrases, at: int) -> Ends:
        found = phrases.read(self.name, at)
        if self.silent:
            return [(end, ()) for end in found]
        return [(end, (value,)) for end, value in found.items()]

    def first(self, beginnings: Beginnings) -> frozenset[str]:
        return beginnings.first(self.name)

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        return beginnings.opening(self.name, key)


class _Choice(NamedTuple):
    forms: "list[Form]"
    optional: bool

    def ends(self, phrases: Phrases, at: int) -> Ends:
        found = [end for form in self.forms for end in form.ends(phrases, at)]
        return [*found, (at, ())] if self.optional else found

    def first(self, beginnings: Beginnings) -> frozenset[str]:
        return frozenset().union(*(form.first(beginnings) for form in self.forms))

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        return either(form.opening(beginnings, key) for form in self.forms)


class Form(NamedTuple):
    """What tokens of a rule can be, one part after another."""

    parts: "tuple[_Word | _Phrase | _Choice, ...]"

    def ends(self, phrases: Phrases, at: int) -> Ends:
        """Return every way to read this from a token."""
        found: Ends = [(at, ())]
        for part in self.parts:
            if len(found) == 1:
                place, values = found[0]
                found = part.ends(phrases, place)
                if values:
                    found = [(end, values + more) for end, more in found]
            else:
                found = [
                    (end, values + more)
                    for place, values in found
                    for end, more in part.ends(phrases, place)
                ]
            if not found:
                break
        return found

    def first(self, beginnings: Beginnings) -> frozenset[str]:
        """Return the tokens that this can start with."""
        keys: frozenset[str] = frozenset()
        for part in self.parts:
            keys |= part.first(beginnings)
            if not part.optional:
                break
        return keys

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        """Return whether a token alone is of this form, and the tokens that it can go on with."""
        alone, seconds = False, NOTHING
        for at, part in enumerate(self.parts):
            one, more = part.opening(beginnings, key)
            if one:
                rest = Form(self.parts[at + 1 :])
                alone = alone or all(part.optional for part in rest.parts)
                seconds |= rest.first(beginnings)
            seconds |= more
            if not part.optional:
                break
        return alone, seconds


def parsed(form: str) -> Form:
    """Return the form that some text describes."""
    return _sequence(_SYMBOL.findall(form), 0)[0]


def _sequence(symbols: list[str], at: int) -> tuple[Form, int]:
    parts: list[_Word | _Phrase | _Choice] = []
    while at < len(symbols) and symbols[at] not in "|)":
        symbol = symbols[at]
        at += 1
        if symbol == "(":
            forms, at = _alternatives(symbols, at)
            parts.append(_Choice(forms, optional=False))
        elif symbol == "?":
            parts.append(_Choice([Form((parts.pop(),))], optional=True))
        elif symbol[0] in "<{":
            parts.append(_Phrase(symbol[1:-1], silent=symbol[0] == "{"))
        else:
            parts.append(_Word(symbol))
    return Form(tuple(parts)), at


def _alternatives(symbols: list[str], at: int) -> tuple[list[Form], int]:
    forms: list[Form] = []
    while True:
        form, at = _sequence(symbols, at)
        forms.append(form)
        at += 1
        if symbols[at - 1] == ")":
            return forms, at


def symbols(form: str) -> list[str]:
    """Return the words and signs that a form is written with."""
    return _SYMBOL.findall(form)


def either(openings: Iterable[Opening]) -> Opening:
    """Return the opening of what can be any of several things."""
    every = list(openings)
    return any(alone for alone, _ in every), NOTHING.union(*(seconds for _, seconds in every))
