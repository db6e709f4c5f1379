"""The values of the command line that are no dates: targets, numbers, odds, ids."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.desk.session import Session
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.target import Number, Target, parse_target
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.domain.publishing.published import Private

_NUMBER = re.compile(r"[-+]?\d[\d_,]*(\.\d+)?", re.ASCII)


def target(words: str | None) -> Target | None:
    """Read `countries > 60`; UsageError for anything else."""
    if words is None:
        return None
    try:
        return parse_target(words)
    except ValueError as fault:
        raise UsageError(f"--target: {fault}") from None


def duration(words: str | None, option: str) -> Duration | None:
    """Read `30d`; UsageError for anything else."""
    if words is None:
        return None
    try:
        return Duration(words)
    except ValueError as fault:
        raise UsageError(f"{option}: {fault}") from None


def number(words: str | None, option: str) -> Number | None:
    """Read `60`, `45,008` or `1.758`; UsageError for anything else."""
    if words is None:
        return None
    if not _NUMBER.fullmatch(words.strip()):
        raise UsageError(f"{option}: “{words}” is no number", "write it as 60, 45,008 or 1.758")
    digits = words.strip().replace(",", "").replace("_", "")
    return float(digits) if "." in digits else int(digits)


def probability(words: str) -> Number:
    """Read `30%` or `0.3`; a bare number above 1 is refused, since it may be either."""
    digits = words.strip().removesuffix("%").strip()
    advice = "write it as 30% or 0.3"
    if not _NUMBER.fullmatch(digits):
        raise UsageError(f"“{words}” is no probability", advice)
    value = float(digits.replace(",", "").replace("_", ""))
    if words.strip().endswith("%"):
        value = round(value / 100, 12)
    if not 0 <= value <= 1:
        raise UsageError(f"“{words}” is outside 0 to 1", advice)
    return value


def needs(words: str | None) -> int | Literal["all", "any"]:
    """Read how many parts must be kept; all unless said."""
    match words:
        case None | "all":
            return "all"
        case "any":
            return "any"
        case _ if words.isascii() and words.isdigit() and int(words[:9]) > 0:
            return int(words[:9])
    raise UsageError(f"--needs: “{words}” is not all, any or a number above 0")


def private(words: Collection[str] | None) -> "frozenset[Private]":
    """Read what is to be published of the desk's; nothing unless said."""
    from claimcheck.domain.publishing.published import EVERYTHING

    found: set[Private] = set()
    for word in words or ():
        if word not in EVERYTHING:
            raise UsageError(f"--with: “{word}” is not drafts, notes or forecasts")
        found.add(word)
    return frozenset(found)


def whole_ids(session: Session, words: Any) -> tuple[str, ...]:
    """Return the ids of claims that are named by starts of their ids."""
    return tuple(session.ledger.find(one).id for one in words)
