"""Reading by a grammar, here by ones of a rule or two."""

from datetime import date

import pytest

from claimcheck.domain.deadline import Calendar, grammar
from claimcheck.domain.deadline.grammar import Grammar, Rule
from claimcheck.domain.deadline.meanings.occurrence import forward
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.tokens import tokens

CONTEXT = forward(date(2024, 3, 15), Calendar())


def ends(rules: Grammar, text: str) -> set[int]:
    """Return where the phrases that start with a text end in it, in words."""
    return set(Parser(rules, tokens(text), CONTEXT).read("colours", 0))


def colours(*forms: str) -> Grammar:
    return Grammar(
        {"colours": [Rule("colours", form, lambda context: "colours") for form in forms]}, {}
    )


@pytest.mark.parametrize(
    ("text", "found"), [("red", {1}), ("red blue", {1, 2}), ("blue", {1}), ("green", set())]
)
def test_a_rule_of_which_everything_may_be_left_out_reads_what_there_is(
    text: str, found: set[int]
) -> None:
    assert ends(colours("red? blue?"), text) - {0} == found


def test_a_grammar_that_forgets_which_rules_fit_reads_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which rules fit a pair of words is remembered, up to a limit."""
    monkeypatch.setattr(grammar, "_MOST_KNOWN", 1)
    rules = colours("red blue", "red green", "blue red? blue")
    for text, found in [
        ("red blue", {2}),
        ("red green", {2}),
        ("blue red blue", {3}),
        ("blue red green", set()),
        ("red blue", {2}),
    ]:
        assert ends(rules, text) == found
        assert len(rules._fitting) == 1
