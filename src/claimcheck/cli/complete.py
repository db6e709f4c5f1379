"""Completion of claim ids in the shell."""

from typing import Any

from claimcheck.cli.session import Session
from claimcheck.errors import ClaimcheckError

# typer reads descriptions as rich markup, and escapes for zsh all but the backslash, by which a
# text could undo an escape and have a command run.
_HARMLESS = str.maketrans("[]", "()", "\\")


def claim_ids(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids that start like this, with the claims' texts; none without a ledger."""
    from claimcheck.report.unseen import visible

    try:
        claims = Session(ctx.find_root().params.get("file")).ledger.claims
    except ClaimcheckError:
        return []
    return [
        (claim.id, visible(claim.text).translate(_HARMLESS))
        for claim in claims.values()
        if claim.id.startswith(incomplete)
    ]
