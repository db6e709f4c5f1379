"""Where a published claim or claimant is found: paths that stay, and are files on every system."""

import hashlib
import re
from typing import Final

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.naming import latin_words

_RESERVED: Final = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d", re.ASCII)
"""Windows opens a device for these, whatever is written behind the dot."""

_LONGEST: Final = 100
"""Letters of a name: systems take 255 bytes, and a folder's path counts too."""


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
        words = "-".join(latin_words(party))[:60].strip("-")
        return f"claimants/{words or 'claimant'}_{_digest(party)[:10]}.html"
    return f"claimants/{_file_name(key)}.html"


def _file_name(slug: str) -> str:
    if len(slug) > _LONGEST:
        return f"{slug[: _LONGEST - 17]}_{_digest(slug)[:16]}"
    return f"{slug}_" if _RESERVED.fullmatch(slug) else slug


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
