"""What git is asked for: to merge lines, and to call us for the rest."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory

from claimcheck.errors import UsageError

DRIVER = "claimcheck"
"""The name of the merge driver in git's settings."""

_LABELS = ("ours", "base", "theirs")


def merge_bytes(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Return git's merge of three contents by their lines, and whether it has no conflict."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / label for label in _LABELS]
        for file, content in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(content)
        labels = [word for label in _LABELS for word in ("-L", label)]
        git = subprocess.run(
            ["git", "merge-file", "-p", *labels, *map(str, files)], capture_output=True, check=False
        )
    if git.returncode > 127:
        raise UsageError(f"git merge-file: {git.stderr.decode(errors='replace').strip()}")
    return git.stdout, git.returncode == 0


def merge_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Return git's merge of three texts by their lines, and whether it has no conflict."""
    merged, is_clean = merge_bytes(base.encode(), ours.encode(), theirs.encode())
    return merged.decode(), is_clean


def set_up_merging(ledger: Path) -> list[str]:
    """Have git call `claimcheck merge-driver` for a ledger in this clone; return what was done.

    The driver is in the clone's own settings, so each clone needs it; which file it is for is in
    `.gitattributes` beside the ledger, which is shared. UsageError outside a repository.
    """
    from claimcheck.store import files

    folder = ledger.resolve().parent
    for name, value in (("name", "claimcheck: facts by their keys"), ("driver", _driver())):
        git = subprocess.run(
            ["git", "-C", str(folder), "config", "--local", f"merge.{DRIVER}.{name}", value],
            capture_output=True,
            check=False,
        )
        if git.returncode:
            raise UsageError(
                f"{folder} is in no git repository", "`git init` makes one; then run this again"
            )
    done = [f"git merges {ledger.name} by `claimcheck merge-driver` in this clone"]
    attributes = folder / ".gitattributes"
    line = f"{_pattern(ledger.name)} merge={DRIVER}"
    before = attributes.read_text() if attributes.exists() else ""
    if line not in before.splitlines():
        gap = "" if before.endswith("\n") or not before else "\n"
        files.put(attributes, f"{before}{gap}{line}\n".encode())
        done.append(f"wrote “{line}” into {attributes.name}; commit it, so that every clone has it")
    return done


def _driver() -> str:
    program = (
        "claimcheck" if shutil.which("claimcheck") else f"{quote(sys.executable)} -m claimcheck"
    )
    return f"{program} merge-driver %O %A %B %P"


def _pattern(name: str) -> str:
    """Return a file's name as .gitattributes takes it."""
    plain = re.sub(r"([\\*?\[!#])", r"\\\1", name)
    if not re.search(r'[\s"]', plain):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
