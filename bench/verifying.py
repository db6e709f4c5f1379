"""How long `verify` takes over saved pages, beside a program that hashes the same files.

Run with `python -m bench.verifying [PAGES]`. Each page has 40 kB and a quote; every tenth quote
does not stand in it, so that the nearest passage is looked for.
"""

import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

CLAIMCHECK = str(Path(sys.executable).with_name("claimcheck"))
PAGES = 2_000
TURNS = 3
SENTENCE = "a plant will open in this year and more people than before work there said the company"


def main() -> None:
    """Print the table."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write(folder, pages)
        print(f"{pages:,} pages, {size / 1e6:.0f} MB; medians of {TURNS} turns")
        files = [str(path) for path in (folder / "evidence").rglob("*.html")]
        hashing = median(["sha256sum", *files], folder)
        verifying = median([CLAIMCHECK, "verify", "--quiet"], folder)
        print(f"{'sha256sum of the files':<32}{hashing:>6.2f} s")
        print(f"{'verify, with their quotes':<32}{verifying:>6.2f} s   {verifying / hashing:.1f}x")


def write(folder: Path, pages: int) -> int:
    """Write a ledger and its snapshots into a folder; return the size of these in bytes."""
    rng, words = random.Random(pages), SENTENCE.split()
    blocks = ['[claims.acme]\ntext = "Acme will open"\nclaimant = "Acme"\nmade = 2025-01-01\n']
    size = 0
    for number in range(pages):
        texts = [" ".join(rng.choices(words, k=60)) for _ in range(120)]
        body = "".join(f"<p>{text}</p>" for text in texts)
        content = f"<html><title>{number}</title><body>{body}</body></html>".encode()
        digest = hashlib.sha256(content).hexdigest()
        path = folder / "evidence" / digest[:2] / f"{digest}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        size += len(content)
        quote = texts[60][:150] if number % 10 else f"nobody said that {texts[60][:150]}"
        blocks.append(
            f'\n[claims.acme.evidence.e{number}]\ndate = 2025-02-01\nstance = "context"\n'
            f'source = "s{number}"\nquote = "{quote}"\nsnapshot = "sha256:{digest}"\n'
        )
    (folder / "claims.toml").write_text("".join(blocks))
    return size


def median(words: Sequence[str], folder: Path) -> float:
    """Return the seconds of a command, whatever it finds."""
    times = []
    for _ in range(TURNS):
        start = time.perf_counter()
        subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return sorted(times)[TURNS // 2]


if __name__ == "__main__":
    main()
