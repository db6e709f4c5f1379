"""The host of a source, as readers are told it."""

import re
from typing import Final

from claimcheck.domain.model.host_name import shown_host

_HOST: Final = re.compile(r"https?://(?:www\.)?([^/?#]+)", re.IGNORECASE)


def host_of(source: str) -> str:
    """Return the host of an address in its own script; a description as it is."""
    found = _HOST.match(source)
    return shown_host(found[1]) if found else source


def title_and_host(title: str | None, source: str | None) -> str:
    """Return “The plant opens (example.org)”, or what there is of the two."""
    host = host_of(source) if source else ""
    return f"{title} ({host})" if title and host else title or host
