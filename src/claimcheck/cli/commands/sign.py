"""`claimcheck sign`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.completion import verdicts
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.signature_change import AddSignature
from claimcheck.domain.model.signature import Signature


@with_keys_of(Signature, but=("of_",))
def command(
    ctx: typer.Context,
    id: opt.ID,
    verdict: Annotated[
        str | None,
        typer.Argument(
            metavar="[VERDICT]",
            help="The key of the ruling; default: the newest one that is waiting for signatures.",
            autocompletion=verdicts,
        ),
    ] = None,
    *,
    who: Annotated[
        str | None,
        typer.Option(
            "--who",
            envvar="CLAIMCHECK_WHO",
            metavar="NAME",
            help="Who signs it; default: git's user.name.",
        ),
    ] = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Sign a ruling: you stand behind it too.

    Where the setting `signatures` is 2 or more, a ruling is proposed until as many people stand
    behind it, its author included, and counts from the day of the last signature it needed. Nobody
    can sign a ruling of their own, or the same ruling twice. To take a signature back, retract it
    with `claimcheck correct`.

    \b
    Examples:
      claimcheck sign xpeng-flying --who am
      claimcheck sign xpeng-flying 2027-01-15-c0de --date yesterday --note "read both sources"
    """
    from claimcheck.desk.new_facts import make_signature

    session: Session = ctx.obj
    signature = make_signature(session, verdict or "", words, session.who(who))
    Writing(dry_run, quiet, wait).save(session, AddSignature(id, signature))
