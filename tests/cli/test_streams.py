"""Streams that are closed, full or no longer read, and terminals of no size: every command."""

import os
import subprocess
from pathlib import Path

import pytest

from claimcheck.cli.main import COMMANDS
from tests.cli.terminal import PROGRAM, in_terminal, without_styles

LEDGER = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2025"

[claims.acme-again]
text = "Acme will open another plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2025"

[claims.acme.verdicts.2026-01-05-1a2b]
date = 2026-01-05
verdict = "broken"
because = "no plant"
by = "vl"
"""
ROWS = "text,claimant,made\nBeta will open a plant,Beta,2024-01-01\n"
ARTICLE = (
    "Beta will open a plant in Leeds by the end of 2027, its chief executive said on Monday.\n"
)

READING = {
    "demo": "demo",
    "when": "when 2027",
    "extract": "extract article.txt --said 2024-01-01 --min-score 0",
    "review": "review --all",
    "list": "list",
    "show": "show acme",
    "report": "report",
    "brief": "brief acme",
    "due": "due --within 9y --as-of 2025-06-01",
    "changes": "changes --since 2024",
    "score": "score",
    "export": "export csv",
    "check": "check",
    "schema": "schema",
    "claimants": "claimants",
    "audit": "audit",
}
WRITING = {
    "demo": "demo play",
    "init": "--file new.toml init",
    "extract": "extract article.txt --said 2024-01-01 --min-score 0 --add --yes",
    "add": "add 'Beta will open a plant' --claimant Beta --made 2024-01-01 --by 2027",
    "add-evidence": "add-evidence acme --source https://example.org/1 --stance refutes",
    "looked": "looked acme",
    "asked": "asked acme --to press --question when",
    "replied": "replied acme --quote soon",
    "revise": "revise acme --by 2028 --date 2025-12-01 --source https://example.org/2",
    "resolve": "resolve acme void --because x --date 2026-02-01 --overrule",
    "reopen": "reopen acme --because x",
    "correct": "correct acme --criteria x --because y",
    "forecast": "forecast acme 30%",
    "sign": "sign acme 2026-01-05-1a2b --who am",
    "tag": "tag acme +plants",
    "unpublish": "unpublish acme",
    "retract": "retract acme --because x",
    "import": "import rows.csv",
    "copy": "copy claims.toml copied.toml",
    "site": "site public",
}
"""`import` prints only what it could not take, so that its own row is in a test below."""
SILENT = {
    "edit": "edit acme",
    "mcp": "mcp",
    "merge-driver": "merge-driver base.toml ours.toml theirs.toml",
    "verify": "verify",
    "publish": "publish acme",
}
ELSEWHERE = {"set", "claimant", "undo", "serve"}
"""They print nothing, need a write before them, or run on.

See tests/cli/test_set.py, test_undo.py and tests/server.
"""


@pytest.fixture
def desk(folder: Path) -> Path:
    """A folder with a ledger and whatever the commands read."""
    for name in ("claims.toml", "base.toml", "ours.toml", "theirs.toml"):
        (folder / name).write_text(LEDGER)
    (folder / "rows.csv").write_text(ROWS)
    (folder / "article.txt").write_text(ARTICLE)
    return folder


def in_shell(words: str) -> tuple[int, str, str]:
    """Return what the program does as a shell runs it with these words behind its name."""
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} {words}"],
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
        env={**os.environ, "EDITOR": "true"},
    )
    return done.returncode, done.stdout, done.stderr


def unread(words: str) -> tuple[int, str]:
    """Return exit code and stderr of the program when whoever read its stdout has left."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        ["sh", "-c", f"exec {PROGRAM} {words}"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        text=True,
        env={**os.environ, "EDITOR": "true"},
    )
    os.close(writing)
    return done.returncode, done.stderr


