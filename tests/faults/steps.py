"""The program stopped, killed and interfered with at every step that its store takes.

`python -m tests.faults.steps EXPERIMENT LEDGER WAY [ROUNDS SEED]` prints a tally. The process
imports everything once and forks for each try, so that hundreds take seconds. A step is each moment
before the store makes a system call, and the one after two files changed places.
"""

import contextlib
import io
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count, product
from pathlib import Path
from types import FrameType
from typing import Any, Final

import claimcheck
from claimcheck.cli.main import main
from tests.faults import broken
from tests.faults.program import with_state
from tests.faults.tally import LEDGER, Tally, left_beside, losses, sources, unkept

# Loaded here, so that no child has to.
from claimcheck.cli.commands import add_evidence, check, undo  # noqa: F401  # isort: skip
from claimcheck.domain.standing import view  # noqa: F401  # isort: skip
from claimcheck.sources import source_reading  # noqa: F401  # isort: skip
from claimcheck.store import undoing  # noqa: F401  # isort: skip
from claimcheck.store import (
    file_exchange,
)  # isort: skip

_STORE: Final = (str(Path(claimcheck.__file__).parent / "store"), broken.__file__)
_CALLS: Final = frozenset(
    (
        *(
            "access",
            "chmod",
            "chown",
            "close",
            "fdopen",
            "flock",
            "flush",
            "fstat",
            "fsync",
            "link",
        ),
        *(
            "listxattr",
            "mkdir",
            "open",
            "pthread_sigmask",
            "read",
            "readall",
            "rename",
            "replace",
            "scandir",
        ),
        *("listdir", "stat", "lstat", "unlink", "write"),
        *("connect", "execute", "executemany", "fetchall"),
    )
)
"""What Python calls the functions that make a system call, or have SQLite make some."""


At = Callable[[int], None]


