"""A repository to start from: the ledger, and what has it checked, merged and published."""

import os
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from typing import Final

from claimcheck.desk.session import FILE_NAME
from claimcheck.errors import UsageError, WriteError
from claimcheck.host.installation import DISTRIBUTION, requirement
from claimcheck.store.ledger_file import create

WORKFLOW: Final = ".github/workflows/claims.yml"
REQUIREMENTS: Final = "requirements.txt"
FILL_IN: Final = f"{DISTRIBUTION} @ FILL IN: git+https://HOST/OWNER/REPOSITORY@TAG"
"""The line for whoever knows where the program is; no installer takes it for an address."""

_SHIPPED: Final = {
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    WORKFLOW: "claims.yml",
}
"""Each file of the repository, and what it is called here, where git is not to heed it."""


class InTheWayError(UsageError):
    """Files of the template are there already (2)."""

    def __init__(self, there: list[Path]) -> None:
        names = ", ".join(map(str, there))
        verb = "is" if len(there) == 1 else "are"
        super().__init__(
            f"{names} {verb} already there; nothing was written",
            "move what is there away, or name another folder",
        )


def lay_down(folder: Path, ledger: bytes) -> dict[Path, bytes]:
    """Put the template into a folder, with this ledger; return its files. All of them or none.

    InTheWayError (2), WriteError (5); the folder is then as it was.
    """
    contents = {folder / name: content for name, content in _files(ledger).items()}
    if there := [path for path in contents if os.path.lexists(path)]:
        raise InTheWayError(there)
    with ExitStack() as undo:
        for path, content in contents.items():
            _make_folders(path.parent, folder, undo)
            create(path, content)
            undo.callback(path.unlink)
        undo.pop_all()
    return contents


def is_filled_in(content: bytes) -> bool:
    """Whether requirements name where the program is."""
    return FILL_IN.encode() not in content


def _files(ledger: bytes) -> dict[str, bytes]:
    shipped = files("claimcheck") / "template"
    required = (shipped / REQUIREMENTS).read_bytes() + f"{requirement() or FILL_IN}\n".encode()
    return {
        FILE_NAME: ledger,
        REQUIREMENTS: required,
        **{name: (shipped / source).read_bytes() for name, source in _SHIPPED.items()},
    }


def _make_folders(wanted: Path, top: Path, undo: ExitStack) -> None:
    """Make a folder and those above it; a link below the top, which may lead away, is refused."""
    for place in reversed([wanted, *wanted.parents]):
        # Unlike a Path, these say no of a name that is too long.
        if os.path.islink(place) and place != top and place.is_relative_to(top):  # noqa: PTH114
            raise InTheWayError([place])
        if os.path.isdir(place):  # noqa: PTH112
            continue
        try:
            place.mkdir()
        except OSError as fault:
            raise WriteError(
                f"cannot make the folder {place}: {fault.strerror}; nothing was written",
                "name another folder",
            ) from None
        undo.callback(place.rmdir)
