"""How long finding and reading takes, in processes of their own: cold is the first time in one."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from claimcheck.domain.deadline import find_deadlines, parse_due

WORDS = (
    *("by", "before", "in", "the", "next", "year", "end", "of", "early", "mid", "late", "first"),
    *("second", "third", "quarter", "half", "2027", "2030", "June", "March", "week", "weeks"),
    *("months", "two", "five", "within", "after", "from", "to", "and", "or", "this", "last"),
    *("Friday", "Monday", "summer", "30", "3", "day", "decade", "coming", "soon", "until"),
)
ROUNDS = 5
TARGETS = {"found, cold": 100.0, "found, warm": 20.0}
"""Milliseconds for 10,000 characters of date words."""


def date_words() -> str:
    """Return 10,000 characters of date words in any order."""
    return " ".join(random.Random(1).choices(WORDS, k=3000))[:10_000]


def measure() -> dict[str, float]:
    """Return the milliseconds of each task, done in this process for the first time."""
    text, said = date_words(), date(2024, 3, 15)
    phrases = [f"by the end of {2027 + at % 40}" for at in range(100)]
    return {
        "found, cold": _timed(lambda: find_deadlines(text, said)),
        "found, warm": _timed(lambda: find_deadlines(text, said)),
        "100 deadlines read, cold": _timed(lambda: [parse_due(words, said) for words in phrases]),
        "100 deadlines read, warm": _timed(lambda: [parse_due(words, said) for words in phrases]),
    }


def _timed(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return 1000 * (time.process_time() - start)


def report() -> None:
    """Print the fastest of some rounds beside the targets."""
    command = [sys.executable, "-m", "bench.deadlines.speed"]
    rounds = []
    for _ in range(ROUNDS):
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rounds.append([float(cell) for cell in done.stdout.split()])
    print("\nmilliseconds for 10,000 characters of date words")
    for name, times in zip(measure(), zip(*rounds, strict=True), strict=True):
        target = f"   target ≤ {TARGETS[name]:g}" if name in TARGETS else ""
        print(f"{name:<30}{min(times):>7.1f}{target}")


if __name__ == "__main__":
    print(*measure().values())
