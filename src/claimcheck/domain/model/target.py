"""A number that was promised: `countries > 60`, from where, in which unit."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.domain.model.number import DecimalMark, UnclearNumber, divided
from claimcheck.domain.model.number import Number as Number

if TYPE_CHECKING:
    from claimcheck.domain.model.quantity import Quantity

# What reads words is imported where words are read: most commands read none.
BOUNDS = ("at-least", "more-than", "at-most", "less-than", "equals")
_LOWER, _UPPER = ("at_least", "more_than"), ("at_most", "less_than")
_UNIT_ALONE = "units are not converted; write the number alone if the unit is the same"
UNNAMED = "amount"
"""The measure of a target that names only a unit: “under 5 %”, “at least €5m”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A measure with one bound, or with a lower and an upper one."""

    measure: str
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    equals: Number | None = None
    unit: str = ""
    from_: Number | None = None
    """Where the claimant started."""

    def __post_init__(self) -> None:
        if not self.measure.strip():
            raise ValueError("a target must name its measure")
        lower = [bound for name in _LOWER if (bound := getattr(self, name)) is not None]
        upper = [bound for name in _UPPER if (bound := getattr(self, name)) is not None]
        exact = self.equals is not None
        if not (exact or lower or upper):
            raise ValueError(
                "a target needs a bound: at-least, more-than, at-most, less-than, equals"
            )
        if len(lower) > 1 or len(upper) > 1 or (exact and (lower or upper)):
            raise ValueError("a target takes one bound, or a lower and an upper one")
        if lower and upper and lower[0] > upper[0]:
            raise ValueError(f"the lower bound {lower[0]} is above the upper bound {upper[0]}")

    def is_met_by(self, value: Number) -> bool:
        """Whether a reading lies within the bounds; `more-than` 60 is not met by 60."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.more_than is None or value > self.more_than)
            and (self.at_most is None or value <= self.at_most)
            and (self.less_than is None or value < self.less_than)
            and (self.equals is None or value == self.equals)
        )

    def read(self, words: str, decimal: DecimalMark = ".") -> Number:
        """Return the reading that words name, as this target counts; nothing is converted.

        UnclearNumber where they are not one number, or one in another unit.
        """
        from claimcheck.domain.model.quantity import read_quantity, tidy_unit

        return self.count(read_quantity(words, decimal, tidy_unit(self.unit)), words)

    def count(self, said: "Quantity", words: str) -> Number:
        """Return a number in the unit of this target, which may be a scale word: `million`."""
        from claimcheck.domain.model.quantity import scale_of, scale_of_letter, tidy_unit

        unit, measure = tidy_unit(self.unit), self.measure
        scale, of = scale_of(unit)
        if scale > 1 and said.scale > 1 and self._is_named(said.unit, of):
            if said.scale == scale:
                return said.counted
            hint = f"write {number_in_words(divided(said.value, scale))} {unit}"
            raise UnclearNumber(words, f"is not counted as its target is, in “{unit}”", hint)
        if said.scale > 1 and scale_of_letter(unit) > 1 and not said.unit:
            reason = f"may be counted in “{unit}” or not"
            raise UnclearNumber(words, reason, "write the number alone, as its target counts")
        if self._is_named(said.unit, unit):
            return said.value
        if not unit:
            raise UnclearNumber(words, f"has a unit, and its target counts {measure}", _UNIT_ALONE)
        raise UnclearNumber(words, f"is not in the unit of its target, “{unit}”", _UNIT_ALONE)

    def counts_in(self, unit: str) -> bool:
        """Whether a number in a unit can be held against this target, nothing being converted.

        A unit that is left out may be any, but for a scale word.
        """
        if unit == self.unit:
            return True
        from claimcheck.domain.model.quantity import scale_of, tidy_unit

        (scale, of), (own_scale, own) = scale_of(tidy_unit(unit)), scale_of(tidy_unit(self.unit))
        return scale == own_scale and (of == own or not (of and own))

    def goes_on_from(self, before: "Target") -> bool:
        """Whether where the claimant started is the same for both: of one measure and unit."""
        return self.measure == before.measure and self.counts_in(before.unit)

    def _is_named(self, said: str, unit: str) -> bool:
        """Whether words name a unit, the measure in it or neither: `%`, “% of households”."""
        names = (f"{unit}{joint}{self.measure}".strip() for joint in (" ", " of ", " in "))
        return said in ("", unit) or said.casefold() in map(str.casefold, names)

    @property
    def goal(self) -> Number | None:
        """The one bound, or None where there are two."""
        return self.bounds[0] if len(self.bounds) == 1 else None

    @property
    def bounds(self) -> tuple[Number, ...]:
        """The one bound, or the lower and the upper one."""
        return tuple(bound for _, bound in self._named_bounds())

    @property
    def is_strict(self) -> bool:
        """Whether reaching a bound is not enough."""
        return self.more_than is not None or self.less_than is not None

    def __str__(self) -> str:
        return f"{self.measure} {with_unit(self.bounds_in_words(), self.unit)}"

    def bounds_in_words(self) -> str:
        """Return the bounds as people say them: “more than 60”."""
        return " and ".join(
            f"{name.replace('-', ' ')} {number_in_words(bound)}"
            if name != "equals"
            else f"exactly {number_in_words(bound)}"
            for name, bound in self._named_bounds()
        )

    def _named_bounds(self) -> list[tuple[str, Number]]:
        pairs = ((name, getattr(self, name.replace("-", "_"))) for name in BOUNDS)
        return [(name, bound) for name, bound in pairs if bound is not None]


