"""The number that a sentence promises, as a target."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.domain.model.bound_words import COMPARISON, bound_of
from claimcheck.domain.model.number import JOINED, UnclearNumber
from claimcheck.domain.model.quantity import LETTERS, MONEY_SIGN, SCALE, read_quantity
from claimcheck.domain.model.target import UNNAMED, Target

_AMOUNT: Final = re.compile(
    rf"(?:\b(?P<comparison>{COMPARISON}) )?"
    rf"(?<![\w.,-])(?<!\d )(?P<quantity>(?:{MONEY_SIGN} ?)?(?P<figures>{JOINED})(?<![.,'’])(?! ?\d)"
    rf"(?: ?(?:{SCALE}|(?:{LETTERS})(?!\w)))*(?: ?%| percent\b| per cent\b)?)"
    r"(?: (?P<noun>[a-z][a-z-]{2,30}(?: [a-z][a-z-]{3,30}s\b)?))?"
)
_NO_MEASURES: Final = frozenset(("and", "for", "the", "from", "model", "with", "which", "per"))


def find_target(sentence: str, dates: Sequence[tuple[int, int]]) -> Target | None:
    """Return the first number that counts or measures something and is no part of a date.

    None where that one has more than one reading, such as “5m homes”.
    """
    for match in _AMOUNT.finditer(sentence):
        at = match.start("figures")
        if any(start <= at < end for start, end in dates):
            continue
        try:
            said = read_quantity(match["quantity"])
        except UnclearNumber:
            return None
        noun = match["noun"] or ""
        measure = noun if noun and noun.split()[0] not in _NO_MEASURES else ""
        if not (measure or said.unit):
            continue
        bound = bound_of(match["comparison"] or "exactly").replace("-", "_")
        return Target(measure=measure or UNNAMED, unit=said.unit, **{bound: said.value})
    return None
