"""What every page of a site has around it, and a page that is drawn when it is asked for."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any, Protocol

from claimcheck.domain.publishing.permalink import SEARCH
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


@dataclass(frozen=True)
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
    search: Callable[[], Iterable[str]]
    """Makes the search index, in pieces."""

    @cached_property
    def index(self) -> str:
        """The path of the search index, with what tells its versions apart."""
        made = hashlib.sha256()
        for piece in self.search():
            made.update(piece.encode())
        return f"{SEARCH}?{made.hexdigest()[:12]}"

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
class Group:
    """Pages that are listed when one of them is asked for."""

    beginning: str
    """What the paths of these begin with, and those of no group behind it."""
    pages: Callable[[], Iterable[Page]]


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a ledger, and what they have around them."""

    frame: Frame
    groups: Sequence[Group]

    @property
    def pages(self) -> Iterator[Page]:
        """All pages."""
        return (page for group in self.groups for page in group.pages())

    def group_of(self, path: str) -> Group:
        """Return the group that has the page of a path, if there is such a page."""
        return next(one for one in self.groups if path.startswith(one.beginning))


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
