"""The chart of a promised number: readings, the line of the target, and words that fit."""

from datetime import date

import pytest

from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.view import View
from claimcheck.report.html.chart_scale import Scale
from claimcheck.report.html.pace_chart import PaceChart, pace_chart
from claimcheck.report.html.value_scale import short_number
from tests.ledgers import valid

HUNDRED = Scale(date(2026, 1, 1), date(2026, 4, 11))
"""A hundred days, so that a day is a percent."""


def chart(
    target: str, *readings: tuple[str, float], deadline: str = "deadline = 2026-04-11"
) -> PaceChart | None:
    text = '[claims.a]\ntext = "80 things"\nclaimant = "Acme"\nmade = 2026-01-01\n'
    text += f"{deadline}\ntarget = {{ {target} }}\n"
    for number, (day, value) in enumerate(readings):
        text += f'[claims.a.evidence.e{number}]\ndate = {day}\nstance = "supports"\n'
        text += f'source = "A register"\nvalue = {value}\n'
    view = View(valid(text), date(2026, 3, 1))
    told = detail(view, "a")
    assert told is not None
    return pace_chart(told, HUNDRED)


def drawn(
    target: str, *readings: tuple[str, float], deadline: str = "deadline = 2026-04-11"
) -> PaceChart:
    found = chart(target, *readings, deadline=deadline)
    assert found is not None
    return found


def strokes(shown: PaceChart, kind: str) -> list[tuple[float, float]]:
    """Return where the lines of a kind run across."""
    return [(one.x1, one.x2) for one in shown.strokes if one.kind == kind]


def test_it_has_its_readings_its_target_and_where_the_pace_leads() -> None:
    """From 0 on 1 January, 50 after 50 days: 80 on the 80th."""
    shown = drawn('measure = "things", at-least = 80, from = 0', ("2026-02-20", 50))
    assert [(one.x, one.words) for one in shown.points] == [
        (0, "0 on 1 January 2026"),
        (50, "50 on 20 February 2026"),
    ]
    assert strokes(shown, "run") == [(0, 50)]
    assert strokes(shown, "ahead") == [(50, 80)]
    assert shown.ahead == "pace so far, reaching it on 22 March 2026"
    assert shown.goal == "pace needed for at least 80 by 11 April 2026"


@pytest.mark.parametrize(
    ("target", "reading", "rises"),
    [("at-least = 80, from = 0", 50, True), ("at-most = 20, from = 90", 60, False)],
)
def test_the_line_of_the_target_rises_or_falls_as_it_says(
    target: str, reading: float, rises: bool
) -> None:
    shown = drawn(f'measure = "things", {target}', ("2026-02-20", reading))
    first = next(one for one in shown.strokes if one.kind == "goal")
    assert (first.x1, first.x2) == (0, 100)
    assert (first.y2 < first.y1) == rises


def test_after_the_last_day_the_target_is_level() -> None:
    shown = drawn(
        'measure = "things", at-least = 80, from = 0',
        ("2026-02-20", 50),
        deadline="deadline = 2026-03-02",
    )
    slope, level = [one for one in shown.strokes if one.kind == "goal"]
    assert (slope.x1, slope.x2) == (0, 60)
    assert (level.x1, level.x2) == (60, 100)
    assert level.y1 == level.y2 == slope.y2


def test_without_a_date_the_target_is_a_level_line() -> None:
    shown = drawn('measure = "things", at-least = 80', ("2026-02-20", 50), deadline="")
    (goal,) = [one for one in shown.strokes if one.kind == "goal"]
    assert (goal.x1, goal.x2, goal.y1) == (0, 100, goal.y2)
    assert shown.goal == "target: at least 80"


def test_two_bounds_are_a_band() -> None:
    shown = drawn(
        'measure = "inflation", at-least = 1.5, at-most = 2.5, unit = "%"', ("2026-02-20", 4.1)
    )
    assert shown.band is not None
    top, depth = shown.band
    levels = [one.y1 for one in shown.strokes if one.kind == "goal"]
    assert levels == [top + depth, top]
    assert shown.goal == "target: at least 1.5 and at most 2.5%"
    assert {one.words for one in shown.labels} == {"1.5", "2.5", "4.1"}


def test_where_the_pace_leads_beyond_the_edge_its_line_keeps_its_slope() -> None:
    """10 in 50 days: 80 after 400, of which 50 are left on the axis, an eighth of the 70 to go."""
    shown = drawn('measure = "things", at-least = 80, from = 0', ("2026-02-20", 10))
    (ahead,) = [one for one in shown.strokes if one.kind == "ahead"]
    goal = next(one for one in shown.strokes if one.kind == "goal")
    assert ahead.x2 == 100
    assert ahead.y1 - ahead.y2 == pytest.approx((ahead.y1 - goal.y2) / 7, abs=0.1)


def test_a_reading_far_off_stands_beyond_a_break_and_readers_are_told() -> None:
    shown = drawn(
        'measure = "homes", at-least = 3600, from = 0',
        *(("2026-01-11", 900), ("2026-01-21", 9_000_000), ("2026-01-31", 1800)),
        ("2026-02-10", 3400),
    )
    (tear,) = shown.breaks
    heights = [one.y for one in shown.points]
    assert heights[2] < tear
    assert all(y > tear for y in (*heights[:2], *heights[3:]))
    assert shown.note == "9,000,000 lies beyond the break, which is not to scale."


def test_the_target_and_where_it_started_are_never_beyond_a_break() -> None:
    shown = drawn(
        'measure = "homes", at-least = 90000, from = 0',
        *(("2026-01-11", 1000), ("2026-01-21", 1010), ("2026-01-31", 1020), ("2026-02-10", 1030)),
    )
    assert shown.breaks == ()


def test_words_of_near_points_do_not_cover_each_other() -> None:
    """3,790 beside 3,600, as one chart had it, and a reading a day before."""
    shown = drawn(
        'measure = "homes", at-least = 3790, from = 1200',
        *(("2026-02-07", 3590), ("2026-02-08", 3600), ("2026-02-09", 3610)),
        deadline="deadline = 2026-02-13",
    )
    boxes = []
    for one in shown.labels:
        wide = 7 * len(one.words)
        left = 3.2 * one.x - {"start": 0, "middle": wide / 2, "end": wide}[one.anchor]
        boxes.append((left, left + wide, one.y - 10, one.y))
    assert [one.words for one in shown.labels][:2] == ["3,790", "3,610"]
    for place, (left, right, top, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top


def test_readings_that_are_all_the_same_and_the_target_lie_in_the_middle() -> None:
    shown = drawn('measure = "things", at-least = 20', ("2026-02-10", 20), ("2026-02-20", 20))
    assert {one.y for one in shown.points} == {shown.height / 2}


def test_one_reading_is_a_point_and_none_is_no_chart() -> None:
    assert len(drawn('measure = "things", at-least = 12', ("2026-02-10", 5)).points) == 1
    assert chart('measure = "things", at-least = 12, from = 3') is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        *(
            (3790, "3,790"),
            (-41.5, "−41.5"),
            (999_999_999, "999,999,999"),
            (0.0000031, "0.0000031"),
        ),
        *((12_345_678_901_234, "12.35tn"), (2_500_000_000, "2.5bn"), (10**18, "1,000,000tn")),
    ],
)
def test_numbers_are_short_enough_for_a_chart(value: float, words: str) -> None:
    assert short_number(value) == words
