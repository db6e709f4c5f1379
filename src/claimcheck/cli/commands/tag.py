"""`claimcheck tag`."""

from typing import Annotated, Final

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.completion import claim_ids
from claimcheck.cli.tag_words import TagCommand, sort_words
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError

CLASS: Final = TagCommand


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="ID... +TAG -TAG...",
            help="Claims, then the tags to add (+) and to drop (-).",
            autocompletion=claim_ids,
        ),
    ],
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Add tags to claims and drop tags from them.

    After a claim, every word that begins with + or - is a tag, so put -q and -h before the claim.

    \b
    Examples:
      claimcheck tag xpeng-flying +aviation -ev
      claimcheck tag xpeng-flying acme-plant +"clean energy" --who am
    """
    from claimcheck.cli.claim_names import the_one
    from claimcheck.cli.filing import file_claims
    from claimcheck.desk.claim_search import NoMatchError

    session: Session = ctx.obj
    claims, added, dropped = sort_words(words)
    tags = {"tags_added": added, "tags_dropped": dropped}
    try:
        ids = [the_one(session, one, written_to=True) for one in claims]
    except NoMatchError as error:
        if len(claims) == 1:
            raise
        hint = "a tag is written with a sign: + adds it and - drops it"
        raise UsageError(error.message, hint) from None
    file_claims(session, ids, tags, who, Writing(dry_run, quiet, wait))
