"""What a ledger in a database promises when writers, servers, disks and connections fail.

Each experiment finds nothing wrong with the store, and something with one that is broken in the way
that the experiment is about. docs/reliability.md; `make torture` tries every step of each.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import WriteError
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.faults import program, shared_crowds, shared_disks, tally
from tests.faults.servers import Server, folder_for_servers
from tests.faults.shared_tally import new_ledger, sources
from tests.faults.shared_writers import add
from tests.faults.tally import Tally
from tests.faults.test_store import needs_root

pytestmark = pytest.mark.xdist_group("servers")

SQLITE = {"kills_at_every_step": 4, "kills_at_any_time": 20}
"""Every how many steps are tried here."""
POSTGRESQL = {
    "cuts_at_every_message": 24,
    "kills_at_every_message": 24,
    "lost_answers": 1,
    "vanishes_with_the_lock": 1,
}
BROKEN = [
    ("kills_at_every_step", "has_no_transactions", 1, 30),
    ("cuts_at_every_message", "has_no_transactions", 8, 185),
    ("lost_answers", "trusts_a_lost_answer", 1, 1),
    ("lost_answers", "distrusts_a_lost_answer", 1, 1),
    ("kills_at_every_message", "commits_nothing", 24, 1),
    ("vanishes_with_the_lock", "waits_for_the_dead", 1, 1),
]
"""Each from a step before the first at which the fault can be seen."""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with folder_for_servers() as made:
        yield made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    made = Server.create(folder / "one")
    yield made
    made.stop()


def stepping(name: str, address: str, way: str, every: int, first: int) -> Tally:
    words = [sys.executable, "-m", "tests.faults.shared_steps", name, address, way]
    ran = program.run([*words, str(every), str(first)], 600, program.WITH_TESTS)
    assert ran.code == 0, ran.err
    return tally.loads(ran.out)


def in_sqlite(folder: Path) -> str:
    return f"sqlite:///{folder}/claims.db?ledger=a"


@pytest.mark.parametrize("name", SQLITE)
def test_a_writer_to_sqlite_that_is_killed_leaves_no_half_change(name: str, tmp_path: Path) -> None:
    found = stepping(name, in_sqlite(tmp_path), "whole", SQLITE[name], 1)
    assert found.wrong == []
    assert found.tried >= 6
    assert found.acknowledged >= 1


@pytest.mark.parametrize("name", POSTGRESQL)
def test_no_message_to_a_server_that_is_lost_leaves_half_a_change(
    name: str, server: Server
) -> None:
    found = stepping(name, server.address(name.replace("_", "-")), "whole", POSTGRESQL[name], 1)
    assert found.wrong == []
    assert found.tried >= {"lost_answers": 2, "vanishes_with_the_lock": 1}.get(name, 10)
    assert found.acknowledged >= 1


@pytest.mark.parametrize(("name", "way", "every", "first"), BROKEN)
def test_a_store_that_loses_at_a_step_is_seen(
    name: str, way: str, every: int, first: int, server: Server, tmp_path: Path
) -> None:
    ledger = f"{name}-{way}".replace("_", "-")
    address = in_sqlite(tmp_path) if name in SQLITE else server.address(ledger)
    assert stepping(name, address, way, every, first).wrong


def test_sixteen_writers_to_sqlite_take_turns(tmp_path: Path) -> None:
    found = shared_crowds.writers_at_once(in_sqlite(tmp_path), "whole", tmp_path, 48)
    assert found.wrong == []
    assert found.acknowledged >= 48


@pytest.mark.parametrize("level", ["read committed", "repeatable read", "serializable"])
def test_sixteen_writers_take_turns_and_a_reader_sees_no_half_change(
    level: str, server: Server, tmp_path: Path
) -> None:
    asked = f"&options=-c%20default_transaction_isolation%3D{level.replace(' ', '%5C%20')}"
    address = server.address(f"crowd-{level.replace(' ', '-')}", more=asked)
    found = shared_crowds.writers_at_once(address, "whole", tmp_path, 48)
    assert found.wrong == []
    assert found.acknowledged >= 48


def test_a_store_whose_writers_take_no_turns_is_seen(server: Server, tmp_path: Path) -> None:
    address = server.address("no-lock")
    assert shared_crowds.writers_at_once(address, "takes_no_lock", tmp_path, 16).wrong


def test_a_server_that_crashes_while_sixteen_write_loses_nothing(
    server: Server, tmp_path: Path
) -> None:
    found = shared_crowds.crashes_while_sixteen_write(server, "crash", "whole", tmp_path, 2)
    assert found.wrong == []
    assert found.acknowledged >= 64


def test_a_synchronous_standby_that_is_promoted_has_all_that_was_acknowledged(
    folder: Path, tmp_path: Path
) -> None:
    """Until then it serves those who prefer to read from one, and no writer."""
    primary = Server.create(folder / "first")
    standby = primary.standby(folder / "second")
    try:
        primary.set("synchronous_standby_names = 'second'", "synchronous_commit = remote_apply")
        primary.reload()
        reading = "&target_session_attrs=prefer-standby"
        address = new_ledger(primary.address("reads", standby))
        add(address, "one")
        reader = DatabaseStore(read_address(primary.address("reads", standby, more=reading)))
        assert [*sources(reader.ledger())[0]] == ["one"]
        assert reader.database.rows("SELECT pg_is_in_recovery()") == [(True,)]
        with pytest.raises(WriteError, match="is only for reading, as a standby is"):
            add(standby.address("reads"), "two")
        found = shared_crowds.a_standby_is_promoted(primary, standby, "s", "whole", tmp_path)
    finally:
        standby.stop("immediate")
    assert found.wrong == []
    assert found.acknowledged >= 64


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A path on a disk of 512 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk / "claims.db"
    subprocess.run(["umount", str(disk)], check=True)


@needs_root
def test_a_full_disk_leaves_the_ledger_in_sqlite_as_it_was(small_disk: Path) -> None:
    found = shared_disks.full_disks(small_disk)
    assert found.wrong == []
    assert found.acknowledged == 1
