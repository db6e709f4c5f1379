"""Git: asked about a folder, and to merge lines."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from claimcheck.errors import UsageError

_LABELS: Final = ("ours", "base", "theirs")

Answer = subprocess.CompletedProcess[bytes]


def git(folder: Path, *words: str) -> Answer:
    """Return what git answers in a folder, whatever its exit code; UsageError without a git."""
    try:
        return subprocess.run(["git", "-C", folder, *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoGitError from None


def asked(folder: Path, *words: str) -> bytes:
    """Return what git prints in a folder, without the line end; UsageError when it fails.

    Where the folder is in no repository, the error says so.
    """
    answer = git(folder, *words)
    if answer.returncode:
        if git(folder, "rev-parse", "--git-dir").returncode:
            raise NoRepositoryError(folder)
        said = answer.stderr.decode(errors="replace").strip()
        raise UsageError(f"git {words[0]}: {said}")
    return answer.stdout.removesuffix(b"\n")


def user_name() -> str | None:
    """Return git's `user.name` in the working directory; None without a git or a name."""
    try:
        told = subprocess.run(
            ["git", "config", "user.name"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return told.stdout.strip() or None


def merge_bytes(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Return git's merge of three contents by their lines, and whether it has no conflict."""
    with TemporaryDirectory() as folder:
        versions = [Path(folder) / label for label in _LABELS]
        for file, content in zip(versions, (ours, base, theirs), strict=True):
            file.write_bytes(content)
        labels = [word for label in _LABELS for word in ("-L", label)]
        merged = subprocess.run(
            ["git", "merge-file", "-p", *labels, *map(str, versions)],
            capture_output=True,
            check=False,
        )
    if merged.returncode > 127:
        raise UsageError(f"git merge-file: {merged.stderr.decode(errors='replace').strip()}")
    return merged.stdout, merged.returncode == 0


def merge_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Return git's merge of three texts by their lines, and whether it has no conflict."""
    merged, is_clean = merge_bytes(base.encode(), ours.encode(), theirs.encode())
    return merged.decode(), is_clean


@contextlib.contextmanager
def asking(folder: Path, *words: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give what takes questions and what gives the answers of a git that waits in a folder."""
    with subprocess.Popen(
        ["git", "-C", folder, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.stdin.close()


class NoGitError(UsageError):
    """There is no git (2)."""

    def __init__(self) -> None:
        super().__init__("there is no git on the PATH", "install git")


class NoRepositoryError(UsageError):
    """A folder is in no repository (2)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is in no git repository", "`git init` makes one; then run this again"
        )
