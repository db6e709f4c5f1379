"""What holds of every ledger: of generated ones, on days that mean something in them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from claimcheck.domain.checking.ledger_errors import claim_errors
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.detail import Detail, detail
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View
from tests.conftest import TODAY
from tests.generated import blocks, days, facts, ledgers, spans

DAY = timedelta(days=1)
FIRST, LAST = date(2000, 1, 1), date(2400, 1, 1)
patient = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For a busy machine, on which whole ledgers take a while to draw."""

small_ledgers = ledgers(most_claims=3, most_facts=4)
TABLES = ("evidence", "revisions", "verdicts", "forecasts")


def telling_days(ledger: Ledger) -> list[date]:
    """Return the days that a ledger names, with the days around them, and today."""
    named = {TODAY}
    for claim in ledger.claims.values():
        dated: list[Any] = [claim.made, claim.deadline]
        for _, fact in claim.facts():
            dated += [fact.date, getattr(fact, "deadline", None), getattr(fact, "made", None)]
        named.update(span.latest for span in dated if span)
        named.update(span.earliest for span in dated if span)
    named.update(look.date.latest for look in ledger.looks.values())
    return sorted(day for day in named if FIRST < day < LAST)


def everything(ledger: Ledger, day: date) -> dict[str, Detail]:
    """Return all that a ledger tells on a day; what the file holds of later days is no part."""
    found = (detail(View(ledger, day), id_) for id_ in ledger.claims)
    bare: dict[str, Any] = dict.fromkeys(tables_of(Claim), ())
    return {one.claim.id: replace(one, claim=replace(one.claim, **bare)) for one in found if one}


def without_corrections(ledger: Ledger) -> Ledger:
    claims = {id_: replace(claim, corrections=()) for id_, claim in ledger.claims.items()}
    return replace(ledger, claims=claims)


@patient
@given(small_ledgers, st.data())
def test_a_fact_dated_after_a_day_changes_nothing_on_that_day(
    ledger: Ledger, data: DataObject
) -> None:
    if not ledger.claims:
        return
    day = data.draw(st.sampled_from(telling_days(ledger)))
    claim = ledger.claims[data.draw(st.sampled_from(sorted(ledger.claims)))]
    later = spans(st.dates(day + DAY, day + 400 * DAY), coarse=True)
    table = data.draw(st.sampled_from((*TABLES, "signatures")))
    fact: Fact = replace(data.draw(facts(table, claim, later)), id="added")
    longer = ledger.with_claim(claim.with_fact(table, fact))
    if any(claim_errors(longer.claims[claim.id], longer)):
        return
    assert fact.date.latest > day
    assert everything(longer, day) == everything(ledger, day)


@patient
@given(small_ledgers, st.data())
def test_a_look_dated_after_a_day_changes_nothing_on_that_day(
    ledger: Ledger, data: DataObject
) -> None:
    day = data.draw(st.sampled_from(telling_days(ledger)))
    later = spans(st.dates(day + DAY, day + 400 * DAY), coarse=True)
    look = data.draw(blocks(Look, claims=st.just(tuple(ledger.claims)), date=later))
    longer = ledger.with_look(replace(look, id="added"))
    assert everything(longer, day) == everything(ledger, day)


def shown(as_of: ClaimAsOf | None) -> set[tuple[str, str]]:
    if as_of is None:
        return set()
    found = {(table, fact.id) for table in TABLES for fact in getattr(as_of, table)}
    return found | {("looks", look.id) for look in as_of.looks} | {("claim", as_of.claim.id)}


@patient
@given(small_ledgers, st.data())
def test_known_on_never_shows_more_than_as_of_with_corrections_set_aside(
    ledger: Ledger, data: DataObject
) -> None:
    ledger = without_corrections(ledger)
    day = data.draw(st.sampled_from(telling_days(ledger)))
    known_on = data.draw(days)
    as_of, known = View(ledger, day), View(ledger, day, known_on)
    for id_ in ledger.claims:
        assert shown(known.claim_as_of(id_)) <= shown(as_of.claim_as_of(id_))


@patient
@given(small_ledgers, st.data())
def test_what_was_known_on_a_later_day_is_no_less(ledger: Ledger, data: DataObject) -> None:
    ledger = without_corrections(ledger)
    day = data.draw(st.sampled_from(telling_days(ledger)))
    first, last = sorted((data.draw(days), data.draw(days)))
    for id_ in ledger.claims:
        earlier, later = (View(ledger, day, one).claim_as_of(id_) for one in (first, last))
        assert shown(earlier) <= shown(later)


