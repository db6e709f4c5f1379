"""Where readers can reach whoever publishes a ledger."""

import re
from typing import Final

from claimcheck.domain.publishing.address import web_address

_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)


def contact_link(text: str) -> str | None:
    """Return the address that a contact leads to, of an e-mail or of the web; None for words.

    Only plain e-mail addresses become links: what could end one, or add a subject or a second
    receiver to it, is in none.
    """
    text = text.strip()
    return f"mailto:{text}" if _MAIL.fullmatch(text) else web_address(text)
