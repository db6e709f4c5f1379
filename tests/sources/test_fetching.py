"""Fetching: what is refused, what is bounded, and what a server may do to nobody."""

import gzip
import socket
import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from claimcheck.errors import OUTSIDE, USAGE
from claimcheck.sources.fetching import Bounds, fetch
from claimcheck.sources.public_address import (
    NotFetchedError,
    RefusedAddressError,
    is_public,
    resolve,
)
from tests.sources.servers import Request, serve, unused_port

NEAR = Bounds(private=True)
PAGE = b"<!doctype html><title>A page</title><p>It says so."


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://127.1/", "http://0/", "http://0x7f.1/"),
        *("http://2130706433/", "http://017700000001/", "http://[::1]/", "http://[::]/"),
        *("http://①②⑦.⓪.⓪.①/", "http://LOCALHOST:8080/x"),
        *("http://10.0.0.1/", "http://172.16.3.4/", "http://192.168.1.1/", "http://100.64.0.1/"),
        *("http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://[fc00::1]/"),
        *("http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/"),
        *("http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fec0::1]/"),
        *("http://0.0.0.0/", "http://255.255.255.255/", "http://224.0.0.1/", "http://[ff02::1]/"),
    ],
)
def test_an_address_that_is_not_public_is_refused_in_every_notation(address: str) -> None:
    with pytest.raises(RefusedAddressError, match="not public") as refusal:
        fetch(address, Bounds())
    assert refusal.value.exit_code == USAGE
    assert "CLAIMCHECK_ALLOW_PRIVATE=1" in refusal.value.hint


@pytest.mark.parametrize("number", ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_numbers_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        *("ftp://example.org/x", "file:///etc/passwd", "gopher://example.org", "javascript://x"),
        *("http:///x", "http://", "https://:80/", "http://example.org:99999/", "http://[::1/"),
        *("http://user:secret@example.org/", "http://good.example@127.0.0.1/"),
        *("http://exa\nmple.org/", "http://example.org/\r\nX: y", "http://example.org/\x00"),
        f"http://{'a' * 64}.example/",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddressError) as refusal:
        fetch(address, NEAR)
    assert refusal.value.exit_code == USAGE


def test_a_page_comes_with_its_address_and_charset() -> None:
    def page(request: Request) -> None:
        request.answer(PAGE, Content_Type="text/html; charset=ISO-8859-2")

    with serve({"/page": page}) as server:
        found = fetch(server.at("/page?x=1#part"), NEAR)
    assert (found.content, found.charset, found.kind) == (PAGE, "iso-8859-2", "html")
    assert found.address == server.at("/page?x=1#part")
    assert server.asked == ["GET /page?x=1"]


def test_the_program_says_who_asks() -> None:
    with serve({"/": PAGE}) as server:
        fetch(server.at("/"), NEAR)
    [agent] = server.agents
    assert agent.startswith("claimcheck/")


def test_letters_of_other_alphabets_in_an_address_are_encoded() -> None:
    with serve({"/%C3%BC%20x": PAGE}) as server:
        assert fetch(server.at("/ü%20x"), NEAR).content == PAGE
        assert fetch(server.at("/ü x"), NEAR).content == PAGE


def test_redirects_are_followed_to_where_the_content_is() -> None:
    with serve(
        {
            "/old": lambda request: request.answer(b"moved", 301, Location="/new/"),
            "/new/": lambda request: request.answer(b"", 307, Location="page"),
            "/new/page": PAGE,
        }
    ) as server:
        assert fetch(server.at("/old"), NEAR).address == server.at("/new/page")


def test_a_circle_of_redirects_ends() -> None:
    with serve({"/": lambda request: request.answer(b"", 302, Location="/")}) as server:
        with pytest.raises(NotFetchedError, match="more than 5 redirects") as failure:
            fetch(server.at("/"), NEAR)
        assert len(server.asked) == 6
    assert failure.value.exit_code == OUTSIDE


