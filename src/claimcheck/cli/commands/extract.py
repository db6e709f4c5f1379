"""`claimcheck extract`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, emit, stdin, width, write_talk
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.errors import FOUND, UsageError
from claimcheck.extract.candidate import MIN_SCORE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claimcheck.desk.article_claims import Article
    from claimcheck.extract.candidate import Candidate
    from claimcheck.interchange.drafts_json import Refused
    from claimcheck.sources.source_reading import Document


def command(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|URL|-",
            help="A text, HTML page or PDF: a file, a URL, or - for stdin.",
        ),
    ],
    said: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="When it was published; default: as the source says, otherwise today.",
        ),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Record claims; on a terminal, one at a time.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --add: record all as drafts without asking.")
    ] = False,
    from_: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="S",
            help="The source of a file or of pasted text: URL or description.",
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
    drafts: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Read claims from this JSON list instead; each must appear in the text.",
        ),
    ] = None,
    against: Annotated[
        bool,
        typer.Option(
            "--against", help="Show which open claims of the ledger the text is about, and where."
        ),
    ] = False,
    day_first: opt.DayFirst = None,
    min_score: Annotated[
        float, typer.Option(metavar="S", min=0, max=1, help="The lowest score to show.")
    ] = MIN_SCORE,
    json: opt.Json = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Find the sentences of an article that make a claim to check later.

    Each is shown with its claimant, deadline, score and the reasons for the score. Nothing is
    recorded without --add: you then accept, edit or skip each one on a terminal; elsewhere, or with
    --yes, all become drafts. --drafts reads claims that a person or another program proposed; those
    that do not appear in the text are refused with the reason, and the exit code is 1.

    \b
    Examples:
      claimcheck extract article.txt --said 2025-03-08
      claimcheck extract https://example.org/interview.html --add
      claimcheck extract - --add --source https://example.org/interview --save < interview.txt
      claimcheck extract article.txt --drafts proposed.json --add
      claimcheck extract https://example.org/news --against
      pdftotext report.pdf - | claimcheck extract - --json --min-score 0.7
    """
    from claimcheck.desk import dates
    from claimcheck.desk.article_claims import Extracted, article_of, day_of
    from claimcheck.desk.article_evidence import spoken_of
    from claimcheck.extract.text.language import foreign_language
    from claimcheck.sources.source_reading import read, take

    session: Session = ctx.obj
    session.day_first = day_first
    with_add = {"--yes": yes, "--source": from_ and not against, "--title": title, "--save": save}
    _refuse(json=json, add=add, against=against, drafts=drafts, source=source, with_add=with_add)
    writing = Writing(dry_run, quiet, wait)
    if source == "-" and sys.stdin.isatty():
        writing.say("paste the text, then press Ctrl-D on a line of its own")
    material = take(source, stdin(), session.bounds)
    document = read(material)
    language = None if against or drafts else foreign_language(document.text)
    if language:
        writing.say(f"the text is in {language}, not in English: no claims are proposed")
        if json:
            emit("extract", None, Extracted([]))
        return
    day = (
        dates.first_day(session, said, "--said") if said else day_of(session, document, writing.say)
    )
    if add and day > session.today:
        raise UsageError(f"--said: {day} is after today", f"give a day up to {session.today}")
    if against and not json:
        _show_against(session, writing, document, day, from_ or source)
        return
    found, refused = _found(session, document, day, min_score, drafts)
    if json:
        spoken = spoken_of(session, document.text) if against else []
        emit("extract", None, Extracted(found, refused, spoken))
    else:
        from claimcheck.report.terminal.extract_output import draw_refused

        told = draw_refused((one.number, one.field, one.value, one.reason) for one in refused)
        write_talk("".join(f"{line.plain}\n" for line in told))
        if found:
            by = session.who(who)
            article = article_of(session, material, document, day, from_, title, stdin(), save=save)
            _show_or_record(session, writing, document.text, found, article, by, add=add, yes=yes)
        elif not refused:
            writing.say("no checkable claim about the future was found")
    if refused:
        raise typer.Exit(FOUND)


def _refuse(
    *,
    json: bool,
    add: bool,
    against: bool,
    drafts: str | None,
    source: str,
    with_add: "Mapping[str, object]",
) -> None:
    """Refuse options that do not go together (2)."""
    if json and add:
        raise UsageError("--json shows what is found and --add records it; give one of them")
    if against and (add or drafts is not None):
        raise UsageError(
            "--against shows claims already in the ledger; leave out --add and --drafts"
        )
    if not add and (wish := next((name for name, given in with_add.items() if given), None)):
        raise UsageError(f"{wish} goes with --add", "without --add nothing is recorded")
    if source == "-" == drafts:
        raise UsageError(
            "the text and --drafts cannot both be stdin", "name a file for one of them"
        )


def _show_against(
    session: Session, writing: Writing, document: "Document", day: "date", source: str
) -> None:
    """Show the open claims that a text speaks to, each with the command that records it."""
    from claimcheck.desk.article_evidence import evidence_command, spoken_of
    from claimcheck.report.terminal.extract_output import draw_spoken_to

    spoken = spoken_of(session, document.text)
    if not spoken:
        writing.say("the text says nothing about the open claims of this ledger")
    where = document.address or (None if source == "-" else source)
    date = min(day, session.today)
    ledger = session.ledger
    texts = [ledger.claims[one.claim].text for one in spoken]
    rows = (
        (one.claim, text, one.sentence, one.why, evidence_command(one, where, date))
        for one, text in zip(spoken, texts, strict=True)
    )
    draw(draw_spoken_to(rows, width()))


def _found(
    session: Session, document: "Document", day: "date", min_score: float, drafts: str | None
) -> "tuple[list[Candidate], list[Refused]]":
    """Return the claims of a text, or those of drafts that stand in it and what is refused."""
    from claimcheck.desk import dates

    calendar = dates.any_calendar(session)
    if drafts is None:
        from claimcheck.extract.candidate import extract

        return list(extract(document.text, day, calendar, min_score, document.title)), []
    from claimcheck.desk.drafts import admit
    from claimcheck.desk.source_files import read_bytes
    from claimcheck.interchange.drafts_json import read_drafts

    proposed = read_drafts(read_bytes(drafts, stdin()), drafts)
    admitted = admit(proposed, document.text, day, calendar)
    return admitted.found, admitted.refused


def _show_or_record(
    session: Session,
    writing: Writing,
    text: str,
    found: "list[Candidate]",
    article: "Article",
    by: str | None,
    *,
    add: bool,
    yes: bool,
) -> None:
    """Show what was found, or record it: on a terminal one at a time, else as drafts."""
    from claimcheck.desk.article_claims import (
        drafted_claims,
        import_of,
        in_words,
        known_in_other_words,
        said_once,
    )

    claims = drafted_claims(session, found, article, by)
    near = known_in_other_words(session, claims, needed=add)
    if not add:
        from claimcheck.report.terminal.extract_output import draw_candidates

        likes = [near[claim.id].like if claim.id in near else None for claim in claims]
        draw(draw_candidates([in_words(one) for one in found], likes, width()))
    elif not yes and sys.stdin.isatty() and sys.stdout.isatty():
        from claimcheck.cli.candidate_round import CandidateRound

        CandidateRound(session, writing, text, article.attached).walk(found, claims, near)
    else:
        new = [one for one in claims if one.id not in near]
        once = said_once(new)
        writing.save(session, import_of(once), article.attached)
        if len(once) < len(new):
            writing.say(f"repeated in the same words and recorded once: {len(new) - len(once)}")
        if near:
            writing.say(f"left out as near-duplicates of the ledger: {len(near)}")