def digest(folder: Path) -> dict[str, bytes]:
    """Return all that is in a folder."""
    return {str(one): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_every_command_is_tried_here() -> None:
    every = {name for names in COMMANDS.values() for name in names}
    assert {*READING, *WRITING, *SILENT, *ELSEWHERE} == every


@pytest.mark.parametrize("words", [*READING.values(), "--help", "--version", "add --help"])
def test_a_reader_that_leaves_ends_a_command_that_reads_with_141_and_without_a_word(
    desk: Path, words: str
) -> None:
    code, out, talk = in_shell(words)
    if not out:  # as `check`, where there is nothing to tell
        assert unread(words) == (code, talk)
        return
    code, err = unread(words)
    assert code == 141
    assert talk.startswith(err), "no word that it does not say to a reader who stays"


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_write_that_was_made_ends_with_0_though_its_reader_left(desk: Path, words: str) -> None:
    before = digest(desk)
    code, err = unread(words)
    assert (code, "claimcheck:" in err) == (0, False), err
    assert digest(desk) != before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_write_that_was_made_ends_with_0_though_its_result_has_no_room(
    desk: Path, words: str
) -> None:
    before = digest(desk)
    code, _, err = in_shell(f"{words} >/dev/full")
    assert (code, err.count("No space left on device"), "claimcheck:" in err) == (
        0,
        0 if words.startswith("import") else 1,
        False,
    )
    assert digest(desk) != before


@pytest.mark.parametrize("words", [*READING.values(), *WRITING.values(), *SILENT.values()])
def test_with_every_stream_closed_a_command_does_what_it_does(desk: Path, words: str) -> None:
    before = digest(desk)
    code, out, _ = in_shell(f"{words} <&- >&- 2>&-")
    has_written = words in (*WRITING.values(), *SILENT.values())
    assert (code, out) == (0 if has_written else 5, "")
    assert (digest(desk) != before) == (words in WRITING.values())


def test_rows_that_an_import_did_not_take_are_1_whoever_reads(desk: Path) -> None:
    (desk / "rows.csv").write_text(f"{ROWS}Beta will open another,Beta,never\n")
    code, err = unread("import rows.csv")
    assert (code, "added 1 claim; 1 row not imported" in err) == (1, True)
    assert "Beta will open a plant" in (desk / "claims.toml").read_text()
    assert unread("import rows.csv")[0] == 141, "nothing is written the second time"


@pytest.mark.parametrize("words", ["list --nope", "nope", "show nobody", "-f none.toml list"])
def test_talk_that_nobody_hears_changes_no_exit_code(desk: Path, words: str) -> None:
    code, _, err = in_shell(words)
    assert (code in (2, 3), bool(err)) == (True, True)
    for stderr in ("2>&-", "2>/dev/full", "2>&1 | true; exit ${PIPESTATUS[0]}"):
        done = subprocess.run(
            ["bash", "-c", f"{PROGRAM} {words} {stderr}"], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (code, b"")


def test_what_is_read_in_part_is_printed_once(desk: Path) -> None:
    claims = (f'[claims.c{n}]\ntext="{n}"\nclaimant="A"\nmade=2024-01-01\n' for n in range(3000))
    (desk / "claims.toml").write_text("".join(claims))
    script = f"{PROGRAM} list --json 2>talk | head -3; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout == '{\n  "format": "claimcheck/list",\n  "version": 1,\n141\n'
    assert (desk / "talk").read_text() == ""


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("list", ("0", "-5", "x", "", "²", "1e3", "9" * 20)),
        *((words, ("0",)) for words in ("report", "add --help", "check --nope")),
    ],
)
def test_columns_that_are_no_number_are_as_none(
    desk: Path, words: str, columns: tuple[str, ...]
) -> None:
    args = (*words.split(), *(["--as-of", "2026-11-24"] if words in ("list", "report") else []))
    told = in_terminal(80, *args)
    for one in columns:
        assert in_terminal(80, *args, env={"COLUMNS": one, "LINES": one}) == told
        assert in_terminal(0, *args, env={"COLUMNS": one}) == told, "80 where none is known"


@pytest.mark.parametrize("term", ["dumb", "", "no-such-terminal"])
def test_a_terminal_that_can_do_little_gets_every_word(desk: Path, term: str) -> None:
    ran = in_terminal(80, "list", "--as-of", "2026-11-24", env={"TERM": term})
    assert (ran.code, "Acme will open a plant" in without_styles(ran.out)) == (0, True)


def test_a_line_of_one_column_still_has_its_status(desk: Path) -> None:
    ran = in_terminal(80, "list", "--as-of", "2026-11-24", env={"COLUMNS": "1"})
    assert (ran.code, ran.out) == (0, in_terminal(20, "list", "--as-of", "2026-11-24").out)
    assert "broken" in ran.out