# What browsers ask for: https://www.unicode.org/reports/tr46/, non-transitional.
@pytest.mark.parametrize(
    ("host", "asked"),
    [
        ("straße.example", "xn--strae-oqa.example"),
        ("Bu\u0308cher.example", "xn--bcher-kva.example"),
        ("نامه‌ای.example", "xn--mgba3gch31f060k.example"),
        ("under_score.example", "under_score.example"),
    ],
)
def test_the_host_that_is_asked_is_the_one_that_browsers_ask(
    monkeypatch: pytest.MonkeyPatch, host: str, asked: str
) -> None:
    def page(request: Request) -> None:
        request.answer(request.headers["Host"].encode())

    with serve({"/": page}) as server, names(monkeypatch, {asked: ["127.0.0.1"]}) as looked_up:
        found = fetch(server.at("/", host), NEAR)
        assert looked_up == [asked]
    assert found.content.decode() == f"{asked}:{server.port}"


def test_a_redirect_leads_to_the_host_that_browsers_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"xn--strae-oqa.example": ["127.0.0.1"]}
    with serve({"/there": PAGE}) as server, names(monkeypatch, known):
        there = server.at("/there", "straße.example")

        def moved(request: Request) -> None:
            raw = there.encode().decode("latin-1")
            request.answer(b"", 302, Location=raw)

        with serve({"/": moved}) as first:
            assert fetch(first.at("/"), NEAR).content == PAGE


@pytest.mark.parametrize("host", ["☃.example", "a\u200db.example", "א1a.example", "ü..example"])
def test_a_host_that_idna_2008_has_not_is_refused(host: str) -> None:
    with pytest.raises(RefusedAddressError, match="is not a host name") as refusal:
        fetch(f"https://{host}/", NEAR)
    assert refusal.value.exit_code == USAGE
    assert f"“{host}”" in refusal.value.message


@pytest.mark.parametrize("host", ["１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1"])
def test_a_number_in_other_digits_is_that_number(host: str) -> None:
    with pytest.raises(RefusedAddressError, match="not public"):
        fetch(f"http://{host}/", Bounds())


def test_a_joiner_in_a_path_is_asked_for() -> None:
    with serve({"/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF": PAGE}) as server:
        assert fetch(server.at("/می‌شود"), NEAR).content == PAGE


@contextmanager
def names(monkeypatch: pytest.MonkeyPatch, known: dict[str, list[str]]) -> Iterator[list[str]]:
    """Resolve these names to these numbers, each look-up to the next one, and note the look-ups."""
    real = socket.getaddrinfo
    looked_up: list[str] = []

    def getaddrinfo(host: str, port: Any, *args: Any, **more: Any) -> Any:
        if host not in known:
            return real(host, port, *args, **more)
        looked_up.append(host)
        numbers = known[host]
        number = numbers.pop(0) if len(numbers) > 1 else numbers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in number.split()]

    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield looked_up


@pytest.mark.parametrize(
    "there", ["http://10.0.0.1/", "//[::1]/x", "http://127.2/", "http://169.254.169.254/latest"]
)
def test_a_redirect_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    """Here the server of this machine alone passes for a public one."""
    monkeypatch.setattr(
        "claimcheck.sources.public_address.is_public",
        lambda number: number == "127.0.0.1" or is_public(number),
    )
    with serve({"/": lambda request: request.answer(b"", 302, Location=there)}) as server:
        with pytest.raises(RefusedAddressError, match="not public"):
            fetch(server.at("/"), Bounds())
        assert server.asked == ["GET /"]


def test_a_redirect_to_another_scheme_is_refused() -> None:
    with (
        serve({"/": lambda one: one.answer(b"", 302, Location="file:///etc/passwd")}) as server,
        pytest.raises(RefusedAddressError, match="not http"),
    ):
        fetch(server.at("/"), NEAR)


def test_a_host_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with (
        names(monkeypatch, {"two.example": ["1.1.1.1 10.0.0.1"]}),
        pytest.raises(RefusedAddressError, match=r"two.example is 10\.0\.0\.1"),
    ):
        resolve("http://two.example/")


