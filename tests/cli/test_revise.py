"""`claimcheck revise`: the claimant changed it, or said it again; nothing is overwritten."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
target = { measure = "halls", at-least = 4, from = 1 }

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08
condition = "the engine is certified"
"""


def revision(path: Path, claim: str = "acme-plant") -> dict[str, Any]:
    facts = tomllib.loads(path.read_text())["claims"][claim]["revisions"]
    found: dict[str, Any] = list(facts.values())[-1]
    found.pop("recorded")
    return found


def shown(run: Run, claim: str = "acme-plant") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", claim, "--json").out)["claim"]
    return found


def test_a_new_date_is_in_force_and_the_first_stays_the_baseline(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("revise", "acme-plant", "--by", "the end of 2026", "--date", "2026-01-10"),
        *("--source", "https://example.org/b"),
    )
    assert ran.code == 0
    assert revision(path) == {
        "date": date(2026, 1, 10),
        "deadline": "2026",
        "deadline-words": "the end of 2026",
        "source": "https://example.org/b",
    }
    claim = shown(run)
    assert claim["status"] == "pending"
    assert claim["deadline"]["latest"] == "2026-12-31"
    assert claim["original"]["latest"] == "2026-06-30"
    assert claim["slip_days"] == 184  # 30 June to 31 December
    assert "first promised for June 2026, now 184 days later" in ran.err


def test_said_again_changes_nothing(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    before = shown(run)
    assert run("revise", "acme-plant", "--again", "--speaker", "Ann Lee").code == 0
    assert revision(path) == {"date": date(2026, 11, 24), "speaker": "Ann Lee"}
    after = shown(run)
    for key in ("status", "deadline", "original", "slip_days"):
        assert after[key] == before[key]


def test_a_date_taken_back_leaves_the_claim_undated_and_keeps_the_words(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    assert run("revise", "acme-plant", "--by", "soon", "--undated").code == 0
    assert revision(path) == {
        "date": date(2026, 11, 24),
        "undated": True,
        "deadline-words": "soon",
    }
    claim = shown(run)
    assert claim["status"] == "undated"
    assert (claim["deadline"], claim["slip_days"]) == (None, None)
    assert claim["original"]["stored"] == "2026-06"


def test_a_new_target_keeps_where_the_claimant_started(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run("revise", "acme-plant", "--target", "halls >= 3").code == 0
    assert revision(path)["target"] == {"measure": "halls", "at-least": 3}
    assert run("add-evidence", "acme-plant", "--source", "x", "--value", "2").code == 0
    pace = shown(run)["pace"]
    assert pace["first"] == {"date": "2025-03-08", "value": 1}
    assert pace["goal"] == 3


def test_a_met_condition_starts_the_clock_with_the_date_that_comes_with_it(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    assert shown(run, "acme-plane")["status"] == "waiting"
    ran = run(
        *("revise", "acme-plane", "--condition-met", "--by", "within two years"),
        *("--date", "2026-10-01"),
    )
    assert ran.code == 0
    assert revision(path, "acme-plane") == {
        "date": date(2026, 10, 1),
        "condition-met": True,
        "deadline": "2026-10-01/2028-10-01",
        "deadline-words": "within two years",
    }
    claim = shown(run, "acme-plane")
    assert claim["status"] == "pending"
    assert claim["original"]["latest"] == "2028-10-01"
    assert claim["slip_days"] == 0


def test_every_option_becomes_its_key(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("revise", "acme-plant", "--deadline", "2027", "--deadline-words", "next year"),
        *("--text", "Acme will open a hall", "--speaker", "Ann", "--source", "https://e.org"),
        *("--title", "T", "--quote", "Q", "--wording", "verbatim", "--original", "O"),
        *("--lang", "de", "--archived", "https://a.org", "--note", "N", "--who", "ana"),
    )
    assert ran.code == 0, ran.err
    assert revision(path) == {
        "date": date(2026, 11, 24),
        "deadline": "2027",
        "deadline-words": "next year",
        "text": "Acme will open a hall",
        "speaker": "Ann",
        "source": "https://e.org",
        "title": "T",
        "quote": "Q",
        "wording": "verbatim",
        "original": "O",
        "lang": "de",
        "archived": "https://a.org",
        "note": "N",
        "by": "ana",
    }


def test_a_target_in_million_stays_in_million(run: Run, ledger_file: Write) -> None:
    path = ledger_file(
        LEDGER.replace("at-least = 4, from = 1 }", 'at-least = 4, unit = "million" }')
    )
    ran = run("revise", "acme-plant", "--target", "halls >= 5 million", "--date", "2026-01-10")
    assert ran.code == 0
    assert "read “halls >= 5 million” as halls at least 5 million\n" in ran.err
    assert revision(path)["target"] == {"measure": "halls", "at-least": 5, "unit": "million"}
    ran = run("correct", "acme-plant", "--target", "at least 3m halls", "--because", "misread")
    assert ran.code == 2
    assert (
        run(
            "correct", "acme-plant", "--target", "3 million halls or more", "--because", "misread"
        ).code
        == 0
    )
    claim = tomllib.loads(path.read_text())["claims"]["acme-plant"]
    (correction,) = claim["corrections"].values()
    assert correction["target"] == {"measure": "halls", "at-least": 3, "unit": "million"}
