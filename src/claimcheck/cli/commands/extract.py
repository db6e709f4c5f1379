"""`claimcheck extract`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, emit, say, stdin, width
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import Span
from claimcheck.errors import LedgerError, UsageError
from claimcheck.extract.candidate import MIN_SCORE, Candidate

if TYPE_CHECKING:
    from claimcheck.interchange.importing.near_duplicates import NearDuplicate
    from claimcheck.sources.source_reading import Document


@dataclass(frozen=True, slots=True)
class Extracted:
    """The JSON of `extract`."""

    claims: list[Candidate]


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
    from claimcheck.extract.candidate import extract
    from claimcheck.sources.source_reading import read_source

    session: Session = ctx.obj
    if json and add:
        raise UsageError("--json shows what is found and --add records it; give one of them")
    if yes and not add:
        raise UsageError("--yes goes with --add", "without --add nothing is recorded")
    document = read_source(source, stdin(), session.bounds)
    day = dates.first_day(session, said, "--said") if said else _published(session, document, quiet)
    if add and day > session.today:
        raise UsageError(f"--said: {day} is after today", f"give a day up to {session.today}")
    found = list(
        extract(document.text, day, dates.any_calendar(session), min_score, document.title)
    )
    if json:
        emit("extract", None, Extracted(found))
        return
    claims = [_claim(session, one, day, source, document, who) for one in found]
    near = _near(session, claims, needed=add)
    if not found:
        say("no claim about the future was found that can be checked", quiet=quiet)
        return
    writing = Writing(dry_run, quiet, wait)
    if add and not yes and sys.stdin.isatty() and sys.stdout.isatty():
        from claimcheck.cli.candidate_round import CandidateRound

        CandidateRound(session, writing).walk(found, claims, near)
    elif add:
        _add_all(session, [claim for claim in claims if claim.id not in near], writing)
        if near:
            say(f"left out as near-duplicates of the ledger: {len(near)}", quiet=quiet)
    else:
        from claimcheck.report.terminal.extract_output import draw_candidates

        likes = [near[claim.id].like if claim.id in near else None for claim in claims]
        draw(draw_candidates(_shown(found), likes, width()))


def _published(session: Session, document: "Document", quiet: bool) -> date:
    """Return the day of the source: its own, that of a date line at its top, else today."""
    from claimcheck.domain.deadline import Unreadable, parse_date

    if document.published is not None:
        return document.published
    for line in document.text[:2000].split("\n")[:5]:
        try:
            if any(letter.isdigit() for letter in line) and len(line) < 40:
                day = parse_date(line.replace(" ,", ",").strip(), session.today).span
                if day.is_day and day.earliest <= session.today:
                    say(f"read as published on {day.earliest}, its date line", quiet=quiet)
                    return day.earliest
        except Unreadable:
            continue
    say("the source has no date: read as of today; --said DATE says another", quiet=quiet)
    return session.today


def _claim(
    session: Session,
    one: Candidate,
    day: date,
    source: str,
    document: "Document",
    who: str | None,
) -> Claim:
    """Return the claim that a candidate makes, a draft, with its place in the text as its id."""
    from claimcheck.domain.model.visible import visible

    text = visible(one.sentence)
    return Claim(
        id=f"at-{one.offset}",
        text=text,
        claimant=visible(one.claimant or "unknown"),
        speaker=visible(one.speaker) if one.speaker else None,
        made=Span.day(day),
        deadline=Span.days(one.earliest, one.latest) if one.earliest and one.latest else None,
        deadline_words=visible(one.deadline_words) if one.deadline_words else None,
        quote=text,
        source=None if source == "-" else document.address or source,
        title=document.title,
        kind=one.kind,
        target=one.target,
        draft=True,
        by=session.who(who),
        recorded=session.now,
    )


def _near(session: Session, claims: Sequence[Claim], *, needed: bool) -> "dict[str, NearDuplicate]":
    """Return what the ledger has already in nearly the same words; a ledger need not be there."""
    from claimcheck.interchange.importing.near_duplicates import near_duplicates

    try:
        known = session.ledger.claims
    except LedgerError:
        if needed:
            raise
        return {}
    return {one.claim: one for one in near_duplicates(claims, known.values())}


def _add_all(session: Session, claims: Sequence[Claim], writing: Writing) -> None:
    from claimcheck.domain.changing.change import Import
    from claimcheck.domain.changing.row_intake import Foreign

    rows = tuple(Foreign(at, claim.but(id="")) for at, claim in enumerate(claims, 1))
    writing.save(session, Import(rows))


def _shown(found: Sequence[Candidate]) -> list[tuple[str, ...]]:
    from claimcheck.cli.candidate_round import shown

    return [shown(one) for one in found]
