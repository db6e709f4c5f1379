"""`claimcheck add-evidence`: what a source says, for one claim or several."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
target = { measure = "halls", at-least = 4, unit = "halls" }

# The plane is another matter.
[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
"""


def evidence(path: Path, claim: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(path.read_text())["claims"][claim].get("evidence", {})
    return found


def test_evidence_stands_after_its_claim_and_before_the_comment_of_the_next(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    ran = run("add-evidence", "acme-plant", "--source", "a paper")
    assert ran.code == 0
    claim, key = ran.out.split()
    before, comment, after = LEDGER.partition("# The plane")
    assert claim == "acme-plant"
    assert path.read_text() == (
        f"{before}[claims.acme-plant.evidence.{key}]\n"
        'date = 2026-11-24\nstance = "context"\nsource = "a paper"\n'
        f"recorded = 2026-11-24T12:00:00Z\n\n{comment}{after}"
    )


def test_the_stance_is_context_and_the_date_today_unless_said(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run("add-evidence", "acme-plant", "--source", "a paper").code == 0
    [item] = evidence(path, "acme-plant").values()
    assert (item["stance"], item["date"]) == ("context", date(2026, 11, 24))


def test_every_option_becomes_its_key(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("add-evidence", "acme-plant", "--source", "https://example.org/x", "--stance", "mixed"),
        *("--date", "2026-02-01", "--happened", "2025", "--title", "Two halls", "--quote", "two"),
        *("--wording", "translated", "--value", "1,002.5", "--measure", "windows", "--unit", "m"),
        *("--origin", "independent", "--archived", "https://a.org/x", "--note", "ask Ann"),
        *("--who", "ana"),
    )
    assert ran.code == 0, ran.err
    [(key, item)] = evidence(path, "acme-plant").items()
    assert key.startswith("2026-02-01-")
    assert item.pop("recorded").isoformat() == "2026-11-24T12:00:00+00:00"
    assert item == {
        "date": date(2026, 2, 1),
        "happened": "2025",
        "stance": "mixed",
        "source": "https://example.org/x",
        "title": "Two halls",
        "quote": "two",
        "wording": "translated",
        "value": 1002.5,
        "measure": "windows",
        "unit": "m",
        "origin": "independent",
        "archived": "https://a.org/x",
        "note": "ask Ann",
        "by": "ana",
    }


@pytest.mark.parametrize(
    ("words", "value"), [("60", 60), ("45,008", 45008), ("1.758", 1.758), ("-3", -3), ("0", 0)]
)
def test_a_value_is_a_number_as_people_write_it(
    run: Run, ledger_file: Write, words: str, value: float
) -> None:
    path = ledger_file(LEDGER)
    assert run("add-evidence", "acme-plant", "--source", "x", f"--value={words}").code == 0
    [item] = evidence(path, "acme-plant").values()
    assert item["value"] == value
    assert type(item["value"]) is type(value)


def test_one_source_goes_to_several_claims_as_a_block_each(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("add-evidence", "acme-plant", "acme-plane", "--source", "a paper")
    assert ran.code == 0
    plant, plane = evidence(path, "acme-plant"), evidence(path, "acme-plane")
    assert list(plant.values()) == list(plane.values())
    [one], [other] = plant, plane
    assert ran.out.splitlines() == [f"acme-plant {one}", f"acme-plane {other}"]


def test_a_claim_named_twice_gets_one_block(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run("add-evidence", "acme-plant", "acme-plan", "acme-plant", "--source", "x").code == 2
    assert run("add-evidence", "acme-plant", "acme-plant", "--source", "x").code == 0
    assert len(evidence(path, "acme-plant")) == 1


def test_the_key_is_the_date_and_four_hex_digits(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for words, start in (("2026-Q1", "2026-q1-"), ("2025", "2025-"), ("2026-02", "2026-02-")):
        ran = run("add-evidence", "acme-plant", "--source", "x", "--date", words)
        key = ran.out.split()[-1]
        assert key.startswith(start)
        assert len(key) == len(start) + 4
        int(key.removeprefix(start), 16)


def test_the_standing_of_each_claim_is_told_on_stderr_unless_quiet(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    loud = run("add-evidence", "acme-plant", "acme-plane", "--source", "a paper")
    quiet = run("add-evidence", "acme-plant", "--source", "another paper", "-q")
    # 24 November 2026 to 31 December 2027
    assert loud.err.count("pending; 402 days left, to 2027-12-31") == 2
    assert quiet.err == ""


def test_evidence_may_be_older_than_the_claim(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert run("add-evidence", "acme-plant", "--source", "x", "--date", "2020-01-01").code == 0
    assert run("check").code == 0


def test_a_reading_of_the_measure_in_another_unit_is_refused(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("add-evidence", "acme-plant", "--source", "x", "--value", "3", "--unit", "sheds")
    message = message_of(ran)
    assert ran.code == 2
    assert "“sheds”" in message
    assert "“halls”" in message
    assert path.read_bytes() == LEDGER.encode()


def test_a_reading_that_meets_the_target_is_told(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert run("add-evidence", "acme-plant", "--source", "x", "--value", "4").code == 0
    assert "target-met" in run("show", "acme-plant").out
