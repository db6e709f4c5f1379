"""The peak memory of what reads all of a ledger, as a multiple of its file.

`python -m bench.memory 50000` takes a generated ledger of so many claims, `--full` one of 200,000,
whose site alone takes some twenty minutes, twice. What a bare Python has is not counted; what the
program and the largest slice of a file take is, some hundred megabytes, so that the target is for a
large ledger. Each command runs where nothing was kept of the ledger, and then once more: of a site
all files are then as before. Exits with 1 where a target is missed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.ledgers import DAY, pieces

CLAIMS: Final = 20_000
FULL: Final = 200_000
MOST: Final = 6
"""Times the file."""

PROGRAM: Final = str(Path(sys.executable).with_name("claimcheck"))


def main() -> None:
    """Print the peak of each command; exit with 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("claims", type=int, nargs="?", default=CLAIMS)
    size.add_argument("--full", action="store_true")
    chosen = parser.parse_args()
    claims = FULL if chosen.full else chosen.claims
    missed = False
    with tempfile.TemporaryDirectory() as name:
        ledger = Path(name) / "claims.toml"
        with ledger.open("w", encoding="utf-8") as file:
            file.writelines(pieces(claims))
        held = ledger.stat().st_size
        print(f"{claims:,} claims, a file of {held / 1e6:,.0f} MB; the target is for {FULL:,}")
        bare, _ = _run(ledger, sys.executable, "-c", "pass")
        for told, words in _runs(ledger):
            peak, seconds = _run(ledger, PROGRAM, *words)
            times = (peak - bare) / held
            is_missed = claims >= FULL and times > MOST
            missed |= is_missed
            print(
                f"  {told:<26}{peak / 1e6:>8,.0f} MB{times:>7.2f}× the file   target ≤ {MOST}×"
                f"{seconds:>9.1f} s of CPU{'   missed' if is_missed else ''}",
                flush=True,
            )
    sys.exit(missed)


def _runs(ledger: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each command and what it is called; those that write come last."""
    day = ("--as-of", f"{DAY}")
    with ledger.open(encoding="utf-8") as file:
        claim = next(line for line in file if line.startswith("[claims."))
    id_ = claim.removeprefix("[claims.").rstrip("]\n")
    fact = (id_, "--stance", "supports", "--date", f"{DAY}", "--source")
    for name, words in (
        ("site", ("public", "-q", *day)),
        ("report", ("-o", "report.html", *day)),
        ("add-evidence", fact),
    ):
        shutil.rmtree(_kept(ledger), ignore_errors=True)
        for told in (name, f"{name}, once more"):
            source = (f"The {told}",) if words == fact else ()
            yield told, (name, *words, *source)


def _kept(ledger: Path) -> Path:
    """Return where the program keeps what it knows of a ledger."""
    return ledger.with_name("cache")


def _run(ledger: Path, *words: str) -> tuple[int, float]:
    """Return the most memory that a command had, in bytes, and its seconds of CPU."""
    process = subprocess.Popen(
        words,
        cwd=ledger.parent,
        env={**os.environ, "XDG_CACHE_HOME": str(_kept(ledger))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
