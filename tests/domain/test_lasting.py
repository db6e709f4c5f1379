"""What facts decide of a claim, whatever the day."""

from datetime import date

import pytest

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.standing.lasting import Course, Lasting, lasting
from claimcheck.domain.standing.view import View

MADE, LOOKED = date(2026, 1, 5), date(2026, 3, 2)
BOLT = Claim(id="bolt", text="Bolt will open a mill", claimant="Bolt", made=Span.day(MADE))
YEAR = parse_span("2027")

KINDS: list[tuple[Claim, Course, date | None]] = [
    (BOLT, "undated", None),
    (BOLT.but(deadline=YEAR, tags=("mills",)), "dated", date(2027, 12, 31)),
    (BOLT.but(holds=True, deadline=YEAR), "holds", date(2027, 12, 31)),
    (BOLT.but(condition="if Halden agrees", holds=True), "waiting", None),
]


def decided(claim: Claim, *looks: Look) -> Lasting:
    ledger = Ledger(claims={claim.id: claim}, looks={one.id: one for one in looks})
    found = lasting(View(ledger, date.max), claim.id)
    assert found is not None
    return found


@pytest.mark.parametrize(("claim", "course", "last_day"), KINDS)
def test_a_claim_without_facts_goes_by_what_it_says_itself(
    claim: Claim, course: Course, last_day: date | None
) -> None:
    assert decided(claim) == Lasting(
        id="bolt",
        claimant="Bolt",
        tags=claim.tags,
        course=course,
        ruled_on=None,
        last_day=last_day,
        outlook="no-evidence",
        proposed=None,
        last_look=None,
        fresh_until=None,
        silent_until=None,
        since=MADE,
    )


@pytest.mark.parametrize("claim", [claim for claim, _, _ in KINDS])
def test_a_look_changes_nothing_but_what_is_told_of_looks(claim: Claim) -> None:
    look = Look(id="l1", date=Span.day(LOOKED), claims=("bolt",))
    expected = decided(claim)._replace(last_look=LOOKED, since=LOOKED)
    assert decided(claim, look) == expected
