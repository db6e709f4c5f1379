"""Names of what an address gives, so that nobody is sent again what they have (RFC 9110)."""

import re
from hashlib import sha256
from typing import Final

_TAG: Final = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def entity_tag(*parts: bytes) -> str:
    """Return a strong tag of what is the same wherever these parts are."""
    named = sha256()
    for part in parts:
        named.update(len(part).to_bytes(8, "big") + part)
    return f'"{named.hexdigest()[:32]}"'


def is_held(tag: str, if_none_match: str) -> bool:
    """Whether a client holds what has this tag already, by its If-None-Match."""
    return if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)
