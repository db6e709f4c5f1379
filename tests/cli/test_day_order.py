"""Dates such as 10/11/2025: by `--day-first`, `--month-first` or the setting `day-first`."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run

Write = Callable[[str], Path]

CLAIM = """
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
"""
DAY_FIRST = "[settings]\nday-first = true\n"
TABLE = "Promise,Who,Said on,By when\nAcme will sing,Acme,10/11/2025,5/12/2027\n"


def claims_of(path: Path) -> dict[str, Any]:
    claims: dict[str, Any] = tomllib.loads(path.read_text())["claims"]
    return claims


@pytest.mark.parametrize(
    ("settings", "option", "assumed"),
    [
        ("", "--day-first", "“10/11/2025” is 2025-11-10 … day first, as asked"),
        ("", "--month-first", "“10/11/2025” is 2025-10-11 … month first, as asked"),
        (DAY_FIRST, "", "“10/11/2025” is 2025-11-10 … day first, by the setting day-first"),
        (DAY_FIRST, "--month-first", "“10/11/2025” is 2025-10-11 … month first, as asked"),
    ],
)
def test_when_reads_in_the_order_that_is_asked_for_else_set_and_says_so(
    run: Run, ledger_file: Write, settings: str, option: str, assumed: str
) -> None:
    ledger_file(settings)
    lines = run("when", "10/11/2025", *option.split()).out.splitlines()
    reading, order = assumed.split(" … ")
    assert (lines[0], lines[-1]) == (reading, f"  assumed    {order}")


def test_without_either_both_readings_and_the_options_are_named(run: Run, folder: Path) -> None:
    ran = run("when", "10/11/2025")
    assert ran.code == 2
    assert message_of(ran) == (
        "claimcheck: “10/11/2025” can mean 2025-11-10 or 2025-10-11\n"
        "  write the one you mean: 2025-11-10 or 2025-10-11; or say which comes first: "
        "--day-first or --month-first where the command has them, else "
        "`claimcheck set day-first true` (or false)\n"
    )


def test_add_and_revise_read_every_date_in_the_order_asked(run: Run, ledger_file: Write) -> None:
    path = ledger_file(CLAIM)
    said = ("--claimant", "Acme", "--made", "2/3/2026", "--by", "10/11/2027")
    added = run("add", "Acme will fly", *said, "--day-first")
    assert "read “10/11/2027” as 2027-11-10 (day first, as asked)" in added.err
    run("revise", "acme-plant", "--by", "5/6/2027", "--date", "1/2/2026", "--month-first")
    claims = claims_of(path)
    assert (claims["acme-fly"]["made"], claims["acme-fly"]["deadline"]) == (
        date(2026, 3, 2),
        date(2027, 11, 10),
    )
    (revision,) = claims["acme-plant"]["revisions"].values()
    assert (revision["date"], revision["deadline"]) == (date(2026, 1, 2), date(2027, 5, 6))


@pytest.mark.parametrize(
    ("settings", "option", "made", "deadline"),
    [
        ("", "--day-first", date(2025, 11, 10), date(2027, 12, 5)),
        ("", "--month-first", date(2025, 10, 11), date(2027, 5, 12)),
        (DAY_FIRST, "", date(2025, 11, 10), date(2027, 12, 5)),
    ],
)
def test_import_reads_all_columns_of_dates_in_that_order(
    run: Run, ledger_file: Write, settings: str, option: str, made: date, deadline: date
) -> None:
    path = ledger_file(settings)
    Path("promises.csv").write_text(TABLE)
    assert run("import", "promises.csv", *option.split()).code == 0
    (claim,) = claims_of(path).values()
    assert (claim["made"], claim["deadline"]) == (made, deadline)


def test_a_column_that_is_not_in_the_order_asked_is_refused_row_by_row(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("")
    Path("promises.csv").write_text(TABLE + "Acme will dance,Acme,10/31/2025,2027\n")
    ran = run("import", "promises.csv", "--day-first")
    assert ran.code == 1
    assert ran.out == (
        "promises.csv:row 3: not imported: Said on (made): “10/31/2025” is not a date with the day "
        "first, as asked: there are twelve months (write 2025-10-31 if that is meant; "
        "--month-first reads it so)\n"
    )


def test_extract_reads_the_dates_of_a_text_in_the_order_asked(run: Run, folder: Path) -> None:
    Path("article.txt").write_text("Acme will open a plant in Leeds by 10/11/2027.\n")
    told = run("extract", "article.txt", "--said", "1/2/2025", "--day-first")
    assert "2027-11-10" in told.out


def test_every_other_option_with_a_date_goes_by_the_setting(run: Run, ledger_file: Write) -> None:
    ledger_file(DAY_FIRST + CLAIM)
    shown = run("show", "acme-plant", "--as-of", "7/3/2025")
    assert "2025-03-07" in message_of(shown)
    refused = run("list", "--as-of", "12/25/2025")
    assert refused.code == 2
    assert "--as-of: “12/25/2025” is not a date with the day first" in message_of(refused)
