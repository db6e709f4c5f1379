"""Git: asked about a folder, and to merge lines. No program that a repository names is run.

A repository comes from anybody, and its settings name programs: some that git runs on the slightest
question, others when it shows, fetches or signs. Whatever is asked of git is asked here, with the
word of the command line, which is stronger than that of any file, against those that a question can
meet. What cannot be overruled, since its name has the repository's own word in it (a filter, a
driver, an alias), is never met: only commands are used that do not look for it.
"""

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from claimcheck.errors import OutsideError, UsageError

_LABELS: Final = ("ours", "base", "theirs")

_SETTINGS: Final = {
    "safe.bareRepository": "explicit",  # a folder that looks like git's own is none
    "core.fsmonitor": "",  # which is off for every git; an old one runs a program called “false”
    "core.hooksPath": os.devnull,
    "format.pretty": "medium",  # a repository can name one that is not there
    "log.mailmap": "false",  # its file is anything that can be read, without an end too
    "log.showSignature": "false",
    "protocol.allow": "never",
}
_ENVIRONMENT: Final = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # none, whatever `protocol.NAME.allow` says; old gits fetch lazily
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "LC_ALL": "C",  # some of what it says is read
}
_PLACES: Final = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"),
    *("GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"),
)
"""Where a repository is, as a user says, or as git says to the hooks and drivers that it runs."""
_OF_ONE_REPOSITORY: Final = (*_PLACES, "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX")

Answer = subprocess.CompletedProcess[bytes]


def git(folder: Path | None, *words: str) -> Answer:
    """Return what git answers in a folder, whatever its exit code; NoGitError without a git.

    None is the working directory.
    """
    try:
        return subprocess.run(
            _command(folder, words),
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except (FileNotFoundError, PermissionError):
        raise NoGitError from None


def asked(folder: Path, *words: str) -> bytes:
    """Return what git prints in a folder, without the line end; UsageError when it fails.

    Where the folder is in no repository, or in one that is not to be trusted, the error says so.
    """
    answer = git(folder, *words)
    if answer.returncode:
        refusal = git(folder, "rev-parse", "--git-dir").stderr
        if b"not a git repository" in refusal:
            raise NoRepositoryError(folder)
        if b"safe.bareRepository" in refusal:
            raise BareRepositoryError(folder)
        said = answer.stderr.decode(errors="replace").strip()
        raise UsageError(f"git {words[0]}: {said}")
    return answer.stdout.removesuffix(b"\n")


def user_name() -> str | None:
    """Return git's `user.name` in the working directory; None without a git or a name."""
    try:
        told = git(None, "config", "user.name").stdout
    except NoGitError:
        return None
    try:
        return told.decode().strip() or None
    except UnicodeDecodeError:
        raise UsageError(
            "git's user.name is not UTF-8 text",
            "say who records it with --who, or `git config user.name NAME`",
        ) from None


def committed(folder: Path, name: str) -> bytes | None:
    """Return what the commit that is checked out holds of a file of a folder.

    None where it has no such file, and where there is no git, no repository or no commit.
    UsageError in a repository that git does not look into, since nobody can tell there.
    """
    try:
        answer = git(folder, "cat-file", "blob", f"HEAD:./{name}")
    except NoGitError:
        return None
    if answer.returncode == 0:
        return answer.stdout
    with contextlib.suppress(NoRepositoryError):
        asked(folder, "rev-parse", "--git-dir")
    return None


def merge_bytes(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Return git's merge of three contents by their lines, and whether it has no conflict."""
    with TemporaryDirectory() as folder:
        versions = [Path(folder) / label for label in _LABELS]
        for file, content in zip(versions, (ours, base, theirs), strict=True):
            file.write_bytes(content)
        labels = [word for label in _LABELS for word in ("-L", label)]
        merged = git(None, "merge-file", "-p", *labels, *map(str, versions))
    if merged.returncode > 127:
        raise UsageError(f"git merge-file: {merged.stderr.decode(errors='replace').strip()}")
    return merged.stdout, merged.returncode == 0


def merge_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Return git's merge of three texts by their lines, and whether it has no conflict."""
    merged, is_clean = merge_bytes(base.encode(), ours.encode(), theirs.encode())
    return merged.decode(), is_clean


@contextlib.contextmanager
def asking(folder: Path, *words: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Give what takes questions and what gives the answers of a git that waits in a folder.

    OutsideError where it ends before it was asked all.
    """
    try:
        with subprocess.Popen(
            _command(folder, words),
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            yield process.stdin, process.stdout
            process.stdin.close()
    except BrokenPipeError:  # which is not that whoever reads from us has left
        raise OutsideError(
            f"git {words[0]} ended without an answer", "`git fsck` shows what is wrong"
        ) from None


def _command(folder: Path | None, words: tuple[str, ...]) -> list[str]:
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    return ["git", *(["-C", str(folder)] if folder else []), "--no-pager", *settings, *words]


def _environment(folder: Path | None) -> Mapping[str, str]:
    """Return the environment of a git in a folder, with the repository that it names if any.

    That holds for the folders in its work tree, as it does for a git that is run where we are;
    a hook may well ask about a ledger elsewhere. Its paths are seen from there too.
    """
    environment = {**os.environ, **_ENVIRONMENT}
    if folder is None:
        return environment
    if is_told_where(folder):
        environment["GIT_WORK_TREE"] = str(_work_tree())
        for name in environment.keys() & set(_PLACES):
            environment[name] = str(Path(environment[name]).resolve())
    else:
        for name in _OF_ONE_REPOSITORY:
            environment.pop(name, None)
    return environment


def is_told_where(folder: Path) -> bool:
    """Whether the environment names the repository of a folder, as a user or a hook has it do."""
    return "GIT_DIR" in os.environ and folder.resolve().is_relative_to(_work_tree())


def _work_tree() -> Path:
    return Path(os.environ.get("GIT_WORK_TREE", ".")).resolve()


class NoGitError(UsageError):
    """There is no git (2)."""

    def __init__(self) -> None:
        super().__init__("git was not found on the PATH", "install git")


class NoRepositoryError(UsageError):
    """A folder is in no repository (2)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is not in a git repository",
            "`git init` creates one; then run the command again",
        )


class BareRepositoryError(UsageError):
    """A folder is itself what git keeps a repository in (2)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is itself a bare git repository, whose settings are not trusted",
            "move the ledger into a folder of its own",
        )
