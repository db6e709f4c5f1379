"""What git is asked for: to merge lines, and to call us for the rest."""

import contextlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Final

from claimcheck.errors import UsageError
from claimcheck.host.git import NoRepositoryError, asked, git, is_told_where
from claimcheck.store.ledger_file import refuse_link_to_nothing

DRIVER = "claimcheck"
"""The name of the merge driver in git's settings."""

_CALL: Final = " merge-driver "
"""What stands behind the program in a driver of ours."""

MISSING_DRIVER: Final = (
    "this clone has no working merge driver for the ledger, which .gitattributes asks for: "
    "git merges it by lines, and may turn two new facts into one"
)
MISSING_DRIVER_HINT: Final = "`claimcheck init --git` sets it up in this clone"

_ASKED: Final = f"merge={DRIVER}".encode()
_MOST_BYTES: Final = 1 << 20


class LeadsOutError(UsageError):
    """What would be written is in another repository than it seems (2)."""

    def __init__(self, place: Path, target: Path, top: Path, hint: str) -> None:
        super().__init__(
            f"{place} points to {target}, outside the repository in {top}; nothing was changed",
            hint,
        )


def top_of(folder: Path) -> Path:
    """Return the top of the repository that a folder is in; NoRepositoryError if in none."""
    return Path(os.fsdecode(asked(folder, "rev-parse", "--show-toplevel"))).resolve()


def refuse_link_out(path: Path) -> None:
    """Refuse a ledger to which a link leads that stands in another repository, or that is none."""
    refuse_link_to_nothing(path)
    for place in (path.absolute(), *path.absolute().parents):
        if place.is_symlink():
            with contextlib.suppress(NoRepositoryError):
                target, top = path.resolve(), top_of(place.parent)
                if not target.is_relative_to(top):
                    raise LeadsOutError(place, target, top, "run the command where it points to")


def set_up_merging(ledger: Path) -> list[str]:
    """Have git call `claimcheck merge-driver` for a ledger in this clone; return what was done.

    The driver is in the clone's own settings, so each clone needs it; which file it is for is in
    `.gitattributes` beside the ledger, which is shared, as is that git leaves the line ends of
    snapshots alone, whose bytes are their names. UsageError where git does not take it, or where
    a link would lead the writing elsewhere; all is then as it was.
    """
    ledger = ledger.resolve()
    folder = ledger.parent
    attributes = folder / ".gitattributes"
    _refuse_other_than_a_file(attributes)
    _refuse_settings_elsewhere(folder)
    done = [f"git now merges {ledger.name} with `claimcheck merge-driver` in this clone"]
    wanted = {
        f"{_pattern(ledger.name)} merge={DRIVER}": (ledger.name, "merge", DRIVER),
        "evidence/** -text": ("evidence/ab/snapshot", "text", "unset"),
    }
    with contextlib.ExitStack() as undo:
        for name, value in (("name", "claimcheck: facts by their keys"), ("driver", _driver())):
            undo.callback(_set(folder, f"merge.{DRIVER}.{name}", value))
        missing = [line for line, attribute in wanted.items() if not _has(folder, *attribute)]
        if missing:
            undo.callback(_append(attributes, missing))
            told = " and ".join(f"“{line}”" for line in missing)
            done.append(
                f"wrote {told} into {attributes.name}; commit it, so that every clone has it"
            )
        for line in missing:
            if not _has(folder, *wanted[line]):
                raise UsageError(
                    f"git ignores “{line}” in {attributes}; nothing was changed",
                    "check .git/info/attributes, which takes precedence",
                )
        undo.pop_all()
    return done


def lacks_driver(ledger: Path) -> bool:
    """Whether git is asked to merge a ledger by its keys and this clone has no driver for that.

    Git itself is asked only where a `.gitattributes` speaks of the driver; without a git, and
    outside a repository, nothing merges and nothing is lacking.
    """
    ledger = ledger.resolve()
    if not _is_spoken_of(ledger.parent):
        return False
    try:
        is_asked_for = _has(ledger.parent, ledger.name, "merge", DRIVER)
        driver = git(ledger.parent, "config", "--get", f"merge.{DRIVER}.driver")
    except UsageError:  # no git, no repository, or one that is not trusted
        return False
    return is_asked_for and not _is_there(driver.stdout.decode(errors="replace").strip())


def _is_there(driver: str) -> bool:
    """Whether a driver can be run; of one that is not ours it is enough that there is one."""
    if _CALL not in driver:
        return bool(driver)
    program = driver.partition(_CALL)[0].removesuffix(" -m claimcheck").strip("'")
    return shutil.which(program.replace("%%", "%")) is not None


