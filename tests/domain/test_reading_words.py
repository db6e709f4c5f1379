"""The number that evidence gives, with what the target says of it where it is silent itself."""

from datetime import date

import pytest

from claimcheck.domain.standing.reading_words import reading_in_words
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

HOMES = 'target = { measure = "homes", at-least = 4000 }'
METRES = 'target = { measure = "halls", at-least = 40, unit = "m²" }'
SHARE = 'target = { measure = "% of households", at-least = 40, unit = "%" }'


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        (HOMES, "", None),
        (HOMES, "value = 1800", ("1,800", "homes")),
        (METRES, "value = 20", ("20 m²", "halls")),
        (METRES, "value = 3\nmeasure = 'towers'", ("3", "towers")),
        (SHARE, "value = 12", ("12", "% of households")),
        ("", "value = 5\nmeasure = 'plants'", ("5", "plants")),
        ("", "value = 5", ("5", "")),
    ],
)
def test_a_reading_is_told_with_its_unit_and_of_what(
    claim: str, evidence: str, told: tuple[str, str] | None
) -> None:
    ledger = valid(
        f'[claims.a]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n{claim}\n'
        '[claims.a.evidence.e]\ndate = 2025-02-01\nstance = "supports"\nsource = "s"\n' + evidence
    )
    shown = View(ledger, date(2026, 11, 24)).claim_as_of("a")
    assert shown is not None
    assert reading_in_words(shown.evidence[0], shown) == told
