"""`claimcheck verify`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    Json,
    KnownOn,
    Limit,
    Quiet,
    StatusFilter,
    TagFilter,
    WhereFilter,
)
from claimcheck.desk import moments
from claimcheck.desk.selection import only, select
from claimcheck.desk.session import Session
from claimcheck.errors import FOUND, UsageError

if TYPE_CHECKING:
    from claimcheck.domain.standing.standing import Moment
    from claimcheck.domain.standing.view import View
    from claimcheck.domain.verifying.verification import Verified


def command(
    ctx: typer.Context,
    links: Annotated[
        bool, typer.Option("--links", help="Check the addresses of the sources too.")
    ] = False,
    git: Annotated[
        bool,
        typer.Option(
            "--git", help="Compare when facts were recorded with when they were committed."
        ),
    ] = False,
    signed: Annotated[
        bool,
        typer.Option(
            "--signed",
            help="With --git: check who signed the commits of rulings and of their signatures.",
        ),
    ] = False,
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            help="Also check that this head, noted earlier, is part of the ledger's chain.",
        ),
    ] = None,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    limit: Limit = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check that saved sources are intact, and that the quotes appear in them.

    Every snapshot is hashed again; altered, missing and orphaned ones are listed. Each quote is
    looked up in its snapshot. --links checks whether the addresses of the sources still answer;
    --git shows what was entered later than it says, or edited afterwards, and rulings that were
    signed by the author of their own commit; --git --signed also checks the signatures of these
    commits with your own keys (gpg.ssh.allowedSignersFile of your git settings, or GPG). In a
    database, the chain of blocks is checked and its head is printed: note it, and --head shows
    later that nothing before it was altered. Exits with 1 if anything is found; nothing is written.

    \b
    Examples:
      claimcheck verify
      claimcheck verify --links
      claimcheck verify --git --json
      claimcheck verify --git --signed
      claimcheck verify --claimant XPENG --json
      claimcheck --file sqlite:///claims.db verify --head 9f3f4844f3b2c6da
    """
    from claimcheck.cli.progress import track
    from claimcheck.desk import evidence_inspection
    from claimcheck.domain.verifying.citation import citations, digests
    from claimcheck.domain.verifying.verification import Verified, compare, nothing_else

    session: Session = ctx.obj
    if signed and not git:
        raise UsageError("--signed is about commits", "write --git --signed")
    if git:
        session.refuse_database(
            "--git reads the commits of a file",
            "`claimcheck verify` checks the chain of its blocks, and --head an earlier head",
        )
    chain, unchained = evidence_inspection.check_chain(session, head)
    if any(one.kind == "chain" for one in unchained):
        moment = moments.moment(session, as_of, known_on)
        _tell(moment, nothing_else(chain, unchained), limit, json=json, quiet=quiet)
    selection = select(session, None, status, claimant, tag, where=where)
    view = only(moments.view(session, as_of, known_on), selection, say)
    cites = citations(session.ledger, view.day, view.known_on)
    cited = [one for one in cites if view.shows(one.claim)]
    sources = [one for one in cited if one.source and not one.is_retracted]
    snapshots = session.store.snapshots
    specimens = evidence_inspection.hash_snapshots(snapshots, track)
    if view.filter:
        named = {one.digest for one in cited if one.digest}
        specimens = [one for one in specimens if one.digest in named]
    problems = list(compare(cited, digests(session.ledger), specimens))
    looked_up = evidence_inspection.look_up_quotes(snapshots, cited, specimens, track)
    quotes, edited, misquoted = looked_up
    compared = evidence_inspection.compare_with_git(session, track, signed=signed) if git else None
    late = compared.findings if compared else []
    committed = [one for one in late if not view.filter or (one.claim and view.shows(one.claim))]
    asked, rotten = evidence_inspection.ask_links(session, sources, track) if links else (None, [])
    verified = Verified(
        checked=len(specimens),
        sources=len(sources),
        saved=sum(one.digest is not None for one in sources),
        quotes=quotes,
        edited=edited,
        history=compared.history if compared else None,
        signed=compared.signed if compared else None,
        links=asked,
        chain=chain,
        filter=view.filter,
        problems=[*unchained, *problems, *misquoted, *committed, *rotten],
    )
    _tell(view, verified, limit, json=json, quiet=quiet)


def _tell(
    moment: "Moment | View", verified: "Verified", limit: int | None, *, json: bool, quiet: bool
) -> None:
    """Print what was found; typer.Exit(FOUND) where anything was."""
    if json:
        emit("verify", moment, replace(verified, problems=verified.problems[:limit]))
    else:
        from claimcheck.report.terminal.verify_output import draw_findings, summary

        draw(draw_findings(verified.problems[:limit], width()))
        for line in summary(verified):
            say(line, quiet=quiet)
    if verified.problems:
        raise typer.Exit(FOUND)
