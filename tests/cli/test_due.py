"""`claimcheck due`: what is overdue, awaits a ruling or is due soon; for cron and CI."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
notice = "10d"

[claims.past]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-23

[claims.today]
text = "Acme will open a shop"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-24

[claims.in-ten-days]
text = "Acme will sing"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-12-04

[claims.in-eleven-days]
text = "Acme will dance"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-12-05

[claims.held]
text = "Acme will make no noise"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-10-31
holds = true

[claims.holding]
text = "Acme will stay"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-30
holds = true

[claims.waiting]
text = "Acme will build"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-30
condition = "the law passes"

[claims.kept]
text = "Acme will hire"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-30

[claims.kept.verdicts.one]
date = 2026-01-01
verdict = "kept"
because = "it hired"
"""


def ids(run: Run, *args: str) -> list[str]:
    return [one["id"] for one in json.loads(run("due", "--json", *args).out)["claims"]]


def test_what_is_overdue_awaits_a_ruling_or_is_due_within_the_notice_is_due(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert ids(run) == ["past", "held", "today", "in-ten-days"]
    assert len(run("due").out.splitlines()) == 4


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("11d", ["past", "held", "today", "in-ten-days", "in-eleven-days"]),
        ("9d", ["past", "held", "today"]),
        ("0d", ["past", "held", "today"]),
        ("1m", ["past", "held", "today", "in-ten-days", "in-eleven-days"]),
    ],
)
def test_within_says_how_far_ahead(
    run: Run, ledger_file: Write, within: str, found: list[str]
) -> None:
    ledger_file(LEDGER)
    assert ids(run, "--within", within) == found


def test_the_exit_code_says_that_something_is_due_only_when_asked(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("due").code == 0
    assert run("due", "--exit-code").code == 1
    assert run("due", "--exit-code", "--json").code == 1
    assert run("due", "--exit-code", "--as-of", "2026-01-31").code == 0


def test_nothing_due_is_said_on_stderr_with_the_day(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("due", "--as-of", "2026-01-31")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "nothing is due by 2026-02-10\n"
