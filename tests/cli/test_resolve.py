"""`claimcheck resolve` and `reopen`: only a person breaks a promise, and may take it up again."""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
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


BROKEN = """
[claims.acme-plant.verdicts.first]
date = 2026-09-01
verdict = "broken"
because = "there is no plant"
on = ["2026-07-01-ab12"]
recorded = 2026-09-01T09:00:00Z
"""
KEPT = ("resolve", "acme-plant", "kept", "--because", "it opened", "--on", "2026-07")
IN_JUNE = ("--fulfilled", "2026-06")


def test_a_ruling_over_one_that_says_something_else_is_refused_with_three_ways_out(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER + BROKEN)
    ran = run(*KEPT, *IN_JUNE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "claimcheck: acme-plant was already ruled broken on 1 September 2026, by first\n"
    )
    for way in ("`claimcheck reopen`", "`claimcheck correct acme-plant first`", "--overrule"):
        assert way in ran.err
    assert path.read_text() == LEDGER + BROKEN


def test_overrule_writes_which_ruling_is_overruled(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER + BROKEN)
    assert run(*KEPT, *IN_JUNE, "--overrule").code == 0
    assert (verdict(path)["verdict"], verdict(path)["overrules"]) == ("kept", "first")
    assert shown(run)["status"] == "kept"
    assert "contradicting" not in run("check").out
    assert "overrules first" in run("show", "acme-plant").out


@pytest.mark.parametrize("way", ["reopen", "correct"])
def test_the_other_ways_out_lead_out(run: Run, ledger_file: Write, way: str) -> None:
    path = ledger_file(LEDGER + BROKEN)
    fact = ("first",) if way == "correct" else ()
    early = datetime(2026, 11, 24, 11, tzinfo=UTC)
    assert run(way, "acme-plant", *fact, "--because", "x", now=early).code == 0
    assert run(*KEPT, *IN_JUNE).code == 0
    assert "overrules" not in verdict(path)
    assert run("check").code == 0


@pytest.mark.parametrize(
    "ledger",
    [
        LEDGER,
        LEDGER + BROKEN.replace('"broken"', '"reopened"'),
        LEDGER + BROKEN + "[claims.acme-plant.corrections.c]\ndate = 2026-09-02\n"
        'retracts = "first"\nbecause = "x"\n',
    ],
    ids=["no ruling", "reopened", "retracted"],
)
def test_overrule_where_no_ruling_is_in_force_is_refused(
    run: Run, ledger_file: Write, ledger: str
) -> None:
    path = ledger_file(ledger)
    ran = run(*KEPT, *IN_JUNE, "--overrule")
    assert (ran.code, ran.out) == (2, "")
    assert "has no verdict in force on 2026-11-24 to overrule" in ran.err
    assert path.read_text() == ledger


def test_overrule_is_about_the_ruling_that_was_in_force_on_the_day_of_the_new_one(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER + BROKEN)
    ran = run(*KEPT, *IN_JUNE, "--overrule", "--date", "2026-08-01")
    assert ran.code == 2
    assert "has no verdict in force on 2026-08-01 to overrule" in ran.err
    ran = run(*KEPT, *IN_JUNE, "--date", "2026-08-01")
    assert ran.code == 2
    assert (
        "was ruled broken on 1 September 2026, by first, and that ruling would still hold"
        in ran.err
    )


CONTRARY = BROKEN.replace("first", "second").replace("broken", "kept").replace("09-01", "10-01", 1)


def test_contradicting_rulings_are_told_by_check_and_in_every_form_of_the_report(
    run: Run, ledger_file: Write
) -> None:
    contrary = CONTRARY + "fulfilled = 2026-06-30\n"
    path = ledger_file(LEDGER + BROKEN + contrary)
    ran = run("check")
    line = contrary.splitlines()[1]
    number = path.read_text().splitlines().index(line) + 1
    assert (
        f"claims.toml:{number}:1: warning: kept (fulfilled on 30 June 2026) contradicts" in ran.out
    )
    assert run("check", "--strict").code == 1
    why = "ruled broken on 1 September 2026 and kept (fulfilled on 30 June 2026) on 1 October 2026"
    for format_ in ("terminal", "markdown"):
        assert why in run("report", "--format", format_).out.replace("\\", "")
    html = run("report", "--format", "html").out
    assert "Contradicting rulings" in html
    assert why in re.sub(r"<[^>]*>", "", html)
    (told,) = json.loads(run("report", "--json").out)["contradictions"]
    assert (told["id"], told["older"], told["newer"]) == ("acme-plant", "first", "second")
    assert why in told["why"]


def test_a_report_without_contradictions_says_nothing_of_them(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER + BROKEN)
    for format_ in ("terminal", "markdown", "html"):
        assert "Contradicting" not in run("report", "--format", format_).out
    assert json.loads(run("report", "--json").out)["contradictions"] == []


def test_a_draft_in_a_report_for_readers_tells_of_no_contradiction(
    run: Run, ledger_file: Write
) -> None:
    draft = LEDGER.replace('criteria = "a plant"', 'criteria = "a plant"\ndraft = true')
    ledger_file(draft + BROKEN + CONTRARY)
    assert "Contradicting" not in run("report", "--format", "markdown").out
    assert "Contradicting" in run("report", "--format", "markdown", "--with", "drafts").out
