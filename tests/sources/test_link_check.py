"""Whether addresses still answer, asked of servers of this machine."""

import threading
import time
from itertools import pairwise
from typing import Any

import pytest

from claimcheck.domain.verifying.verification import Link
from claimcheck.sources import link_check
from claimcheck.sources.fetching import Bounds
from claimcheck.sources.link_check import check, check_all
from tests.sources.servers import Answering, Request, serve, unused_port

NEAR = Bounds(private=True)


def status(code: int, **headers: str) -> Answering:
    return lambda request: request.answer(b"", code, **headers)


def only_get(request: Request) -> None:
    request.answer(b"here", 405 if request.method == "HEAD" else 200)


def asked(answers: dict[str, Answering | bytes], path: str = "/x") -> tuple[Link, list[str]]:
    """Return what became of an address, and what its server was asked."""
    with serve(answers) as server:
        return check(server.at(path), NEAR, 0), server.asked


def test_an_address_that_answers_is_alive_and_asked_once_without_its_content() -> None:
    link, requests = asked({"/x": b"here"})
    assert (link.state, link.said) == ("alive", "it answered 200 OK")
    assert requests == ["HEAD /x"]


@pytest.mark.parametrize("code", [404, 410])
def test_what_a_server_has_no_longer_is_gone(code: int) -> None:
    assert asked({"/x": status(code)})[0].state == "gone"


@pytest.mark.parametrize("code", [401, 403, 418, 429, 451, 500, 503])
def test_a_server_that_refuses_or_is_out_of_order_does_not_say(code: int) -> None:
    link, _ = asked({"/x": status(code)})
    assert link.state == "unclear"
    assert link.said.startswith(f"it answered {code}")


def test_a_server_that_takes_no_head_is_asked_by_get() -> None:
    link, requests = asked({"/x": only_get})
    assert (link.state, requests) == ("alive", ["HEAD /x", "GET /x"])


def test_what_is_elsewhere_has_moved() -> None:
    link, _ = asked({"/x": status(301, Location="/y"), "/y": b"here"})
    assert link.state == "moved"
    assert link.location == link.address.replace("/x", "/y")


def test_a_redirect_to_the_front_page_is_no_page() -> None:
    link, _ = asked({"/x": status(302, Location="/"), "/": b"welcome"})
    assert (link.state, link.said) == ("gone", "it leads to the front page")


def test_a_redirect_from_a_front_page_to_another_is_a_move() -> None:
    assert asked({"/": status(301, Location="/?lang=en"), "/?lang=en": b""}, "/")[0].state == (
        "moved"
    )


def test_a_redirect_to_nothing_is_gone() -> None:
    assert asked({"/x": status(302, Location="/y")})[0].state == "gone"


def test_a_redirect_without_end_reaches_nobody() -> None:
    link, _ = asked({"/x": status(302, Location="/x")})
    assert (link.state, link.said) == ("unreachable", "there are more than 5 redirects")


@pytest.mark.parametrize(
    ("address", "state", "said"),
    [
        ("http://no-such-host.invalid/x", "unreachable", "host not found: no-such-host.invalid"),
        ("ftp://a.example/x", "refused", "was not contacted"),
        ("http://", "refused", "was not contacted"),
        ("http://[::1", "refused", "was not contacted"),
    ],
)
def test_where_nobody_is_to_be_asked_is_told(address: str, state: str, said: str) -> None:
    link = check(address, NEAR, 0)
    assert link.state == state
    assert said in link.said


def test_where_nothing_listens_nobody_is_reached() -> None:
    link = check(f"http://127.0.0.1:{unused_port()}/x", NEAR, 0)
    assert (link.state, link.said) == ("unreachable", "there is no answer")


def test_addresses_of_this_machine_are_not_asked_unless_allowed() -> None:
    with serve({"/x": b"secret"}) as server:
        link = check(server.at("/x"), Bounds(), 0)
        assert (link.state, server.asked) == ("refused", [])


def test_a_server_that_answers_too_slowly_is_given_up() -> None:
    def slow(request: Request) -> None:
        time.sleep(2)
        request.answer()

    with serve({"/x": slow}) as server:
        link = check(server.at("/x"), Bounds(private=True, seconds=0.2), 0)
    assert (link.state, link.said) == ("unreachable", "it took too long")


