"""What is said of a claim where its status and its dates have columns of their own."""

from collections.abc import Iterator

from claimcheck.domain.model.english import capital
from claimcheck.domain.model.span import parse_span
from claimcheck.domain.standing.reasons import NO_DATE, moved_in_words
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.status_style import unlooked


def remark(history: ClaimHistory) -> str:
    """Return why a claim was ruled so, or what an open one waits for; neither status nor dates.

    Empty where the status and the last day say it all.
    """
    if not history.claim.is_open:
        return history.rulings[-1].reason
    return capital("; ".join(_told(history)))


def _told(history: ClaimHistory) -> Iterator[str]:
    claim = history.claim
    if claim.status in ("waiting", "undated"):
        if claim.reason != NO_DATE:
            yield claim.reason
    elif history.rulings and history.rulings[-1].outcome == "awaiting-ruling":
        yield history.rulings[-1].reason
    else:
        yield from filter(None, (unlooked(claim), _moved(claim)))


def _moved(claim: Standing) -> str:
    if not claim.slip_days or claim.original is None:
        return ""
    return moved_in_words(parse_span(claim.original.stored), claim.slip_days)