def is_news_that_driver_is_missing(ledger: Path) -> bool:
    """Whether a clone lacks the driver and this user was not told so before; it is told now.

    The clone is known by its place and by the folder that git keeps there, so that a new clone in
    the same place is another one.
    """
    from claimcheck.store.told_once import is_known, remember

    ledger = ledger.resolve()
    clone = _clone_of(ledger.parent)
    subject = f"merge driver\0{clone}\0{ledger}"
    if not _is_spoken_of(ledger.parent) or is_known(subject) or not lacks_driver(ledger):
        return False
    remember(subject)
    return True


def _is_spoken_of(folder: Path) -> bool:
    """Whether a `.gitattributes` from a folder up to the top of its repository names the driver."""
    for place in (folder, *folder.parents):
        attributes = place / ".gitattributes"
        with contextlib.suppress(OSError):
            if attributes.is_file():
                with attributes.open("rb") as file:
                    if _ASKED in file.read(_MOST_BYTES):
                        return True
        if os.path.lexists(place / ".git"):
            break
    return False


def _clone_of(folder: Path) -> str:
    for place in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            status = (place / ".git").lstat()
            return f"{place}\0{status.st_dev}\0{status.st_ino}"
    return ""


def _set(folder: Path, key: str, value: str) -> Callable[[], object]:
    """Write a setting of the clone, and return what puts it back as it was."""
    before = git(folder, "config", "--local", "--get", key)
    asked(folder, "config", "--local", key, value)
    if before.returncode:
        return partial(git, folder, "config", "--local", "--unset", key)
    return partial(
        git, folder, "config", "--local", key, os.fsdecode(before.stdout.removesuffix(b"\n"))
    )


def _append(file: Path, lines: Sequence[str]) -> Callable[[], object]:
    """Write lines at the end of a file, and return what puts it back as it was."""
    from claimcheck.store import ledger_file

    before = file.read_bytes() if file.exists() else None
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    added = "".join(f"{line}\n" for line in lines).encode()
    ledger_file.put(file, (before or b"") + gap + added)
    return file.unlink if before is None else partial(ledger_file.put, file, before)


def _refuse_other_than_a_file(attributes: Path) -> None:
    """Refuse a link, which may lead anywhere and which git does not follow, and a pipe."""
    if attributes.is_symlink():
        raise UsageError(
            f"{attributes} is a symbolic link, which git does not follow; nothing was changed",
            "replace it with a file",
        )
    if attributes.exists() and not attributes.is_file():
        raise UsageError(
            f"{attributes} is not a regular file; nothing was changed", "replace it with a file"
        )


def _refuse_settings_elsewhere(folder: Path) -> None:
    """Refuse settings that are not this clone's own, to which its links and git's pointers lead.

    Whoever made the repository may have made those too. They are followed to settings outside
    that point back: to a work tree of `git worktree`, and to a submodule.
    """
    if is_told_where(folder):
        return
    top = top_of(folder)
    settings, shared, own = (
        (folder / os.fsdecode(asked(folder, "rev-parse", *words))).resolve()
        for words in (("--git-path", "config"), ("--git-common-dir",), ("--absolute-git-dir",))
    )
    entry = top / ".git"
    is_inside = entry.resolve() == own and settings.is_relative_to(top)
    is_submodule = settings == own / "config" and _named_in(settings, own) == top
    is_work_tree = (
        settings == shared / "config"
        and own.parent == shared / "worktrees"
        and (own / _text_of(own / "gitdir")).resolve() == entry
    )
    if not (is_inside or is_submodule or is_work_tree):
        hint = f"if you keep them there yourself, set GIT_DIR={quote(str(own))}"
        raise LeadsOutError(entry, settings, top, hint)


def _named_in(settings: Path, own: Path) -> Path:
    """Return the top of the work tree that settings name; what they are in if they name none."""
    named = git(settings.parent, "config", "--file", str(settings), "--get", "core.worktree")
    return (own / os.fsdecode(named.stdout.removesuffix(b"\n"))).resolve()


def _text_of(file: Path) -> str:
    return os.fsdecode(file.read_bytes().removesuffix(b"\n")) if file.is_file() else ""


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
        f"{program}{_CALL}%O %A %B %P && exit; grep -q '^<<<<<<<' %A && exit 1; "
        "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
    )


def _pattern(name: str) -> str:
    """Return a file's name as .gitattributes takes it."""
    plain = re.sub(r"([\\*?\[!#])", r"\\\1", name)
    if not re.search(r'[\s"]', plain):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
