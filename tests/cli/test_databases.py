"""Ledgers in databases at the command line: each command works, or says what to use instead."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.writing import Writing
from claimcheck.errors import OutsideError
from tests.conftest import Run
from tests.databases import new_postgres, new_sqlite

LEDGER = """\
[settings]
title = "Plants"

[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2025"
criteria = "it runs"
recorded = 2024-01-02

[claims.acme-plant.evidence.2025-02-02-aaaa]
date = 2025-02-02
stance = "refutes"
source = "https://example.org/1"
recorded = 2025-02-03
"""


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))]
)
def ledger(
    request: pytest.FixtureRequest,
    folder: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """The ledger above, copied into either database, which CLAIMCHECK_FILE then names."""
    if request.param == "sqlite":
        address = new_sqlite(folder)
    else:
        address = new_postgres(request.getfixturevalue("postgres"))
    (folder / "from.toml").write_text(LEDGER)
    assert run("copy", "from.toml", address).code == 0
    (folder / "from.toml").unlink()
    monkeypatch.setenv("CLAIMCHECK_FILE", address)
    monkeypatch.setenv("CLAIMCHECK_WHO", "vl")
    return address


def shown(address: str) -> str:
    return address.replace("postgres:@", "postgres@")


def told(run: Run, *args: str) -> Any:
    ran = run(*args)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.usefixtures("ledger")
def test_what_commands_write_is_there_for_those_that_read(run: Run) -> None:
    ran = run(
        "add", "Acme will hire", "--claimant", "Acme", "--made", "2025-01-01", "--by", "2027",
        "--criteria", "ten people",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "acme-hire\n"), ran.err
    for words in (
        "add-evidence acme-hire --source https://example.org/2 --stance supports --date 2025-05-05",
        "looked acme-plant --where press",
        "revise acme-hire --by 2028 --date 2026-01-01 --source https://example.org/3",
        "resolve acme-plant broken --because late --date 2026-02-01",
        "reopen acme-plant --because again",
        "correct acme-hire --criteria hundred --because typo",
        "forecast acme-hire 30%",
        "tag acme-hire +jobs",
        "unpublish acme-hire",
        "set notice 10d",
        "claimant Acme --kind organisation",
    ):
        ran = run(*words.split())
        assert ran.code == 0, (words, ran.err)
    claims = told(run, "list", "--json")["claims"]
    assert [(one["id"], one["status"], one["tags"]) for one in claims] == [
        ("acme-plant", "overdue", []),
        ("acme-hire", "pending", ["jobs"]),
    ]
    claim = told(run, "show", "acme-hire", "--json")["claim"]
    assert (claim["criteria"], claim["draft"], claim["by"]) == ("hundred", True, "vl")
    assert claim["deadline"]["stored"] == "2028"
    assert run("retract", "acme-hire", "--because", "never said").code == 0
    assert [one["id"] for one in told(run, "list", "--json")["claims"]] == ["acme-plant"]
    assert told(run, "verify", "--json")["chain"]["blocks"] == 16


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "words",
    [
        "",
        "list",
        "show acme",
        "report",
        "report --format html",
        "brief acme",
        "due",
        "changes --since 2024",
        "score",
        "claimants",
        "set",
        "export json",
        "export csv",
        "site public",
        "verify",
        "check --json",
    ],
)
def test_every_command_that_reads_reads_it(run: Run, words: str) -> None:
    ran = run(*words.split())
    assert ran.code == 0, ran.err
    assert ran.out or words == "verify"


def test_a_search_by_words_and_a_start_find_its_claims(run: Run, ledger: str) -> None:
    assert run("show", "acme-pl").out.startswith("acme-plant")
    assert run("show", "open plant").out.startswith("acme-plant")
    assert run("looked", "acme-plnat").err == (
        "claimcheck: no claim matches “acme-plnat”\n  did you mean acme-plant?\n"
    )


def test_a_fact_that_stands_is_refused(run: Run, ledger: str) -> None:
    again = ("add-evidence", "acme", "--source", "https://example.org/1", "--stance", "refutes")
    ran = run(*again, "--date", "2025-02-02", "--who", "")
    assert ran.code == 2
    assert "the same fact is already recorded as 2025-02-02-aaaa" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        ("edit acme-plant", 2, "`claimcheck correct`, `revise`, `set` and `claimant`"),
        ("undo", 2, "`claimcheck correct ID FACT --because …` retracts a fact"),
        ("init --git", 2, "leave them out"),
        ("verify --git", 2, "`claimcheck verify` checks the chain of its blocks"),
    ],
)
def test_what_only_a_file_can_do_says_what_to_use_instead(
    run: Run, ledger: str, words: str, code: int, hint: str
) -> None:
    ran = run(*words.split())
    assert ran.code == code
    assert f"{shown(ledger)} is a database" in ran.err
    assert hint in ran.err


def test_nobody_looks_at_ten_thousand_claims_at_once(
    run: Run, ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.cli.commands.looked._MOST_IN_DATABASE", 0)
    ran = run("looked", "--all")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: 1 claims are open, and a look in a database names at most 0\n"
        "  give the ids of those that you looked at\n",
    )


def test_our_own_export_is_refused_naming_copy(run: Run, ledger: str, folder: Path) -> None:
    (folder / "all.json").write_text(run("export", "json").out)
    ran = run("import", "all.json")
    assert ran.code == 2
    assert f"`claimcheck copy FROM {shown(ledger)}` takes a whole ledger" in ran.err


@pytest.mark.usefixtures("ledger")
def test_rows_of_others_are_imported_once(run: Run, folder: Path) -> None:
    (folder / "rows.csv").write_text(
        "id,text,claimant,made\n1,B will build,B,2024-01-01\n2,B will sell,B,2024-01-02\n"
    )
    assert run("import", "rows.csv").err.endswith("added 2 claims\n")
    assert "already" in run("import", "rows.csv").err
    assert len(told(run, "list", "--json")["claims"]) == 3


@pytest.mark.usefixtures("ledger")
def test_a_saved_source_is_in_the_database_and_its_quote_is_looked_up(
    run: Run, folder: Path
) -> None:
    (folder / "page.html").write_text("<p>Acme will not open its plant</p>")
    ran = run(
        "add-evidence", "acme-plant", "--source", "https://a.example/9", "--snapshot", "page.html",
        "--date", "2025-06-06", "--quote", "will not open", "--title", "t",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert not (folder / "evidence").exists()
    checked = told(run, "verify", "--json")
    assert (checked["checked"], checked["saved"], checked["quotes"]["found"]) == (1, 1, 1)


@pytest.mark.usefixtures("ledger")
def test_a_dry_run_shows_the_block_and_writes_nothing(run: Run) -> None:
    before = run("export", "json").out
    ran = run("looked", "acme-plant", "--dry-run")
    assert "+[looks." in ran.out
    assert '+claims = ["acme-plant"]' in ran.out
    assert run("export", "json").out == before


def test_a_head_that_was_noted_is_found_again(run: Run, ledger: str) -> None:
    ran = run("verify")
    assert ran.err.startswith("chain of 3 blocks: intact\nhead ")
    head = ran.err.split()[6]
    assert run("looked", "acme-plant").code == 0
    ran = run("verify", "--head", head)
    assert ran.err.startswith("chain of 4 blocks: intact\nthe head given is block 3 of it\nhead ")
    ran = run("verify", "--head", "12345678")
    assert ran.code == 1
    assert ran.out == (
        "head: no block has the hash 12345678: the ledger is another one, or was written anew\n"
    )
    assert run("verify", "--head", "xyz").err == (
        "claimcheck: “xyz” is not a head\n  `claimcheck verify` prints the head\n"
    )


def test_a_block_that_was_altered_is_found(run: Run, folder: Path) -> None:
    address = new_sqlite(folder)
    (folder / "from.toml").write_text(LEDGER)
    assert run("copy", "from.toml", address).code == 0
    with sqlite3.connect(folder / "claims.db") as connection:
        connection.execute("DROP TRIGGER block_stays")
        connection.execute("UPDATE block SET body = replace(body, '2024-01-01', 'soon')")
        (head,) = connection.execute("SELECT hash FROM block WHERE number = 3").fetchone()
    connection.close()
    ran = run("--file", address, "verify", "--head", head)
    assert ran.code == 1
    assert ran.out == ("chain: acme-plant: block 2 is not what was written after block 1\n")
    assert ran.err.startswith(
        f"chain of 3 blocks: broken\nthe head given is block 3 of it\nhead {head}\n"
    )
    assert run("--file", address, "list").err.endswith(
        "`claimcheck verify` tells whether it was altered\n"
    )


def test_a_head_is_for_a_database(run: Run, folder: Path) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    assert run("verify", "--head", "12345678").err == (
        "claimcheck: --head is for a ledger in a database, and this one is in a file\n"
        "  `claimcheck verify --git` compares it with its commits\n"
    )


def test_a_problem_is_told_with_the_number_of_its_block(run: Run, ledger: str) -> None:
    add = ("add", "Acme will hire", "--claimant", "Acme", "--made", "2025-01-01", "--by", "2027")
    assert run(*add).code == 0
    ran = run("check", "--only", "no-criteria")
    assert ran.out.startswith(f"{shown(ledger)}:4:1: warning: acme-hire does not say what would")
    assert ran.err == f"0 errors, 1 warning in 2 claims of {shown(ledger)}\n"


def test_init_makes_a_sqlite_ledger_and_is_asked_again_in_vain(run: Run, folder: Path) -> None:
    ran = run("init", "sqlite:///claims.db")
    assert (ran.code, ran.out) == (0, "sqlite:///claims.db\n")
    assert ran.err == (
        'next: claimcheck --file sqlite:///claims.db add "…" --claimant NAME --by DEADLINE\n'
    )
    again = run("--file", "sqlite:///claims.db", "init")
    assert (again.code, again.out) == (0, "sqlite:///claims.db\n")
    assert again.err == "the ledger is there already, and nothing had to be done\n"
    assert run("--file", "other.toml", "init", "sqlite:///claims.db").code == 2
    assert [one.name for one in folder.iterdir()] == ["claims.db"]


def test_a_ledger_that_is_not_there_is_told_with_what_makes_it(run: Run, folder: Path) -> None:
    ran = run("--file", "sqlite:///claims.db", "list")
    assert (ran.code, ran.err) == (
        3,
        "claimcheck: no ledger in sqlite:///claims.db\n"
        "  `claimcheck init sqlite:///claims.db` starts one there\n",
    )
    assert list(folder.iterdir()) == []


def test_a_server_that_does_not_answer_is_6_and_no_password_is_shown(run: Run) -> None:
    for words in (("list",), ("looked", "acme")):
        ran = run("--file", "postgresql://u:s3cret@127.0.0.1:1/db?connect_timeout=2", *words)
        assert ran.code == 6
        assert ran.err.startswith(
            "claimcheck: no connection to postgresql://u@127.0.0.1:1/db?connect_timeout=2: "
        )
        assert "check the address and that the server runs" in ran.err
        assert "s3cret" not in ran.err


@pytest.mark.parametrize("option", ["sslmode=what&x=y", "nonsense=1"])
def test_an_address_that_libpq_does_not_read_is_2(run: Run, option: str) -> None:
    ran = run("--file", f"postgresql://u:s3cret@127.0.0.1/db?{option}", "list")
    assert ran.code == 2
    assert "s3cret" not in ran.err
    assert "is not an address that libpq reads" in ran.err


def test_copy_says_what_it_copied(run: Run, folder: Path) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    ran = run("copy", "claims.toml", "sqlite:///claims.db", "--dry-run")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "would copy 1 claim, 1 fact, 0 snapshots from claims.toml to sqlite:///claims.db\n"
    )
    assert not (folder / "claims.db").exists()
    ran = run("copy", "claims.toml", "sqlite:///claims.db")
    assert (ran.code, ran.out) == (0, "sqlite:///claims.db\n")
    assert ran.err == "copied 1 claim, 1 fact, 0 snapshots from claims.toml\n"
    ran = run("copy", "claims.toml", "sqlite:///claims.db")
    assert ran.code == 2
    assert ran.err.startswith("claimcheck: sqlite:///claims.db is not empty; nothing was copied\n")
    assert run("copy", "sqlite:///claims.db", "claims.toml").err.startswith(
        "claimcheck: claims.toml already exists; nothing was changed\n"
    )


@pytest.mark.usefixtures("ledger")
def test_an_output_is_not_written_over_the_database(run: Run, folder: Path) -> None:
    if not (folder / "claims.db").exists():
        return
    ran = run("export", "csv", "-o", "claims.db", "--force")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: claims.db is the ledger; nothing was written\n  name another file with -o\n",
    )
    assert "holds the ledger and would be replaced" in run("site", ".").err


@pytest.mark.usefixtures("ledger")
def test_a_server_that_goes_after_it_committed_is_told_with_the_write_that_it_made(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = ("add-evidence", "acme-plant", "--source", "s", "--date", "2026-01-01")
    with monkeypatch.context() as patch:
        patch.setattr(Writing, "_say_where_they_stand", gone)
        ran = run(*add)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err == (
        "claimcheck: no connection to the server; the write was made\n"
        "  `claimcheck show ID` shows what was recorded\n"
    )
    assert len(told(run, "show", "acme-plant", "--json")["claim"]["evidence"]) == 2


def gone(*_: Any) -> None:
    raise OutsideError("no connection to the server", "try again")
