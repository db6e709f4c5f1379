"""What a language can say: tables of rules, and an index of those that can start with a token.

What a rule reads is what its function makes of the values of its `<name>`s, in order. `form` has
the notation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimcheck.domain.deadline.form import Form, parsed, words
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
    words: frozenset[str]
    """Every token in them."""


class Candidate(NamedTuple):
    """A rule that words may be read by."""

    rule: Rule
    form: Form
    needs: tuple[frozenset[str], ...]
    """Sets of tokens of each of which one has to follow the first."""


class _Opening:
    """A rule with the tokens that it can start with; what it needs is worked out when it may."""

    def __init__(self, rule: Rule, grammar: "Grammar") -> None:
        self._rule, self._form, self._grammar = rule, parsed(rule.form), grammar
        self.first = self._form.first(grammar)

    @cached_property
    def candidate(self) -> Candidate:
        return Candidate(self._rule, self._form, self._form.needs(self._grammar))


class Grammar:
    """Rules by the name of what they read, and the words that stand for values."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[Rule]],
        terminals: Mapping[str, Terminal | Mapping[str, Any]],
    ) -> None:
        self._lists = terminals
        self._rules = rules
        self._openings: dict[str, list[_Opening]] = {}
        self._starting: dict[tuple[str, str], list[Candidate]] = {}
        self._firsts: dict[str, frozenset[str]] = {}

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

    def first(self, name: str) -> frozenset[str]:
        """Return every token that a phrase can start with."""
        if name in self.terminals:
            return self.terminals[name].first
        if name not in self._firsts:
            firsts = (opening.first for opening in self._every(name))
            self._firsts[name] = frozenset().union(*firsts)
        return self._firsts[name]

    def starting(self, name: str, key: str) -> list[Candidate]:
        """Return the rules of a name that can start with a token."""
        place = name, key
        found = self._starting.get(place)
        if found is None:
            openings = self._every(name)
            found = [opening.candidate for opening in openings if key in opening.first]
            self._starting[place] = found
        return found

    def _every(self, name: str) -> list[_Opening]:
        if name not in self._openings:
            self._openings[name] = [_Opening(rule, self) for rule in self._rules[name]]
        return self._openings[name]


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

    every = frozenset(word for rests in phrases.values() for rest, _ in rests for word in rest)
    return Terminal(read, frozenset(phrases), every | frozenset(phrases))
