"""What became of all that a claimant said, in one sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, get_args

from claimcheck.domain.model.english import MONTHS, listed, number_in_prose, on_or_in, with_lateness
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.standing.standing import Standing, Status

_ENDED: Final[tuple[Status, ...]] = get_args(Ruled)
_PRESSING: Final[tuple[Status, ...]] = ("overdue", "awaiting-ruling", "due-soon")


def claimant_sentence(name: str, claims: Sequence[Standing]) -> str:
    """Return “Of the five claims that Acme made between May 2020 and June 2024, two were kept …”.

    `claims` are one or more.
    """
    if len(claims) == 1:
        (one,) = claims
        return f"The one claim that {name} made, {on_or_in(one.made)}, {_alone(one)}."
    made = f"that {name} made {_period(claims)}"
    fates = list(_fates(claims))
    if len(fates) == 1:
        all_ = "Both claims" if len(claims) == 2 else f"All {number_in_prose(len(claims))} claims"
        return f"{all_} {made} {fates[0].partition(' ')[2]}."
    return f"Of the {number_in_prose(len(claims))} claims {made}, {listed(fates, len(fates))}."


def _alone(one: Standing) -> str:
    phrase = STATUS_WORDS[one.status].phrase
    return f"is {phrase}" if one.is_open else f"was ruled {with_lateness(phrase, one.late_days)}"


def _period(claims: Sequence[Standing]) -> str:
    """Return “in May 2020” or “between May 2020 and June 2024”."""
    days = [one.made.earliest for one in claims]
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (min(days), max(days)))
    return f"in {first}" if first == last else f"between {first} and {last}"


def _fates(claims: Sequence[Standing]) -> Iterator[str]:
    """Yield “two were kept, one of them late”, for each ruling; then what presses, and the rest."""
    count = Counter(one.status for one in claims)
    number = partial(number_in_prose, largest=len(claims))
    for status in _ENDED:
        late = sum(bool(one.late_days) for one in claims if one.status == status)
        if count[status]:
            was = "was" if count[status] == 1 else "were"
            how = (
                "" if not late else " late" if late == count[status] else f" ({number(late)} late)"
            )
            yield f"{number(count[status])} {was} {STATUS_WORDS[status].phrase}{how}"
    for status in _PRESSING:
        if count[status]:
            is_ = "is" if count[status] == 1 else "are"
            yield f"{number(count[status])} {is_} {STATUS_WORDS[status].phrase}"
    rest = len(claims) - sum(count[status] for status in (*_ENDED, *_PRESSING))
    if rest:
        yield f"{number(rest)} {'is' if rest == 1 else 'are'} still open"
