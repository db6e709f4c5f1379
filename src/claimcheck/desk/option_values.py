"""The values of the command line that are no dates: targets, numbers, odds, ids."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from claimcheck.desk.session import Session
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.number import Number, UnclearNumber
from claimcheck.domain.model.target import Target, number_in_words, parse_target
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.domain.publishing.published import Private


def target(words: str | None, before: Target | None = None) -> Target | None:
    """Read `countries > 60` or “at least 60 countries”; UsageError for anything else.

    `before` is the target that it takes the place of, whose unit may be a scale word.
    """
    if words is None:
        return None
    try:
        return parse_target(words, before=before)
    except UnclearNumber as fault:
        raise UsageError(f"--target: {fault.message}", fault.hint) from None
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that was read off, and what it counts."""

    value: Number
    unit: str = field(compare=False)
    kept_unit: str | None = field(compare=False)
    """The unit that the fact has to name, None where it leaves it to a target."""

    def is_plain_in(self, words: str) -> bool:
        """Whether words begin with just this number, and its unit is no part of a number."""
        from claimcheck.domain.model.quantity import scale_of

        figures = (str(self.value), number_in_words(self.value))
        return words.strip().startswith(figures) and scale_of(self.unit)[0] == 1

    def __str__(self) -> str:
        return f"{number_in_words(self.value)} {self.unit}".strip()


def reading(
    words: str, target: Target | None, measure: str | None, unit: str | None, option: str
) -> Reading:
    """Read `60`, `45,008`, `1.2 million` or `37 %` as its target counts; UsageError.

    `measure` and `unit` are what else was given for it; those of the target where they were not.
    """
    from claimcheck.domain.model.quantity import read_quantity

    try:
        if target and measure in (None, target.measure) and unit in (None, target.unit):
            return Reading(target.read(words), target.unit, unit)
        said = read_quantity(words, unit=unit or "")
    except UnclearNumber as fault:
        raise UsageError(f"{option}: {fault.message}", fault.hint) from None
    own = said.unit if said.unit != measure else ""
    if unit is not None and own not in ("", unit):
        raise UsageError(f"{option}: “{words}” is in another unit than --unit, “{unit}”")
    return Reading(said.value, unit or own, unit if unit is not None else own or None)


def probability(words: str) -> Number:
    """Read `30%` or `0.3`; a bare number above 1 is refused, since it may be either."""
    from claimcheck.domain.model.quantity import read_share

    try:
        return read_share(words)
    except UnclearNumber as fault:
        raise UsageError(fault.message, fault.hint) from None


def needs(words: str | None) -> int | Literal["all", "any"]:
    """Read how many parts must be kept; default: all."""
    match words:
        case None | "all":
            return "all"
        case "any":
            return "any"
        case _ if words.isascii() and words.isdigit() and int(words[:9]) > 0:
            return int(words[:9])
    raise UsageError(f"--needs: “{words}” is not all, any or a number above 0")


def refuse_blank(words: str, option: str) -> None:
    """Refuse words that are none; UsageError."""
    if not words.strip():
        raise UsageError(
            f"{option} is empty", "say why" if option == "--because" else "leave it out"
        )


def tags(words: Iterable[str]) -> tuple[str, ...]:
    """Return tags, each once; UsageError for an empty one."""
    for one in words:
        refuse_blank(one, "--tag")
    return tuple(dict.fromkeys(words))


def claim_keys(words: Any) -> tuple[str, ...]:
    """Return the keys of a claim that are to be taken away, by their names in the file."""
    from claimcheck.domain.model.problem import did_you_mean
    from claimcheck.domain.model.value_kinds import CLAIM_KEYS, show

    keys = CLAIM_KEYS.schema["items"]["enum"]
    for one in words:
        if one not in keys:
            hint = did_you_mean(one, keys) or f"the keys are {', '.join(keys)}"
            raise UsageError(f"--drop: {show(one)} is not a key that can be removed", hint)
    return tuple(dict.fromkeys(words))


def private(words: Collection[str] | None) -> "frozenset[Private]":
    """Read what is to be published of the desk's; default: nothing."""
    from claimcheck.domain.publishing.published import ON_REQUEST

    for word in words or ():
        if word not in ON_REQUEST:
            raise UsageError(f"--with: “{word}” is not one of drafts, notes and forecasts")
    return frozenset(one for one in ON_REQUEST if one in (words or ()))


def whole_ids(session: Session, words: Any) -> tuple[str, ...]:
    """Return the ids of claims that are named by starts of their ids."""
    return tuple(session.ledger.find(one).id for one in words)