def test_the_number_that_was_checked_is_the_one_that_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that answers differently the second time gets no second look-up."""
    with (
        serve({"/": PAGE}) as server,
        names(monkeypatch, {"rebind.example": ["127.0.0.1", "10.255.255.1"]}) as looked_up,
    ):
        assert fetch(server.at("/", "rebind.example"), NEAR).content == PAGE
    assert looked_up == ["rebind.example"]


def test_what_is_larger_than_the_bound_is_not_kept() -> None:
    def endless(request: Request) -> None:
        request.handler.send_response(200)
        request.handler.end_headers()
        while request.send(b"x" * 65_536):
            pass

    with (
        serve({"/": endless}) as server,
        pytest.raises(NotFetchedError, match=r"larger than 1 MB") as failure,
    ):
        fetch(server.at("/"), Bounds(most_bytes=1_000_000, private=True))
    assert failure.value.exit_code == OUTSIDE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip"])
def test_a_bomb_is_unpacked_up_to_the_bound_only(encoding: str) -> None:
    packed = bytes(200_000_000)
    for name in encoding.split(", "):
        packed = gzip.compress(packed) if name == "gzip" else zlib.compress(packed)
    with serve({"/": lambda one: one.answer(packed, Content_Encoding=encoding)}) as server:
        tracemalloc.start()
        with pytest.raises(NotFetchedError, match="larger than 5 MB"):
            fetch(server.at("/"), Bounds(most_bytes=5_000_000, private=True))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 20_000_000


def test_packed_content_is_kept_unpacked() -> None:
    packed = gzip.compress(PAGE)
    with serve({"/": lambda one: one.answer(packed, Content_Encoding="gzip")}) as server:
        assert fetch(server.at("/"), NEAR).content == PAGE


def test_many_layers_of_packing_are_refused() -> None:
    packed = PAGE
    for _ in range(20):
        packed = gzip.compress(packed)
    encodings = ", ".join(["gzip"] * 20)
    with (
        serve({"/": lambda one: one.answer(packed, Content_Encoding=encodings)}) as server,
        pytest.raises(NotFetchedError, match="malformed"),
    ):
        fetch(server.at("/"), NEAR)


@contextmanager
def ended(event: threading.Event) -> Iterator[None]:
    try:
        yield
    finally:
        event.set()


@pytest.mark.parametrize("slow_at", ["before", "headers", "content"])
def test_a_server_that_drips_keeps_nobody_waiting(slow_at: str) -> None:
    hung_up = threading.Event()

    def drip(request: Request) -> None:
        head = b"HTTP/1.0 200 OK\r\n"
        if slow_at == "content":
            head += b"\r\n"
        elif slow_at == "headers":
            head += b"X: "
        else:
            head = b""
        request.send(head)
        while slow_at == "before" or request.send(b"x"):
            if hung_up.wait(0.05):
                break

    with (
        serve({"/": drip}) as server,
        ended(hung_up),
        pytest.raises(NotFetchedError, match="took too long") as failure,
    ):
        fetch(server.at("/"), Bounds(seconds=0.4, private=True))
    assert failure.value.kind == "timeout"


def test_a_line_that_is_never_secured_is_cut() -> None:
    """A server that takes the connection and says nothing while it is to be secured."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(NotFetchedError, match="took too long"):
            fetch(f"https://127.0.0.1:{port}/", Bounds(seconds=0.3, private=True))


def test_a_server_that_speaks_no_tls_is_told_as_it_is() -> None:
    with (
        serve({"/": PAGE}) as server,
        pytest.raises(NotFetchedError, match="cannot be secured"),
    ):
        fetch(server.at("/").replace("http:", "https:"), NEAR)


def test_content_that_ends_early_is_not_taken_for_the_whole() -> None:
    with (
        serve({"/": lambda one: one.answer(PAGE, Content_Length="1000")}) as server,
        pytest.raises(NotFetchedError, match="broken"),
    ):
        fetch(server.at("/"), NEAR)


@pytest.mark.parametrize("status", [204, 403, 404, 410, 429, 500, 503])
def test_a_status_other_than_200_is_told(status: int) -> None:
    with (
        serve({"/": lambda one: one.answer(b"", status)}) as server,
        pytest.raises(NotFetchedError, match=f"answered {status}") as failure,
    ):
        fetch(server.at("/"), NEAR)
    assert failure.value.exit_code == OUTSIDE


@pytest.mark.parametrize(
    "raw", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70_000 + b"\r\n"]
)
def test_what_speaks_no_http_is_told_as_broken(raw: bytes) -> None:
    def answer(request: Request) -> None:
        request.send(raw)

    with serve({"/": answer}) as server, pytest.raises(NotFetchedError) as failure:
        fetch(server.at("/"), NEAR)
    assert failure.value.exit_code == OUTSIDE


def test_a_host_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFetchedError, match="there is no answer") as failure:
        fetch(f"http://127.0.0.1:{unused_port()}/", NEAR)
    assert failure.value.kind == "no-answer"
    with pytest.raises(NotFetchedError, match=r"host not found: nosuch.invalid"):
        fetch("http://nosuch.invalid/", Bounds())
