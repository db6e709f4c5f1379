"""What every response says to the browser, whatever made it.

The script of the pages loads one more by the name `claims` (Trusted Types), and nothing else may
run. Forms would say `Origin: null` under `no-referrer`, hence `same-origin`.
"""

from collections.abc import Iterable
from typing import Final

Headers = list[tuple[bytes, bytes]]

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types claims"
)
_ALWAYS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_UNLESS_GIVEN: Final = (
    (b"content-security-policy", _POLICY.encode()),
    (b"cache-control", b"private, no-cache"),
)
_NEVER: Final = frozenset({b"server", *(name for name, _ in _ALWAYS)})


def with_protection(given: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Return the headers of a response with those that protect it.

    A response may have a policy of its own, as a snapshot in a sandbox has, and a way of caching.
    """
    own = [(name.lower(), value) for name, value in given]
    names = {name for name, _ in own}
    missing = (one for one in _UNLESS_GIVEN if one[0] not in names)
    return [*(one for one in own if one[0] not in _NEVER), *_ALWAYS, *missing]
