"""`export claimreview`: what Google asks of fact checks, held by a JSON Schema of its page."""

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.claim_review_export import NoHomeError, claim_reviews, short
from tests.conftest import TODAY
from tests.interchange.hostile import ledgers
from tests.interchange.ledgers import PROMISES
from tests.ledgers import valid

WEB = {"type": "string", "pattern": '^https?://[^\\s"<>\\\\^`{|}]+$'}
WORDS = {"type": "string", "pattern": "\\S"}
DATE = {"type": "string", "pattern": "^\\d{4}(-\\d\\d(-\\d\\d)?)?$"}
PARTY = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": WORDS, "url": WEB},
}
CLAIM = {
    "type": "object",
    "required": ["@type", "author", "datePublished"],
    "properties": {
        "@type": {"const": "Claim"},
        "author": PARTY,
        "datePublished": DATE,
        "appearance": {
            "type": "object",
            "required": ["@type"],
            "properties": {"@type": {"const": "CreativeWork"}, "url": WEB, "archivedAt": WEB},
        },
    },
}
REVIEW = {
    "type": "object",
    "required": ["@type", "claimReviewed", "reviewRating", "url", "author", "itemReviewed"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "pattern": "\\S", "maxLength": 74},
        "url": WEB,
        "datePublished": DATE,
        "author": PARTY,
        "itemReviewed": CLAIM,
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": WORDS,
                "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
                "bestRating": {"const": 5},
                "worstRating": {"const": 1},
            },
            "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
        },
    },
}
GRAPH = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "items": {
                "if": {"properties": {"@type": {"const": "ClaimReview"}}},
                "then": REVIEW,
                "else": {"allOf": [CLAIM, {"required": ["url", "name"]}]},
            }
        },
    },
}
"""developers.google.com/search/docs/appearance/structured-data/factcheck, read in November 2026."""


def graph(ledger: str | Ledger, day: date = TODAY) -> dict[str, dict[str, Any]]:
    view = View(valid(ledger) if isinstance(ledger, str) else ledger, day)
    claims = list(view.standings())
    data = json.loads(claim_reviews(view, claims))
    jsonschema.Draft202012Validator(GRAPH).validate(data)
    return dict(zip((one.id for one in claims), data["@graph"], strict=True))


def test_a_verdict_is_a_claim_review_and_everything_else_a_claim() -> None:
    types = {key: one["@type"] for key, one in graph(PROMISES).items()}
    assert types == {
        "late": "ClaimReview",
        "broken": "ClaimReview",
        "moved": "Claim",
        "overdue": "Claim",
        "withdrawn": "ClaimReview",
        "someday": "Claim",
        "secret": "Claim",
    }


def test_a_review_has_what_is_required_and_what_is_recommended() -> None:
    assert graph(PROMISES)["late"] == {
        "@type": "ClaimReview",
        "@id": "https://promises.example/claims/late.html#review",
        "url": "https://promises.example/claims/late.html",
        "claimReviewed": "Acme will open a plant",
        "datePublished": "2024-09-01",
        "author": {
            "@type": "Organization",
            "name": "Promises",
            "url": "https://promises.example/",
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 4,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Kept, 47 days late",
        },
        "itemReviewed": {
            "@type": "Claim",
            "text": "Acme will open a plant",
            "author": {"@type": "Organization", "name": "Acme"},  # the party of “Acme Ltd”
            "datePublished": "2024-01-10",
            "appearance": {
                "@type": "CreativeWork",
                "url": "https://news.example/plant",
                "headline": "The plant",
                "archivedAt": "https://archive.example/plant",
            },
        },
    }


def test_a_claim_names_its_claimant_its_month_and_an_offline_source() -> None:
    broken = graph(PROMISES)["broken"]
    assert broken["itemReviewed"]["author"] == {"@type": "Person", "name": "Ann Lee"}
    assert broken["itemReviewed"]["datePublished"] == "2023-11"
    assert broken["itemReviewed"]["appearance"] == {
        "@type": "CreativeWork",
        "headline": "radio interview",
    }
    someday = graph(PROMISES)["someday"]
    assert someday["datePublished"] == "2025"  # ISO 8601 has no quarters
    assert someday["creativeWorkStatus"] == "No date given"


@pytest.mark.parametrize(
    ("verdict", "value", "words"),
    [
        ('verdict = "kept"', 5, "Kept"),
        ('verdict = "kept"\nfulfilled = 2025-06-30', 5, "Kept"),
        ('verdict = "kept"\nfulfilled = 2025-07-01', 4, "Kept, 1 day late"),
        ('verdict = "kept"\nfulfilled = "unknown"', 5, "Kept"),
        ('verdict = "partly-kept"\nfulfilled = 2025-06-30', 3, "Partly kept"),
        ('verdict = "partly-kept"\nfulfilled = 2025-08-16', 2, "Partly kept, 47 days late"),
        ('verdict = "broken"', 1, "Not kept"),
        ('verdict = "withdrawn"', 1, "Withdrawn"),
        ('verdict = "superseded"', None, "Superseded"),
        ('verdict = "void"', None, "Void"),
        ('verdict = "unverifiable"', None, "Unverifiable"),
    ],
)
def test_the_scale_is_the_documented_one(verdict: str, value: int | None, words: str) -> None:
    ledger = f"""\
[settings]
base-url = "https://promises.example"
[claims.a]
text = "t"
claimant = "c"
made = 2025-01-01
deadline = 2025-06-30
[claims.a.verdicts.one]
date = 2025-09-01
because = "x"
{verdict}
"""
    rating = graph(ledger)["a"]["reviewRating"]
    assert rating["alternateName"] == words
    assert rating.get("ratingValue") == value
    assert ("bestRating" in rating) == (value is not None)


def test_a_reopened_claim_is_no_review_any_more() -> None:
    reopened = PROMISES + (
        '\n[claims.late.verdicts.again]\ndate = 2025-01-01\nverdict = "reopened"\nbecause = "x"\n'
    )
    assert graph(reopened)["late"]["@type"] == "Claim"
    assert graph(reopened, date(2024, 12, 31))["late"]["@type"] == "ClaimReview"


@pytest.mark.parametrize("base", ["", "promises.example", "ftp://promises.example", "javascript:1"])
def test_without_a_web_address_of_the_ledger_it_is_refused(base: str) -> None:
    view = View(valid(f'[settings]\nbase-url = "{base}"\n'), TODAY)
    with pytest.raises(NoHomeError) as refusal:
        claim_reviews(view, [])
    assert "base-url" in refusal.value.message + refusal.value.hint
    assert (base in refusal.value.message, refusal.value.exit_code) == (True, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 74, "x" * 74),
        ("x" * 75, "x" * 73 + "…"),
        (
            "Ann Lee will cut the tax on books, newspapers and magazines to nothing in her year",
            "Ann Lee will cut the tax on books, newspapers and magazines to nothing in…",
        ),
        ("word " * 20, "word word word word word word word word word word word word word word…"),
        ("a\n b\t c ", "a b c"),
    ],
)
def test_a_long_claim_is_cut_between_words(text: str, said: str) -> None:
    assert short(text) == said
    assert len(said) < 75


@settings(max_examples=25, deadline=None)
@given(ledgers())
def test_hostile_words_stay_words(ledger: Ledger) -> None:
    try:
        found = graph(ledger)
    except NoHomeError:
        return
    assert len(found) == 7
