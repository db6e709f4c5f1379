"""Completion of claim ids in the shell."""

from typing import Any

from claimcheck.cli.session import Session
from claimcheck.errors import ClaimcheckError


def claim_ids(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids that start like this, with the claims' texts; none without a ledger."""
    from claimcheck.report.text import visible

    try:
        claims = Session(ctx.find_root().params.get("file")).ledger.claims
    except ClaimcheckError:
        return []
    return [
        (claim.id, visible(claim.text))
        for claim in claims.values()
        if claim.id.startswith(incomplete)
    ]
