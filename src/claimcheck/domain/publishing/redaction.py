"""What is published names no draft, not even one that is a part of a claim that is published."""

import re
from collections.abc import Callable

from claimcheck.domain.standing.view import View

INSTEAD = "an unpublished part"


def redaction(view: View) -> Callable[[str], str]:
    """Return what takes the ids of drafts out of a sentence about a claim that is made of them."""
    ledger = view.ledger
    drafts = {
        name
        for claim in ledger.claims.values()
        for part in view.parts_of(claim)
        if (id_ := ledger.resolve(part)) is not None and view.is_draft(id_)
        for name in (part, id_)
    }
    if not drafts:
        return lambda sentence: sentence
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(drafts))})(?![\w-])")
    return lambda sentence: named.sub(INSTEAD, sentence)
