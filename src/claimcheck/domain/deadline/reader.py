"""Reading tokens by a grammar: every phrase that starts at a place, each worked out once.

A grammar is a table of rules. The form of a rule is written as people write it::

    the? <third> (of|in)? <span>

Plain words and signs stand for themselves, `?` makes what is before it optional, `(a|b c)` is one
or the other, `<name>` is a phrase of another table or a word out of a list, and `{name}` the same
when it does not matter which. What a rule reads is what its function makes of the values of its
`<name>`s, in order. Where two rules read the same
words, the first is taken; where it refuses them, and not because they have two readings, the next.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimcheck.domain.deadline.meaning import Context
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.tokens import Token

Values = tuple[Any, ...]
States = list[tuple[int, Values]]
Terminal = Callable[[list[Token], int], Iterable[tuple[int, Any]]]

_FORM = re.compile(r"[<{][\w-]+[>}]|[?()|]|[^\s<>{}?()|]+")


class Rule(NamedTuple):
    """One production of the grammar."""

    name: str
    """What a reading says was applied."""
    form: str
    read: Callable[..., Any]
    """From the context and the values to the meaning; None when it is not of this form."""


class _Word(NamedTuple):
    key: str

    def states(self, reader: "Reader", at: int) -> States:
        here = at < len(reader.words) and reader.words[at].key == self.key
        return [(at + 1, ())] if here else []

    def first(self, grammar: "Grammar") -> tuple[frozenset[str], bool]:
        return frozenset((self.key,)), False


class _Phrase(NamedTuple):
    name: str
    silent: bool

    def states(self, reader: "Reader", at: int) -> States:
        if self.silent:
            return [(end, ()) for end in reader.read(self.name, at)]
        return [(end, (value,)) for end, value in reader.read(self.name, at).items()]

    def first(self, grammar: "Grammar") -> tuple[frozenset[str], bool]:
        return grammar.first(self.name), False


class _Choice(NamedTuple):
    forms: "list[_Form]"
    optional: bool

    def states(self, reader: "Reader", at: int) -> States:
        states = [state for form in self.forms for state in form.states(reader, at)]
        return [*states, (at, ())] if self.optional else states

    def first(self, grammar: "Grammar") -> tuple[frozenset[str], bool]:
        firsts = [form.first(grammar) for form in self.forms]
        nullable = self.optional or any(empty for _, empty in firsts)
        return frozenset().union(*(keys for keys, _ in firsts)), nullable


class _Form(NamedTuple):
    parts: "list[_Word | _Phrase | _Choice]"

    def states(self, reader: "Reader", at: int) -> States:
        """Return every way to read this from a token: where it ends and the values in it."""
        states: States = [(at, ())]
        for part in self.parts:
            states = [
                (end, values + more)
                for place, values in states
                for end, more in part.states(reader, place)
            ]
            if not states:
                break
        return states

    def first(self, grammar: "Grammar") -> tuple[frozenset[str], bool]:
        """Return the tokens that this can start with, and whether it can be empty."""
        keys: frozenset[str] = frozenset()
        for part in self.parts:
            more, empty = part.first(grammar)
            keys |= more
            if not empty:
                return keys, False
        return keys, True


class Grammar:
    """Rules by the name of what they read, and the words that stand for values."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[Rule]],
        lists: Mapping[str, Mapping[str, Any]],
        terminals: Mapping[str, tuple[Terminal, frozenset[str]]],
    ) -> None:
        self._rules = rules
        self._terminals = {
            **{name: _word_list(words) for name, words in lists.items()},
            **terminals,
        }
        self._compiled: dict[str, list[tuple[frozenset[str], Rule, _Form]]] = {}
        self._fitting: dict[tuple[str, str], list[tuple[Rule, _Form]]] = {}

    def fitting(self, name: str, key: str) -> list[tuple[Rule, "_Form"]]:
        """Return the rules of a name that can start with a token."""
        try:
            return self._fitting[name, key]
        except KeyError:
            rules = [(rule, form) for first, rule, form in self._compile(name) if key in first]
            return self._fitting.setdefault((name, key), rules)

    def terminal(self, name: str) -> tuple[Terminal, frozenset[str]] | None:
        """Return what reads a word that is no phrase of other rules."""
        return self._terminals.get(name)

    def first(self, name: str) -> frozenset[str]:
        """Return every token that a phrase can start with."""
        terminal = self._terminals.get(name)
        if terminal is not None:
            return terminal[1]
        return frozenset().union(*(first for first, _, _ in self._compile(name)))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every token that a rule mentions or a list has."""
        found: frozenset[str] = frozenset()
        for rules in self._rules.values():
            for rule in rules:
                found |= {part for part in _FORM.findall(rule.form) if part[0] not in "<{?()|"}
        return found.union(*(first for _, first in self._terminals.values()))

    def _compile(self, name: str) -> list[tuple[frozenset[str], Rule, "_Form"]]:
        if name not in self._compiled:
            forms = [(rule, _parsed(rule.form)) for rule in self._rules[name]]
            self._compiled[name] = [(form.first(self)[0], rule, form) for rule, form in forms]
        return self._compiled[name]


class Reader:
    """Reads the phrases in some tokens."""

    def __init__(self, grammar: Grammar, words: list[Token], context: Context) -> None:
        self.grammar = grammar
        self.words = words
        self.context = context
        self._known: dict[tuple[str, int], dict[int, Any]] = {}

    def read(self, name: str, at: int) -> dict[int, Any]:
        """Return where each phrase that starts at a token ends, and its meaning or refusal."""
        known = self._known.get((name, at))
        if known is None:
            known = self._known[name, at] = self._read(name, at)
        return known

    def _read(self, name: str, at: int) -> dict[int, Any]:
        if at >= len(self.words):
            return {}
        terminal = self.grammar.terminal(name)
        if terminal is not None:
            read, first = terminal
            return dict(read(self.words, at)) if self.words[at].key in first else {}
        found: dict[int, Any] = {}
        for rule, form in self.grammar.fitting(name, self.words[at].key):
            for end, values in form.states(self, at):
                before = found.get(end)
                if before is None or type(before) is Unreadable:
                    meaning = self._meaning(rule, values)
                    if meaning is not None and not (before and isinstance(meaning, Unreadable)):
                        found[end] = meaning
        return found

    def _meaning(self, rule: Rule, values: Values) -> Any:
        for value in values:
            if isinstance(value, Unreadable):
                return value
        try:
            meaning = rule.read(self.context, *values)
        except Unreadable as refusal:
            return refusal
        except (ValueError, OverflowError):
            return Unreadable("", "the calendar has the years 1 to 9999")
        if meaning is not None and not getattr(meaning, "rule", rule.name):
            return meaning._replace(rule=rule.name)
        return meaning


def _parsed(form: str) -> _Form:
    """Return the form that some text describes."""
    return _sequence(_FORM.findall(form), 0)[0]


def _sequence(symbols: list[str], at: int) -> tuple[_Form, int]:
    parts: list[_Word | _Phrase | _Choice] = []
    while at < len(symbols) and symbols[at] not in ("|", ")"):
        symbol = symbols[at]
        at += 1
        if symbol == "(":
            forms, at = _alternatives(symbols, at)
            parts.append(_Choice(forms, optional=False))
        elif symbol == "?":
            parts.append(_Choice([_Form([parts.pop()])], optional=True))
        elif symbol[0] in "<{":
            parts.append(_Phrase(symbol[1:-1], silent=symbol[0] == "{"))
        else:
            parts.append(_Word(symbol))
    return _Form(parts), at


def _alternatives(symbols: list[str], at: int) -> tuple[list[_Form], int]:
    forms: list[_Form] = []
    while True:
        form, at = _sequence(symbols, at)
        forms.append(form)
        at += 1
        if symbols[at - 1] == ")":
            return forms, at


def _word_list(words: Mapping[str, Any]) -> tuple[Terminal, frozenset[str]]:
    """Return the terminal that reads phrases from a list, the longest first."""
    by_first: dict[str, list[tuple[list[str], Any]]] = {}
    for phrase, value in sorted(words.items(), key=lambda item: -len(item[0])):
        first, *rest = re.findall(r"'s|[^\W\d_]+|\S", phrase)
        by_first.setdefault(first, []).append((rest, value))

    def read(tokens: list[Token], at: int) -> Iterator[tuple[int, Any]]:
        for rest, value in by_first[tokens[at].key]:
            end = at + 1 + len(rest)
            if [token.key for token in tokens[at + 1 : end]] == rest:
                yield end, value

    return read, frozenset(by_first)
