"""What git is asked for: to merge lines, and to call us for the rest."""

import os
import re
import shutil
import sys
from pathlib import Path
from shlex import quote

from claimcheck.errors import UsageError
from claimcheck.host.git import asked

DRIVER = "claimcheck"
"""The name of the merge driver in git's settings."""


def top_of(folder: Path) -> Path:
    """Return the top of the repository that a folder is in; NoRepositoryError if in none."""
    return Path(os.fsdecode(asked(folder, "rev-parse", "--show-toplevel"))).resolve()


def set_up_merging(ledger: Path) -> list[str]:
    """Have git call `claimcheck merge-driver` for a ledger in this clone; return what was done.

    The driver is in the clone's own settings, so each clone needs it; which file it is for is in
    `.gitattributes` beside the ledger, which is shared, as is that git leaves the line ends of
    snapshots alone, whose bytes are their names. UsageError where git does not take it.
    """
    from claimcheck.store import ledger_file

    ledger = ledger.resolve()
    folder = ledger.parent
    for name, value in (("name", "claimcheck: facts by their keys"), ("driver", _driver())):
        asked(folder, "config", "--local", f"merge.{DRIVER}.{name}", value)
    done = [f"git merges {ledger.name} by `claimcheck merge-driver` in this clone"]
    wanted = {
        f"{_pattern(ledger.name)} merge={DRIVER}": (ledger.name, "merge", DRIVER),
        "evidence/** -text": ("evidence/ab/snapshot", "text", "unset"),
    }
    missing = [line for line, attribute in wanted.items() if not _has(folder, *attribute)]
    if missing:
        attributes = folder / ".gitattributes"
        before = attributes.read_bytes() if attributes.exists() else b""
        gap = b"" if before.endswith(b"\n") or not before else b"\n"
        ledger_file.put(
            attributes, before + gap + "".join(f"{line}\n" for line in missing).encode()
        )
        told = " and ".join(f"“{line}”" for line in missing)
        done.append(f"wrote {told} into {attributes.name}; commit it, so that every clone has it")
        for line in missing:
            if not _has(folder, *wanted[line]):
                raise UsageError(
                    f"git does not heed “{line}” in {attributes}",
                    "see .git/info/attributes, which has the last word",
                )
    return done


def _has(folder: Path, name: str, attribute: str, value: str) -> bool:
    """Whether git gives a file below a folder some value of an attribute."""
    answer = asked(folder, "check-attr", "-z", attribute, "--", name)
    return answer.endswith(f"\0{value}\0".encode())


def _driver() -> str:
    """Return the command for git, which merges by lines where the program is gone or fails.

    git takes every exit code up to 128 for a conflict, so one that could not be run would leave
    our side alone in the file, without markers.
    """
    program = (
        "claimcheck"
        if shutil.which("claimcheck")
        else f"{quote(sys.executable)} -m claimcheck".replace("%", "%%")
    )
    return (
        f"{program} merge-driver %O %A %B %P && exit; grep -q '^<<<<<<<' %A && exit 1; "
        "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
    )


def _pattern(name: str) -> str:
    """Return a file's name as .gitattributes takes it."""
    plain = re.sub(r"([\\*?\[!#])", r"\\\1", name)
    if not re.search(r'[\s"]', plain):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
