"""`claimcheck site`."""

from contextlib import suppress
from os.path import realpath
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import garbage
from claimcheck.cli.console import print_name, printing_what_was, say
from claimcheck.cli.delivery import refuse_incomplete
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    KnownOn,
    Quiet,
    StatusFilter,
    TagFilter,
    Wait,
    WhereFilter,
    With,
)
from claimcheck.desk import moments
from claimcheck.desk.selection import NONE_MATCHES, only, select
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to publish into; created if missing.")
    ],
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Show on the front page what changed after this day; default: 30 days ago.",
        ),
    ] = None,
    with_: With = None,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    quiet: Quiet = False,
    wait: Wait = 30,
) -> None:
    """Publish the ledger as a static site: an index, and a page for each claim, claimant and tag.

    A feed, a calendar, the data, and pages of corrections and on the method come with it; with a
    base-url in the settings, also a sitemap and ClaimReview. Drafts, notes and forecasts are left
    out unless --with includes them. A folder that holds anything else is refused; unchanged pages
    are not written again.

    \b
    Examples:
      claimcheck site public
      claimcheck site public --as-of 2025-12-31 --since 2025
      claimcheck site public --with drafts
      claimcheck site aviation --tag aviation
    """
    from claimcheck.cli.progress import is_shown, track
    from claimcheck.desk.dates import first_day
    from claimcheck.desk.option_values import private
    from claimcheck.desk.publication import refuse_other_address, site_files
    from claimcheck.domain.model.english import count_of
    from claimcheck.domain.publishing.published import readers_view
    from claimcheck.report.board import make_board, month_before
    from claimcheck.store.site_folder import replace_folder

    session: Session = ctx.obj
    if session.ledger_file:
        _refuse_folder_of_ledger(session.ledger_file, folder)
    show = private(with_)
    selection = select(session, None, status, claimant, tag, where=where)
    session.read_whole()
    whole = only(moments.view(session, as_of, known_on), selection, say)
    if whole.ids is not None and not whole.ids:
        raise UsageError(
            f"{NONE_MATCHES}, so the site would be empty; nothing was written",
            "change the filter, or leave it out",
        )
    refuse_other_address(whole)
    start = first_day(session, since, "--since") if since else month_before(whole.day)
    view = readers_view(whole, show)
    board = make_board(view, start, show)
    refuse_incomplete(session)
    files = site_files(view, board, show)
    made = ((one.path, one.content()) for one in files)
    garbage.collect()
    is_watched = not quiet and is_shown()
    shown = track(made, len(files), "Writing pages", long=1) if is_watched else made
    done = replace_folder(folder, shown, wait)
    kept = f", {done.kept:,} unchanged" if done.kept else ""
    removed = f", {done.removed:,} removed" if done.removed else ""
    say(f"{count_of(done.written, 'file')} written{kept}{removed}", quiet=quiet)
    with printing_what_was(f"the site is in {folder}, but its name cannot be printed"):
        print_name(folder)


def _refuse_folder_of_ledger(ledger: Path, folder: Path) -> None:
    """Refuse a folder in whose place the ledger would go, whatever its name is."""
    with suppress(FileNotFoundError):  # where we are is gone, which the writing tells
        if Path(realpath(ledger)).is_relative_to(realpath(folder)):
            raise UsageError(
                f"{folder} holds the ledger and would be replaced; nothing was changed",
                "name another folder",
            )
