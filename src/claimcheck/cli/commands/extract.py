"""`claimcheck extract`."""

import sys
from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, emit, stdin, width
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError
from claimcheck.extract.candidate import MIN_SCORE


def command(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|URL|-",
            help="A text, an HTML page or a PDF; - is stdin; a URL is fetched.",
        ),
    ],
    said: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When it was published; else as the source says, else today."
        ),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Record claims: on a terminal one at a time.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --add: ask nothing, record all as drafts.")
    ] = False,
    from_: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="S",
            help="With --add: where pasted text or a file is from, an address or words.",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TITLE", help="With --add: the title of the source.")
    ] = None,
    save: Annotated[
        bool,
        typer.Option(
            "--save", help="With --add: keep the page beside the ledger, once for all its claims."
        ),
    ] = False,
    min_score: Annotated[
        float, typer.Option(metavar="S", min=0, max=1, help="The least score that is shown.")
    ] = MIN_SCORE,
    json: opt.Json = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Find the sentences of an article that make a claim somebody can check later.

    Each has its claimant, deadline, a score and the reasons for it. Nothing is recorded without
    --add; then on a terminal you accept, edit or skip each one, and elsewhere, or with --yes,
    they become drafts.

    \b
    Examples:
      claimcheck extract article.txt --said 2025-03-08
      claimcheck extract https://example.org/interview.html --add
      pdftotext report.pdf - | claimcheck extract - --json --min-score 0.7
    """
    from claimcheck.desk import dates
    from claimcheck.desk.article_claims import (
        Extracted,
        article_of,
        day_of,
        drafted_claim,
        import_of,
        in_words,
        known_in_other_words,
    )
    from claimcheck.extract.candidate import extract
    from claimcheck.sources.source_reading import read, take

    session: Session = ctx.obj
    if json and add:
        raise UsageError("--json shows what is found and --add records it; give one of them")
    wishes = {"--yes": yes, "--source": from_, "--title": title, "--save": save}
    if not add and (wish := next((name for name, given in wishes.items() if given), None)):
        raise UsageError(f"{wish} goes with --add", "without --add nothing is recorded")
    writing = Writing(dry_run, quiet, wait)
    if source == "-" and sys.stdin.isatty():
        writing.say("paste the text, then press Ctrl-D on a line of its own")
    material = take(source, stdin(), session.bounds)
    document = read(material)
    day = (
        dates.first_day(session, said, "--said") if said else day_of(session, document, writing.say)
    )
    if add and day > session.today:
        raise UsageError(f"--said: {day} is after today", f"give a day up to {session.today}")
    found = list(
        extract(document.text, day, dates.any_calendar(session), min_score, document.title)
    )
    if json:
        emit("extract", None, Extracted(found))
        return
    if not found:
        writing.say("no claim about the future was found that can be checked")
        return
    by = session.who(who)
    article = article_of(session, material, document, day, from_, title, stdin(), save=save)
    claims = [drafted_claim(session, one, article, by) for one in found]
    near = known_in_other_words(session, claims, needed=add)
    if add and not yes and sys.stdin.isatty() and sys.stdout.isatty():
        from claimcheck.cli.candidate_round import CandidateRound

        CandidateRound(session, writing, document.text, article.attached).walk(found, claims, near)
    elif add:
        new = import_of([one for one in claims if one.id not in near])
        writing.save(session, new, article.attached)
        if near:
            writing.say(f"left out as near-duplicates of the ledger: {len(near)}")
    else:
        from claimcheck.report.terminal.extract_output import draw_candidates

        likes = [near[claim.id].like if claim.id in near else None for claim in claims]
        draw(draw_candidates([in_words(one) for one in found], likes, width()))
