"""The outlook in words; which word holds when is a table of docs/status.md."""

from datetime import date

import pytest

from claimcheck.domain.standing.outlook import stances
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

TODAY = date(2024, 6, 30)
TARGET = 'target = { measure = "plants", at-least = 100, from = 0 }\n'


def outlook(claim: str, on: date = TODAY) -> str:
    head = '[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-01\n'
    one = View(valid(head + claim), on).standing("x")
    assert one is not None
    return f"{one.outlook}: {one.outlook_reason}"


def sources(*stances: str) -> str:
    return "".join(
        f'evidence.e{number} = {{ date = 2024-06-01, stance = "{stance}", source = "s" }}\n'
        for number, stance in enumerate(stances)
    )


def reading(value: int, day: str) -> str:
    return (
        f'evidence.r{value} = {{ date = {day}, stance = "context", source = "s", '
        f"value = {value} }}\n"
    )


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("", "no-evidence: no source for or against it yet"),
        (sources("supports"), "on-track: 1 source for it, none against it"),
        (
            sources("supports", "supports", "context"),
            "on-track: 2 sources for it, none against it",
        ),
        (sources("refutes", "refutes"), "at-risk: 2 sources against it, none for it"),
        (sources("mixed"), "contested: the only source is mixed"),
        (sources("mixed", "mixed"), "contested: every source is mixed"),
        (
            sources("supports", "supports", "refutes", "mixed"),
            "contested: the sources are divided: 2 for it, 1 against it and 1 mixed",
        ),
        (
            TARGET + reading(100, "2024-06-01"),
            "target-met: plants: 100 on 1 June 2024 meets the target, at least 100",
        ),
        (
            'target = { measure = "unemployment", at-most = 5, unit = "%" }\n'
            + reading(4, "2024-06-01"),
            "target-met: unemployment: 4% on 1 June 2024 meets the target, at most 5%",
        ),
        (
            # 50 in the 100 days from 1 January: the other 50 by 19 July, 100 days after 10 April
            TARGET + 'deadline = "2024-07"\n' + reading(50, "2024-04-10"),
            "on-track: at the pace so far it will be met on 19 July 2024, in time",
        ),
        (
            TARGET + 'deadline = "2024-06"\n' + reading(50, "2024-04-10"),
            "at-risk: at the pace so far it will be met on 19 July 2024, 19 days late",
        ),
        (
            TARGET + reading(0, "2024-04-10"),
            "at-risk: at the pace so far plants will never reach 100",
        ),
        (
            TARGET.replace(", from = 0", "") + reading(50, "2024-06-10"),
            "on-track: there are readings, and no source is against it",
        ),
    ],
)
def test_the_reason_says_in_words_what_the_evidence_says(claim: str, told: str) -> None:
    assert outlook(claim) == told


def test_a_claim_that_nobody_looked_at_says_for_how_long() -> None:
    # 29 days of June after the first, 31 of July and 31 of August
    assert outlook(sources("supports"), date(2024, 8, 30)).startswith("on-track")
    assert outlook(sources("supports"), date(2024, 8, 31)) == ("stale: not looked at for 91 days")


def test_every_stance_is_counted() -> None:
    claim = valid(
        '[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-01\n'
        + sources("mixed", "supports", "mixed")
    ).claims["x"]
    assert stances(claim.evidence) == {"supports": 1, "refutes": 0, "mixed": 2, "context": 0}
    assert stances([]) == {"supports": 0, "refutes": 0, "mixed": 0, "context": 0}
