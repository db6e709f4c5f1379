"""The address that lets a browser in: it has a token, which is exchanged for cookies.

The token is good for ten minutes, as often as it is used: a browser may load an address before it
is opened, and a link may be opened twice.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlencode

from claimcheck.server.seal import Seal

ENTRY: Final = "/enter"
_PURPOSE: Final = "enter"
_GOOD_SECONDS: Final = 10 * 60


def entry_address(base: str, seal: Seal, now: int) -> str:
    """Return the address below `base` that lets in whoever opens it within ten minutes."""
    return f"{base}{ENTRY}?{urlencode({'token': seal.make(_PURPOSE, now + _GOOD_SECONDS)})}"


def lets_in(query: bytes, seal: Seal, now: int) -> bool:
    """Whether the query of an address brings one token of ours that is still good."""
    tokens = parse_qs(query.decode("latin-1")).get("token", [])
    end = seal.end_of(_PURPOSE, tokens[0]) if len(tokens) == 1 else None
    return end is not None and now < end


@contextmanager
def forwarding_file(address: str) -> Iterator[Path]:
    """Give a file that only this user can read and that leads to an address; then it goes.

    A browser that is started with the file shows nobody the token in its list of arguments.
    OSError where the user's state folder cannot be written to.
    """
    from claimcheck.host.user_folders import state_folder
    from claimcheck.store.private_folder import PrivateFolder

    name = f"enter-{secrets.token_hex(16)}.html"
    with PrivateFolder.made(state_folder()) as folder:
        with folder.written(name) as file:
            file.write(_page(address).encode())
        try:
            yield folder.path / name
        finally:
            folder.remove(name)


def _page(address: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>claimcheck</title>'
        '<meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0;url={escape(address)}">'
        f'<p><a href="{escape(address)}">Open the ledger</a></p></html>\n'
    )
