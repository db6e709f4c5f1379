"""Addresses of the web in untrusted text: only these become links."""

import re
from collections.abc import Callable
from typing import Final

from claimcheck.domain.model.host_name import ascii_host, is_international, shown_host

_WEB: Final = re.compile(r"(https?://)([^\s/?#]+)(.*)", re.IGNORECASE | re.DOTALL)
_OPEN: Final = re.compile(r"http://([^/?#]*?)(?::80)?(?=[/?#]|$)", re.IGNORECASE)
_PARTS: Final = re.compile(r"(.*@)?(.*?)(:\d*)?", re.DOTALL)
"""A name and password, the host, and a port: whatever the text, it has these."""
_NUMBER: Final = re.compile(r"\[[0-9a-f:.]+\](:\d*)?", re.IGNORECASE | re.ASCII)
"""A host that is an IPv6 number stands in brackets (RFC 3986, 3.2.2)."""
_ODD_IN_HOST: Final = re.compile(r"[^\w!$%&'*+,.:;=@~-]")
_ODD_IN_NAME: Final = re.compile(r"[^\w!$%&'*+,.:;=@~\u0080-\U0010ffff-]")
"""A name that IDNA 2008 has may hold marks and joiners, which are no letters to Python."""
_ODD: Final = re.compile(r"[^\w!#$%&'*+,./:;=?@~-]|%(?![0-9A-F]{2})", re.IGNORECASE | re.ASCII)


def web_address(text: str | None) -> str | None:
    """Return the http or https address that a text is, else None: one spelling of it everywhere.

    Whatever could end it is percent-encoded, brackets, quotes, spaces and all that nobody would
    see among them, and behind the host every letter that is not of ASCII. A host keeps its script,
    but for one that looks like another (`shown_host`); one that IDNA 2008 has not is no address.
    """
    return _spelled(text, _shown)


def ascii_address(text: str | None) -> str | None:
    """Return the same as a URI (RFC 3986), for formats that encode or refuse any other letter."""
    return _spelled(text, ascii_host)


def naming_address(text: str) -> str | None:
    """Return the address that names are made of, which are given once and never change.

    It has the scheme https and no port of http, so that a site which moves there keeps its names,
    and the host as it is written.
    """
    spelled = _spelled(text, _encoded) if web_address(text) else None
    return spelled and _OPEN.sub(r"https://\1", spelled)


def _spelled(text: str | None, host_of: Callable[[str], str | None]) -> str | None:
    found = _WEB.fullmatch(text.strip()) if text is not None else None
    if found is None:
        return None
    scheme, authority, rest = found.groups()
    if not _NUMBER.fullmatch(authority):
        user, host, port = _PARTS.fullmatch(authority).groups("")  # type: ignore[union-attr]
        named = host_of(host) if is_international(host) else _encoded(host)
        if named is None:
            return None
        authority = _encoded(user) + _ODD_IN_NAME.sub(_percent, named) + _encoded(port)
    return scheme + authority + _ODD.sub(_percent, rest)


def _shown(host: str) -> str | None:
    return shown_host(host) if ascii_host(host) else None


def _encoded(text: str) -> str:
    return _ODD_IN_HOST.sub(_percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))
