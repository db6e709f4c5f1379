"""`claimcheck add`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import stdin
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.errors import UsageError


@with_keys_of(Claim, "claimant", "deadline", "made", but=("text",))
def command(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The claim in one sentence of yours.")
    ],
    *,
    undated: Annotated[
        bool, typer.Option("--undated", help="No date was named; --by keeps words such as “soon”.")
    ] = False,
    save: opt.Save = False,
    snapshot: opt.Snapshot = None,
    archive: opt.Archive = False,
    id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Its id; else made from claimant and text."),
    ] = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record a claim and print its id.

    \b
    Examples:
      claimcheck add "XPENG will mass-produce flying cars" --claimant XPENG --by 2026
      claimcheck add "Acme will open in 60 countries" --claimant Acme --by "end of next year" \\
        --made 2025-03-08 --target "countries >= 60" --source https://example.org/interview
      claimcheck add "Acme will build robots" --claimant Acme --by soon --undated
    """
    from claimcheck.desk.new_facts import make_claim
    from claimcheck.desk.saved_sources import Copies, keep
    from claimcheck.domain.model.visible import visible
    from claimcheck.interchange.importing.near_duplicates import near_duplicates

    session: Session = ctx.obj
    writing = Writing(dry_run, quiet, wait)
    if words["deadline"] is None and not undated:
        raise UsageError(
            "by when? --by DEADLINE is missing", "where no date was named, add --undated"
        )
    copies = Copies(save, snapshot, archive)
    kept = keep(session, words, copies, stdin(), writing.say, dry_run=dry_run)
    by = session.who(who)
    claim = make_claim(session, {**kept.words, "text": text}, by, writing.say, undated=undated)
    claim = kept.completed(claim.but(id=id or ""))
    near = list(near_duplicates([claim], session.ledger.claims.values()))
    writing.save(session, AddClaim(claim), kept.attached)
    for one in near:
        writing.say(f"{one.percent}% the same as {one.like}: “{visible(one.like_text)}”")
