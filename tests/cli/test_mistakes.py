"""Every mistake of a user: one message, the right exit code, and the file as it was."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.cli.terminal import in_pipe
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"

[claims.acme-plant.evidence.2025-05-01-ab12]
date = 2025-05-01
stance = "supports"
source = "Acme press room"

[claims.acme-plant.evidence.2025-05-01-ab34]
date = 2025-05-01
stance = "refutes"
source = "Another press room"

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
condition = "the engine is certified"
"""

READING = (
    ("list",),
    ("show", "acme-plant"),
    ("report",),
    ("due",),
    ("list", "--json"),
)
WRITING = (
    ("add", "Acme will sing", "--claimant", "Acme", "--by", "2027"),
    ("add-evidence", "acme-plant", "--source", "a paper"),
    ("looked", "acme-plant"),
    ("looked", "--all"),
    ("asked", "acme-plant", "--to", "press office", "--question", "when?"),
    ("replied", "acme-plant", "--quote", "soon"),
    ("revise", "acme-plant", "--by", "2027"),
    ("resolve", "acme-plant", "broken", "--because", "no plant"),
    ("reopen", "acme-plant", "--because", "a new board"),
    ("correct", "acme-plant", "--criteria", "a plant", "--because", "it was missing"),
    ("forecast", "acme-plant", "30%"),
)
EVERY = [pytest.param(args, id=" ".join(args[:2])) for args in (*READING, *WRITING)]


# -- the ledger cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize("args", EVERY)
def test_without_a_ledger_it_exits_3_and_says_how_to_start_one(
    run: Run, folder: Path, args: tuple[str, ...]
) -> None:
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 3
    assert f"no claims.toml in {folder}" in message
    assert "claimcheck init" in message
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "edit"])
def test_check_and_edit_without_a_ledger_exit_3_too(run: Run, folder: Path, command: str) -> None:
    ran = run(command)
    assert ran.code == 3
    assert "claimcheck init" in message_of(ran)


@pytest.mark.parametrize("args", EVERY)
def test_a_named_ledger_that_is_not_there_exits_3_and_names_it(
    run: Run, folder: Path, args: tuple[str, ...]
) -> None:
    ran = run("--file", "absent/other.toml", *args)
    assert ran.code == 3
    assert "absent/other.toml" in message_of(ran)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("args", EVERY)
def test_a_directory_is_no_ledger(run: Run, folder: Path, args: tuple[str, ...]) -> None:
    (folder / "claims.toml").mkdir()
    ran = run(*args)
    assert ran.code == 3
    assert "claims.toml is a directory" in message_of(ran)
    assert list((folder / "claims.toml").iterdir()) == []


@pytest.mark.parametrize("args", EVERY)
def test_a_fifo_is_refused_and_not_waited_for(
    run: Run, folder: Path, args: tuple[str, ...]
) -> None:
    os.mkfifo(folder / "claims.toml")
    ran = run(*args)
    assert ran.code == 3
    assert "claims.toml is not a regular file" in message_of(ran)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_exits_3(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER).chmod(0)
    ran = run("list")
    assert ran.code == 3
    assert "cannot read claims.toml" in message_of(ran)


@pytest.mark.parametrize("args", EVERY)
def test_a_byte_that_is_not_utf_8_is_named_with_its_line_and_column(
    run: Run, folder: Path, args: tuple[str, ...]
) -> None:
    path = folder / "claims.toml"
    path.write_bytes(b'[settings]\ntitle = "Caf\xe9"\n')
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 3
    assert "claims.toml:2:13: the byte 0xe9 is not UTF-8" in message
    assert path.read_bytes() == b'[settings]\ntitle = "Caf\xe9"\n'


