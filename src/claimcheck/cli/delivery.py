"""A finished document on its way out: to stdout, or into a file, all of it or nothing."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from claimcheck.cli import garbage
from claimcheck.cli.console import write_bytes
from claimcheck.desk.session import Session
from claimcheck.errors import UnforeseenError, UsageError

if TYPE_CHECKING:
    from claimcheck.interchange.document_format import DocumentFormat

Force = Annotated[
    bool,
    typer.Option("--force", help="Let -o overwrite a file of another format, but never TOML."),
]

_HINT: Final = "name another file with -o"


def deliver(
    session: Session,
    document: str | bytes | Iterator[str],
    format: "DocumentFormat",
    output: str | None = None,
    *,
    force: bool = False,
) -> None:
    """Write a document into the file that `--output` names; `-` and None are stdout.

    A text goes out as UTF-8. The pieces of one that is drawn as it goes are kept in a temporary
    file until it is whole.

    UsageError when that file is a ledger, stands among the snapshots, or holds something of
    another format, which `force` permits. UnforeseenError where a claim was left out, since a
    document that lacks one says what is not so.
    """
    refuse_incomplete(session)
    with _whole(document) as content:
        if output in (None, "-"):
            write_bytes(content)
            return
        path = Path(str(output))
        refuse_ledgers_and_snapshots(session, path)
        from claimcheck.store import ledger_file

        beginning = ledger_file.beginning(path)
        if beginning.strip() and not force:
            _refuse_other(path, beginning, format)
        ledger_file.put(path, content)


def _whole(
    document: str | bytes | Iterator[str],
) -> contextlib.AbstractContextManager[bytes | BinaryIO]:
    if isinstance(document, str | bytes):
        content = document.encode() if isinstance(document, str) else document
        return contextlib.nullcontext(content)
    from claimcheck.store.drawn_document import drawn

    garbage.collect()
    return drawn(document)


def refuse_ledgers_and_snapshots(session: Session, path: Path) -> None:
    """Refuse to write a document over what cannot be made again (UsageError)."""
    from claimcheck.interchange.document_format import formats_of
    from claimcheck.store import evidence_folder, ledger_file

    held = session.ledger_file
    if held and ledger_file.is_same(path, held):
        raise UsageError(f"{path} is the ledger; nothing was written", _HINT)
    if held and evidence_folder.is_inside(path, ledger_file.folder_of(held)):
        raise UsageError(
            f"{path} is in the folder for snapshots, where nothing else belongs; nothing "
            "was written",
            _HINT,
        )
    beginning = ledger_file.beginning(path)
    if beginning.strip() and ("TOML" in formats_of(beginning) or path.suffix.lower() == ".toml"):
        raise UsageError(
            f"{path} is TOML, as ledgers are, and is not overwritten; nothing was written",
            f"{_HINT}, or remove this one first",
        )


def _refuse_other(path: Path, beginning: bytes, format: "DocumentFormat") -> None:
    from claimcheck.interchange.document_format import formats_of

    there = formats_of(beginning)
    if format not in there:
        held = there[0] if there else "binary data"
        raise UsageError(
            f"{path} holds {held}, not {format}; nothing was written",
            f"{_HINT}, or overwrite it with --force",
        )


def refuse_incomplete(session: Session) -> None:
    """Refuse to give away a document that lacks a claim which cannot be judged."""
    for id_, fault in session.left_out.items():
        raise UnforeseenError(f"{id_} cannot be judged; nothing was written", fault)
