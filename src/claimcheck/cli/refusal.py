"""What typer refuses of what was typed, in the words of all other errors."""

import re
from typing import Any

from claimcheck.domain.model.visible import escape_unseen
from claimcheck.errors import UsageError

_QUOTED = re.compile(r"'([^']*)'")


def usage_error(refusal: Any) -> UsageError:
    """Return the error (2) for a refusal, with the command whose help shows what it takes."""
    said = _QUOTED.sub(r"“\1”", escape_unseen(refusal.format_message())).rstrip(".")
    asked = refusal.ctx.command_path if refusal.ctx else "claimcheck"
    shows = "lists the commands" if " " not in asked else "shows what it takes"
    return UsageError(said[:1].lower() + said[1:], f"`{asked} -h` {shows}")
