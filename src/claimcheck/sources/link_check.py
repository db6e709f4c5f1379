"""Whether the addresses of sources still answer: asked politely, and nothing of it is kept."""

import queue
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from claimcheck.domain.model.host_name import ascii_host
from claimcheck.domain.verifying.verification import Link
from claimcheck.sources.fetching import Answer, Bounds, ask
from claimcheck.sources.public_address import NotFetchedError, RefusedAddressError

PAUSE: Final = 1.0
"""Seconds between two requests to one host, so that nobody minds."""
_AT_ONCE: Final = 8
"""Hosts that are asked at the same time."""
_SECONDS: Final = 20
_LONGEST_WAIT: Final = 30
"""Seconds that a server may ask us to wait for, once."""
_GONE: Final = (404, 410)
_BUSY: Final = (429, 503)


def check_all(addresses: Iterable[str], bounds: Bounds, pause: float) -> tuple[int, Iterator[Link]]:
    """Return how many addresses are asked, and what became of each, in the order of the answers.

    Each is asked once, whatever its #fragment; one at a time per host, with a pause of so many
    seconds in between, and several hosts at once.
    """
    hosts: dict[str, list[str]] = {}
    for address in dict.fromkeys(address.partition("#")[0] for address in addresses):
        hosts.setdefault(_host(address), []).append(address)
    return sum(map(len, hosts.values())), _ask_hosts(list(hosts.values()), bounds, pause)


def check(address: str, bounds: Bounds, pause: float) -> Link:
    """Return what became of one address; by HEAD, and by GET where a server does not take that.

    It is asked three times at most, the last time where it was busy and named a short time.
    """
    bounds = replace(bounds, seconds=min(bounds.seconds, _SECONDS))
    try:
        with ask("HEAD", address, bounds) as answer:
            if answer.status < 400:
                return _judge(address, answer)
            wait = _asked_to_wait(answer)
        time.sleep(max(pause, wait or 0))
        with ask("GET", address, bounds) as answer:
            wait = None if wait else _asked_to_wait(answer)
            if wait is None:
                return _judge(address, answer)
        time.sleep(max(pause, wait))
        with ask("GET", address, bounds) as answer:
            return _judge(address, answer)
    except RefusedAddressError as refusal:
        return Link(address, "refused", refusal.message)
    except NotFetchedError as failure:
        return Link(address, "unreachable", failure.why)


def _asked_to_wait(answer: Answer) -> int | None:
    """Return the seconds that a busy server asks for, where these are few."""
    wait = answer.response.headers.get("Retry-After", "")
    is_number = wait.isdecimal() and wait.isascii() and len(wait) < 10
    is_few = is_number and int(wait) <= _LONGEST_WAIT
    return int(wait) if answer.status in _BUSY and is_few else None


def _judge(address: str, answer: Answer) -> Link:
    location = answer.address if answer.address != address else None
    if answer.status in _GONE:
        return Link(address, "gone", answer.said, location)
    if answer.status >= 400:
        return Link(address, "unclear", answer.said, location)
    if location is None:
        return Link(address, "alive", answer.said)
    if _is_front_page(location) and not _is_front_page(address):
        return Link(address, "gone", "it leads to the front page", location)
    return Link(address, "moved", answer.said, location)


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _host(address: str) -> str:
    """Return the host of an address, or the address where it names none that can be read."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host and ascii_host(host)) or address


def _ask_hosts(hosts: list[list[str]], bounds: Bounds, pause: float) -> Iterator[Link]:
    """Yield answers as they come; the threads end with the program, in the middle of a request."""
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    told: queue.SimpleQueue[Link | Exception] = queue.SimpleQueue()
    for addresses in hosts:
        waiting.put(addresses)

    def work() -> None:
        try:
            while True:
                for place, address in enumerate(waiting.get_nowait()):
                    time.sleep(pause if place else 0)
                    told.put(check(address, bounds, pause))
        except queue.Empty:
            return
        except Exception as error:  # which is for the one who asked
            told.put(error)

    for _ in range(min(_AT_ONCE, len(hosts))):
        threading.Thread(target=work, daemon=True).start()
    for _ in range(sum(map(len, hosts))):
        found = told.get()
        if isinstance(found, Exception):
            raise found
        yield found
