"""`claimcheck schema`: what is printed, and what is in a ledger, is what the schemas say."""

import datetime
import json
import tomllib
from collections.abc import Callable
from dataclasses import is_dataclass
from inspect import signature
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from claimcheck.cli.main import COMMANDS, command_module
from claimcheck.desk.results import RESULTS, result_type
from claimcheck.domain.model.ledger import Ledger
from claimcheck.interchange.json_schemas import ledger_schema
from tests.cli.test_json import LEDGER, READING
from tests.conftest import Run
from tests.generated import ledgers, toml

Write = Callable[[str], Path]
SHIPPED = Path(__file__).parents[2] / "claims.toml"


def schema(run: Run, *args: str) -> dict[str, Any]:
    ran = run("schema", *args)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def faults(schema: dict[str, Any], data: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]


def as_json(text: str) -> Any:
    def plain(value: Any) -> str:
        if isinstance(value, datetime.date):
            return value.isoformat().replace("+00:00", "Z")
        raise TypeError(value)

    return json.loads(json.dumps(tomllib.loads(text), default=plain))


def test_the_shipped_ledger_is_what_its_schema_says(run: Run) -> None:
    assert faults(schema(run), as_json(SHIPPED.read_text())) == []


def test_a_ledger_with_every_kind_of_fact_is_what_its_schema_says(run: Run) -> None:
    known = LEDGER.replace('colour = "unknown keys travel"\n', "")
    assert faults(schema(run), as_json(known)) == []


def test_a_key_that_nobody_knows_is_refused_but_for_your_own(run: Run) -> None:
    [fault] = faults(schema(run), as_json(LEDGER))
    assert "'colour' does not match" in fault
    own = LEDGER.replace("colour = ", "x-colour = ")
    assert faults(schema(run), as_json(own)) == []


@given(ledger=ledgers())
@settings(max_examples=25)
def test_whatever_the_program_takes_the_schema_takes(ledger: Ledger) -> None:
    found = faults(ledger_schema(), as_json(toml(ledger)))
    assert [fault for fault in found if "match any of the regexes: '^x-'" not in fault] == []


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('claimant = "Acme"\n', "claimant = 3\n", "$.claims['acme-countries'].claimant"),
        ("made = 2024-01-01\n", "", "$.claims['acme-countries']"),
        ("probability = 0.3", "probability = 30", "forecasts.four.probability"),
        ('stance = "supports"', 'stance = "suports"', "evidence.one.stance"),
        ('verdict = "kept"', 'verdict = "true"', "verdicts.six.verdict"),
        ("[claims.acme-later]", "[claims.Acme-Later]", "$.claims"),
        ('title = "Promises"', 'notice = "soon"', "$.settings.notice"),
        ("more-than = 60", 'more-than = "60"', "target"),
        ('quote = "In spring"\n', "", "replies.nine"),
        ('quote = "In spring"\n', 'quote = "In spring"\ndeclined = true\n', "replies.nine"),
        ('question = "When?"\n', "", "inquiries.eight"),
    ],
)
def test_what_the_program_refuses_the_schema_of_the_ledger_refuses(
    run: Run, ledger_file: Write, before: str, after: str, place: str
) -> None:
    text = LEDGER.replace(before, after, 1)
    assert text != LEDGER
    ledger_file(text)
    assert run("list").code == 3
    found = faults(schema(run), as_json(text))
    assert found != []
    assert any(place in fault for fault in found), found


@pytest.mark.parametrize("command", READING)
def test_what_a_command_prints_is_what_its_schema_says(
    run: Run, ledger_file: Write, command: str
) -> None:
    ledger_file(LEDGER)
    for args in (READING[command], (*READING[command], "--as-of", "2025-10-01")):
        printed = json.loads(run(*args, "--json").out)
        assert faults(schema(run, command), printed) == []


@pytest.mark.parametrize("claim", ["acme-kept", "acme-both", "acme-later"])
def test_every_kind_of_claim_is_shown_as_the_schema_of_show_says(
    run: Run, ledger_file: Write, claim: str
) -> None:
    ledger_file(LEDGER)
    printed = json.loads(run("show", claim, "--json").out)
    assert faults(schema(run, "show"), printed) == []


def test_what_when_prints_is_what_its_schema_says(run: Run, folder: Path) -> None:
    for words in ("mid-2026", "the 2030s", "2026-06-30", "Q3"):
        printed = json.loads(run("when", words, "--json").out)
        assert faults(schema(run, "when"), printed) == []


def test_what_check_prints_of_a_broken_ledger_is_what_its_schema_says(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("[claims.acme]\ntext = 3\n")
    printed = json.loads(run("check", "--json").out)
    assert printed["problems"] != []
    assert faults(schema(run, "check"), printed) == []


@pytest.mark.parametrize("command", [*READING, "when"])
def test_the_schema_of_a_command_requires_format_version_and_day(
    run: Run, folder: Path, command: str
) -> None:
    found = schema(run, command)
    assert found["required"][:4] == ["format", "version", "as_of", "known_on"]
    assert found["properties"]["format"] == {"const": f"claimcheck/{command}"}
    assert faults(found, {}) != []


def test_a_schema_needs_no_ledger(run: Run, folder: Path) -> None:
    assert run("schema").code == 0
    assert list(folder.iterdir()) == []


def test_every_command_that_prints_json_has_its_result_in_the_registry() -> None:
    names = (name for names in COMMANDS.values() for name in names)
    printing = {
        name for name in names if "json" in signature(command_module(name).command).parameters
    }
    assert printing == {*RESULTS}
    assert all(is_dataclass(result_type(name)) for name in RESULTS)
