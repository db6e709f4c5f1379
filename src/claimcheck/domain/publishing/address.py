"""Addresses of the web in untrusted text: only these become links."""

import re
from typing import Final

_WEB: Final = re.compile(r"(https?://)([^\s/?#]+)(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER: Final = re.compile(r"\[[0-9a-f:.]+\](:\d*)?", re.IGNORECASE | re.ASCII)
"""A host that is an IPv6 number stands in brackets (RFC 3986, 3.2.2)."""
_ODD_IN_HOST: Final = re.compile(r"[^\w!$%&'*+,.:;=@~-]")
_ODD: Final = re.compile(r"[^\w!#$%&'*+,./:;=?@~-]|%(?![0-9A-F]{2})", re.IGNORECASE | re.ASCII)


def web_address(text: str | None) -> str | None:
    """Return the http or https address that a text is, else None: one spelling of it everywhere.

    Whatever could end it is percent-encoded, brackets, quotes, spaces and all that nobody would
    see among them, and behind the host every letter that is not of ASCII.
    """
    found = _WEB.fullmatch(text.strip()) if text is not None else None
    if found is None:
        return None
    scheme, host, rest = found.groups()
    if not _NUMBER.fullmatch(host):
        host = _ODD_IN_HOST.sub(_percent, host)
    return scheme + host + _ODD.sub(_percent, rest)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
