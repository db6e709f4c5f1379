"""The style sheet, the script and the icon that only the desk has."""

from functools import cache

from claimcheck.report.html.assets import Asset, asset_of

_TEMPLATES = "claimcheck.server"


@cache
def desk_style() -> Asset:
    """Return the style sheet of forms and of what stands around them."""
    return asset_of(_TEMPLATES, "desk", "css")


@cache
def desk_script() -> Asset:
    """Return the script that tells of changes and saves nobody a word."""
    return asset_of(_TEMPLATES, "desk", "js")


@cache
def desk_icon() -> Asset:
    """Return the sign that browsers show beside the title of a page."""
    return asset_of(_TEMPLATES, "desk", "svg")
