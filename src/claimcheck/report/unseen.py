"""Untrusted text on its way to a person or a terminal: what nobody would see is made visible."""

import re
from typing import Final

from claimcheck.domain.unseen import UNSEEN

_SPACES: Final = re.compile(r"[ \t\r\n]+")


def visible(text: str) -> str:
    r"""Return text on one line that says what it holds.

    Spaces and line ends become single spaces; the rest of what a terminal would obey or hide is
    written as `\x1b` or `\u202e`.
    """
    return UNSEEN.sub(_escape, _SPACES.sub(" ", text).strip())


def escape_unseen(text: str) -> str:
    """Return text with its lines and tabs kept and everything else that is not seen escaped."""
    parts = re.split(r"([\n\t])", text)
    return "".join(part if part in ("\n", "\t") else UNSEEN.sub(_escape, part) for part in parts)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