def parse_target(words: str, decimal: DecimalMark = ".", before: Target | None = None) -> Target:
    """Read `countries > 60`, `at least 60 countries` or `reach: up to 440 km`.

    Two bounds as in “between 3 and 5 %” are a lower and an upper one, both of them met by
    themselves. Where no unit is said, that of the target `before` with the same measure holds, but
    for a scale word; a new number with such a word stays in that unit. ValueError with the form to
    use.
    """
    from claimcheck.domain.model.bound_words import bounds_in, no_target
    from claimcheck.domain.model.quantity import read_quantity, scale_of

    measure, bounds = bounds_in(words)
    try:
        said = {bound.replace("-", "_"): read_quantity(one, decimal) for bound, one in bounds}
    except UnclearNumber as fault:
        hint = fault.hint and f"{fault.hint}, in the form “countries > 60”"
        raise UnclearNumber(fault.words, fault.reason, hint) from None
    first, *_ = (*_, last) = said.values()
    unit = last.unit
    if not measure:
        unit, measure = last.unit_and_measure()
        measure = measure or (UNNAMED if unit else "")
    if not measure or measure.startswith(("per ", "/")) or len(said) < len(bounds):
        raise no_target(words)
    if first.unit not in ("", last.unit, unit):
        raise no_target(words)
    if first.scale != last.scale and first.scale == 1:
        least, scaled = first.counted, first.counted * last.scale
        reason = f"may begin at {number_in_words(least)} or at {number_in_words(scaled)}"
        raise UnclearNumber(words, reason, "write both numbers in full")
    values = {bound: one.value for bound, one in said.items()}
    if before is not None and before.measure == measure:
        is_scaled = scale_of(before.unit)[0] > 1
        if is_scaled and last.scale > 1:
            values = {bound: before.count(one, words) for bound, one in said.items()}
            unit = before.unit
        elif not is_scaled:
            unit = unit or before.unit
    return Target(measure=measure, unit=unit, **values)


def with_unit(number: str, unit: str) -> str:
    """Return a number with its unit, a percent sign without a space."""
    return f"{number}{unit}" if unit in ("", "%") else f"{number} {unit}"


def number_in_words(value: Number) -> str:
    """Return a number with thousands set apart, ten digits of it, and no trailing `.0`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int):
        return f"{value:,}"
    written = f"{value:,.10g}"
    if "e-" not in written:
        return written
    from decimal import Decimal

    return f"{Decimal(written):f}"
