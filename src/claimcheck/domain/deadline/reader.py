"""Reading tokens by a grammar: every phrase that starts at a place, each worked out once.

A grammar is a table of rules. The form of a rule is written as people write it::

    the? <third> (of|in)? <span>

Plain words and signs stand for themselves, `?` makes what is before it optional, `(a|b c)` is one
or the other, `<name>` is a phrase of another table or a word out of a list, and `{name}` the same
when it does not matter which. What a rule reads is what its function makes of the values of its
`<name>`s, in order. Where two rules read the same words the first is taken; where it refuses them,
and not because they have two readings, the next.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimcheck.domain.deadline.meaning import Context
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.tokens import Token, tokens

_SYMBOL = re.compile(r"[<{][\w-]+[>}]|[?()|]|[^\s<>{}?()|]+")

Ends = list[tuple[int, tuple[Any, ...]]]
"""Where a form can end, each with the values that it has read."""
Opening = tuple[bool, frozenset[str]]
"""Whether something can be one token alone, and the tokens that it can go on with."""

_NOTHING: frozenset[str] = frozenset()
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


class _Word(NamedTuple):
    key: str
    optional: bool = False

    def ends(self, reader: "Reader", at: int) -> Ends:
        return [(at + 1, ())] if reader.keys[at] == self.key else []

    def first(self, grammar: "Grammar") -> frozenset[str]:
        return frozenset((self.key,))

    def opening(self, grammar: "Grammar", key: str) -> Opening:
        return key == self.key, _NOTHING


class _Phrase(NamedTuple):
    name: str
    silent: bool
    optional: bool = False

    def ends(self, reader: "Reader", at: int) -> Ends:
        found = reader.read(self.name, at)
        if self.silent:
            return [(end, ()) for end in found]
        return [(end, (value,)) for end, value in found.items()]

    def first(self, grammar: "Grammar") -> frozenset[str]:
        return grammar.first(self.name)

    def opening(self, grammar: "Grammar", key: str) -> Opening:
        return grammar.opening(self.name, key)


class _Choice(NamedTuple):
    forms: "list[_Form]"
    optional: bool

    def ends(self, reader: "Reader", at: int) -> Ends:
        found = [end for form in self.forms for end in form.ends(reader, at)]
        return [*found, (at, ())] if self.optional else found

    def first(self, grammar: "Grammar") -> frozenset[str]:
        return frozenset().union(*(form.first(grammar) for form in self.forms))

    def opening(self, grammar: "Grammar", key: str) -> Opening:
        return _either(form.opening(grammar, key) for form in self.forms)


class _Form(NamedTuple):
    parts: "tuple[_Word | _Phrase | _Choice, ...]"

    def ends(self, reader: "Reader", at: int) -> Ends:
        """Return every way to read this from a token."""
        found: Ends = [(at, ())]
        for part in self.parts:
            if len(found) == 1:
                place, values = found[0]
                found = part.ends(reader, place)
                if values:
                    found = [(end, values + more) for end, more in found]
            else:
                found = [
                    (end, values + more)
                    for place, values in found
                    for end, more in part.ends(reader, place)
                ]
            if not found:
                break
        return found

    def first(self, grammar: "Grammar") -> frozenset[str]:
        """Return the tokens that this can start with."""
        keys: frozenset[str] = frozenset()
        for part in self.parts:
            keys |= part.first(grammar)
            if not part.optional:
                break
        return keys

    def opening(self, grammar: "Grammar", key: str) -> Opening:
        """Return whether a token alone is of this form, and the tokens that it can go on with."""
        alone, seconds = False, _NOTHING
        for at, part in enumerate(self.parts):
            one, more = part.opening(grammar, key)
            if one:
                rest = _Form(self.parts[at + 1 :])
                alone = alone or all(part.optional for part in rest.parts)
                seconds |= rest.first(grammar)
            seconds |= more
            if not part.optional:
                break
        return alone, seconds


class Grammar:
    """Rules by the name of what they read, and the words that stand for values."""

    def __init__(
        self,
        rules: Mapping[str, Sequence[Rule]],
        terminals: Mapping[str, Terminal | Mapping[str, Any]],
    ) -> None:
        self._terminals = dict(terminals)
        self._rules = rules
        self._compiled: dict[str, list[tuple[frozenset[str], Rule, _Form]]] = {}
        self._fitting: dict[tuple[str, str, str], list[tuple[Rule, _Form]]] = {}
        self._openings: dict[tuple[str, str], list[tuple[Opening, Rule, _Form]]] = {}
        self._firsts: dict[str, frozenset[str]] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every token that a rule mentions or a list has."""
        forms = (rule.form for rules in self._rules.values() for rule in rules)
        symbols = frozenset(symbol for form in forms for symbol in _SYMBOL.findall(form))
        terminals = (self.terminal(name) for name in list(self._terminals))
        return symbols.union(*(terminal.words for terminal in terminals if terminal))

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
            self._firsts[name] = _NOTHING.union(*(first for first, _, _ in self._forms(name)))
        return self._firsts[name]

    def fitting(self, name: str, key: str, following: str) -> list[tuple[Rule, _Form]]:
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
            return terminal.opening(key) if key in terminal.first else (False, _NOTHING)
        return _either(opening for opening, _, _ in self._opening_forms(name, key))

    def _opening_forms(self, name: str, key: str) -> list[tuple[Opening, Rule, _Form]]:
        """Return the rules of a name that can start with a token, and how they can go on."""
        if (name, key) not in self._openings:
            self._openings[name, key] = [
                (form.opening(self, key), rule, form)
                for first, rule, form in self._forms(name)
                if key in first
            ]
        return self._openings[name, key]

    def _forms(self, name: str) -> list[tuple[frozenset[str], Rule, _Form]]:
        if name not in self._compiled:
            forms = [(rule, _parsed(rule.form)) for rule in self._rules[name]]
            self._compiled[name] = [(form.first(self), rule, form) for rule, form in forms]
        return self._compiled[name]


