"""Keys of a claim and their values, as readers see them."""

from datetime import date

import pytest

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import Target
from claimcheck.domain.publishing.key_words import label_of, value_in_prose


@pytest.mark.parametrize(
    ("field", "label"),
    [("criteria", "Kept if"), ("made", "Said"), ("review_every", "Review every")],
)
def test_a_key_is_called_as_on_the_page_of_a_claim_and_any_other_by_its_name(
    field: str, label: str
) -> None:
    assert label_of(field) == label


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ((), ""),
        (True, "yes"),
        (False, "no"),
        (2, "2"),
        ("all", "all"),
        (("a", "b"), "a, b"),
        (Span.day(date(2025, 3, 8)), "8 March 2025"),
        (parse_span("2025-Q1"), "the first quarter of 2025"),
        (Duration("90d"), "90 days"),
        (Target(measure="homes", at_least=4000), "at least 4,000 (homes)"),
    ],
)
def test_a_value_is_said_in_prose(value: object, said: str) -> None:
    assert value_in_prose(value) == said