@patient
@given(small_ledgers, st.data())
def test_slip_is_null_only_while_no_date_is_in_force(ledger: Ledger, data: DataObject) -> None:
    day = data.draw(st.sampled_from(telling_days(ledger)))
    for one in View(ledger, day).standings():
        assert (one.slip_days is None) == (one.deadline is None)


@patient
@given(small_ledgers, st.data())
def test_the_moves_of_a_date_add_up_to_its_slip(ledger: Ledger, data: DataObject) -> None:
    day = data.draw(st.sampled_from(telling_days(ledger)))
    for found in everything(ledger, day).values():
        moves = found.slip.moves
        assert len(moves) == 1 + sum(one.retracted is None for one in found.revisions)
        assert moves[-1].slip_days == found.standing.slip_days
        assert all((move.slip_days is None) == (move.deadline is None) for move in moves)
        for before, move in pairwise(moves):
            if None not in (before.slip_days, move.slip_days, move.moved_days):
                assert move.slip_days == before.slip_days + move.moved_days  # type: ignore[operator]


@patient
@given(small_ledgers, st.data())
def test_the_order_in_the_file_does_not_matter(ledger: Ledger, data: DataObject) -> None:
    day = data.draw(st.sampled_from(telling_days(ledger)))

    def shuffled(claim: Claim) -> Claim:
        tables: dict[str, Any] = {
            table: tuple(data.draw(st.permutations(getattr(claim, table))))
            for table in (*TABLES, "corrections")
        }
        return replace(claim, **tables)

    claims = {id_: shuffled(ledger.claims[id_]) for id_ in reversed(list(ledger.claims))}
    looks = {id_: ledger.looks[id_] for id_ in reversed(list(ledger.looks))}
    turned = replace(ledger, claims=claims, looks=looks)
    assert everything(turned, day) == everything(ledger, day)
    since = day - 40 * DAY if day - FIRST > 40 * DAY else FIRST
    moved, moved_turned = transitions(ledger, since, day), transitions(turned, since, day)
    assert {(one.id, one.date): one for one in moved} == {
        (one.id, one.date): one for one in moved_turned
    }


def as_told(one: Standing | None) -> tuple[object, ...]:
    """Return what a transition tells of: the status, the date and the outlook."""
    if one is None:
        return ()
    return one.status, one.deadline and one.deadline.stored, one.outlook


@patient
@given(small_ledgers, st.data())
def test_transitions_are_the_days_on_which_a_claim_stands_otherwise_than_the_day_before(
    ledger: Ledger, data: DataObject
) -> None:
    until = (
        data.draw(st.sampled_from(telling_days(ledger))) + data.draw(st.integers(-60, 100)) * DAY
    )
    since = until - data.draw(st.integers(0, 30)) * DAY
    expected = set()
    for number in range((until - since).days):
        day = since + (number + 1) * DAY
        before, now = View(ledger, day - DAY), View(ledger, day)
        for id_ in ledger.claims:
            was, is_ = before.standing(id_), now.standing(id_)
            if as_told(was) != as_told(is_):
                assert is_ is not None
                expected.add((id_, day, was.status if was else None, is_.status))
    found = transitions(ledger, since, until)
    assert {(one.id, one.date, one.from_, one.to) for one in found} == expected
    assert len(found) == len(expected)
    assert [one.date for one in found] == sorted(one.date for one in found)
    assert all(one.cause for one in found)


@patient
@given(small_ledgers, st.data())
def test_transitions_compose(ledger: Ledger, data: DataObject) -> None:
    choices = st.sampled_from(telling_days(ledger))
    first, middle, last = sorted(data.draw(choices) for _ in range(3))
    known_on = data.draw(st.none() | days)
    parts = [
        *transitions(ledger, first, middle, known_on),
        *transitions(ledger, middle, last, known_on),
    ]
    assert transitions(ledger, first, last, known_on) == parts


@patient
@given(small_ledgers, st.data())
def test_transitions_replayed_from_the_start_give_the_status_of_a_day(
    ledger: Ledger, data: DataObject
) -> None:
    day = data.draw(st.sampled_from(telling_days(ledger)))
    known_on = data.draw(st.none() | days)
    status: dict[str, str] = {}
    for one in transitions(ledger, date.min, day, known_on):
        assert status.get(one.id) == one.from_
        status[one.id] = one.to
    assert status == {one.id: one.status for one in View(ledger, day, known_on).standings()}
