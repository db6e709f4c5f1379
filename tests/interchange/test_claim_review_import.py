"""ClaimReview as publishers write it. The excerpts are made up; their variants are not."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from claimcheck.domain.changing.row import Foreign, NotTaken
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import Span
from claimcheck.interchange.importing.claim_review_import import stance_of
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import open_source
from claimcheck.interchange.importing.source_text import SourceFault

GIVEN = Defaults(today=date(2026, 11, 24), recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/1",
    "claimReviewed": "Acme&#039;s plant <b>opened</b>",
    "datePublished": "2025-05-01T23:30:00+05:30",
    "author": {"@type": "Organization", "name": "Check Desk"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1"},
    "itemReviewed": {
        "@type": "CreativeWork",
        "url": "https://acme.example/press",
        "datePublished": "2025-04-01",
        "author": {"@type": "Organization", "name": "Acme"},
    },
}


def taken(text: str, given: Defaults = GIVEN) -> list[Claim]:
    source = open_source(text, given)
    assert source.format == "claimreview"
    rows = list(source.rows)
    assert [row for row in rows if not isinstance(row, Foreign)] == []
    return [row.claim for row in rows if isinstance(row, Foreign)]


def refused(review: Mapping[str, Any]) -> NotTaken:
    (row,) = open_source(json.dumps(review), GIVEN).rows
    assert isinstance(row, NotTaken)
    return row


def test_a_review_is_a_claim_and_an_item_of_evidence_about_it() -> None:
    (claim,) = taken(json.dumps(REVIEW))
    assert (claim.text, claim.claimant, claim.made) == (
        "Acme's plant opened",
        "Acme",
        Span.day(date(2025, 4, 1)),
    )
    assert claim.source == "https://acme.example/press"
    assert claim.imported is not None
    assert claim.imported.startswith("claimreview:https://check.example/1#")
    (item,) = claim.evidence
    assert (item.date, item.stance) == (Span.day(date(2025, 5, 1)), "refutes")
    assert (item.source, item.origin) == ("https://check.example/1", "independent")
    assert claim.verdicts == ()


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(REVIEW),
        json.dumps([REVIEW]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}),
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW, None]}]}),
        json.dumps({"page": "x", "claimreview": REVIEW}) + "\n" + json.dumps({"page": "y"}),
        f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>',
        "<!doctype html>\n<script TYPE='application/ld+json; charset=utf-8'>\n//<![CDATA[\n"
        f"{json.dumps(REVIEW)};\n//]]>\n</script>",
        "<p><script type=application/ld+json>\n<!--\n"
        + json.dumps(REVIEW, indent=1).replace("opened", "ope\tned").replace("\\t", "\t")
        + "\n--></script>",
    ],
    ids=["single", "list", "graph", "feed", "lines", "page", "cdata", "comment"],
)
def test_a_review_is_found_wherever_it_stands(text: str) -> None:
    assert [claim.claimant for claim in taken(text)] == ["Acme"]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Acme", "Acme"),
        ({"name": ["Acme", "maker of plants"]}, "Acme"),
        ([{"@type": "Person", "name": "Ann"}, {"name": "Bob"}], "Ann"),
        ({"@type": "Person", "name": {"@value": "Ann", "@language": "en"}}, "Ann"),
        ({"@id": "https://acme.example/#us"}, "Acme Ltd"),
    ],
)
def test_the_claimant_is_the_author_of_what_was_reviewed(author: Any, name: str) -> None:
    item = {**REVIEW["itemReviewed"], "author": author}
    known = {"@id": "https://acme.example/#us", "@type": "Organization", "name": "Acme Ltd"}
    graph = {"@graph": [known, {**REVIEW, "itemReviewed": item}]}
    assert [claim.claimant for claim in taken(json.dumps(graph))] == [name]


@pytest.mark.parametrize(
    "item",
    [
        {"appearance": [{"url": "https://a.example/1", "datePublished": "2025-04-01"}]},
        {"firstAppearance": {"url": "https://a.example/1"}, "dateCreated": "2025-04-01"},
        {"appearance": ["https://a.example/1"], "datePublished": "2025-04-01T08:00:00Z"},
    ],
)
def test_where_and_when_it_was_said_may_stand_with_its_appearance(item: dict[str, Any]) -> None:
    author = REVIEW["itemReviewed"]["author"]
    (claim,) = taken(json.dumps({**REVIEW, "itemReviewed": {**item, "author": author}}))
    assert (claim.source, claim.made.stored) == ("https://a.example/1", "2025-04-01")


@pytest.mark.parametrize(
    ("rating", "stance"),
    [
        ({"ratingValue": 1, "bestRating": 5, "worstRating": 1}, "refutes"),
        ({"ratingValue": "3", "bestRating": "5", "worstRating": "1"}, "mixed"),
        ({"ratingValue": "5"}, "context"),
        ({"ratingValue": "1"}, "context"),
        ({"ratingValue": 5, "bestRating": 6, "alternateName": "Not quite so"}, "context"),
        ({"ratingValue": 5, "alternateName": "Not quite so"}, "context"),
        ({"ratingValue": 2, "worstRating": 1}, "context"),
        ({"ratingValue": 5, "alternateName": "Falso"}, "refutes"),
        ({"ratingValue": 5, "bestRating": 1, "worstRating": 6, "name": "Not quite so"}, "refutes"),
        ({"ratingValue": 1, "bestRating": 1, "worstRating": 5}, "supports"),
        ({"ratingValue": 5, "bestRating": 1, "worstRating": 5}, "refutes"),
        ({"ratingValue": "1", "bestRating": "", "alternateName": "Misleading"}, "mixed"),
        ({"ratingValue": "-1", "bestRating": "-1", "worstRating": "-1"}, "context"),
        ({"ratingValue": "9", "bestRating": "5", "worstRating": "1"}, "context"),
        ({"ratingValue": "", "bestRating": "", "alternateName": "زائف"}, "refutes"),
        ({"alternateName": "FALSO: As imagens foram retiradas do canal"}, "refutes"),
        ({"alternateName": "True"}, "supports"),
        ({"alternateName": "True, but misleading"}, "context"),
        ({"alternateName": "Correct: but out of context"}, "context"),
        ({"alternateName": "Vero, ma fuorviante"}, "context"),
        ({"alternateName": "False? Not quite"}, "context"),
        ({"alternateName": "False (the picture is from 2014)"}, "refutes"),
        ({"alternateName": "Truly a mystery"}, "context"),
        ({"ratingValue": "Mostly false"}, "refutes"),
        ({}, "context"),
    ],
)
def test_a_rating_is_a_stance_by_its_words_else_by_its_place_on_its_scale(
    rating: dict[str, Any], stance: str
) -> None:
    assert stance_of(rating) == stance


@pytest.mark.parametrize(
    ("words", "verdict", "stance"),
    [
        ("Kept", "kept", "supports"),
        ("Kept, 47 days late", "kept", "supports"),
        ("Partly kept", "partly-kept", "mixed"),
        ("Not kept", "broken", "refutes"),
        ("Promise Broken", "broken", "refutes"),
        ("Compromise", "partly-kept", "mixed"),
        ("Withdrawn", "withdrawn", "context"),
    ],
)
def test_words_about_keeping_are_a_verdict_that_rests_on_the_review(
    words: str, verdict: str, stance: str
) -> None:
    (claim,) = taken(json.dumps({**REVIEW, "reviewRating": {"alternateName": words}}))
    (ruling,) = claim.verdicts
    (item,) = claim.evidence
    assert (ruling.verdict, ruling.date.stored) == (verdict, "2025-05-01")
    assert (ruling.on, item.stance) == ((item.id,), stance)


@pytest.mark.parametrize(
    "words",
    [
        *("Broken? Not yet", "Promise Kept?", "Kept in part", "Kept with delays", "Kept? No"),
        *("Kept: not really", "Not broken", "Voided by the court", "Kept (but late)"),
    ],
)
def test_words_that_may_take_a_ruling_back_are_no_verdict(words: str) -> None:
    review = {**REVIEW, "reviewRating": {"alternateName": words, "ratingValue": 4}}
    (claim,) = taken(json.dumps(review))
    assert (claim.verdicts, claim.evidence[0].stance) == ((), "context")


def test_a_long_claim_of_our_own_export_is_whole_again() -> None:
    whole = "Acme will open a plant in each of the forty towns along the northern line by rail"
    item = {**REVIEW["itemReviewed"], "text": whole}
    review = {**REVIEW, "claimReviewed": whole[:70].rstrip() + "…", "itemReviewed": item}
    assert [claim.text for claim in taken(json.dumps(review))] == [whole]


@pytest.mark.parametrize(
    ("gone", "field", "hint"),
    [
        ("author", "itemReviewed.author", "give --claimant NAME"),
        ("datePublished", "itemReviewed.datePublished", "give --made DATE"),
    ],
)
def test_what_a_review_lacks_is_told_with_the_option_that_gives_it(
    gone: str, field: str, hint: str
) -> None:
    item = {key: value for key, value in REVIEW["itemReviewed"].items() if key != gone}
    row = refused({**REVIEW, "itemReviewed": item})
    assert (row.row, row.field, row.hint) == (1, field, hint)


def test_a_date_that_is_none_is_told_with_its_field() -> None:
    item = {**REVIEW["itemReviewed"], "datePublished": "2025-02-31"}
    row = refused({**REVIEW, "itemReviewed": item})
    assert (row.field, row.value) == ("itemReviewed.datePublished", "2025-02-31")


def test_a_broken_script_of_a_page_is_a_row_that_is_not_taken() -> None:
    page = (
        f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>\n'
        '<script type="application/ld+json">{"@type": "ClaimReview", </script>\n'
        '<script type="application/ld+json">{"@type": "WebSite", </script>\n'
    )
    first, second = open_source(page, GIVEN).rows
    assert isinstance(first, Foreign)
    assert isinstance(second, NotTaken)
    assert (second.row, "begins in line 2" in second.reason) == (2, True)


def test_a_page_without_a_review_is_refused() -> None:
    with pytest.raises(SourceFault, match="holds no ClaimReview"):
        open_source("<html><p>Hello</p></html>", GIVEN)
