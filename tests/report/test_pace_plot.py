"""Readings as columns against the line that would meet the target, drawn by hand."""

from collections.abc import Iterator
from datetime import date

import pytest
from rich.cells import cell_len

from claimcheck.domain.standing.detail import Detail, detail
from claimcheck.domain.standing.view import View
from claimcheck.report.terminal.ascii_glyphs import in_ascii
from claimcheck.report.terminal.pace_plot import draw_plot
from tests.ledgers import valid


def found(claim: str) -> Detail:
    ledger = valid(f'[claims.x]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-01\n{claim}')
    one = detail(View(ledger, date(2026, 11, 24)), "x")
    assert one is not None
    return one


def drawn(claim: str, width: int | None = None) -> list[str]:
    return [line.plain.rstrip() for line in draw_plot(found(claim), width)]


def readings(*points: tuple[str, float]) -> Iterator[str]:
    for number, (day, value) in enumerate(points):
        yield (
            f'evidence.e{number} = {{ date = {day}, stance = "context", source = "s", '
            f"value = {value} }}\n"
        )


# 22 columns over the 210 days from 1 January to 29 July: a column is ten days.
CLAIM = 'deadline = 2024-07-29\ntarget = { measure = "n", at-least = 63, from = 0 }\n'


def test_columns_rise_to_their_reading_against_the_line_to_the_goal() -> None:
    # 31 is 31 / 63 of the way, 32 of 64 eighths: four whole rows, at column 5 (20 February)
    half = "".join(readings(("2024-02-20", 31)))
    assert drawn(CLAIM + half, 28) == [
        "  63 │                   ···",
        "     │                ···",
        "     │              ··",
        "     │           ···",
        "     │     █  ···",
        "     │     █··",
        "     │   ··█",
        "   0 │▁··  █",
        "     └──────────────────────",
        "      2024-01-01  2024-07-29",
        "  █ reading, · pace needed",
        "  for at least 63 by 29 July",
        "  2024",
    ]


def test_a_reading_far_off_stands_beyond_a_break() -> None:
    """Within it 47 is the most, at the height of the row below the break: six rows are left."""
    claim = 'deadline = 2024-07-29\ntarget = { measure = "n", at-least = 47, from = 0 }\n'
    others = readings(("2024-02-20", 20), ("2024-04-10", 9000), ("2024-05-30", 30))
    lines = drawn(claim + "".join(others), 31)
    assert lines[0] == "  9,000 │          █"
    assert lines[1] == "        │" + "≈" * 22
    assert lines[2].startswith("     47 │")
    assert lines[7].startswith("      0 │▁")
    assert "≈ break in the scale" in " ".join(line.strip() for line in lines[10:])


def test_one_far_below_too() -> None:
    claim = 'target = { measure = "n", at-most = 10, at-least = 0 }\n'
    others = [("2024-02-01", 1), ("2024-03-01", 2), ("2024-04-01", 3), ("2024-05-01", -9000)]
    lines = drawn(claim + "".join(readings(*others)), 32)
    assert lines[5].startswith("       0 │")
    assert lines[6] == "         │" + "≈" * 22
    assert lines[7].startswith("  -9,000 │")


def test_without_blocks_it_is_drawn_in_ascii() -> None:
    half = "".join(readings(("2024-02-20", 31)))
    lines = [in_ascii(line).plain for line in draw_plot(found(CLAIM + half), 28)]
    assert all(line.isascii() for line in lines)
    assert lines[4] == "     |     #  ..."
    assert lines[8] == "     +----------------------"


def test_a_goal_below_is_a_line_that_falls() -> None:
    claim = 'deadline = 2024-07-29\ntarget = { measure = "n", at-most = 0, from = 63 }\n'
    lines = drawn(claim + "".join(readings(("2024-07-29", 63))), 28)
    assert lines[0] == "  63 │█··                  █"
    assert lines[7] == "   0 │█                  ··█"


def test_two_bounds_are_two_level_lines() -> None:
    claim = 'target = { measure = "n", at-least = 0, at-most = 63 }\n'
    lines = drawn(claim + "".join(readings(("2024-02-01", 31), ("2024-03-01", 31))), 28)
    assert lines[0] == "  63 │" + "·" * 22
    assert lines[7] == "   0 │█" + "·" * 20 + "█"
    assert " ".join(map(str.strip, lines[10:])) == (
        "█ reading, · target: at least 0 and at most 63"
    )


def test_of_readings_in_one_column_the_newest_is_drawn() -> None:
    close = readings(("2024-02-19", 63), ("2024-02-20", 0))
    column = [line[6:][5:6] for line in drawn(CLAIM + "".join(close), 28)[:8]]
    assert column[-1] == "▁"
    assert "█" not in column


def test_one_reading_on_one_day_is_drawn_without_a_span() -> None:
    claim = 'target = { measure = "n", at-least = 5 }\n' + "".join(readings(("2024-02-20", 5)))
    lines = drawn(claim, 28)
    assert lines[0].startswith("  5 │")
    assert lines[9].strip() == "2024-02-20"


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
def test_it_fits_into_its_width(width: int) -> None:
    claim = 'deadline = "2027"\ntarget = { measure = "n", at-least = 1000000, unit = "cars" }\n'
    lines = drawn(claim + "".join(readings(("2024-02-20", 1), ("2025-02-20", 70_000))), width)
    assert all(cell_len(line) <= width for line in lines)
    # 22 columns, and 13 cells for what stands to the left of them
    assert len(lines) >= 11 if width >= 35 else lines == []


def test_without_a_target_or_a_reading_of_it_nothing_is_drawn() -> None:
    assert drawn(CLAIM) == []
    assert drawn("".join(readings(("2024-02-20", 31)))) == []


@pytest.mark.parametrize("value", [-5, 0, 1e18, -1e18, 10**18, 0.1, 5e-324])
def test_any_number_is_drawn(value: float) -> None:
    points = readings(("2024-02-20", value), ("2024-03-20", 31))
    assert len(drawn(CLAIM + "".join(points), 80)) == 11
