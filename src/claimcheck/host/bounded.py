"""Work in a process of its own, with an end to its time and, on Linux, to its memory.

A parser that somebody else wrote, given what somebody else wrote, may take any time. A process
can be ended from outside; a call cannot.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Final, TypeVar

from claimcheck.errors import ClaimcheckError

MOST_BYTES: Final = 2 << 30
"""Of memory that work in a process of its own may take."""
_PROGRAM: Final = """\
import sys
sys.path[:] = sys.argv[3:]
from claimcheck.host.bounded import serve
serve(int(sys.argv[1]), int(sys.argv[2]))
"""

T = TypeVar("T")


class OutOfBounds(Exception):
    """Work was ended since it had used up what it may: why, as the end of a sentence."""


def bounded(work: Callable[..., T], *given: Any, seconds: int, most_bytes: int = MOST_BYTES) -> T:
    """Return what a function of a module returns, called in a process of its own.

    Raises the ClaimcheckError that it raises, and OutOfBounds for work that takes longer, needs
    more memory or breaks its process. Whatever ends this call ends the process, and those that
    it has started; it has no terminal, so that no key reaches it.
    """
    command = [sys.executable, "-I", "-c", _PROGRAM, str(seconds), str(most_bytes), *sys.path]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as fault:
        raise OutOfBounds(f"a process for it cannot be started ({fault.strerror})") from None
    with process:
        try:
            told, _ = process.communicate(pickle.dumps((work, given)), seconds)
        except subprocess.TimeoutExpired:
            raise OutOfBounds(f"it takes more than {seconds} seconds") from None
        finally:
            _end(process)
    if process.returncode:  # the system has ended it, or the parser has crashed
        raise OutOfBounds("its reader crashed")
    kind, answer = pickle.loads(told)
    if kind == "memory":
        raise OutOfBounds(f"it takes more than {most_bytes / (1 << 30):g} GB of memory")
    if kind == "error":
        raise _error(*answer)
    returned: T = answer
    return returned


def serve(seconds: int, most_bytes: int) -> None:
    """Do the work that stdin names, and tell stdout of it: what a process of its own runs."""
    answer: tuple[str, Any]
    _limit(seconds, most_bytes)
    try:
        work, given = pickle.load(sys.stdin.buffer)
        answer = "done", work(*given)
    except MemoryError:
        answer = "memory", None
    except ClaimcheckError as error:
        answer = "error", (type(error), error.args, error.__dict__)
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit(seconds: int, most_bytes: int) -> None:
    """Let the system end this process where nobody else is left to do so, or it grows."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and whatever it has started."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _error(class_: type[ClaimcheckError], args: tuple[Any, ...], held: dict[str, Any]) -> Exception:
    """Return an error as it was raised, whatever its class takes to be made."""
    error = class_.__new__(class_, *args)
    error.__dict__.update(held)
    return error
