"""The JSON of every command, key by key: what scripts may rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
title = "Promises"

[claims.acme-countries]
text = "Acme will open in more than 60 countries"
claimant = "Acme"
speaker = "Ann Lee"
made = 2024-01-01
deadline = "2025"
deadline-words = "by the end of next year"
quote = "more than sixty"
wording = "verbatim"
source = "https://example.org/a"
tags = ["expansion"]
criteria = "shops"
target = { measure = "countries", more-than = 60, from = 20 }
by = "vl"
recorded = 2024-01-02T09:00:00Z
colour = "unknown keys travel"

[claims.acme-countries.evidence.one]
date = 2025-01-01
stance = "supports"
source = "annual report"
value = 40
origin = "claimant"
recorded = 2025-01-02T09:00:00Z

[claims.acme-countries.evidence.two]
date = 2025-06-01
stance = "refutes"
source = "a mistaken paper"
recorded = 2025-06-02T09:00:00Z

[claims.acme-countries.revisions.three]
date = 2025-07-01
deadline = "2026-H1"
source = "https://example.org/b"
recorded = 2025-07-02T09:00:00Z

[claims.acme-countries.forecasts.four]
date = 2025-07-03
probability = 0.3
by = "ana"
recorded = 2025-07-03T09:00:00Z

[claims.acme-countries.corrections.five]
date = 2025-08-01
retracts = "two"
because = "another Acme"
recorded = 2025-08-01T09:00:00Z

[claims.acme-countries.inquiries.eight]
date = 2025-08-02
to = "press office"
question = "When?"
reply-by = 2025-08-12
recorded = 2025-08-02T09:00:00Z

[claims.acme-countries.replies.nine]
date = 2025-08-03
quote = "In spring"
inquiry = "eight"
recorded = 2025-08-03T09:00:00Z

[claims.acme-kept]
text = "Acme will hire"
claimant = "Acme"
made = 2025-01-01
deadline = 2026-01-31
recorded = 2025-01-01

[claims.acme-kept.verdicts.six]
date = 2026-11-10
verdict = "kept"
fulfilled = 2026-02-10
because = "a hundred were hired"
recorded = 2026-11-10T09:00:00Z

[claims.acme-both]
text = "Acme will do both"
claimant = "Acme"
made = 2025-01-01
parts = ["acme-kept", "acme-later"]
recorded = 2025-01-01

[claims.acme-later]
text = "Acme will sing"
claimant = "Acme"
made = "2025-01"
kind = "aim"
draft = true
recorded = 2025-02-01

[looks.seven]
date = 2025-09-01
claims = ["acme-countries"]
where = "press room"
recorded = 2025-09-01T09:00:00Z
"""

STANDING = {
    "id",
    "text",
    "claimant",
    "speaker",
    "made",
    "kind",
    "tags",
    "draft",
    "deadline",
    "original",
    "status",
    "reason",
    "late_days",
    "slip_days",
    "last_look",
    "outlook",
    "outlook_reason",
    "days_left",
    "stances",
    "unanswered",
}
DEADLINE = {"stored", "words", "earliest", "latest", "precision"}
HEAD = ["format", "version", "as_of", "known_on"]
READING = {
    "list": ("list",),
    "show": ("show", "acme-countries"),
    "report": ("report",),
    "due": ("due",),
    "score": ("score",),
    "brief": ("brief", "acme-countries"),
    "check": ("check",),
}


def answer(run: Run, *args: str) -> dict[str, Any]:
    ran = run(*args, "--json")
    assert ran.err == ""
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("command", READING)
def test_every_answer_starts_with_format_version_and_the_day(
    run: Run, ledger_file: Write, command: str
) -> None:
    ledger_file(LEDGER)
    found = answer(run, *READING[command])
    assert list(found)[:4] == HEAD
    assert found["format"] == f"claimcheck/{command}"
    assert found["version"] == 1
    assert found["as_of"] == "2026-11-24"
    assert found["known_on"] is None


@pytest.mark.parametrize("command", ["list", "show", "report", "due", "score"])
def test_known_on_is_told_and_is_the_day_when_no_other_is_named(
    run: Run, ledger_file: Write, command: str
) -> None:
    ledger_file(LEDGER)
    both = answer(run, *READING[command], "--as-of", "2026-01-15", "--known-on", "2026-02")
    alone = answer(run, *READING[command], "--known-on", "2026-02")
    assert (both["as_of"], both["known_on"]) == ("2026-01-15", "2026-02-28")
    assert (alone["as_of"], alone["known_on"]) == ("2026-02-28", "2026-02-28")


