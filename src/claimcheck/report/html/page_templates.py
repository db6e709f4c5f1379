"""The templates of the pages; everything put into them is text (`escape`)."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.domain.model.english import (
    capital,
    count_of,
    day_in_words,
    days,
    last_day_in_words,
    length_in_words,
    number_in_prose,
    on_or_in,
    span_in_words,
    stretch,
    with_lateness,
)
from claimcheck.domain.model.source_name import host_of, site_and_path
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import number_in_words, with_unit
from claimcheck.domain.model.visible import visible
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.publishing.contact import contact_link
from claimcheck.domain.publishing.vocabulary import in_words
from claimcheck.domain.standing.exchange_words import whom
from claimcheck.domain.standing.standing import Deadline, Standing
from claimcheck.report.html import assets
from claimcheck.report.html.escape import (
    days_in_words,
    finalized,
    json_ld,
    language,
    shortened,
    whole_dates,
)
from claimcheck.report.html.signs import UsedSigns
from claimcheck.report.status_style import unlooked, when, when_alone
from claimcheck.report.terminal.score_output import counts_in_words, share_in_words, slip_in_words


def render(name: str, /, **values: Any) -> str:
    """Return a page; UndefinedError for a value that its template names and that is missing."""
    return "".join(draw(name, **values))


def draw(name: str, /, **values: Any) -> Iterator[str]:
    """Yield a page as `render` returns it, a piece at a time."""
    signs = UsedSigns()
    return signs.noted(environment().get_template(name).generate(values, signs=signs))


@cache
def environment() -> Environment:
    """Return what all pages are drawn in."""
    made = Environment(
        loader=PackageLoader("claimcheck.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalized,
        auto_reload=False,
    )
    made.globals |= {"assets": assets}
    del made.filters["tojson"]  # safe in a script, not in an attribute
    made.filters |= {
        "capital": capital,
        "contact_link": contact_link,
        "day": _day,
        "day_words": day_in_words,
        "due": _due,
        "counts": counts_in_words,
        "days": days,
        "days_in_words": days_in_words,
        "host": host_of,
        "json": _json,
        "json_ld": json_ld,
        "label": in_words,
        "language": language,
        "last_day": last_day_in_words,
        "length_words": length_in_words,
        "prose": number_in_prose,
        "of": count_of,
        "number": number_in_words,
        "on_or_in": on_or_in,
        "outside": web_address,
        "share_words": share_in_words,
        "shortened": shortened,
        "site_and_path": site_and_path,
        "slip": slip_in_words,
        "span": _span,
        "stretch": stretch,
        "unlooked": unlooked,
        "when": _when,
        "when_alone": _when_alone,
        "whole_dates": whole_dates,
        "whom": whom,
        "with_unit": with_unit,
    }
    return made


def _json(names: Iterable[str]) -> str:
    """Return names as JSON, as they are shown."""
    return json.dumps([visible(one) for one in names], ensure_ascii=False)


def _day(day: date) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), day_in_words(day))


def _span(span: Span | str) -> str:
    """Return days as people say them, and other words, such as “unknown”, as they are."""
    if isinstance(span, str):
        return span
    return span_in_words(span)


def _due(deadline: Deadline | None) -> str:
    """Return a deadline as people say it: “31 March 2026”, “the first quarter of 2026”."""
    if deadline is None:
        return "no date"
    return span_in_words(parse_span(deadline.stored))


def _when(one: Standing) -> str:
    if one.is_open or not one.ruled_on:
        return when(one)
    return with_lateness(day_in_words(one.ruled_on), one.late_days)


def _when_alone(one: Standing) -> str:
    return when_alone(one) if one.is_open else _when(one)
