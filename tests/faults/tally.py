"""What an experiment tried, and what went wrong; and the ledger that all of them try it on."""

import hashlib
import json
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

LEDGER = b"""\
# A ledger of the desk.
[claims.xpeng]
text = "XPENG will mass-produce flying cars"
claimant = "XPENG"
made = 2024-03-21
deadline = "2026"

# Another one.
[claims.rocket]
text = "Rocket Works will fly to the moon"
claimant = "Rocket Works"
made = 2025-01-01
"""


@dataclass
class Tally:
    """How often something was tried, how many writes were acknowledged, what was lost or wrong."""

    tried: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        self.tried += other.tried
        self.acknowledged += other.acknowledged
        self.wrong += other.wrong

    def dumps(self) -> str:
        """Return it as JSON, for a process of its own to print."""
        return json.dumps(asdict(self))


def loads(text: str) -> Tally:
    """Return the tally that a process printed."""
    return Tally(**json.loads(text))


def sources(path: Path) -> list[str]:
    """Return the sources of the evidence in a ledger, as Python's own reader reads it."""
    claim = tomllib.loads(path.read_text())["claims"]["xpeng"]
    return [item["source"] for item in claim.get("evidence", {}).values()]


def losses(path: Path, acknowledged: Iterable[str], attempted: Iterable[str]) -> list[str]:
    """Return what is wrong with a ledger: it is no whole one, or it lacks an acknowledged write."""
    try:
        content, found = path.read_bytes(), sources(path)
    except (OSError, ValueError, KeyError) as error:
        return [f"no ledger: {error!r}"]
    wrong = [f"lost: {one}" for one in acknowledged if one not in found]
    wrong += [f"unasked: {one}" for one in found if one not in set(attempted)]
    wrong += [f"twice: {one}" for one in set(found) if found.count(one) > 1]
    if not set(LEDGER.splitlines()) <= set(content.splitlines()):
        wrong.append("lines of the old ledger are gone")
    return wrong


def unkept(path: Path) -> list[str]:
    """Return the snapshots that a ledger names and that are not beside it, whole."""
    claim = tomllib.loads(path.read_text())["claims"]["xpeng"]
    wrong = []
    for item in claim.get("evidence", {}).values():
        digest = item.get("snapshot", "").removeprefix("sha256:")
        files = list(path.parent.glob(f"evidence/??/{digest}.txt"))
        if [hashlib.sha256(file.read_bytes()).hexdigest() for file in files] != [digest]:
            wrong.append(f"no snapshot {digest}")
    return wrong


def left_beside(path: Path) -> list[str]:
    """Return the names of the files beside a ledger."""
    return sorted(file.name for file in path.parent.iterdir() if file != path)
