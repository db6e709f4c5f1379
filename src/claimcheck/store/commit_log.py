"""The versions of a ledger in git, and what each commit changed of it."""

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from claimcheck.domain.verifying.backdating import Commit, Edit, Step, edits, edits_of_merge
from claimcheck.domain.verifying.verification import SignedCommit
from claimcheck.errors import LedgerError, UsageError
from claimcheck.host.git import asked, asking, git
from claimcheck.store import ledger_file
from claimcheck.store.toml_reader import TomlFault, parse

_HEADER: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)
_WHOLE: Final = re.compile(
    r"^\[(?:(?:claims|looks|claimants)\.[\w-]+|claims(?:\.[\w-]+){3}|settings)\][ \t]*(?:#.*)?\r?$",
    re.MULTILINE | re.ASCII,
)
_OBJECT: Final = re.compile(rb"[0-9a-f]{40,64} (\w+) (\d+)\n")
_MOST_BYTES: Final = 256_000_000
"""Of one version: a few megabytes of a repository may be a thousand times as many in a file."""
_SHORT: Final = 7
"""Digits by which people call a commit."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A commit that touched the ledger, by the name that the file had."""

    commit: Commit
    digest: str
    path: str
    parents: Sequence[str]


class Log:
    """The commits that changed a ledger, those before others first, along every branch.

    A file that was renamed is followed. UsageError where there is no git, or the file is in no
    repository.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = ledger_file.folder_of(path)
        prefix = os.fsdecode(asked(self._folder, "rev-parse", "--show-prefix"))
        self._name = prefix + Path(os.path.realpath(path)).name
        self._versions = self._log(self._name) if self._has("HEAD") else []

    def __len__(self) -> int:
        return len(self._versions)

    @property
    def cut(self) -> list[str]:
        """The commits before which nothing is known."""
        return [one.commit.name for one in self._versions if one.commit.is_cut]

    def steps(self) -> Iterator[Step]:
        """Yield what each commit did, and in the end what is in the file and in no commit.

        A version that is no valid TOML, or not there, is passed over.
        """
        texts: dict[str, str] = {}
        with self._contents() as content_of:
            children = _children(self._versions)
            for version in self._versions:
                before = [texts[parent] for parent in version.parents]
                text = content_of(version.digest, version.path)
                sides = _compare(before or [""], text) if text is not None else None
                if sides is None:  # the next one is compared with the one before
                    texts[version.digest] = before[0] if before else ""
                else:
                    texts[version.digest] = text or ""
                    if found := edits_of_merge(sides):
                        yield Step(version.commit, found)
                for parent in version.parents:
                    children[parent] -= 1
                    if not children[parent]:
                        del texts[parent]
            head = content_of("HEAD", self._name) or ""
        yield Step(None, self._uncommitted(head))

    def signed(self, commits: Iterable[Commit]) -> dict[str, SignedCommit]:
        """Return who signed commits, by their whole names; the oldest first.

        Keys and programs are those of the user, never those that the repository names.
        """
        from claimcheck.host.git_signatures import commit_signatures

        ordered = sorted(commits, key=lambda one: (one.at, one.digest))
        found = commit_signatures(self._folder, [one.digest for one in ordered])
        return {
            one.digest: SignedCommit(one.name, one.author, said.state, said.signer, said.key)
            for one in ordered
            if (said := found.get(one.digest))
        }

    def _uncommitted(self, head: str) -> list[Edit]:
        sides = _compare([head], ledger_file.decode(ledger_file.read(self._path), self._path))
        return edits_of_merge(sides) if sides else []

    def _has(self, commit: str) -> bool:
        return git(self._folder, "rev-parse", "--verify", "--quiet", commit).returncode == 0

    def _log(self, name: str) -> list[_Version]:
        """Return the versions of a file, those of the names that it had before first."""
        versions = self._versions_of(name, "HEAD")
        while versions and not versions[0].parents:
            first = versions[0]
            before = self._name_before(first)
            earlier = self._versions_of(before, f"{first.digest}^") if before else []
            if not earlier:
                break
            parents = [earlier[-1].digest]
            versions = [*earlier, replace(first, parents=parents), *versions[1:]]
        return versions

    def _versions_of(self, path: str, start: str) -> list[_Version]:
        """Return the commits up to one that changed what has this path."""
        listed = asked(
            self._folder,
            *("--literal-pathspecs", "rev-list", "--timestamp", "--parents", "--topo-order"),
            *("--reverse", "--full-history", "--simplify-merges", "--encoding=UTF-8"),
            *("--format=%an <%ae>", start, "--"),
            os.path.relpath(self._top / path, self._folder),
        )
        cut = self._shallow()
        versions = []
        lines = listed.decode(errors="replace").split("\n")
        for line, author in zip(lines[::2], lines[1::2], strict=False):
            at, _, digest, *parents = line.split()
            when = _moment(int(at))
            is_cut = when is None or (not parents and digest in cut)
            when = when or datetime.max.replace(tzinfo=UTC)
            commit = Commit(digest[:_SHORT], when, is_cut, author, digest)
            versions.append(_Version(commit, digest, path, parents))
        return versions

    def _name_before(self, version: _Version) -> str | None:
        """Return what the file was called before the commit that gave it its name."""
        told = asked(
            self._folder,
            *("diff-tree", "--no-ext-diff", "--no-textconv", "-r", "-M", "--no-commit-id"),
            *("--name-status", "--diff-filter=R", "-z", version.digest),
        )
        _, *names = os.fsdecode(told).split("\0")
        return next(
            (old for old, new in zip(names[::3], names[1::3], strict=False) if new == version.path),
            None,
        )

    @property
    def _top(self) -> Path:
        return Path(os.fsdecode(asked(self._folder, "rev-parse", "--show-toplevel")))

    def _shallow(self) -> frozenset[str]:
        place = os.fsdecode(asked(self._folder, "rev-parse", "--git-path", "shallow"))
        file = self._folder / place
        return frozenset(file.read_text().split()) if file.exists() else frozenset()

    @contextlib.contextmanager
    def _contents(self) -> Iterator["_Contents"]:
        """Give what returns the text of a path in a commit, None where there is no valid UTF-8."""
        with asking(self._folder, "cat-file", "--batch") as (ask, told):
            yield _Contents(self._folder, ask, told)


class _Contents:
    """Contents of files in commits, from a git that waits for questions."""

    def __init__(self, folder: Path, ask: IO[bytes], told: IO[bytes]) -> None:
        self._folder = folder
        self._ask = ask
        self._told = told

    def __call__(self, commit: str, path: str) -> str | None:
        if "\n" in path:
            raise UsageError(f"git cannot look up {path!r}: its name contains a line break")
        self._ask.write(f"{commit}:".encode() + os.fsencode(path) + b"\n")
        self._ask.flush()
        head = _OBJECT.fullmatch(self._told.readline())
        if head is None:  # the name, and that it is missing; or nothing, since git has ended
            if self._is_file(commit, path):
                raise MissingVersionError(commit, path)
            return None
        if int(head[2]) > _MOST_BYTES:
            raise HugeVersionError(commit, path, int(head[2]))
        content = self._told.read(int(head[2]))
        self._told.read(1)
        if head[1] != b"blob":  # it was a folder then
            return None
        try:
            return ledger_file.decode(content, Path(path))
        except LedgerError:
            return None

    def _is_file(self, commit: str, path: str) -> bool:
        """Whether a commit has a file of this path, be its content there or not."""
        words = ("--literal-pathspecs", "ls-tree", "--full-tree", commit, "--", path)
        return b" blob " in git(self._folder, *words).stdout.partition(b"\t")[0]


def _moment(seconds: int) -> datetime | None:
    """Return when a commit was made; None where no calendar has it: git counts beyond 9999."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