class Reader:
    """Reads the phrases in some tokens."""

    def __init__(self, grammar: Grammar, words: list[Token], context: Context) -> None:
        self.words = words
        known = grammar.words
        self.keys = [*(token.key if token.key in known else "" for token in words), "", ""]
        self.context = context
        self._grammar = grammar
        self._known: dict[tuple[str, int], dict[int, Any]] = {}

    def read(self, name: str, at: int) -> dict[int, Any]:
        """Return where each phrase that starts at a token ends, and its meaning or refusal."""
        known = self._known.get((name, at))
        if known is None:
            known = self._known[name, at] = self._read(name, at)
        return known

    def _read(self, name: str, at: int) -> dict[int, Any]:
        key = self.keys[at]
        terminal = self._grammar.terminal(name)
        if terminal is not None:
            return dict(terminal.read(self.words, at)) if key in terminal.first else {}
        found: dict[int, Any] = {}
        for rule, form in self._grammar.fitting(name, key, self.keys[at + 1]):
            for end, values in form.ends(self, at):
                before = found.get(end)
                if before is None or type(before) is Unreadable:
                    meaning = self._meaning(rule, values)
                    if meaning is not None and not (before and isinstance(meaning, Unreadable)):
                        found[end] = meaning
        return found

    def _meaning(self, rule: Rule, values: tuple[Any, ...]) -> Any:
        for value in values:
            if isinstance(value, Unreadable):
                return value
        try:
            meaning = rule.read(self.context, *values)
        except Unreadable as refusal:
            return refusal
        except (ValueError, OverflowError):
            return Unreadable("")
        if meaning is not None and not getattr(meaning, "rule", rule.name):
            return meaning._replace(rule=rule.name)
        return meaning


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


def _parsed(form: str) -> _Form:
    """Return the form that some text describes."""
    return _sequence(_SYMBOL.findall(form), 0)[0]


def _sequence(symbols: list[str], at: int) -> tuple[_Form, int]:
    parts: list[_Word | _Phrase | _Choice] = []
    while at < len(symbols) and symbols[at] not in "|)":
        symbol = symbols[at]
        at += 1
        if symbol == "(":
            forms, at = _alternatives(symbols, at)
            parts.append(_Choice(forms, optional=False))
        elif symbol == "?":
            parts.append(_Choice([_Form((parts.pop(),))], optional=True))
        elif symbol[0] in "<{":
            parts.append(_Phrase(symbol[1:-1], silent=symbol[0] == "{"))
        else:
            parts.append(_Word(symbol))
    return _Form(tuple(parts)), at


def _alternatives(symbols: list[str], at: int) -> tuple[list[_Form], int]:
    forms: list[_Form] = []
    while True:
        form, at = _sequence(symbols, at)
        forms.append(form)
        at += 1
        if symbols[at - 1] == ")":
            return forms, at


def _either(openings: Iterable[Opening]) -> Opening:
    every = list(openings)
    return any(alone for alone, _ in every), _NOTHING.union(*(seconds for _, seconds in every))
