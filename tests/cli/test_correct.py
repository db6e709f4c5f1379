"""`claimcheck correct`: we were wrong; nothing is deleted."""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.cli.terminal import in_terminal, write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"

[claims.acme-plant.verdicts.ruling]
date = 2026-07-01
verdict = "broken"
because = "no plant was found"
recorded = 2026-07-01T09:00:00Z

[claims.acme-plant.revisions.later]
date = 2026-01-01
deadline = "2027"
recorded = 2026-01-01T09:00:00Z
"""


def corrections(path: Path) -> list[dict[str, Any]]:
    facts = tomllib.loads(path.read_text())["claims"]["acme-plant"]["corrections"]
    return [{key: fact[key] for key in fact if key != "recorded"} for fact in facts.values()]


def shown(run: Run, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", "acme-plant", "--json", *args).out)["claim"]
    return found


def test_a_fact_taken_back_counts_no_more_on_any_day(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert shown(run)["status"] == "broken"
    ran = run("correct", "acme-plant", "rul", "--because", "another Acme", "--who", "ana")
    assert ran.code == 0
    assert corrections(path) == [
        {
            "date": date(2026, 11, 24),
            "retracts": "ruling",
            "because": "another Acme",
            "by": "ana",
        }
    ]
    assert shown(run)["status"] == "pending"
    assert shown(run, "--as-of", "2026-08-01")["status"] == "pending"
    claim = shown(run)
    assert [one["retracted"] for one in claim["verdicts"]] == [claim["corrections"][0]["id"]]


def test_what_was_recorded_before_a_correction_is_still_known_on_that_day(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("correct", "acme-plant", "ruling", "--because", "another Acme").code == 0
    assert shown(run, "--as-of", "2026-08-01", "--known-on", "2026-08-01")["status"] == "broken"
    assert shown(run, "--as-of", "2026-08-01", "--known-on", "2026-11-24")["status"] == "pending"


def test_a_correction_taken_back_does_nothing(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    first = run("correct", "acme-plant", "ruling", "--because", "x", "--date", "2026-08-01")
    key = first.out.split()[-1]
    assert shown(run)["status"] == "pending"
    assert run("correct", "acme-plant", key, "--because", "it was the right Acme").code == 0
    assert shown(run)["status"] == "broken"


def test_every_option_gives_its_key_anew(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("correct", "acme-plant", "--because", "misread", "--text", "T", "--claimant", "C"),
        *("--speaker", "S", "--made", "2025-03-01", "--deadline", "Q2 2026"),
        *("--quote", "Q", "--source", "https://e.org", "--criteria", "K", "--kind", "aim"),
        *("--target", "halls >= 4", "--date", "2026-08-01"),
    )
    assert ran.code == 0, ran.err
    assert corrections(path) == [
        {
            "date": date(2026, 8, 1),
            "because": "misread",
            "text": "T",
            "claimant": "C",
            "speaker": "S",
            "made": date(2025, 3, 1),
            "deadline": "2026-Q2",
            "deadline-words": "Q2 2026",
            "quote": "Q",
            "source": "https://e.org",
            "criteria": "K",
            "kind": "aim",
            "target": {"measure": "halls", "at-least": 4},
        }
    ]
    claim = shown(run)
    assert (claim["text"], claim["claimant"], claim["speaker"]) == ("T", "C", "S")
    assert (claim["made"], claim["kind"], claim["criteria"]) == ("2025-03-01", "aim", "K")


def test_a_corrected_deadline_is_the_baseline_and_revisions_stay_in_force_over_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("correct", "acme-plant", "ruling", "--because", "x").code == 0
    assert run("correct", "acme-plant", "--deadline", "2025", "--because", "misread").code == 0
    claim = shown(run)
    assert claim["original"]["stored"] == "2025"
    assert claim["deadline"]["stored"] == "2027"
    assert claim["slip_days"] == 730


def test_the_newest_of_two_corrections_of_one_key_holds(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    why = ("--because", "x")
    assert run("correct", "acme-plant", "--text", "newer", *why, "--date", "2026-09-01").code == 0
    older = ("correct", "acme-plant", "--text", "older", *why, "--date", "2026-08-01")
    refused = run(*older)
    assert refused.code == 2
    assert "text of acme-plant was corrected on 2026-09-01" in refused.err
    told = run(*older, "--criteria", "it makes bolts")
    assert told.code == 0
    assert "text stays as it is: 2026-09-01-" in told.err
    assert (shown(run)["text"], shown(run)["criteria"]) == ("newer", "it makes bolts")


def test_every_key_of_a_claim_can_be_given_anew_or_taken_away(run: Run, ledger_file: Write) -> None:
    hall = '\n[claims.hall]\ntext = "t"\nclaimant = "A"\nmade = 2025-03-01\n'
    path = ledger_file(LEDGER + hall)
    (path.parent / "saved.txt").write_text("Acme will open a plant")
    ran = run(
        *("correct", "acme-plant", "--because", "misread", "--wording", "translated"),
        *(
            "--original",
            "will open",
            "--lang",
            "de",
            "--title",
            "T",
            "--archived",
            "https://a.example",
        ),
        *("--tag", "a", "--tag", "b", "--review-every", "30d", "--part", "hal", "--needs", "any"),
        *("--holds", "--condition", "C", "--note", "N", "--draft", "--drop", "deadline"),
        *("--snapshot", str(path.parent / "saved.txt")),
    )
    assert ran.code == 0, ran.err
    claim = shown(run)
    assert claim["wording"] == "translated"
    assert (claim["lang"], claim["title"]) == ("de", "T")
    assert (claim["tags"], claim["review-every"]) == (["a", "b"], "30d")
    assert [one["id"] for one in claim["parts"]] == ["hall"]
    assert (claim["needs"], claim["holds"], claim["condition"]) == ("any", True, "C")
    assert (claim["note"], claim["draft"]) == ("N", True)
    assert claim["snapshot"].startswith("sha256:")
    away = ("wording", "lang", "condition", "parts", "snapshot")
    drops = [word for key in away for word in ("--drop", key)]
    assert run("correct", "acme-plant", "--no-holds", *drops, "--because", "not so").code == 0
    claim = shown(run)
    assert {"wording", "lang", "condition", "snapshot"}.isdisjoint(claim)
    assert claim["parts"] == []
    assert claim.get("holds", False) is False
    shown_text = run("show", "acme-plant").out
    assert "condition: removed" in shown_text
    assert "holds: no" in shown_text


def test_a_key_that_a_claim_needs_or_does_not_have_is_not_dropped(
    run: Run, ledger_file: Write
) -> None:
    before = ledger_file(LEDGER).read_text()
    for key, hint in (("claimant", "the keys are speaker, deadline"), ("critera", "criteria?")):
        ran = run("correct", "acme-plant", "--drop", key, "--because", "x")
        assert ran.code == 2
        assert f"--drop: “{key}” is not a key that can be removed" in ran.err
        assert hint in ran.err
    assert run("correct", "acme-plant", "--drop", "deadline").code == 2
    assert ledger_file(before).read_text() == before


def test_what_was_taken_back_is_struck_through_with_the_reason(folder: Path) -> None:
    write_ledger(
        folder,
        f"""\
{LEDGER}
[claims.acme-plant.corrections.one]
date = 2026-08-01
retracts = "ruling"
because = "that was another Acme"
""",
    )
    lines = in_terminal(100, "show", "acme-plant").out.splitlines()
    [struck] = [line for line in lines if "no plant was found" in line]
    before, _, _ = struck.partition("no plant was found")
    assert "9" in re.findall(r"\x1b\[([0-9;]*)m", before)[-1].split(";")  # 9 strikes through
    assert any("retracted by one: that was another Acme" in line for line in lines)


def test_a_corrected_target_keeps_where_the_claimant_started(run: Run, ledger_file: Write) -> None:
    target = '\ntarget = { measure = "halls", at-least = 4, unit = "%", from = 1 }\n'
    path = ledger_file(LEDGER.replace('\ndeadline = "2026-06"\n', target))
    because = ("--because", "misread", "--date", "2026-06-30")
    assert run("correct", "acme-plant", "--target", "halls >= 5", *because).code == 0
    assert run("correct", "acme-plant", "--target", "cars >= 5", *because).code == 0
    corrections = tomllib.loads(path.read_text())["claims"]["acme-plant"]["corrections"].values()
    assert [one["target"] for one in corrections] == [
        {"measure": "halls", "at-least": 5, "unit": "%", "from": 1},
        {"measure": "cars", "at-least": 5},
    ]
