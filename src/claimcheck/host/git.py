"""Git, asked about a folder."""

import subprocess
from pathlib import Path

from claimcheck.errors import UsageError

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
