"""Untrusted text on its way to a person or a terminal: what nobody would see is made visible."""

import re
from typing import Final

UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control, bidi and invisible characters."""
_SPACES: Final = re.compile(r"[ \t\r\n]+")


def visible(text: str) -> str:
    r"""Return text on one line that says what it holds.

    Spaces and line ends become single spaces; the rest of what a terminal would obey or hide is
    written as `\x1b` or `\u202e`.
    """
    return _escaped(_SPACES.sub(" ", text).strip())


def escape_unseen(text: str) -> str:
    """Return text with its lines and tabs kept and everything else that is not seen escaped."""
    return _escaped(text, but="\n\t")


def visible_name(name: str) -> str:
    """Return a name of a file with every space of it kept and all that is not seen escaped."""
    return _escaped(name)


def _escaped(text: str, but: str = "") -> str:
    """Return text with each character escaped that is not seen; a table is quicker than a call."""
    unseen = set(UNSEEN.findall(text)).difference(but)
    return text.translate({ord(one): _escape(ord(one)) for one in unseen}) if unseen else text


def _escape(code: int) -> str:
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
