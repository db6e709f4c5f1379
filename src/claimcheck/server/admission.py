"""Whether a request is answered: the questions of the gate, in their order, none of them lenient.

First what every request has to pass (`objection`), then who it is from (`admit`).
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.visible import escape_unseen
from claimcheck.server.cookies import Purpose
from claimcheck.server.request_facts import Asked
from claimcheck.server.rules import Naming, Rules
from claimcheck.server.visitor import Visitor

LONGEST_HEAD: Final = 64 * 1024
"""Bytes of an address and the headers: a bookmarklet brings a whole quote in an address."""
_LONGEST_NAME: Final = 200
_OWN_SITE: Final = (b"same-origin", b"none")
_COME_IN: Final = (
    "open the address that `claimcheck serve` printed, good for ten minutes; to get a new one, "
    "stop the server and start it again"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is not answered: a status of HTTP, what is wrong, and what to do."""

    status: int
    message: str
    hint: str
    was_admitted: bool = False
    """Whether they come with a cookie of ours, so that what they sent may be shown to them."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who it is, and which cookies they should get anew."""

    visitor: Visitor
    renewed: tuple[Purpose, ...] = ()


def objection(asked: Asked, rules: Rules) -> Refused | None:
    """Return what stands against a request, whoever sent it; None where nothing does."""
    for ask in (_framing, _length, _target, _host, _site, _method):
        if (refused := ask(asked, rules)) is not None:
            return refused
    return None


def admit(asked: Asked, rules: Rules, now: int) -> Admitted | Refused:
    """Return who sent a request against which nothing stands, or that nobody knows."""
    if (asked.reads and asked.path in rules.open_paths) or _asks_to_read(asked, rules):
        return Admitted(Visitor(None, may_write=False))
    if rules.naming is not None and rules.naming.believes(asked.peer):
        return _named(asked, rules.naming, rules)
    return _by_cookie(asked, rules, now)


def _framing(asked: Asked, rules: Rules) -> Refused | None:
    if asked.values(b"content-length") and asked.values(b"transfer-encoding"):
        return Refused(
            400,
            "the request has both Content-Length and Transfer-Encoding",
            "send one of them",
        )
    return None


def _length(asked: Asked, rules: Rules) -> Refused | None:
    if asked.head_length > LONGEST_HEAD:
        return Refused(
            431,
            f"the address and the headers have more than {LONGEST_HEAD:,} bytes",
            "send long text by a form",
        )
    return None


def _target(asked: Asked, rules: Rules) -> Refused | None:
    if not asked.path.startswith("/"):
        return Refused(400, "the request does not ask for a path", "begin it with “/”")
    return None


def _host(asked: Asked, rules: Rules) -> Refused | None:
    host = asked.value(b"host")
    if host is None or host.lower() not in rules.origins:
        return Refused(
            421,
            f"{_quoted(host)} is not an address of this server" if host else "no host is named",
            "open the address that `claimcheck serve` printed; --allow-host NAME allows another",
        )
    return None


def _site(asked: Asked, rules: Rules) -> Refused | None:
    site = asked.value(b"sec-fetch-site")
    if _asks_to_read(asked, rules) or (asked.reads and _is_reader(asked, rules)):
        return None
    if asked.reads:
        is_link = (asked.value(b"sec-fetch-mode"), asked.value(b"sec-fetch-dest")) == (
            b"navigate",
            b"document",
        )
        if site is None or site in _OWN_SITE or (site and is_link):
            return None
        return Refused(403, "another site asked for this", "open it in a window of its own")
    origin, host = asked.value(b"origin"), asked.value(b"host") or b""
    own = rules.origins[host.lower()]
    if site in (None, b"same-origin") and (origin in own if origin is not None else site):
        return None
    if origin not in own and any(origin in one for one in rules.origins.values()):
        return Refused(
            403,
            f"this was sent from {_quoted(origin)}, and the request names the host "
            f"{_quoted(host)}; nothing was written",
            "have the proxy pass the Host header on as it comes",
        )
    return Refused(
        403,
        f"this was sent from another site ({_quoted(origin)}); nothing was written"
        if origin
        else "it cannot be told which site sent this; nothing was written",
        "open the form on this server and send it from there",
    )


def _method(asked: Asked, rules: Rules) -> Refused | None:
    if asked.reads or (asked.method == "POST" and rules.may_write) or _asks_to_read(asked, rules):
        return None
    if asked.method == "POST":
        return Refused(
            405,
            "this server only reads; nothing was written",
            "start `claimcheck serve` without --read-only to write",
        )
    return Refused(405, f"{_quoted(asked.method.encode())} is not supported", "use GET or POST")


def _is_reader(asked: Asked, rules: Rules) -> bool:
    """Whether a page of another origin asks for JSON that it may read."""
    return asked.path.startswith("/api/") and asked.value(b"origin") in rules.readers


def _asks_to_read(asked: Asked, rules: Rules) -> bool:
    """Whether a browser asks if such a page may; it says nothing of who is there."""
    return asked.method == "OPTIONS" and _is_reader(asked, rules)


def _named(asked: Asked, naming: Naming, rules: Rules) -> Admitted | Refused:
    header = naming.header.decode("latin-1")
    values = asked.values(naming.header)
    if not any(value.strip() for value in values):
        return Refused(
            401,
            f"the proxy does not say who you are: {header} is missing or empty",
            "have the proxy ask for a name and send it",
        )
    if len(values) > 1:
        return Refused(
            400,
            f"{header} was sent {len(values)} times",
            "have the proxy replace what visitors send",
        )
    try:
        name = values[0].decode().strip()
    except UnicodeDecodeError:
        return Refused(400, f"{header} is not UTF-8 text", "have the proxy send names in UTF-8")
    if len(name) > _LONGEST_NAME:
        return Refused(
            400,
            f"{header} has {len(name):,} characters",
            f"have the proxy send a name of at most {_LONGEST_NAME} characters",
        )
    if name != escape_unseen(name) or any(_is_control(letter) for letter in name):
        return Refused(
            400,
            f"{header} has a character that cannot be seen: {escape_unseen(name)}",
            "have the proxy send a name without it",
        )
    return Admitted(Visitor(name, may_write=rules.may_write))


def _by_cookie(asked: Asked, rules: Rules, now: int) -> Admitted | Refused:
    cookies, sent = rules.cookies, asked.values(b"cookie")
    purposes: tuple[Purpose, ...] = ("read", "write") if rules.may_write else ("read",)
    ends = {purpose: cookies.end_of(purpose, sent) for purpose in purposes}
    end = ends["read" if asked.reads else "write"]
    if end is not None and now < end:
        good = {purpose: one for purpose, one in ends.items() if one is not None and now < one}
        renewed = tuple(purpose for purpose, one in good.items() if cookies.is_old(one, now))
        return Admitted(Visitor(None, may_write=rules.may_write), renewed)
    was_admitted = any(one is not None for one in ends.values())
    what = "your access has expired" if was_admitted else "this browser has no access yet"
    done = "" if asked.reads else "; nothing was written"
    return Refused(401, f"{what}{done}", _COME_IN, was_admitted)


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc"


def _quoted(value: bytes | None) -> str:
    """Return what was sent between quotes, cut where it is long."""
    text = (value or b"").decode("latin-1")
    return f"“{escape_unseen(text[:_LONGEST_NAME])}{'…' * (len(text) > _LONGEST_NAME)}”"
