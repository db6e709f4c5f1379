"""The name of a content: its SHA-256, worked out once for each of the two that a write is about."""

from functools import lru_cache
from hashlib import sha256


@lru_cache(maxsize=2)
def digest(content: bytes) -> str:
    """Return the SHA-256 of a content, in hex."""
    return sha256(content).hexdigest()


def forget() -> None:
    """Let go of the contents whose names were worked out: each is as large as its file."""
    digest.cache_clear()
