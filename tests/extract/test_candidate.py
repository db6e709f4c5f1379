"""Which sentences are claims, whose they are and what they say."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.model.target import Target
from claimcheck.extract.candidate import Candidate, extract
from claimcheck.extract.text.sentences import split_sentences

SAID = date(2025, 3, 8)


def found(text: str) -> list[Candidate]:
    return list(extract(text, SAID))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Acme will open a plant in Leeds.", "promise"),
        ("Acme pledged to plant a million trees.", "promise"),
        ("Acme plans to build a plane by 2027.", "aim"),
        ("Acme aims to hire 300 people.", "aim"),
        ("The bridge is scheduled to open in June 2026.", "promise"),
        ("Analysts at Bolt Bank expect profit to fall in 2026.", "forecast"),
        ("We will build 40,000 homes a year.", "promise"),
        ("Acme said it would close two plants.", "promise"),
        ("The bridge is due to open in June 2026.", "promise"),
        ("Acme ordered 40 jets, with deliveries to begin in 2028.", "promise"),
        ("Acme announced plans on Friday to close two plants.", "aim"),
        ("Ann Lee said that she expected sales to double.", "forecast"),
        ("We’re going to hire 300 people.", "forecast"),
        ("Acme has set a goal to cut its emissions by half.", "aim"),
        ("Acme has a target of 5,000 stores.", "aim"),
        ("Acme raised its guidance to $5 billion for 2025.", "forecast"),
        ("Acme is rolling out 200 chargers.", "promise"),
        ("Delivery is expected mid-year.", "forecast"),
        ("The phase 3 readout is expected in the second half of 2026.", "forecast"),
        ("Our goal is net zero by 2050.", "aim"),
        ("We commit to a visit within two days by 2026.", "promise"),
        ("An Alliance government would recruit 6,500 teachers.", "promise"),
        ("Acme appointed Ann Lee as its head, effective 16 May 2025.", "promise"),
        ("Acme announced $325 million for 15 projects.", "promise"),
        ("The bank sees output growing 1.8% in 2026.", "forecast"),
        ("The second line follows in the second half of 2026.", "promise"),
        ("In France, we start sales in 2026.", "promise"),
        ("Acme proposed on Friday to close two plants.", "promise"),
        ("Acme is confident of opening the plant by May 2026.", "aim"),
        ("Acme has 140 shops and wants 300 by the end of 2026.", "aim"),
        ("Labour repeated its pledge to build 1.5 million homes.", "promise"),
    ],
)
def test_a_plan_a_promise_and_a_forecast_are_claims(sentence: str, kind: str) -> None:
    one = found(sentence)[-1]
    assert (one.sentence, one.kind) == (sentence, kind)
    assert one.reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme was founded in 1950 and opened its first plant in 1952.",
        "Acme is a remarkable company with a cutting-edge plant.",
        "Will Acme ever open its plant?",
        "Acme could open a plant, and might not.",
        "The future of technology appears promising.",
        "A great future will lie ahead of all of us, and you will see it.",
        "It was the will of the people.",
        "The delay was due to rain.",
        "The record, which was set on Monday, stands.",
        "We want to know what happened.",
        "Actual results will differ from forward-looking statements.",
        "Acme will host a conference call on 12 March 2025 to discuss its results.",
        "RELATED: Acme will open a plant in Leeds",
        "Subscribe now and you will save 40% by 2026.",
    ],
)
def test_history_praise_questions_and_rhetoric_are_not(sentence: str) -> None:
    assert found(sentence) == []


def test_the_deadline_is_relative_to_the_day_of_publication() -> None:
    (one,) = found("Acme announced on Friday that it will open by the end of next year.")
    assert one.deadline_words is not None
    assert "end of next year" in one.deadline_words
    assert one.latest == date(2026, 12, 31)


def test_a_number_becomes_the_target() -> None:
    (one,) = found("Acme will be present in over 60 countries by 2027.")
    assert one.target is not None
    assert (one.target.measure, one.target.more_than) == ("countries", 60)


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Acme will create 1.5 million jobs by 2027.", Target(measure="jobs", at_least=1_500_000)),
        ("Acme will sell 800k cars by 2027.", Target(measure="cars", at_least=800_000)),
        ("Acme will spend €5m by 2027.", Target(measure="spending", at_least=5_000_000, unit="€")),
        (
            "Acme will spend at most 40 crore rupees by 2027.",
            Target(measure="spending", at_most=400_000_000, unit="rupees"),
        ),
        ("Acme will cut emissions by 40 per cent.", None),
        ("Acme will build 5m homes with 3 rooms by 2027.", None),
        ("Acme will build 7,5 million homes by 2027.", None),
        ("Acme will build 5 000 homes by 2027.", None),
    ],
)
def test_the_number_of_a_target_has_one_reading(sentence: str, target: Target | None) -> None:
    (one,) = found(sentence)
    assert one.target == target


def test_the_company_is_the_party_last_named() -> None:
    text = (
        "Acme Corp. said sales rose.\nBolt Group said sales fell.\nThe company will close a plant."
    )
    assert found(text)[-1].claimant == "Bolt Group"


def test_a_person_with_a_title_speaks_for_the_company() -> None:
    (one,) = found("Acme chief executive Ann Lee said the plant will open in 2026.")
    assert (one.claimant, one.speaker) == ("Acme", "Ann Lee")


@given(st.text(string.printable + "é“”’…\u202e\x1b\u2028", max_size=400))
def test_whatever_the_text_offsets_name_the_sentences(text: str) -> None:
    for one in split_sentences(text):
        assert text[one.offset : one.offset + len(one.text)] == one.text
    for claim in found(text + " Acme will open in 2026."):
        assert 0 <= claim.score <= 1


def test_a_huge_line_is_read_in_pieces() -> None:
    assert found("a" * 2_000_000) == []
    assert len(found("Acme will open in 2026. " * 5_000)) > 4_900
