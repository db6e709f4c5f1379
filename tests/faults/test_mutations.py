"""Requests that were cut, doubled and bent: none of them is a fault, or a way in.

CLAIMCHECK_MUTATIONS says how many are tried.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.server.serving import Answer, Server, a_server, received
from tests.server.stand_in import told

pytestmark = pytest.mark.xdist_group("server")

MANY = int(os.environ.get("CLAIMCHECK_MUTATIONS", "1000"))
"""For each of the two tests."""
PIECES = [
    b"\r\n",
    b"\n",
    b"\r\n\r\n",
    b"\0",
    b"\xff",
    b" ",
    b"\t",
    b":",
    b",",
    b";",
    b"%00",
    b"%0d%0a",
    b"../",
    b"//",
    b"http://evil.example",
    b"Host: evil.example\r\n",
    b"Host: HERE\r\n",
    b"Origin: http://evil.example\r\n",
    b"Origin: null\r\n",
    b"Origin: http://HERE\r\n",
    b"Sec-Fetch-Site: cross-site\r\n",
    b"Sec-Fetch-Site: same-origin\r\n",
    b"Content-Length: 3\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: gzip\r\n",
    b"Connection: keep-alive, upgrade\r\nUpgrade: websocket\r\n",
    b"Connection: upgrade\r\nUpgrade: h2c\r\n",
    b"Expect: 100-continue\r\n",
    b"X-Forwarded-User: jane\r\n",
    b"X-HTTP-Method-Override: POST\r\n",
    b"Cookie: claimcheck-PORT-read=9999999999-" + b"0" * 64 + b"\r\n",
    b"Cookie: claimcheck-PORT-read=\r\n",
    b"HTTP/1.0",
    b"HTTP/2.0",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"/enter?token=",
    b"0\r\n\r\n",
]
STARTS = [
    b"GET /x HTTP/1.1",
    b"HEAD / HTTP/1.1",
    b"GET /enter?token=1-2 HTTP/1.1",
    b"POST /x HTTP/1.1",
]
HEADERS = [
    b"Host: HERE",
    b"Origin: http://HERE",
    b"Sec-Fetch-Site: same-origin",
    b"Content-Length: 3",
    b"User-Agent: x",
]

changes = st.lists(
    st.tuples(
        st.sampled_from(["insert", "cut", "double", "replace"]),
        st.floats(0, 1),
        st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=4,
)


def mutated(request: bytes, bends: list[tuple[str, float, bytes]]) -> bytes:
    """Return a request with changes, each at a place from its begin (0) to its end (1)."""
    for kind, place, piece in bends:
        at = int(place * len(request))
        line = request.find(b"\r\n", at) + 2
        match kind:
            case "insert":
                request = request[:line] + piece + request[line:]
            case "replace":
                request = request[:at] + piece + request[at + len(piece) :]
            case "cut":
                request = request[:at] + request[at + len(piece) :]
            case "double":
                request = request[:line] + request[at:line] + request[line:]
    return request


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("bent")) as one:
        yield one


@pytest.fixture(scope="module")
def cookies(server: Server) -> str:
    return server.enter()


@pytest.fixture(scope="module")
def written() -> list[int]:
    """How many forms were taken, after each request."""
    return [0]


def ask(server: Server, request: bytes) -> Answer:
    """Return what is answered to a request of which no more will come."""
    here = request.replace(b"HERE", server.host.encode())
    with server.connect() as connection:
        with suppress(OSError):
            connection.sendall(here.replace(b"PORT", str(server.port).encode()))
            connection.shutdown(socket.SHUT_WR)
        return received(connection, has_body=not request.startswith(b"HEAD"))


@settings(max_examples=MANY)
@given(start=st.sampled_from(STARTS), headers=st.permutations(HEADERS), bends=changes)
def test_no_request_without_a_cookie_is_a_fault_or_sees_anything(
    server: Server, start: bytes, headers: list[bytes], bends: list[tuple[str, float, bytes]]
) -> None:
    answer = ask(server, mutated(b"\r\n".join([start, *headers, b"", b"a=1"]), bends))
    assert answer.status < 500
    assert not 200 <= answer.status < 400
    assert not answer.values("set-cookie")


@settings(max_examples=MANY)
@given(headers=st.permutations(HEADERS[3:]), bends=changes)
def test_no_request_of_another_site_is_a_fault_or_writes_anything(
    server: Server,
    cookies: str,
    written: list[int],
    headers: list[bytes],
    bends: list[tuple[str, float, bytes]],
) -> None:
    foreign = [b"Origin: http://evil.example", b"Sec-Fetch-Site: cross-site"]
    lines = [b"POST /x HTTP/1.1", b"Host: HERE", *foreign, cookies.encode(), *headers]
    request = mutated(b"\r\n".join([*lines, b"", b"a=1"]), bends)
    answer = ask(server, request)
    assert answer.status < 500
    now = told(server.ask("/x", cookies).body)["posted"]
    if all(one in request for one in foreign):
        assert now == written[-1]
    written.append(now)
