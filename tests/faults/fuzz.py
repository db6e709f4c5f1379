"""Commands with arguments by chance, on ledgers changed by chance: `python -m tests.faults.fuzz N`.

N argument lists on a good ledger, then a command each on N damaged ones, all in this process. What
may end a command is an exit code of its table; the last resort of the program is none here, and
neither is a changed ledger after a refusal. `SEED` as a second word repeats a run.
"""

import contextlib
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from inspect import signature
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from typer.testing import CliRunner

from claimcheck import errors
from claimcheck.cli.main import COMMANDS, app, command_module
from tests.cli.test_safety import HOSTILE

ROOT: Final = Path(__file__).resolve().parents[2]
GOOD: Final = (ROOT / "docs" / "example.toml").read_bytes()
CODES: Final = {
    *(errors.DONE, errors.FOUND, errors.USAGE, errors.INVALID),
    *(errors.CONFLICT, errors.UNWRITTEN, errors.OUTSIDE),
}
NAMES: Final = [
    name
    for names in COMMANDS.values()
    for name in names
    if name not in ("edit", "review", "mcp", "serve")
]
READING: Final = (
    *(("check",), ("check", "--json"), ("list",), ("list", "--json"), ("report",), ("due",)),
    *(
        ("score",),
        ("score", "--per", "forecaster"),
        ("changes",),
        ("verify",),
        ("report", "--json"),
    ),
    *(("export", "json"), ("export", "csv"), ("export", "ics"), ("export", "atom")),
    *(("show", "northline-fares"), ("brief", "brandt-pool"), ("looked", "--all", "--dry-run")),
    *(("report", "--format", "html"), ("report", "--format", "markdown")),
)
WORDS: Final = (
    *HOSTILE.values(),
    *("", " ", "-", "--", "-1", "0", "1", "7,5", "1e308", "9" * 400, "1e-320", "nan", "inf", "30%"),
    *(
        "2026",
        "2026-13",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "10/11/2025",
        "soon",
        "yesterday",
    ),
    *("203X", "2030/2020", "within five years", "by Easter", "FY2027", "the end of 1405"),
    *(
        "northline-fares",
        "brandt",
        "b",
        "nobody",
        "A",
        "x" * 300,
        "é",
        "小鹏",
        "countries > 60",
        "a<b",
    ),
    *(
        "kept",
        "broken",
        "reopened",
        "supports",
        "promise",
        "claimant",
        "strict",
        "json",
        "csv",
        "html",
    ),
    *(
        "claims.toml",
        ".",
        "/",
        "/dev/null",
        "nowhere/x",
        "out.md",
        "out.csv",
        "text.txt",
        "x" * 256,
    ),
    *("text\n[claims.x]", "'''", '"', "\\", "[", "=", "https://e.org", "javascript:alert(1)"),
)


@dataclass
class Fuzzed:
    """What a run came to."""

    codes: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


@contextlib.contextmanager
def world() -> Iterator[Path]:
    """Give a folder to be in, without a network, a pause, an editor or a user's settings."""
    gone = ("CLAIMCHECK_FILE", "CLAIMCHECK_WHO", "CLAIMCHECK_ALLOW_PRIVATE", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    env = {**kept, "CLAIMCHECK_NO_CACHE": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    before = Path.cwd()
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, env, clear=True),
        patch("socket.getaddrinfo", side_effect=OSError("no network here")),
        patch("claimcheck.store.write_lock.time.sleep"),
    ):
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


MEANT: Final = (
    "add|t|--claimant|A|--by|2030|--made|2025|--target|countries > 60|--tag|x|--criteria|c",
    "add-evidence|northline-fares|--source|s|--stance|supports|--value|60|--happened|2025-10",
    "add-evidence|brandt-pool|brandt-tram|--source|https://e.org|--quote|q|--snapshot|text.txt",
    "revise|northline-fares|--by|end of 2027|--date|2026-01-01|--source|s",
    "resolve|brandt-pool|kept|--because|b|--fulfilled|2026-05|--date|2026-06-01",
    "reopen|brandt-pool|--because|b",
    "correct|northline-fares|--made|2024-03|--because|b|--by|2026",
    "forecast|northline-fares|30%|--who|ana|--date|2025-04-01",
    "looked|northline-fares|--where|w|--date|2026-01-01",
    "asked|northline-fares|brandt-pool|--to|office|--question|q|--reply-by|in 10 days|--note|n",
    "replied|northline-fares|--quote|q|--unasked|--wording|reported|--snapshot|text.txt",
    "list|fares|--status|overdue|--claimant|Northline|--due-before|2027|--sort|deadline|--limit|3",
    "show|northline-fares|--as-of|2026-01-01|--known-on|2026-01-01|--json",
    "report|--since|2025-01-01|--format|markdown|--with|notes|--as-of|2026|-o|out.md",
    "due|--within|3m|--exit-code|--as-of|2026-01-01",
    "changes|--since|2025-10-01|--until|2025-12-31|--json",
    "score|--per|tag|--kind|promise|--rule|strict|--as-of|2026",
    "when|within five years|--said|2024-03-15|--json",
    "extract|text.txt|--said|2025-03-08|--min-score|0.3|--add|--yes|--dry-run",
    "import|text.txt|--format|csv|--claimant|A|--made|2025|--by|2027|--dry-run",
    "export|csv|--facts|--raw|--status|open|-o|out.csv",
    "site|public|--since|2025|--as-of|2026",
    "check|--strict|--known-on|2026-01-01",
    "verify|--json|--as-of|2026",
    "brief|brandt-pool|-o|brief.md",
    "init|--quiet",
    "schema|list",
)
"""Arguments as somebody would give them, parted by strokes."""


