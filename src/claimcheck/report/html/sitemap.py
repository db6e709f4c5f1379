"""What search engines are told: the addresses of all pages, in files of 50,000 at most.

As https://www.sitemaps.org/protocol.html and RFC 9309 have it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.domain.publishing.permalink import INDEX
from claimcheck.report.html.site_frame import Frame, Page

MOST: Final = 50_000
"""Addresses of a sitemap."""


def sitemaps(frame: Frame, paths: Sequence[str]) -> Iterator[Page]:
    """Yield the sitemap of these paths: of more than one file holds, an index and its files."""
    addresses = ["" if path == INDEX else path for path in paths]
    if len(addresses) <= MOST:
        yield _page(frame, "sitemap.xml", "sitemap.xml", addresses)
        return
    parts = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)]
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, start=1)]
    yield _page(frame, "sitemap.xml", "sitemap_index.xml", names)
    for name, part in zip(names, parts, strict=True):
        yield _page(frame, name, "sitemap.xml", part)


def robots(frame: Frame) -> Iterator[Page]:
    """Yield `robots.txt` where it is looked for: at the root of a host, and nowhere else."""
    if frame.home.count("/") == 2:
        text = f"User-agent: *\nAllow: /\n\nSitemap: {frame.home}/sitemap.xml\n"
        yield Page("robots.txt", lambda desk=None: text, is_listed=False)


def _page(frame: Frame, path: str, template: str, paths: Sequence[str]) -> Page:
    return frame.page(path, template, lambda: {"paths": paths}, is_listed=False)
