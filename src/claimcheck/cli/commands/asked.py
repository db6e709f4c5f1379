"""`claimcheck asked`."""

from typing import Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddInquiry
from claimcheck.domain.model.inquiry import Inquiry


@with_keys_of(Inquiry, "to", "question", "reply_by")
def command(
    ctx: typer.Context,
    ids: opt.IDS,
    *,
    day_first: opt.DayFirst = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record what you asked the other side, about one claim or several.

    Readers are told of it, and of the reply; once --reply-by has passed, that there was none.

    \b
    Examples:
      claimcheck asked xpeng-flying --to "press office" \\
        --question "When will the first one be delivered?" --reply-by "in 10 days"
      claimcheck asked acme-plant acme-jobs --to "Jane Doe" --question "What became of it?" \\
        --date 2026-12-20 --reply-by "5 January 2027"
    """
    from claimcheck.desk.correspondents import make_inquiry
    from claimcheck.domain.standing.exchange import Exchange
    from claimcheck.domain.standing.exchange_words import told

    session: Session = ctx.obj
    session.day_first = day_first
    writing = Writing(dry_run, quiet, wait)
    inquiry = make_inquiry(session, words, session.who(who), writing.say)
    writing.save(session, AddInquiry(tuple(ids), inquiry))
    writing.say(f"for readers: {told(Exchange(inquiry, ()), '', session.today)}")
