"""What needs a person now: one ordering of all claims, and what would settle each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Attention:
    """A claim that waits for a person, why, and the one command that would settle it."""

    claim: Standing
    why: str
    command: str


_CALLING = ("overdue", "awaiting-ruling", "due-soon", "stale", "contested", "target-met")
_QUIET = ("pending", "holding", "waiting", "undated")


def call(one: Standing) -> str | None:
    """Return what calls for a person, the most pressing first: a status or an outlook."""
    if not one.is_open:
        return None
    return next((word for word in _CALLING if word in (one.status, one.outlook)), None)


def urgency(one: Standing) -> tuple[int, int, str]:
    """Order claims: what needs a person first, then what is open by date, ruled ones last."""
    calling = call(one)
    left = one.days_left if one.days_left is not None else date.max.toordinal()
    if calling is not None:
        return _CALLING.index(calling), left, one.id
    if one.status in _QUIET:
        return len(_CALLING) + _QUIET.index(one.status), left, one.id
    newest_first = -(one.ruled_on or date.min).toordinal()
    return len(_CALLING) + len(_QUIET), newest_first, one.id


def attention(standings: Iterable[Standing]) -> list[Attention]:
    """Return what needs a person now: overdue longest first, then by how pressing it is."""
    calling = ((call(one), one) for one in sorted(standings, key=urgency))
    return [_item(word, one) for word, one in calling if word is not None]


def _item(word: str, one: Standing) -> Attention:
    why = one.reason if word == one.status else one.outlook_reason or one.reason
    if word == "due-soon" and one.outlook != "on-track":
        why = f"{one.reason}; {one.outlook_reason}"
    match word:
        case "overdue" | "awaiting-ruling":
            command = f'claimcheck resolve {one.id} VERDICT --because "…"'
        case "target-met":
            command = f'claimcheck resolve {one.id} kept --fulfilled DAY --because "…"'
        case "contested":
            command = f"claimcheck show {one.id}"
        case _:
            command = f"claimcheck looked {one.id}"
    return Attention(one, why, command)
