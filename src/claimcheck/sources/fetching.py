"""Fetching one address: bounded in size, time and redirects, and nothing of it is run."""

import contextlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from claimcheck.errors import MissingExtraError
from claimcheck.sources.material import Material
from claimcheck.sources.public_address import NotFetchedError, resolve

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_CHUNK: Final = 1 << 16
_REDIRECTS: Final = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a fetch goes."""

    most_bytes: int = 20_000_000
    """Of the content, unpacked."""
    seconds: float = 30
    """From the first connection to the last byte, redirects included."""
    redirects: int = 5
    private: bool = False
    """Whether hosts of this machine and its networks are asked too."""

    @property
    def most(self) -> str:
        """The size in words."""
        return f"{self.most_bytes / 1_000_000:g} MB"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to a request; its content is read on demand."""

    address: str
    """Where the answer came from, after redirects."""
    status: int
    response: "BaseHTTPResponse"

    @property
    def said(self) -> str:
        """The status in words."""
        return f"it answered {self.status} {self.response.reason or ''}".strip()


def fetch(address: str, bounds: Bounds) -> Material:
    """Return the content of an address.

    Raises RefusedAddressError, also for where a redirect leads, and NotFetchedError for whatever
    else goes wrong.
    """
    with ask("GET", address, bounds) as answer:
        if answer.status != 200:
            raise NotFetchedError(address, answer.said, "status")
        content = _content(answer.response, address, bounds)
        charset = _charset(answer.response.headers.get("Content-Type", ""))
        return Material(content, address, answer.address, charset)


@contextlib.contextmanager
def ask(
    method: str,
    address: str,
    bounds: Bounds,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Iterator[Answer]:
    """Give the answer to a request, after redirects, for as long as the connection is open.

    Headers and a body go to the address itself, and nowhere that it redirects to.
    Raises RefusedAddressError or NotFetchedError, also for what goes wrong while its content is
    read.
    """
    try:
        from claimcheck.sources.http_request import answered
    except ImportError:
        from claimcheck.host.installation import adding

        raise MissingExtraError("fetching an address", adding("web")) from None
    end = time.monotonic() + bounds.seconds
    asked = address
    for _ in range(bounds.redirects + 1):
        target = resolve(asked, private=bounds.private)
        with answered(method, target, address, end, headers or {}, body) as response:
            location = response.headers.get("Location")
            if response.status not in _REDIRECTS or location is None:
                yield Answer(asked, response.status, response)
                return
        try:
            asked = urljoin(asked, _utf8(location))
        except ValueError:
            raise NotFetchedError(
                address, "it redirects without giving an address", "redirects"
            ) from None
        headers, body = None, None
    raise NotFetchedError(address, f"there are more than {bounds.redirects} redirects", "redirects")


def _content(response: "BaseHTTPResponse", address: str, bounds: Bounds) -> bytes:
    """Return the content, unpacked a piece at a time, so that no bomb goes off."""
    content = bytearray()
    while piece := response.read1(_CHUNK, decode_content=True):
        content += piece
        if len(content) > bounds.most_bytes:
            raise NotFetchedError(address, f"it is larger than {bounds.most}", "too-large")
    return bytes(content)


def _charset(content_type: str) -> str | None:
    header = Message()
    header["Content-Type"] = content_type
    return header.get_content_charset()


def _utf8(location: str) -> str:
    """Return a header that was read as Latin-1 as the UTF-8 that many servers mean."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location
