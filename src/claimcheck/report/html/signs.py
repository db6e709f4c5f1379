"""The signs of statuses and of days on a chart: drawn once on a page, and only those it uses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

_SIGN: Final = re.compile(r'<g id="sign-([a-z-]+)">.*?</g>')
_USE: Final = re.compile(r'href="#sign-([a-z-]+)"')
_SEARCHES: Final = "data-filters"


class UsedSigns:
    """The signs that a page uses, as its pieces pass by."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def noted(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the pieces of a page as they are: all signs where its script makes rows."""
        for piece in pieces:
            self._used.update(_all() if _SEARCHES in piece else _USE.findall(piece))
            yield piece

    def drawn(self) -> Markup:
        """Return what draws the signs that were used so far."""
        drawn = "".join(sign for name, sign in _all().items() if name in self._used)
        return Markup(
            f'<svg class="store" width="0" height="0" aria-hidden="true" focusable="false">'
            f"<defs>{drawn}</defs></svg>"
        )


@cache
def _all() -> Mapping[str, str]:
    source = files("claimcheck.report.html") / "templates" / "signs.svg"
    return {found[1]: found[0] for found in _SIGN.finditer(source.read_text(encoding="utf-8"))}
