"""A number that was promised: `countries > 60`, from where, in which unit."""

import re
from dataclasses import dataclass

Number = int | float

SIGNS = {">=": "at-least", ">": "more-than", "<=": "at-most", "<": "less-than", "=": "equals"}
_LOWER, _UPPER = ("at_least", "more_than"), ("at_most", "less_than")
_WORDS = re.compile(
    r"\s*(?P<measure>[^<>=≥≤]+?)\s*(?P<sign>>=|<=|≥|≤|>|<|==?)\s*"
    r"(?P<value>[-+]?(?:\d{1,3}(?:[_,]\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>[^<>=≥≤\d.,_\s][^<>=≥≤]{0,40})?",
)


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
            raise ValueError("a target names its measure")
        lower = [bound for name in _LOWER if (bound := getattr(self, name)) is not None]
        upper = [bound for name in _UPPER if (bound := getattr(self, name)) is not None]
        exact = self.equals is not None
        if not (exact or lower or upper):
            raise ValueError(
                "a target has a bound: at-least, more-than, at-most, less-than, equals"
            )
        if len(lower) > 1 or len(upper) > 1 or (exact and (lower or upper)):
            raise ValueError("a target has one bound, or a lower and an upper one")
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
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.measure} {self.bounds_in_words()}{unit}"

    def bounds_in_words(self) -> str:
        """Return the bounds as people say them: “more than 60”."""
        return " and ".join(
            f"{name.replace('-', ' ')} {number_in_words(bound)}"
            if name != "equals"
            else f"exactly {number_in_words(bound)}"
            for name, bound in self._named_bounds()
        )

    def _named_bounds(self) -> list[tuple[str, Number]]:
        pairs = ((name, getattr(self, name.replace("-", "_"))) for name in SIGNS.values())
        return [(name, bound) for name, bound in pairs if bound is not None]


def parse_target(words: str) -> Target:
    """Read `countries > 60`, `rank <= 3` or `reach >= 440 km`; ValueError with the form to use."""
    match = _WORDS.fullmatch(words) if len(words) <= 200 else None
    if match is None:
        raise ValueError(f"“{words}” is no target; write it as “countries > 60” or “rank <= 3”")
    sign = {"≥": ">=", "≤": "<=", "==": "="}.get(match["sign"], match["sign"])
    digits = match["value"].replace("_", "").replace(",", "")
    value: Number = float(digits) if "." in digits else int(digits)
    bound = {SIGNS[sign].replace("-", "_"): value}
    return Target(measure=match["measure"].strip(), unit=(match["unit"] or "").strip(), **bound)


def number_in_words(value: Number) -> str:
    """Return a number with thousands set apart, and no trailing `.0`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
