"""A text that is being written in an editor, in a file of its own that only this user can read."""

import os
import tempfile
from pathlib import Path


def new_draft(name: str, text: str) -> Path:
    """Return the path of a new private file with this text; `name` begins that of the file."""
    number, path = tempfile.mkstemp(prefix=f"{name}-", suffix=".toml")
    with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return Path(path)
