"""Names of hosts in any script: what is asked for one, and what readers see of it.

IDNA 2008 (RFC 5891) says which names there are, and UTS 46 without transitional processing what a
typed one means; browsers do both, and so `straße.de` is not `strasse.de`.
"""

import re
import unicodedata
from typing import Final

_ENCODED: Final = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_LONGEST_LABEL: Final = 63
_LONGEST: Final = 253
"""Letters of a name (RFC 1035, 2.3.4)."""

_TOGETHER: Final = (
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA"},
    {"LATIN", "CJK", "BOPOMOFO"},
    {"LATIN", "CJK", "HANGUL"},
)
"""Scripts that may stand in one label: UTS 39, 5.2, “Highly Restrictive”."""
_OF_ALL: Final = ("KATAKANA-HIRAGANA", "IDEOGRAPHIC", "MODIFIER")
_LIKE_LATIN: Final = frozenset("асԁеһіјӏорԗԛѕԝхуъьҽпгѵѡαικνρυωηοτ")
"""Cyrillic and Greek letters that look like Latin ones, as Chromium has them (IDN in Chrome)."""


def is_international(host: str) -> bool:
    """Whether a host has letters that are not of ASCII, percent-encoded ones too."""
    return not unencoded(host).isascii()


def ascii_host(host: str) -> str | None:
    """Return the name that is asked for a host, in ASCII and lower case.

    None for what is no name: a letter that IDNA 2008 has not, an empty label or a long one. Which
    ASCII letters a label may have is left to whoever resolves it, since there are hosts with `_`.
    """
    mapped = _mapped(host)
    if mapped is None:
        return None
    if not mapped.isascii():
        import idna

        try:
            mapped = ".".join(
                label if label.isascii() else idna.alabel(label).decode()
                for label in mapped.split(".")
            )
        except idna.IDNAError:
            return None
    labels = mapped.removesuffix(".").split(".")
    fits = len(mapped) <= _LONGEST and all(0 < len(one) <= _LONGEST_LABEL for one in labels)
    return mapped if fits else None


def shown_host(host: str) -> str:
    """Return a host as readers see it: in its own script, or in ASCII where that could deceive.

    It could where a label mixes scripts, or all its letters look like Latin ones. What is no name
    is returned as it is.
    """
    asked = ascii_host(host)
    shown = _mapped(host)
    if asked is None or shown is None:
        return host
    *labels, last = shown.split(".")
    deceives = any(map(_mixes, [*labels, last])) or (
        last.isascii() and any(map(_passes_for_latin, labels))
    )
    return asked if deceives else shown


def _mapped(host: str) -> str | None:
    """Return a name as UTS 46 maps what was typed: one case, one form, one kind of dot."""
    host = unencoded(host)
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.uts46_remap(host, std3_rules=False, transitional=False)
    except idna.IDNAError:
        return None


def unencoded(host: str) -> str:
    """Return a host as it was before a page encoded all of its address, where one did."""
    return _ENCODED.sub(_decoded, host) if "%" in host else host


def _decoded(match: re.Match[str]) -> str:
    """Return what percent-encoded letters are, where they are none of ASCII."""
    try:
        text = bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]
    return match[0] if any(map(str.isascii, text)) else text


def _mixes(label: str) -> bool:
    scripts = set(map(_script, filter(str.isalpha, label))).difference(_OF_ALL)
    return len(scripts) > 1 and not any(scripts <= one for one in _TOGETHER)


def _passes_for_latin(label: str) -> bool:
    letters = set(filter(str.isalpha, label))
    return bool(letters) and letters <= _LIKE_LATIN


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is its script."""
    return unicodedata.name(letter, "").partition(" ")[0]