@dataclass(frozen=True)
class Ended:
    """How a child ended: its exit code, or the signal that ended it as a negative number."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Child:
    """A forked process that runs the program."""

    pid: int
    out: int
    err: int

    def first_line(self) -> bytes:
        """Wait for the first line that it prints, and return that."""
        line = b""
        while not line.endswith(b"\n") and (one := os.read(self.out, 1)):
            line += one
        return line

    def end(self) -> Ended:
        """Wait for the end of it."""
        texts = []
        for descriptor in (self.out, self.err):
            with os.fdopen(descriptor) as stream:
                texts.append(stream.read())
        _, status = os.waitpid(self.pid, 0)
        return Ended(os.waitstatus_to_exitcode(status), *texts)


def fork(work: Callable[[], object], at: At | None = None) -> Child:
    """Start a child that works; `at` is called with the number of each step of its store."""
    out, out_end = os.pipe()
    err, err_end = os.pipe()
    pid = os.fork()
    if pid:
        os.close(out_end)
        os.close(err_end)
        return Child(pid, out, err)
    code = 1
    try:
        os.dup2(out_end, 1)
        os.dup2(err_end, 2)
        if at:
            sys.setprofile(_stepper(at))
        work()
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException as error:
        sys.stderr.write(f"Traceback: {error!r}")
    sys.setprofile(None)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _stepper(at: At) -> Callable[[FrameType, str, Any], None]:
    steps = count(1)

    def step(frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call":
            is_step = called.__name__ in _CALLS and _is_of_the_store(frame)
        else:
            is_step = event == "return" and frame.f_code is file_exchange.exchange.__code__
        if is_step:
            sys.setprofile(None)
            at(next(steps))
            sys.setprofile(step)

    return step


def _is_of_the_store(frame: FrameType | None) -> bool:
    """Return whether a frame is in the store, or in pathlib by its hand."""
    while frame and frame.f_code.co_filename.endswith("pathlib.py"):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(_STORE)


def adding(path: Path, source: str) -> Callable[[], None]:
    """Return the work of one `add-evidence` that waits for nobody."""

    def work() -> None:
        _run(path, source)

    return work


def keeping(path: Path, source: str) -> Callable[[], None]:
    """Return the work of one `add-evidence` that keeps a snapshot."""

    def work() -> None:
        note = path.parent.with_name("note.txt")
        note.write_text(source)
        _run(path, source, "--snapshot", str(note), "--date", "2026-01-01", "--title", "x")

    return work


def _run(path: Path, source: str, *more: str) -> None:
    sys.argv = ["claimcheck", "--file", str(path), "add-evidence", "xpeng", "--source", source]
    sys.argv += ["--who", "", "--wait", "0", *more]
    main()


def taking_back(path: Path) -> Callable[[], None]:
    """Return the work of one `undo` that waits for nobody."""

    def work() -> None:
        sys.argv = ["claimcheck", "--file", str(path), "undo", "--yes", "--wait", "0"]
        main()

    return work


def adding_for_ever(path: Path) -> Callable[[], None]:
    """Return the work of a program that adds one item after another, and says so each time."""

    def work() -> None:
        for number in count():
            try:
                _run(path, f"{os.getpid()}-{number}")
            except SystemExit as end:
                if end.code:
                    raise
            sys.stdout.flush()

    return work


def at_step(number: int, act: Callable[[], object]) -> At:
    """Return what acts at one step alone."""

    def at(step: int) -> None:
        if step == number:
            act()

    return at


def die() -> None:
    """End this process as a pulled plug would."""
    os.kill(os.getpid(), signal.SIGKILL)


def kills_at_every_step(path: Path, rounds: int) -> Tally:
    """Kill the program at each step; each try is also the next command after the kill before."""
    tally, said, tried = Tally(), list[str](), list[str]()
    for step in count(1):
        source = f"step-{step}"
        tried.append(source)
        ended = fork(adding(path, source), at_step(step, die)).end()
        tally.tried += 1
        if "xpeng" in ended.out or "done" in ended.out:
            said.append(source)
        tally.wrong += [f"killed at step {step}: {one}" for one in losses(path, said, tried)]
        if ended.code != -signal.SIGKILL:
            if ended.code:
                tally.wrong.append(f"stopped by what was left at step {step}: {ended.err}")
            break
    tally.acknowledged = len(said)
    tally.wrong += [f"left beside: {name}" for name in left_beside(path)]
    return tally


def kills_at_any_time(path: Path, rounds: int) -> Tally:
    """Kill a program that adds one item after another, at a moment after its first one.

    The moment is in the time that three more take, which is another on each machine.
    """
    tally, said, tried = Tally(), list[str](), list[str]()
    for _ in range(rounds):
        child = fork(adding_for_ever(path))
        began = time.monotonic()
        first = child.first_line()
        time.sleep(random.uniform(0, 3 * (time.monotonic() - began)))
        os.kill(child.pid, signal.SIGKILL)
        ended = child.end()
        tally.tried += 1
        done = len((first.decode() + ended.out).splitlines())
        said += [f"{child.pid}-{number}" for number in range(done)]
        tried += [f"{child.pid}-{number}" for number in range(done + 1)]
        tally.wrong += losses(path, said, tried)
        if ended.code != -signal.SIGKILL:
            tally.wrong.append(f"stopped by what the last one left: {ended.err}")
        if tally.wrong:
            break
    tally.acknowledged = len(said)
    ended = fork(adding(path, "last")).end()
    if ended.code or left_beside(path):
        tally.wrong.append(f"the next command: {ended}, beside: {left_beside(path)}")
    return tally


def kills_around_an_undo(path: Path, rounds: int) -> Tally:
    """Kill a write at each step, then an undo: the next undo leaves what was before the write."""
    tally = Tally()
    os.environ.update(with_state(path))
    for killed in ("write", "undo"):
        for step in count(1):
            path.write_bytes(LEDGER)
            shutil.rmtree(path.parent.with_name("state"), ignore_errors=True)
            at = at_step(step, die)
            first = fork(adding(path, "one"), at if killed == "write" else None).end()
            if killed == "undo":
                first = fork(taking_back(path), at).end()
            wrong = losses(path, [], ["one"])
            again = fork(taking_back(path)).end()
            tally.tried += 1
            tally.acknowledged += first.code == 0
            if path.read_bytes() != LEDGER:
                wrong.append(f"not the old ledger: {again}")
            if again.code not in (0, 2) or "Traceback" in again.err:
                wrong.append(f"{again}")
            fork(adding(path, "two")).end()  # which settles what was left
            wrong += [f"left beside: {name}" for name in left_beside(path)]
            tally.wrong += [f"{killed} killed at step {step}: {one}" for one in wrong]
            if first.code != -signal.SIGKILL or tally.wrong:
                break
    return tally


def signals_at_every_step(path: Path, rounds: int) -> Tally:
    """Interrupt and terminate the program at each step: nothing is left, no file is half done."""
    tally = Tally()
    for number in (signal.SIGINT, signal.SIGTERM):
        for step in count(1):
            path.write_bytes(LEDGER)
            at = at_step(step, partial(signal.raise_signal, number))
            ended = fork(adding(path, "one"), at).end()
            tally.tried += 1
            tally.acknowledged += ended.code == 0
            what = f"{number.name} at step {step}"
            tally.wrong += [f"{what}: {one}" for one in losses(path, [], ["one"])]
            tally.wrong += [f"{what}: left beside: {name}" for name in left_beside(path)]
            if "Traceback" in ended.err or ended.code not in (0, 130, -number):
                tally.wrong.append(f"{what}: {ended}")
            for name in left_beside(path):
                path.with_name(name).unlink()
            if ended.code == 0 or tally.wrong:
                break
    return tally


def _saves_in_place(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _saves_by_rename(path: Path, content: bytes) -> None:
    new = path.with_name("claims.toml.editor")
    new.write_bytes(content)
    new.rename(path)


def endings_while_keeping(path: Path, rounds: int) -> Tally:
    """End the program at each step of a write that keeps a snapshot: no fact rests on nothing."""
    tally = Tally()
    for number in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
        for step in count(1):
            path.write_bytes(LEDGER)
            shutil.rmtree(path.with_name("evidence"), ignore_errors=True)
            at = at_step(step, partial(signal.raise_signal, number))
            ended = fork(keeping(path, "one"), at).end()
            tally.tried += 1
            tally.acknowledged += ended.code == 0
            wrong = losses(path, [], ["one"]) + unkept(path)
            if "Traceback" in ended.err or ended.code not in (0, 130, -number):
                wrong.append(f"{ended}")
            if number == signal.SIGKILL:  # what it left is the next command's to clear up
                again = fork(keeping(path, "two")).end()
                wrong += losses(path, ["two"], ["one", "two"]) + unkept(path)
                wrong += [f"stopped by what was left: {again}"] * bool(again.code)
            wrong += [f"left beside: {name}" for name in left_beside(path) if name != "evidence"]
            tally.wrong += [f"{number.name} at step {step}: {one}" for one in wrong]
            if ended.code == 0 or tally.wrong:
                break
    return tally


SAVES = (_saves_by_rename, _saves_in_place)
MINE: Final = b"# mine\n" + LEDGER


def saves_at_every_step(path: Path, rounds: int) -> Tally:
    """Let an editor save at each step: what it saved is there, and the program says what it did."""
    tally = Tally()
    for save in SAVES:
        for step in count(1):
            path.write_bytes(LEDGER)
            reached = path.with_name("reached")

            def act(save: Callable[[Path, bytes], None] = save, reached: Path = reached) -> None:
                reached.touch()
                save(path, MINE)

            ended = fork(adding(path, "one"), at_step(step, act)).end()
            if not reached.exists():
                break
            reached.unlink()
            tally.tried += 1
            tally.acknowledged += ended.code == 0
            wrong = _judge_save(path, ended)
            tally.wrong += [f"{save.__name__} at step {step}: {one}" for one in wrong]
            if tally.wrong:
                return tally
    return tally


def _judge_save(path: Path, ended: Ended) -> Iterator[str]:
    content = path.read_bytes()
    if not content.startswith(b"# mine\n"):
        yield f"what the editor saved is lost ({ended.code})"
    if ended.code == 4 and content != MINE:
        yield "refused, and yet the ledger is not as the editor left it"
    if ended.code not in (0, 4):
        yield f"ended with {ended}"
    yield from (f"left beside: {name}" for name in left_beside(path))


def saves_before_a_kill(path: Path, rounds: int) -> Tally:
    """Let an editor save at each step, kill soon after, and let the next command clear up."""
    tally = Tally()
    for first, later in product(range(1, _count_steps(path)), range(1, 5)):
        path.write_bytes(LEDGER)

        def at(step: int, first: int = first, last: int = first + later) -> None:
            if step == first:
                _saves_by_rename(path, MINE)
            elif step == last:
                die()

        fork(adding(path, "one"), at).end()
        ended = fork(adding(path, "two")).end()
        tally.tried += 1
        tally.acknowledged += ended.code == 0
        kept = [name for name in left_beside(path) if path.with_name(name).read_bytes() == MINE]
        others = [name for name in left_beside(path) if name not in kept]
        what = f"saved at step {first}, killed {later} after"
        if not path.read_bytes().startswith(b"# mine\n") and not kept:
            tally.wrong.append(f"{what}: what the editor saved is lost")
        if ended.code or "two" not in sources(path) or others:
            tally.wrong.append(f"{what}: the next command: {ended}, beside: {others}")
        for name in left_beside(path):
            path.with_name(name).unlink()
        if tally.wrong:
            break
    return tally


def _count_steps(path: Path) -> int:
    path.write_bytes(LEDGER)
    steps = path.with_name("steps")

    def note(step: int) -> None:
        steps.write_text(str(step))

    fork(adding(path, "one"), note).end()
    number = int(steps.read_text())
    steps.unlink()
    return number


EXPERIMENTS: dict[str, Callable[[Path, int], Tally]] = {
    one.__name__: one
    for one in (
        kills_at_every_step,
        kills_at_any_time,
        kills_around_an_undo,
        signals_at_every_step,
        endings_while_keeping,
        saves_at_every_step,
        saves_before_a_kill,
    )
}


def run(name: str, path: Path, way: str, rounds: int, seed: int) -> Tally:
    """Try an experiment on a new ledger in an empty folder."""
    random.seed(seed)
    path.write_bytes(LEDGER)
    with (
        contextlib.suppress(SystemExit),
        contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())),
    ):
        _run(path, "warm")  # which imports what commands import only when they run
    path.write_bytes(LEDGER)
    broken.break_store(way)
    return EXPERIMENTS[name](path, rounds)


if __name__ == "__main__":
    _name, _path, _way, *_numbers = sys.argv[1:]
    _rounds, _seed = (int(one) for one in (_numbers or (0, 0)))
    sys.stdout.write(run(_name, Path(_path), _way, _rounds, _seed).dumps())
