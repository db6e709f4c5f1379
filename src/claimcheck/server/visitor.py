"""Who asks, as the gate found out."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Final

_KEY: Final = "claimcheck.visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who was let in."""

    name: str | None
    """What the proxy calls them, for `by`; None for whoever came by the printed address."""
    may_write: bool
    """Whether forms may be offered: a form that is sent is admitted on its own."""


def visitor_of(request: Mapping[str, Any]) -> Visitor:
    """Return who sent a request (of Starlette, or its scope) that the gate has let through."""
    visitor: Visitor = request[_KEY]
    return visitor


def put_visitor(scope: MutableMapping[str, Any], visitor: Visitor) -> None:
    """Say in a scope who asks."""
    scope[_KEY] = visitor
