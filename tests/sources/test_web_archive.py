"""Asking the Internet Archive for a copy, against a stand-in of its documented API."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from claimcheck.sources.fetching import Bounds
from claimcheck.sources.public_address import RefusedAddressError
from claimcheck.sources.web_archive import InternetArchive, NotArchivedError
from tests.sources.servers import Answering, Request, Server, serve, unused_port
from tests.sources.wayback import JOB, STAMP, Wayback

PAGE = "https://example.org/interview?page=2&lang=en"
NEAR = Bounds(private=True)


def archive(server: Server, **more: Any) -> InternetArchive:
    settings: dict[str, Any] = {"bounds": NEAR, "pause": 0, **more}
    return InternetArchive("key", "secret", host=server.at(""), **settings)


@pytest.fixture
def wayback() -> Wayback:
    return Wayback()


@pytest.fixture
def server(wayback: Wayback) -> Iterator[Server]:
    with serve(wayback.answers()) as found:
        yield found


def test_a_copy_has_the_address_of_its_time_and_its_page(server: Server, wayback: Wayback) -> None:
    assert archive(server).keep(PAGE) == server.at(f"/web/{STAMP}/{PAGE}")
    assert wayback.wanted == [PAGE]


def test_it_is_asked_how_far_it_is_until_the_copy_is_made(server: Server, wayback: Wayback) -> None:
    wayback.told = [{"status": "pending"}, {"status": "pending"}, {"status": "success"}]
    pauses: list[float] = []
    archive(server, pause=5, wait=pauses.append).keep(PAGE)
    assert pauses == [5, 5]
    assert server.asked == ["POST /save", *[f"GET /save/status/{JOB}"] * 3]


def refusal(server: Server, **more: Any) -> NotArchivedError:
    with pytest.raises(NotArchivedError) as caught:
        archive(server, **more).keep(PAGE)
    assert caught.value.exit_code == 6
    assert caught.value.message.startswith(f"{PAGE} was not archived: ")
    return caught.value


def test_a_copy_that_takes_too_long_is_given_up(server: Server, wayback: Wayback) -> None:
    wayback.told = [{"status": "pending"}]
    assert "no copy after 0.2 seconds" in refusal(server, seconds=0.2).message


def test_a_copy_that_failed_says_why(server: Server, wayback: Wayback) -> None:
    reason = "This host has been already captured 10 times today."
    wayback.told = [
        {"status": "error", "status_ext": "error:too-many-daily-captures", "message": reason}
    ]
    assert f"says “{reason}”" in refusal(server).message


def test_wrong_keys_are_told_with_where_to_find_right_ones(
    server: Server, wayback: Wayback
) -> None:
    wayback.keys = "LOW other:keys"
    refused = refusal(server)
    assert "does not accept the keys" in refused.message
    assert "https://archive.org/account/s3.php" in refused.hint


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "http://10.0.0.7/", "ftp://a.example/"])
def test_an_address_of_your_own_network_is_not_told_to_anybody(
    server: Server, wayback: Wayback, address: str
) -> None:
    with pytest.raises(RefusedAddressError):
        InternetArchive("key", "secret", host=server.at("")).keep(address)
    assert server.asked == []


def test_neither_key_is_ever_shown(server: Server) -> None:
    assert "secret" not in repr(archive(server))


def one(answer: Answering | bytes) -> dict[str, Answering | bytes]:
    return {"/save": answer}


def test_a_rate_limit_is_told_with_how_long_to_wait() -> None:
    with serve(one(lambda request: request.answer(b"", 429, Retry_After="60"))) as server:
        refused = refusal(server)
    assert "takes no more requests for now" in refused.message
    assert refused.hint == "try again in 60 seconds"


@pytest.mark.parametrize("after", ["soon", "", "-1", "60\u00b2"])
def test_a_rate_limit_that_says_nothing_of_use_is_a_minute(after: str) -> None:
    with serve(one(lambda request: request.answer(b"", 429, Retry_After=after))) as server:
        assert refusal(server).hint == "try again in a minute"


def elsewhere(request: Request) -> None:
    request.answer(b"", 302, Location="http://127.0.0.1:1/save")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"<html>busy</html>", "it answered 200 OK"),
        (b"[]", "it answered 200 OK"),
        (b"[" * 100_000, "it answered 200 OK"),
        (b"{}", "gives no reason"),
        (b'{"job_id": "../../x"}', "gives no reason"),
        (b'{"job_id": ["x"], "message": "no\\u001b[31m\\nroom"}', "says “no\x1b[31m room”"),
        (lambda request: request.answer(b"down", 503), "it answered 503 Service Unavailable"),
        (elsewhere, "there are more than 0 redirects"),
    ],
)
def test_an_answer_that_promises_no_copy_is_no_copy(answer: Answering | bytes, said: str) -> None:
    with serve(one(answer)) as server:
        assert said in refusal(server).message


@pytest.mark.parametrize("stamp", [None, 20261124120000, "2026", "2026112412000x", "1" * 15])
def test_a_copy_without_a_time_is_no_copy(server: Server, wayback: Wayback, stamp: object) -> None:
    wayback.told = [{"status": "success", "timestamp": stamp}]
    assert "does not say when it made its copy" in refusal(server).message


def test_an_archive_that_is_away_is_told() -> None:
    away = InternetArchive("key", "secret", host=f"http://127.0.0.1:{unused_port()}", bounds=NEAR)
    with pytest.raises(NotArchivedError, match="there is no answer"):
        away.keep(PAGE)


def test_keys_do_not_follow_a_redirect() -> None:
    seen: list[str | None] = []

    def note(request: Request) -> None:
        seen.append(request.headers["Authorization"])
        request.answer(json.dumps({"job_id": JOB}).encode())

    with serve({"/x": note}) as other:
        send = one(lambda request: request.answer(b"", 307, Location=other.at("/x")))
        with serve(send) as server:
            refusal(server)
    assert seen == []
