"""Everything about one claim, for `show`."""

from collections.abc import Iterator, Mapping

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import (
    count_of,
    day_in_words,
    days,
    length_in_words,
    whole_percent,
)
from claimcheck.domain.model.own_fields import in_words
from claimcheck.domain.model.target import Target, number_in_words, with_unit
from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import proposal_in_words
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.evidence_balance import Balance
from claimcheck.domain.standing.pace import Pace
from claimcheck.domain.standing.standing import Deadline
from claimcheck.domain.standing.target_change import target_in_words
from claimcheck.report.status_style import HEADING, QUIET, STYLES, when
from claimcheck.report.terminal.deadline_moves import draw_deadline_moves
from claimcheck.report.terminal.fact_timeline import draw_timeline, foreign, quoted, saved
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.pace_plot import draw_plot

_LABEL = 11
_STANCES = {"supports": "for", "refutes": "against", "mixed": "mixed", "context": "context"}


def draw_claim(detail: Detail, width: int | None) -> Iterator[Line]:
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
    for key, value in standing.own.items():
        first = Line.assemble((f"  {visible(key):<{_LABEL - 1}} ", QUIET))
        yield from hanging(first, in_words(value), width)
    yield Line()
    yield Line("How it stands", HEADING)
    for line in _how_it_stands(detail):
        yield from hanging(Line("  "), line, width)
    if len(detail.slip.moves) > 1 and any(move.deadline for move in detail.slip.moves):
        yield Line()
        yield Line("How its date moved", HEADING)
        yield from draw_deadline_moves(detail.slip, width)
    if detail.target_in_force and detail.readings:
        yield Line()
        yield from hanging(
            Line(), f"Readings, target {target_in_words(detail.target_in_force)}", width, HEADING
        )
        yield from draw_plot(detail, width)
    yield Line()
    yield Line("Timeline", HEADING)
    yield from draw_timeline(detail, width)


def _how_it_stands(detail: Detail) -> Iterator[str]:
    standing = detail.standing
    yield standing.reason
    if standing.proposed:
        yield f"{proposal_in_words(standing.proposed)}: `claimcheck sign {standing.id}`"
    if standing.outlook:
        yield f"outlook {standing.outlook}; {standing.outlook_reason}"
    yield from _readings_in_words(detail)
    for part in detail.parts:
        decides = ", which decides it" if part.decides else ""
        yield f"part {part.id}: {part.status or 'not said yet'}{decides}"
    yield from detail.right_of_reply


def _facts_of_claim(detail: Detail) -> Iterator[tuple[str, str]]:
    claim, standing = detail.claim, detail.standing
    speaker = f", said by {claim.speaker}" if claim.speaker else ""
    yield "claimant", f"{claim.claimant}{speaker}"
    yield "said", f"{claim.made}{f', {claim.title}' if claim.title else ''}"
    yield "quote", quoted(claim.quote, claim.wording)
    yield "original", foreign(claim.original, claim.lang)
    yield "source", claim.source or ""
    yield "archived", claim.archived or ""
    yield "saved", (saved(claim.snapshot) or "").removeprefix("saved ")
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
    end = "until its last day" if standing.deadline else "with no end date"
    yield "holds", f"must hold {end}" if claim.holds else ""
    yield "tags", ", ".join(claim.tags)
    yield "needs", _needs_in_words(claim)
    yield "looked at", _looked(detail)
    yield "evidence", _counts(standing.stances) or "none"
    yield "of these", _origins(detail.balance)
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
    return f"{target_in_words(target)}{start}"


def _readings_in_words(detail: Detail) -> Iterator[str]:
    target, readings, pace = detail.target_in_force, detail.readings, detail.pace
    if target is None:
        return
    if not readings:
        yield f"no reading of {target.measure} yet"
        return
    newest = readings[-1]
    verb = "meets the target," if target.is_met_by(newest.value) else "is not"
    done = (
        f"; {whole_percent(pace.percent)}% of the way" if pace and pace.percent is not None else ""
    )
    reading = with_unit(number_in_words(newest.value), target.unit)
    start = f" from {number_in_words(pace.first.value)}" if pace and done else ""
    yield (
        f"{target.measure}: {reading} on {day_in_words(newest.date)} "
        f"{verb} {with_unit(target.bounds_in_words(), target.unit)}{done}{start}"
    )
    if pace:
        yield _pace_in_words(pace, target)


def _pace_in_words(pace: Pace, target: Target) -> str:
    told = f"pace: {_a_year(pace.per_year)} so far"
    if target.is_met_by(pace.latest.value):
        return told
    if pace.needed_per_year is not None:
        beyond = "less than " if target.less_than is not None else "more than "
        needed = f"{beyond if target.is_strict else ''}{_a_year(pace.needed_per_year)}"
        told = f"{told}, {needed} needed"
    met = f"be met on {day_in_words(pace.projected)}" if pace.projected else "never be met"
    return f"{told}; at this pace it would {met}"


def _a_year(rate: float) -> str:
    return f"{number_in_words(round(rate, 2))} a year"


def _looked(detail: Detail) -> str:
    age = detail.balance.look_age_days
    every = detail.claim.review_every
    limit = f"; to be reviewed every {length_in_words(every).removeprefix('1 ')}" if every else ""
    if age is None:
        return f"never{limit}"
    return f"{detail.standing.last_look}, {f'{days(age)} ago' if age else 'the same day'}{limit}"


def _origins(balance: Balance) -> str:
    told = (
        (balance.independent, "independent"),
        (balance.claimant, "according to the claimant"),
        (balance.unsaid, "origin not recorded"),
    )
    return "; ".join(
        f"{words}: {_counts(counts)}" for counts, words in told if any(counts.values())
    )


def _counts(stances: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {_STANCES[stance]}" for stance, count in stances.items() if count)


def _needs_in_words(claim: Claim) -> str:
    return f"{claim.needs} of its {count_of(len(claim.parts), 'part')}" if claim.parts else ""


def _recorded(recorded: object, by: str | None) -> str:
    who = f" by {by}" if by else ""
    return f"{recorded:%Y-%m-%d}{who}" if recorded else who.strip()
