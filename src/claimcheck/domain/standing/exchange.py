"""Exchanges: what the other side was asked, with what it answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.reply import Reply


@dataclass(frozen=True, slots=True)
class Exchange:
    """An inquiry and the replies to it, oldest first; or a reply that stands alone."""

    inquiry: Inquiry | None
    """None for a reply that was not asked for, or whose inquiry does not count."""
    replies: tuple[Reply, ...]

    @property
    def first(self) -> Inquiry | Reply:
        """What began it."""
        return self.inquiry or self.replies[0]

    @property
    def silent_until(self) -> date | None:
        """The last day for a reply where none has come and one was named, else None."""
        if self.replies or self.inquiry is None or self.inquiry.reply_by is None:
            return None
        return self.inquiry.reply_by.latest


def exchanges(inquiries: Iterable[Inquiry], replies: Iterable[Reply]) -> list[Exchange]:
    """Return what was asked and answered, oldest first; of facts that count, in that order."""
    answers: dict[str, list[Reply]] = {one.id: [] for one in inquiries}
    alone = []
    for reply in replies:
        if reply.inquiry in answers:
            answers[reply.inquiry].append(reply)
        else:
            alone.append(Exchange(None, (reply,)))
    asked = [Exchange(one, tuple(answers[one.id])) for one in inquiries]
    return sorted((*asked, *alone), key=lambda one: newness(one.first))


def unanswered_since(found: Iterable[Exchange], day: date) -> date | None:
    """Return the last day for a reply that passed before `day` without one; None where none has.

    An inquiry is settled by a reply to it, to a newer one, or to none since. While one waits, none
    has passed.
    """
    last: date | None = None
    for one in found:  # oldest first
        if one.replies:
            last = None
        elif one.silent_until is not None:
            last = max(last or date.min, one.silent_until)
    return last if last is not None and last < day else None
