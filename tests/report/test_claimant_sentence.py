"""A claimant's page opens with one sentence that could be printed in a paper."""

from datetime import date

import pytest

from claimcheck.domain.standing.view import View
from claimcheck.report.claimant_sentence import claimant_sentence
from tests.ledgers import valid

OPEN = """
[claims.tram]
text = "A tram"
claimant = "Acme"
made = 2026-03-01
deadline = 2027-12-31
"""
OVERDUE = OPEN.replace("tram", "pool").replace("2027-12-31", "2026-06-30")
KEPT = """
[claims.wifi]
text = "Wi-Fi"
claimant = "Acme"
made = 2020-02-10
deadline = 2022-12-31
[claims.wifi.verdicts.v]
date = 2023-03-06
verdict = "kept"
fulfilled = 2023-02-28
because = "It is there"
"""
KEPT_IN_TIME = KEPT.replace("wifi", "app").replace("fulfilled = 2023", "fulfilled = 2022")
BROKEN = """
[claims.office]
text = "Open on Sundays"
claimant = "Acme"
made = "2021-03"
deadline = 2021-12-31
[claims.office.verdicts.v]
date = 2022-01-12
verdict = "broken"
because = "Shut"
"""
UNDATED = '[claims.opera]\ntext = "An opera"\nclaimant = "Acme"\nmade = 2026-05-03\n'


@pytest.mark.parametrize(
    ("ledger", "sentence"),
    [
        (OVERDUE, "The one claim that Acme made, on 1 March 2026, is overdue."),
        (UNDATED, "The one claim that Acme made, on 3 May 2026, is without a date."),
        (BROKEN, "The one claim that Acme made, in March 2021, was ruled broken."),
        (KEPT, "The one claim that Acme made, on 10 February 2020, was ruled kept, 59 days late."),
        (
            OPEN + UNDATED,
            "Both claims that Acme made between March 2026 and May 2026 are still open.",
        ),
        (
            OPEN + OVERDUE,
            "Of the two claims that Acme made in March 2026, one is overdue and one is still open.",
        ),
        (
            KEPT + KEPT_IN_TIME + BROKEN + OVERDUE + OPEN + UNDATED,
            "Of the six claims that Acme made between February 2020 and May 2026, "
            "two were kept (one late), one was broken, one is overdue and two are still open.",
        ),
        (
            KEPT + BROKEN,
            "Of the two claims that Acme made between February 2020 and March 2021, "
            "one was kept late and one was broken.",
        ),
        (
            "".join(UNDATED.replace("opera", f"opera-{number}") for number in range(13)),
            "All 13 claims that Acme made in May 2026 are still open.",
        ),
        (
            "".join(UNDATED.replace("opera", f"opera-{number}") for number in range(12)) + OVERDUE,
            "Of the 13 claims that Acme made between March 2026 and May 2026, "
            "1 is overdue and 12 are still open.",
        ),
        (
            "".join(KEPT_IN_TIME.replace("app", f"app-{number}") for number in range(12)) + KEPT,
            "All 13 claims that Acme made in February 2020 were kept (1 late).",
        ),
    ],
)
def test_it_says_what_became_of_all_claims(ledger: str, sentence: str) -> None:
    claims = list(View(valid(ledger), date(2026, 11, 24)).standings())
    assert claimant_sentence("Acme", claims) == sentence
