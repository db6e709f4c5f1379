"""The two cookies of a visitor: one to read by, and a stricter one to write by.

Browsers send the one for reading along when a link or a bookmark leads here from elsewhere, and the
one for writing only with what our own pages send. Cookies know no ports, so their names do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from claimcheck.server.seal import Seal

Purpose = Literal["read", "write"]

_DAY: Final = 24 * 60 * 60
_GOOD_SECONDS: Final = 30 * _DAY
_KEPT_SECONDS: Final = 2 * _GOOD_SECONDS
"""How long browsers keep one: whoever comes with an old one is known to have been let in."""
_SAME_SITE: Final = {"read": "Lax", "write": "Strict"}


@dataclass(frozen=True, slots=True)
class Cookies:
    """The cookies of one server, by its seal and its port."""

    seal: Seal
    port: int

    def end_of(self, purpose: Purpose, sent: Iterable[bytes]) -> int | None:
        """Return until when the best cookie for a purpose is good, by the values of `Cookie`.

        It may be over. None where there is none of ours.
        """
        start = f"{self._name(purpose)}="
        pairs = (pair.strip() for value in sent for pair in value.decode("latin-1").split(";"))
        given = (pair.removeprefix(start) for pair in pairs if pair.startswith(start))
        ends = (self.seal.end_of(purpose, text) for text in given)
        return max((end for end in ends if end is not None), default=None)

    def setting(self, purposes: Sequence[Purpose], now: int) -> list[tuple[bytes, bytes]]:
        """Return the headers that give a browser cookies for these purposes."""
        return [(b"set-cookie", self._set(purpose, now)) for purpose in purposes]

    def is_old(self, end: int, now: int) -> bool:
        """Whether a good cookie was given more than a day ago, and is to be renewed."""
        return end - now < _GOOD_SECONDS - _DAY

    def _set(self, purpose: Purpose, now: int) -> bytes:
        value = self.seal.make(purpose, now + _GOOD_SECONDS)
        return (
            f"{self._name(purpose)}={value}; Path=/; Max-Age={_KEPT_SECONDS}; HttpOnly; "
            f"SameSite={_SAME_SITE[purpose]}"
        ).encode()

    def _name(self, purpose: Purpose) -> str:
        return f"claimcheck-{self.port}-{purpose}"
