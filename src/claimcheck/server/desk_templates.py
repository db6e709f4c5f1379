"""The templates that only the desk has, on those of the pages."""

import re
from datetime import datetime
from functools import cache
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup, escape

from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.value_kinds import Recorded
from claimcheck.domain.model.visible import visible
from claimcheck.report.html.page_templates import environment
from claimcheck.report.html.signs import UsedSigns
from claimcheck.server import desk_assets
from claimcheck.server.fact_kind import kind_of

_COMMAND: Final = re.compile("`([^`]*)`")


def render(name: str, /, **values: Any) -> str:
    """Return a page; UndefinedError for a value that its template names and that is missing."""
    signs = UsedSigns()
    pieces = _environment().get_template(name).generate(values, signs=signs)
    return "".join(signs.noted(pieces))


@cache
def _environment() -> Environment:
    pages = environment()
    assert pages.loader is not None
    made = pages.overlay(loader=ChoiceLoader([PackageLoader("claimcheck.server"), pages.loader]))
    made.filters = pages.filters | {
        "as_typed": _as_typed,
        "commands": _commands,
        "fact": kind_of,
        "moment": _moment,
    }
    made.globals = pages.globals | {"desk_assets": desk_assets}
    return made


def _as_typed(text: str) -> Markup:
    """Return what somebody typed, escaped and not changed: it will be sent again."""
    return escape(text)


def _commands(text: str) -> Markup:
    """Return a text in which what stands between backticks is what somebody types."""
    return Markup(_COMMAND.sub(r"<code>\1</code>", str(escape(visible(text)))))


def _moment(recorded: Recorded) -> str:
    """Return when something was recorded, in UTC."""
    if isinstance(recorded, datetime):
        return f"{day_in_words(recorded.date())}, {recorded:%H:%M:%S} UTC"
    return day_in_words(recorded)
