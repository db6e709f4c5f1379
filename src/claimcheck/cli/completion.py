"""Completion of claim ids in the shell."""

from typing import Any

from claimcheck.desk.session import Session
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import ClaimcheckError

# typer reads descriptions as rich markup, and escapes for zsh all but the backslash, by which a
# text could undo an escape and have a command run.
_HARMLESS = str.maketrans("[]", "()", "\\")


def claim_ids(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids that start like this, with the claims' texts; none without a ledger."""
    from claimcheck.desk.ranking import ranked
    from claimcheck.domain.model.visible import visible

    session = Session(ctx.find_root().params.get("file"))
    try:
        claims = ranked(
            session, Moment(session.today, None), lambda one: one.id.startswith(incomplete)
        )
    except ClaimcheckError:
        return []
    return [(one.id, visible(one.text).translate(_HARMLESS)) for one in claims]
