"""Whom the gate admits: each refusal that is promised, and what is let through beside it."""

from ipaddress import ip_address

import pytest

from claimcheck.server.admission import Admitted, Refused, admit, objection
from claimcheck.server.cookies import Cookies
from claimcheck.server.request_facts import Asked
from claimcheck.server.rules import Naming, Rules, own_origins
from claimcheck.server.seal import Seal
from claimcheck.server.visitor import Visitor

NOW = 1_800_000_000
DAY = 24 * 60 * 60
PORT = 8765
SEAL = Seal(b"k" * 32, "8765 /desk/claims.toml")
COOKIES = Cookies(SEAL, PORT)
RULES = Rules(own_origins((), ("claims.example.org",), PORT), COOKIES)
READ_ONLY = Rules(RULES.origins, COOKIES, may_write=False)
HERE = ("Host: 127.0.0.1:8765",)
OWN = (*HERE, "Origin: http://127.0.0.1:8765", "Sec-Fetch-Site: same-origin")


def asked(
    *headers: str, method: str = "GET", path: str = "/", peer: str | None = "127.0.0.1"
) -> Asked:
    pairs = (one.partition(": ") for one in headers)
    return Asked(method, path, [(name.lower().encode(), v.encode()) for name, _, v in pairs], peer)


def cookie(purpose: str, *, until: int = NOW + 30 * DAY, port: int = PORT) -> str:
    return f"Cookie: claimcheck-{port}-{purpose}={SEAL.make(purpose, until)}"


def status(request: Asked, rules: Rules = RULES) -> int | None:
    """Return the status of what stands against a request, None where nothing does."""
    refused = objection(request, rules)
    return refused.status if refused else None


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1:8765", "localhost:8765", "[::1]:8765", "127.0.0.1", "localhost", "[::1]"),
        *("LOCALHOST:8765", "claims.example.org", "claims.example.org:8765"),
    ],
)
def test_loopback_and_allowed_hosts_are_answered(host: str) -> None:
    assert status(asked(f"Host: {host}")) is None


@pytest.mark.parametrize(
    "headers",
    [
        ("Host: evil.example",),
        ("Host: evil.example:8765",),
        ("Host: 127.0.0.1:8766",),
        ("Host: 127.0.0.1:8765.evil.example",),
        ("Host: user@127.0.0.1:8765",),
        ("Host: localhost.:8765",),
        ("Host: 127.1:8765",),
        ("Host: 127.0.0.1:8765, evil.example",),
        ("Host: ",),
        (),
        ("Host: 127.0.0.1:8765", "Host: 127.0.0.1:8765"),
        ("X-Forwarded-Host: 127.0.0.1:8765",),
    ],
)
def test_a_host_that_is_foreign_odd_absent_or_named_twice_gets_421(headers: tuple[str]) -> None:
    assert status(asked(*headers)) == 421


def test_a_foreign_host_is_told_how_it_may_be_allowed() -> None:
    assert objection(asked("Host: evil.example\x1b"), RULES) == Refused(
        421,
        "“evil.example\\x1b” is not an address of this server",
        "open the address that `claimcheck serve` printed; --allow-host NAME allows another",
    )


def test_a_length_that_is_given_in_two_ways_gets_400_before_all_else() -> None:
    both = ("Content-Length: 3", "Transfer-Encoding: chunked")
    assert status(asked("Host: evil.example", *both, method="POST")) == 400
    assert status(asked(*OWN, both[0], method="POST")) is None
    assert status(asked(*OWN, both[1], method="POST")) is None


def test_a_head_of_more_than_64_kib_gets_431() -> None:
    headers = [(b"host", b"localhost")]
    assert status(Asked("GET", "/", headers, head_length=64 * 1024)) is None
    assert status(Asked("GET", "/", headers, head_length=64 * 1024 + 1)) == 431


@pytest.mark.parametrize("path", ["http://127.0.0.1:8765/", "*", "127.0.0.1:8765", ""])
def test_what_is_asked_for_is_a_path(path: str) -> None:
    assert status(asked(*HERE, path=path)) == 400


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://127.0.0.1:8765", "127.0.0.1:8765"),
        ("http://localhost:8765", "localhost:8765"),
        ("http://[::1]:8765", "[::1]:8765"),
        ("https://claims.example.org", "claims.example.org"),
        ("http://claims.example.org:8765", "claims.example.org:8765"),
    ],
)
def test_our_own_pages_may_write(origin: str, host: str) -> None:
    request = asked(f"Host: {host}", f"Origin: {origin}", method="POST")
    assert status(request) is None