def test_list_has_the_promised_keys_and_values(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    claims = answer(run, "list")["claims"]
    assert all(claim.keys() >= STANDING for claim in claims)
    countries = next(claim for claim in claims if claim["id"] == "acme-countries")
    assert {key: countries[key] for key in STANDING - {"reason", "outlook_reason"}} == {
        "id": "acme-countries",
        "text": "Acme will open in more than 60 countries",
        "claimant": "Acme",
        "speaker": "Ann Lee",
        "made": "2024-01-01",
        "kind": "promise",
        "tags": ["expansion"],
        "draft": False,
        "deadline": {
            "stored": "2026-H1",
            "words": None,
            "earliest": "2026-01-01",
            "latest": "2026-06-30",
            "precision": "half",
        },
        "original": {
            "stored": "2025",
            "words": "by the end of next year",
            "earliest": "2025-01-01",
            "latest": "2025-12-31",
            "precision": "year",
        },
        "status": "overdue",
        "late_days": None,
        "slip_days": 181,  # 31 December 2025 to 30 June 2026
        "last_look": "2025-09-01",
        "outlook": None,  # it is overdue: on no track, and its one source supports it
        "days_left": -147,  # 30 June to 24 November 2026
        "unanswered": None,
        "stances": {"supports": 1, "refutes": 0, "mixed": 0, "context": 0},
    }
    assert isinstance(countries["reason"], str)
    assert countries["outlook_reason"] is None


def test_a_claim_with_a_verdict_has_no_outlook_and_no_days_left(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    claims = {claim["id"]: claim for claim in answer(run, "list")["claims"]}
    kept = claims["acme-kept"]
    assert (kept["status"], kept["late_days"]) == ("kept", 10)
    assert (kept["outlook"], kept["outlook_reason"], kept["days_left"]) == (None, None, None)
    assert kept["deadline"].keys() == DEADLINE


def test_a_claim_without_a_date_has_nulls_for_it(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    claims = {claim["id"]: claim for claim in answer(run, "list")["claims"]}
    later = claims["acme-later"]
    assert (later["deadline"], later["original"]) == (None, None)
    assert (later["days_left"], later["slip_days"], later["late_days"]) == (None, None, None)
    assert (later["made"], later["kind"], later["draft"]) == ("2025-01", "aim", True)
    assert later["last_look"] is None


def test_show_has_the_keys_of_the_list_and_of_the_file(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    listed = {claim["id"]: claim for claim in answer(run, "list")["claims"]}["acme-countries"]
    shown = answer(run, "show", "acme-countries")["claim"]
    assert {key: shown[key] for key in STANDING} == {key: listed[key] for key in STANDING}
    of_the_file = {
        "quote": "more than sixty",
        "wording": "verbatim",
        "source": "https://example.org/a",
        "criteria": "shops",
        "target": {"measure": "countries", "more-than": 60, "from": 20},
        "by": "vl",
        "recorded": "2024-01-02T09:00:00Z",
        "colour": "unknown keys travel",
    }
    assert {key: shown[key] for key in of_the_file} == of_the_file


def test_show_has_every_fact_with_its_key_and_who_retracted_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    shown = answer(run, "show", "acme-countries")["claim"]
    assert shown["evidence"] == [
        {
            "id": "one",
            "date": "2025-01-01",
            "stance": "supports",
            "source": "annual report",
            "value": 40,
            "origin": "claimant",
            "recorded": "2025-01-02T09:00:00Z",
            "retracted": None,
        },
        {
            "id": "two",
            "date": "2025-06-01",
            "stance": "refutes",
            "source": "a mistaken paper",
            "recorded": "2025-06-02T09:00:00Z",
            "retracted": "five",
        },
    ]
    assert shown["revisions"] == [
        {
            "id": "three",
            "date": "2025-07-01",
            "deadline": "2026-H1",
            "source": "https://example.org/b",
            "recorded": "2025-07-02T09:00:00Z",
            "retracted": None,
        }
    ]
    assert shown["forecasts"] == [
        {
            "id": "four",
            "date": "2025-07-03",
            "probability": 0.3,
            "by": "ana",
            "recorded": "2025-07-03T09:00:00Z",
            "retracted": None,
        }
    ]
    assert shown["corrections"] == [
        {
            "id": "five",
            "date": "2025-08-01",
            "retracts": "two",
            "because": "another Acme",
            "recorded": "2025-08-01T09:00:00Z",
            "retracted": None,
        }
    ]
    assert shown["looks"] == [
        {
            "id": "seven",
            "date": "2025-09-01",
            "claims": ["acme-countries"],
            "where": "press room",
            "recorded": "2025-09-01T09:00:00Z",
            "retracted": None,
        }
    ]
    assert (shown["verdicts"], shown["parts"]) == ([], [])


def test_show_has_the_pace_in_numbers(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    pace = answer(run, "show", "acme-countries")["claim"]["pace"]
    assert pace.keys() >= {
        "measure",
        "unit",
        "first",
        "latest",
        "goal",
        "percent",
        "per_year",
        "needed_per_year",
        "projected",
    }
    assert (pace["measure"], pace["unit"], pace["goal"]) == ("countries", "", 60)
    assert pace["first"] == {"date": "2024-01-01", "value": 20}
    assert pace["latest"] == {"date": "2025-01-01", "value": 40}
    assert pace["percent"] == pytest.approx(50)
    assert pace["per_year"] == pytest.approx(20 / 366 * 365.25)
    # 20 more from 1 January 2025 to 30 June 2026, which is 545 days
    assert pace["needed_per_year"] == pytest.approx(20 / 545 * 365.25)
    # 366 more days reach 60, and more than 60 is met on the day after
    assert pace["projected"] == "2026-01-03"


def test_show_has_parts_with_their_status_and_null_without_a_pace(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    shown = answer(run, "show", "acme-both")["claim"]
    assert shown["parts"] == [
        {"id": "acme-kept", "status": "kept", "decides": False},
        {"id": "acme-later", "status": "undated", "decides": False},
    ]
    assert shown["pace"] is None


def test_show_gives_the_corrected_values(run: Run, ledger_file: Write) -> None:
    ledger_file(
        """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"

[claims.acme-plant.corrections.one]
date = 2026-01-01
claimant = "Acme Ltd"
made = 2025-02-01
deadline = "2028"
because = "misread"
"""
    )
    shown = answer(run, "show", "acme-plant")["claim"]
    assert (shown["claimant"], shown["made"]) == ("Acme Ltd", "2025-02-01")
    assert shown["deadline"]["stored"] == "2028"
    assert shown["original"]["stored"] == "2028"


def test_due_has_claims_as_in_list(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    listed = {claim["id"]: claim for claim in answer(run, "list")["claims"]}
    assert answer(run, "due")["claims"] == [listed["acme-countries"]]


def test_report_has_the_promised_keys(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    report = answer(run, "report")
    listed = {claim["id"]: claim for claim in answer(run, "list")["claims"]}
    assert report.keys() >= {
        *HEAD,
        "since",
        "attention",
        "coming",
        "changes",
        "ruled",
        "records",
    }
    assert report["since"] == "2026-10-25"
    assert [item["claim"] for item in report["attention"]] == [listed["acme-countries"]]
    for item in report["attention"]:
        assert item.keys() >= {"claim", "why", "command"}
        assert item["command"].startswith("claimcheck ")
    assert report["coming"] == []
    assert report["ruled"] == [listed["acme-kept"]]
    assert report["changes"] == [
        {
            "id": "acme-kept",
            "date": "2026-11-10",
            "from": "overdue",
            "to": "kept",
            "cause": "ruled kept: a hundred were hired",
        }
    ]


def test_report_counts_the_verdicts_of_each_claimant(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    [record] = answer(run, "report")["records"]
    counted = {
        "kept",
        "late",
        "partly-kept",
        "broken",
        "withdrawn",
        "superseded",
        "void",
        "unverifiable",
        "overdue",
        "open",
        "draft",
    }
    assert record.keys() >= {"name", *counted}
    assert record["name"] == "Acme"
    # parts count through their parent, which is open
    assert {key: record[key] for key in counted} == {
        **dict.fromkeys(counted, 0),
        "overdue": 1,
        "open": 1,
    }


def test_when_has_the_promised_keys_and_values(run: Run, folder: Path) -> None:
    found = answer(run, "when", "within", "five years", "--said", "2024-03-15")
    assert list(found)[:2] == ["format", "version"]
    assert found["format"] == "claimcheck/when"
    expected = {
        "words": "within five years",
        "said": "2024-03-15",
        "earliest": "2024-03-15",
        "latest": "2029-03-15",
        "precision": "range",
        "stored": "2024-03-15/2029-03-15",
    }
    assert {key: found[key] for key in expected} == expected
    assert isinstance(found["rule"], str)
    assert found.keys() >= {"assumption"}


def test_check_has_a_problem_for_each_line_of_its_text(run: Run, ledger_file: Write) -> None:
    ledger_file(
        """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2024"
critera = "a plant"
"""
    )
    text = run("check")
    ran = run("check", "--json")
    assert (text.code, ran.code) == (1, 1)
    problems = json.loads(ran.out)["problems"]
    assert [
        f"{one['path']}:{one['line']}:{one['column']}: {one['severity']}" for one in problems
    ] == [":".join(line.split(":")[:4]) for line in text.out.splitlines()]
    for problem in problems:
        assert problem.keys() >= {
            "path",
            "line",
            "column",
            "severity",
            "code",
            "message",
            "hint",
        }
    by_line = {one["line"]: one for one in problems}
    assert by_line[5]["severity"] == "error"
    assert "2024" in by_line[5]["message"]
    assert by_line[6]["severity"] == "warning"
    assert "criteria" in by_line[6]["hint"]


def test_an_empty_ledger_gives_empty_answers(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    assert answer(run, "list")["claims"] == []
    assert answer(run, "due")["claims"] == []
    assert answer(run, "check")["problems"] == []
    report = answer(run, "report")
    for key in ("attention", "coming", "changes", "ruled", "records"):
        assert report[key] == []


@pytest.mark.parametrize("command", READING)
def test_the_same_ledger_and_day_give_the_same_bytes(
    run: Run, ledger_file: Write, command: str
) -> None:
    ledger_file(LEDGER)
    args = (*READING[command], "--json", "--as-of", "2026-01-15")
    assert run(*args).out == run(*args).out
