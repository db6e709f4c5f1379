"""The style sheet and the script of the pages: files of their own for a site, or inside one page.

A file is named by what is in it, so that a copy which a browser has kept is never of another
version. The policy of a page allows these two and nothing else: no other request, no inline
handler, no style attribute. Scripts may load one more script by the name `claims`, the search
index (Trusted Types, W3C).
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

_DIGITS = 12
_PACKAGE = "claimcheck.report.html"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages use: its path below the root of a site, and its text, which is ours."""

    path: str
    text: Markup

    @property
    def source(self) -> str:
        """What a policy allows it by where it stands inside a page: its hash."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def style() -> Asset:
    """Return the style sheet of every page."""
    return asset_of(_PACKAGE, "style", "css")


@cache
def script() -> Asset:
    """Return the script of pages with a list of claims."""
    return asset_of(_PACKAGE, "script", "js")


def assets() -> Sequence[Asset]:
    """Return the files that the pages of a site name."""
    return style(), script()


def policy_of_files() -> Markup:
    """Return the policy of a page beside which the files lie."""
    return _policy("'self'", "'self'", "trusted-types claims")


def policy_of_one_page() -> Markup:
    """Return the policy of a page that has style and script inside."""
    return _policy(style().source, script().source, "trusted-types 'none'")


def _policy(style_source: str, script_source: str, types: str) -> Markup:
    """Return a policy as it stands between double quotes: nothing in it comes from a ledger."""
    return Markup(
        f"default-src 'none'; style-src {style_source}; script-src {script_source}; "
        f"base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; {types}"
    )


def asset_of(package: str, name: str, ending: str) -> Asset:
    """Return a file among the templates of a package."""
    place = files(package) / "templates" / f"{name}.{ending}"
    text = place.read_text(encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
    return Asset(f"{name}.{digest}.{ending}", Markup(text))
