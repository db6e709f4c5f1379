"""Untrusted text on its way to a person or a terminal: what nobody would see is made visible.

What the words of a language need is left as it is (`unseen.py`), but for ids and addresses: those
are compared letter by letter, and there it can only deceive.
"""

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.model.unseen import FLAG, UNSEEN, is_needed

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_ADDRESS: Final = (
    r"(?P<start>://|\bwww\.(?=\w))(?P<host>[^\s/?#<>\"“”»)\]]+)(?P<rest>[^\s<>\"“”»)\]]*)"
)
_READ: Final = rf"(?P<flag>{FLAG})|{_ADDRESS}|(?P<unseen>{UNSEEN.pattern})"
"""Compiled for the first text that is not plain: most ledgers have none."""


def visible(text: str) -> str:
    r"""Return text on one line that says what it holds.

    Spaces and line ends become single spaces; the rest of what a terminal would obey or hide is
    written as `\x1b` or `\u202e`, and a host that looks like another one by its ASCII name.
    """
    return _escaped(_SPACES.sub(" ", text).strip())


def escape_unseen(text: str) -> str:
    """Return text with its lines and tabs kept and everything else that is not seen escaped."""
    return _escaped(text, but="\n\t")


def visible_name(name: str) -> str:
    """Return a name of a file with every space of it kept and all that is not seen escaped."""
    return _escaped(name)


def visible_id(id_: str) -> str:
    """Return what was given for an id, or for a key, with all that is not seen escaped."""
    return UNSEEN.sub(_escape_one, id_)


def escaped_by(escape: Callable[[str], str], text: str) -> str:
    """Return text in which `escape` has written each unseen character that no word needs."""
    if UNSEEN.search(text) is None:
        return text

    def read(match: re.Match[str]) -> str:
        if match["flag"]:
            return match[0]
        if match["unseen"]:
            return match[0] if is_needed(text, match.start()) else escape(match[0])
        return UNSEEN.sub(lambda one: escape(one[0]), match[0])

    return re.sub(_READ, read, text)


def _escaped(text: str, but: str = "") -> str:
    if text.isascii() and text.isprintable():
        return text

    def read(match: re.Match[str]) -> str:
        if match["flag"] or match[0] in but:
            return match[0]
        if match["unseen"]:
            return match[0] if is_needed(text, match.start()) else _escape(match[0])
        return match["start"] + UNSEEN.sub(_escape_one, _honest(match["host"]) + match["rest"])

    return re.sub(_READ, read, text)


def _honest(host: str) -> str:
    """Return a host as it is written, or in ASCII where it looks like another one."""
    if host.isascii() or UNSEEN.search(host):
        return host
    from claimcheck.domain.model.host_name import shown_host

    user, at, name = host.rpartition("@")
    shown = shown_host(name)
    return user + at + shown if shown.isascii() else host


def _escape_one(match: re.Match[str]) -> str:
    return _escape(match[0])


def _escape(letter: str) -> str:
    code = ord(letter)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
