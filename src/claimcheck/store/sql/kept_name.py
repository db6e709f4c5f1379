"""Names as an index of a database takes them: without a NUL, and not of thousands of letters."""

from hashlib import sha256
from typing import Final

_LENGTH: Final = 200


def kept_name(name: str) -> str:
    """Return a name of a claimant or a tag as it is kept; of one that cannot be kept, its hash."""
    if len(name) <= _LENGTH and "\0" not in name:
        return name
    return f"sha256:{sha256(name.encode()).hexdigest()}"
