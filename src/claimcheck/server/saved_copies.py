"""The saved copies of sources, as downloads: what others wrote is no page of ours."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.domain.verifying.citation import digests
from claimcheck.errors import LedgerError
from claimcheck.server.opened import Opened
from claimcheck.server.problem_details import NotHereError

_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MOST: Final = 256 << 20
"""Bytes of a copy."""


def saved_copy(opened: Opened, request: Request) -> Response:
    """Return the copy of a digest that the ledger names; NotHereError for any other.

    LedgerError for one that is missing, or whose bytes are no longer those that were saved.
    """
    digest = request.path_params["digest"]
    session = opened.session()
    if not _DIGEST.fullmatch(digest) or digest not in digests(session.ledger):
        raise NotHereError("the ledger names no such saved copy", "the page of a claim has its own")
    found = session.store.snapshots.find(digest, _MOST)
    if found is None:
        raise LedgerError("this saved copy is missing", "bring it back from a backup")
    if found.digest != digest:
        raise LedgerError("this saved copy has been altered", "bring it back from a backup")
    headers = {
        "Content-Disposition": f'attachment; filename="{digest[:12]}.{found.extension}"',
        "Content-Security-Policy": "sandbox",
    }
    return Response(found.content, headers=headers, media_type="application/octet-stream")
