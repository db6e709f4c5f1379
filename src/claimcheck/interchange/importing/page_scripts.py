"""The JSON-LD that stands in the scripts of an HTML page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

_WRAPPED: Final = re.compile(
    r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)"
    r"|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z"
)
"""Comments and CDATA marks that hid a script from the browsers of long ago."""


def scripts_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each ld+json script of a page with the line in which it begins."""
    scripts = _Scripts()
    scripts.feed(text)
    scripts.close()
    for line, words in scripts.found:
        yield line, _WRAPPED.sub("", words).strip().rstrip(";")


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("type") or ""
        self._is_open = tag == "script" and "ld+json" in kind.lower()
        if self._is_open:
            self.found.append((self.getpos()[0], ""))

    def handle_data(self, data: str) -> None:
        if self._is_open:
            line, words = self.found[-1]
            self.found[-1] = (line, words + data)

    def handle_endtag(self, tag: str) -> None:
        self._is_open = False
