"""Help, version and completion: what a newcomer meets first."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from inspect import getdoc
from pathlib import Path
from typing import Any

import pytest
import typer

from claimcheck.cli.main import COMMANDS, app, command_module
from tests.cli.terminal import write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]
Complete = Callable[..., list[str]]

NAMES = [name for names in COMMANDS.values() for name in names]
LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08

[claims.bolt]
text = "Bolt will run"
claimant = "Bolt"
made = 2025-03-08
"""


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_has_an_example_and_every_option(
    run: Run, folder: Path, name: str, option: str
) -> None:
    ran = run(name, option)
    assert (ran.code, ran.err) == (0, "")
    assert f"Usage: claimcheck {name} " in ran.out
    assert "Example" in ran.out
    assert f"    claimcheck {name}" in ran.out or "    EDITOR" in ran.out
    group = typer.main.get_command(app)
    command = group.get_command(typer.Context(group), name)  # type: ignore[attr-defined]
    for parameter in command.params:
        for spelling in parameter.opts:
            if spelling.startswith("-"):
                assert spelling in ran.out
        assert parameter.name == "help" or getattr(parameter, "help", None)


@pytest.mark.parametrize("name", NAMES)
def test_help_needs_no_ledger(run: Run, folder: Path, name: str) -> None:
    assert run(name, "--help").code == 0
    assert list(folder.iterdir()) == []


def test_the_help_of_the_program_tells_each_command_in_a_whole_sentence(
    run: Run, folder: Path
) -> None:
    ran = run("--help")
    assert ran.code == 0
    for name in NAMES:
        assert f"\n  {name} " in ran.out
    assert "..." not in ran.out.partition("Start:")[2]


def test_the_sentence_is_the_first_of_the_help_of_the_command(run: Run, folder: Path) -> None:
    told = " ".join(run("--help").out.split())
    for name in NAMES:
        paragraph = " ".join((getdoc(command_module(name).command) or "").split("\n\n")[0].split())
        assert f" {name} {paragraph.split('. ')[0].rstrip('.')}." in told


