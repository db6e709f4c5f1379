"""`claimcheck replied`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.completion import inquiries
from claimcheck.cli.console import stdin
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddReply
from claimcheck.domain.model.reply import Reply


@with_keys_of(Reply, "quote", "declined", "date", "source", but=("inquiry",))
def command(
    ctx: typer.Context,
    id: opt.ID,
    inquiry: Annotated[
        str | None,
        typer.Argument(
            metavar="[INQUIRY]",
            help="The key of the inquiry; default: the only one without a reply.",
            autocompletion=inquiries,
        ),
    ] = None,
    *,
    unasked: Annotated[
        bool, typer.Option("--unasked", help="Record a comment that you had not asked for.")
    ] = False,
    save: opt.Save = False,
    snapshot: opt.Snapshot = None,
    archive: opt.Archive = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record what the other side replied, or that it declined to comment.

    A reply is not evidence: no count and no outlook follows from it. If it has news of the claim,
    record that with `claimcheck add-evidence` too.

    \b
    Examples:
      claimcheck replied xpeng-flying --quote "We will deliver in March." --snapshot reply.eml
      claimcheck replied acme-plant 2026-12-20 --declined --date 2027-01-03
      claimcheck replied acme-plant --unasked --quote "The plan stands." --source URL --save
    """
    from claimcheck.desk.correspondents import reply_words
    from claimcheck.desk.new_facts import make_fact
    from claimcheck.desk.saved_sources import Copies, keep

    session: Session = ctx.obj
    writing = Writing(dry_run, quiet, wait)
    claim = session.ledger.find(id)
    words = reply_words(claim, {**words, "inquiry": inquiry}, writing.say, unasked=unasked)
    copies = Copies(save, snapshot, archive)
    kept = keep(session, words, copies, stdin(), writing.say, dry_run=dry_run)
    reply = kept.completed(make_fact(session, Reply, kept.words, session.who(who)))
    writing.save(session, AddReply(claim.id, reply), kept.attached)
