"""What a published ledger is called, where its pages are, and the names that never change."""

import re
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.publishing.permalink import claim_path
from claimcheck.interchange.exporting.legal_text import legal_line

FEED: Final = "feed.xml"
CALENDAR: Final = "claims.ics"
_WEB: Final = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE | re.ASCII)
_FORBIDDEN: Final = re.compile(
    r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]|%(?![0-9A-F]{2})", re.ASCII | re.IGNORECASE
)


def web(text: str | None) -> str | None:
    """Return the address that a source is, its odd characters encoded; None when it is words."""
    if text is None or not _WEB.match(text := text.strip()):
        return None
    return _FORBIDDEN.sub(_encoded, text)


def title(settings: Settings) -> str:
    """Return what the ledger is called, on one line; an empty title is as good as none."""
    return legal_line(settings.title) or Settings().title


def home(settings: Settings) -> str:
    """Return where the ledger is published, without a slash at its end; empty when nowhere."""
    return (web(settings.base_url) or "").rstrip("/")


def page(settings: Settings, path: str) -> str:
    """Return the address of a file of the published ledger, relative when it has no home."""
    base = home(settings)
    return f"{base}/{path}" if base else path


def claim_page(settings: Settings, id_: str, part: str = "") -> str:
    """Return the address of the page of a claim, or of one of its facts on that page."""
    return page(settings, claim_path(id_)) + (f"#{part}" if part else "")


def lasting_name(settings: Settings, claim: Claim, part: str = "") -> str:
    """Return the name of a claim or of one of its facts, an IRI that a new id does not change.

    It is an address where the ledger has a home, else a UUID of version 5 (RFC 9562).
    """
    first_id = claim.was[0] if claim.was else claim.id
    return name(settings, claim_path(first_id) + (f"#{part}" if part else ""))


def name(settings: Settings, path: str) -> str:
    """Return the name of a file of the published ledger, or of a part of it."""
    return (
        page(settings, path) if home(settings) else uuid5(NAMESPACE_URL, f"claimcheck:{path}").urn
    )


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
