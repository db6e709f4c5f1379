"""The ledger that comes with the program: shown, or laid down to play with."""

from importlib.resources import files
from pathlib import Path

from claimcheck.desk.session import FILE_NAME, Session
from claimcheck.errors import UsageError, WriteError
from claimcheck.store.ledger_file import create

_SHIPPED = files("claimcheck") / "demo" / FILE_NAME


def demo_session() -> Session:
    """Return a session on the shipped ledger, for reading only."""
    return Session(str(_SHIPPED))


def lay_down(folder: Path) -> Path:
    """Put the shipped ledger into a folder, which is made if need be, and return its path.

    UsageError (2) where there is a ledger already, WriteError (5) where it cannot be written.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise WriteError(
            f"cannot make the folder {folder}: {fault.strerror}", "name another folder"
        ) from None
    try:
        create(path, _SHIPPED.read_bytes())
    except UsageError as refusal:
        raise UsageError(refusal.message, "name another folder") from None
    return path
