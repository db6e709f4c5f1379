"""A finished document on its way out: to stdout, or into a file, all of it or nothing."""

from pathlib import Path

from claimcheck.cli.console import write_bytes
from claimcheck.desk.session import Session
from claimcheck.errors import UnforeseenError, UsageError


def deliver(session: Session, text: str, output: str | None = None) -> None:
    """Write a document as UTF-8 into the file that `--output` names; `-` and None are stdout.

    UsageError when that file is the ledger itself; UnforeseenError where a claim was left out,
    since a document that lacks one says what is not so.
    """
    refuse_incomplete(session)
    if output in (None, "-"):
        write_bytes(text.encode())
        return
    from claimcheck.store.ledger_file import put

    path = Path(str(output))
    if path.exists() and session.path.exists() and path.samefile(session.path):
        raise UsageError(f"{path} is the ledger; nothing was written", "name another file with -o")
    put(path, text.encode())


def refuse_incomplete(session: Session) -> None:
    """Refuse to give away a document that lacks a claim which cannot be judged."""
    for id_, fault in session.left_out.items():
        raise UnforeseenError(f"nothing was written, since {id_} cannot be judged", fault)
