"""What the other side was asked and answered, made of the words that a person gave."""

from datetime import date
from typing import Any

from claimcheck.desk import dates
from claimcheck.desk.new_facts import Words, make_fact
from claimcheck.desk.session import Say, Session
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import on_or_in
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.exchange_words import whom
from claimcheck.errors import UsageError


def make_inquiry(session: Session, words: Words, by: str | None, say: Say) -> Inquiry:
    """Return what the other side was asked; the time that it has runs from the day of asking.

    How that was read is said where it is not a plain day. UsageError as in `make_fact`.
    """
    inquiry = make_fact(session, Inquiry, words, by)
    given = words.get("reply_by")
    if given is None:
        return inquiry
    last = Span.day(_last_day(session, given, inquiry.date.latest))
    if given.strip() != str(last):
        say(f"read “{given.strip()}” as {last}")
    return inquiry.but(reply_by=last)


def _last_day(session: Session, words: str, asked: date) -> date:
    try:
        return dates.due(words, asked, dates.calendar(session), "--reply-by").latest
    except dates.BadDateError as refusal:
        if "--month-first" in refusal.hint:
            raise
        hint = "write it as 2027-01-05, “5 January 2027” or “in 10 days”, or leave it out"
        raise UsageError(refusal.message, hint) from None


def reply_words(claim: Claim, words: Words, say: Say, *, unasked: bool) -> dict[str, Any]:
    """Return the words for a reply with the key of the inquiry that it answers, or its start.

    If none is named, it is the only one that waits for a reply, and that is said; None where
    nobody asked. UsageError where there is a choice, or neither or both of quote and declined.
    """
    if (words["quote"] is not None) == words["declined"]:
        both = "a reply is either quoted or declined"
        wrong = both if words["declined"] else "what did they reply?"
        raise UsageError(wrong, "give --quote, or --declined if they gave no comment")
    if words["inquiry"] is not None and unasked:
        raise UsageError("--unasked is for a reply to no inquiry", "leave one of the two out")
    if words["inquiry"] is not None or unasked:
        return dict(words)
    return {**words, "inquiry": _waiting(claim, say)}


def _waiting(claim: Claim, say: Say) -> str | None:
    retracted = correct(claim).retracted
    asked = [one for one in claim.inquiries if one.id not in retracted]
    answered = {one.inquiry for one in claim.replies if one.id not in retracted}
    waiting = [one for one in asked if one.id not in answered]
    if not asked:
        say("no inquiry is on record, so this is a comment that you had not asked for")
        return None
    if len(waiting) == 1:
        [one] = waiting
        say(f"in reply to {one.id}: {whom(one.to)}, asked {on_or_in(one.date)}")
        return one.id
    keys = ", ".join(one.id for one in waiting or asked)
    hint = f"name it: {keys}; or give --unasked if it answers none"
    raise UsageError(f"which inquiry of {claim.id} does it answer?", hint)
