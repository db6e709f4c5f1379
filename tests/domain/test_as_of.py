"""A claim as a ledger shows it on a day: which facts count, and what corrections make of it."""

from datetime import date, timedelta

import pytest

from claimcheck.domain.model.target import Target
from claimcheck.domain.standing.as_of import ClaimAsOf, claim_as_of
from claimcheck.domain.standing.corrected import correct
from tests.ledgers import valid

TODAY = date(2026, 11, 24)
HEAD = '[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n'


def shown(claim: str, on: date = TODAY, known_on: date | None = None) -> ClaimAsOf | None:
    ledger = valid(HEAD + claim)
    return claim_as_of(ledger.claims["x"], ledger.looks_of.get("x", ()), on, known_on)


def sure(claim: str, on: date = TODAY, known_on: date | None = None) -> ClaimAsOf:
    found = shown(claim, on, known_on)
    assert found is not None
    return found


EVIDENCE = """\
evidence.b = { date = 2024-03-01, stance = "supports", source = "s", recorded = 2024-06-02 }
evidence.a = { date = 2024-02-01, stance = "supports", source = "s", recorded = 2024-06-01 }
evidence.c = { date = "2024-03", stance = "supports", source = "s" }
"""


@pytest.mark.parametrize(
    ("on", "known_on", "ids"),
    [
        (date(2024, 1, 31), None, []),
        (date(2024, 2, 1), None, ["a"]),
        (date(2024, 3, 30), None, ["a", "b"]),
        (date(2024, 3, 31), None, ["a", "b", "c"]),
        (date(2024, 12, 1), date(2024, 3, 30), []),
        # without `recorded` it was known on its own last day
        (date(2024, 12, 1), date(2024, 3, 31), ["c"]),
        (date(2024, 12, 1), date(2024, 6, 1), ["a", "c"]),
        (date(2024, 3, 30), date(2024, 6, 2), ["a", "b"]),
    ],
)
def test_facts_count_from_their_day_and_stand_from_old_to_new(
    on: date, known_on: date | None, ids: list[str]
) -> None:
    assert [item.id for item in sure(EVIDENCE, on, known_on).evidence] == ids


def test_a_claim_is_in_the_picture_from_the_day_it_was_made_and_recorded() -> None:
    assert shown("", date(2024, 1, 9)) is None
    assert shown("", date(2024, 1, 10)) is not None
    recorded = "recorded = 2024-05-05T08:00:00Z"
    assert shown(recorded, TODAY, date(2024, 5, 4)) is None
    assert shown(recorded, date(2024, 1, 10), date(2024, 5, 5)) is not None


def test_the_newest_revision_that_says_something_of_the_date_holds() -> None:
    revised = """\
deadline = "2025"
revisions.a = { date = 2024-02-01, deadline = "2026", deadline-words = "next but one" }
revisions.b = { date = 2024-03-01 }
"""
    found = sure(revised)
    assert (str(found.deadline), str(found.original)) == ("2026", "2025")
    assert found.dated_by.deadline_words == "next but one"
    assert found.original_by is found.claim


def test_the_target_in_force_keeps_where_the_claimant_started() -> None:
    revised = """\
target = { measure = "n", more-than = 60, from = 30 }
revisions.a = { date = 2024-02-01, target = { measure = "n", at-least = 60 } }
revisions.b = { date = 2024-03-01, target = { measure = "n", at-least = 70, from = 0 } }
"""
    before = sure(revised, date(2024, 1, 31)).target
    assert before == Target(measure="n", more_than=60, from_=30)
    between = sure(revised, date(2024, 2, 1)).target
    assert between == Target(measure="n", at_least=60, from_=30)
    assert sure(revised).target == Target(measure="n", at_least=70, from_=0)


def test_a_claim_waits_until_its_condition_is_met() -> None:
    waiting = 'condition = "rain"\nrevisions.a = { date = 2024-02-01, condition-met = true }'
    assert sure(waiting, date(2024, 1, 31)).is_waiting
    assert not sure(waiting, date(2024, 2, 1)).is_waiting
    assert not sure("").is_waiting


