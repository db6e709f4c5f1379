"""What reaches the pages through the gate, and what reaches those who are refused."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

from claimcheck.server.admission import Refused
from claimcheck.server.asgi import Message, Receive, Scope, Send
from claimcheck.server.gate import Gate
from claimcheck.server.rules import Naming, Rules
from claimcheck.server.visitor import Visitor, visitor_of
from tests.server.asgi import in_a_loop_of_its_own
from tests.server.test_admission import DAY, NOW, RULES, SEAL, cookie

HOST = "Host: localhost:8765"
OWN = (HOST, "Origin: http://localhost:8765")


@dataclass
class Desk:
    """A gate with pages behind it that keep what they get, and answer with 200."""

    rules: Rules = RULES
    failure: Exception | None = None
    paged: list[tuple[Visitor, bytes, list[bytes]]] = field(default_factory=list)
    refused: list[tuple[Refused, bytes]] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    def ask(
        self, *headers: str, pieces: tuple[bytes, ...] = (), leaves: bool = False
    ) -> list[Message]:
        """Return what is sent for a request: a form, where there are pieces of a body."""
        gate = Gate(
            self._pages, self.rules, self._show, on_fault=self.faults.append, now=lambda: NOW
        )
        coming: list[dict[str, Any]] = [
            {"type": "http.request", "body": one, "more_body": True} for one in pieces
        ]
        coming.append({"type": "http.disconnect"} if leaves else {"type": "http.request"})
        sent: list[Message] = []

        async def receive() -> Message:
            return coming.pop(0)

        async def send(message: Message) -> None:
            sent.append(message)

        pairs = (one.split(": ") for one in headers)
        scope = {
            "type": "http",
            "method": "POST" if pieces else "GET",
            "path": "/x",
            "query_string": b"",
            "headers": [(name.lower().encode(), value.encode()) for name, value in pairs],
            "client": ("127.0.0.1", 50_000),
        }
        in_a_loop_of_its_own(gate(scope, receive, send))
        return sent

    async def _pages(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = (await receive())["body"]
        if self.failure:
            raise self.failure
        self.paged.append((visitor_of(scope), body, [name for name, _ in scope["headers"]]))
        await send({"type": "http.response.start", "status": 200})
        await send({"type": "http.response.body"})

    async def _show(self, refused: Refused, scope: Scope, receive: Receive, send: Send) -> None:
        self.refused.append((refused, (await receive())["body"]))
        await send({"type": "http.response.start", "status": refused.status})
        await send({"type": "http.response.body"})


def cookies_of(sent: list[Message]) -> list[bytes]:
    return [value for name, value in sent[0]["headers"] if name == b"set-cookie"]


def test_pages_get_the_whole_body_and_who_sent_it() -> None:
    desk = Desk()
    desk.ask(*OWN, cookie("write"), pieces=(b"a=", b"1"))
    visitor = Visitor(None, may_write=True)
    assert desk.paged == [(visitor, b"a=1", [b"host", b"origin", b"cookie"])]


def test_a_form_whose_cookie_has_expired_can_be_shown_again_as_it_was_filled_in() -> None:
    desk = Desk()
    desk.ask(*OWN, cookie("write", until=NOW), pieces=(b"a=1",))
    ((refused, body),) = desk.refused
    assert (refused.status, refused.was_admitted, body) == (401, True, b"a=1")
    assert desk.paged == []


def test_of_a_stranger_nothing_is_read() -> None:
    desk = Desk()
    desk.ask(*OWN, pieces=(b"a=1",))
    desk.ask(HOST, cookie("write"), pieces=(b"a=1",))
    assert [(one.status, body) for one, body in desk.refused] == [(401, b""), (403, b"")]


def test_a_body_that_is_too_long_reaches_nobody() -> None:
    desk = Desk()
    many = (b"a" * 600_000,) * 2
    desk.ask(*OWN, cookie("write"), pieces=many)
    desk.ask(*OWN, cookie("write", until=NOW), pieces=many)
    assert [(one.status, body) for one, body in desk.refused] == [(413, b"")] * 2
    assert desk.paged == []


def test_half_a_form_is_never_taken() -> None:
    desk = Desk()
    assert desk.ask(*OWN, cookie("write"), pieces=(b"a=1",), leaves=True) == []
    assert (desk.paged, desk.refused, desk.faults) == ([], [], [])


def test_a_browser_gets_an_old_cookie_anew_and_a_young_one_is_left() -> None:
    assert cookies_of(Desk().ask(HOST, cookie("read"))) == []
    (renewed,) = cookies_of(Desk().ask(HOST, cookie("read", until=NOW + DAY)))
    assert renewed.startswith(f"claimcheck-8765-read={SEAL.make('read', NOW + 30 * DAY)};".encode())


def test_pages_never_see_the_header_that_names_visitors() -> None:
    desk = Desk(Rules(RULES.origins, RULES.cookies, naming=Naming(b"x-user", ip_address("::1"))))
    desk.ask(HOST, cookie("read"), "X-User: Jane")
    assert desk.paged == [(Visitor(None, may_write=True), b"", [b"host", b"cookie"])]


def test_what_nobody_foresaw_is_told_and_answered() -> None:
    fault = ValueError("x")
    desk = Desk(failure=fault)
    first, second = desk.ask(HOST, cookie("read"))
    assert (first["status"], desk.faults) == (500, [fault])
    assert second["body"] == (
        b"claimcheck failed to answer\n"
        b"this is a bug in claimcheck: please report it, with what the server said\n"
    )
