"""The signs of statuses and of days on a chart: drawn once on a page, and only those it uses."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from markupsafe import Markup

_SIGN: Final = re.compile(r'<g id="sign-([a-z-]+)">.*?</g>')
_USE: Final = re.compile(r'href="#sign-([a-z-]+)"')
_SEARCHES: Final = "data-filters"


def signs(body: str) -> Markup:
    """Return what draws the signs that a page uses: all of them where its script makes rows."""
    used = {*_all()} if _SEARCHES in body else {*_USE.findall(body)}
    drawn = "".join(sign for name, sign in _all().items() if name in used)
    return Markup(
        f'<svg class="store" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{drawn}</defs></svg>"
    )


@cache
def _all() -> Mapping[str, str]:
    source = files("claimcheck.report.html") / "templates" / "signs.svg"
    return {found[1]: found[0] for found in _SIGN.finditer(source.read_text(encoding="utf-8"))}
