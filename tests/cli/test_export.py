"""`claimcheck export`: every format, the filters of `list`, files whole or not there."""

import csv
import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import get_args

import feedparser  # type: ignore[import-untyped]
import icalendar
import jsonschema
import pytest

from claimcheck.interchange.exporting.export_formats import (
    BINARY,
    DATED,
    FORMATS,
    WHOLE,
    FormatName,
)
from tests.cli.terminal import in_terminal
from tests.conftest import Run
from tests.interchange.ledgers import EVERY_KEY, PROMISES

Write = Callable[[str], Path]

READ: dict[str, Callable[[str], int]] = {
    "json": lambda text: len(json.loads(text)["claims"]),
    "jsonl": lambda text: len([json.loads(line) for line in text.splitlines()]),
    "csv": lambda text: len(list(csv.DictReader(StringIO(text)))),
    "ics": lambda text: len(icalendar.Calendar.from_ical(text).walk("VEVENT")),
    "atom": lambda text: len(
        {one.link for one in feedparser.parse(text).entries if "#" not in one.link}
    ),
    "claimreview": lambda text: len(json.loads(text)["@graph"]),
}
"""How many claims an independent reader finds in a format that is text."""


def claims_in(database: Path) -> list[str]:
    """Return the ids of the claims that a database holds."""
    with closing(sqlite3.connect(database)) as connection:
        return [id_ for (id_,) in connection.execute("SELECT id FROM claims ORDER BY rowid")]


def test_the_table_of_formats_has_every_format_once() -> None:
    assert list(FORMATS) == list(get_args(FormatName))
    assert {*WHOLE, *DATED} == {*READ}
    assert {*WHOLE, *DATED, *BINARY} == {*FORMATS}


FILTERS = pytest.mark.parametrize(
    ("args", "claims"),
    [
        ((), ["late", "broken", "moved", "overdue", "withdrawn", "someday", "secret"]),
        (("trees",), ["overdue"]),
        (("--status", "kept", "--status", "broken"), ["late", "broken"]),
        (("--claimant", "Acme", "--due-before", "2026"), ["late"]),
        (("--tag", "jobs"), ["late"]),
        (("--sort", "id", "--limit", "2"), ["broken", "late"]),
        (("nothing at all",), []),
    ],
    ids=str,
)


@pytest.mark.parametrize("name", READ)
@FILTERS
def test_every_format_takes_the_filters_of_list(
    run: Run, ledger_file: Write, name: str, args: tuple[str, ...], claims: list[str]
) -> None:
    ledger_file(PROMISES)
    ran = run("export", name, *args)
    assert ran.code == 0, ran.err
    for_readers = [one for one in claims if one != "secret" or name in ("json", "jsonl", "csv")]
    left_out = ["someday", "late", "broken", "withdrawn"] if name == "ics" else []
    assert READ[name](ran.out) == len([one for one in for_readers if one not in left_out])


@FILTERS
def test_a_database_takes_the_filters_of_list(
    run: Run, ledger_file: Write, args: tuple[str, ...], claims: list[str]
) -> None:
    folder = ledger_file(PROMISES).parent
    assert run("export", "sqlite", *args, "-o", "claims.db").code == 0
    assert claims_in(folder / "claims.db") == claims


def test_a_database_is_written_whole_over_one_of_ours_and_over_no_other(
    run: Run, ledger_file: Write
) -> None:
    """The bytes that say whose a database is, its application_id, are at offset 68."""
    folder = ledger_file(PROMISES).parent
    assert run("export", "sqlite", "-o", "claims.db").code == 0
    first = (folder / "claims.db").read_bytes()
    assert (first[:15], first[68:72]) == (b"SQLite format 3", b"CLAM")
    assert run("export", "sqlite", "-o", "claims.db").code == 0
    assert (folder / "claims.db").read_bytes() == first
    with closing(sqlite3.connect(folder / "photos.db")) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
        connection.commit()
    theirs = (folder / "photos.db").read_bytes()
    ran = run("export", "sqlite", "-o", "photos.db")
    assert (ran.code, (folder / "photos.db").read_bytes()) == (2, theirs)
    assert (
        "photos.db holds another program's database, not an exported database; nothing was written"
        in ran.err
    )
    assert sorted(path.name for path in folder.iterdir()) == [
        *("claims.db", "claims.toml", "photos.db"),
    ]