def test_a_huge_answer_is_not_read() -> None:
    """A server that announces a terabyte, and sends none of it."""

    def huge(request: Request) -> None:
        if request.method == "HEAD":
            request.answer(b"", 405)
            return
        request.handler.send_response(200)
        request.handler.send_header("Content-Length", str(1 << 40))
        request.handler.end_headers()
        request.handler.rfile.read()  # until the other end hangs up

    link, _ = asked({"/x": huge})
    assert link.state == "alive"


@pytest.mark.parametrize(
    ("codes", "pauses"),
    [([200], []), ([404, 404], [2]), ([429, 200], [7]), ([405, 429, 200], [2, 7])],
)
def test_between_two_requests_there_is_a_pause_or_the_time_that_a_busy_server_names(
    monkeypatch: pytest.MonkeyPatch, codes: list[int], pauses: list[float]
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    answers = iter(codes)

    def answer(request: Request) -> None:
        request.answer(b"", next(answers), Retry_After="7")

    with serve({"/x": answer}) as server:
        check(server.at("/x"), NEAR, 2)
    assert slept == pauses
    assert [asked.split()[0] for asked in server.asked] == ["HEAD", "GET", "GET"][: len(codes)]


def test_a_server_that_stays_busy_does_not_say() -> None:
    link, requests = asked({"/x": status(503, Retry_After="0")})
    assert (link.state, len(requests)) == ("unclear", 3)


@pytest.mark.parametrize("after", ["3600", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", ""])
def test_a_server_that_wants_to_be_left_alone_is(after: str) -> None:
    link, requests = asked({"/x": status(429, Retry_After=after)})
    assert (link.state, len(requests)) == ("unclear", 2)


def all_of(*addresses: str, **options: Any) -> list[Link]:
    total, answers = check_all(addresses, NEAR, **{"pause": 0, **options})
    found = list(answers)
    assert len(found) == total
    return found


def test_each_address_is_asked_once_whatever_its_fragment() -> None:
    with serve({"/x": b"", "/y": b""}) as server:
        found = all_of(server.at("/x#one"), server.at("/x#two"), server.at("/x"))
        assert [link.address for link in found] == [server.at("/x")]
        assert server.asked == ["HEAD /x"]


def test_one_host_gets_one_request_at_a_time_with_a_pause_between() -> None:
    times: list[float] = []
    at_once: list[int] = []
    inside = threading.Semaphore(1)

    def note(request: Request) -> None:
        times.append(time.monotonic())
        at_once.append(inside.acquire(blocking=False))
        time.sleep(0.1)  # in which another would be seen
        inside.release()
        request.answer()

    paths = ["/a", "/b", "/c"]
    with serve(dict.fromkeys(paths, note)) as server:
        all_of(*map(server.at, paths), pause=0.2)
    assert at_once == [True] * 3
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(times))


def test_several_hosts_are_asked_at_the_same_time() -> None:
    """Each of two servers answers only when both have been asked."""
    both = threading.Barrier(2, timeout=60)

    def meet(request: Request) -> None:
        both.wait()
        request.answer()

    with serve({"/x": meet}) as one, serve({"/x": meet}) as two:
        found = all_of(one.at("/x"), two.at("/x", host="localhost"))
    assert {link.state for link in found} == {"alive"}


def test_a_fault_of_ours_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(link_check, "check", fail)
    with pytest.raises(RuntimeError, match="ours"):
        all_of("http://a.example/x")


def test_nothing_to_ask_is_asked_nowhere() -> None:
    assert all_of() == []


@pytest.mark.parametrize("location", ["http://[", "http://[::1", "//[x]y/", "http://a:b/"])
def test_a_redirect_to_no_address_is_the_state_of_one_link_and_the_others_go_on(
    location: str,
) -> None:
    with serve({"/x": status(302, Location=location), "/y": b"here"}) as server:
        found = {link.address: link for link in all_of(server.at("/x"), server.at("/y"))}
        assert found[server.at("/x")].state in ("unreachable", "refused")
        assert found[server.at("/y")].state == "alive"


def test_a_wait_of_many_digits_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    for seconds in ("000000000900", "0" * 5000):
        assert asked({"/x": status(503, Retry_After=seconds)})[0].state == "unclear"
    assert max(slept) == 0
