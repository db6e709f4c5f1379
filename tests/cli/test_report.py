"""`claimcheck report`: what needs attention, what changed, is coming and was ruled."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
title = "The desk"

[claimants.acme]
name = "Acme"
also = ["Acme Inc."]

[claims.past]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-09

[claims.soon]
text = "Acme will sing"
claimant = "Acme Inc."
made = 2025-03-08
deadline = "2026"
tags = ["x"]

[claims.soon.revisions.moved]
date = 2026-11-12
deadline = 2026-12-20

[claims.far]
text = "Bolt will run"
claimant = "Bolt"
made = 2026-11-20
deadline = 2027-11-24

[claims.farther]
text = "Bolt will run on"
claimant = "Bolt"
made = 2025-01-01
deadline = 2027-11-25

[claims.kept]
text = "Bolt will stop"
claimant = "Bolt"
made = 2025-01-01
deadline = 2026-01-31

[claims.kept.verdicts.one]
date = 2026-11-02
verdict = "kept"
fulfilled = 2026-02-10
because = "it stopped"

[claims.old]
text = "Bolt will start"
claimant = "Bolt"
made = 2025-01-01
deadline = 2025-01-31

[claims.old.verdicts.one]
date = 2025-02-02
verdict = "broken"
because = "it did not"
"""


def board(run: Run, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("report", "--json", *args).out)
    return found


def test_attention_is_what_is_overdue_and_due_with_the_command_that_settles_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    items = board(run)["attention"]
    assert [item["claim"]["id"] for item in items] == ["past", "soon"]
    assert "resolve past" in items[0]["command"]
    assert "15 days past" in items[0]["why"]
    assert "26 days left" in items[1]["why"]
    for item in items:
        assert item["command"] in run("report").out


def test_changes_are_those_after_since_up_to_the_day_oldest_first(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    changes = [(one["date"], one["id"], one["from"], one["to"]) for one in board(run)["changes"]]
    assert changes == [
        ("2026-11-02", "kept", "overdue", "kept"),
        ("2026-11-10", "past", "due-soon", "overdue"),
        ("2026-11-12", "soon", "pending", "pending"),  # only the date moved
        ("2026-11-20", "soon", "pending", "due-soon"),
        ("2026-11-20", "far", None, "pending"),
    ]


def test_since_leaves_out_its_own_day(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    changes = board(run, "--since", "2026-11-12")["changes"]
    assert [one["date"] for one in changes] == ["2026-11-20", "2026-11-20"]
    assert board(run, "--since", "2026-11-24")["changes"] == []


def test_coming_is_what_is_due_within_a_year_the_nearest_first(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert [one["id"] for one in board(run)["coming"]] == ["soon", "far"]


def test_ruled_is_what_was_ruled_on_after_since(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert [one["id"] for one in board(run)["ruled"]] == ["kept"]
    assert [one["id"] for one in board(run, "--since", "2025")["ruled"]] == ["kept", "old"]
    assert board(run, "--since", "2026-11-02")["ruled"] == []


def test_verdicts_are_counted_by_party_under_the_name_it_is_known_by(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    records = {one["name"]: one for one in board(run)["records"]}
    assert list(records) == ["Acme", "Bolt"]
    assert (records["Acme"]["overdue"], records["Acme"]["open"]) == (1, 1)
    bolt = records["Bolt"]
    assert (bolt["kept"], bolt["late"], bolt["broken"], bolt["open"]) == (1, 1, 1, 2)


def test_every_section_is_on_the_terminal(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("report")
    assert (ran.code, ran.err) == (0, "")
    heads = [line for line in ran.out.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "The desk  2026-11-24",
        "6 claims: 1 overdue, 1 due-soon, 2 pending, 1 kept and 1 broken.",
        "Needs attention",
        "Changed since 2026-10-25",
        "Coming within a year",
        "Ruled since 2026-10-25",
        "Verdicts",
    ]


def test_one_late_day_is_one_day_late(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace("fulfilled = 2026-02-10", "fulfilled = 2026-02-01"))
    out = run("report").out
    assert "1 day late" in out
    assert " 1 days" not in out


def test_a_draft_is_counted_apart(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace('tags = ["x"]', "draft = true"))
    records = {one["name"]: one for one in board(run)["records"]}
    assert (records["Acme"]["overdue"], records["Acme"]["open"]) == (1, 0)
    assert records["Acme"]["draft"] == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_have_a_report(
    run: Run, ledger_file: Write, day: str
) -> None:
    ledger_file(LEDGER)
    for args in (("report",), ("due",), ("list",), ("check",)):
        assert run(*args, "--as-of", day).code == 0
