"""A server as a process of its own, and what strangers write into its sockets."""

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.server import http_protocol
from tests.server.serving import PATIENCE, Server, a_server, received
from tests.server.stand_in import told

pytestmark = pytest.mark.xdist_group("server")

LIMIT = 1_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with a_server(tmp_path_factory.mktemp("served")) as one:
        yield one


@pytest.fixture(scope="module")
def cookies(server: Server) -> str:
    return server.enter()


def raw(*lines: str, body: bytes = b"") -> bytes:
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def test_the_printed_address_gives_a_browser_both_cookies_and_sends_it_on(server: Server) -> None:
    answer = server.ask(server.entry)
    assert (answer.status, answer.value("location"), answer.body) == (303, "/", b"")
    assert answer.value("cache-control") == "no-store"
    reading, writing = answer.values("set-cookie")
    assert reading.startswith(f"claimcheck-{server.port}-read=")
    assert reading.endswith("; Path=/; Max-Age=5184000; HttpOnly; SameSite=Lax")
    assert writing.startswith(f"claimcheck-{server.port}-write=")
    assert writing.endswith("; Path=/; Max-Age=5184000; HttpOnly; SameSite=Strict")
    assert server.ask(server.entry).status == 303, "a browser may load it twice"
    seen = told(server.ask("/x", f"Cookie: {answer.cookies}").body)
    assert (seen["name"], seen["may_write"]) == (None, True)


@pytest.mark.parametrize(
    "change", [lambda one: one[:-1], lambda one: f"{one}0", lambda one: "/enter"]
)
def test_another_address_lets_nobody_in_and_says_how_to_come_in(
    server: Server, change: "type[str]"
) -> None:
    answer = server.ask(change(server.entry))
    assert (answer.status, answer.values("set-cookie")) == (401, [])
    assert answer.body.decode() == (
        "this address has expired, or is not one of this server\n"
        "open the address that `claimcheck serve` printed last; to get a new one, stop the server "
        "and start it again\n"
    )


def test_nothing_is_shown_without_a_cookie(server: Server) -> None:
    for path in ("/", "/x", "/api/list", "/enter/", "//enter", "/%65nter"):
        assert server.ask(path).status == 401
        assert server.ask(path, method="HEAD").status == 401


def test_every_response_is_protected(server: Server, cookies: str) -> None:
    answers = [
        server.ask("/", cookies),
        server.ask("/"),
        server.ask("/fail", cookies),
        server.ask("/", host="evil.example"),
        server.ask(server.entry),
        server.send(b"nonsense\r\n\r\n"),
    ]
    assert [one.status for one in answers] == [200, 401, 500, 421, 303, 400]
    policy = (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types claims"
    )
    expected = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    for answer in answers:
        for name, value in expected.items():
            assert answer.values(name) == [value]
        assert answer.value("cache-control") in ("private, no-cache", "no-store")
        assert answer.value("server") is None


def test_a_page_may_have_a_policy_of_its_own(server: Server, cookies: str) -> None:
    answer = server.ask("/sandboxed", cookies)
    assert answer.values("content-security-policy") == ["sandbox"]
    assert answer.values("server") == []


def test_a_name_that_a_stranger_has_led_here_is_not_answered(server: Server, cookies: str) -> None:
    for host in ("evil.example", f"evil.example:{server.port}", f"127.0.0.1:{server.port + 1}"):
        assert server.ask("/", cookies, host=host).status == 421
        assert server.ask(server.entry, host=host).status == 421


def test_http_1_0_without_a_host_is_not_answered(server: Server, cookies: str) -> None:
    assert server.send(raw("GET / HTTP/1.0", cookies)).status == 421
    assert server.send(raw("GET / HTTP/1.1", cookies)).status == 400


def test_a_host_that_is_named_twice_is_not_answered(server: Server, cookies: str) -> None:
    host = f"Host: {server.host}"
    assert server.send(raw("GET / HTTP/1.1", host, host, cookies)).status == 400
    assert server.send(raw("GET / HTTP/1.0", host, host, cookies)).status in (400, 421)


