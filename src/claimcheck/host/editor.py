"""The editor of whoever is at work."""

import shlex
import subprocess
from pathlib import Path

from claimcheck.errors import UsageError


def edit(command: str, path: str, line: int) -> None:
    """Open a file at a line and wait for the editor to end; UsageError where it fails."""
    words = _words(command)
    try:
        done = subprocess.run([*words, *_at(words[0], path, line)], check=False)
    except OSError as fault:
        raise UsageError(
            f"cannot start the editor {words[0]}: {fault.strerror}", "set EDITOR"
        ) from None
    if done.returncode:
        raise UsageError(f"the editor exited with code {done.returncode}", "what it saved is kept")


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"“{command}” is not a command that starts an editor", "set EDITOR")
    return words


def _at(editor: str, path: str, line: int) -> list[str]:
    """Return the arguments with which an editor opens a file at a line."""
    name = Path(editor).name
    if name in ("code", "codium", "code-insiders", "cursor"):
        return ["--goto", f"{path}:{line}"]
    if name in ("subl", "hx", "helix", "zed"):
        return [f"{path}:{line}"]
    return [f"+{line}", path]
