"""Reading by a grammar, here by ones of a rule or two."""

from datetime import date

import pytest

from claimcheck.domain.deadline import Calendar, Unreadable
from claimcheck.domain.deadline.grammar import Grammar, Rule
from claimcheck.domain.deadline.meanings.occurrence import forward
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.run import Run
from claimcheck.domain.deadline.tokens import tokens

CONTEXT = forward(date(2024, 3, 15), Calendar())


def ends(rules: Grammar, text: str) -> set[int]:
    """Return where the phrases that start with a text end in it, in words."""
    return set(Parser(Run(rules, tokens(text)), CONTEXT).read("colours", 0))


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


@pytest.mark.parametrize(
    ("text", "found"),
    [("red green", {2}), ("red blue green", {3}), ("green", {1}), ("red blue", set())],
)
def test_a_word_that_a_rule_needs_may_come_first_where_those_before_it_may_be_left_out(
    text: str, found: set[int]
) -> None:
    assert ends(colours("red? blue? green"), text) == found


def test_of_two_rules_the_first_that_does_not_refuse_is_taken() -> None:
    def refuse(_: object) -> str:
        raise Unreadable("not red")

    rules = Grammar(
        {"colours": [Rule("a", "red", refuse), Rule("b", "(red|blue)", lambda _: "colours")]}, {}
    )
    assert Parser(Run(rules, tokens("red")), CONTEXT).read("colours", 0) == {1: "colours"}
