"""The editor that whoever is at work has set."""

import os

from claimcheck.host.editor import edit


def open_in_editor(path: str, line: int) -> None:
    """Open a file in the editor that this user has set, else in vi, and wait for it to end."""
    edit(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi", path, line)
