"""How long the program takes to start, as a multiple of a bare Python of the same environment.

Run with `make bench`. The commands take turns, so that a busy moment of the machine falls on all
of them; what is compared are medians.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLAIMCHECK = str(Path(sys.executable).with_name("claimcheck"))
ROUNDS = 40

COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "claimcheck --version": ([CLAIMCHECK, "--version"], 8),
    "claimcheck list": ([CLAIMCHECK, "list"], 12),
    "claimcheck report": ([CLAIMCHECK, "report"], 12),
    "claimcheck show xpeng-f": ([CLAIMCHECK, "show", "xpeng-f"], None),
    "claimcheck --help": ([CLAIMCHECK, "--help"], 12),
}
"""Each command with the most that it may take, in starts of a bare Python."""


def main() -> None:
    """Print the table; exit with 1 when a target is missed."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, (command, _most) in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
            times[name].append(time.perf_counter() - start)
    bare = statistics.median(times["python -c pass"])
    print(f"{'command':<26}{'median':>9}{'ratio':>8}{'target':>9}")
    missed = False
    for name, (_command, most) in COMMANDS.items():
        median = statistics.median(times[name])
        ratio = median / bare
        missed |= most is not None and ratio > most
        target = f"≤ {most:g}×" if most else ""
        print(f"{name:<26}{median * 1000:>6.1f} ms{ratio:>7.1f}×{target:>9}")
    sys.exit(missed)


if __name__ == "__main__":
    main()
