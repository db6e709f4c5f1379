"""Reading tokens by a grammar: every phrase that starts at a place, each worked out once.

Where two rules read the same words the first is taken; where it refuses them, and not because
they have two readings, the next.
"""

from typing import Any

from claimcheck.domain.deadline.grammar import Grammar, Rule
from claimcheck.domain.deadline.meanings.meaning import Context
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.tokens import Token


class Parser:
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
