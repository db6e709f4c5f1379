"""`claimcheck add`."""

import sys
from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.model.claim import Claim


@with_keys_of(Claim, "claimant", "deadline", "made", but=("text",), asked=("claimant",))
def command(
    ctx: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help="The claim in one sentence; on a terminal, leave it out to be asked.",
        ),
    ] = None,
    *,
    edit: opt.Edit = False,
    undated: Annotated[
        bool,
        typer.Option(
            "--undated", help="Record that no date was named; --by keeps words such as “soon”."
        ),
    ] = False,
    day_first: opt.DayFirst = None,
    save: opt.Save = False,
    snapshot: opt.Snapshot = None,
    archive: opt.Archive = False,
    id: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help="The id of the claim; default: made from claimant and text."
        ),
    ] = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record a claim and print its id.

    On a terminal, `claimcheck add` alone asks for what is needed, and shows the claim before it is
    recorded.

    \b
    Examples:
      claimcheck add
      claimcheck add "XPENG will mass-produce flying cars" --claimant XPENG --by 2026
      claimcheck add "Acme will open in 60 countries" --claimant Acme --by "end of next year" \\
        --made 2025-03-08 --target "countries >= 60" --source https://example.org/interview
      claimcheck add "Acme will build robots" --claimant Acme --by soon --undated
    """
    from claimcheck.cli.claim_recording import ClaimRecording
    from claimcheck.desk.saved_sources import Copies

    session: Session = ctx.obj
    session.day_first = day_first
    writing = Writing(dry_run, quiet, wait)
    copies = Copies(save, snapshot, archive)
    recording = ClaimRecording(session, writing, copies, session.who(who), id or "")
    words |= {"text": text, "undated": undated}
    if edit:
        _ = session.ledger  # before a form is filled in that could not be recorded
        from claimcheck.cli.form_editing import fill_in

        fill_in(Claim, "A new claim", words, recording.record)
    elif text is None and sys.stdin.isatty() and sys.stdout.isatty():
        from claimcheck.cli.claim_entry import ClaimEntry

        ClaimEntry(recording, words).run()
    else:
        recording.record(words)
