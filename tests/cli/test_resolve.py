"""`claimcheck resolve` and `reopen`: only a person breaks a promise, and may take it up again."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
criteria = "a plant"

[claims.acme-plant.evidence.2026-07-01-ab12]
date = 2026-07-01
stance = "supports"
source = "a paper"
origin = "independent"

[claims.acme-quiet]
text = "Acme will make no noise"
claimant = "Acme"
made = 2025-03-08
deadline = "2025"
holds = true
"""


def verdict(path: Path) -> dict[str, Any]:
    facts = tomllib.loads(path.read_text())["claims"]["acme-plant"]["verdicts"]
    found: dict[str, Any] = list(facts.values())[-1]
    found.pop("recorded")
    return found


def shown(run: Run, *args: str, claim: str = "acme-plant") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", claim, "--json", *args).out)["claim"]
    return found


def test_a_passed_deadline_is_overdue_until_a_person_breaks_it(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    assert shown(run)["status"] == "overdue"
    ran = run(
        *("resolve", "acme-plant", "broken", "--because", "there is no plant"),
        *("--on", "2026-07", "--note", "N", "--who", "ana"),
    )
    assert ran.code == 0
    assert verdict(path) == {
        "date": date(2026, 11, 24),
        "verdict": "broken",
        "because": "there is no plant",
        "on": ["2026-07-01-ab12"],
        "note": "N",
        "by": "ana",
    }
    claim = shown(run)
    assert (claim["status"], claim["late_days"]) == ("broken", None)
    assert "there is no plant" in claim["reason"]
    assert shown(run, "--as-of", "yesterday")["status"] == "overdue"


@pytest.mark.parametrize(
    ("fulfilled", "dated", "late"),
    [
        ("2026-06-30", "2026-11-24", 0),
        ("2026-07-01", "2026-11-24", 1),
        ("2026-08-16", "2026-11-24", 47),  # 31 days of July, 16 of August
        ("2026-07", "2026-11-24", 31),  # to its last day
        ("2026-07", "2026-07-10", 10),  # at most to the verdict's date
        ("2026-Q2", "2026-11-24", 0),
        ("2025", "2026-11-24", 0),
        ("unknown", "2026-11-24", None),
        ("unknown", "2026-06-30", 0),  # the verdict itself is in time
    ],
)
@pytest.mark.parametrize("word", ["kept", "partly-kept"])
def test_late_is_counted_from_the_first_last_day_to_the_fulfilment(
    run: Run, ledger_file: Write, word: str, fulfilled: str, dated: str, late: int | None
) -> None:
    ledger_file(LEDGER)
    ran = run(
        *("resolve", "acme-plant", word, "--because", "it opened"),
        *("--fulfilled", fulfilled, "--date", dated),
    )
    assert ran.code == 0, ran.err
    claim = shown(run)
    assert (claim["status"], claim["late_days"]) == (word, late)


def test_a_fulfilment_that_straddles_the_last_day_is_late_for_nobody_to_tell(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER.replace('deadline = "2026-06"', "deadline = 2026-06-15"))
    ran = run("resolve", "acme-plant", "kept", "--because", "x", "--fulfilled", "2026-06")
    assert ran.code == 0
    assert shown(run)["late_days"] is None


def test_late_is_judged_by_the_first_date_whatever_was_revised(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("revise", "acme-plant", "--by", "2026", "--date", "2026-01-01").code == 0
    ran = run("resolve", "acme-plant", "kept", "--because", "x", "--fulfilled", "2026-07-30")
    assert ran.code == 0
    assert shown(run)["late_days"] == 30


def test_kept_in_time_needs_no_fulfilled(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("resolve", "acme-plant", "kept", "--because", "x", "--date", "2026-06-30")
    assert ran.code == 0
    assert shown(run)["late_days"] == 0


def test_a_promise_that_holds_is_kept_without_fulfilled_and_never_late(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert shown(run, claim="acme-quiet")["status"] == "awaiting-ruling"
    assert run("resolve", "acme-quiet", "kept", "--because", "no noise").code == 0
    assert shown(run, claim="acme-quiet")["late_days"] == 0


@pytest.mark.parametrize("word", ["broken", "withdrawn", "superseded", "void", "unverifiable"])
def test_other_verdicts_need_no_fulfilled_and_are_never_late(
    run: Run, ledger_file: Write, word: str
) -> None:
    ledger_file(LEDGER)
    assert run("resolve", "acme-plant", word, "--because", "x").code == 0
    claim = shown(run)
    assert (claim["status"], claim["late_days"]) == (word, None)


def test_superseded_by_takes_the_start_of_an_id_and_writes_the_whole(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    ran = run("resolve", "acme-plant", "superseded", "--superseded-by", "acme-q", "--because", "x")
    assert ran.code == 0
    assert verdict(path)["superseded-by"] == "acme-quiet"


def test_reopened_puts_a_claim_back_on_the_schedule(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ruling = ("resolve", "acme-plant", "withdrawn", "--because", "x", "--date", "2026-03-01")
    assert run(*ruling).code == 0
    ran = run("reopen", "acme-plant", "--because", "a new board", "--date", "2026-04-01")
    assert ran.code == 0
    assert verdict(path) == {
        "date": date(2026, 4, 1),
        "verdict": "reopened",
        "because": "a new board",
    }
    assert shown(run)["status"] == "overdue"
    assert shown(run, "--as-of", "2026-03-31")["status"] == "withdrawn"
    assert shown(run, "--as-of", "2026-04-01")["status"] == "pending"


def test_the_newest_verdict_rules_and_of_one_day_the_one_recorded_later(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"

[claims.acme-plant.verdicts.zz]
date = 2026-07-01
verdict = "broken"
because = "first"
recorded = 2026-07-01T09:00:00Z

[claims.acme-plant.verdicts.aa]
date = 2026-07-01
verdict = "void"
because = "second"
recorded = 2026-07-01T10:00:00Z
"""
    )
    assert shown(run)["status"] == "void"
