"""Words of any language come out as they went in, are found, and stand in straight columns."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import in_terminal, without_styles, write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]

TEXTS = {
    "fa": ("دولت می‌خواهد خانه‌های بیشتری بسازد", "دولت ایران"),
    "hi": ("क्‍षेत्र में विकास होगा", "भारत सरकार"),
    "si": ("ශ්‍රී ලංකාව නගා සිටුවමු", "ශ්‍රී ලංකා රජය"),
    "ml": ("അവന്‍ വരും", "കേരള സര്‍ക്കാര്‍"),
    "he": ("הממשלה תבנה 100,000 דירות (עד 2026).\u200f", "ממשלת ישראל"),
    "de": ("Die Donau\u00addampf\u00adschiff\u00adfahrt kommt", "Groß & Söhne"),
    "emo": ("Family 👨‍👩‍👧 and flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 café ❤️", "Zoë 👩🏽‍⚕️"),
}

LEDGER = "\n".join(
    f"""\
[claims.{key}]
text = "{text}"
claimant = "{who}"
made = 2024-03-21
deadline = "2026"
quote = "{text}"
criteria = "{text}"
source = "https://example.org/{key}"
title = "{text}"
tags = ["{who}"]
"""
    for key, (text, who) in TEXTS.items()
)

READING = (
    *(
        ("list",),
        ("list", "--json"),
        ("report",),
        ("report", "--json"),
        ("report", "--format", "markdown"),
        ("report", "--format", "html"),
    ),
    *(("export", name) for name in ("json", "jsonl", "csv", "atom")),
)


@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_every_word_comes_out_as_in_the_file(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    ledger_file(LEDGER)
    out = run(*args).out
    for text, who in TEXTS.values():
        assert text in out
        assert who.replace("&", "&amp;" if "<" in out or "markdown" in args else "&") in out


@pytest.mark.parametrize("key", TEXTS)
def test_every_word_of_a_claim_comes_out_as_in_the_file(
    run: Run, ledger_file: Write, folder: Path, key: str
) -> None:
    ledger_file(LEDGER)
    text, _ = TEXTS[key]
    for args in (("show", key), ("show", key, "--json"), ("brief", key)):
        assert text in run(*args).out
    assert run("site", "public", "-q").code == 0
    assert text in (folder / "public" / "claims" / f"{key}.html").read_text(encoding="utf-8")


def test_words_in_tables_of_others_are_those_of_the_file(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    rows = csv.DictReader(io.StringIO(run("export", "csv").out))
    assert {row["id"]: (row["text"], row["claimant"]) for row in rows} == TEXTS
    unfolded = run("export", "ics").out.replace("\r\n", "\n").replace("\n ", "")
    assert all(f"SUMMARY:Due: {text}".replace(",", "\\,") in unfolded for text, _ in TEXTS.values())


@pytest.mark.parametrize("key", TEXTS)
def test_a_claim_is_found_by_each_of_its_words_in_either_form(
    run: Run, ledger_file: Write, key: str
) -> None:
    ledger_file(LEDGER)
    text, who = TEXTS[key]
    for word in (*text.split(), *who.split()):
        for form in ("NFC", "NFD"):
            ran = run("list", "--json", unicodedata.normalize(form, word))
            assert key in [one["id"] for one in json.loads(ran.out)["claims"]], word


@pytest.mark.parametrize("typed", ["donaudampfschifffahrt", "GROSS", "میخواهد", "cafe\u0301"])
def test_a_claim_is_found_as_people_type(run: Run, ledger_file: Write, typed: str) -> None:
    ledger_file(LEDGER)
    assert len(json.loads(run("list", "--json", typed).out)["claims"]) == 1


def test_a_claim_is_found_by_words_that_the_file_parts_by_a_line_end(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        '[claims.a]\ntext = """Acme will build\nflying cars"""\nclaimant = "c"\nmade = 2025-01-01\n'
    )
    assert "Acme will build flying cars" in run("list", "build flying").out


def test_columns_are_straight_behind_joined_letters(folder: Path) -> None:
    """A consonant takes a cell, also behind a joiner; a space does behind one, too."""
    from claimcheck.report.terminal.cells import cell_len, cut

    assert cell_len("ක්‍ෂ") == cell_len("ක") + cell_len("ෂ") == 2
    assert cell_len("ന്‍ ") == cell_len("ന്") + 1
    assert cell_len(cut("ක්‍ෂක්‍ෂක්‍ෂ", 3)) == 3
    write_ledger(folder, LEDGER)
    lines = without_styles(in_terminal(120, "list").out).splitlines()
    starts = {
        cell_len(line[: line.rindex(text)])
        for line in lines
        for text, _ in TEXTS.values()
        if text in line
    }
    assert len(starts) == 1


@pytest.mark.parametrize("args", [("show", "x\u00ady"), ("forecast", "x\u00ady", "0.5")])
def test_an_id_with_what_nobody_sees_is_refused_as_what_it_is(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    ledger_file(LEDGER)
    ran = run(*args)
    assert ran.code == 2
    assert r"“x\xady”" in ran.err


def test_a_word_with_what_nobody_sees_finds_a_claim_and_is_no_id_of_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("show", "d\u00ade").out.startswith("de ")
    ran = run("forecast", "d\u00ade", "0.5")
    assert ran.code == 2
    assert r"“d\xade” is not an id; its words match de: " in ran.err


def test_an_id_in_a_file_with_what_nobody_sees_is_named_as_what_it_is(
    run: Run, ledger_file: Write
) -> None:
    ledger_file('[claims."d\u00ade"]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n')
    ran = run("check")
    assert ran.code == 1
    assert r"“d\xade” is not an id" in ran.out
