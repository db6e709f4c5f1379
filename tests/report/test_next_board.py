"""A board after a change is that which is worked out of the whole ledger."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.moved import moved
from claimcheck.domain.standing.view import View
from claimcheck.report.board import make_board, month_before
from claimcheck.report.next_board import next_board
from tests.domain.test_properties import telling_days
from tests.drawn_changes import changes
from tests.ledgers import valid

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@patient
@given(changes(), st.data())
def test_a_board_after_a_change_is_that_of_the_whole_ledger(
    pair: tuple[Ledger, Ledger], data: DataObject
) -> None:
    before, after = pair
    day = data.draw(st.sampled_from(telling_days(after)))
    since = data.draw(st.sampled_from((date.min, month_before(day))))
    found = moved(before, after)
    assert found is not None
    old, view = make_board(View(before, day), since), View(after, day)
    assert next_board(old, view, found) == make_board(view, since)


def test_of_a_board_only_what_moved_is_worked_out() -> None:
    claim = '[claims.{0}]\ntext = "{0}"\nclaimant = "{1}"\nmade = 2025-01-01\n'
    ruling = '[claims.a.verdicts.v]\ndate = 2025-06-01\nverdict = "kept"\nbecause = "b"\n'
    text = claim.format("a", "Acme") + claim.format("b", "Beta")
    before, after = valid(text), valid(text + ruling)
    day = date(2025, 6, 10)
    old = make_board(View(before, day), date(2025, 5, 11))
    new = next_board(old, View(after, day), ["a"])
    assert [(one.claim.id, one.claim.status) for one in new.claims] == [
        ("b", "undated"),
        ("a", "kept"),
    ]
    assert new.claims[0] is old.claims[1]
    assert new.records[1] is old.records[1]
    assert (new.records[0].name, new.records[0].kept) == ("Acme", 1)
    assert [one.id for one in new.ruled] == ["a"]
    assert replace(old, day=day).ruled == []