@pytest.mark.parametrize("target", ["http://evil.example/", "http://{}/", "*", "//evil.example/.."])
def test_an_address_in_place_of_a_path_is_no_way_around_the_host(
    server: Server, cookies: str, target: str
) -> None:
    line = f"GET {target.format(server.host)} HTTP/1.1"
    answer = server.send(raw(line, f"Host: {server.host}", cookies))
    if target.startswith("//"):
        assert told(answer.body)["path"].startswith("//"), "a path like any other"
    else:
        assert answer.status == 400


def smuggled(server: Server, cookies: str) -> bytes:
    """A request that is over for whoever goes by its chunks, and goes on by its length."""
    inner = raw("GET /smuggled HTTP/1.1", f"Host: {server.host}", cookies)
    headers = [f"Host: {server.host}", f"Origin: http://{server.host}", cookies]
    length = f"Content-Length: {len(inner) + 5}"
    first = raw(
        "POST /write HTTP/1.1", *headers, length, "Transfer-Encoding: chunked", body=b"0\r\n\r\n"
    )
    return first + inner


def test_a_request_of_two_lengths_is_refused_and_nothing_behind_it_is_heard(
    server: Server, cookies: str
) -> None:
    with server.connect() as connection:
        connection.sendall(smuggled(server, cookies))
        first = received(connection)
        assert (first.status, first.value("connection")) == (400, "close")
        with contextlib.suppress(ConnectionResetError):
            assert connection.recv(1) == b""


def test_a_body_is_bounded_whatever_its_length_is_said_to_be(server: Server, cookies: str) -> None:
    own = (cookies, f"Origin: http://{server.host}")

    def sent(length: int, path: str = "/write", *headers: str) -> int:
        return server.ask(path, *own, *headers, method="POST", body=b"a" * length).status

    assert sent(LIMIT) == 200
    assert sent(LIMIT + 1) == 413
    form = "Content-Type: multipart/form-data; boundary=x"
    assert sent(4 * LIMIT, "/write", form) == sent(4 * LIMIT, "/extract") == 200
    assert sent(4 * LIMIT + 1, "/write", form) == sent(4 * LIMIT + 1, "/extract") == 413
    head = raw("POST /write HTTP/1.1", f"Host: {server.host}", *own, "Transfer-Encoding: chunked")
    chunk = b"%x\r\n%b\r\n" % (LIMIT, b"a" * LIMIT)
    assert server.send(head + chunk + b"0\r\n\r\n").status == 200
    answer = server.send(head + chunk + b"1\r\na\r\n0\r\n\r\n")
    assert (answer.status, answer.body) == (
        413,
        b"more than 1 MB were sent; nothing was written\nsend less at once\n",
    )


def test_a_huge_head_is_refused(server: Server, cookies: str) -> None:
    assert server.ask(f"/x?{'q' * 50_000}", cookies).status == 200
    assert server.ask(f"/x?{'q' * 70_000}", cookies).status in (400, 431)
    assert server.ask("/x", f"X: {'q' * 70_000}", cookies).status in (400, 431)
    assert server.ask("/x", f"X: {'q' * 300_000}", cookies).status in (0, 400)


def test_connections_are_kept_for_the_next_request(server: Server, cookies: str) -> None:
    request = raw("GET /x HTTP/1.1", f"Host: {server.host}", cookies)
    with server.connect() as connection:
        for _ in range(3):
            connection.sendall(request)
            assert received(connection).status == 200
        connection.sendall(request + request)
        assert received(connection).status == 200


def test_a_fault_of_the_pages_is_told_to_whoever_started_the_server(
    server: Server, cookies: str
) -> None:
    assert server.ask("/fail", cookies).status == 500
    server.ask("/", cookies)  # it is told after the answer, and before the next one
    assert "claimcheck failed to answer a request (ValueError: a fault of the pages)" in server.said