def test_a_database_goes_into_a_pipe_as_it_is_and_not_onto_a_terminal(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(PROMISES)
    command = [sys.executable, "-m", "claimcheck", "export", "sqlite"]
    piped = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    ran = in_terminal(80, "--file", str(path), "export", "sqlite")
    assert ran.code == 2
    assert "a terminal cannot show an exported database" in ran.out
    assert run("export", "sqlite", "-o", "claims.db").code == 0
    (path.parent / "piped.db").write_bytes(piped)
    assert claims_in(path.parent / "piped.db") == claims_in(path.parent / "claims.db")


def test_excel_is_told_that_a_table_is_utf_8(run: Run, ledger_file: Write) -> None:
    """Excel reads a file without these three bytes as of the code page of its machine."""
    folder = ledger_file(PROMISES.replace("open a plant", "open a plant in Kraków")).parent
    assert run("export", "csv", "--bom", "-o", "claims.csv").code == 0
    assert run("export", "csv", "-o", "plain.csv").code == 0
    content = (folder / "claims.csv").read_bytes()
    assert content == b"\xef\xbb\xbf" + (folder / "plain.csv").read_bytes()
    assert "Kraków".encode() in content
    assert run("export", "csv", "--facts", "--bom").out.startswith("\ufeffclaim,table,key")


def test_a_feed_is_of_the_newest_fifty_unless_all_are_asked_for(
    run: Run, ledger_file: Write
) -> None:
    claims = (
        f'[claims.c{n:02}]\ntext = "{n}"\nclaimant = "A"\nmade = 2026-01-01\n'
        f"recorded = 2026-02-01T00:00:{n:02}Z\n"
        for n in range(60)
    )
    ledger_file("".join(claims))
    newest = feedparser.parse(run("export", "atom").out).entries
    assert [one.link for one in newest] == [f"claims/c{n:02}.html" for n in range(59, 9, -1)]
    everything = run("export", "atom", "--all").out
    assert len(feedparser.parse(everything).entries) == 60
    assert "<fh:complete/>" in everything


@pytest.mark.parametrize("name", READ)
def test_an_empty_ledger_gives_an_empty_document(run: Run, ledger_file: Write, name: str) -> None:
    ledger_file('[settings]\nbase-url = "https://promises.example"\n')
    ran = run("export", name)
    assert (ran.code, ran.err) == (0, "")
    assert READ[name](ran.out) == 0


@pytest.mark.parametrize("name", READ)
def test_a_file_holds_the_bytes_of_stdout(run: Run, ledger_file: Write, name: str) -> None:
    folder = ledger_file(PROMISES).parent
    printed = run("export", name)
    written = run("export", name, "-o", "out")
    assert (written.code, written.out, written.err) == (0, "", printed.err)
    assert (folder / "out").read_bytes().decode() == printed.out
    assert run("export", name, "-o", "-").out == printed.out
    assert sorted(path.name for path in folder.iterdir()) == ["claims.toml", "out"]


def test_a_pipe_gets_the_bytes_as_they_are(ledger_file: Write) -> None:
    ledger_file(PROMISES)
    ran = subprocess.run(
        [sys.executable, "-m", "claimcheck", "export", "csv"], stdout=subprocess.PIPE, check=True
    )
    assert ran.stdout.count(b"\r\n") == ran.stdout.count(b"\n") == 8


def test_a_file_that_is_there_keeps_its_mode_and_a_link_stays_one(
    run: Run, ledger_file: Write
) -> None:
    folder = ledger_file(PROMISES).parent
    real = folder / "real.csv"
    real.write_text("id,text\nold,An older export\n")
    real.chmod(0o640)
    (folder / "link.csv").symlink_to(real)
    assert run("export", "csv", "-o", "link.csv").code == 0
    assert (folder / "link.csv").is_symlink()
    assert real.read_text().startswith("id,text,")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("name", ["other.toml", "other.TOML", "promises.txt"])
def test_another_ledger_is_not_written_over_whatever_it_is_called(
    run: Run, ledger_file: Write, name: str, force: tuple[str, ...]
) -> None:
    other = ledger_file(PROMISES).with_name(name)
    other.write_text("# Our promises\n" + PROMISES)
    ran = run("export", "json", "-o", name, *force)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name} is TOML, as ledgers are, and is not overwritten; nothing was written" in ran.err
    assert other.read_text() == "# Our promises\n" + PROMISES


def test_the_ledger_itself_is_not_written_over_by_force(run: Run, ledger_file: Write) -> None:
    path = ledger_file(PROMISES)
    (path.parent / "link.json").symlink_to("claims.toml")
    for name in ("claims.toml", "link.json"):
        ran = run("export", "json", "-o", name, "--force")
        assert ran.code == 2
        assert "is the ledger; nothing was written" in ran.err
    assert path.read_text() == PROMISES


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_is_written_among_the_snapshots(
    run: Run, ledger_file: Write, force: tuple[str, ...]
) -> None:
    folder = ledger_file(PROMISES).parent
    (folder / "note.txt").write_text("note")
    fact = ("--source", "wire", "--stance", "context", "--date", "2026-01-01")
    assert run("add-evidence", "overdue", *fact, "--snapshot", "note.txt").code == 0
    [snapshot] = (folder / "evidence").glob("*/*")
    (folder / "link.csv").symlink_to(snapshot)
    for name in (str(snapshot.relative_to(folder)), "evidence/report.csv", "link.csv"):
        ran = run("export", "csv", "-o", name, *force)
        assert ran.code == 2
        assert "in the folder for snapshots" in ran.err
    assert snapshot.read_text() == "note"
    assert list((folder / "evidence").glob("*.csv")) == []


