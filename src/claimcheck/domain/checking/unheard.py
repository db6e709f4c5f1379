"""Whether the other side was asked, and had its time, before it was ruled against."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.problem import Problem, warning
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.as_of import FactFilter
from claimcheck.domain.standing.corrected import Corrected
from claimcheck.domain.standing.exchange import exchanges
from claimcheck.domain.standing.exchange_words import whom

_AGAINST: Final = ("broken", "partly-kept")


def unheard(corrected: Corrected) -> Iterator[Problem]:
    """Yield a warning if the newest verdict is `broken` or `partly-kept`, and came too soon.

    By its date the other side has to be asked, and to have answered or had its time to.
    """
    claim = corrected.claim
    verdicts = [one for one in claim.verdicts if one.id not in corrected.retracted]
    newest = max(verdicts, key=newness, default=None)
    if newest is not None:
        yield from unheard_before(newest, corrected)


def unheard_before(
    ruling: Verdict, corrected: Corrected, known_on: date | None = None
) -> Iterator[Problem]:
    """Yield a warning if a verdict on a claim is one of these and came too soon.

    `known_on` leaves out what was recorded later.
    """
    claim = corrected.claim
    if ruling.verdict not in _AGAINST:
        return
    at = ("claims", claim.id, "verdicts", ruling.id)
    verdict = f"the verdict {ruling.verdict} of {ruling.date}"
    by_then = FactFilter(ruling.date.latest, known_on, corrected.retracted)
    inquiries = by_then.of(claim.inquiries)
    if not inquiries:
        message = f"nobody was asked before {verdict}"
        hint = f'ask, record it with `claimcheck asked {claim.id} --to WHOM --question "…"`'
        yield warning(at, "no-inquiry", message, f"{hint}, and rule again")
    for one in exchanges(inquiries, by_then.of(claim.replies)):
        last = one.silent_until
        if one.inquiry and last and ruling.date.latest <= last:
            had = f"{whom(one.inquiry.to)} had until {day_in_words(last)} to reply"
            message = f"{verdict} came while {had}"
            yield warning(at, "no-inquiry", message, "rule again once that day is over")
