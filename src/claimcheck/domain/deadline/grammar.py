"""What a language can say: tables of rules, and an index of those that can open with a token.

What a rule reads is what its function makes of the values of its `<name>`s, in order. `form` has
the notation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimcheck.domain.deadline.form import Form, Opening, either, parsed, union, words
from claimcheck.domain.deadline.tokens import Token, tokens


class Rule(NamedTuple):
    """One production of the grammar."""

    name: str
    """What a reading says was applied."""
    form: str
    read: Callable[..., Any]
    """From the context and the values to the meaning; None when it is not of this form."""


class Terminal(NamedTuple):
    """What reads words that are no phrase of rules: a number, one of a list."""

    read: Callable[[list[Token], int], Iterable[tuple[int, Any]]]
    """From tokens and a place to where such words end, and their value."""
    first: frozenset[str]
    """The tokens that they start with."""
    opening: Callable[[str], tuple[bool, Iterable[str]]]
    """Whether one of these is such words alone, and the tokens that can come next."""
    words: frozenset[str]
    """Every token in them."""


class Candidate(NamedTuple):
    """A rule that words may be read by which open with a token."""

    rule: Rule
    form: Form
    alone: bool
    """Whether that token can be all of it."""
    seconds: int
    """The tokens that it can go on with."""
    needs: tuple[int, ...]
    """Sets of tokens of each of which one has to follow."""


class Grammar:
    """Rules by the name of what they read, and the words that stand for values."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[Rule]],
        terminals: Mapping[str, Terminal | Mapping[str, Any]],
    ) -> None:
        self._rules = rules
        self._lists = terminals
        self._forms: dict[str, list[tuple[int, Rule, Form]]] = {}
        self._firsts: dict[str, int] = {}
        self._openings: dict[tuple[str, str], Opening] = {}
        self._candidates: dict[tuple[str, str], list[Candidate]] = {}

    @cached_property
    def terminals(self) -> dict[str, Terminal]:
        """What reads the words of each list, prepared when the first is asked for."""
        return {
            name: found if isinstance(found, Terminal) else word_list(found)
            for name, found in self._lists.items()
        }

    @cached_property
    def words(self) -> frozenset[str]:
        """Every token that a rule mentions or a list has."""
        mentioned = (words(rule.form) for rules in self._rules.values() for rule in rules)
        listed = (terminal.words for terminal in self.terminals.values())
        return frozenset().union(*mentioned, *listed)

    @cached_property
    def bits(self) -> dict[str, int]:
        """The bit of each token in a set of them; that of no token, after the last one, is 1."""
        return {key: 1 << at for at, key in enumerate(("", *self.words))}

    def tokens(self, keys: Iterable[str]) -> int:
        """Return some tokens as a set."""
        return union(map(self.bits.__getitem__, keys))

    def first(self, name: str) -> int:
        """Return every token that a phrase can start with."""
        if name not in self._firsts:
            terminal = self.terminals.get(name)
            self._firsts[name] = (
                self.tokens(terminal.first)
                if terminal
                else union(first for first, _, _ in self._parsed(name))
            )
        return self._firsts[name]

    def opening(self, name: str, key: str) -> Opening:
        """Return how a phrase can open with a token."""
        place = name, key
        if place not in self._openings:
            terminal = self.terminals.get(name)
            if terminal is None:
                found = self.candidates(name, key)
                opening = either([(one.alone, one.seconds) for one in found])
            elif key in terminal.first:
                alone, seconds = terminal.opening(key)
                opening = alone, self.tokens(seconds)
            else:
                opening = False, 0
            self._openings[place] = opening
        return self._openings[place]

    def candidates(self, name: str, key: str) -> list[Candidate]:
        """Return the rules of a name that can start with a token."""
        place = name, key
        found = self._candidates.get(place)
        if found is None:
            bit = self.bits[key]
            found = self._candidates[place] = [
                Candidate(rule, form, *form.opening(self, key), form.needs(self))
                for first, rule, form in self._parsed(name)
                if first & bit
            ]
        return found

    def _parsed(self, name: str) -> list[tuple[int, Rule, Form]]:
        """Return the rules of a name, each after the tokens that it can start with."""
        if name not in self._forms:
            forms = [(rule, parsed(rule.form)) for rule in self._rules[name]]
            self._forms[name] = [(form.first(self), rule, form) for rule, form in forms]
        return self._forms[name]


def word_list(words: Mapping[str, Any]) -> Terminal:
    """Return what reads the phrases of a list, the longest first."""
    phrases: dict[str, list[tuple[list[str], Any]]] = {}
    for phrase, value in sorted(words.items(), key=lambda item: -len(item[0])):
        first, *rest = (token.key for token in tokens(phrase))
        phrases.setdefault(first, []).append((rest, value))

    def read(cut: list[Token], at: int) -> Iterator[tuple[int, Any]]:
        for rest, value in phrases[cut[at].key]:
            end = at + 1 + len(rest)
            if [token.key for token in cut[at + 1 : end]] == rest:
                yield end, value

    def opening(key: str) -> tuple[bool, Iterable[str]]:
        rests = [rest for rest, _ in phrases[key]]
        return [] in rests, [rest[0] for rest in rests if rest]

    every = frozenset(word for rests in phrases.values() for rest, _ in rests for word in rest)
    return Terminal(read, frozenset(phrases), opening, every | frozenset(phrases))