def test_a_ledger_below_long_comments_is_not_written_over(run: Run, ledger_file: Write) -> None:
    other = ledger_file(PROMISES).with_name("other")
    other.write_text("# " + "about " * 20_000 + "\n" + PROMISES)
    before = other.read_bytes()
    ran = run("export", "csv", "-o", "other", "--force")
    assert (ran.code, other.read_bytes()) == (2, before)
    assert "other is TOML, as ledgers are, and is not overwritten; nothing was written" in ran.err


@pytest.mark.parametrize("old", FORMATS)
@pytest.mark.parametrize("new", FORMATS)
def test_a_file_of_another_format_is_written_over_by_force_alone(
    run: Run, ledger_file: Write, old: str, new: str
) -> None:
    path = ledger_file(PROMISES).with_name("out")
    assert run("export", old, "-o", "out").code == 0
    before = path.read_bytes()
    ran = run("export", new, "-o", "out")
    if old == new or {old, new} == {"json", "claimreview"}:  # which is JSON too
        assert ran.code == 0
    else:
        assert (ran.code, path.read_bytes()) == (2, before)
        assert "nothing was written\n  name another file with -o, or overwrite it" in ran.err
        assert run("export", new, "-o", "out", "--force").code == 0
    written = path.read_bytes()
    assert run("export", new, "-o", "again").code == 0
    assert path.with_name("again").read_bytes() == written


@pytest.mark.parametrize("before", ["", "\n"])
def test_a_file_that_holds_nothing_is_written_over(
    run: Run, ledger_file: Write, before: str
) -> None:
    path = ledger_file(PROMISES).with_name("out")
    path.write_text(before)
    assert run("export", "ics", "-o", "out").code == 0


def test_a_photograph_is_not_written_over(run: Run, ledger_file: Write) -> None:
    path = ledger_file(PROMISES).with_name("sea")
    path.write_bytes(b"\xff\xd8\xff\xe0")
    ran = run("export", "csv", "-o", "sea")
    assert ran.code == 2
    assert "sea holds binary data, not CSV; nothing was written" in ran.err


