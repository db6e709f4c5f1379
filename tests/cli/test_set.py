"""`set`, `claimant` and `claimants`: what a ledger says of itself, changed without an editor."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import in_terminal, widths
from tests.conftest import Run

LEDGER = """\
# The desk's own file.
[settings]
title = "Promises" # on every page

[claims.a]
text = "XPENG will fly"
claimant = "XPENG"
made = 2025-01-01
deadline = "2025"

[claims.b]
text = "Xpeng will walk"
claimant = "Xpeng"
made = 2025-01-01
"""


@pytest.fixture
def ledger(ledger_file: Callable[[str], Path]) -> Path:
    return ledger_file(LEDGER)


def test_a_setting_is_written_in_its_place_and_taken_back(run: Run, ledger: Path) -> None:
    ran = run("set", "title", "Our", "promises")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "title is now “Our promises”; it was “Promises”\n"
    assert ledger.read_text() == LEDGER.replace('"Promises"', '"Our promises"')
    assert run("set", "title").out == "Our promises\n"
    assert run("undo").code == 0
    assert ledger.read_text() == LEDGER


def test_words_and_numbers_are_what_the_key_takes(run: Run, ledger: Path) -> None:
    run("set", "fiscal-year-start", "4")
    run("set", "day-first", "yes")
    run("set", "contact", "desk@example.org")
    assert ledger.read_text() == LEDGER.replace(
        "# on every page\n",
        '# on every page\nfiscal-year-start = 4\nday-first = true\ncontact = "desk@example.org"\n',
    )
    assert run("set", "day-first").out == "true\n"
    assert run("set", "day-first", "no").err == "day-first is now “false”; it was “true”\n"


def test_what_is_so_already_writes_nothing(run: Run, ledger: Path) -> None:
    ran = run("set", "title", "Promises")
    assert (ran.code, ran.err) == (0, "title is already “Promises”; nothing was written\n")
    ran = run("set", "notice", "--unset")
    assert ran.err == "notice is already “30d” (the default); nothing was written\n"
    run("set", "notice", "10d")
    ran = run("set", "notice", "--unset")
    assert ran.err == "notice is now “30d” (the default); it was “10d”\n"
    assert run("set", "byline", "Desk").err == "byline is now “Desk”\n"
    ran = run("set", "byline", "--unset")
    assert ran.err == "byline is no longer set; it was “Desk”\n"
    assert run("set", "byline", "--unset").err == "byline is not set; nothing was written\n"
    run("set", "byline", "Desk")
    assert ledger.read_text() == LEDGER.replace("page\n", 'page\nbyline = "Desk"\n')


def test_an_empty_value_restores_the_default(run: Run, ledger: Path) -> None:
    ran = run("set", "title", " ")
    assert (ran.code, ran.err) == (0, "title is now “Claims” (the default); it was “Promises”\n")
    assert "title" not in ledger.read_text()
    assert run("report").out.startswith("Claims ")


def test_a_dry_run_shows_the_difference(run: Run, ledger: Path) -> None:
    assert '+title = "B" # on every page\n' in run("set", "title", "B", "--dry-run").out
    dry = run("claimant", "XPENG", "--also", "Xpeng", "--dry-run")
    assert '+also = ["Xpeng"]\n' in dry.out
    assert ledger.read_text() == LEDGER


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("noitce", "1d"), "there is no setting “noitce”\n  did you mean notice?"),
        (("notice=1d",), "“notice=1d” is not a setting\n  write: claimcheck set notice 1d"),
        (("notice", "soon"), "notice: “soon” is not a duration; write it as 30d, 6w, 18m or 2y"),
        (("--unset",), "which setting?\n  `claimcheck set` lists the settings"),
        (("notice", "1d", "--unset"), "give a value or --unset, not both"),
        (("base-url", "foo"), "base-url: “foo” is not a web address"),
    ],
)
def test_a_mistake_is_refused_with_what_to_write(
    run: Run, ledger: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("set", *words)
    assert ran.code == 2
    assert ran.err.startswith(f"claimcheck: {said}")
    assert ledger.read_text() == LEDGER


def test_alone_it_lists_every_setting_with_its_value(run: Run, ledger: Path) -> None:
    out = run("set").out
    assert out.startswith("title Promises\n  The name of the ledger, on reports and pages.\n")
    assert "notice 30d (default)\n" in out
    assert "contact (not set)\n" in out
    ran = in_terminal(40, "set")
    assert max(widths(ran.out)) <= 40


def test_near_equal_names_become_one_party(run: Run, ledger: Path) -> None:
    ran = run("claimants")
    assert ran.out == "XPENG\n  1 claim, 1 open, 1 overdue\nXpeng\n  1 claim, 1 open, 0 overdue\n"
    command = "claimcheck claimant XPENG --also Xpeng"
    assert ran.err == f"XPENG and Xpeng look like one party: {command}\n"
    assert command in run("check").out
    ran = run(*command.split()[1:], "--kind", "organisation", "--fiscal-year-start", "4")
    assert ran.err == "XPENG: organisation; also Xpeng; fiscal year from month 4\n"
    ran = run("claimants")
    assert ran.out == "XPENG\n  2 claims, 2 open, 1 overdue\n  organisation; also Xpeng\n"
    assert ran.err == ""


def test_names_with_blanks_are_quoted_for_the_shell(
    run: Run, ledger_file: Callable[[str], Path]
) -> None:
    ledger_file(LEDGER.replace('"Xpeng"', '"X Peng; rm"').replace('"XPENG"', '"X Peng rm"'))
    command = "claimcheck claimant 'X Peng rm' --also 'X Peng; rm'"
    assert run("claimants").err.endswith(f": {command}\n")


def test_json_has_the_parties_and_the_pairs(run: Run, ledger: Path) -> None:
    run("claimant", "XPENG", "--kind", "organisation")
    found = json.loads(run("claimants", "--json").out)
    assert (found["format"], found["version"]) == ("claimcheck/claimants", 1)
    assert found["claimants"][0] == {
        "name": "XPENG",
        "also": [],
        "kind": "organisation",
        "fiscal_year_start": 1,
        "claims": 1,
        "open": 1,
        "overdue": 1,
    }
    assert found["near_equal"] == [{"name": "Xpeng", "like": "XPENG"}]


def test_a_party_that_is_not_in_the_ledger_is_pointed_out(run: Run, ledger: Path) -> None:
    ran = run("claimant", "XPANG", "--kind", "person")
    assert ran.err == "XPANG: person\nno claims by XPANG yet; did you mean XPENG?\n"
    assert run("claimants").out.endswith("XPANG\n  0 claims\n  person\n")
    ran = run("claimant", "XPANG", "--kind", "person")
    assert (ran.code, ran.err) == (0, "XPANG: that is already recorded; nothing was written\n")
    ran = run("claimant", "XPANG")
    assert ran.code == 2
    assert ran.err.startswith("claimcheck: what should be recorded about XPANG?\n  give --also, ")


def test_an_empty_ledger_has_no_claimants(run: Run, ledger_file: Callable[[str], Path]) -> None:
    ledger_file("")
    assert run("claimants").err == "no claimants yet; `claimcheck add` records a first claim\n"
