"""The JSON Schemas of the values that keys hold, as plain data of the file has them.

To JSON Schema a TOML date is a string of the format `date`, and a time one of `date-time`; an
editor may take nothing else for them. The same written as strings are matched by patterns.
"""

from typing import Any, Final

from claimcheck.domain.model.number import MOST

Schema = dict[str, Any]

SLUG_PATTERN: Final = "[a-z0-9][a-z0-9-]*"
_MONTH: Final = "(?:0[1-9]|1[0-2])"
_MONTH_DAY: Final = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|[12][0-9]))"
)
"""Each month with its days, and 29 for February: no pattern can tell which years leap."""
_COARSE: Final = f"[0-9]{{4}}(?:-(?:{_MONTH}|{_MONTH_DAY}|Q[1-4]))?"
_UNIT: Final = f"(?:[0-9]{{4}}(?:-(?:{_MONTH}|{_MONTH_DAY}|Q[1-4]|H[12]))?|[0-9]{{3}}X)"
_CLOCK: Final = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?Z"


def _matching(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def _any_of(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


_DAY: Final[Schema] = {"type": "string", "format": "date"}
_TIME: Final[Schema] = {
    "type": "string",
    "format": "date-time",
    "pattern": "(?:[Zz]|[+-]00:00)$",
}
_YEAR: Final[Schema] = {"type": "integer", "minimum": 1, "maximum": 9999}

TEXT: Final[Schema] = {"type": "string"}
TEXTS: Final[Schema] = {"type": "array", "items": TEXT}
FLAG: Final[Schema] = {"type": "boolean"}
NUMBER: Final[Schema] = {"type": "number", "minimum": -MOST, "maximum": MOST}
PROBABILITY: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 1}
COUNT: Final[Schema] = {"type": "integer", "minimum": 1}
MONTH: Final[Schema] = {"type": "integer", "minimum": 1, "maximum": 12}
DATE: Final = _any_of(_DAY, _matching(_COARSE), _YEAR)
DEADLINE: Final = _any_of(_DAY, _matching(f"{_UNIT}(?:/{_UNIT})?"), _YEAR)
FULFILLED: Final = _any_of(_DAY, _matching(f"{_COARSE}|unknown"), _YEAR)
DURATION: Final = _matching("[0-9]{1,6}[dwmy]")
RECORDED: Final = _any_of(_TIME, _DAY, _matching(f"[0-9]{{4}}-{_MONTH_DAY}(?:{_CLOCK})?"))
SLUG: Final = _matching(SLUG_PATTERN)
SLUGS: Final[Schema] = {"type": "array", "items": SLUG}
SNAPSHOT: Final = _matching("sha256:[0-9a-f]{64}")
NEEDS: Final = _any_of({"enum": ["all", "any"]}, {"type": "integer", "minimum": 1})