def test_the_last_look_is_the_newest_evidence_or_look() -> None:
    looked = EVIDENCE + '\n[looks.l]\ndate = 2024-05-01\nclaims = ["x"]\n'
    assert sure("").last_look is None
    assert sure(looked, date(2024, 4, 30)).last_look == date(2024, 3, 31)
    assert sure(looked).last_look == date(2024, 5, 1)


CORRECTED = """\
corrections.old = { date = 2024-02-01, text = "old", criteria = "c", because = "b" }
corrections.new = { date = 2024-03-01, text = "new", because = "b", recorded = 2024-09-01 }
"""


def test_the_newest_correction_of_a_key_holds_and_says_that_it_did() -> None:
    found = correct(valid(HEAD + CORRECTED).claims["x"])
    assert (found.claim.text, found.claim.criteria) == ("new", "c")
    assert found.given_by == {"text": "new", "criteria": "old"}


def test_a_correction_holds_for_every_day_but_not_before_it_was_recorded() -> None:
    assert sure(CORRECTED, date(2024, 1, 10)).claim.text == "new"
    assert sure(CORRECTED, TODAY, date(2024, 8, 31)).claim.text == "old"
    assert sure(CORRECTED, TODAY, date(2024, 1, 31)).claim.text == "t"


def test_a_correction_that_was_retracted_does_nothing() -> None:
    undone = CORRECTED + (
        'corrections.undo = { date = 2024-04-01, retracts = "new", because = "b" }\n'
    )
    found = correct(valid(HEAD + undone).claims["x"])
    assert found.claim.text == "old"
    assert found.retracted == {"new": "undo"}


def test_a_retracted_fact_counts_on_no_day() -> None:
    retracted = EVIDENCE + (
        'corrections.k = { date = 2024-09-01, retracts = "a", because = "misread" }\n'
    )
    assert [item.id for item in sure(retracted, date(2024, 3, 1)).evidence] == ["b"]
    assert [item.id for item in sure(retracted, date(2024, 3, 1), date(2024, 8, 31)).evidence] == [
        *("a", "b")
    ]


def test_of_a_long_table_the_same_facts_count_whichever_day_is_asked_for_first() -> None:
    """A hundred items, the newest first, of which one is taken back and every other known late."""
    days = [date(2024, 1, 10) + timedelta(days=number) for number in range(100)]
    items = (
        f'evidence.e{number:02} = {{ date = {day}, stance = "context", source = "s", '
        f"recorded = {day if number % 2 else TODAY} }}\n"
        for number, day in reversed([*enumerate(days)])
    )
    plain = "".join(items)
    taken_back = (
        f'{plain}corrections.c = {{ date = 2025-01-01, retracts = "e03", because = "b" }}\n'
    )
    for text in (plain, taken_back):
        [claim] = valid(HEAD + text).claims.values()
        for known_on in (None, days[50]):
            for number in (99, 0, 50, 3, 75):
                found = claim_as_of(claim, (), days[number], known_on)
                assert found is not None
                assert [int(one.id[1:]) for one in found.evidence] == [
                    count
                    for count in range(number + 1)
                    if (known_on is None or (count % 2 and count <= 50))
                    and (count != 3 or text == plain or known_on is not None)
                ]


def test_of_many_long_tables_each_has_its_own_facts() -> None:
    claims = "".join(
        f'[claims.c{claim}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n'
        + "".join(
            f'evidence.e{number} = {{ date = 2024-02-01, stance = "context", source = "s" }}\n'
            for number in range(65 + claim)
        )
        for claim in range(10)
    )
    ledger = valid(claims)
    for _ in range(2):
        for number, claim in enumerate(ledger.claims.values()):
            found = claim_as_of(claim, (), TODAY)
            assert found is not None
            assert len(found.evidence) == 65 + number
