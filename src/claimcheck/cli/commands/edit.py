"""`claimcheck edit`."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.completion import claim_ids
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The claim to open at.", autocompletion=claim_ids),
    ] = None,
) -> None:
    """Open the ledger in $VISUAL or $EDITOR, at the line of a claim, and check what was saved.

    What you save is kept; where it is not valid, the first fault is told and the exit code is 3.

    \b
    Examples:
      claimcheck edit xpeng-flying
      EDITOR="code --wait" claimcheck edit
    """
    session: Session = ctx.obj
    line = _line(session, id) if id else 1
    words = _editor()
    path = str(session.path)
    try:
        done = subprocess.run([*words, *_at(words[0], path, line)], check=False)
    except OSError as fault:
        raise UsageError(
            f"cannot start the editor {words[0]}: {fault.strerror}", "set EDITOR"
        ) from None
    if done.returncode:
        raise UsageError(f"the editor ended with {done.returncode}", "what it saved is kept")
    _ = Session(path).ledger


def _editor() -> list[str]:
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(said)
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"“{said}” is no command that starts an editor", "set EDITOR")
    return words


def _line(session: Session, words: str) -> int:
    """Return the line of a claim, or that of the fault where no claim can be read."""
    ledger, problems = session.store.load()
    if problems and not ledger.claims:
        return session.store.place(problems[:1])[0].line
    line, _ = session.store.locate(("claims", ledger.find(words).id))
    return line


def _at(editor: str, path: str, line: int) -> list[str]:
    """Return the arguments with which an editor opens a file at a line."""
    name = Path(editor).name
    if name in ("code", "codium", "code-insiders", "cursor"):
        return ["--goto", f"{path}:{line}"]
    if name in ("subl", "hx", "helix", "zed"):
        return [f"{path}:{line}"]
    return [f"+{line}", path]
