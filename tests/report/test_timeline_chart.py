"""The timeline, the strip of months and the bars of records: every mark stands where it belongs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.standing.view import View
from claimcheck.report.board import Board, make_board
from claimcheck.report.terminal import month_strip as months_ahead
from claimcheck.report.terminal import share_bar, timeline_chart
from claimcheck.report.terminal.ascii_glyphs import in_ascii
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.month_strip import draw_months
from claimcheck.report.terminal.share_bar import draw_strength
from claimcheck.report.terminal.time_axis import Axis
from claimcheck.report.terminal.timeline_chart import draw_chart
from tests.ledgers import valid

DAY = date(2026, 7, 1)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def board(text: str, day: date = DAY) -> Board:
    return make_board(View(valid(text), day), day - timedelta(days=30))


def claim(id_: str, keys: str) -> str:
    return f'[claims.{id_}]\ntext = "t"\nclaimant = "Acme"\n{keys}\n'


YEAR = claim("zz", "made = 2026-01-01\ndeadline = 2026-12-31")
"""Holds the axis open from January to December."""


def bar(keys: str, more: str = "") -> str:
    """Return the bar of a claim over 2026 on 1 July in 24 cells of 15 days and a quarter."""
    claims = board(claim("xx", keys) + more + YEAR).claims
    lines = [line.plain for line in draw_chart(claims, DAY, 30)]
    (line,) = (line for line in lines if line.startswith("  xx"))
    assert len(line) == 30
    return line[6:]


REVISED = "[claims.xx.revisions.{0}]\ndate = {1}\ndeadline = {2}\n"
RULED = '[claims.xx.verdicts.v{0}]\ndate = {0}\nverdict = "{1}"\nbecause = "b"\n'
MADE = "made = 2026-02-01\n"


@pytest.mark.parametrize(
    ("keys", "more", "drawn"),
    [
        # from the 32nd day, in cell 2, to the 304th, in cell 19; today is the 182nd, in cell 11
        (f"{MADE}deadline = 2026-10-31", "", "  ▆▆▆▆▆▆▆▆▆│▆▆▆▆▆▆▆▆"),
        (f"{MADE}deadline = 2026-05-14", "", "  ▆▆▆▆▆▆▆░░│"),
        (MADE, "", "  ┄┄┄┄┄┄┄┄┄│"),
        (f"{MADE}holds = true", "", "  ┄┄┄┄┄┄┄┄┄│"),
        (f"{MADE}holds = true\ndeadline = 2026-05-14", "", "  ▆▆▆▆▆▆▆░░│"),
        (f'{MADE}condition = "c"\ndeadline = 2026-10-31', "", "  ┄┄┄┄┄┄┄┄┄│┄┄┄┄┄┄┄┄"),
        (
            f"{MADE}deadline = 2026-04-14",
            REVISED.format("a", "2026-03-20", "2026-08-14"),
            "  ▆▆▆›▆▄▄▄▄│▄▄▄",
        ),
        (
            f"{MADE}deadline = 2026-10-31",
            REVISED.format("a", "2026-03-20", "2026-08-14"),
            "  ▆▆▆‹▆▆▆▆▆│▆▆▆▁▁▁▁▁",
        ),
        (
            f"{MADE}deadline = 2026-05-14",
            RULED.format("2026-06-10", "kept"),
            "  ▆▆▆▆▆▆▆░✓│",
        ),
        (
            f"{MADE}deadline = 2026-05-14",
            RULED.format("2026-04-20", "broken"),
            "  ▆▆▆▆▆✗▁  │",
        ),
        (
            f"{MADE}deadline = 2026-10-31",
            RULED.format("2026-03-20", "void") + RULED.format("2026-05-20", "reopened"),
            "  ▆▆▆–▆▆▆↺▆│▆▆▆▆▆▆▆▆",
        ),
    ],
)
def test_a_bar_runs_from_the_day_it_was_said_to_its_last_day(
    keys: str, more: str, drawn: str
) -> None:
    assert bar(keys, more) == drawn.ljust(24)


def test_what_lies_far_off_from_all_others_is_cut_off_and_marked() -> None:
    others = "".join(claim(f"y{month}", f"made = 2026-0{month}-01") for month in range(1, 7))
    far = claim("far", "made = 1910-01-01\ndeadline = 2160-01-01")
    past = claim("past", "made = 1901-01-01\ndeadline = 1902-01-01")
    lines = [line.plain for line in draw_chart(board(far + past + others + YEAR).claims, DAY, 60)]
    rows = {line.split()[0]: line[8:] for line in lines[1:-1]}
    assert rows["far"][0] == "◂"
    assert "▸" in rows["far"]
    assert set(rows["past"].split("  ")[0].strip()) == {"◂", "░", "│"}
    assert "◂▸ beyond the axis" in " ".join(lines)


def test_claims_that_were_all_ruled_on_long_ago_fill_the_axis() -> None:
    """From October 2008 to February 2011: no cell is spent on the years since."""
    ruled = claim("xx", "made = 2008-10-13\ndeadline = 2010-12-31")
    ruled += RULED.format("2011-02-01", "broken")
    lines = [line.plain for line in draw_chart(board(ruled).claims, DAY, 30)]
    assert lines[0].split() == ["2009", "2010"]
    assert lines[1].startswith("  xx  ▆▆▆")
    assert lines[1].endswith("✗")
    assert "│" not in "".join(lines)


def test_the_axis_is_labelled_with_years_or_months() -> None:
    def labels(*days: date, cells: int) -> str:
        return " ".join(Axis.fitting(days, [DAY], cells).labels().split())

    five = date(2023, 5, 5), date(2028, 2, 2)
    assert labels(*five, cells=60) == "Jul 2024 Jul 2025 Jul 2026 Jul 2027 Jul"
    assert labels(*five, cells=40) == "2024 2025 2026 2027"
    assert labels(*five, cells=14) == "2025"
    assert labels(date(2026, 1, 1), cells=60) == "2026 Feb Mar Apr May Jun Jul"
    assert labels(cells=60) == "May 2026 Jun Jul Aug Sep"


@given(DAYS, st.lists(DAYS), st.integers(1, 200), DAYS)
def test_an_axis_holds_its_day_and_gives_each_day_a_cell_in_order(
    day: date, others: list[date], cells: int, another: date
) -> None:
    axis = Axis.fitting(others, [day], cells)
    assert axis.first <= day <= axis.last
    assert 0 <= axis.cell(another) < cells
    assert axis.cell(min(day, another)) <= axis.cell(max(day, another))
    assert axis.cell(axis.first) == 0
    assert axis.cell(axis.last) == cells - 1
    assert len(axis.labels()) == cells


@pytest.mark.parametrize("day", [date.min, date.max, date(2024, 2, 29)])
def test_the_ends_of_the_calendar_have_an_axis(day: date) -> None:
    assert Axis.fitting([], [day], 40).first <= day <= Axis.fitting([], [day], 40).last


def months(text: str, day: date, width: int = 80) -> list[str]:
    return [line.plain.rstrip() for line in draw_months(board(text, day).coming, day, width)]


COMING = "".join(
    claim(f"c{number}", f"made = 2025-01-01\ndeadline = {day}")
    for number, day in enumerate(
        ["2026-11-30", "2026-12-01", "2026-12-07", "2026-12-08", "2027-02-28", "2027-11-24"]
    )
) + "".join(claim(f"m{one}", "made = 2025-01-01\ndeadline = 2027-05-31") for one in range(12))


def test_a_digit_stands_in_the_week_of_the_month_in_which_last_days_fall() -> None:
    assert months(COMING, date(2026, 11, 24)) == [
        "  2026        2027",
        "  Nov   Dec   Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov",
        # weeks before today's are blank; February 2027 has four; twelve are too many for a digit
        "     ·1 21··· ····· ···1  ····· ····· ····+ ····· ····· ····· ····· ····· ···1·",
    ]


def test_a_narrow_terminal_has_the_months_in_several_rows() -> None:
    rows = months(COMING, date(2026, 11, 24), 40)
    assert len(rows) == 9
    assert all(len(row) <= 40 for row in rows)
    assert rows[1].split() == ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr"]
    assert rows[3].split() == ["2027"]
    assert rows[7].split() == ["Nov"]


def test_the_calendar_ends_in_december_9999() -> None:
    text = claim("last", "made = 2025-01-01\ndeadline = 9999-12-31")
    assert months(text, date(9999, 12, 1)) == ["  9999", "  Dec", "  ····1"]


def glyphs(share: float, low: float, high: float, cells: int) -> str:
    return "".join(glyph for glyph, _ in draw_strength(share, low, high, cells))


@pytest.mark.parametrize(
    ("share", "low", "high", "drawn"),
    [
        (0.5, 0.2, 0.8, "██▒▒▒┃▒▒··"),
        (0.0, 0.0, 0.3, "┃▒▒·······"),
        (1.0, 0.7, 1.0, "███████▒▒┃"),
    ],
)
def test_a_record_is_full_to_its_lower_bound_and_shaded_to_its_upper_one(
    share: float, low: float, high: float, drawn: str
) -> None:
    assert glyphs(share, low, high, 10) == drawn


def test_every_glyph_has_one_letter_in_ascii() -> None:
    glyphs = [
        *(
            timeline_chart.STAIRS,
            timeline_chart.PAST,
            timeline_chart.GIVEN_UP,
            timeline_chart.OPEN_ENDED,
            timeline_chart.LATER,
            timeline_chart.SOONER,
        ),
        *(
            timeline_chart.BEFORE,
            timeline_chart.BEYOND,
            timeline_chart.TODAY,
            *timeline_chart.MARKS.values(),
            timeline_chart.OTHER_RULING,
        ),
        *(share_bar.CERTAIN, share_bar.DOUBT, share_bar.SHARE, share_bar.REST),
        *(months_ahead.EMPTY, months_ahead.MANY, "─▌→…“”‘’–·"),
    ]
    for glyph in glyphs:
        drawn = in_ascii(Line(glyph, "bold"))
        assert drawn.plain.isascii()
        assert len(drawn.plain) == drawn.cell_len == len(glyph)
        assert drawn.pieces[0][1] == "bold"
