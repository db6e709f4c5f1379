"""Text that calendars and feeds may hold: neither takes control characters."""

import re
from typing import Final

from claimcheck.domain.model.settings import Settings

_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def legal(text: str) -> str:
    """Return text with plain line ends and U+FFFD for what XML and iCalendar forbid."""
    return _ILLEGAL.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def legal_line(text: str) -> str:
    """Return the same on one line."""
    return " ".join(legal(text).split())


def title(settings: Settings) -> str:
    """Return what a ledger is called, on one line; an empty title is as good as none."""
    return legal_line(settings.title) or Settings().title
