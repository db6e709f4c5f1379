"""Work in a process of its own: its answer or its error comes back, and it always ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.errors import OUTSIDE
from claimcheck.host.bounded import OutOfBounds, bounded
from claimcheck.sources.public_address import NotFetchedError


def double(text: str) -> str:
    return text * 2


def refuse(name: str) -> None:
    raise NotFetchedError(name, "it is closed", "closed")


def where() -> tuple[int, int, bool]:
    return os.getpid(), os.getsid(0), os.isatty(0) or os.isatty(1)


def sleep_with_a_child(note: str) -> None:
    child = subprocess.Popen(["sleep", "600"])
    Path(note).write_text(str(child.pid))
    time.sleep(600)


def grow() -> int:
    return len(bytearray(1 << 40))


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def test_what_the_work_returns_comes_back() -> None:
    assert bounded(double, "ab" * 500_000, seconds=300) == "ab" * 1_000_000


def test_an_error_comes_back_as_it_was_raised() -> None:
    with pytest.raises(NotFetchedError, match="x could not be fetched: it is closed") as caught:
        bounded(refuse, "x", seconds=300)
    error = caught.value
    assert (error.why, error.kind, error.exit_code) == ("it is closed", "closed", OUTSIDE)
    assert error.hint == "--snapshot FILE takes a copy"


def test_it_runs_in_a_session_of_its_own_without_a_terminal() -> None:
    process, session, has_terminal = bounded(where, seconds=300)
    assert process == session != os.getsid(0)
    assert not has_terminal


def test_work_without_end_is_ended_with_what_it_has_started(tmp_path: Path) -> None:
    note = tmp_path / "child"
    for seconds in (3, 30, 300):  # until the work had the time to begin
        with pytest.raises(OutOfBounds, match=f"it takes more than {seconds} seconds"):
            bounded(sleep_with_a_child, str(note), seconds=seconds)
        if note.exists() and note.read_text():
            break
    assert has_ended(int(note.read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_work_that_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(OutOfBounds, match="it takes more than 2 GB of memory"):
        bounded(grow, seconds=300)


def test_work_that_crashes_ends_nobody_else() -> None:
    with pytest.raises(OutOfBounds, match="its reader crashed"):
        bounded(crash, seconds=300)


def test_a_ctrl_c_ends_the_work_with_what_it_has_started(tmp_path: Path) -> None:
    note = tmp_path / "child"
    program = (
        "import sys; from tests.host.test_bounded import sleep_with_a_child\n"
        "from claimcheck.host.bounded import bounded\n"
        "bounded(sleep_with_a_child, sys.argv[1], seconds=600)"
    )
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", program, note], cwd=root, stderr=subprocess.PIPE
    ) as process:
        while not (note.exists() and note.read_text()):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=300)
    assert b"KeyboardInterrupt" in told
    assert has_ended(int(note.read_text()))


def has_ended(process: int) -> bool:
    """Whether a process is gone, or dead and only not yet buried."""
    for _ in range(15_000):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False
