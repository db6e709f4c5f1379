"""The secret of a server, made from the key that lies in the user's state folder.

So a browser that was let in is known again when the server is started again.
"""

import hmac
import secrets

from claimcheck.server.seal import Seal
from claimcheck.store import cache_key


def server_seal(ledger: str, port: int) -> Seal:
    """Return the seal of passes to a ledger on a port.

    Where no key can be kept, its secret is one of this run alone.
    """
    key = cache_key.made() or secrets.token_bytes(32)
    return Seal(hmac.digest(key, b"claimcheck serve", "sha256"), f"{port} {ledger}")
