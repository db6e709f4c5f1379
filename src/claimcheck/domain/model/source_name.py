"""What a source is called before readers: its title, or the site and the page on it."""

import re
from typing import Final

from claimcheck.domain.model.host_name import shown_host, unencoded

_ADDRESS: Final = re.compile(r"https?://(?:www\.)?([^/?#]+)([^?#]*)", re.IGNORECASE)
_LONGEST: Final = 60
"""Letters of a page's place on its site; of a longer one the end is shown, which says most."""


def host_of(source: str) -> str:
    """Return the host of an address in its own script; a description as it is."""
    found = _ADDRESS.match(source)
    return shown_host(found[1]) if found else source


def site_and_path(source: str) -> str:
    """Return “example.org/news/plant” of an address; a description as it is."""
    found = _ADDRESS.match(source)
    if found is None:
        return source
    path = unencoded(found[2]).rstrip("/")
    if len(path) > _LONGEST:
        path = f"/…/{path.rpartition('/')[2]}"
    if len(path) > _LONGEST:
        path = f"{path[: _LONGEST - 1]}…"
    return shown_host(found[1]) + path


def title_and_host(title: str | None, source: str | None) -> str:
    """Return “The plant opens (example.org)”, or what there is of the two."""
    host = host_of(source) if source else ""
    return f"{title} ({host})" if title and host else title or host
