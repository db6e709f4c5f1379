"""A number that an item of evidence gives, as people say it."""

from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.target import number_in_words, with_unit
from claimcheck.domain.standing.as_of import ClaimAsOf, targets_by_day


def reading_in_words(item: Evidence, shown: ClaimAsOf) -> tuple[str, str] | None:
    """Return a reading with its unit, and what it is a number of: “900”, “homes”; None without.

    What the evidence leaves out is that of the target of its own day.
    """
    if item.value is None:
        return None
    target = targets_by_day(shown.claim, shown.revisions)(item.date.latest) or shown.target
    is_of_target = target is not None and item.measure in (None, target.measure)
    measure = target.measure if target and is_of_target else item.measure
    unit = target.unit if target and is_of_target and item.unit is None else item.unit
    if unit and measure and f"{measure} ".startswith(f"{unit} "):
        return number_in_words(item.value), measure
    return with_unit(number_in_words(item.value), unit or ""), measure or ""
