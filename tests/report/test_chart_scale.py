"""The axis of days: it fits the claims that it is for, and says where it is broken."""

from datetime import date
from itertools import pairwise

import pytest

from claimcheck.domain.standing.view import View
from claimcheck.report.claim_history import ClaimHistory, claim_history
from claimcheck.report.html.chart_scale import Scale, axis, own_scale, shared_scale
from tests.ledgers import valid

TODAY = date(2026, 11, 24)


def histories(text: str) -> list[ClaimHistory]:
    view = View(valid(text), TODAY)
    return [claim_history(view, one) for one in view.standings()]


def claim(id_: str, made: str, deadline: str, ruled: str = "") -> str:
    told = f'[claims.{id_}]\ntext = "A thing"\nclaimant = "Acme"\nmade = {made}\n'
    told += f'deadline = "{deadline}"\n'
    if ruled:
        told += f"[claims.{id_}.verdicts.v]\ndate = {ruled}\n"
        told += 'verdict = "broken"\nbecause = "Not done"\n'
    return told


BANK = claim("lending", "2008-10-13", "2010", "2011-02-01") + claim(
    "branches", "2009-06-16", "2012", "2013-01-20"
)


def test_claims_that_are_all_ruled_on_have_an_axis_of_their_own_years() -> None:
    scale = shared_scale(histories(BANK), TODAY)
    assert (scale.first, scale.last) == (date(2008, 10, 1), date(2013, 1, 31))
    assert [tick.label for tick in scale.ticks()] == ["2009", "2010", "2011", "2012", "2013"]
    assert axis(scale, TODAY).today is None


def test_while_one_is_open_today_is_on_the_axis() -> None:
    scale = shared_scale(histories(BANK + claim("app", "2010-03-01", "2014")), TODAY)
    assert (scale.first, scale.last) == (date(2008, 10, 1), date(2026, 11, 30))
    today = axis(scale, TODAY).today
    assert today is not None
    assert (today.label, today.anchor) == ("today", "end")
    assert today.x == pytest.approx(99.9, abs=0.1)


NEAR = claim("one", "2026-01-11", "2026-12") + claim("two", "2026-03-01", "2027-02")


def test_a_claim_far_off_stands_beyond_a_break_and_readers_are_told() -> None:
    scale = shared_scale(histories(NEAR + claim("far", "2026-01-01", "2199")), TODAY)
    assert (scale.first, scale.last) == (date(2026, 1, 1), date(2027, 2, 28))
    assert scale.note == "One claim runs on to 2199: beyond the break the axis is not to scale."
    (at,) = scale.breaks
    assert scale.x(scale.last) < at < scale.x(date(2199, 12, 31)) < 100
    assert [*scale.ticks()][-1].label == "2199"


def test_an_axis_may_be_broken_at_both_ends() -> None:
    far = claim("old", "1998-03-02", "2026-12") + claim("far", "2026-01-01", "2199")
    many = "".join(claim(f"n{month}", f"2026-0{month}-01", "2027-02") for month in range(1, 8))
    scale = shared_scale(histories(NEAR + many + far), TODAY)
    assert scale.note == (
        "One claim goes back to 1998 and one runs on to 2199: "
        "beyond the break the axis is not to scale."
    )
    assert len(scale.breaks) == 2
    assert 0 < scale.x(date(1998, 3, 2)) < scale.breaks[0] < scale.x(scale.first)


def test_of_several_claims_beyond_a_break_the_furthest_year_is_told() -> None:
    far = claim("far", "2026-01-01", "2199") + claim("next", "2026-01-01", "2150")
    many = "".join(claim(f"n{number}", "2026-02-01", "2027-02") for number in range(20))
    scale = shared_scale(histories(NEAR + many + far), TODAY)
    note = "Two claims run on as far as 2199: beyond the break the axis is not to scale."
    assert scale.note == note


def test_on_its_own_page_a_far_claim_is_whole() -> None:
    (far,) = histories(claim("far", "2026-01-01", "2199"))
    scale = own_scale(far, TODAY)
    assert (scale.first, scale.last, scale.breaks) == (date(2026, 1, 1), date(2199, 12, 31), ())


def test_readings_older_than_the_claim_are_on_its_axis() -> None:
    (one,) = histories(claim("one", "2026-03-01", "2027"))
    assert own_scale(one, TODAY, [date(2024, 5, 9)]).first == date(2024, 5, 1)


def test_a_claim_of_a_few_days_has_an_axis_of_months_that_says_their_year() -> None:
    (one,) = histories(claim("one", "2026-11-01", "2026-11-12"))
    labels = [tick.label for tick in own_scale(one, TODAY).ticks()]
    assert labels == ["Sep", "Oct", "Nov", "Dec", "2027"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(1998, 3, 1), date(2045, 12, 31)),
        (date(1, 1, 1), date(9999, 12, 31)),
        (date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_labels_stand_clear_of_each_other(first: date, last: date) -> None:
    """On a telephone a percent is three pixels, and “Sep 2026” has some fifty."""
    places = [tick.x for tick in Scale(first, last).ticks()]
    assert 1 <= len(places) <= 6
    assert all(right - left > 12 for left, right in pairwise(places))
