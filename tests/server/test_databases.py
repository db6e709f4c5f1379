"""A ledger in a database that is served: what becomes of the connection that is kept to it."""

import shutil
from pathlib import Path

import psycopg
import pytest

from claimcheck.desk.session import Session
from tests.conftest import Run
from tests.databases import new_postgres
from tests.server.at_the_desk import Desk

LEDGER = """\
[claims.trams]
text = "Trams will run at night"
claimant = "Northline"
made = 2025-02-01
deadline = 2026-06-30

[claims.homes]
text = "The city will build 4,000 homes"
claimant = "Ada Brandt"
made = 2025-01-10
deadline = 2026-12-20
"""


@pytest.fixture
def sqlite(tmp_path: Path, run: Run) -> str:
    """The address of a ledger in SQLite."""
    (tmp_path / "claims.toml").write_text(LEDGER)
    address = f"sqlite:///{tmp_path}/claims.db"
    for command in (("init", address), ("copy", str(tmp_path / "claims.toml"), address)):
        assert run(*command).code == 0
    return address


def _looks(address: str) -> int:
    return len(Session(address).ledger.looks)


def test_a_write_goes_into_the_file_that_has_the_name_now(sqlite: str, tmp_path: Path) -> None:
    one = Desk(sqlite)
    file, copy = tmp_path / "claims.db", tmp_path / "copy.db"
    shutil.copy(file, copy)
    form = one.get("/looked?claim=trams")
    copy.replace(file)
    assert one.send(form, "looked", confirm="yes").status == 303
    assert _looks(sqlite) == 1
    assert one.get("/claims/homes.html").status == 200


def test_nothing_is_written_into_a_file_that_has_lost_its_name(sqlite: str, tmp_path: Path) -> None:
    one = Desk(sqlite)
    form = one.get("/looked?claim=trams")
    (tmp_path / "claims.db").unlink()
    told = one.send(form, "looked", where="press room", confirm="yes")
    assert (told.status, told.fields["where"]) == (503, ["press room"])
    assert "No ledger in" in told.words
    assert one.get("/").status == 503


def test_a_write_into_a_file_that_is_replaced_meanwhile_is_not_called_saved(
    sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Desk(sqlite)
    form = one.get("/looked?claim=trams")
    file, copy = tmp_path / "claims.db", tmp_path / "copy.db"
    shutil.copy(file, copy)
    apply = Session.apply

    def replaced_before(self: Session, *given: object, **named: object) -> object:
        copy.replace(file)
        monkeypatch.setattr(Session, "apply", apply)
        return apply(self, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "apply", replaced_before)
    told = one.send(form, "looked", where="press room", confirm="yes")
    assert (told.status, told.fields["where"]) == (503, ["press room"])
    assert "was replaced while this was written, which is not in it" in told.words
    assert one.send(told, "looked", confirm="yes").status == 303
    assert _looks(sqlite) == 1


def test_a_server_that_was_started_again_is_asked_over_a_new_connection(
    postgres: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "claims.toml").write_text(LEDGER)
    address = new_postgres(postgres)
    assert run("copy", str(tmp_path / "claims.toml"), address).code == 0
    one = Desk(address)
    form = one.get("/looked?claim=trams")
    _cut_all(postgres)
    assert one.send(form, "looked", confirm="yes").status == 303
    assert one.get("/").status == 200
    _cut_all(postgres)
    assert one.get("/claims/homes.html").status == 200
    assert _looks(address) == 1


def _cut_all(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
