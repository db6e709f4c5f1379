"""The notation of rules: forms that tokens can have, written as people write them.

    the? <third> (of|in)? <span>

Plain words and signs stand for themselves, `?` makes what is before it optional, `(a|b c)` is one
or the other, `<name>` is a phrase of another table or a word out of a list, and `{name}` the same
when it does not matter which.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

_SYMBOL = re.compile(r"[<{][\w-]+[>}]|[?()|]|[^\s<>{}?()|]+")
_SIGNS = frozenset("?()|")

Ends = list[tuple[int, tuple[Any, ...]]]
"""Where a form can end, each with the values that it has read."""
Opening = tuple[bool, int]
"""Whether something can be one token alone, and the set of tokens that it can go on with."""


class Phrases(Protocol):
    """The phrases in some tokens."""

    keys: list[str]

    def read(self, name: str, at: int) -> Mapping[int, Any]:
        """Return where each phrase that starts at a token ends, and its meaning or refusal."""


class Beginnings(Protocol):
    """How the phrases of a grammar begin. A set of tokens is an int with a bit for each."""

    def tokens(self, keys: Iterable[str]) -> int:
        """Return some tokens as a set."""

    def first(self, name: str) -> int:
        """Return every token that a phrase can start with."""

    def opening(self, name: str, key: str) -> Opening:
        """Return how a phrase can open with a token."""


class _Words(NamedTuple):
    keys: frozenset[str]
    optional: bool = False

    def ends(self, phrases: Phrases, at: int) -> Ends:
        found: Ends = [(at + 1, ())] if phrases.keys[at] in self.keys else []
        return [*found, (at, ())] if self.optional else found

    def first(self, beginnings: Beginnings) -> int:
        return beginnings.tokens(self.keys)

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        return key in self.keys, 0


class _Phrase(NamedTuple):
    name: str
    silent: bool
    optional: bool = False

    def ends(self, phrases: Phrases, at: int) -> Ends:
        read = phrases.read(self.name, at)
        found = [(end, () if self.silent else (value,)) for end, value in read.items()]
        return [*found, (at, ())] if self.optional else found

    def first(self, beginnings: Beginnings) -> int:
        return beginnings.first(self.name)

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        return beginnings.opening(self.name, key)


class _Choice(NamedTuple):
    forms: "list[Form]"
    optional: bool = False

    def ends(self, phrases: Phrases, at: int) -> Ends:
        found = [end for form in self.forms for end in form.ends(phrases, at)]
        return [*found, (at, ())] if self.optional else found

    def first(self, beginnings: Beginnings) -> int:
        return union(form.first(beginnings) for form in self.forms)

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        return either([form.opening(beginnings, key) for form in self.forms])


_Part = _Words | _Phrase | _Choice


class Form(NamedTuple):
    """What tokens of a rule can be, one part after another."""

    parts: tuple[_Part, ...]

    def ends(self, phrases: Phrases, at: int) -> Ends:
        """Return every way to read this from a token."""
        found = self.parts[0].ends(phrases, at)
        for part in self.parts[1:]:
            if not found:
                break
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
        return found

    def first(self, beginnings: Beginnings) -> int:
        """Return the tokens that this can start with."""
        return _first(self.parts, beginnings)

    def needs(self, beginnings: Beginnings) -> tuple[int, ...]:
        """Return sets of tokens of each of which one has to follow the first token.

        Nothing that has to be there is empty.
        """
        fixed = [part for part in self.parts if not part.optional]
        return tuple(part.first(beginnings) for part in fixed[1:])

    def opening(self, beginnings: Beginnings, key: str) -> Opening:
        """Return how this can open with a token."""
        alone, seconds = False, 0
        for at, part in enumerate(self.parts):
            one, more = part.opening(beginnings, key)
            if one:
                rest = self.parts[at + 1 :]
                alone = alone or all(part.optional for part in rest)
                seconds |= _first(rest, beginnings)
            seconds |= more
            if not part.optional:
                break
        return alone, seconds


def parsed(form: str) -> Form:
    """Return the form that some text describes."""
    return _sequence(_SYMBOL.findall(form), 0)[0]


def words(form: str) -> frozenset[str]:
    """Return the words and signs that a form is written with."""
    return frozenset(_SYMBOL.findall(form)) - _SIGNS


def union(sets: Iterable[int]) -> int:
    """Return the tokens of several sets."""
    every = 0
    for one in sets:
        every |= one
    return every


def either(openings: list[Opening]) -> Opening:
    """Return the opening of what can be any of several things."""
    return any(alone for alone, _ in openings), union(seconds for _, seconds in openings)


def _first(parts: tuple[_Part, ...], beginnings: Beginnings) -> int:
    keys = 0
    for part in parts:
        keys |= part.first(beginnings)
        if not part.optional:
            break
    return keys


def _sequence(symbols: list[str], at: int) -> tuple[Form, int]:
    parts: list[_Part] = []
    while at < len(symbols) and symbols[at] not in "|)":
        symbol = symbols[at]
        at += 1
        if symbol == "(":
            forms, at = _alternatives(symbols, at)
            parts.append(_choice(forms))
        elif symbol == "?":
            parts.append(parts.pop()._replace(optional=True))
        elif symbol[0] in "<{":
            parts.append(_Phrase(symbol[1:-1], silent=symbol[0] == "{"))
        else:
            parts.append(_Words(frozenset((symbol,))))
    return Form(tuple(parts)), at


def _alternatives(symbols: list[str], at: int) -> tuple[list[Form], int]:
    forms: list[Form] = []
    while True:
        form, at = _sequence(symbols, at)
        forms.append(form)
        at += 1
        if symbols[at - 1] == ")":
            return forms, at


def _choice(forms: list[Form]) -> _Words | _Choice:
    """Return one form or another; single words are looked up together."""
    words = [form.parts[0] for form in forms if len(form.parts) == 1]
    sets = [part.keys for part in words if isinstance(part, _Words) and not part.optional]
    return _Words(frozenset().union(*sets)) if len(sets) == len(forms) else _Choice(forms)
