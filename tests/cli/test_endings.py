"""The ending of an output's name: a promise of what is in the file, which is kept or refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]
LEDGER = """\
[settings]
base-url = "https://example.org/claims/"

[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"
"""
REPORT = ".md or .markdown or .html or .htm or .json or .txt"


@pytest.mark.parametrize(
    ("words", "output", "message", "hint"),
    [
        ("report", "report.pdf", "no format of this command ends in .pdf", REPORT),
        ("report", "report.docx", "no format of this command ends in .docx", REPORT),
        ("report", "report.html.bak", "no format of this command ends in .bak", REPORT),
        ("report", "report.7z", "no format of this command ends in .7z", REPORT),
        ("report", "report.p-df", "no format of this command ends in .p-df", REPORT),
        ("report", "report.html ", "no format of this command ends in .html ", REPORT),
        ("report", "report.html.", "no format of this command ends in .", REPORT),
        ("report", "report.html/", "no format of this command ends in /", REPORT),
        ("report --format html", "report.PDF", "no format of this command ends in .pdf", ".html"),
        (
            "report --format html",
            "report.md",
            ".md is the ending of markdown, not of html",
            ".html",
        ),
        ("report --json", "report.html", ".html is the ending of html, not of json", ".json"),
        ("brief acme", "brief.docx", "no format of this command ends in .docx", ".md or .markdown"),
        ("brief acme --json", "brief.md", ".md is the ending of markdown, not of json", ".json"),
        ("export csv", "claims.xlsx", "no format of this command ends in .xlsx", ".csv"),
        ("export json", "claims.csv", ".csv is the ending of csv, not of json", ".json"),
        ("export ics", "claims.xml", ".xml is the ending of atom, not of ics", ".ics"),
    ],
)
def test_a_name_that_ends_as_another_format_or_as_none_is_refused_and_the_right_endings_named(
    run: Run, ledger_file: Write, words: str, output: str, message: str, hint: str
) -> None:
    folder = ledger_file(LEDGER).parent
    ran = run(*words.split(), "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"claimcheck: -o {output}: {message}; nothing was written\n")
    assert f"use a name that ends in {hint}" in ran.err
    assert [one.name for one in folder.iterdir()] == ["claims.toml"]


@pytest.mark.parametrize(
    ("words", "output", "beginning"),
    [
        ("report", "r.html", "<!doctype html>"),
        ("report", "r.HTM", "<!doctype html>"),
        ("report", "r.md", "# Claims"),
        ("report", "r.json", "{"),
        ("report", "r.txt", "Claims"),
        ("report", "r", "Claims"),
        ("report", ".hidden", "Claims"),
        ("report", "v1.2", "Claims"),
        ("report --format html", "r.2026-11-24", "<!doctype html>"),
        ("brief acme", "b.md", "Acme made this promise"),
        ("brief acme", "b.json", "{"),
        ("export jsonl", "c.ndjson", "{"),
        ("export atom", "c.xml", "<?xml"),
        ("export claimreview", "c.jsonld", "{"),
        ("export claimreview", "c.json", "{"),
        ("export csv", "c", "id,"),
    ],
)
def test_a_file_holds_what_its_name_says(
    run: Run, ledger_file: Write, words: str, output: str, beginning: str
) -> None:
    folder = ledger_file(LEDGER).parent
    ran = run(*words.split(), "-o", output)
    assert (ran.code, ran.out) == (0, "")
    assert (folder / output).read_text().lower().startswith(beginning.lower())


def test_the_json_of_a_brief_goes_into_the_file_that_is_asked_for(
    run: Run, ledger_file: Write
) -> None:
    folder = ledger_file(LEDGER).parent
    printed = run("brief", "acme", "--json").out
    ran = run("brief", "acme", "--json", "-o", "b.json")
    assert (ran.code, ran.out) == (0, "")
    assert (folder / "b.json").read_text() == printed
    assert json.loads(printed)["format"] == "claimcheck/brief"
