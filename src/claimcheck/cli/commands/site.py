"""`claimcheck site`."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimcheck.cli.console import say
from claimcheck.cli.options import AsOf, KnownOn, Quiet, Wait, With
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.domain.standing.view import View
    from claimcheck.report.board import Board


class NoWebAddressError(UsageError):
    """The base-url of the ledger is no address of the web (2)."""

    def __init__(self, base_url: str) -> None:
        super().__init__(
            f"base-url is “{base_url}”, which is no web address; nothing was written",
            'write base-url = "https://…" under [settings], or leave it out',
        )


def command(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to publish; made when it is missing.")
    ],
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The front page tells what changed after this day; 30 days back unless said.",
        ),
    ] = None,
    with_: With = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    quiet: Quiet = False,
    wait: Wait = 30,
) -> None:
    """Publish the ledger as a static site: an index, and a page for each claim and claimant.

    With them go a feed, a calendar, the data and a page on the method; with a base-url in the
    settings also a sitemap and ClaimReview. Drafts, notes and forecasts stay out unless asked
    for. A folder that holds anything else is refused; pages that are as before are not written
    again.

    \b
    Examples:
      claimcheck site public
      claimcheck site public --as-of 2025-12-31 --since 2025
      claimcheck site public --with drafts
    """
    from claimcheck.desk.dates import first_day
    from claimcheck.desk.option_values import private
    from claimcheck.domain.model.english import count_of
    from claimcheck.domain.publishing.address import web_address
    from claimcheck.domain.publishing.published import published
    from claimcheck.domain.standing.view import View
    from claimcheck.report.board import make_board, month_before
    from claimcheck.report.html.site_pages import page_count
    from claimcheck.store.site_folder import replace_folder

    session: Session = ctx.obj
    show = private(with_)
    view = moments.view(session, as_of, known_on)
    base_url = view.ledger.settings.base_url
    if base_url and not web_address(base_url):
        raise NoWebAddressError(base_url)
    start = first_day(session, since, "--since") if since else month_before(view.day)
    view = View(published(view.ledger, {*show, "drafts"}), view.day, view.known_on)
    board = make_board(view, start, show)
    files = _files(view, board, "drafts" in show)
    done = replace_folder(folder, _with_progress(files, page_count(view, board) + 3, quiet), wait)
    kept = f", {done.kept:,} as before" if done.kept else ""
    removed = f", {done.removed:,} removed" if done.removed else ""
    say(f"{count_of(done.written, 'file')} written{kept}{removed}", quiet=quiet)
    typer.echo(folder)


def _files(view: "View", board: "Board", with_drafts: bool) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site."""
    from claimcheck.domain.publishing.published import published
    from claimcheck.interchange.exporting.claim_review_export import CONTEXT, claim_node
    from claimcheck.interchange.exporting.export_formats import write_dated, write_whole
    from claimcheck.report.html.site_pages import draw_site

    claims = [one.claim for one in board.claims]
    reviews = {}
    if view.ledger.settings.base_url:
        ruled = (one for one in claims if one.ruled_on)
        reviews = {one.id: {"@context": CONTEXT, **claim_node(view, one)} for one in ruled}
    data = view.ledger if with_drafts else published(view.ledger, ("notes", "forecasts"))
    others: dict[str, Callable[[], str]] = {
        "feed.xml": lambda: write_dated("atom", view, claims),
        "claims.ics": lambda: write_dated("ics", view, claims),
        "claims.json": lambda: write_whole("json", data),
    }
    for path, text in draw_site(view, board, reviews=reviews, others=others.keys()):
        yield path, text.encode()
    for path, write in others.items():
        yield path, write().encode()


def _with_progress(files: Any, count: int, quiet: bool) -> Iterator[tuple[str, bytes]]:
    """Yield files with a bar on stderr where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(files, "Writing pages", count, console=console, transient=True)
