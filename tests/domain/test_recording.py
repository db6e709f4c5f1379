"""When facts are recorded: in the order in which they were written, whatever the clock does."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.changing.change import AddForecast, AddLook, AddRevision, apply
from claimcheck.domain.changing.recording import next_recorded
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span, parse_span
from tests.ledgers import valid

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = Span.day(NOON.date())
SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
LEDGER = """
[claims.a]
text = "A ships"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"

[claims.b]
text = "B ships"
claimant = "Acme"
made = 2025-01-01
"""


def odds(probability: float, at: datetime | date | None = NOON) -> Forecast:
    return Forecast(date=TODAY, probability=probability, by="ana", recorded=at)


def after(ledger: Ledger, *forecasts: Forecast) -> list[Forecast]:
    for one in forecasts:
        ledger = apply(ledger, AddForecast("a", one), NOON.date()).ledger
    return list(ledger.claims["a"].forecasts)


def test_a_fact_that_is_alone_in_its_second_is_recorded_to_the_second() -> None:
    first, second = after(valid(LEDGER), odds(0.1), odds(0.2, NOON + SECOND))
    assert (first.recorded, second.recorded) == (NOON, NOON + SECOND)


def test_those_of_one_second_follow_each_other_by_microseconds() -> None:
    found = after(valid(LEDGER), odds(0.1), odds(0.2), odds(0.3))
    assert [one.recorded for one in found] == [NOON, NOON + MICROSECOND, NOON + 2 * MICROSECOND]


def test_facts_of_all_tables_and_looks_count_and_other_claims_do_not() -> None:
    ledger = valid(LEDGER)
    look = Look(date=TODAY, claims=("a",), recorded=NOON)
    ledger = apply(ledger, AddLook(look), NOON.date()).ledger
    revision = Revision(date=TODAY, deadline=parse_span("2028"), recorded=NOON)
    ledger = apply(ledger, AddRevision("a", revision), NOON.date()).ledger
    ledger = apply(ledger, AddRevision("b", revision), NOON.date()).ledger
    both = Look(date=TODAY, claims=("b", "a"), where="wires", recorded=NOON)
    ledger = apply(ledger, AddLook(both), NOON.date()).ledger
    assert [one.recorded for one in ledger.claims["a"].revisions] == [NOON + MICROSECOND]
    assert [one.recorded for one in ledger.claims["b"].revisions] == [NOON]
    assert [one.recorded for one in ledger.looks.values()] == [NOON, NOON + 2 * MICROSECOND]


def test_a_fact_is_recorded_after_one_of_a_clock_that_is_up_to_five_minutes_fast() -> None:
    fast = NOON + timedelta(minutes=5)
    found = after(valid(LEDGER), odds(0.1, fast), odds(0.2))
    assert [one.recorded for one in found] == [fast, fast + MICROSECOND]


def test_one_that_is_further_ahead_is_not_followed() -> None:
    wrong = NOON + timedelta(minutes=5, microseconds=1)
    found = after(valid(LEDGER), odds(0.1, wrong), odds(0.2))
    assert [one.recorded for one in found] == [wrong, NOON]


def test_a_day_and_no_time_at_all_stay_as_they_are() -> None:
    day = date(2026, 11, 24)
    found = after(valid(LEDGER), odds(0.1), odds(0.2, day), odds(0.3, None))
    assert [one.recorded for one in found] == [NOON, day, None]


@given(st.lists(st.tuples(st.integers(0, 299), st.sampled_from("abcxyz")), max_size=12))
def test_the_order_of_writing_is_the_order_of_one_day_whatever_small_steps_the_clock_takes(
    writes: list[tuple[int, str]],
) -> None:
    facts: list[Forecast] = []
    for place, (seconds, letter) in enumerate(writes):
        now = NOON + timedelta(seconds=seconds)
        at = next_recorded(facts, now)
        facts.append(odds(place / 100, at).but(id=f"{letter}-{place}"))
    assert sorted(facts, key=newness) == facts
    assert len({one.recorded for one in facts}) == len(facts)