@pytest.mark.parametrize(
    "headers",
    [
        ("Origin: http://evil.example",),
        ("Origin: null",),
        ("Origin: http://127.0.0.1:9999",),
        ("Origin: http://127.0.0.1",),
        ("Origin: https://127.0.0.1:8765",),
        ("Origin: http://localhost:8765",),
        ("Origin: http://127.0.0.1:8765.evil.example",),
        ("Origin: http://127.0.0.1:8765", "Origin: http://127.0.0.1:8765"),
        ("Origin: http://127.0.0.1:8765", "Sec-Fetch-Site: cross-site"),
        ("Origin: http://127.0.0.1:8765", "Sec-Fetch-Site: same-site"),
        ("Origin: http://127.0.0.1:8765", "Sec-Fetch-Site: none"),
        ("Origin: http://127.0.0.1:8765", "Sec-Fetch-Site: "),
        ("Origin: ", "Sec-Fetch-Site: same-origin"),
        ("Origin: null", "Sec-Fetch-Site: same-origin"),
        ("Sec-Fetch-Site: none",),
        ("Sec-Fetch-Site: cross-site",),
        ("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: same-origin"),
        ("Referer: http://127.0.0.1:8765/",),
        (),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get", "X"])
def test_whatever_does_not_read_and_is_not_of_our_own_pages_gets_403(
    headers: tuple[str], method: str
) -> None:
    assert status(asked(*HERE, *headers, method=method)) == 403


def test_a_write_without_an_origin_is_taken_from_our_own_site_alone() -> None:
    assert status(asked(*HERE, "Sec-Fetch-Site: same-origin", method="POST")) is None


def test_a_foreign_form_is_told_that_nothing_was_written() -> None:
    assert objection(asked(*HERE, "Origin: http://evil.example", method="POST"), RULES) == Refused(
        403,
        "this was sent from another site (“http://evil.example”); nothing was written",
        "open the form on this server and send it from there",
    )


def test_a_proxy_that_changes_the_host_is_told_to_pass_it_on() -> None:
    request = asked("Host: localhost", "Origin: https://claims.example.org", method="POST")
    assert objection(request, RULES) == Refused(
        403,
        "this was sent from “https://claims.example.org”, and the request names the host "
        "“localhost”; nothing was written",
        "have the proxy pass the Host header on as it comes",
    )


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_may_link_here_and_load_nothing(site: str) -> None:
    link = ("Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
    frame = ("Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe")
    image = ("Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image")
    fetch = ("Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty")
    assert status(asked(*HERE, f"Sec-Fetch-Site: {site}", *link)) is None
    for one in (frame, image, fetch, ()):
        assert status(asked(*HERE, f"Sec-Fetch-Site: {site}", *one)) == 403


@pytest.mark.parametrize("site", [("Sec-Fetch-Site: same-origin",), ("Sec-Fetch-Site: none",), ()])
def test_bookmarks_our_own_pages_and_old_browsers_may_load_anything(site: tuple[str]) -> None:
    assert status(asked(*HERE, *site)) is None


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get"])
def test_other_methods_get_405(method: str) -> None:
    assert status(asked(*OWN, method=method)) == 405


def test_a_server_that_only_reads_takes_no_post() -> None:
    assert objection(asked(*OWN, method="POST"), READ_ONLY) == Refused(
        405,
        "this server only reads; nothing was written",
        "start `claimcheck serve` without --read-only to write",
    )
    assert status(asked(*HERE), READ_ONLY) is None
    assert status(asked(*HERE, method="HEAD"), READ_ONLY) is None


VISITOR = Admitted(Visitor(None, may_write=True))
COME_IN = (
    "open the address that `claimcheck serve` printed, good for ten minutes; to get a new one, "
    "stop the server and start it again"
)


def test_reading_needs_the_one_cookie_and_writing_the_other() -> None:
    assert admit(asked(*HERE, cookie("read")), RULES, NOW) == VISITOR
    assert admit(asked(*OWN, cookie("write"), method="POST"), RULES, NOW) == VISITOR
    both = f"{cookie('write')}; {cookie('read').removeprefix('Cookie: ')}; other=1"
    assert admit(asked(*HERE, both), RULES, NOW) == VISITOR
    reading = admit(asked(*HERE, cookie("read")), READ_ONLY, NOW)
    assert reading == Admitted(Visitor(None, may_write=False))


def test_whoever_has_no_cookie_gets_401_and_the_way_in() -> None:
    assert admit(asked(*HERE), RULES, NOW) == Refused(
        401, "this browser has no access yet", COME_IN
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "1800000001",
        f"1800000001-{'0' * 64}",
        SEAL.make("write", NOW + 1),
        SEAL.make("enter", NOW + 1),
        SEAL.make("read", NOW + 1).replace("-", "0-", 1),
        SEAL.make("read", NOW + 1).upper(),
        Seal(b"l" * 32, SEAL.place).make("read", NOW + 1),
        Seal(SEAL.secret, "8765 /other/claims.toml").make("read", NOW + 1),
        f"9999999999999-{'0' * 64}",
        "１８-" + "0" * 64,
    ],
)
def test_a_cookie_that_is_not_for_reading_this_ledger_on_this_port_is_none(value: str) -> None:
    request = asked(*HERE, f"Cookie: claimcheck-8765-read={value}")
    assert admit(request, RULES, NOW) == Refused(401, "this browser has no access yet", COME_IN)


def test_the_cookie_of_another_port_is_not_looked_at() -> None:
    refused = admit(asked(*HERE, cookie("read", port=8766)), RULES, NOW)
    assert isinstance(refused, Refused)
    assert not refused.was_admitted


def test_whoever_comes_with_an_expired_cookie_is_known_to_have_been_let_in() -> None:
    old = cookie("read", until=NOW)
    assert admit(asked(*HERE, old), RULES, NOW) == Refused(
        401, "your access has expired", COME_IN, was_admitted=True
    )
    for headers in ((cookie("write", until=NOW),), (cookie("read"),), (old,)):
        assert admit(asked(*OWN, *headers, method="POST"), RULES, NOW) == Refused(
            401, "your access has expired; nothing was written", COME_IN, was_admitted=True
        )


def test_of_several_cookies_of_one_name_the_best_counts() -> None:
    pairs = f"claimcheck-8765-read=tossed; {cookie('read').removeprefix('Cookie: ')}"
    assert admit(asked(*HERE, f"Cookie: {pairs}"), RULES, NOW) == VISITOR


def test_a_cookie_is_renewed_when_it_is_a_day_old() -> None:
    young, old = NOW + 29 * DAY, NOW + 29 * DAY - 1
    assert admit(asked(*HERE, cookie("read", until=young)), RULES, NOW) == VISITOR
    renewed = Admitted(VISITOR.visitor, renewed=("read",))
    assert admit(asked(*HERE, cookie("read", until=old)), RULES, NOW) == renewed


def test_a_cookie_is_kept_from_scripts_and_from_other_sites() -> None:
    assert COOKIES.setting(("read", "write"), NOW) == [
        (
            b"set-cookie",
            f"claimcheck-8765-{purpose}={SEAL.make(purpose, NOW + 30 * DAY)}; Path=/; "
            f"Max-Age=5184000; HttpOnly; SameSite={same_site}".encode(),
        )
        for purpose, same_site in (("read", "Lax"), ("write", "Strict"))
    ]


def test_style_and_script_are_open_to_everybody_and_only_for_reading() -> None:
    rules = Rules(RULES.origins, COOKIES, open_paths=frozenset({"/style.css"}))
    nobody = Admitted(Visitor(None, may_write=False))
    assert admit(asked(*HERE, path="/style.css"), rules, NOW) == nobody
    assert isinstance(admit(asked(*HERE, path="/style.css/"), rules, NOW), Refused)
    assert isinstance(admit(asked(*OWN, method="POST", path="/style.css"), rules, NOW), Refused)


SOCKET = Rules(RULES.origins, COOKIES, naming=Naming(b"x-forwarded-user", None))
PROXY = Rules(RULES.origins, COOKIES, naming=Naming(b"x-forwarded-user", ip_address("192.0.2.7")))
JANE = "X-Forwarded-User: Jane Doe"


@pytest.mark.parametrize(
    ("rules", "peer"), [(SOCKET, None), (PROXY, "192.0.2.7"), (PROXY, "::ffff:192.0.2.7")]
)
def test_the_trusted_proxy_says_who_is_there(rules: Rules, peer: str | None) -> None:
    expected = Admitted(Visitor("Jane Doe", may_write=True))
    assert admit(asked(*HERE, JANE, peer=peer), rules, NOW) == expected
    assert admit(asked(*OWN, JANE, method="POST", peer=peer), rules, NOW) == expected


@pytest.mark.parametrize("peer", ["192.0.2.8", "127.0.0.1", "::1", None, "192.0.2.07", "x"])
def test_from_anybody_else_the_header_means_nothing(peer: str | None) -> None:
    assert isinstance(admit(asked(*HERE, JANE, peer=peer), PROXY, NOW), Refused)
    assert admit(asked(*HERE, JANE, cookie("read"), peer=peer), PROXY, NOW) == VISITOR


def test_who_the_proxy_says_is_recorded_only_if_it_is_a_name() -> None:
    def refusal(*values: str) -> Refused:
        headers = (f"X-Forwarded-User: {value}" for value in values)
        found = admit(asked(*HERE, *headers, cookie("read"), peer=None), SOCKET, NOW)
        assert isinstance(found, Refused)
        return found

    assert refusal() == Refused(
        401,
        "the proxy does not say who you are: x-forwarded-user is missing or empty",
        "have the proxy ask for a name and send it",
    )
    assert refusal("  ").status == refusal("", "").status == 401
    assert refusal("Jane", "John") == Refused(
        400,
        "x-forwarded-user was sent 2 times",
        "have the proxy replace what visitors send",
    )
    assert refusal("J" * 201) == Refused(
        400,
        "x-forwarded-user has 201 characters",
        "have the proxy send a name of at most 200 characters",
    )
    for unseen in ("Ja\x1bne", "Ja\nne", "Ja\tne", "Ja\u202ene", "Ja\u2028ne"):
        assert refusal(unseen).status == 400
    assert refusal("Ja\u202ene").message == (
        "x-forwarded-user has a character that cannot be seen: Ja\\u202ene"
    )
    raw = Asked("GET", "/", [(b"host", b"localhost"), (b"x-forwarded-user", b"\xff")], None)
    assert admit(raw, SOCKET, NOW) == Refused(
        400, "x-forwarded-user is not UTF-8 text", "have the proxy send names in UTF-8"
    )
    zoe = admit(asked(*HERE, "X-Forwarded-User: Zoë Ó Briain", peer=None), SOCKET, NOW)
    assert zoe == Admitted(Visitor("Zoë Ó Briain", may_write=True))


READERS = Rules(
    RULES.origins, COOKIES, naming=SOCKET.naming, readers=frozenset({b"https://reader.example"})
)
ELSEWHERE = (*HERE, "Origin: https://reader.example", "Sec-Fetch-Site: cross-site")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_page_of_a_named_origin_may_read_the_json_and_nothing_else(method: str) -> None:
    request = asked(*ELSEWHERE, method=method, path="/api/list")
    assert status(request, READERS) is None
    assert status(request) in (403, 405)
    assert status(asked(*ELSEWHERE, method=method, path="/claims"), READERS) in (403, 405)
    evil = (*HERE, "Origin: https://evil.example", "Sec-Fetch-Site: cross-site")
    assert status(asked(*evil, method=method, path="/api/list"), READERS) in (403, 405)
    assert status(asked(*ELSEWHERE, method="POST", path="/api/list"), READERS) == 403
    two = (*ELSEWHERE, "Origin: https://evil.example")
    assert status(asked(*two, method=method, path="/api/list"), READERS) in (403, 405)


def test_such_a_page_reads_as_whoever_the_proxy_names_and_only_asking_needs_no_name() -> None:
    reading = asked(*ELSEWHERE, path="/api/list")
    assert isinstance(admit(reading, READERS, NOW), Refused)
    named = asked(*ELSEWHERE, JANE, path="/api/list")
    assert admit(named, READERS, NOW) == Admitted(Visitor("Jane Doe", may_write=True))
    first = asked(*ELSEWHERE, method="OPTIONS", path="/api/list")
    assert admit(first, READERS, NOW) == Admitted(Visitor(None, may_write=False))
