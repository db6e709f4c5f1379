"""What the other side was asked of late and what it answered, claim by claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.standing.exchange import Exchange, exchanges
from claimcheck.domain.standing.exchange_words import told
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What was asked and answered about one claim."""

    id: str
    """Of the claim."""
    text: str
    words: tuple[str, ...]
    """In sentences, oldest first."""


def correspondence(view: View, claims: Iterable[Standing], since: date) -> Iterator[Correspondence]:
    """Yield what was asked, answered or left unanswered after `since`, and what is waited for."""
    for one in claims:
        shown = view.claim_as_of(one.id)
        if shown is None or not (shown.inquiries or shown.replies):
            continue
        news = [
            told(item, one.claimant, view.day)
            for item in exchanges(shown.inquiries, shown.replies)
            if _last_moved(item) > since
        ]
        if news:
            yield Correspondence(one.id, one.text, tuple(news))


def _last_moved(one: Exchange) -> date:
    """Return the day of the newest fact, or the last day for a reply where none has come."""
    asked, silent = one.first.date.latest, one.silent_until or date.min
    return max(asked, silent, *(reply.date.latest for reply in one.replies))
