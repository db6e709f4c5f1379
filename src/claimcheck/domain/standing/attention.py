"""What needs a person now: one ordering of all claims, and what would settle each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.model.english import day_in_words, on_or_in
from claimcheck.domain.standing.standing import Proposed, Standing


@dataclass(frozen=True, slots=True)
class Attention:
    """A claim that waits for a person, why, and the one command that would settle it."""

    claim: Standing
    why: str
    command: str
    kind: str
    """What calls for a person: `awaiting-signature`, a status or an outlook; a status where
    nothing does."""


_PRESSING = (
    *("awaiting-signature", "overdue", "awaiting-ruling", "due-soon"),
    *("unanswered", "stale", "contested", "target-met"),
)
_QUIET = ("pending", "holding", "waiting", "undated")


def pressing(one: Standing) -> str | None:
    """Return what calls for a person, the most pressing first.

    That is a ruling that waits for signatures, a status, an inquiry without a reply, or an outlook.
    """
    if one.proposed is not None:
        return "awaiting-signature"
    if not one.is_open:
        return None
    asked = "unanswered" if one.unanswered else None
    return next((word for word in _PRESSING if word in (one.status, asked, one.outlook)), None)


def urgency(one: Standing) -> tuple[int, int, str]:
    """Order claims: what needs a person first, then what is open by date, ruled ones last.

    Of rulings that wait for a signature the oldest comes first, of overdue claims the one that is
    so for longest, of stale ones the one that was not looked at for longest, of others the one
    whose last day is nearest.
    """
    calling = pressing(one)
    if one.proposed is not None:
        return 0, one.proposed.date.latest.toordinal(), one.id
    left = one.days_left if one.days_left is not None else date.max.toordinal()
    if calling == "stale" and one.last_look:
        return _PRESSING.index(calling), one.last_look.toordinal(), one.id
    if calling is not None:
        return _PRESSING.index(calling), left, one.id
    if one.status in _QUIET:
        return len(_PRESSING) + _QUIET.index(one.status), left, one.id
    newest_first = -(one.ruled_on or date.min).toordinal()
    return len(_PRESSING) + len(_QUIET), newest_first, one.id


def attention(standings: Iterable[Standing]) -> list[Attention]:
    """Return what needs a person now: overdue longest first, then by how pressing it is."""
    return [attention_to(one) for one in sorted(standings, key=urgency) if pressing(one)]


def attention_to(one: Standing) -> Attention:
    """Return why a claim needs a person, or what holds where it needs none, and what to do."""
    return Attention(one, _why(one), f"claimcheck {_command(one)}", pressing(one) or one.status)


def _why(one: Standing) -> str:
    if one.proposed is not None:
        return f"{proposal_in_words(one.proposed)}; {one.reason}"
    return f"{_grounds(one)}; {silence(one)}" if one.unanswered else _grounds(one)


def silence(one: Standing) -> str:
    """Return “no reply by 5 January 2027” where the time for one has passed, else nothing."""
    return f"no reply by {day_in_words(one.unanswered)}" if one.unanswered else ""


def _grounds(one: Standing) -> str:
    if one.outlook_reason is None or one.outlook == "on-track":
        return one.reason
    match pressing(one):
        case one.outlook:
            return one.outlook_reason
        case one.status:
            return f"{one.reason}; {one.outlook_reason}"
        case _:
            return one.reason


def proposal_in_words(proposed: Proposed) -> str:
    """Return what is proposed, by whom and when, and what it still needs to rule."""
    missing = proposed.needed - proposed.signatures
    needs = "needs one more signature" if missing == 1 else f"needs {missing} more signatures"
    by = f" by {proposed.by}" if proposed.by else ""
    day = on_or_in(proposed.date)
    return f"{proposed.word} proposed{by} {day}, {needs}"


def _command(one: Standing) -> str:
    if one.proposed is not None:
        return f"sign {one.id}"
    if not one.is_open:
        return f'reopen {one.id} --because "…"'
    if pressing(one) in (None, "due-soon", "unanswered", "stale") and one.outlook != "target-met":
        return f"looked {one.id}"
    if one.outlook == "target-met":
        return f'resolve {one.id} kept --fulfilled DAY --because "…"'
    return f'resolve {one.id} VERDICT --because "…"'
