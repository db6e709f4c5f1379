"""What every page of a site has around it, and a page that is drawn when it is asked for."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

from claimcheck.report.html.desk_bar import Desk
from claimcheck.report.html.page_templates import render


class Draw(Protocol):
    """Makes the text of a page."""

    def __call__(self, *, desk: Desk | None = None) -> str:
        """Return the text, with what can be done from it; nothing can on a published site."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """A file of a site."""

    path: str
    """Below the root of the site."""
    draw: Draw
    is_listed: bool = True
    """Whether search engines are told of it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a site has around it."""

    title: str
    byline: str
    contact: str
    day: date
    known_on: date | None
    filter: str
    """What the claims were chosen by, in words; empty for all of them."""
    home: str
    """Where the site lives, without a slash at its end; empty without a `base-url`."""
    pages: Mapping[str, str]
    """The paths of the claims' pages, by id."""
    parties: Mapping[str, str]
    """The paths of the claimants' pages, by the name that a party is known by."""
    tags: Mapping[str, str]
    """The paths of the tags' pages, by tag."""
    others: Collection[str]
    """Files that lie beside the pages: the feed, the calendar, the data."""
    texts: Mapping[str, str]
    """The texts of the claims, by id."""
    index: str
    """The path of the search index, with what tells its versions apart."""

    def page(
        self,
        path: str,
        template: str,
        values: Callable[..., Mapping[str, Any]] = dict,
        *of: Any,
        is_listed: bool = True,
    ) -> Page:
        """Return a page that is drawn by a template, which then gets the `values` of something."""
        return Page(path, partial(_draw, self, path, template, values, *of), is_listed)


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a ledger, and what they have around them."""

    frame: Frame
    pages: Sequence[Page]


def _draw(
    frame: Frame,
    path: str,
    template: str,
    values: Callable[..., Mapping[str, Any]],
    *of: Any,
    desk: Desk | None = None,
) -> str:
    root = "../" * path.count("/")
    return render(template, frame=frame, path=path, root=root, desk=desk, **values(*of))
