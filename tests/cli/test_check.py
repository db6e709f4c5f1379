"""`claimcheck check`: every fault at once, in the form that editors can follow."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

CLEAN = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
criteria = "a plant"
"""
WARNED = CLEAN.replace('criteria = "a plant"\n', "")
BROKEN = CLEAN.replace('deadline = "2027"', 'deadline = "2024"')


@pytest.mark.parametrize(
    ("text", "plain", "strict"), [(CLEAN, 0, 0), (WARNED, 0, 1), (BROKEN, 1, 1), ("", 0, 0)]
)
def test_errors_exit_1_and_warnings_only_when_strict(
    run: Run, ledger_file: Write, text: str, plain: int, strict: int
) -> None:
    ledger_file(text)
    assert run("check").code == plain
    assert run("check", "--strict").code == strict
    assert run("check", "--json").code == plain
    assert run("check", "--strict", "--json").code == strict


def test_a_fault_is_path_line_column_severity_and_message(run: Run, ledger_file: Write) -> None:
    ledger_file(BROKEN)
    ran = run("check")
    [line] = ran.out.splitlines()
    assert re.match(r"claims\.toml:5:12: error: the deadline “2024” ", line)
    assert ran.err == "1 error, 0 warnings in 1 claim of claims.toml\n"


@pytest.mark.parametrize(
    ("addition", "line", "words"),
    [
        ('colour = "red"\n', 7, "colour"),
        ('critera = "x"\n', 7, "criteria"),
        ("[claims.acme-plant.evidence.e]\ndate = 2027-01-01\nstance = 'context'\nsource = 's'\n"
         , 8, "after"),
        ("[claims.acme-plant.evidence.e]\ndate = 2026-01-01\nstance = 'context'\nsource = 's'\n"
         "value = 3\n", 11, "target"),
        ("[claims.acme-plant.verdicts.v]\ndate = 2026-01-01\nverdict = 'broken'\nbecause = 'b'\n",
         7, "evidence"),
        ("[claims.acme-plant.verdicts.v]\ndate = 2026-01-01\nverdict = 'broken'\nbecause = 'b'\n"
         "on = ['x']\n", 11, "“x”"),
        ("[claims.acme-plant.verdicts.v]\ndate = 2026-01-01\nverdict = 'superseded'\n"
         "because = 'b'\nsuperseded-by = 'x'\non = []\n", 11, "“x”"),
        ("[looks.l]\ndate = 2026-01-01\nclaims = ['acme-plnt']\n", 9, "acme-plant"),
        ("[claims.b]\ntext = 't'\nclaimant = 'ACME'\nmade = 2025-01-01\ncriteria = 'c'\n",
         9, "Acme"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_a_warning_at_its_line(
    run: Run, ledger_file: Write, addition: str, line: int, words: str
) -> None:
    ledger_file(CLEAN + addition)
    ran = run("check")
    assert ran.code == 0
    found = [one for one in ran.out.splitlines() if one.startswith(f"claims.toml:{line}:")]
    assert any(": warning: " in one and words in one for one in found), ran.out


def test_every_error_of_one_place_is_told_however_many_they_are(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(f"{CLEAN}\n[claims.acme-plant.evidence.E]\n")
    ran = run("check")
    errors = [one for one in ran.out.splitlines() if one.startswith("claims.toml:8:")]
    assert [one.partition(" (")[0] for one in errors] == [
        "claims.toml:8:1: error: “E” is not an id",
        "claims.toml:8:1: error: E has no date",
        "claims.toml:8:1: error: E has no stance",
        "claims.toml:8:1: error: E has no source",
    ]
    assert ran.err.startswith("4 errors, ")


def test_check_is_quiet_about_faults_of_another_ledger(run: Run, ledger_file: Write) -> None:
    ledger_file(BROKEN)
    Path("other.toml").write_text(CLEAN)
    ran = run("--file", "other.toml", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "other.toml" in ran.err


def test_the_day_decides_which_facts_are_later(run: Run, ledger_file: Write) -> None:
    ledger_file(CLEAN)
    assert run("check", "--strict", "--as-of", "2025-03-07").code == 1
    assert run("check", "--strict", "--as-of", "2025-03-08").code == 0


REMEMBERED = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
recorded = 2025-03-10
colour = "red"

[claims.acme-plant.verdicts.v]
date = 2025-06-01
verdict = "kept"
because = "it opened"
recorded = 2025-06-05
shade = "dark"

[claims.acme-plant.corrections.c]
date = 2025-09-01
criteria = "a plant"
because = "we had left it out"
recorded = 2025-09-01

[looks.round]
date = 2025-07-01
claims = ["acme-plain"]
recorded = 2025-07-01
"""


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2025-03-09", []),
        ("2025-03-10", ["no-criteria", "unknown-key"]),
        ("2025-06-05", ["no-criteria", "no-evidence", "unknown-key", "unknown-key"]),
        (
            "2025-07-01",
            ["no-criteria", "no-evidence", "unknown-claim", "unknown-key", "unknown-key"],
        ),
        ("2025-09-01", ["no-evidence", "unknown-claim", "unknown-key", "unknown-key"]),
    ],
)
def test_known_on_leaves_out_the_warnings_that_the_ledger_did_not_have_yet(
    run: Run, ledger_file: Write, day: str, codes: list[str]
) -> None:
    ledger_file(REMEMBERED)
    found = json.loads(run("check", "--known-on", day, "--json").out)
    assert (found["as_of"], found["known_on"]) == (day, day)
    assert sorted(one["code"] for one in found["problems"]) == codes


def test_known_on_tells_the_errors_of_the_whole_file(run: Run, ledger_file: Write) -> None:
    ledger_file(REMEMBERED.replace('verdict = "kept"', 'verdict = "true"'))
    ran = run("check", "--known-on", "2025-03-10")
    assert ran.code == 1
    assert "error" in ran.out


def test_many_warnings_of_a_kind_are_one_line_and_can_be_listed(
    run: Run, ledger_file: Write
) -> None:
    """Three stand alone, the fourth makes them one; errors always stand alone."""
    many = [
        WARNED.replace("acme-plant", f"plant-{n}").replace("a plant", f"{n} plants")
        for n in range(7)
    ]
    ledger_file("".join(many[:3]))
    assert run("check").out.count("warning") == 3
    ledger_file("".join(many))
    ran = run("check")
    assert ran.out == (
        "claims.toml:1:1: warning: 7 claims do not say what would count as kept: plant-0, plant-1,"
        " plant-2, plant-3, plant-4 and 2 more (claimcheck check --only no-criteria lists them)\n"
    )
    assert ran.err == "0 errors, 7 warnings in 7 claims of claims.toml\n"
    assert run("check", "--all").out.count("would count as kept (add") == 7
    assert run("check", "--only", "no-criteria").out == run("check", "--all").out
    ledger_file("".join(many).replace('"2027"', '"2024"'))
    assert run("check").out.count(": error: ") == 7


def test_a_kind_that_there_is_not_is_refused_with_the_near_one(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(WARNED)
    ran = run("check", "--only", "no-criterion")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "claimcheck: “no-criterion” is not a kind of problem here\n  did you mean no-criteria?\n"
    )
    assert run("check", "--only", "two-corrections").code == 0
    ledger_file(CLEAN)
    assert run("check", "--only", "no-criteria").code == 0
    assert run("check", "--only", "no-criterion").code == 2


def test_a_problem_names_its_claim_in_json(run: Run, ledger_file: Write) -> None:
    ledger_file(WARNED + "[claims.acme-plant.x]\n[looks.l]\ndate = 2026-01-01\nclaims = ['y']\n")
    found = json.loads(run("check", "--json").out)["problems"]
    assert {(one["code"], one["claim"]) for one in found} >= {
        ("no-criteria", "acme-plant"),
        ("unknown-claim", None),
    }


def test_a_fault_is_at_the_value_or_the_item_and_a_misspelt_key_at_the_key(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("""\
[claims.acme]
text = "Acme will open a plant"
claimant = 3
made = 2025-03-08
critera = "cars leave it"
tags = ["cars", 7]
parts = [
  "acme-hall",
  "Acme Roof",
]
target = { measure = "cars", at-least = "many" }
evidence = { visit = { date = 2025-04-01, stance = "suports", source = "The Herald" } }

[claims.acme.corrections.one]
date = 2025-04-02
dropped = ["quote", "texts"]
because = "never said"
""")
    places = [line.split(" ")[0] for line in run("check").out.splitlines()]
    assert places == [
        "claims.toml:3:12:",
        "claims.toml:5:1:",
        "claims.toml:6:17:",
        "claims.toml:9:3:",
        "claims.toml:11:41:",
        "claims.toml:12:52:",
        "claims.toml:16:21:",
    ]
