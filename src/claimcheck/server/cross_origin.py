"""Which other web pages may read the answers (CORS): none but those that were named."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from claimcheck.domain.model.visible import visible
from claimcheck.errors import UsageError

READING: Final = ("GET", "HEAD")
_ORIGIN: Final = re.compile(
    r"[a-z][a-z0-9+.-]*://(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.ASCII
)
_KEPT_FOR: Final = "600"
"""Seconds that a browser may remember a permission."""


def origins(named: Iterable[str]) -> frozenset[str]:
    """Return the origins that may read; UsageError for what is none, such as `*`."""
    for one in (found := frozenset(named)):
        if not _ORIGIN.fullmatch(one):
            raise UsageError(
                f"--cors: “{visible(one)}” is not an origin",
                "write it as browsers send it: scheme, host and port, in small letters, such as "
                "https://example.org",
            )
    return found


def permission(allowed: Collection[str], origin: str | None, method: str) -> dict[str, str]:
    """Return the headers by which a browser lets a page of this origin read the answer."""
    if not allowed:
        return {}
    if origin is None or origin not in allowed or method not in READING:
        return {"Vary": "Origin"}
    return {
        "Vary": "Origin",
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "ETag",
    }


def preflight(allowed: Collection[str], origin: str | None, method: str) -> dict[str, str]:
    """Return the headers that answer a browser which asks whether a page may use a method."""
    found = permission(allowed, origin, method)
    if "Access-Control-Allow-Origin" in found:
        found["Access-Control-Allow-Methods"] = ", ".join(READING)
        found["Access-Control-Allow-Headers"] = "If-None-Match"
        found["Access-Control-Max-Age"] = _KEPT_FOR
    return found