def test_a_form_that_is_none_is_no_news_to_whoever_started_the_server(
    server: Server, cookies: str
) -> None:
    before = server.said
    kind = "Content-Type: multipart/form-data; boundary=x"
    own = (cookies, f"Origin: http://{server.host}", kind)
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
    assert server.ask("/form", *own, method="POST", body=part).body == b'{"a":["1"]}'
    server.ask("/form", *own, method="POST", body=b"--x\r\nContent\x00: a\r\n\r\n1\r\n--x--\r\n")
    assert "invalid character" not in server.said.removeprefix(before)


def test_a_request_has_ten_seconds() -> None:
    assert http_protocol.SECONDS == 10


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gives a request one second and a half."""
    with a_server(tmp_path_factory.mktemp("hasty"), seconds=1.5) as one:
        yield one


def let_go(connection: socket.socket) -> float:
    """Wait until the other end closes a connection without a word, and return the seconds."""
    began = time.monotonic()
    with contextlib.suppress(ConnectionResetError):
        assert connection.recv(1) == b""
    return time.monotonic() - began


def test_seventy_requests_that_never_end_keep_nobody_out(hasty: Server) -> None:
    cookies = hasty.enter()
    head = f"POST /write HTTP/1.1\r\nHost: {hasty.host}\r\nOrigin: http://{hasty.host}\r\n{cookies}\r\n"
    begun = [
        "",
        "GET ",
        "GET / HTTP/1.1\r\nHost: ",
        f"{head}Content-Length: 9\r\n",
        f"{head}Content-Length: 9\r\n\r\n",
        f"{head}Content-Length: 9\r\n\r\na=1",
        f"{head}Transfer-Encoding: chunked\r\n\r\n5\r\na",
    ]
    open_ = [hasty.connect() for _ in range(70)]
    try:
        for number, connection in enumerate(open_):
            connection.sendall(begun[number % len(begun)].encode())
        began = time.monotonic()
        assert hasty.ask("/x", cookies).status == 200
        answered = time.monotonic() - began
        for connection in open_:
            let_go(connection)
        assert answered < time.monotonic() - began, "it did not wait for them"
    finally:
        for connection in open_:
            connection.close()
    assert told(hasty.ask("/x", cookies).body)["posted"] == 0


def test_more_connections_than_a_process_may_have_keep_nobody_out(
    server: Server, cookies: str
) -> None:
    with contextlib.ExitStack() as end:
        open_ = [end.enter_context(server.connect()) for _ in range(550)]
        for connection in open_:
            with contextlib.suppress(ConnectionError):
                connection.sendall(b"GET ")
        began = time.monotonic()
        assert server.ask("/x", cookies).status == 200
        let_go(open_[0])
        assert time.monotonic() - began < http_protocol.SECONDS, "it makes room, and does not wait"


@pytest.mark.parametrize("whole", [0, 1], ids=["first", "next"])
def test_a_request_that_comes_a_byte_at_a_time_is_let_go(hasty: Server, whole: int) -> None:
    request = raw("GET /x HTTP/1.1", f"Host: {hasty.host}", hasty.enter())
    with hasty.connect() as connection:
        for _ in range(whole):
            connection.sendall(request)
            assert received(connection).status == 200
        with pytest.raises((BrokenPipeError, ConnectionResetError)):  # noqa: PT012
            for _ in range(PATIENCE * 10):
                connection.sendall(b"G")
                time.sleep(0.1)


def test_half_a_request_behind_a_whole_one_is_let_go(hasty: Server) -> None:
    request = raw("GET /x HTTP/1.1", f"Host: {hasty.host}", hasty.enter())
    with hasty.connect() as connection:
        connection.sendall(request + request[:20])
        assert received(connection).status == 200
        assert let_go(connection) < 10


def test_whoever_says_nothing_is_let_go(hasty: Server) -> None:
    with hasty.connect() as connection:
        assert let_go(connection) < 10
    request = raw("GET /x HTTP/1.1", f"Host: {hasty.host}", hasty.enter())
    with hasty.connect() as connection:
        connection.sendall(request)
        assert received(connection).status == 200
        assert let_go(connection) < 30, "five seconds after the last answer"


def test_an_answer_may_take_longer_than_the_request(hasty: Server) -> None:
    cookies = hasty.enter()
    with hasty.connect() as connection:
        connection.sendall(raw("GET /linger HTTP/1.1", f"Host: {hasty.host}", cookies))
        connection.settimeout(3)
        with pytest.raises(TimeoutError):
            connection.recv(1)


HEADER = ("--user-header", "X-Forwarded-User")
JANE = "X-Forwarded-User: Jane"


def test_a_proxy_names_visitors_over_a_unix_socket(tmp_path: Path) -> None:
    path = tmp_path / "s"
    options = ("--unix", str(path), *HEADER, "--allow-host", "claims.example.org")
    with a_server(tmp_path, *options) as server:
        assert server.printed == f"unix:{path}"
        assert path.stat().st_mode & 0o777 == 0o600
        seen = told(server.ask("/x", JANE, host="claims.example.org").body)
        assert (seen["name"], seen["may_write"], seen["headers"]) == ("Jane", True, ["host"])
        own = "Origin: https://claims.example.org"
        written = server.ask(
            "/write", JANE, own, method="POST", body=b"a=1", host="claims.example.org"
        )
        assert told(written.body)["posted"] == 1
        assert server.ask("/x", JANE, host="evil.example").status == 421
        assert server.ask("/x", host="claims.example.org").status == 401
        assert server.ask("/x", JANE, JANE, host="claims.example.org").status == 400
        server.end()
    assert not path.exists()


def test_over_tcp_only_the_named_proxy_is_believed(tmp_path: Path) -> None:
    with a_server(tmp_path, *HEADER, "--trust-proxy", "192.0.2.7") as server:
        assert server.printed == f"http://127.0.0.1:{server.port}/"
        for forged in ((), ("X-Forwarded-For: 192.0.2.7",), ("Forwarded: for=192.0.2.7",)):
            assert server.ask("/x", JANE, *forged).status == 401
        assert "every account" not in server.said
    with a_server(tmp_path, *HEADER, "--trust-proxy", "127.0.0.1") as server:
        assert told(server.ask("/x", JANE).body)["name"] == "Jane"
        assert (
            "the proxy is trusted by a loopback address, so every account of this machine can "
            "write under any name; --unix PATH prevents that\n"
        ) in server.said


def test_a_header_means_nothing_where_no_proxy_is_trusted(server: Server, cookies: str) -> None:
    assert server.ask("/x", JANE, "X-Forwarded-For: 127.0.0.1").status == 401
    assert told(server.ask("/x", JANE, cookies).body)["name"] is None


def test_a_server_that_only_reads_gives_one_cookie_and_takes_no_form(tmp_path: Path) -> None:
    with a_server(tmp_path, "--read-only") as server:
        cookies = server.enter()
        assert "-write=" not in cookies
        assert told(server.ask("/x", cookies).body)["may_write"] is False
        own = f"Origin: http://{server.host}"
        for method in ("POST", "PUT"):
            answer = server.ask("/x", cookies, own, method=method)
            assert (answer.status, answer.value("allow")) == (405, "GET, HEAD")
        assert server.ask("/x", cookies, own, method="HEAD").status == 200


def test_a_method_that_is_not_supported_is_told_those_that_are(
    server: Server, cookies: str
) -> None:
    answer = server.ask("/x", cookies, f"Origin: http://{server.host}", method="DELETE")
    assert (answer.status, answer.value("allow")) == (405, "GET, HEAD, POST")
    assert answer.body == b"\xe2\x80\x9cDELETE\xe2\x80\x9d is not supported\nuse GET or POST\n"
