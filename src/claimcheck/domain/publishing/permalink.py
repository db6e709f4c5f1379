"""Where what is published is found: paths and names that stay, and are files on every system."""

import hashlib
import re
from functools import lru_cache
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.naming import latin_words
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import SLUG
from claimcheck.domain.publishing.address import naming_address, web_address

FEED: Final = "feed.xml"
CALENDAR: Final = "claims.ics"
DATA: Final = "claims.json"
SEARCH: Final = "search.js"
"""Files beside the pages."""

INDEX: Final = "index.html"
CORRECTIONS: Final = "corrections.html"
"""Pages whose list goes on elsewhere where it is long."""

_RESERVED: Final = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)\d", re.ASCII)
"""A server shows `index.html` for its folder; Windows opens a device for the others."""

_PUBLISHED: Final = re.compile(
    r"(?:index|method|records|tags|corrections)\.html|(?:claims|claimants|tags)/[^/]+\.html"
    r"|claims/page/\d+\.html|(?:claimants|tags)/[^/]+/\d+\.html|corrections/\d+\.html"
    r"|feed\.xml|feed/\d{4}-\d+\.xml|claimants/[^/]+\.xml|claims\.(?:ics|json)|search\.js"
    r"|robots\.txt|sitemap(?:-\d+)?\.xml"
)
_FOLDER: Final = re.compile(
    r"claims/(?:page/)?|(?:claimants|tags)/(?:[^/]+/)?|(?:corrections|feed)/"
)

_ASSET: Final = re.compile(r"(?:style|script)\.[0-9a-f]{12}\.(?:css|js)")

_LONGEST: Final = 100
"""Letters of a name: systems take 255 bytes, and a folder's path counts too."""


def is_published_path(path: str) -> bool:
    """Whether a file of a site may have this path below its root."""
    return _PUBLISHED.fullmatch(path) is not None or is_asset_path(path)


def is_published_folder(path: str) -> bool:
    """Whether a site may have a folder of this path, which ends with a slash."""
    return _FOLDER.fullmatch(path) is not None


def is_asset_path(path: str) -> bool:
    """Whether a path is that of a file named by what is in it, which pages name."""
    return _ASSET.fullmatch(path) is not None


def claim_path(id_: str) -> str:
    """Return the path of a claim's page below the root of a site: `claims/xpeng-flying-car.html`.

    An id is a slug; the underscore of a changed name is in no slug, so two ids never meet.
    """
    return f"claims/{_file_name(id_)}.html"


def claimant_path(ledger: Ledger, name: str) -> str:
    """Return the path of a party's page, whichever of its names is given.

    A declared claimant has the key of its table. Any other has the words of its name and ten hex
    digits of the name's SHA-256, so that no new claimant ever moves the page of another.
    """
    party = ledger.party(name)
    key = next((key for key, one in ledger.claimants.items() if one.name == party), None)
    if key is None:
        return f"claimants/{_in_words(party, 'claimant')}.html"
    return f"claimants/{_file_name(key)}.html"


def tag_path(tag: str) -> str:
    """Return the path of a tag's page: `tags/housing.html`.

    A tag that is no slug has its words and ten hex digits of its SHA-256, as a claimant has.
    """
    if SLUG.fullmatch(tag):
        return f"tags/{_file_name(tag)}.html"
    return f"tags/{_in_words(tag, 'tag')}.html"


def further_path(path: str, number: int) -> str:
    """Return the path of a page of a list that begins on the page `path`: `claims/page/2.html`."""
    if number == 1:
        return path
    stem = "claims/page" if path == INDEX else path.removesuffix(".html")
    return f"{stem}/{number}.html"


def claimant_feed_path(ledger: Ledger, name: str) -> str:
    """Return the path of a party's feed, beside its page."""
    return f"{claimant_path(ledger, name).removesuffix('.html')}.xml"


def archive_path(year: int, number: int) -> str:
    """Return the path of an archive of the feed: the number within its year counts from 1."""
    return f"feed/{year:04}-{number}.xml"


def home(settings: Settings) -> str:
    """Return where the ledger is published, without a slash at its end; empty when nowhere."""
    return (web_address(settings.base_url) or "").rstrip("/")


def page_address(settings: Settings, path: str) -> str:
    """Return the address of a file of the published ledger, relative when it has no home."""
    base = home(settings)
    return f"{base}/{path}" if base else path


def claim_address(settings: Settings, id_: str, part: str = "") -> str:
    """Return the address of the page of a claim, or of one of its facts on that page."""
    return page_address(settings, claim_path(id_)) + (f"#{part}" if part else "")


def lasting_name(settings: Settings, claim: Claim, part: str = "") -> str:
    """Return the name of a claim or of one of its facts, an IRI that a new id does not change.

    It is an address where the ledger has a home, else a UUID of version 5 (RFC 9562).
    """
    first_id = claim.was[0] if claim.was else claim.id
    return lasting_iri(settings, claim_path(first_id) + (f"#{part}" if part else ""))


def lasting_iri(settings: Settings, path: str) -> str:
    """Return the name of a file of the published ledger, or of a part of it.

    It is the same whether the ledger is published under http or https.
    """
    base = naming_address(settings.base_url)
    if base is None:
        return uuid5(NAMESPACE_URL, f"claimcheck:{path}").urn
    return f"{base.rstrip('/')}/{path}"


def _file_name(slug: str) -> str:
    if len(slug) > _LONGEST:
        return f"{slug[: _LONGEST - 17]}_{_digest(slug)[:16]}"
    return f"{slug}_" if _RESERVED.fullmatch(slug) else slug


@lru_cache(maxsize=1 << 14)
def _in_words(name: str, without: str) -> str:
    words = "-".join(latin_words(name))[:60].strip("-")
    return f"{words or without}_{_digest(name)[:10]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
