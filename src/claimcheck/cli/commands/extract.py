"""`claimcheck extract`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, emit, stdin, width
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError
from claimcheck.extract.candidate import MIN_SCORE

if TYPE_CHECKING:
    pass


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
        day_of,
        drafted_claim,
        import_of,
        in_words,
        known_in_other_words,
    )
    from claimcheck.extract.candidate import extract
    from claimcheck.sources.source_reading import read_source

    session: Session = ctx.obj
    if json and add:
        raise UsageError("--json shows what is found and --add records it; give one of them")
    if yes and not add:
        raise UsageError("--yes goes with --add", "without --add nothing is recorded")
    writing = Writing(dry_run, quiet, wait)
    document = read_source(source, stdin(), session.bounds)
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
    by = session.who(who)
    claims = [drafted_claim(session, one, day, source, document, by) for one in found]
    near = known_in_other_words(session, claims, needed=add)
    if not found:
        writing.say("no claim about the future was found that can be checked")
        return
    if add and not yes and sys.stdin.isatty() and sys.stdout.isatty():
        from claimcheck.cli.candidate_round import CandidateRound

        CandidateRound(session, writing).walk(found, claims, near)
    elif add:
        writing.save(session, import_of([one for one in claims if one.id not in near]))
        if near:
            writing.say(f"left out as near-duplicates of the ledger: {len(near)}")
    else:
        from claimcheck.report.terminal.extract_output import draw_candidates

        likes = [near[claim.id].like if claim.id in near else None for claim in claims]
        draw(draw_candidates([in_words(one) for one in found], likes, width()))
