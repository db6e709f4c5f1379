"""What the other side was asked and what it answered, in sentences for readers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.model.english import capital, last_day_in_words, on_or_in
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.exchange import Exchange, exchanges

_OFFICES: Final = frozenset(
    (
        *("office", "desk", "department", "team", "ministry", "agency", "company", "bureau"),
        *("authority", "secretariat", "service", "unit", "division", "embassy", "council"),
    )
)
"""Whom “it” may stand for; anybody else is named again."""
_WITH_ARTICLE: Final = frozenset(
    (
        *("the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "every", "each"),
        *("them", "him", "it", "everyone", "both", "all", "several", "two", "three"),
    )
)
"""Words before which no article stands."""
_STOPS: Final = (".", "!", "?", "…", "。")


def plainly_quoted(words: str) -> str:
    """Return words in quotation marks, which end the sentence that they stand in."""
    words = words.strip()
    return f"“{words}”{'' if words.endswith(_STOPS) else '.'}"


@dataclass(frozen=True, slots=True)
class Pen:
    """How the texts of a ledger are written where they will stand."""

    text: Callable[[str], str] = str
    quoted: Callable[[str], str] = plainly_quoted
    """In quotation marks, and with a full stop where they end without one."""
    cite: Callable[[Reply], str] = lambda _: ""
    """What stands behind a reply."""


PLAIN: Final = Pen()


def right_of_reply(shown: ClaimAsOf, day: date) -> tuple[str, ...]:
    """Return what was asked and answered about a claim by `day`, in sentences, oldest first."""
    found = exchanges(shown.inquiries, shown.replies)
    return tuple(told(one, shown.claim.claimant, day) for one in found)


def told(exchange: Exchange, claimant: str, day: date, pen: Pen = PLAIN) -> str:
    """Return an exchange as it stands on `day`, in sentences of which the first says who was asked.

    A reply that stands alone is that of the claimant.
    """
    inquiry = exchange.inquiry
    if inquiry is None:
        return " ".join(_alone(one, claimant, pen) for one in exchange.replies)
    asked = f"We asked {pen.text(whom(inquiry.to))} {on_or_in(inquiry.date)}"
    if not exchange.replies:
        return f"{asked}{_silence(inquiry, day)}"
    first, due = exchange.replies[0], inquiry.reply_by
    is_late = due is not None and first.date.earliest > due.latest
    waited = f" and waited until {last_day_in_words(due)}" if due and is_late else ""
    sentences, verb = [f"{asked}{waited}."], "replied"
    for one in exchange.replies:
        late = ", after that day" if is_late and one is first else ""
        sentences.append(_answer(one, _again(inquiry.to), verb, late, pen))
        verb = verb if one.declined else "replied again"
    return " ".join(sentences)


def whom(to: str) -> str:
    """Return whom we asked as it stands behind “We asked”: “the press office”, “Jane Doe”.

    What ends in a common noun gets an article, but for possessives, appositions and addresses.
    """
    to = to.strip()
    words = to.split()
    is_plain = all(letter.isalpha() or letter in " -" for letter in to)
    takes_article = is_plain and words[-1].islower() and not _has_article(to)
    return f"the {to}" if takes_article else to


def _has_article(to: str) -> bool:
    return to.split()[0].casefold() in _WITH_ARTICLE


def _again(to: str) -> str:
    """Return “it” for an office, and for anybody else the name."""
    return "it" if to.split()[-1].casefold() in _OFFICES else whom(to)


def _silence(inquiry: Inquiry, day: date) -> str:
    due = inquiry.reply_by
    if due is None:
        return "; there has been no reply."
    last = last_day_in_words(due)
    if day <= due.latest:
        return f" and wait until {last} for a reply."
    return f" and waited until {last}; there was no reply."


def _answer(reply: Reply, who: str, verb: str, late: str, pen: Pen) -> str:
    """Return what a reply says; a name begins a sentence as it is written."""
    when = f"{on_or_in(reply.date)}{late}"
    if reply.quote is None:
        comma = "," if late else ""
        return f"{capital(when)}{comma} {pen.text(who)} declined to comment{pen.cite(reply)}."
    how = {"reported": ", as reported", "translated": ", in translation"}.get(reply.wording or "")
    first = pen.text(capital(who) if _has_article(who) else who)
    return f"{first} {verb} {when}{how or ''}: {pen.quoted(reply.quote)}{pen.cite(reply)}"


def _alone(reply: Reply, who: str, pen: Pen) -> str:
    """Return a reply that was not asked for, or whose inquiry was retracted."""
    if reply.inquiry is not None or reply.declined:
        return _answer(reply, who, "replied", "", pen)
    return _answer(reply, who, "commented", " without being asked", pen)
