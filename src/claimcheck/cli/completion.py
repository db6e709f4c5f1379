"""Completion of claim ids in the shell."""

import re
from typing import Any

from claimcheck.desk.session import Session
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import ClaimcheckError

# typer reads descriptions as rich markup, and escapes for zsh all but the backslash, by which a
# text could undo an escape and have a command run. What stands between two colons may name an
# emoji; the ratio sign names none.
_HARMLESS = str.maketrans("[]", "()", "\\")
_COLON = re.compile(r":(?=\S*:)")


def claim_ids(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids that start like this, with the claims' texts; none without a ledger."""
    from rich.console import Console

    from claimcheck.desk.ranking import ranked
    from claimcheck.domain.model.visible import visible
    from claimcheck.report.terminal.fitting import fit

    session = Session(ctx.find_root().params.get("file"))
    try:
        claims = ranked(
            session, Moment(session.today, None), lambda one: one.id.startswith(incomplete)
        )
    except ClaimcheckError:
        return []
    # A longer one would be wrapped, and for some shells a line is a candidate.
    columns = Console().width
    return [(one.id, fit(_harmless(visible(one.text)), columns)) for one in claims]


def _harmless(text: str) -> str:
    return _COLON.sub("\N{RATIO}", text.translate(_HARMLESS))
