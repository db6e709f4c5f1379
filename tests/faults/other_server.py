"""What is promised of ledgers in databases, tried on another PostgreSQL than that of the wheel.

`python -m tests.faults.other_server FOLDER [ARGUMENT…]`, with the folder of its programs and
arguments for pytest.
"""

import os
import sys
from typing import Final

import pytest

from tests.databases import GIVEN
from tests.faults.servers import PROGRAMS, Server, folder_for_servers

_TESTS: Final = ("tests/store", "tests/cli/test_databases.py", "tests/faults/test_shared.py")


def main(programs: str, *arguments: str) -> int:
    """Run the tests on a server of its own, and return how they ended."""
    os.environ[PROGRAMS] = programs
    with folder_for_servers() as folder:
        server = Server.create(folder / "given")
        try:
            [(version,)] = server.ask("SHOW server_version")
            sys.stdout.write(f"PostgreSQL {version}\n")
            os.environ[GIVEN] = f"postgresql://postgres@/postgres?host={server.folder}"
            # The roles of a server are there for all who use it, so the tests take turns.
            return pytest.main([*(arguments or _TESTS), "-k", "not toml", "-n", "0"])
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
