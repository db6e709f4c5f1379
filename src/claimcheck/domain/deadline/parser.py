"""Reading tokens by a grammar: every phrase that starts at a place, each worked out once.

Where two rules read the same words the first is taken; where it refuses them, and not because
they have two readings, the next.
"""

from typing import Any

from claimcheck.domain.deadline.grammar import Rule
from claimcheck.domain.deadline.meanings.meaning import Context
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.run import Found, Run


class Parser:
    """Reads the phrases in some tokens, said on a day."""

    def __init__(self, run: Run, context: Context) -> None:
        self.run = run
        self.keys = run.keys
        self.context = context
        self._known: list[dict[str, Found]] = [{} for _ in run.keys]

    def read(self, name: str, at: int) -> Found:
        """Return where each phrase that starts at a token ends, and its meaning or refusal."""
        known = self._known[at]
        found = known.get(name)
        if found is None:
            found = known[name] = self._read(name, at)
        return found

    def _read(self, name: str, at: int) -> Found:
        if name in self.run.grammar.terminals:
            return self.run.listed(name, at)
        found: Found = {}
        for rule, form in self.run.fitting(name, at):
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
