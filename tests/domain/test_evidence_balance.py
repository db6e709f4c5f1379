"""How the evidence weighs, and whose word it is."""

from datetime import date

from claimcheck.domain.standing.evidence_balance import Balance, balance
from claimcheck.domain.standing.view import View
from tests.ledgers import valid

NONE = {"supports": 0, "refutes": 0, "mixed": 0, "context": 0}


def weighed(facts: str, on: date = date(2026, 11, 24)) -> Balance:
    head = '[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n'
    shown = View(valid(f"{head}{facts}"), on).claim_as_of("x")
    assert shown is not None
    return balance(shown, on)


EVIDENCE = """\
evidence.a = { date = 2024-02-01, stance = "supports", source = "s", origin = "claimant" }
evidence.b = { date = 2024-03-01, stance = "supports", source = "s", origin = "claimant" }
evidence.c = { date = 2024-04-01, stance = "mixed", source = "s", origin = "independent" }
evidence.d = { date = 2024-05-01, stance = "refutes", source = "s" }
"""


def test_items_are_apart_by_whose_word_they_rest_on() -> None:
    found = weighed(EVIDENCE)
    assert found.claimant == NONE | {"supports": 2}
    assert found.independent == NONE | {"mixed": 1}
    assert found.unsaid == NONE | {"refutes": 1}


def test_what_came_later_or_was_retracted_does_not_weigh() -> None:
    retracted = 'corrections.k = { date = 2024-06-01, retracts = "a", because = "misread" }'
    found = weighed(EVIDENCE + retracted, date(2024, 4, 30))
    assert (found.claimant, found.unsaid) == (NONE | {"supports": 1}, NONE)


def test_the_newest_look_is_as_old_as_the_newest_evidence_or_look() -> None:
    assert weighed("", date(2024, 5, 2)).look_age_days is None
    assert weighed(EVIDENCE, date(2024, 5, 31)).look_age_days == 30
    look = '\n[looks.round]\ndate = 2024-05-20\nclaims = ["x"]\n'
    assert weighed(EVIDENCE + look, date(2024, 5, 31)).look_age_days == 11
