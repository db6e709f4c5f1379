"""Repositories of a real git, in which ledgers are committed, branched and merged."""

import os
import re
import subprocess
from pathlib import Path

from tests.cli.terminal import PROGRAM


class Repository:
    """A git repository with one ledger, in which branches are made and merged."""

    def __init__(self, folder: Path, name: str = "claims.toml") -> None:
        self.folder = folder
        self.path = folder / name
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Desk")
        self.git("config", "user.email", "desk@example.org")

    def git(
        self, *args: str, code: int = 0, day: str | None = None, given: str | None = None
    ) -> str:
        """Run git, with a day at noon as that of the committer and of the author."""
        dates = dict.fromkeys(("GIT_COMMITTER_DATE", "GIT_AUTHOR_DATE"), f"{day}T12:00:00Z")
        ran = subprocess.run(
            ["git", *args],
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}",
                **(dates if day else {}),
            },
        )
        assert ran.returncode == code, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def commit(self, text: str | bytes, message: str = "facts", day: str | None = None) -> str:
        """Commit a ledger, and return the short name of the commit."""
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.head

    def made_at(self, seconds: int) -> str:
        """Have the last commit say that it was made then, and return its short name."""
        commit = self.git("cat-file", "-p", "HEAD")
        (self.folder / ".git" / "commit").write_text(
            re.sub(r"(?m)^(committer .*>) .*", rf"\1 {seconds} +0000", commit)
        )
        name = self.git("hash-object", "-t", "commit", "-w", ".git/commit").strip()
        self.git("reset", "--quiet", name)
        return self.head

    @property
    def head(self) -> str:
        """The short name of the last commit."""
        return self.git("rev-parse", "HEAD")[:7]

    def branches(self, base: str, ours: str, theirs: str) -> None:
        """Commit a base, theirs on a branch of it, and ours on main."""
        self.commit(base, "base")
        self.git("checkout", "--quiet", "-b", "theirs")
        self.commit(theirs)
        self.git("checkout", "--quiet", "main")
        self.commit(ours)

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode()
