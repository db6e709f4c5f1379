"""What a ledger says twice is a warning, unless something came between: file-format, warnings."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.changing.change import (
    AddCorrection,
    AddEvidence,
    AddForecast,
    AddRevision,
    AddVerdict,
    Change,
    RefusedError,
    apply,
)
from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.verdict import Verdict
from tests.ledgers import valid

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CLAIM = """
[claims.a]
text = "Acme ships"
claimant = "Acme"
made = 2025-01-01
deadline = "2026"
criteria = "a customer has one"
"""
OTHER = CLAIM.replace("claims.a", "claims.b")


def warned(text: str) -> list[tuple[str, str]]:
    """Return the warnings of a valid ledger as (key path, code)."""
    return [(".".join(one.at), one.code) for one in warnings(valid(text), TODAY, NOW)]


def facts(table: str, *values: str, day: str = "2025-03-01") -> str:
    """Return facts of one day in a table, each recorded a second after the one before it."""
    blocks = (
        f"[claims.a.{table}.k{second}]\ndate = {day}\n{value}\n"
        f'by = "desk {second}"\nrecorded = 2025-03-01T09:00:0{second}Z\n'
        for second, value in enumerate(values, 1)
    )
    return CLAIM + "".join(blocks)


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("evidence", 'stance = "supports"\nsource = "s"'),
        ("revisions", 'deadline = "2027"'),
        ("revisions", 'source = "s"'),
        ("corrections", 'criteria = "x"\nbecause = "y"'),
    ],
)
def test_a_fact_that_two_people_entered_is_told_at_the_second(table: str, value: str) -> None:
    found = warned(facts(table, value, value))
    assert (f"claims.a.{table}.k2", "repeated-fact") in found
    assert (
        warned(facts(table, value, value).replace("date = 2025-03-01", "date = 2025-03-02", 1))
        == []
    )


def test_the_same_ruling_of_two_people_is_one_fact() -> None:
    text = facts("verdicts", *['verdict = "void"\nbecause = "y"\non = ["e"]'] * 2)
    text += '[claims.a.evidence.e]\ndate = 2025-03-01\nstance = "context"\nsource = "s"\n'
    assert ("claims.a.verdicts.k2", "repeated-fact") in warned(text)


def test_odds_of_two_people_are_two_forecasts_and_of_one_person_one() -> None:
    text = facts("forecasts", "probability = 0.3", "probability = 0.3")
    assert warned(text) == []
    same = text.replace("desk 2", "desk 1")
    assert warned(same) == [("claims.a.forecasts.k2", "repeated-fact")]


def test_a_fact_that_was_replaced_in_between_is_no_repetition() -> None:
    """10 %, 95 %, 10 % of one person on one day; a third 10 % repeats the second."""
    odds = ("probability = 0.1", "probability = 0.95", "probability = 0.1", "probability = 0.1")
    text = facts("forecasts", *odds[:3]).replace("desk 2", "desk 1").replace("desk 3", "desk 1")
    assert warned(text) == []
    coarse = text.replace(
        "date = 2025-03-01\nprobability = 0.95", 'date = "2025-03"\nprobability = 0.95'
    )
    assert warned(coarse.replace("date = 2025-03-01\nprob", "date = 2025-03-31\nprob")) == []
    text = facts("forecasts", *odds)
    for number in "234":
        text = text.replace(f"desk {number}", "desk 1")
    assert warned(text) == [("claims.a.forecasts.k4", "repeated-fact")]


def test_letters_are_compared_as_they_are_seen_and_numbers_by_their_value() -> None:
    one = 'stance = "context"\nsource = "Caf\u00e9"\nvalue = 60\nmeasure = "m"'
    two = 'stance = "context"\nsource = "Cafe\u0301"\nvalue = 60.0\nmeasure = "m"'
    text = facts("evidence", one, two).replace(
        "[claims.a]", '[claims.a]\ntarget = { measure = "m", at-least = 1 }'
    )
    assert warned(text) == [("claims.a.evidence.k2", "repeated-fact")]


def test_lists_and_tables_of_two_facts_are_compared_too() -> None:
    one = 'target = { measure = "m", at-least = 5 }'
    assert warned(facts("revisions", one, one)) == [("claims.a.revisions.k2", "repeated-fact")]
    assert warned(facts("revisions", one, one.replace("5", "6"))) == []


def test_a_retracted_fact_repeats_nothing() -> None:
    text = facts("revisions", 'deadline = "2027"', 'deadline = "2027"')
    gone = '[claims.a.corrections.c]\ndate = 2025-05-01\nretracts = "k1"\nbecause = "twice"\n'
    assert warned(text + gone) == []


def test_a_round_of_looking_that_was_entered_twice_is_told() -> None:
    look = '[looks.l1]\ndate = 2025-03-01\nclaims = ["a"]\n'
    assert warned(CLAIM + look + look.replace("l1", "l2")) == [("looks.l2", "repeated-fact")]
    between = look.replace("l1", "l2") + 'where = "the wire"\n'
    again = look.replace("l1", "l3")  # no look replaces another one
    assert warned(CLAIM + look + between + again) == [("looks.l3", "repeated-fact")]
    other = look.replace("l1", "l2").replace("03-01", "03-02")
    assert warned(CLAIM + look + other) == []


def test_a_claim_that_is_there_twice_is_told_at_the_second() -> None:
    assert warned(CLAIM + OTHER) == [("claims.b", "repeated-claim")]
    (problem,) = warnings(valid(CLAIM + OTHER), TODAY, NOW)
    assert problem.severity == "warning"
    assert problem.message.startswith("b is the same claim as a")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Acme ships", "Acme ships it"),
        ('"2026"', '"2027"'),
        ("2025-01-01", "2025-01-02"),
        ('claimant = "Acme"', 'claimant = "Bolt"'),
        ('deadline = "2026"\n', ""),
    ],
)
def test_other_words_day_deadline_or_party_make_another_claim(old: str, new: str) -> None:
    assert warned(CLAIM + OTHER.replace(old, new)) == []


@pytest.mark.parametrize("settled", ["a", "b"])
@pytest.mark.parametrize("verdict", ["void", "superseded"])
def test_a_claim_that_is_void_or_superseded_is_out_of_the_way(settled: str, verdict: str) -> None:
    ruling = (
        f"[claims.{settled}.evidence.e]\ndate = 2025-03-01\nstance = 'context'\nsource = 's'\n"
        f"[claims.{settled}.verdicts.v]\ndate = 2025-03-01\nverdict = '{verdict}'\n"
        "because = 'a duplicate'\non = ['e']\n"
    )
    assert warned(CLAIM + OTHER + ruling) == []
    third = CLAIM.replace("claims.a", "claims.c")
    assert warned(CLAIM + OTHER + third + ruling) == [("claims.c", "repeated-claim")]


def test_two_corrections_of_one_key_on_one_day_are_told_and_on_two_days_are_not() -> None:
    one, two = 'criteria = "x"\nbecause = "y"', 'criteria = "z"\nbecause = "y"'
    assert warned(facts("corrections", one, two)) == [
        ("claims.a.corrections.k2.criteria", "two-corrections")
    ]
    text = facts("corrections", one, two).replace("date = 2025-03-01", "date = 2025-03-02", 1)
    assert warned(text) == []
    assert warned(facts("corrections", one, 'kind = "aim"\nbecause = "y"')) == []


DAYS = st.sampled_from([Span.day(date(2025, 3, day)) for day in (1, 2, 3)])
NAMES = st.sampled_from(["ana", "ben"])
FACTS = st.one_of(
    st.builds(Forecast, date=DAYS, probability=st.sampled_from([0.1, 0.9]), by=NAMES),
    st.builds(
        Verdict,
        date=DAYS,
        verdict=st.sampled_from(["void", "broken", "reopened"]),
        because=st.just("so"),
        by=NAMES,
    ),
    st.builds(
        Revision,
        date=DAYS,
        deadline=st.sampled_from([None, parse_span("2027"), parse_span("2028")]),
        text=st.sampled_from([None, "Acme ships it"]),
        by=NAMES,
    ),
    st.builds(
        Evidence,
        date=DAYS,
        stance=st.just("context"),
        source=st.just("s"),
        value=st.sampled_from([None, 1, 2]),
    ),
    st.builds(
        Correction,
        date=DAYS,
        because=st.just("so"),
        criteria=st.sampled_from([None, "a", "b"]),
        kind=st.sampled_from(["promise", "aim"]),
    ),
)
CHANGES: dict[type, Callable[[Any], Change]] = {
    Forecast: lambda fact: AddForecast("a", fact),
    Verdict: lambda fact: AddVerdict("a", fact),
    Revision: lambda fact: AddRevision("a", fact),
    Evidence: lambda fact: AddEvidence(("a",), fact),
    Correction: lambda fact: AddCorrection("a", fact),
}


@given(st.lists(FACTS, max_size=12))
def test_whatever_commands_take_nothing_is_there_twice_and_no_rulings_contradict(
    entered: list[Fact],
) -> None:
    """In whatever order facts are entered, and whatever their days: each a second later."""
    ledger = valid(CLAIM)
    for second, fact in enumerate(entered):
        recorded = datetime(2026, 11, 24, 9, 0, second, tzinfo=UTC)
        with suppress(RefusedError):
            change = CHANGES[type(fact)](fact.but(recorded=recorded))
            ledger = apply(ledger, change, TODAY).ledger
    assert list(ledger_errors(ledger)) == []
    codes = {one.code for one in warnings(ledger, TODAY, NOW)}
    assert codes.isdisjoint({"repeated-fact", "contradicting-rulings"})
