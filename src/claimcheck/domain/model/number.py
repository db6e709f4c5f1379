"""Numbers in figures, as English writes them: read in one way, or refused with what to write."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Number = int | float
DecimalMark = Literal[".", ","]
"""What stands before the decimals; the other one groups thousands."""

MOST: Final = 10**18
"""The largest magnitude of a number: far from where sums and quotients are not finite."""

_SPACES: Final = " \u00a0\u2007\u2009\u202f"
_DIGITS: Final = "0-9０-９"
_RUN: Final = rf"[{_DIGITS}][{_DIGITS}.．,，_'’]*"
_POWER: Final = rf"(?:[eE][-+−－＋]?[{_DIGITS}]+(?!\w))?"
JOINED: Final = rf"[.．,，]?{_RUN}{_POWER}"
"""Digits with marks among them, whether they are a number or not."""
FIGURES: Final = rf"[.．,，]?{_RUN}(?:(?<=[{_DIGITS}])[{_SPACES}]{_RUN})*{_POWER}"
"""Whatever somebody may take for one number: single spaces may be among the digits, too."""
SIGN: Final = r"[-+−－＋]"

_AS_ASCII: Final = str.maketrans(
    "０１２３４５６７８９．，＋－−’" + _SPACES[1:], "0123456789.,+--'" + " " * len(_SPACES[1:])
)
_FORM: Final = "write it as 60, 45,008 or 1.758"


class UnclearNumber(ValueError):
    """Words that are no number, or more than one; the hint says what to write instead."""

    def __init__(self, words: str, reason: str, hint: str = _FORM) -> None:
        self.words = words if len(words) <= 60 else f"{words[:59]}…"
        self.reason = reason
        self.message = f"“{self.words}” {reason}"
        self.hint = hint
        super().__init__(f"{self.message}; {hint}" if hint else self.message)


def read_number(words: str, decimal: DecimalMark = ".") -> Number:
    """Return the number that figures are: `60`, `45,008`, `12,34,567`, `-1.758`, `1e6`.

    Commas, spaces, underscores and apostrophes may set thousands apart, all of them the same;
    commas also lakhs and crores. With `decimal` “,” comma and dot change places. UnclearNumber for
    anything else, and beyond 10^18.
    """
    return number_of(exact(words, decimal), words)


def exact(words: str, decimal: DecimalMark = ".") -> "Decimal":
    """Return the number that figures are, exactly; UnclearNumber where they are not one."""
    text = words.strip().translate(_AS_ASCII)
    found = _exact(text, decimal) if len(text) <= 200 else None
    if found is None:
        raise UnclearNumber(words.strip(), *_what_else(text, decimal))
    return found


def divided(value: Number, by: Number) -> Number:
    """Return a number in parts of another, by its decimals: 37.5 of 100 is 0.375."""
    from decimal import Decimal

    return number_of(Decimal(str(value)) / Decimal(str(by)), str(value))


def number_of(value: "Decimal", words: str) -> Number:
    """Return what a ledger keeps of an exact number; one with decimals, as in 5.0, is a float.

    UnclearNumber, quoting the words, beyond 10^18 and where nothing would be left of it.
    """
    if abs(value) > MOST:
        raise UnclearNumber(words, "is beyond 10^18, the largest number allowed", "")
    if not isinstance(places := value.as_tuple().exponent, int) or places >= 0:
        return int(value)
    if value and not float(value):
        raise UnclearNumber(words, "is too small to distinguish from 0", "")
    return float(value)


def _exact(text: str, decimal: DecimalMark) -> "Decimal | None":
    from decimal import Decimal

    if not _forms(decimal).fullmatch(text):
        return None
    for mark in ("_", "'", " ", _other(decimal)):
        text = text.replace(mark, "")
    return Decimal(text.replace(decimal, "."))


@lru_cache
def _forms(decimal: DecimalMark) -> re.Pattern[str]:
    """Return what numbers look like. No group of thousands begins with 0: `0,500` is no 500."""
    point, group = re.escape(decimal), re.escape(_other(decimal))
    lakhs = rf"|[1-9]\d?(?:,\d\d)+,\d{{3}}(?:{point}\d+)?" if decimal == "." else ""
    return re.compile(
        rf"[-+]?(?:(?:\d+(?:{point}\d*)?|{point}\d+)(?:[eE][-+]?\d{{1,4}})?"
        rf"|[1-9]\d{{0,2}}(?P<mark>[{group}_' ])\d{{3}}(?:(?P=mark)\d{{3}})*(?:{point}\d+)?"
        rf"{lakhs})",
        re.ASCII,
    )


def _what_else(text: str, decimal: DecimalMark) -> tuple[str, str]:
    """Return why figures are refused, and the readings that they have elsewhere."""
    if len(text) > 40 or "e" in text.lower():
        return "is not a number", _FORM
    other = _other(decimal)
    swapped = _exact(text, other)
    together = _exact(text.replace(other, ""), decimal) if text.lstrip("-+")[:1] != "0" else None
    if swapped is not None and together is not None and decimal not in text:
        readings = f"{_written(swapped, decimal)} or {_written(together, decimal)}"
        return f"is {readings}", "write the one you mean"
    if (meant := swapped if swapped is not None else together) is not None:
        style = "in English" if decimal == "." else "with decimal commas"
        return f"is not a number {style}", f"write {_written(meant, decimal)} if you mean that"
    return "is not a number", _FORM


def _written(value: "Decimal", decimal: DecimalMark) -> str:
    return f"{value:f}".replace(".", decimal)


def _other(decimal: DecimalMark) -> DecimalMark:
    return "," if decimal == "." else "."
