"""`claimcheck changes`: what moved between two days, as a weekly mail would show it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.terminal import in_terminal, widths, write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
title = "The desk"

[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-09

[claims.plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"

[claims.plane.revisions.moved]
date = 2026-11-12
deadline = "2028"
speaker = "Jo Roe"
source = "https://example.org/later"

[claims.new]
text = "Bolt will run"
claimant = "Bolt"
made = 2026-11-20
"""

MAIL = """\
The desk
3 claims changed from 2 November 2026 to 24 November 2026

2026-11-10  plant  due-soon → overdue
            Acme will open a plant
            its last day, 9 November 2026, has passed

2026-11-12  plane  still pending
            Acme will build a plane
            Jo Roe moved the date from the end of 2027 to the end of 2028, 366 days later

2026-11-20  new  new, undated
            Bolt will run
            said by Bolt, without a date
"""


def changes(run: Run, *args: str) -> dict[str, Any]:
    ran = run("changes", "--json", *args)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_the_text_is_a_mail_that_needs_no_other(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("changes", "--since", "2026-11-01")
    assert (ran.code, ran.out, ran.err) == (0, MAIL, "")


def test_the_json_has_the_promised_keys(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    found = changes(run, "--since", "2026-11-10", "--until", "2026-11-19")
    assert list(found)[:4] == ["format", "version", "as_of", "known_on"]
    assert (found["format"], found["version"]) == ("claimcheck/changes", 1)
    assert (found["as_of"], found["known_on"]) == ("2026-11-24", None)
    assert (found["since"], found["until"]) == ("2026-11-10", "2026-11-19")
    assert found["changes"] == [
        {
            "id": "plane",
            "date": "2026-11-12",
            "from": "pending",
            "to": "pending",
            "cause": "Jo Roe moved the date from the end of 2027 to the end of 2028, "
            "366 days later",
        }
    ]
    schema = json.loads(run("schema", "changes").out)
    jsonschema.Draft202012Validator(schema).validate(found)


def test_a_new_claim_comes_from_null(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    [new] = changes(run, "--since", "2026-11-19")["changes"]
    assert (new["id"], new["from"], new["to"]) == ("new", None, "undated")


@pytest.mark.parametrize(
    ("args", "since", "until"),
    [
        ((), "2026-10-25", "2026-11-24"),  # 30 days before
        (("--until", "2025-12-31"), "2025-12-01", "2025-12-31"),
        (("--as-of", "2025-12-31"), "2025-12-01", "2025-12-31"),
        (("--since", "2025-12", "--until", "2025-12"), "2025-12-01", "2025-12-31"),
        (("--known-on", "2026-11-15"), "2026-10-16", "2026-11-15"),
        (("--since", "today", "--until", "2027-01-31"), "2026-11-24", "2027-01-31"),
    ],
)
def test_the_days_are_the_last_thirty_unless_they_are_said(
    run: Run, ledger_file: Write, args: tuple[str, ...], since: str, until: str
) -> None:
    ledger_file(LEDGER)
    found = changes(run, *args)
    assert (found["since"], found["until"]) == (since, until)


def test_nothing_that_moved_prints_nothing_and_says_so(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("changes", "--since", "2026-11-21")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "nothing changed after 21 November 2026 and up to 24 November 2026\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--since", "2026-12-01"), "is after the last day to show, 2026-11-24"),
        (("--as-of", "2026-01-01", "--until", "2026-02-01"), "is after the day of --as-of"),
        (("--since", "soon"), "--since"),
    ],
)
def test_days_that_make_no_span_are_refused(
    run: Run, ledger_file: Write, args: tuple[str, ...], words: str
) -> None:
    ledger_file(LEDGER)
    ran = run("changes", *args)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_the_report_tells_the_same_changes(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    report = json.loads(run("report", "--json", "--since", "2026-11-01").out)
    assert report["changes"] == changes(run, "--since", "2026-11-01")["changes"]


def test_a_narrow_terminal_wraps_it(folder: Path) -> None:
    write_ledger(folder, LEDGER)
    args = ("changes", "--since", "2026-11-01", "--until", "2026-11-24")
    ran = in_terminal(48, *args)
    assert ran.code == 0
    assert max(widths(ran.out)) <= 48


def test_hostile_text_stays_text(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace("Jo Roe", "Jo\\u001b[31m\\u202eRoe"))
    ran = run("changes", "--since", "2026-11-01")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "\\x1b[31m" in ran.out


def test_one_day_is_named_once(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("changes", "--since", "2026-11-09", "--until", "2026-11-10")
    assert ran.out.splitlines()[1] == "1 claim changed on 10 November 2026"
