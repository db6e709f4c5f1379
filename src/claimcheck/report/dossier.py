"""Everything about one claim, for `show`."""

from collections.abc import Iterator

from claimcheck.domain.claim import Claim
from claimcheck.domain.detail import Detail
from claimcheck.domain.pace import Pace
from claimcheck.domain.plain import days
from claimcheck.domain.standing import Deadline
from claimcheck.domain.target import Target, number_in_words
from claimcheck.report.line import Line
from claimcheck.report.style import HEADING, QUIET, STYLES, when
from claimcheck.report.text import hanging
from claimcheck.report.timeline import draw_timeline, foreign, quoted

_LABEL = 11


def draw_dossier(detail: Detail, width: int | None) -> Iterator[Line]:
    """Yield the lines of a claim's page within `width` cells; None wraps nothing."""
    claim, standing = detail.claim, detail.standing
    yield Line.assemble(
        (standing.id, HEADING),
        "  ",
        (standing.status, STYLES[standing.status]),
        "  ",
        when(standing),
    )
    yield from hanging(Line(), claim.text, width, HEADING)
    yield Line()
    for label, value in _facts_of_claim(detail):
        if value:
            yield from hanging(Line.assemble((f"  {label:<{_LABEL}}", QUIET)), value, width)
    yield Line()
    yield Line("How it stands", HEADING)
    for line in _how_it_stands(detail):
        yield from hanging(Line("  "), line, width)
    yield Line()
    yield Line("Timeline", HEADING)
    yield from draw_timeline(detail, width)


def _how_it_stands(detail: Detail) -> Iterator[str]:
    standing = detail.standing
    yield standing.reason
    if standing.outlook:
        yield f"outlook {standing.outlook}: {standing.outlook_reason}"
    if detail.pace:
        yield _pace_in_words(detail.pace)
    for part in detail.parts:
        yield f"part {part.id}: {part.status or 'not in the picture yet'}"


def _facts_of_claim(detail: Detail) -> Iterator[tuple[str, str]]:
    claim, standing = detail.claim, detail.standing
    speaker = f", said by {claim.speaker}" if claim.speaker else ""
    yield "claimant", f"{claim.claimant}{speaker}"
    yield "said", f"{claim.made}{f', {claim.title}' if claim.title else ''}"
    yield "quote", quoted(claim.quote, claim.wording)
    yield "original", foreign(claim.original, claim.lang)
    yield "source", claim.source or ""
    yield "archived", claim.archived or ""
    yield "due", _deadline_in_words(standing.deadline)
    if standing.original and standing.slip_days:
        moved = "later" if standing.slip_days > 0 else "earlier"
        first = _deadline_in_words(standing.original)
        yield "first due", f"{first}; now {days(abs(standing.slip_days))} {moved}"
    elif standing.original and standing.deadline is None:
        yield "first due", _deadline_in_words(standing.original)
    yield "kept if", claim.criteria or ""
    yield "target", _target_in_words(detail.target_in_force)
    yield "condition", claim.condition or ""
    yield "kind", "" if claim.kind == "promise" else claim.kind
    yield "holds", "a promise that holds until its last day" if claim.holds else ""
    yield "tags", ", ".join(claim.tags)
    yield "needs", _needs_in_words(claim)
    looked = str(standing.last_look or "never")
    yield "looked at", f"{looked}, every {claim.review_every}" if claim.review_every else looked
    counts = [f"{count} {stance}" for stance, count in standing.stances.items() if count]
    yield "evidence", ", ".join(counts) or "none"
    yield "note", claim.note or ""
    yield "was", ", ".join(claim.was)
    yield "draft", "left out of scores and publications" if claim.draft else ""
    yield "recorded", _recorded(claim.recorded, claim.by)


def _deadline_in_words(deadline: Deadline | None) -> str:
    if deadline is None:
        return "no date"
    words = f" (“{deadline.words}”)" if deadline.words else ""
    last = "" if deadline.precision == "day" else f", by {deadline.latest}"
    return f"{deadline.stored}{last}{words}"


def _target_in_words(target: Target | None) -> str:
    if target is None:
        return ""
    start = "" if target.from_ is None else f", from {number_in_words(target.from_)}"
    return f"{target}{start}"


def _pace_in_words(pace: Pace) -> str:
    unit = f" {pace.unit}" if pace.unit else ""
    done = f" ({pace.percent:.0f} % of the way)" if pace.percent is not None else ""
    latest = number_in_words(pace.latest.value)
    return (
        f"pace {pace.measure}: {latest}{unit} on {pace.latest.date}{done}, "
        f"{number_in_words(round(pace.per_year, 2))} a year"
    )


def _needs_in_words(claim: Claim) -> str:
    return f"{claim.needs} of its {len(claim.parts)} parts" if claim.parts else ""


def _recorded(recorded: object, by: str | None) -> str:
    who = f" by {by}" if by else ""
    return f"{recorded:%Y-%m-%d}{who}" if recorded else who.strip()
