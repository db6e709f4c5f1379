"""What is known of a request before anything of it is believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from claimcheck.server.asgi import Scope

_READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Asked:
    """The facts of a request that decide whether it is answered."""

    method: str
    path: str
    headers: Sequence[tuple[bytes, bytes]]
    """Names in lower case."""
    peer: str | None = None
    """The IP address at the other end; None for a unix socket, and for whoever has left."""
    head_length: int = 0
    """The bytes of the address and the headers."""

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """Return the facts of a scope."""
        client, headers = scope.get("client"), scope["headers"]
        length = len(scope["path"]) + len(scope["query_string"])
        return cls(
            scope["method"],
            scope["path"],
            headers,
            client[0] if client else None,
            length + sum(len(name) + len(value) for name, value in headers),
        )

    @property
    def reads(self) -> bool:
        """Whether the method is one that changes nothing."""
        return self.method in _READING

    def values(self, name: bytes) -> list[bytes]:
        """Return every value of a header."""
        return [value for given, value in self.headers if given == name]

    def value(self, name: bytes) -> bytes | None:
        """Return a header that may stand once: b"" where it stands more often, None for none."""
        values = self.values(name)
        return values[0] if len(values) == 1 else b"" if values else None
