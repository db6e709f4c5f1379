"""The report in Markdown, for pull requests and wikis."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.domain.model.english import capital, day_in_words, with_lateness
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.board import Board, nearest
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.markdown.markdown_escape import contact, details, fence, link, table, text
from claimcheck.report.status_style import when
from claimcheck.report.terminal.score_output import share_in_words
from claimcheck.report.terminal.share_bar import draw_strength
from claimcheck.report.terminal.timeline_chart import draw_chart
from claimcheck.report.terminal.track_record_bars import endings_in_words

_WIDTH: Final = 100
_ROWS, _BARS, _CLAIMS = 30, 30, 100
"""The most of a section. A comment on GitHub holds 65,536 characters."""


def draw_markdown(board: Board) -> str:
    """Return the report as a document of Markdown."""
    return "\n".join(_lines(board)).rstrip("\n") + "\n"


def _lines(board: Board) -> Iterator[str]:
    known = f", as known on {day_in_words(board.known_on)}" if board.known_on else ""
    yield f"# {text(board.title)}"
    yield ""
    if board.intro:
        yield text(board.intro)
        yield ""
    if board.filter:
        yield f"{text(capital(board.filter))}."
        yield ""
    yield f"**{board.headline}** As of {day_in_words(board.day)}{known}."
    yield ""
    if board.claims:
        yield from _sections(board)
    yield from _imprint(board)


def _sections(board: Board) -> Iterator[str]:
    heads = [f"{status}:" for status in board.statuses]
    yield from table(heads, [[f"{count:,}" for count in board.statuses.values()]])
    yield from _attention(board)
    yield from _contradictions(board)
    yield from _changes(board)
    yield from _ruled(board)
    yield from _right_of_reply(board)
    yield from _coming(board)
    yield from _timeline(board)
    yield from _records(board)
    yield from _claims(board)


def _imprint(board: Board) -> Iterator[str]:
    """Yield who keeps the ledger, and where to reach them."""
    said = [f"By {text(board.byline)}."] if board.byline else []
    if board.contact:
        said.append(f"Contact: {contact(board.contact)}")
    if said:
        yield " ".join(said)


def _attention(board: Board) -> Iterator[str]:
    yield "## Needs attention"
    yield ""
    if not board.attention:
        yield "Nothing needs attention."
        yield ""
        return
    histories = {one.claim.id: one for one in board.claims}
    shown = board.attention[:_ROWS]
    rows = [
        [f"**{one.claim.status}**", _claim(histories[one.claim.id]), text(one.why)] for one in shown
    ]
    yield from table(["status", "claim", "why"], rows)
    yield from _more(len(board.attention) - len(shown))


def _contradictions(board: Board) -> Iterator[str]:
    if not board.contradictions:
        return
    shown = board.contradictions[:_ROWS]
    histories = {one.claim.id: one for one in board.claims}
    yield "## Contradicting rulings"
    yield ""
    rows = [[_claim(histories[one.id]), text(one.why)] for one in shown]
    yield from table(["claim", "why"], rows)
    yield from _more(len(board.contradictions) - len(shown))


def _changes(board: Board) -> Iterator[str]:
    if not board.changes:
        return
    shown = board.changes[-_ROWS:]
    yield f"## Changed since {day_in_words(board.since)}"
    yield ""
    rows = [
        [f"{one.date}", f"`{one.id}`", _moved(one.from_, one.to), text(one.cause)] for one in shown
    ]
    yield from table(["day", "claim", "status", "cause"], rows)
    yield from _more(len(board.changes) - len(shown))


def _moved(before: str | None, after: str) -> str:
    if before is None:
        return f"new, {after}"
    return after if before == after else f"{before} → {after}"


def _ruled(board: Board) -> Iterator[str]:
    if not board.ruled:
        return
    yield f"## Ruled since {day_in_words(board.since)}"
    yield ""
    yield from _standings(board, board.ruled, "verdict")


def _right_of_reply(board: Board) -> Iterator[str]:
    if not board.right_of_reply:
        return
    shown = board.right_of_reply[:_ROWS]
    histories = {one.claim.id: one for one in board.claims}
    yield "## Right of reply"
    yield ""
    rows = [[_claim(histories[one.id]), "<br>".join(map(text, one.words))] for one in shown]
    yield from table(["claim", "what was asked and answered"], rows)
    yield from _more(len(board.right_of_reply) - len(shown))


def _coming(board: Board) -> Iterator[str]:
    if not board.coming:
        return
    yield "## Coming within a year"
    yield ""
    yield from _standings(board, board.coming, "status")


def _standings(board: Board, claims: Sequence[Standing], status: str) -> Iterator[str]:
    histories = {one.claim.id: one for one in board.claims}
    rows = []
    for one in claims[:_ROWS]:
        day = one.ruled_on or (one.deadline.latest if one.deadline else "")
        note = when(one) if one.is_open else ""
        rows.append(
            [f"{day}", with_lateness(one.status, one.late_days), _claim(histories[one.id]), note]
        )
    yield from table(["day", status, "claim", ""], rows)
    yield from _more(len(claims) - _ROWS)


def _timeline(board: Board) -> Iterator[str]:
    yield "## Timeline"
    yield ""
    shown = nearest(board, _BARS)
    yield from fence(line.plain.rstrip() for line in draw_chart(shown, board.day, _WIDTH))
    yield from _more(len(board.claims) - len(shown))


def _records(board: Board) -> Iterator[str]:
    yield "## Track records"
    yield ""
    rows = []
    for one in board.records[:_ROWS]:
        bar = ""
        if one.n and one.low is not None and one.high is not None:
            glyphs = draw_strength(one.credit / one.n, one.low, one.high, 20)
            bar = f"`{''.join(glyph for glyph, _ in glyphs)}`"
        rows.append([text(one.name), bar, share_in_words(one), endings_in_words(one)])
    yield from table(["claimant", "", "share kept (95% confidence interval)", "all claims"], rows)
    yield from _more(len(board.records) - _ROWS)


def _claims(board: Board) -> Iterator[str]:
    shown = board.claims[:_CLAIMS]
    rows = []
    for history in shown:
        one = history.claim
        due = one.deadline.stored if one.deadline else "no date"
        rows.append([one.status, _claim(history), f"{one.made}", due, text(one.reason)])
    listed = [
        *table(["status", "claim", "said", "due", "why"], rows),
        *_more(len(board.claims) - len(shown)),
    ]
    yield from details(_every(len(board.claims)), listed)


def _every(count: int) -> str:
    return "The only claim" if count == 1 else f"All {count:,} claims"


def _claim(history: ClaimHistory) -> str:
    """Return a claim in a cell: what was said, by whom, where, and its id."""
    one = history.claim
    where = [link("source", history.source)] if history.source else []
    small = " · ".join([text(one.claimant), *where, f"`{one.id}`"])
    asides = [f"<br><sub>{text(aside)}</sub>" for aside in history.asides()]
    return f"{text(one.text)}<br><sub>{small}</sub>{''.join(asides)}"


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield f"And {count:,} more."
        yield ""
