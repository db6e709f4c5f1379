"""The bounds of a target in signs and in words: `> 60`, “at least 60”, “60 or more”."""

import re
from typing import Final

from claimcheck.domain.model.number import FIGURES, UnclearNumber
from claimcheck.domain.model.quantity import START

SIGNS: Final = {
    ">=": "at-least",
    ">": "more-than",
    "<=": "at-most",
    "<": "less-than",
    "=": "equals",
}
_OR_EQUAL: Final = ("{} or equal to", "equal to or {}", "at or {}")
_OVER: Final = ("more than", "over", "above", "greater than", "higher than")
_UNDER: Final = ("less than", "fewer than", "lower than", "under", "below")
_WORDS: Final = {
    "at-least": (
        *("at least", "no fewer than", "no less than", "not fewer than", "not less than"),
        *("not under", "not below", "minimum of", "minimum"),
        *(form.format(word) for word in _OVER for form in _OR_EQUAL),
    ),
    "more-than": (*_OVER, "in excess of", "exceed", "exceeds", "exceeding"),
    "at-most": (
        *("at most", "no more than", "no greater than", "no higher than", "not more than"),
        *("not over", "not above", "not exceed", "not exceeding", "up to", "maximum of", "maximum"),
        *(form.format(word) for word in _UNDER for form in _OR_EQUAL),
    ),
    "less-than": _UNDER,
    "equals": ("exactly", "precisely", "equal to", "equals"),
}
_BOUND_OF: Final = {word: bound for bound, words in _WORDS.items() for word in words}
COMPARISON: Final = "(?i:{})".format(
    "|".join(word.replace(" ", r"\s+") for word in sorted(_BOUND_OF, key=len, reverse=True))
)
"""The words of all bounds, the longest first: of “no more than” the last two say the opposite."""

_COMPARED: Final = re.compile(rf"(?<![\w-])(?P<words>{COMPARISON})\s+(?={START})")
_SIGN: Final = re.compile(">=|<=|≥|≤|==|>|<|=")
_BETWEEN: Final = re.compile(
    rf"(?P<head>.*?)(?<![\w-])(?i:between)\s+(?P<low>{START}.*?)\s+(?i:and)\s+(?P<high>{START}.*)",
    re.DOTALL,
)
_OR_MORE: Final = re.compile(
    rf"(?P<head>.*?)(?<![\w.,])(?P<counted>{START}{FIGURES}.*?)"
    r"(?:\+(?!\d)|\s+(?i:or|and)\s+(?i:more|above|over|higher|up|greater"
    r"|(?P<less>less|fewer|below|under|lower))(?!\w)"
    rf"(?!\s+(?:than|{START})))(?P<rest>.*)",
    re.DOTALL,
)
_AND: Final = re.compile(r",?\s+(?:and|but)\s*$", re.IGNORECASE)
_SIGN_OF_ELSE: Final = re.compile(r"[-!~≈≠±/*+]$")
"""What turns a sign after it into another one: `!=`, `~=`, `->`."""
_FREE_NUMBER: Final = re.compile(r"(?<!\w)(?<!\w-)\d")
_ARTICLES: Final = frozenset(("a", "an", "the"))
_LINKS: Final = _ARTICLES | frozenset(
    (
        *("is", "are", "be", "been", "was", "do", "does", "will", "shall", "should", "must", "may"),
        *("can", "has", "have", "having", "of", "at", "in", "by", "to", "for", "with"),
        *("well", "far", "just", "much", "slightly", "significantly", "considerably"),
    )
)
"""Words between a measure and its bound: `unemployment is under 5 %`, `a fleet of up to 300`."""
_DENIALS: Final = frozenset(
    (
        *("not", "no", "none", "nobody", "nothing", "never", "neither", "nor", "cannot", "without"),
        *("avoid", "avoids", "avoiding", "prevent", "prevents", "preventing", "fail", "fails"),
        *("hardly", "barely", "scarcely", "rarely", "seldom", "nearly", "almost"),
    )
)
_KEPT_FROM: Final = re.compile(r"\bfrom(?:\s+\w+ing)?$", re.IGNORECASE)
"""Ahead of a bound: “keep it from rising above 5 %”, “up from more than 3”."""
FORM: Final = "write it as “countries > 60”, “rank <= 3” or “at least 60 countries”"


def bound_of(comparison: str) -> str:
    """Return the bound that words of `COMPARISON` are: “No more  than” is `at-most`."""
    return _BOUND_OF[" ".join(comparison.lower().split())]


def bounds_in(words: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the measure ahead of the bounds, empty where it follows, and each with its quantity.

    UnclearNumber with the form to use, also where a denial ahead would turn the sense.
    """
    text = words.strip()
    if len(text) > 200:
        raise no_target(words)
    signs = list(_SIGN.finditer(text))
    if len(signs) == 1:
        sign = signs[0]
        bound = SIGNS[{"≥": ">=", "≤": "<=", "==": "="}.get(sign[0], sign[0])]
        head = text[: sign.start()]
        if _SIGN_OF_ELSE.search(head):
            raise no_target(words)
        return head.strip(" :"), [(bound, text[sign.end() :].strip())]
    compared = list(_COMPARED.finditer(text))
    between, more = _BETWEEN.fullmatch(text), _OR_MORE.fullmatch(text)
    if signs or (compared and (between or more)) or not (compared or between or more):
        raise no_target(words)
    if between:
        bounds = [("at-least", between["low"]), ("at-most", between["high"])]
        return _measure_ahead(between["head"], words), bounds
    if more:
        bound = "at-most" if more["less"] else "at-least"
        counted = f"{more['counted'].strip()} {more['rest'].strip()}"
        return _measure_ahead(more["head"], words), [(bound, counted.strip())]
    bounds = []
    for one, following in zip(compared, [*compared[1:], None], strict=True):
        counted = text[one.end() : following.start() if following else None]
        if following:
            counted, joined = _AND.subn("", counted)
            if not joined:
                raise no_target(words)
        bounds.append((bound_of(one["words"]), counted.strip()))
    return _measure_ahead(text[: compared[0].start()], words), bounds


def no_target(words: str) -> UnclearNumber:
    """Return the refusal of words that are no target."""
    return UnclearNumber(words, "is not a target", FORM)


def _measure_ahead(head: str, words: str) -> str:
    parts = head.lower().split()
    is_denied = any(part in _DENIALS or part.endswith(("n't", "n’t")) for part in parts)
    if (
        is_denied
        or head.endswith("/")
        or _FREE_NUMBER.search(head)
        or _KEPT_FROM.search(head.rstrip())
    ):
        raise no_target(words)
    measure = head.strip(" :,;–—-\t\n").split()
    while measure and measure[-1].lower() in _LINKS:
        measure.pop()
    while measure and measure[0].lower() in _ARTICLES:
        measure.pop(0)
    return " ".join(measure).strip(" :,;–—-")
