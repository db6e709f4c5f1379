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
    assert loud.err.count("pending; due by 31 December 2027, in 402 days") == 2
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


SHARES = """\
[claims.jobs]
text = "Acme will create jobs"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
target = { measure = "jobs", at-least = 1500000 }

[claims.old]
text = "Acme will create jobs in the south"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
target = { measure = "jobs", at-least = 1.5, unit = "million" }

[claims.share]
text = "Acme will run on wind"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
target = { measure = "share", at-least = 50, unit = "%" }

[claims.loose]
text = "Acme will grow"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
"""


@pytest.mark.parametrize(
    ("claim", "words", "kept"),
    [
        ("jobs", "1.2 million", {"value": 1_200_000}),
        ("jobs", "800k jobs", {"value": 800_000}),
        ("old", "1.2 million", {"value": 1.2}),
        ("share", "37%", {"value": 37}),
        ("share", "37 per cent", {"value": 37}),
        ("loose", "37 %", {"value": 37, "unit": "%"}),
    ],
)
def test_a_reading_is_counted_as_its_target_counts(
    run: Run, ledger_file: Write, claim: str, words: str, kept: dict[str, Any]
) -> None:
    path = ledger_file(SHARES)
    assert run("add-evidence", claim, "--source", "x", "--value", words).code == 0
    [item] = evidence(path, claim).values()
    assert {key: item[key] for key in ("value", "unit") if key in item} == kept


@pytest.mark.parametrize(
    ("claims", "words", "says"),
    [
        (["jobs"], "7,5", "7.5 or 75"),
        (["jobs"], "1.234,5", "1234.5"),
        (["jobs"], "5m", "5 million"),
        (["share"], "37 km", "“%”"),
        (["jobs"], "37 %", "counts jobs"),
        (["old"], "800k", "0.8 million"),
        (["jobs", "old"], "1.2 million", "one claim at a time"),
    ],
)
def test_a_reading_that_may_mean_something_else_is_refused(
    run: Run, ledger_file: Write, claims: list[str], words: str, says: str
) -> None:
    path = ledger_file(SHARES)
    ran = run("add-evidence", *claims, "--source", "x", "--value", words)
    assert ran.code == 2
    assert says in message_of(ran)
    assert path.read_bytes() == SHARES.encode()


def test_one_reading_goes_to_claims_that_count_in_their_own_units(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(SHARES)
    assert run("add-evidence", "jobs", "share", "--source", "x", "--value", "5").code == 0
    assert [next(iter(evidence(path, one).values()))["value"] for one in ("jobs", "share")] == [
        5,
        5,
    ]


def test_how_a_reading_was_read_is_said_where_it_is_not_in_plain_figures(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(SHARES)
    scaled = run("add-evidence", "jobs", "--source", "x", "--value", "1.2 million")
    large = run("add-evidence", "old", "--source", "x", "--value", "800000")
    plain = run("add-evidence", "share", "--source", "x", "--value", "37%")
    assert "read “1.2 million” as 1,200,000\n" in scaled.err
    assert "read “800000” as 800,000 million\n" in large.err
    assert "read “" not in plain.err


def test_a_reading_of_another_measure_has_a_unit_of_its_own(run: Run, ledger_file: Write) -> None:
    path = ledger_file(SHARES)
    give = ("add-evidence", "jobs", "--source", "x", "--value")
    assert run(*give, "12 km", "--measure", "track").code == 0
    assert run(*give, "13 km", "--measure", "track", "--unit", "km").code == 0
    assert run(*give, "14 stops", "--measure", "stops").code == 0
    told = [(item["value"], item.get("unit")) for item in evidence(path, "jobs").values()]
    assert told == [(12, "km"), (13, "km"), (14, None)]
    ran = run(*give, "15 miles", "--measure", "track", "--unit", "km")
    assert ran.code == 2
    assert "in another unit than --unit" in message_of(ran)


def test_a_reading_is_of_the_target_that_was_in_force_on_its_day(
    run: Run, ledger_file: Write
) -> None:
    revised = (
        '\n[claims.jobs.revisions.r]\ndate = 2026-01-01\ntarget = { measure = "jobs", '
        'at-least = 2, unit = "million" }\n'
    )
    path = ledger_file(SHARES + revised)
    for day in ("2025-12-31", "2026-01-01"):
        give = ("add-evidence", "jobs", "--source", "x", "--date", day)
        assert run(*give, "--value", "1.2 million").code == 0
    values = {str(item["date"]): item["value"] for item in evidence(path, "jobs").values()}
    assert values == {"2025-12-31": 1_200_000, "2026-01-01": 1.2}