@pytest.mark.parametrize("target", ["claims.toml", "./claims.toml", "no/such/folder/x", "."])
def test_what_cannot_be_written_is_refused_and_nothing_changes(
    run: Run, ledger_file: Write, target: str
) -> None:
    path = ledger_file(PROMISES)
    ran = run("export", "json", "-o", target)
    assert ran.code in (2, 5)
    assert "claimcheck: " in ran.err
    assert path.read_text() == PROMISES
    assert os.listdir(path.parent) == ["claims.toml"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("json", "--as-of", "2025"), ("json", "every fact", "--as-of", "csv")),
        (("jsonl", "--known-on", "2025"), ("jsonl", "every fact", "--known-on")),
        (("csv", "--todo"), ("--todo", "ics")),
        (("ics", "--facts"), ("--facts", "csv")),
        (("atom", "--raw"), ("--raw", "csv")),
        (("csv", "--all"), ("--all", "atom")),
        (("sqlite", "--bom"), ("--bom", "csv")),
        (("sqlite", "--with", "drafts"), ("sqlite", "always holds", "--with")),
        (("json", "--with", "notes"), ("json", "always holds", "--with")),
        (("atom", "--with", "secrets"), ("secrets", "drafts, notes and forecasts")),
        (("atom", "--status", "late"), ("late", "is not a status")),
        (("xml",), ("xml", "claimreview")),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_with_the_way_out(
    run: Run, ledger_file: Write, args: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ledger_file(PROMISES)
    ran = run("export", *args)
    assert (ran.code, ran.out) == (2, "")
    assert all(word in ran.err for word in words)


def test_claimreview_without_a_base_url_is_refused_and_says_what_to_set(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(PROMISES.replace("base-url", "# base-url"))
    ran = run("export", "claimreview", "-o", "out.json")
    assert (ran.code, ran.out) == (2, "")
    assert 'base-url = "https://…" under [settings]' in ran.err
    assert not (path.parent / "out.json").exists()


@pytest.mark.parametrize("name", ["ics", "atom", "claimreview"])
def test_the_desks_own_stays_at_the_desk_unless_it_is_asked_for(
    run: Run, ledger_file: Write, name: str
) -> None:
    ledger_file(PROMISES)
    ran = run("export", name)
    assert "1 draft left out; --with drafts includes them" in ran.err
    for private in ("Bolt", "ring the plant", "desk only", "30%"):
        assert private not in ran.out
    everything = run("export", name, "--with", "drafts", "--with", "notes", "--with", "forecasts")
    assert "Bolt" in everything.out
    assert "left out" not in everything.err
    if name == "atom":
        assert all(word in everything.out for word in ("ring the plant", "desk only", "30%"))
    if name == "ics":
        tasks = run("export", name, "--todo", "--with", "notes")
        assert "ring the plant" in tasks.out


def test_a_claim_stands_as_it_does_beside_its_draft_parts_and_names_none(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        """\
[claims.whole]
text = "all of it"
claimant = "c"
made = 2025-01-01
deadline = "2025"
parts = ["north"]
[claims.north]
text = "some of it"
claimant = "c"
made = 2025-01-01
draft = true
[claims.north.verdicts.one]
date = 2025-02-01
verdict = "kept"
because = "x"
"""
    )
    tasks = run("export", "ics", "--todo").out.replace("\n ", "")
    assert "SUMMARY:Kept: all of it" in tasks
    assert "an unpublished part kept\\, 1 of its 1 part needed" in tasks
    assert "north" not in tasks


def test_a_calendar_says_which_claims_have_no_place_in_it(run: Run, ledger_file: Write) -> None:
    ledger_file(PROMISES)
    said = run("export", "ics").err
    assert "3 claims ruled on, not in the calendar" in said
    assert "1 claim without a date, not in the calendar" in said
    assert "ruled on" not in run("export", "ics", "--todo").err


def test_the_day_asked_for_is_the_day_that_is_told(run: Run, ledger_file: Write) -> None:
    ledger_file(PROMISES)
    [row] = csv.DictReader(StringIO(run("export", "csv", "plant", "--as-of", "2024-07-04").out))
    assert (row["status"], row["days_left"]) == ("overdue", "-4")
    known = run("export", "csv", "--facts", "plant", "--known-on", "2024-05-05").out
    assert [one["key"] for one in csv.DictReader(StringIO(known))] == ["rumour", "odds"]


def test_a_fact_and_a_task_are_other_forms_of_csv_and_ics(run: Run, ledger_file: Write) -> None:
    ledger_file(PROMISES)
    assert run("export", "csv", "--facts").out.startswith("claim,table,key,date,")
    assert "BEGIN:VTODO" in run("export", "ics", "--todo").out


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("option", [(), ("--facts", "--raw")])
def test_a_terminal_is_told_nothing_that_it_would_obey(
    ledger_file: Write, name: str, option: tuple[str, ...]
) -> None:
    if option and name != "csv":
        option = ()
    path = ledger_file(PROMISES.replace("open a plant", r"open \u001b[2J\u202e a plant"))
    ran = in_terminal(80, "--file", str(path), "export", name, *option)
    assert ran.code == 0
    assert "\x1b[2J" not in ran.out
    assert "\u202e" not in ran.out


def test_an_export_loads_no_library_of_another_format(ledger_file: Write) -> None:
    ledger_file(PROMISES)
    script = (
        "import sys; from claimcheck.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "costly = {'icalendar', 'lxml', 'jinja2', 'csv', '_sqlite3'}\n"
        "print(costly & set(sys.modules), file=sys.stderr)"
    )

    def loaded(*args: str) -> str:
        command = [sys.executable, "-c", script, *args]
        return subprocess.run(command, capture_output=True, text=True, check=True).stderr

    assert "set()" in loaded("export", "json")
    assert "set()" in loaded("list")
    assert "{'csv'}" in loaded("export", "csv")
    assert "{'lxml'}" in loaded("export", "atom")
    for_database = loaded("export", "sqlite", "-o", "claims.db")
    assert ("_sqlite3" in for_database, "lxml" in for_database) == (True, False)


def test_what_json_holds_is_what_the_schema_of_the_file_says(run: Run, ledger_file: Write) -> None:
    """Keys that have no meaning here are the reader's own, as the schema wants them named."""
    own = re.sub(r"^(shade|since|colour|depth) =", r"x-\1 =", EVERY_KEY, flags=re.MULTILINE)
    ledger_file(own.replace("[elsewhere]", "[x-elsewhere]"))
    schema = json.loads(run("schema").out)
    exported = json.loads(run("export", "json").out)
    assert (exported.pop("format"), exported.pop("version")) == ("claimcheck/ledger", 1)
    jsonschema.Draft202012Validator(schema).validate(exported)
    (claim,) = schema["properties"]["claims"]["patternProperties"].values()
    for line in map(json.loads, run("export", "jsonl").out.splitlines()):
        del line["id"]
        jsonschema.Draft202012Validator(claim).validate(line)
