"""A server from its first word to its last."""

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from claimcheck.errors import DONE, MissingExtraError
from claimcheck.server.access_log import logged
from claimcheck.server.admission import LONGEST_HEAD
from claimcheck.server.asgi import App
from claimcheck.server.cookies import Cookies
from claimcheck.server.entry_token import entry_address, forwarding_file
from claimcheck.server.gate import Gate, OnRefusal, refuse_plainly
from claimcheck.server.listening import BACKLOG, Address, TcpAddress, UnixPath, listening
from claimcheck.server.rules import Naming, Rules, own_origins
from claimcheck.server.seal import Seal

if TYPE_CHECKING:
    import socket

_NEEDED: Final = ("starlette", "uvicorn", "h11", "python_multipart")
_TALKERS: Final = ("uvicorn.error", "python_multipart")
"""Loggers that would tell of every request that is none, in words of their own."""
_IDLE_SECONDS: Final = 5
_GRACE_SECONDS: Final = 1
_LAST_SECONDS: Final = 1.8
"""After which the process ends whatever still runs: a write is either made or not begun."""
_FILE_SECONDS: Final = 60
_ANY_ADDRESS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask, as it was said when the server was started."""

    may_write: bool = True
    allowed: tuple[str, ...] = ()
    """Further hosts, as browsers name them."""
    naming: Naming | None = None
    readers: frozenset[str] = frozenset()
    """Origins of other pages that may read the JSON."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is served, and to whom refusals are given to be shown."""

    app: App
    on_refusal: OnRefusal = refuse_plainly
    open_paths: frozenset[str] = frozenset()
    """What everybody may read, since it holds nothing of a ledger: style and script."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How a server speaks to whoever started it."""

    show: Callable[[str], None]
    """Prints the address."""
    say: Callable[[str], None]
    """Says what there is to know."""
    fail: Callable[[Exception], None]
    """Reports what nobody foresaw."""
    requests: Callable[[str], None] | None = None
    """Hears of each request; None: nobody does."""


def require_parts() -> None:
    """Refuse to begin without the packages that serving needs (MissingExtraError)."""
    if not all(map(find_spec, _NEEDED)):
        from claimcheck.host.installation import adding

        raise MissingExtraError("serving pages", adding("serve"))


def run(
    site: Site,
    address: Address,
    access: Access,
    talk: Talk,
    *,
    seal: Callable[[int], Seal],
    opens: bool = False,
) -> None:
    """Serve until Ctrl-C or SIGTERM, and then return within two seconds.

    `seal` makes the seal of a port. What cannot be listened at is an error (`listening`).
    """
    with listening(address) as socket_:
        port = socket_.getsockname()[1] if isinstance(address, TcpAddress) else 0
        cookies = Cookies(seal(port), port)
        rules = Rules(
            own_origins(_own_names(address), access.allowed, port),
            cookies,
            access.may_write,
            access.naming,
            site.open_paths,
            frozenset(map(str.encode, access.readers)),
        )
        app: App = Gate(site.app, rules, site.on_refusal, on_fault=talk.fail)
        if talk.requests is not None:
            app = logged(app, talk.requests)
        with ExitStack() as end:

            def begin() -> None:
                entry = _told(address, port, access, cookies.seal, talk)
                if opens and entry:
                    end.enter_context(_opened(entry, talk))

            _serve(app, socket_, begin)


def _own_names(address: Address) -> tuple[str, ...]:
    if isinstance(address, UnixPath) or address.host in _ANY_ADDRESS:
        return ()
    return (_in_address(address.host),)


def _told(address: Address, port: int, access: Access, seal: Seal, talk: Talk) -> str | None:
    """Print where to go, and return it where a browser may go there by itself."""
    if isinstance(address, UnixPath):
        talk.show(f"unix:{address.path}")
        return None
    base = f"http://{_in_address(_ANY_ADDRESS.get(address.host, address.host))}:{port}"
    if access.naming is not None:
        talk.show(f"{base}/")
        if access.naming.proxy is not None and access.naming.proxy.is_loopback:
            talk.say(
                "the proxy is trusted by a loopback address, so every account of this machine can "
                "write under any name; --unix PATH prevents that"
            )
        return None
    entry = entry_address(base, seal, int(time.time()))
    talk.show(entry)
    return entry


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@contextmanager
def _opened(entry: str, talk: Talk) -> Iterator[None]:
    """Show the address in the browser, by a file that goes a minute later."""
    from claimcheck.host.browser import show

    over = threading.Event()

    def open_() -> None:
        try:
            with forwarding_file(entry) as file:
                if not show(file.as_uri()):
                    talk.say("no browser was found; open the address yourself")
                over.wait(_FILE_SECONDS)
        except OSError as error:
            talk.say(f"cannot open the browser ({error.strerror}); open the address yourself")

    opening = threading.Thread(target=open_, daemon=True)
    opening.start()
    try:
        yield
    finally:
        over.set()
        opening.join(0.2)


def _serve(app: App, socket_: "socket.socket", begin: Callable[[], None]) -> None:
    import uvicorn

    from claimcheck.server.http_protocol import PunctualProtocol

    class Server(uvicorn.Server):
        """One that ends when it is asked to, where that of uvicorn would raise the signal again."""

        async def startup(self, sockets: "list[socket.socket] | None" = None) -> None:
            """Begin once requests are answered."""
            await super().startup(sockets)
            begin()

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            """Have both signals end the server, while it runs."""

            def end(number: int, frame: object) -> None:
                self.should_exit = True
                _end_soon()

            usual = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGTERM)}
            try:
                yield
            finally:
                for one, handler in usual.items():
                    signal.signal(one, handler)

    for name in _TALKERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    config = uvicorn.Config(
        app,
        http=PunctualProtocol,
        loop="asyncio",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
    Server(config).run(sockets=[socket_])


def _end_soon() -> None:
    """End the process in time even where a request is answered that nothing interrupts."""

    def end() -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(DONE)

    last = threading.Timer(_LAST_SECONDS, end)
    last.daemon = True
    last.start()
