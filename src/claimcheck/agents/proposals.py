"""What was proposed and not confirmed yet: kept in memory, each to be made once and soon."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from claimcheck.domain.changing.change import Change
from claimcheck.errors import UsageError

LIFETIME: Final = timedelta(minutes=10)
"""How long a person may take to read a diff."""
_MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of a ledger that held what its fingerprint names."""

    change: Change
    fingerprint: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals of one run of the server, by their tokens; of too many the oldest go."""

    _waiting: OrderedDict[str, Proposal] = field(default_factory=OrderedDict)

    def keep(self, change: Change, fingerprint: str, now: datetime) -> tuple[str, datetime]:
        """Keep a change, and return the token that makes it and when that expires (UTC)."""
        token = secrets.token_urlsafe(16)
        expires = now + LIFETIME
        self._waiting[token] = Proposal(change, fingerprint, expires)
        if len(self._waiting) > _MOST:
            self._waiting.popitem(last=False)
        return token, expires

    def take(self, token: str, now: datetime) -> Proposal:
        """Return the proposal of a token, which is then used up.

        UsageError for a token that there is not, or not any more.
        """
        proposal = self._waiting.pop(token, None)
        if proposal is None or now > proposal.expires:
            raise UsageError(
                "this token is not valid: it was used, it has expired, or it was never given",
                "propose the change again, and confirm it by the new token",
            )
        return proposal
