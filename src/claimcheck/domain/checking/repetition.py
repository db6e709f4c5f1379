"""What a ledger says twice: a fact or a claim that an older one says already.

Texts are compared as readers see them, in NFC: an “é” of one letter is one of two.
"""

import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Any

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_wording import plain
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact, newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import changed_fields, correct

Promise = tuple[str, str, tuple[date, date], tuple[date, date] | None]
"""A party, its words, the days on which they were said, and those by which they come true."""


def promise_of(claim: Claim, ledger: Ledger) -> Promise:
    """Return what makes a claim the same as another: all names of a party are one.

    Case and spaces of the words make no other promise, nor does the form in which days are stored.
    """
    corrected = correct(claim).claim
    made, deadline = corrected.made, corrected.deadline
    return (
        unicodedata.normalize("NFC", ledger.party(corrected.claimant)),
        plain(corrected.text),
        _days(made),
        _days(deadline) if deadline else None,
    )


def same_claims(claim: Claim, ledger: Ledger) -> Iterator[Claim]:
    """Yield the claims of a ledger that are the same promise, those taken back included."""
    promise = promise_of(claim, ledger)
    worded_alike = (ledger.claims[id_] for id_ in ledger.lookup.saying(correct(claim).claim.text))
    return (one for one in worded_alike if promise_of(one, ledger) == promise)


def retracted_before(claim: Claim, ledger: Ledger) -> Iterator[tuple[str, Correction]]:
    """Yield the id of each claim that is the same promise and was taken back, and what did it."""
    for one in same_claims(claim, ledger):
        by = correct(one).retracted_by
        yield from ((one.id, why) for why in one.corrections if why.id == by)


def same_facts(fact: Fact, facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that say what a fact says, whoever recorded it and when, oldest first.

    Odds are somebody's, as is a signature: those of another person are another fact. To file a
    claim as it was filed before repeats nothing: it may have been filed otherwise in between.
    """
    if isinstance(fact, Correction) and fact.only_files:
        return []
    of_its_day = [one for one in facts if one.date == fact.date]
    content = _content(fact) if of_its_day else None
    return sorted((one for one in of_its_day if _content(one) == content), key=newness)


def is_replaced(fact: Fact, facts: Iterable[Fact]) -> bool:
    """Return whether a newer fact of the same day holds in its place.

    Then to say the first again says something new: 10 %, 95 %, 10 %. One of a later day would
    hold all the same.
    """
    age = newness(fact)
    return any(
        one.date.latest == age[0] and newness(one) > age and replaces(one, fact) for one in facts
    )


def repeated(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield each of the facts of a table that says what an older one says, with that one."""
    of_a_day: dict[date, list[Fact]] = {}
    for fact in facts:
        if not (isinstance(fact, Correction) and fact.only_files):
            of_a_day.setdefault(fact.date.latest, []).append(fact)
    for some in of_a_day.values():
        seen: dict[Hashable, Fact] = {}
        some.sort(key=newness)
        for place, fact in enumerate(some if len(some) > 1 else ()):
            older = seen.get(content := _content(fact))
            if older is not None and not is_replaced(older, some[:place]):
                yield older, fact
            seen[content] = fact


def _content(fact: Fact) -> Hashable:
    apart = ("recorded",) if isinstance(fact, Forecast | Signature) else ("recorded", "by")
    return _hashable({key: value for key, value in encode(fact).items() if key not in apart})


def _hashable(value: Any) -> Hashable:
    match value:
        case dict():
            return tuple(sorted((key, _hashable(one)) for key, one in value.items()))
        case list():
            return tuple(_hashable(one) for one in value)
        case str():
            return unicodedata.normalize("NFC", value)
    plain: Hashable = value
    return plain


def replaces(newer: Fact, older: Fact) -> bool:
    """Return whether a fact of a table holds in place of an older one of its day.

    A ruling does in place of a ruling, odds of those of the same person, a reading of one of its
    measure and day; revisions and corrections where they give the same anew.
    """
    match newer, older:
        case Verdict(), Verdict():
            return True
        case Forecast(), Forecast():
            return newer.by == older.by
        case Revision(), Revision():
            changed = _changed(newer)
            return bool(changed & _changed(older) if _changed(older) else changed)
        case Evidence(), Evidence():
            read = (one.value is not None for one in (newer, older))
            of = [(one.measure, one.happened or one.date) for one in (newer, older)]
            return all(read) and of[0] == of[1]
        case Correction(), Correction():
            return not changed_fields(newer).isdisjoint(changed_fields(older))
    return False


def _changed(revision: Revision) -> set[str]:
    """Return what of the claim a revision gives anew; nothing where it was said again."""
    changed = {
        "date": revision.deadline is not None or revision.undated,
        "target": revision.target is not None,
        "condition": revision.condition_met,
        "text": revision.text is not None,
    }
    return {what for what, is_given in changed.items() if is_given}


def _days(span: Span) -> tuple[date, date]:
    return span.earliest, span.latest