@pytest.mark.parametrize("args", EVERY)
def test_a_toml_fault_is_named_with_its_line_and_column(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    text = '[claims.acme-plant]\ntext = "Acme will open a plant"\nclaimant = Acme\n'
    path = ledger_file(text)
    ran = run(*args)
    assert ran.code == 3
    assert "claims.toml:3:12: " in message_of(ran)
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("args", EVERY)
def test_a_wrong_type_is_named_with_its_line_column_and_value(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    text = LEDGER.replace('claimant = "Acme"', "claimant = 45")
    path = ledger_file(text)
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 3
    assert "claims.toml:3:12: " in message
    assert "45" in message
    assert "(and 1 more)" in message
    assert "claimcheck check" in message
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("before", "after", "place", "words"),
    [
        ("made = 2025-03-08", "made = 2025-02-30", "4:", ""),
        ('"2026-06"', '"2026-02-30"', "5:12", "2026-02-30"),
        ('"2026-06"', '"by June 2026"', "5:12", "2026-Q3"),
        ('"2026-06"', '"2024"', "5:12", "2024"),
        ("made = 2025-03-08\n", "", "1:1", "made"),
        ('stance = "supports"', 'stance = "suports"', "9:10", "did you mean supports"),
        ("acme-plane", "Acme Plane", "17:", ""),
        ("[claims.acme-plane]", "[claims.Acme-Plane]", "17:1", "Acme-Plane"),
    ],
)
def test_a_wrong_value_in_the_file_is_named_with_its_place_and_a_way_out(
    run: Run, ledger_file: Write, before: str, after: str, place: str, words: str
) -> None:
    text = LEDGER.replace(before, after, 1)
    path = ledger_file(text)
    ran = run("list")
    message = message_of(ran)
    assert ran.code == 3
    assert f"claims.toml:{place}" in message
    assert words in message
    assert path.read_bytes() == text.encode()


def test_check_lists_all_the_faults_of_a_file_at_once_and_exits_1(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        """\
[settings]
notice = "soon"

[claims.acme-plant]
text = 3
claimant = "Acme"
made = 2025-03-08
deadline = "someday"
critera = "a plant"

[claims.acme-plant.forecasts.one]
date = 2025-05-01
probability = 30
"""
    )
    ran = run("check")
    assert ran.code == 1
    places = [line.split(": ")[0:2] for line in ran.out.splitlines()]
    assert places == [
        ["claims.toml:2:10", "error"],
        ["claims.toml:5:8", "error"],
        ["claims.toml:8:12", "error"],
        ["claims.toml:9:1", "warning"],
        ["claims.toml:13:15", "error"],
    ]
    assert "did you mean criteria" in ran.out


def test_check_reads_a_toml_fault_as_a_finding(run: Run, ledger_file: Write) -> None:
    ledger_file('[settings]\ntitle = "Claims\n')
    ran = run("check")
    assert ran.code == 1
    assert ran.out.startswith("claims.toml:2:")
    assert ": error: " in ran.out


# -- which claim, which fact ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "args",
    [
        ("show", "acme-plnat"),
        ("add-evidence", "acme-plnat", "--source", "a paper"),
        ("add-evidence", "acme-plant", "acme-plnat", "--source", "a paper"),
        ("looked", "acme-plant", "acme-plnat"),
        ("revise", "acme-plnat", "--by", "2027"),
        ("resolve", "acme-plnat", "broken", "--because", "no plant"),
        ("reopen", "acme-plnat", "--because", "a new board"),
        ("correct", "acme-plnat", "--criteria", "a plant", "--because", "it was missing"),
        ("forecast", "acme-plnat", "30%"),
        ("edit", "acme-plnat"),
        ("resolve", "acme-plant", "superseded", "--superseded-by", "acme-plnat", "--because", "x"),
    ],
    ids=" ".join,
)
def test_an_unknown_id_exits_2_and_names_the_near_one(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 2
    assert "“acme-plnat”" in message
    assert "did you mean acme-plant?" in message
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    "args",
    [
        ("show", "acme-p"),
        ("add-evidence", "acme-p", "--source", "a paper"),
        ("looked", "acme-p"),
        ("revise", "acme-p", "--by", "2027"),
        ("resolve", "acme-p", "broken", "--because", "no plant"),
        ("reopen", "acme-p", "--because", "a new board"),
        ("correct", "acme-p", "--criteria", "a plant", "--because", "it was missing"),
        ("forecast", "acme-p", "30%"),
        ("edit", "acme-p"),
    ],
    ids=" ".join,
)
def test_an_ambiguous_start_of_an_id_exits_2_and_names_the_candidates(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 2
    assert "“acme-p”" in message
    assert (
        "\n  acme-plane: Acme will build a plane\n  acme-plant: Acme will open a plant\n" in message
    )
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("correct", "acme-plant", "2025-05-01-ab", "--because", "x"), "2025-05-01-ab34"),
        (("correct", "acme-plant", "2024-01-01", "--because", "x"), "“2024-01-01”"),
        (("resolve", "acme-plant", "broken", "--on", "2025-05-01", "--because", "x"), "ab34"),
        (("resolve", "acme-plant", "broken", "--on", "nothing", "--because", "x"), "“nothing”"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_fact_that_is_unknown_or_ambiguous_exits_2_and_is_named(
    run: Run, ledger_file: Write, args: tuple[str, ...], words: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    assert ran.code == 2
    assert words in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


def test_a_given_id_that_is_taken_is_refused(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "2027", "--id", "acme-plant")
    assert ran.code == 2
    assert "“acme-plant” is taken" in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize("id_", ["Acme", "acme plant", "-acme", "é", "acme_plant", "acme.plant"])
def test_a_given_id_that_is_no_slug_is_refused(run: Run, ledger_file: Write, id_: str) -> None:
    path = ledger_file(LEDGER)
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "2027", f"--id={id_}")
    assert ran.code == 2
    assert f"“{id_}”" in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


# -- dates and odds ------------------------------------------------------------------------------

NEW = ("add", "Acme will sing", "--claimant", "Acme")
EVIDENCE = ("add-evidence", "acme-plant", "--source", "a paper")
RULING = ("resolve", "acme-plant", "broken", "--because", "no plant")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((*NEW, "--by", "30 February 2027"), "30 February"),
        ((*NEW, "--by", "2027-02-30"), "2027-02-30"),
        ((*NEW, "--by", "2027", "--made", "2026-04-31"), "2026-04-31"),
        ((*EVIDENCE, "--date", "2026-02-29"), "2026-02-29"),
        ((*EVIDENCE, "--date", "2026-13"), "2026-13"),
        ((*EVIDENCE, "--happened", "31 June 2026"), "31 June"),
        ((*RULING, "--date", "2026-00-01"), "2026-00-01"),
        ((*RULING, "--date", "soon"), "soon"),
        ((*RULING, "--date", ""), "--date"),
        (("list", "--as-of", "2026-02-30"), "2026-02-30"),
        (("list", "--known-on", "2026-02-30"), "2026-02-30"),
        (("report", "--since", "31 November 2026"), "31 November"),
        (("list", "--due-before", "2027-02-29"), "2027-02-29"),
        (("when", "29 February 2027"), "29 February"),
        (("when", "2027", "--said", "2026-02-30"), "2026-02-30"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_date_that_does_not_exist_exits_2_and_is_quoted(
    run: Run, ledger_file: Write, args: tuple[str, ...], words: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    assert ran.code == 2
    assert words in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    "args",
    [
        (*NEW, "--by", "2024", "--made", "2025-03-08"),
        ("revise", "acme-plant", "--by", "2024"),
        ("correct", "acme-plant", "--deadline", "2024", "--because", "misread"),
        ("correct", "acme-plant", "--made", "2026-07-01", "--because", "misread"),
    ],
    ids=" ".join,
)
def test_a_deadline_before_the_claim_was_made_is_refused(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    assert ran.code == 2
    assert "before" in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    "args",
    [
        (*RULING, "--date", "2025-03-07"),
        ("reopen", "acme-plant", "--because", "x", "--date", "2025-03-07"),
        ("revise", "acme-plant", "--by", "2027", "--date", "2025-03-07"),
        ("revise", "acme-plant", "--again", "--date", "2025-03-07"),
        ("forecast", "acme-plant", "30%", "--date", "2025-03-07"),
        (
            *("resolve", "acme-plant", "kept", "--because", "x", "--date", "2026-01-01"),
            *("--fulfilled", "2025-03-07"),
        ),
    ],
    ids=" ".join,
)
def test_a_verdict_revision_forecast_or_fulfilment_before_the_claim_is_refused(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 2
    assert "2025-03-07" in message
    assert "2025-03-08" in message
    assert path.read_bytes() == LEDGER.encode()


def test_a_fulfilment_after_its_verdict_is_refused(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    dates = ("--date", "2026-08-01", "--fulfilled", "2026-08-02")
    ran = run("resolve", "acme-plant", "kept", "--because", "it opened", *dates)
    assert ran.code == 2
    assert "2026-08-02" in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    "args",
    [
        (*NEW, "--by", "2027", "--made", "2026-11-25"),
        (*NEW, "--by", "2027", "--made", "tomorrow"),
        (*EVIDENCE, "--date", "2026-11-25"),
        (*EVIDENCE, "--happened", "2026-11-25"),
        (*RULING, "--date", "2027"),
        ("resolve", "acme-plant", "kept", "--because", "x", "--fulfilled", "2026-11-25"),
        ("reopen", "acme-plant", "--because", "x", "--date", "tomorrow"),
        ("looked", "acme-plant", "--date", "2026-12-01"),
        ("asked", "acme-plant", "--to", "x", "--question", "x", "--date", "2026-11-25"),
        ("replied", "acme-plant", "--declined", "--date", "tomorrow"),
        ("revise", "acme-plant", "--by", "2027", "--date", "2026-11-25"),
        ("correct", "acme-plant", "--criteria", "x", "--because", "x", "--date", "2026-11-25"),
        ("forecast", "acme-plant", "30%", "--date", "2026-11-25"),
    ],
    ids=" ".join,
)
def test_a_fact_dated_after_today_is_refused_with_the_latest_day(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    message = message_of(ran)
    assert ran.code == 2
    assert "after today" in message
    assert "2026-11-24" in message
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize("verdict", ["kept", "partly-kept"])
def test_kept_after_the_deadline_without_fulfilled_is_refused_with_the_advice(
    run: Run, ledger_file: Write, verdict: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run("resolve", "acme-plant", verdict, "--because", "it opened")
    message = message_of(ran)
    assert ran.code == 2
    assert "2026-06-30" in message
    assert "--fulfilled" in message
    assert "unknown" in message
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize("odds", ["30", "1.5", "130%", "-1%", "-0.1", "2", "nan", "inf", "", "%"])
def test_odds_outside_0_to_1_and_a_bare_30_are_refused_with_the_form(
    run: Run, ledger_file: Write, odds: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run("forecast", "acme-plant", "--", odds)
    message = message_of(ran)
    assert ran.code == 2
    assert f"“{odds}”" in message
    assert "30%" in message
    assert path.read_bytes() == LEDGER.encode()


# -- the same again, and what cannot be written --------------------------------------------------


@pytest.mark.parametrize(
    "args",
    [
        (*EVIDENCE, "--stance", "supports", "--value", "60", "--happened", "2025"),
        ("looked", "acme-plant", "acme-plane", "--where", "press room"),
        ("asked", "acme-plant", "--to", "press office", "--question", "x", "--reply-by", "Friday"),
        ("replied", "acme-plant", "--declined"),
        ("revise", "acme-plant", "--by", "end of 2027"),
        ("revise", "acme-plant", "--again", "--source", "https://example.org"),
        RULING,
        ("reopen", "acme-plant", "--because", "a new board"),
        ("correct", "acme-plant", "--criteria", "a plant", "--because", "it was missing"),
        ("forecast", "acme-plant", "30%", "--who", "ana"),
    ],
    ids=" ".join,
)
def test_the_same_fact_twice_is_refused_with_the_key_of_the_first(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    first = run(*args)
    assert first.code == 0
    key = first.out.split()[-1]
    once = path.read_bytes()
    ran = run(*args)
    assert ran.code == 2
    assert key in message_of(ran)
    assert path.read_bytes() == once


def test_the_same_evidence_by_another_person_is_the_same_fact(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert run(*EVIDENCE, "--who", "ana").code == 0
    assert run(*EVIDENCE, "--who", "ben").code == 2


def test_the_same_odds_by_another_person_are_another_forecast(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert run("forecast", "acme-plant", "30%", "--who", "ana").code == 0
    assert run("forecast", "acme-plant", "30%", "--who", "ben").code == 0


def test_evidence_that_stands_for_one_of_two_claims_is_added_to_neither(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    assert run(*EVIDENCE).code == 0
    once = path.read_bytes()
    assert run("add-evidence", "acme-plane", "acme-plant", "--source", "a paper").code == 2
    assert path.read_bytes() == once


def test_inline_evidence_cannot_be_extended_and_the_line_and_the_form_are_named(
    run: Run, ledger_file: Write
) -> None:
    text = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
evidence = { one = { date = 2025-05-01, stance = "supports", source = "a paper" } }
"""
    path = ledger_file(text)
    ran = run("add-evidence", "acme-plant", "--source", "another paper")
    message = message_of(ran)
    assert ran.code == 5
    assert "line 5" in message
    assert "[claims.acme-plant.evidence.KEY]" in message
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("because", ["", "   ", "\n\t"])
@pytest.mark.parametrize(
    "args",
    [
        ("resolve", "acme-plant", "broken"),
        ("reopen", "acme-plant"),
        ("correct", "acme-plant", "--criteria", "a plant"),
    ],
    ids=" ".join,
)
def test_a_blank_reason_is_refused(
    run: Run, ledger_file: Write, args: tuple[str, ...], because: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args, "--because", because)
    assert ran.code == 2
    assert "because" in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("resolve", "acme-plant", "broken"), "--because"),
        (("resolve", "acme-plant", "false", "--because", "x"), "partly-kept"),
        (("resolve", "acme-plant", "reopened", "--because", "x"), "reopened"),
        (("reopen", "acme-plant"), "--because"),
        (("correct", "acme-plant", "--because", "x"), "--criteria"),
        (("revise", "acme-plant"), "--again"),
        (("revise", "acme-plant", "--again", "--by", "2027"), "--again"),
        (("revise", "acme-plant", "--condition-met"), "no condition"),
        (("looked",), "--all"),
        (("looked", "--all", "acme-plant"), "--all"),
        (("add-evidence", "acme-plant"), "--source"),
        (("add-evidence", "acme-plant", "--source", " "), "source"),
        ((*EVIDENCE, "--stance", "suports"), "supports"),
        ((*EVIDENCE, "--value", "sixty"), "“sixty”"),
        ((*EVIDENCE, "--origin", "press"), "independent"),
        (("add", "Acme will sing", "--by", "2027"), "--claimant"),
        (NEW, "--undated"),
        ((*NEW, "--by", "soon"), "--undated"),
        ((*NEW, "--by", "10/11/2027"), "2027-11-10"),
        ((*NEW, "--by", "2027", "--target", "countries"), "“countries”"),
        ((*NEW, "--by", "2027", "--review-every", "often"), "“often”"),
        ((*NEW, "--by", "2027", "--part", "acme-x"), "acme-x"),
        ((*NEW, "--by", "2027", "--part", "acme-plant", "--needs", "2"), "2"),
        ((*NEW, "--by", "2027", "--needs", "some"), "“some”"),
        ((*NEW, "--by", "2027", "--kind", "lie"), "forecast"),
        (("add", " ", "--claimant", "Acme", "--by", "2027"), "text"),
        (("list", "--status", "late"), "“late”"),
        (("list", "--sort", "colour"), "colour"),
        (("list", "--limit", "0"), "--limit"),
        (("due", "--within", "soon"), "“soon”"),
        (("schema", "frobnicate"), "frobnicate"),
        (("frobnicate",), "frobnicate"),
        (("list", "--frobnicate"), "--frobnicate"),
        ((*EVIDENCE, "--wait", "-1"), "--wait"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_exits_2_and_names_what_is_wrong_or_missing(
    run: Run, ledger_file: Write, args: tuple[str, ...], words: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args)
    assert ran.code == 2
    assert words in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


def test_an_argument_that_is_not_utf_8_is_refused(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    for args in (
        ("add", b"Caf\xe9 will open", "--claimant", "Acme", "--by", "2027"),
        ("add-evidence", "acme-plant", "--source", b"Caf\xe9"),
        ("show", b"acme-\xff"),
    ):
        code, out, err = in_pipe(*args)
        assert (code, out) == (2, b"")
        assert err.count(b"claimcheck: ") == 1
        assert b"UTF-8" in err
        assert b"Traceback" not in err
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.parametrize("option", ["--file", "-f"])
def test_a_ledger_name_that_is_not_utf_8_is_refused(folder: Path, option: str) -> None:
    code, out, err = in_pipe(option, b"caf\xe9.toml", "list")
    assert (code, out) == (2, b"")
    assert b"UTF-8" in err


@pytest.mark.parametrize("args", [args for args in WRITING if args[0] != "add"], ids=" ".join)
def test_a_dry_run_shows_the_block_and_writes_nothing(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args, "--dry-run")
    assert ran.code == 0
    assert ran.out.startswith("--- claims.toml\n+++ claims.toml\n@@ ")
    assert "\n+recorded = 2026-11-24T12:00:00Z\n" in ran.out
    assert path.read_bytes() == LEDGER.encode()


# -- somebody else, and an end in between --------------------------------------------------------


@pytest.fixture
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of the folder as another writer would."""
    descriptor = os.open(folder, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield
    os.close(descriptor)


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("args", WRITING, ids=" ".join)
def test_a_ledger_that_another_writer_holds_exits_4_and_stays_as_it_was(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    path = ledger_file(LEDGER)
    ran = run(*args, "--wait", "0", "-q")
    assert ran.code == 4
    assert "claims.toml" in message_of(ran) or str(path.parent) in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


@pytest.mark.usefixtures("held")
def test_reading_waits_for_nobody(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for args in READING:
        assert run(*args).code == 0


WAITING = """
import time
sleep = time.sleep
def told(seconds):
    print("it waits", flush=True)
    sleep(seconds)
time.sleep = told
from claimcheck.cli import start
start()
"""
"""The program, saying each time that it waits for its turn."""


@pytest.mark.usefixtures("held")
def test_an_interrupted_writer_exits_130_and_leaves_the_file_as_it_was(
    ledger_file: Write,
) -> None:
    path = ledger_file(LEDGER)
    writing = ("add-evidence", "acme-plant", "--source", "x", "--wait", "600")
    waiting = subprocess.Popen(
        [sys.executable, "-c", WAITING, *writing],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # a job in the background is born without it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert waiting.stdout is not None
    assert waiting.stdout.readline() == b"it waits\n"
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=300)
    assert waiting.returncode == 130
    assert set(out.splitlines()) <= {b"it waits"}
    assert b"Traceback" not in err
    assert path.read_bytes() == LEDGER.encode()
    assert [one.name for one in path.parent.iterdir()] == ["claims.toml"]


@pytest.mark.parametrize(
    "words", [("import",), ("init", "--template"), ("demo",), ("extract",), ("site",)]
)
def test_a_file_name_that_is_too_long_is_refused_as_any_that_cannot_be_used(
    run: Run, ledger_file: Callable[[str], Path], words: tuple[str, ...]
) -> None:
    ledger_file("")
    ran = run(*words, "9" * 5000)
    assert (ran.code in (2, 3, 5, 6), "bug" in ran.err) == (True, False), ran.err[-300:]
