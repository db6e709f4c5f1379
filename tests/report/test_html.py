"""The HTML report: where its charts put days, and what stands in it only when asked for."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimcheck.domain.model.settings import Settings
from claimcheck.domain.standing.view import View
from claimcheck.report.board import make_board, month_before
from claimcheck.report.claim_history import claim_history
from claimcheck.report.html.chart_scale import Scale
from claimcheck.report.html.claim_track import Track, track
from claimcheck.report.html.method_page import method
from claimcheck.report.html.month_counts import months_ahead
from claimcheck.report.html.report_file import draw_html
from tests.conftest import Run
from tests.ledgers import valid

DAY = date(2026, 11, 24)
HUNDRED = Scale(date(2026, 1, 1), date(2026, 4, 11))
"""A hundred days, so that a day is a percent."""


def drawn(text: str, scale: Scale, day: date) -> Track:
    view = View(valid(text), day)
    (one,) = view.standings()
    return track(claim_history(view, one), scale, day)


CLAIM = """
[claims.a]
text = "A thing"
claimant = "Acme"
made = 2026-01-11
deadline = 2026-02-20
source = "https://example.org"
"""


def test_a_bar_reaches_from_the_day_it_was_said_to_its_last_day() -> None:
    shown = drawn(CLAIM, HUNDRED, date(2026, 1, 31))
    (bar,) = shown.bars
    assert (bar.kind, bar.x, bar.width) == ("plan", 10, 40)
    assert [(sign.kind, sign.x) for sign in shown.signs] == [("said", 10), ("due", 50)]
    assert shown.words == "Said on 11 January 2026, due by 20 February 2026"


def test_past_its_last_day_a_second_bar_runs_to_today() -> None:
    shown = drawn(CLAIM, HUNDRED, date(2026, 3, 12))
    assert [(bar.kind, bar.x, bar.width) for bar in shown.bars] == [
        ("plan", 10, 40),
        ("past", 50, 20),
    ]


def test_each_date_that_was_named_is_a_step_down() -> None:
    revised = CLAIM + "[claims.a.revisions.r]\ndate = 2026-01-21\ndeadline = 2026-03-22\n"
    shown = drawn(revised, HUNDRED, date(2026, 1, 31))
    assert [(bar.kind, bar.x, bar.width) for bar in shown.bars] == [
        ("was", 10, 40),
        ("plan", 20, 60),
    ]
    first, second = shown.bars
    assert second.y > first.y
    assert [(sign.kind, sign.x) for sign in shown.signs] == [
        *(("said", 10), ("gone", 50), ("due", 80)),
    ]


def test_a_ruling_is_a_sign_on_its_day() -> None:
    ruled = CLAIM + (
        '[claims.a.verdicts.v]\ndate = 2026-02-10\nverdict = "kept"\n'
        'fulfilled = 2026-02-10\nbecause = "Done"\n'
    )
    shown = drawn(ruled, HUNDRED, date(2026, 3, 12))
    assert [(sign.kind, sign.x) for sign in shown.signs][-1] == ("kept", 40)
    assert [bar.kind for bar in shown.bars] == ["plan"]


def test_between_its_last_day_and_a_later_ruling_a_claim_is_open() -> None:
    ruled = CLAIM + (
        '[claims.a.verdicts.v]\ndate = 2026-03-12\nverdict = "broken"\nbecause = "Not done"\n'
    )
    shown = drawn(ruled, HUNDRED, date(2026, 4, 1))
    assert [(bar.kind, bar.x, bar.width) for bar in shown.bars] == [
        ("plan", 10, 40),
        ("open", 50, 20),
    ]


def test_a_claim_without_a_date_runs_open_to_today() -> None:
    undated = CLAIM.replace("deadline = 2026-02-20\n", "")
    (bar,) = drawn(undated, HUNDRED, date(2026, 3, 12)).bars
    assert (bar.kind, bar.x, bar.width) == ("open", 10, 60)


def test_the_months_ahead_are_a_year_from_the_month_of_the_day_on() -> None:
    view = View(valid(CLAIM.replace("2026-02-20", "2027-01-15")), DAY)
    months = months_ahead(list(view.standings()), DAY)
    assert [one.name[:3] for one in months] == [
        *("Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov"),
    ]
    assert [(one.name, one.count) for one in months if one.count] == [("January", 1)]
    assert [one.year for one in months if one.is_first] == [2026, 2027]


def test_the_table_of_the_rules_is_what_the_rules_say() -> None:
    """As the table of docs/scores.md has it."""
    shown = {one.case: tuple(one.credits) for one in method(Settings()).credits}
    assert shown == {
        "kept in time": ("1", "1", "1"),
        "kept, later than first promised": ("0", "½", "1"),
        "kept, later than last promised": ("0", "½", "1"),
        "partly kept": ("0", "½", "½"),
        "broken": ("0", "0", "0"),
        "withdrawn": ("0", "0", "left out"),
        "superseded": ("0", "left out", "left out"),
        "void": ("left out", "left out", "left out"),
        "unverifiable": ("left out", "left out", "left out"),
        "overdue": ("0", "left out", "left out"),
        "any other open claim": ("left out", "left out", "left out"),
    }


PRIVATE = (
    CLAIM
    + """note = "NOTE"
[claims.a.forecasts.f]
date = 2026-01-20
probability = 0.37
by = "FORECASTER"
[claims.d]
text = "DRAFT"
claimant = "DRAFTED"
made = 2026-01-01
draft = true
"""
)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ((), set()),
        (("drafts",), {"DRAFT", "DRAFTED"}),
        (("notes",), {"NOTE"}),
        (("forecasts",), {"FORECASTER"}),
    ],
)
def test_what_is_the_desks_is_in_the_file_only_when_asked_for(
    ledger_file: Callable[[str], Path],
    run: Run,
    folder: Path,
    asked: tuple[str, ...],
    shown: set[str],
) -> None:
    ledger_file(PRIVATE)
    run("report", "-o", "report.html", *(word for one in asked for word in ("--with", one)))
    page = (folder / "report.html").read_text()
    secrets = ("NOTE", "FORECASTER", "DRAFT", "DRAFTED")
    assert {one for one in secrets if re.search(rf"\b{one}\b", page)} == shown


def test_the_same_board_is_the_same_page() -> None:
    view = View(valid(PRIVATE), DAY)
    board = make_board(view, month_before(DAY), ())
    assert [*draw_html(board)] == [*draw_html(board)]


def test_a_ledger_without_claims_has_a_report_too() -> None:
    page = "".join(draw_html(make_board(View(valid(""), DAY), month_before(DAY), ())))
    assert "No claims yet." in page
