"""Addresses of the web in untrusted text: only these become links."""

import re
from typing import Final

_WEB: Final = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_MEANT: Final = re.compile(r"[^\w!#$%&'*+,./:;=?@~-]")


def web_address(text: str) -> str | None:
    """Return an http or https address with whatever could end it percent-encoded, else None.

    Brackets, quotes, backslashes, spaces and all that nobody would see are encoded.
    """
    text = text.strip()
    return _MEANT.sub(_percent, text) if _WEB.match(text) else None


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
