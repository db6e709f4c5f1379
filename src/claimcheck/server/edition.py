"""A ledger as it stands on a day, as pages: those of `site`, drawn when they are asked for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from claimcheck.desk import moments
from claimcheck.desk.publication import site_of
from claimcheck.desk.selection import STATUSES
from claimcheck.desk.session import Session
from claimcheck.domain.publishing.permalink import SEARCH
from claimcheck.domain.publishing.published import EVERYTHING, readers_view
from claimcheck.domain.standing.moved import moved
from claimcheck.domain.standing.view import View
from claimcheck.report.board import Board, make_board, month_before
from claimcheck.report.html.desk_bar import Asked, Desk
from claimcheck.report.html.site_frame import Frame, Page, Site
from claimcheck.report.next_board import next_board
from claimcheck.server.desk_assets import desk_icon, desk_script, desk_style
from claimcheck.server.desk_templates import render
from claimcheck.server.visitor import Visitor

_MOST_DRAWN: Final = 20
"""Pages of which the bytes are kept."""


class Edition:
    """The ledger on one day; used in the thread of the ledger alone."""

    def __init__(
        self,
        session: Session,
        head: str,
        as_of: str | None,
        known_on: str | None,
        before: "Edition | None" = None,
    ) -> None:
        """Draw up a ledger; from one `before` it, what is the same of that is taken over."""
        self.head = head
        self.view: View = readers_view(moments.view(session, as_of, known_on), EVERYTHING)
        self.is_past = self.view.day != session.today or self.view.known_on is not None
        self.root = f"as-of/{self.view.day}/" if self.is_past else ""
        """What leads to the pages of its day from the root of the server."""
        self.board: Board = _board(self.view, before)
        site, self.others = site_of(self.view, self.board, EVERYTHING)
        self._site: Site = site
        self.frame: Frame = site.frame
        self._pages: dict[str, Mapping[str, Page]] = {}
        self._drawn: dict[tuple[str, Desk], str] = {}

    @cached_property
    def to_review(self) -> int:
        """How many claims need somebody."""
        return len(self.board.attention)

    def desk(self, visitor: Visitor, home: str) -> Desk:
        """Return what a visitor can do from a page that `home` leads to the root from."""
        return Desk(
            home=home,
            style=desk_style().path,
            script=desk_script().path,
            icon=desk_icon().path,
            head=self.head,
            who=visitor.name,
            may_write=visitor.may_write and not self.is_past,
            is_past=self.is_past,
            to_review=self.to_review,
            statuses=("open", *STATUSES),
            asked=Asked(as_of=str(self.view.day) if self.is_past else ""),
        )

    def file(self, path: str, desk: Desk) -> str | None:
        """Return the text of a page or of another file of the site; None where there is none."""
        if path in self.others:
            drawn = self.others[path]
            return self._kept(path, desk, lambda: "".join(drawn()))
        if path == SEARCH or (page := self._page(path)) is None:
            return None
        return self._kept(path, desk, lambda: page.draw(desk=desk))

    def _page(self, path: str) -> Page | None:
        group = self._site.group_of(path)
        if group.beginning not in self._pages:
            self._pages[group.beginning] = {one.path: one for one in group.pages()}
        return self._pages[group.beginning].get(path)

    def draw(self, template: str, desk: Desk, /, **values: Any) -> str:
        """Return a page of the desk's own, at the root of the server."""
        path = template.removesuffix(".html")
        return render(template, frame=self.frame, path=path, root=self.root, desk=desk, **values)

    def _kept(self, path: str, desk: Desk, make: Any) -> str:
        key = path, replace(desk, home="")
        if key not in self._drawn:
            text: str = make()
            while len(self._drawn) >= _MOST_DRAWN:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[key] = text
        return self._drawn[key]


def _board(view: View, before: Edition | None) -> Board:
    """Return the board of a view, where one can from that of an edition before it."""
    if before is not None and not before.view.left_out and _day(before.view) == _day(view):
        some = moved(before.view.ledger, view.ledger)
        if some is not None:
            return next_board(before.board, view, some, EVERYTHING)
    return make_board(view, month_before(view.day), EVERYTHING)


def _day(view: View) -> tuple[date, date | None]:
    return view.day, view.known_on
