"""What cannot be of an inquiry and a reply: times that run backwards, a reply to nothing."""

from collections.abc import Iterator

from claimcheck.domain.model.problem import Problem, error, meant
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.standing.corrected import Corrected


def reply_errors(corrected: Corrected) -> Iterator[Problem]:
    """Yield the errors of a claim's inquiries and replies, but for retracted ones.

    A date that is known to the month counts from the day on which nothing is wrong yet.
    """
    claim, retracted = corrected.claim, corrected.retracted
    for inquiry in claim.inquiries:
        due = inquiry.reply_by
        if due and due.latest < inquiry.date.earliest and inquiry.id not in retracted:
            at = ("claims", claim.id, "inquiries", inquiry.id, "reply-by")
            message = f"the last day for a reply, {due}, is before the inquiry, of {inquiry.date}"
            yield error(at, "before-inquiry", message)
    inquiries = {one.id: one for one in claim.inquiries}
    for reply in claim.replies:
        if reply.inquiry is None or reply.id in retracted:
            continue
        here = ("claims", claim.id, "replies", reply.id)
        asked = inquiries.get(reply.inquiry)
        if asked is None:
            hint = meant(reply.inquiry, sorted(inquiries))
            message = f"{claim.id} has no inquiry {show(reply.inquiry)} to reply to"
            yield error((*here, "inquiry"), "unknown-inquiry", message, hint)
        elif reply.date.latest < asked.date.earliest and asked.id not in retracted:
            message = f"the reply of {reply.date} is before its inquiry {show(asked.id)}"
            yield error((*here, "date"), "before-inquiry", f"{message}, of {asked.date}")
