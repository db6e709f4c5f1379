"""Public archives that keep a copy of a page at an address of their own."""

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from claimcheck.errors import OutsideError
from claimcheck.sources.fetching import Answer, Bounds, ask
from claimcheck.sources.public_address import NotFetchedError, resolve

_MOST_BYTES: Final = 1_000_000
"""Of one of its answers, which are a line of JSON."""


class NotArchivedError(OutsideError):
    """An archive kept no copy (6)."""

    def __init__(self, address: str, why: str, hint: str = "") -> None:
        super().__init__(
            f"{address} was not archived: {why}", hint or "leave out --archive, or try again later"
        )


class Archive(Protocol):
    """What keeps copies of pages."""

    def keep(self, address: str) -> str:
        """Return the address of a new copy; NotArchivedError when there is none."""
        ...


@dataclass(frozen=True)
class InternetArchive:
    """The Wayback Machine, by its Save Page Now 2 API.

    A copy is asked for by POST /save and made in the background; GET /save/status/JOB tells how
    far it is (Internet Archive, “Save Page Now 2 Public API Docs”, 2022). It takes the keys of an
    account: https://archive.org/account/s3.php.
    """

    access_key: str
    secret_key: str = field(repr=False)
    host: str = "https://web.archive.org"
    bounds: Bounds = field(default_factory=Bounds)
    seconds: float = 180
    """How long to wait for the copy."""
    pause: float = 5
    """Seconds between two questions how far it is."""
    wait: Callable[[float], None] = time.sleep

    def keep(self, address: str) -> str:
        """See Archive. RefusedAddressError for one that nobody outside is to hear of."""
        with contextlib.suppress(NotFetchedError):  # which is for the archive to say
            resolve(address, private=self.bounds.private)
        end = time.monotonic() + self.seconds
        wanted = urlencode({"url": address, "skip_first_archive": "1"}).encode()
        begun = self._ask(address, "POST", "/save", wanted)
        job = begun.get("job_id")
        if not isinstance(job, str) or not job.replace("-", "").isalnum():
            raise NotArchivedError(address, _said(begun))
        while time.monotonic() < end:
            told = self._ask(address, "GET", f"/save/status/{job}")
            match told.get("status"):
                case "success":
                    return self._copy(address, told)
                case "pending":
                    self.wait(self.pause)
                case _:
                    raise NotArchivedError(address, _said(told))
        raise NotArchivedError(address, f"there was no copy after {self.seconds:g} seconds")

    def _ask(
        self, address: str, method: str, path: str, body: bytes | None = None
    ) -> dict[str, Any]:
        headers = {
            "Accept": "application/json",
            "Authorization": f"LOW {self.access_key}:{self.secret_key}",
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        bounds = replace(self.bounds, redirects=0)
        try:
            with ask(method, self.host + path, bounds, headers, body) as answer:
                return _object(address, answer)
        except NotFetchedError as failure:
            raise NotArchivedError(address, f"the Internet Archive: {failure.why}") from None

    def _copy(self, address: str, told: dict[str, Any]) -> str:
        stamp = told.get("timestamp")
        if not (isinstance(stamp, str) and stamp.isdecimal() and len(stamp) == 14):
            raise NotArchivedError(
                address, "the Internet Archive does not say when it made its copy"
            )
        return f"{self.host}/web/{stamp}/{address}"


def _object(address: str, answer: Answer) -> dict[str, Any]:
    """Return the JSON object that an answer is; what refuses the request is told in words."""
    if answer.status == 401:
        hint = "check them at https://archive.org/account/s3.php"
        raise NotArchivedError(address, "the Internet Archive does not accept the keys", hint)
    if answer.status == 429:
        after = answer.response.headers.get("Retry-After", "")
        hint = f"try again in {after} seconds" if after.isdecimal() else "try again in a minute"
        raise NotArchivedError(address, "the Internet Archive takes no more requests for now", hint)
    content = answer.response.read(_MOST_BYTES, decode_content=True)
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise NotArchivedError(address, f"the Internet Archive: {answer.said}")
    return told


def _said(told: dict[str, Any]) -> str:
    """Return the reason that an answer gives, on one line of bearable length."""
    words = " ".join(str(told.get("message") or told.get("status_ext") or "").split())[:300]
    return f"the Internet Archive {f'says “{words}”' if words else 'gives no reason'}"
