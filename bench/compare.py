"""Large ledgers, against small ones and against what a user could use instead.

Run with `make bench`, or with `--turns` and `--sizes` for a quicker look. The commands of a group
take turns, so that a busy moment of the machine falls on all of them; what is compared are medians
of one run. Every command is a process of its own, with its output thrown away.
"""

import argparse
import itertools
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import ledgers, rivals

CLAIMCHECK = str(Path(sys.executable).with_name("claimcheck"))
LIST = ["list", "--status", "open", "--limit", "50"]
SOME = 10_000


@dataclass
class Timed:
    """A command, what to do before each of its turns, and how long they took."""

    name: str
    command: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    def turn(self) -> None:
        """Run the command once."""
        self.before()
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        if process.returncode != 0:
            sys.exit(f"{' '.join(self.command)} failed:\n{said.decode()}")

    @property
    def median(self) -> float:
        """The median of the turns, in seconds."""
        return statistics.median(self.seconds)


class Bench:
    """The ledgers, the rivals and the table of one run."""

    def __init__(self, folder: Path, sizes: list[int], turns: int) -> None:
        self.folder = folder
        self.sizes = sizes
        self.turns = turns
        self.missed = False
        self.cache = folder / "cache"
        for size in sizes:
            (folder / str(size)).mkdir()
            with (folder / str(size) / "claims.toml").open("w") as file:
                file.writelines(ledgers.pieces(size))

    def claimcheck(self, size: int, *args: str, cached: bool = True, name: str = "") -> Timed:
        """Return a command on the ledger of a size; without `cached`, nothing is kept."""
        environment = {
            "XDG_CACHE_HOME": str(self.cache),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "CLAIMCHECK_WHO": "bench",
        }
        if not cached:
            environment["CLAIMCHECK_NO_CACHE"] = "1"
        name = name or f"{args[0]}, {size:,} claims"
        return Timed(name, [CLAIMCHECK, *args], self.folder / str(size), environment)

    def run(self, group: list[Timed], turns: int) -> None:
        """Let the commands of a group take turns."""
        for _ in range(turns):
            for timed in group:
                timed.turn()

    def say(self, timed: Timed, ratio: float, of: str, most: float | None = None) -> None:
        """Print a line of the table; a ratio above `most` is a miss."""
        missed = most is not None and ratio > most
        self.missed |= missed
        target = f"{'MISSED' if missed else ''} ≤ {most:g}×" if most is not None else ""
        line = f"{timed.name:<40}{timed.median * 1000:>9,.0f} ms{ratio:>8.2f}× {of:<26}{target}"
        print(line.rstrip())

    def lists(self) -> None:
        """Time `list` at every size after the first run, and without an index."""
        print("\nlist --status open --limit 50, after the first run")
        warm = [self.claimcheck(size, *LIST) for size in self.sizes]
        self.run(warm, 1)
        for timed in warm:
            timed.seconds.clear()
        self.run(warm, self.turns)
        most = {1_000: 1.2, 10_000: 1.5, 100_000: 3.0}
        for size, timed in zip(self.sizes, warm, strict=True):
            self.say(timed, timed.median / warm[0].median, "of 10 claims", most.get(size))
        print("\nthe same without an index")
        plain = [self.claimcheck(size, *LIST, cached=False) for size in self.sizes]
        self.run(plain, 3)
        for timed in plain:
            self.say(timed, timed.median / plain[0].median, "of 10 claims")

    def against_rivals(self) -> None:
        """Time 10,000 claims against as much in other programs."""
        print(f"\n{SOME:,} claims with {3 * SOME:,} items of evidence, against as much elsewhere")
        groups: list[Timed] = []
        for rival in rivals.all_rivals(self.folder / "rivals", SOME):
            if isinstance(rival, str):
                print(f"  left out: {rival}")
                continue
            for name, command in rival.commands.items():
                timed = Timed(f"{rival.name}: {name}", command, rival.folder, rival.environment)
                if pattern := rival.before.get(name):
                    timed.before = _remover(rival.folder, pattern)
                if name == "(fill)":
                    timed.turn()
                else:
                    groups.append(timed)
        first = self.claimcheck(SOME, *LIST, name="claimcheck: list, the first")
        first.before = lambda: shutil.rmtree(self.cache, ignore_errors=True)
        later = self.claimcheck(SOME, *LIST, name="claimcheck: list, each later")
        add, add_small = (self._add_evidence(size) for size in (SOME, self.sizes[0]))
        self.run([first, later, add_small, add, *groups], max(3, self.turns // 3))
        by_name = {timed.name: timed for timed in groups}
        for timed in groups:
            self.say(timed, timed.median / first.median, "of the first list")
        for name, most in (
            ("taskwarrior: list", 4.0),
            ("hledger: balance", 1.0),
            ("beancount: bean-check, cold", 1.0),
        ):
            if other := by_name.get(name):
                self.say(first, first.median / other.median, f"of {name}", most)
        if other := by_name.get("taskwarrior: list"):
            self.say(later, later.median / other.median, "of taskwarrior: list", 1.0)
        self.say(add, add.median / add_small.median, "of it with 10 claims", 6.0)
        self.say(add, add.median / first.median, "of the first list", 1.0)

    def memory(self) -> None:
        """Measure the peak memory at the largest size, as a multiple of the file."""
        size = self.sizes[-1]
        megabytes = (self.folder / str(size) / "claims.toml").stat().st_size / (1 << 20)
        print(f"\npeak memory with {size:,} claims, a file of {megabytes:,.0f} MB")
        commands = [
            (self.claimcheck(size, *LIST, cached=False, name="list, without an index"), 10.0),
            (self.claimcheck(size, *LIST, name="list, after the first run"), 10.0),
            (self._add_evidence(size), 16.0),
        ]
        self.claimcheck(size, *LIST).turn()
        for timed, most in commands:
            timed.turn()
            ratio = timed.megabytes / megabytes
            self.missed |= size == 100_000 and ratio > most
            print(
                f"{timed.name:<40}{timed.megabytes:>9,.0f} MB{ratio:>8.2f}× the file  ≤ {most:g}×"
            )

    def _add_evidence(self, size: int) -> Timed:
        path = self.folder / str(size) / "claims.toml"
        claim = path.read_text().split("\n[claims.", size // 2 + 1)[-1].split("]")[0].split(".")[0]
        number = itertools.count(time.time_ns())
        timed = self.claimcheck(size, "add-evidence", claim, name=f"add-evidence, {size:,} claims")
        timed.command += ["--stance", "supports", "--source"]
        base = list(timed.command)

        def another() -> None:
            timed.command = [*base, f"https://wire.example/{next(number)}"]

        timed.before = another
        return timed


def _remover(folder: Path, pattern: str) -> Callable[[], object]:
    def remove() -> None:
        for path in folder.glob(pattern):
            path.unlink()

    return remove


def _versions() -> Iterator[str]:
    yield f"{platform.python_implementation()} {platform.python_version()}"
    yield f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    for command in (["task", "--version"], ["hledger", "--version"]):
        if shutil.which(command[0]):
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            yield f"{command[0]} {out.split(',')[0].removeprefix('hledger').strip()}"


def main() -> None:
    """Print the tables; exit with 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 1_000, 10_000, 100_000])
    chosen = parser.parse_args()
    print("; ".join(_versions()))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), chosen.sizes, chosen.turns)
        bench.lists()
        if SOME in chosen.sizes:
            bench.against_rivals()
        bench.memory()
    sys.exit(bench.missed)


if __name__ == "__main__":
    main()
