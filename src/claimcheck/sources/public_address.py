"""Addresses that may be asked: http(s), and a host whose every address is public.

A page or a redirect may name anything: the machine itself, the router, a cloud's metadata
service. What decides is the numbers that a name resolves to, in whatever notation it is written,
and the connection is made to those very numbers, so that a name cannot change its mind.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import quote, urlsplit

from claimcheck.domain.model.host_name import ascii_host
from claimcheck.errors import OutsideError, UsageError

ALLOW_PRIVATE: Final = "CLAIMCHECK_ALLOW_PRIVATE"
_PORTS: Final = {"http": 80, "https": 443}
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as a translating network writes them (RFC 6052)."""
_AS_IS: Final = "/?%:@!$&'()*+,;=[]"
"""What stands in a path or query as it is; % too, since most of it is encoded already."""


class RefusedAddressError(UsageError):
    """An address that is not asked (2)."""

    def __init__(self, address: str, why: str, hint: str = "") -> None:
        super().__init__(f"{address} was not contacted: {why}", hint)


class NotFetchedError(OutsideError):
    """A source could not be fetched (6)."""

    def __init__(self, address: str, why: str, kind: str) -> None:
        super().__init__(f"{address} could not be fetched: {why}", "--snapshot FILE takes a copy")
        self.why = why
        self.kind = kind
        """A stable word for it, such as `not-found`."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to ask and for what: an address taken apart and its host resolved."""

    scheme: str
    host: str
    port: int
    path: str
    numbers: tuple[str, ...]
    """The IP addresses that the host has, all of which may be asked."""

    @property
    def netloc(self) -> str:
        """The host as the Host header has it (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def resolve(address: str, *, private: bool = False) -> Target:
    """Return whom to ask for an address.

    Raises RefusedAddressError for another scheme than http(s), a name and password, and, unless
    `private`, any host with an address that is not public; NotFetchedError for a host that is not
    known.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as fault:
        raise RefusedAddressError(address, f"it is not an address ({fault})") from None
    if parts.scheme not in _PORTS:
        hint = "save it yourself and give the file"
        raise RefusedAddressError(address, "it is not http or https", hint)
    named = parts.hostname or ""
    if not named or not all(map(_is_of_addresses, address)):
        raise RefusedAddressError(address, "it does not name a host")
    host = ascii_host(named)
    if host is None:
        why = f"“{named}” is not a host name that IDNA 2008 allows"
        raise RefusedAddressError(address, why, "check how the address is spelled")
    if parts.username is not None:
        raise RefusedAddressError(address, "it has a name or password in it", "leave them out")
    port = port or _PORTS[parts.scheme]
    numbers = _numbers(address, host, port)
    if not private:
        for number in numbers:
            if not is_public(number):
                named = number if number == host else f"{host} is {number}, which"
                hint = f"{ALLOW_PRIVATE}=1 allows addresses of your own network"
                raise RefusedAddressError(address, f"{named} is not public", hint)
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_AS_IS)
    return Target(parts.scheme, host, port, path, numbers)


def _is_of_addresses(letter: str) -> bool:
    """Whether a letter may be in an address: what is seen, and the joiners that words need."""
    return letter.isprintable() or letter in "\u200c\u200d"


def is_public(number: str) -> bool:
    """Whether an IP address is one of the internet at large, also if it wraps an IPv4 one."""
    ip = ip_address(number)
    if isinstance(ip, IPv6Address):
        if ip in _TRANSLATED:
            return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
        wrapped = (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()))
        if ip.is_site_local or not all(is_public(str(one)) for one in wrapped if one):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _numbers(address: str, host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetchedError(address, f"host not found: {host}", "no-host") from None
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))
