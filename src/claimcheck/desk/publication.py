"""What is published: which claims and which files, and what stays at the desk."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from claimcheck.desk.session import Say
from claimcheck.domain.model.english import count_of
from claimcheck.domain.publishing.permalink import CALENDAR, DATA, FEED, claimant_feed_path, home
from claimcheck.domain.publishing.published import (
    Private,
    narrowed,
    published,
    retractions,
    without_drafts,
)
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.report.board import Board
    from claimcheck.report.html.site_frame import Site

Make = Callable[[], str | Iterator[str]]
"""Makes the text of a file, or the pieces of it where that may be long."""

Feeds = Mapping[str, Callable[[], str]]


class NoWebAddressError(UsageError):
    """The base-url of the ledger is no address of the web (2)."""

    def __init__(self, base_url: str) -> None:
        super().__init__(
            f"base-url is “{base_url}”, which is not a web address; nothing was written",
            'write base-url = "https://…" under [settings], or leave it out',
        )


def claims_for_readers(
    view: View, claims: Sequence[Standing], wanted: Collection[Private], say: Say
) -> list[Standing]:
    """Return the claims that are published, naming no draft; how many are left out is said."""
    kept = [*without_drafts(view, claims, wanted)]
    if drafts := len(claims) - len(kept):
        say(f"{count_of(drafts, 'draft')} left out; --with drafts includes them")
    return kept


def refuse_other_address(view: View) -> None:
    """Refuse to publish a ledger whose base-url is no web address (NoWebAddressError)."""
    settings = view.ledger.settings
    if settings.base_url and not home(settings):
        raise NoWebAddressError(settings.base_url)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of a site, which is made when it is asked for."""

    path: str
    """Below the root of the site."""
    draw: Make

    def content(self) -> Iterator[bytes]:
        """Yield the bytes of the file, a piece at a time."""
        drawn = self.draw()
        return (piece.encode() for piece in ((drawn,) if isinstance(drawn, str) else drawn))


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """Every file of a site, listed as they are drawn: all at once take more than the claims."""

    site: "Site"
    others: Mapping[str, Make]

    def __iter__(self) -> Iterator[SiteFile]:
        """Yield the pages, then what lies beside them."""
        yield from (SiteFile(one.path, one.draw) for one in self.site.pages)
        yield from (SiteFile(path, write) for path, write in self.others.items())

    def __len__(self) -> int:
        """Return how many there are, for which all of them are listed."""
        return sum(1 for _ in self.site.pages) + len(self.others)


def site_files(view: View, board: "Board", wanted: Collection[Private]) -> SiteFiles:
    """Return every file of a site, given what readers may see."""
    return SiteFiles(*site_of(view, board, wanted))


class OtherFiles(Mapping[str, Make]):
    """What makes each file beside the pages of a site, by its path.

    News are told once a feed or an archive is asked for: there are some for each fact.
    """

    def __init__(
        self,
        made: Mapping[str, Make],
        claimants: Callable[[], Collection[str]],
        feeds: Callable[[], Feeds],
    ) -> None:
        self._made = made
        self._claimants = cache(claimants)
        self._feeds = cache(feeds)

    def __contains__(self, path: object) -> bool:
        if path in self._made or path == FEED:
            return True
        if not (isinstance(path, str) and path.endswith(".xml")):
            return False
        return path in (self._feeds() if path.startswith("feed/") else self._claimants())

    def __getitem__(self, path: str) -> Make:
        if path in self._made:
            return self._made[path]
        if path not in self:
            raise KeyError(path)
        return self._feeds()[path]

    def __iter__(self) -> Iterator[str]:
        return chain(self._feeds(), self._made)

    def __len__(self) -> int:
        return len(self._feeds()) + len(self._made)


def site_of(
    view: View, board: "Board", wanted: Collection[Private]
) -> "tuple[Site, Mapping[str, Make]]":
    """Return the site of what readers may see, and what makes its other files, by their paths."""
    from claimcheck.interchange.exporting.atom_feed import feed_files
    from claimcheck.interchange.exporting.claim_review_export import CONTEXT, claim_node
    from claimcheck.interchange.exporting.export_formats import draw_dated, draw_whole
    from claimcheck.report.html.site_pages import draw_site

    claims = [one.claim for one in board.claims]

    def review(one: Standing) -> Mapping[str, Any] | None:
        is_told = view.ledger.settings.base_url and one.ruled_on
        return {"@context": CONTEXT, **claim_node(view, one)} if is_told else None

    def data() -> Iterator[str]:
        # Without what is not wanted of all but drafts it is already.
        told = published(view.ledger, {*wanted, "notes", "forecasts", "proposals"}, view.known_on)
        return draw_whole(
            "json", narrowed(told, [one.id for one in claims]) if view.filter else told
        )

    def feeds_of_claimants() -> Collection[str]:
        parties = {one.party for one in board.claims}
        return {claimant_feed_path(view.ledger, one) for one in parties}

    others = OtherFiles(
        {CALENDAR: lambda: draw_dated("ics", view, claims), DATA: data},
        feeds_of_claimants,
        lambda: feed_files(view, claims),
    )
    site = draw_site(
        view,
        board,
        retracted=lambda: [*retractions(view, wanted)],
        review=review,
        others=others,
    )
    return site, others
