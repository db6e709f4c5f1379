"""Tokens in a row, and what a grammar can make of them on any day."""

from typing import Any

from claimcheck.domain.deadline.form import Form, union
from claimcheck.domain.deadline.grammar import Grammar, Rule
from claimcheck.domain.deadline.tokens import Token

Found = dict[int, Any]
"""Where phrases end that start at a token, and what each means."""


class Run:
    """Tokens in a row, looked up in a grammar; the same ones are often read on several days."""

    def __init__(self, grammar: Grammar, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.grammar = grammar
        known = grammar.words
        self.keys = [*(token.key if token.key in known else "" for token in tokens), "", ""]
        """The keys of the tokens; those that no rule knows are empty."""
        self._bits = [grammar.bits[key] for key in self.keys]
        self._after = [union(self._bits[at + 1 :]) for at in range(len(self.keys))]
        self._listed: dict[tuple[str, int], Found] = {}
        self._fitting: dict[tuple[str, int], list[tuple[Rule, Form]]] = {}

    def listed(self, name: str, at: int) -> Found:
        """Return the words of a list that start at a token."""
        place = name, at
        found = self._listed.get(place)
        if found is None:
            terminal = self.grammar.terminals[name]
            starts = self.keys[at] in terminal.first
            found = self._listed[place] = dict(terminal.read(self.tokens, at)) if starts else {}
        return found

    def fitting(self, name: str, at: int) -> list[tuple[Rule, Form]]:
        """Return the rules of a name that the tokens from a place on can be read by."""
        place = name, at
        found = self._fitting.get(place)
        if found is None:
            key, following, after = self.keys[at], self._bits[at + 1], self._after[at]
            found = self._fitting[place] = [
                (rule, form)
                for rule, form, alone, seconds, needs in self.grammar.candidates(name, key)
                if (alone or seconds & following) and all(needed & after for needed in needs)
            ]
        return found