def arguments(chance: random.Random) -> list[str]:
    """Return what somebody would type with a few words put wrong, or a command with anything."""
    if chance.random() < 0.7:
        words = chance.choice(MEANT).split("|")
        for _ in range(chance.randrange(3)):
            words[chance.randrange(1, len(words))] = chance.choice(WORDS)
        return words
    name = chance.choice(NAMES)
    options = [
        one.replace("_", "-").rstrip("-")
        for one in signature(command_module(name).command).parameters
    ]
    words = [name]
    for _ in range(chance.randrange(6)):
        if chance.random() < 0.5:
            words.append(f"--{chance.choice(options)}")
        if chance.random() < 0.8:
            words.append(chance.choice(WORDS))
    return [word for word in words if word not in ("--save", "--archive", "--links", "--wait")]


def damaged(chance: random.Random) -> bytes:
    """Return the good ledger with a few bytes, lines or values changed."""
    content = bytearray(GOOD)
    for _ in range(chance.choice((1, 1, 2, 5, 50))):
        at = chance.randrange(len(content))
        match chance.randrange(5):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randrange(1, 200)]
            case 2:
                content[at:at] = chance.choice(WORDS).encode("utf-8", "surrogatepass")
            case 3:
                lines = content.splitlines(keepends=True)
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                content = bytearray(b"".join(lines))
            case _:
                lines = content.splitlines(keepends=True)
                place = chance.randrange(len(lines))
                key, equals, _ = lines[place].partition(b" = ")
                lines[place] = key + equals + chance.choice(VALUES).encode() + b"\n"
                content = bytearray(b"".join(lines))
    return bytes(content)


VALUES: Final = (
    *(
        '"x"',
        "3",
        "1e18",
        "-1e18",
        "5e-324",
        "true",
        "2026-01-01",
        "0001-01-01",
        "9999-12-31",
        "[]",
    ),
    *('"2026-Q4"', '"203X"', '"unknown"', "{}", '{ measure = "m", at-least = 1e18 }', '["a", "a"]'),
    *(
        "2025-01-01T00:00:00Z",
        '"9999-12"',
        '"kept"',
        '"reopened"',
        "nan",
        '"brandt-pool"',
        '["tram"]',
    ),
)


def run(words: list[str], seed: str, fuzzed: Fuzzed) -> None:
    """Run a command and keep how it ended, and what of it is wrong."""
    with patch.object(sys, "argv", ["claimcheck", *words]):
        result = CliRunner().invoke(app, words, input="text\n", prog_name="claimcheck")
    fuzzed.codes[result.exit_code] += 1
    fault: Any = result.exception
    if fault is not None and not isinstance(fault, SystemExit):
        last = traceback.format_exception(fault)[-3:]
        fuzzed.wrong.append(f"{seed}: {words!r}: {''.join(last)}")
    elif result.exit_code not in CODES:
        fuzzed.wrong.append(f"{seed}: {words!r} ended with {result.exit_code}: {result.stderr}")
    elif "Traceback" in result.stderr:
        fuzzed.wrong.append(f"{seed}: {words!r}: {result.stderr}")


def fuzz(tries: int, seed: int) -> Fuzzed:
    """Try so many argument lists, and so many damaged ledgers, and return how they ended."""
    fuzzed = Fuzzed()
    with world() as folder:
        ledger = folder / "claims.toml"
        (folder / "text.txt").write_text("We will open ten plants by 2030.\n")
        for number in range(tries):
            chance = random.Random(f"{seed} arguments {number}")
            ledger.write_bytes(GOOD)
            run(arguments(chance), f"{seed} arguments {number}", fuzzed)
            if fuzzed.wrong and not ledger.exists():
                break
        for number in range(tries):
            chance = random.Random(f"{seed} ledgers {number}")
            ledger.write_bytes(damaged(chance))
            run(list(chance.choice(READING)), f"{seed} ledgers {number}", fuzzed)
    return fuzzed


def main(tries: int, seed: int) -> int:
    """Print how the tries ended; return 1 where one ended as none may."""
    fuzzed = fuzz(tries, seed)
    said = [f"{code:>4}{count:>9,}" for code, count in sorted(fuzzed.codes.items())]
    said += fuzzed.wrong[:20] or ["every one ended as it may"]
    sys.stdout.write("\n".join([f"seed {seed}", *said, ""]))
    return bool(fuzzed.wrong)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(given[0], given[1] if len(given) > 1 else random.randrange(10**6)))