def test_the_help_of_the_program_imports_no_command() -> None:
    """Importing them all took three quarters of the time that it needs."""
    program = """
import sys
from claimcheck.cli.main import app
try:
    app(["--help"])
except SystemExit:
    pass
print("imported:", *(name for name in sys.modules if name.startswith("claimcheck.cli.commands.")))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "Record a claim" in ran.stdout
    assert ran.stdout.endswith("imported:\n")


def test_every_reading_command_takes_the_day_and_json(run: Run, folder: Path) -> None:
    for name in COMMANDS["Read"]:
        out = run(name, "--help").out
        for option in ("--as-of", "--known-on", "--json"):
            assert option in out


def test_every_writing_command_takes_who_dry_run_quiet_and_wait(run: Run, folder: Path) -> None:
    for name in COMMANDS["Record"]:
        if name == "edit":
            continue
        out = " ".join(run(name, "--help").out.split())
        for option in ("--who", "--dry-run", "-q, --quiet", "--wait", "[default: 30;"):
            assert option in out


def test_what_changes_the_ledger_itself_takes_dry_run_quiet_and_wait(
    run: Run, folder: Path
) -> None:
    for name in COMMANDS["Ledger"]:
        out = " ".join(run(name, "--help").out.split())
        for option in ("--dry-run", "-q, --quiet", "--wait", "[default: 30;"):
            assert option in out


def test_the_version_is_that_of_the_distribution(run: Run, folder: Path) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"claimcheck {project['project']['version']}\n")


def test_without_a_command_the_help_is_shown(run: Run, folder: Path) -> None:
    assert "Usage: claimcheck" in run().out + run().err


def test_a_misspelt_command_is_answered_with_the_near_one(run: Run, folder: Path) -> None:
    ran = run("lst")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: no such command “lst”. Did you mean “list”, “set”?\n"
        "  `claimcheck -h` lists the commands\n",
    )


def test_a_mistake_in_the_options_names_the_help_of_the_command(run: Run, folder: Path) -> None:
    ran = run("show")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: missing argument “ID”\n  `claimcheck show -h` shows what it takes\n",
    )


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("list --where", "option “--where” requires an argument", "`claimcheck list -h` shows"),
        ("list -f x.toml", "-f belongs before the command", "write `claimcheck -f PATH list`"),
        ("due --file=x", "--file belongs before the command", "`claimcheck --file PATH due`"),
        ("-f", "option “-f” requires an argument", "`claimcheck -h` lists the commands"),
        ("list --stat overdue", "no such option: --stat", "did you mean --status?"),
        ("list --limit 0", "--limit: “0” is not a number from 1 up", "`claimcheck list -h` shows"),
        ("list --limit many", "--limit: “many” is not a number from 1 up", "`claimcheck list -h`"),
        (
            "resolve a brokn --because x",
            "VERDICT: “brokn” is not one of kept, partly-kept, broken, withdrawn, superseded, void,"
            " unverifiable",
            "did you mean broken?",
        ),
        ("export", "missing argument “FORMAT”. Choose from: json", "`claimcheck export -h` shows"),
        ("resolve a --because x", "missing argument “VERDICT”", "`claimcheck resolve -h` shows"),
        (
            "show a \x1b[31mb.toml",
            "too many arguments: “\\x1b[31mb.toml”",
            "--file \\x1b[31mb.toml",
        ),
        ("export xlsx", "FORMAT: “xlsx” is not one of json, jsonl, csv", "`claimcheck export -h`"),
        ("add Acme will sing", "too many arguments: “will sing”", "into quotation marks"),
        ("tag a +b --nowhere", "no such option: --nowhere", "`claimcheck tag -h`"),
        (
            "check other.toml",
            "too many arguments: “other.toml”",
            "name a ledger before the command: `claimcheck --file other.toml check`",
        ),
    ],
)
def test_what_is_typed_wrongly_is_answered_with_what_to_type(
    run: Run, folder: Path, typed: str, said: str, hint: str
) -> None:
    ran = run(*typed.split())
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith(f"claimcheck: {said}")
    assert hint in second


def test_help_is_a_command_too_as_in_other_programs(run: Run, folder: Path) -> None:
    assert run("help").out == run("--help").out
    assert run("help", "list").out == run("list", "--help").out
    assert "no such command “lst”" in run("help", "lst").err


@pytest.mark.parametrize("name", NAMES)
def test_the_usage_names_what_is_required_without_braces_to_be_typed(
    run: Run, folder: Path, name: str
) -> None:
    assert "{" not in run(name, "--help").out.splitlines()[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_option_is_broken_over_two_lines_of_the_help(name: str) -> None:
    group: Any = typer.main.get_command(app)
    program = group.make_context("claimcheck", [], resilient_parsing=True)
    command = group.get_command(program, name)
    context = command.make_context(name, [], parent=program, resilient_parsing=True)
    context.terminal_width = 78  # of 80 columns, as the program writes
    assert not re.search(r"--[a-z-]*-\n", command.get_help(context))


@pytest.mark.parametrize("command", ["show", *COMMANDS["Record"][1:]])
def test_the_shell_completes_ids(folder: Path, completed: Complete, command: str) -> None:
    write_ledger(folder, LEDGER)
    assert set(completed(f"claimcheck {command} acme-pl")) == {"acme-plant", "acme-plane"}


def test_ids_are_completed_after_other_ids_and_from_a_named_ledger(
    folder: Path, completed: Complete
) -> None:
    path = write_ledger(folder, LEDGER)
    path.rename(folder / "other.toml")
    found = completed("claimcheck --file other.toml looked bolt acme-plan")
    assert set(found) == {"acme-plant", "acme-plane"}


def test_the_texts_stand_beside_the_ids_where_a_shell_shows_them(
    folder: Path, completed: Complete
) -> None:
    write_ledger(folder, LEDGER)
    assert completed("claimcheck show b", "fish") == ["bolt\tBolt will run"]
    [line] = completed("claimcheck show b", "zsh")
    assert '"bolt":"Bolt will run"' in line


@pytest.mark.parametrize("text", ["", "[claims\n", "[claims.a]\ntext = 3\n"])
def test_without_a_valid_ledger_nothing_is_completed_and_nothing_said(
    folder: Path, completed: Complete, text: str
) -> None:
    write_ledger(folder, text)
    assert completed("claimcheck show a") == []


def test_commands_and_options_are_completed(folder: Path, completed: Complete) -> None:
    begun = ["reopen", "replied", "report", "resolve", "retract", "review", "revise"]
    assert sorted(completed("claimcheck re")) == begun
    assert "--status" in completed("claimcheck list --st")


@pytest.mark.parametrize("text", [r"\$(touch pwned)", "$(touch pwned)", "`touch pwned`", "'; x"])
def test_a_text_cannot_make_zsh_run_a_command(folder: Path, completed: Complete, text: str) -> None:
    quoted = text.replace("\\", "\\\\")
    write_ledger(folder, LEDGER.replace("Bolt will run", quoted))
    [line] = completed("claimcheck show b", "zsh")
    inside = line.partition('"bolt":"')[2].rpartition('"))')[0]
    # zsh reads this once between single and once between double quotes
    assert "'" not in inside.replace("''", "")
    for sign in "$`":
        assert inside.replace(f"\\{sign}", "").count(sign) == 0
        assert f"\\\\{sign}" not in inside


def test_brackets_in_a_text_are_no_markup_for_completion(folder: Path, completed: Complete) -> None:
    write_ledger(folder, LEDGER.replace("Bolt will run", "Bolt [/x] will [red]run[/red]"))
    [line] = completed("claimcheck show b", "fish")
    assert line == "bolt\tBolt (/x) will (red)run(/red)"
