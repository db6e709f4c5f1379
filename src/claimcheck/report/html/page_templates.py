"""The templates of the pages: everything put into them is text, made visible and escaped.

The policy in each page allows the one style sheet and the one script that are in it, by their
hashes, and nothing else: no request, no inline handler, no style attribute.
"""

import base64
import hashlib
import json
import re
from datetime import date
from functools import cache
from typing import Any, Final

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.english import count_of, days
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import number_in_words
from claimcheck.domain.model.visible import visible
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.standing.standing import Deadline, Standing
from claimcheck.report.prose import capital, day_in_words, span_in_words
from claimcheck.report.status_style import unlooked, when

_DATE: Final = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])", re.ASCII)
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)


def render(name: str, /, **values: Any) -> str:
    """Return a page; UndefinedError for a value that its template names and nobody gave."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    loader = PackageLoader("claimcheck.report.html")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_text,
        auto_reload=False,
    )
    style, script = (_source(loader, environment, name) for name in ("style.css", "script.js"))
    environment.globals |= {"style": Markup(style), "script": Markup(script)}
    environment.globals["policy"] = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )
    del environment.filters["tojson"]  # safe in a script, not in an attribute
    environment.filters |= {
        "capital": capital,
        "day": _day,
        "day_words": day_in_words,
        "due": _due,
        "days": days,
        "host": _host,
        "json": json.dumps,
        "json_ld": _json_ld,
        "language": _language,
        "length_words": _length,
        "of": count_of,
        "number": number_in_words,
        "outside": _outside,
        "span": _span,
        "unlooked": unlooked,
        "when": _when,
        "whole_dates": _whole_dates,
    }
    return environment


def _source(loader: BaseLoader, environment: Environment, name: str) -> str:
    return loader.get_source(environment, name)[0]


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _text(value: Any) -> Any:
    """Make what nobody would see in a text visible; markup of the templates is left alone."""
    return visible(value) if type(value) is str else value


def _day(day: date) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), day_in_words(day))


def _length(length: Duration) -> str:
    nouns = {"d": "day", "w": "week", "m": "month", "y": "year"}
    return count_of(int(length.stored[:-1]), nouns[length.stored[-1]])


def _span(span: Span | str) -> str:
    """Return days as people say them, and other words, such as “unknown”, as they are."""
    if isinstance(span, str):
        return span
    return span_in_words(span)


def _host(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?([^/?#]+).*", r"\1", address, flags=re.I | re.S)


def _due(deadline: Deadline | None) -> str:
    """Return a deadline as people say it: “31 March 2026”, “the first quarter of 2026”."""
    if deadline is None:
        return "no date"
    return span_in_words(parse_span(deadline.stored))


def _outside(source: str | None) -> str | None:
    """Return the address that a source is, which can be a link, else None."""
    return web_address(source) if source else None


def _whole_dates(text: str) -> Markup:
    """Return a text in which no line ends within a date such as 2026-10-25."""
    return Markup(_DATE.sub(r'<span class="fixed">\g<0></span>', str(escape(visible(text)))))


def _when(one: Standing) -> str:
    if one.is_open or not one.ruled_on:
        return when(one)
    late = f", {days(one.late_days)} late" if one.late_days else ""
    return f"{day_in_words(one.ruled_on)}{late}"


def _language(code: str | None) -> str | None:
    """Return the code of a language where it has the form of one, else None."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def _json_ld(data: Any) -> Markup:
    """Return JSON that can neither end a script element nor hold what a parser would obey."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return Markup(re.sub("[<>&\u2028\u2029]", lambda one: f"\\u{ord(one[0]):04x}", text))
