"""`claimcheck edit`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.completion import claim_ids
from claimcheck.cli.console import say
from claimcheck.cli.editor import open_in_editor
from claimcheck.desk.session import Session
from claimcheck.store.kept_writes import edited

if TYPE_CHECKING:
    from claimcheck.domain.model.ledger import Ledger


def command(
    ctx: typer.Context,
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="The claim to open: its id, the start of its id, or words from it.",
            autocompletion=claim_ids,
        ),
    ] = None,
) -> None:
    """Open the ledger in $VISUAL or $EDITOR, at the line of a claim, and check what was saved.

    What you save is kept. If it is not valid, the first error is shown and the exit code is 3.

    \b
    Examples:
      claimcheck edit xpeng-flying
      EDITOR="code --wait" claimcheck edit
    """
    session: Session = ctx.obj
    session.refuse_database(
        "an editor opens a file",
        "`claimcheck correct`, `revise`, `set` and `claimant` change what is recorded",
    )
    session.file_store.head()  # an editor would make a ledger that is not there
    line = _line(session, id) if id else 1
    path = str(session.path)
    if session.is_found_above:
        say(f"{path} is the nearest ledger above this folder")
    with edited(session.path, lambda: session.now):
        open_in_editor(path, line)
    _ = Session(path).ledger


def _line(session: Session, words: str) -> int:
    """Return the line of a claim, or that of the fault where no claim can be read."""
    ledger, problems = session.file_store.load()
    if problems and not ledger.claims:
        return session.file_store.place(problems[:1])[0].line
    line, _ = session.file_store.locate(("claims", _id(session, ledger, words)))
    return line


def _id(session: Session, ledger: "Ledger", words: str) -> str:
    """Return the id of the claim that words name; words that are in it need a valid ledger."""
    if len(ids := ledger.named(words)) == 1:
        return ids[0]
    from claimcheck.cli.claim_names import the_one

    return the_one(session, words, written_to=False)