class MissingVersionError(UsageError):
    """Git does not have what was in a file, as in a partial clone (2)."""

    def __init__(self, commit: str, path: str) -> None:
        super().__init__(
            f"git does not have {path} as of commit {commit[:_SHORT]}, and nothing is fetched",
            "a partial clone leaves files out: clone it whole, without --filter",
        )


class HugeVersionError(UsageError):
    """What was in a file is too much to be compared (2)."""

    def __init__(self, commit: str, path: str, size: int) -> None:
        super().__init__(
            f"{path} has {size:,} bytes in commit {commit[:_SHORT]}; the limit is {_MOST_BYTES:,}"
        )


def _children(versions: Sequence[_Version]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for version in versions:
        for parent in version.parents:
            counts[parent] = counts.get(parent, 0) + 1
    return counts


def _compare(before: Sequence[str], after: str) -> list[list[Edit]] | None:
    """Return how a text differs from each of those before it; None when it cannot be read."""
    try:
        return [_differences(text, after) for text in before]
    except TomlFault:
        return None


def _differences(before: str, after: str) -> list[Edit]:
    """Return what differs, of two texts that are mostly alike; TomlFault when one is faulty.

    Only the blocks between what both begin with and what both end with are read where that is
    the same as reading all: no header there may be a part of another block, and no string may
    look like a header.
    """
    if before == after:
        return []
    if not any(mark in text for mark in ('"""', "'''") for text in (before, after)):
        start = after.rfind("\n[", 0, _alike(before, after)) + 1
        end = after.find("\n[", len(after) - _alike(before[start:][::-1], after[start:][::-1]))
        tail = len(after) - end - 1 if end >= 0 else 0
        middles = before[start : len(before) - tail], after[start : len(after) - tail]
        if all(map(_is_plain, middles)):
            with contextlib.suppress(TomlFault):
                return list(edits(*map(parse, middles)))
    return list(edits(parse(before), parse(after)))


def _is_plain(text: str) -> bool:
    """Whether each block of a text is whole: no table of it has a header of its own."""
    return len(_HEADER.findall(text)) == len(_WHOLE.findall(text))


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
