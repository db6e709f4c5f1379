"""Whom a server answers, as it was started."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from claimcheck.server.cookies import Cookies

_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")

IPAddress = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Naming:
    """Who says who is there: the header, and the one peer that is believed."""

    header: bytes
    """Its name, in lower case."""
    proxy: IPAddress | None
    """None: the server listens on a unix socket, and whoever can open that is believed."""

    def believes(self, peer: str | None) -> bool:
        """Whether a peer is the proxy."""
        return self.proxy is None or (peer is not None and same_address(peer) == self.proxy)


@dataclass(frozen=True, slots=True)
class Rules:
    """Whom a server answers, and what they may do."""

    origins: Mapping[bytes, frozenset[bytes]]
    """For each host that requests may name, the origins that its own pages have."""
    cookies: Cookies
    may_write: bool = True
    naming: Naming | None = None
    open_paths: frozenset[str] = frozenset()
    """What everybody may read, since it holds nothing of a ledger: style and script."""
    readers: frozenset[bytes] = frozenset()
    """Origins of other pages that may read the JSON."""


def own_origins(
    names: Iterable[str], allowed: Iterable[str], port: int
) -> Mapping[bytes, frozenset[bytes]]:
    """Return the hosts that requests may name, with the origins of each.

    `names` are those that this machine is asked by, without encryption; loopback is among them.
    `allowed` are those of a proxy, which may encrypt; they may bring a port of their own.
    """
    plain = {host for name in (*_LOOPBACK, *names) for host in _with_port(name, port)}
    proxied = {host for name in allowed for host in _with_port(name, port)}
    return {
        **{host.encode(): frozenset({f"http://{host}".encode()}) for host in plain},
        **{
            host.encode(): frozenset(f"{scheme}://{host}".encode() for scheme in ("http", "https"))
            for host in proxied
        },
    }


def same_address(text: str) -> IPAddress | None:
    """Return the IP address that a text writes, one form for each; None where it is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _with_port(name: str, port: int) -> tuple[str, ...]:
    """Return a host as browsers name it: with the port, and without where a proxy has its own."""
    has_own = name.rpartition(":")[2].isdecimal() and not name.endswith("]")
    return (name,) if has_own else (name, f"{name}:{port}")
