"""Passes that only this server can have made: what for, until when, and a seal over both."""

import hmac
import re
from dataclasses import dataclass, field
from typing import Final

_PASS: Final = re.compile(r"(\d{1,12})-([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Seal:
    """A secret, and the one ledger and port that passes are for."""

    secret: bytes = field(repr=False)
    place: str

    def make(self, purpose: str, end: int) -> str:
        """Return a pass for a purpose, good until a time in seconds since 1970."""
        return f"{end}-{self._sealed(purpose, end)}"

    def end_of(self, purpose: str, text: str) -> int | None:
        """Return until when a pass for a purpose is good; None where it is none of ours."""
        parts = _PASS.fullmatch(text)
        if parts is None:
            return None
        end = int(parts[1])
        return end if hmac.compare_digest(parts[2], self._sealed(purpose, end)) else None

    def _sealed(self, purpose: str, end: int) -> str:
        return hmac.digest(self.secret, f"{purpose}\n{end}\n{self.place}".encode(), "sha256").hex()
