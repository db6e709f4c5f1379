"""The ids of claims and the keys of facts that commands make."""

import hashlib
import re

import pytest

from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.naming import claim_id, fact_key
from claimcheck.domain.model.span import parse_span

ODDS = Forecast(date=parse_span("2025-04-01"), probability=0.3, by="vl")


@pytest.mark.parametrize(
    ("claimant", "text"),
    [
        ("XPENG", "XPENG will mass-produce flying cars by 2026"),
        ("Acme", "Acme opens stores in sixty more countries than any rival ever did"),
        ("The Ministry of Health of the Republic", "Every village gets a doctor and a nurse"),
        ("Zoë O’Brien", "Façades werden größer"),
        ("a" * 200, "b" * 200),
    ],
)
def test_an_id_is_a_slug_of_at_most_five_words(claimant: str, text: str) -> None:
    id_ = claim_id(claimant, text, ())
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", id_)
    assert len(id_.split("-")) <= 5


@pytest.mark.parametrize(
    "when",
    ["by 2026", "by 30 June 2026", "in Q3 2026", "by 2026-06-30", "by 2026-H1", "in the 2030s",
     "by May 2026", "before December 1st"],
)  # fmt: skip
def test_the_date_is_left_out_of_an_id(when: str) -> None:
    plain = claim_id("Acme", "Acme ships cars", ())
    assert claim_id("Acme", f"Acme ships cars {when}".replace("before ", "by "), ()) == plain


def test_an_id_comes_from_claimant_and_text() -> None:
    assert claim_id("XPENG", "XPENG will mass-produce flying cars", ()) == (
        "xpeng-mass-produce-flying-cars"
    )


def test_where_nothing_latin_is_left_the_id_is_claim_and_hex() -> None:
    id_ = claim_id("小鹏汽车", "2026年量产飞行汽车", ())
    assert re.fullmatch(r"claim-[0-9a-f]+", id_)
    assert id_ == claim_id("小鹏汽车", "2026年量产飞行汽车", ())
    assert id_ != claim_id("小鹏汽车", "量产人形机器人", ())


def test_an_id_that_is_taken_gets_2_then_3() -> None:
    taken: list[str] = []
    for _ in range(3):
        taken.append(claim_id("Acme", "Acme ships cars", taken))
    assert taken == ["acme-ships-cars", "acme-ships-cars-2", "acme-ships-cars-3"]


def test_a_key_is_the_date_and_four_digits_of_the_hash_of_the_block() -> None:
    block = '{"date": "2025-04-01", "probability": 0.3, "by": "vl"}'
    digest = hashlib.sha256(block.encode()).hexdigest()
    assert fact_key(ODDS, ()) == f"2025-04-01-{digest[:4]}"


def test_a_key_that_is_taken_gets_more_digits() -> None:
    short = fact_key(ODDS, ())
    longer = fact_key(ODDS, {short})
    assert len(longer) == len(short) + 1
    assert longer.startswith(short)
    assert len(fact_key(ODDS, {short, longer})) == len(short) + 2
