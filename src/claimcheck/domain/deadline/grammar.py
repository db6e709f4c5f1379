"""What a language can say: tables of rules, and an index of those that fit two tokens.

What a rule reads is what its function makes of the values of its `<name>`s, in order. `form` has
the notation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimcheck.domain.deadline.form import NOTHING, Form, Opening, either, parsed, symbols
from claimcheck.domain.deadline.tokens import Token, tokens

_MOST_KNOWN = 20_000
"""How many pairs of tokens a grammar remembers the fitting rules of."""


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
    opening: Callable[[str], Opening]
    words: frozenset[str]
    """Every token in them."""


class Grammar:
    """Rules by the name of what they read, and the words that stand for values."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[Rule]],
        terminals: Mapping[str, Terminal | Mapping[str, Any]],
    ) -> None:
        self._terminals = dict(terminals)
        self._rules = rules
        self._compiled: dict[str, list[tuple[frozenset[str], Rule, Form]]] = {}
        self._fitting: dict[tuple[str, str, str], list[tuple[Rule, Form]]] = {}
        self._openings: dict[tuple[str, str], list[tuple[Opening, Rule, Form]]] = {}
        self._firsts: dict[str, frozenset[str]] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every token that a rule mentions or a list has."""
        forms = (rule.form for rules in self._rules.values() for rule in rules)
        mentioned = frozenset(symbol for form in forms for symbol in symbols(form))
        terminals = (self.terminal(name) for name in list(self._terminals))
        return mentioned.union(*(terminal.words for terminal in terminals if terminal))

    def terminal(self, name: str) -> Terminal | None:
        """Return what reads the words of a list, prepared when it is first asked for."""
        found = self._terminals.get(name)
        if found is not None and not isinstance(found, Terminal):
            found = self._terminals[name] = word_list(found)
        return found

    def first(self, name: str) -> frozenset[str]:
        """Return every token that a phrase can start with."""
        terminal = self.terminal(name)
        if terminal is not None:
            return terminal.first
        if name not in self._firsts:
            self._firsts[name] = NOTHING.union(*(first for first, _, _ in self._forms(name)))
        return self._firsts[name]

    def fitting(self, name: str, key: str, following: str) -> list[tuple[Rule, Form]]:
        """Return the rules of a name that can start with a token before another."""
        place = name, key, following
        fitting = self._fitting.get(place)
        if fitting is None:
            if len(self._fitting) == _MOST_KNOWN:
                self._fitting.clear()
            fitting = self._fitting[place] = [
                (rule, form)
                for (alone, seconds), rule, form in self._opening_forms(name, key)
                if alone or following in seconds
            ]
        return fitting

    def opening(self, name: str, key: str) -> Opening:
        """Return whether a token alone is such a phrase, and the tokens that it can go on with."""
        terminal = self.terminal(name)
        if terminal is not None:
            return terminal.opening(key) if key in terminal.first else (False, NOTHING)
        return either(opening for opening, _, _ in self._opening_forms(name, key))

    def _opening_forms(self, name: str, key: str) -> list[tuple[Opening, Rule, Form]]:
        """Return the rules of a name that can start with a token, and how they can go on."""
        if (name, key) not in self._openings:
            self._openings[name, key] = [
                (form.opening(self, key), rule, form)
                for first, rule, form in self._forms(name)
                if key in first
            ]
        return self._openings[name, key]

    def _forms(self, name: str) -> list[tuple[frozenset[str], Rule, Form]]:
        if name not in self._compiled:
            forms = [(rule, parsed(rule.form)) for rule in self._rules[name]]
            self._compiled[name] = [(form.first(self), rule, form) for rule, form in forms]
        return self._compiled[name]


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

    def opening(key: str) -> Opening:
        rests = [rest for rest, _ in phrases[key]]
        return [] in rests, frozenset(rest[0] for rest in rests if rest)

    every = frozenset(word for rests in phrases.values() for rest, _ in rests for word in rest)
    return Terminal(read, frozenset(phrases), opening, every | frozenset(phrases))
