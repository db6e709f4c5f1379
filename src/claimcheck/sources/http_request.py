"""One request, to a number that was checked, cut off when its time is over."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from importlib.metadata import version
from typing import Final

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from claimcheck.sources.public_address import NotFetchedError, Target

_HEADERS: Final = {
    "User-Agent": f"claimcheck/{version('claimcheck-cli')} (keeps sources of public claims)",
    "Accept": "text/html, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@contextlib.contextmanager
def answered(
    method: str,
    target: Target,
    address: str,
    end: float,
    headers: Mapping[str, str],
    body: bytes | None = None,
) -> Iterator[BaseHTTPResponse]:
    """Give a target's answer until `end`, in seconds of the monotonic clock.

    At that moment the connection is cut, whatever it is in the middle of: a server that sends a
    letter now and then keeps nobody waiting for longer. NotFetchedError, which names the address
    that was asked for first, for whatever goes wrong, inside the `with` too.
    """
    is_over = threading.Event()
    try:
        with contextlib.ExitStack() as stack:
            plain = stack.enter_context(_connected(target, end))
            # A second handle on the same connection, since to secure it takes the first one away.
            handle = stack.enter_context(plain.dup())
            watch = threading.Timer(_left(end), _cut, (handle, is_over))
            watch.daemon = True
            watch.start()
            stack.callback(watch.cancel)
            connection = HTTPConnection(target.host, target.port)
            stack.callback(connection.close)
            connection.sock = stack.enter_context(_secured(plain, target))
            connection.request(
                method,
                target.path,
                body,
                {"Host": target.netloc, **_HEADERS, **headers},
                preload_content=False,
            )
            response = connection.getresponse()
            stack.callback(response.close)
            yield response
            if is_over.is_set():
                raise TimeoutError
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        late = is_over.is_set() or isinstance(error, TimeoutError)
        why, kind = ("it took too long", "timeout") if late else _reason(error)
        raise NotFetchedError(address, why, kind) from None


def _connected(target: Target, end: float) -> socket.socket:
    """Return a connection to the first number of a target that answers."""
    refusal: OSError = TimeoutError()
    for number in target.numbers:
        try:
            return socket.create_connection((number, target.port), timeout=_left(end))
        except OSError as error:
            refusal = error
    raise refusal


def _secured(plain: socket.socket, target: Target) -> socket.socket:
    if target.scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)


def _cut(handle: socket.socket, is_over: threading.Event) -> None:
    is_over.set()
    with contextlib.suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)


def _left(end: float) -> float:
    """Return the seconds that are left, a little at least: 0 would mean not to wait at all."""
    return max(end - time.monotonic(), 0.001)


def _reason(error: Exception) -> tuple[str, str]:
    """Return why a request failed, and a stable word for it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}", "certificate"
    if isinstance(error, ssl.SSLError):
        return f"the connection cannot be secured ({error.reason})", "tls"
    if isinstance(error, ConnectionRefusedError):
        return "there is no answer", "no-answer"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower(), "no-answer"
    return f"the answer is malformed ({error})", "broken"
