"""What the rulings on its parts make of a compound claim."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import count_of, listed, spaced
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.ruling import Ruling

NOT_COUNTED: Final = ("withdrawn", "void", "unverifiable", "superseded")
_ON_SCHEDULE: Final = Ruling(date.min, None)


def ruling_by_parts(claim: Claim, parts: Mapping[str, Ruling], day: date) -> Ruling:
    """Return what holds of a compound claim from `day` on, given what holds of its parts.

    `parts` has only those with a ruling. The rules are in docs/status.md.
    """
    found = {part: parts.get(part, _ON_SCHEDULE) for part in claim.parts}
    counted = {part: one for part, one in found.items() if one.outcome not in NOT_COUNTED}
    if not counted:
        reason = "none of its parts counts any more"
        return Ruling(day, "awaiting-ruling", reason, parts=claim.parts)
    need = {"all": len(counted), "any": 1}.get(str(claim.needs)) or int(claim.needs)
    kept = {part: one for part, one in counted.items() if one.outcome == "kept"}
    still_open = [part for part, one in counted.items() if not one.settles]
    needed = _needed(need, len(counted))
    if len(kept) >= need:
        return _kept(kept, need, needed, day)
    if len(kept) + len(still_open) >= need:
        return Ruling(day, None)
    failed = [part for part in counted if part not in kept and part not in still_open]
    failed = failed or [part for part in found if part not in counted]
    fates = listed([f"{part} is {spaced(found[part].outcome or '')}" for part in failed])
    if still_open:
        are = "is" if len(still_open) == 1 else "are"
        reason = (
            f"{fates}, so the whole, which needs {needed}, can no longer be kept; "
            f"{listed(still_open)} {are} still open"
        )
        return Ruling(day, "awaiting-ruling", reason, parts=tuple(failed))
    reason = f"{len(kept)} kept, {needed} needed: {fates}"
    if any(came_true(one.outcome) for one in counted.values()):
        fulfilled = _last_fulfilment(kept.values())
        return Ruling(day, "partly-kept", reason, fulfilled, parts=tuple(failed))
    return Ruling(day, "broken", reason, parts=tuple(failed))


def _needed(need: int, counted: int) -> str:
    if need <= counted:
        return f"{need} of its {count_of(counted, 'part')}"
    return f"{need} of its parts (only {counted} still {'counts' if counted == 1 else 'count'})"


def _kept(kept: Mapping[str, Ruling], need: int, needed: str, day: date) -> Ruling:
    """Return the ruling by the parts that were fulfilled first, as many as are needed."""
    first = sorted(kept, key=lambda part: _order(kept[part]))[:need]
    reason = f"{listed([part for part in kept if part in first])} kept, {needed} needed"
    fulfilled = _last_fulfilment(kept[part] for part in first)
    return Ruling(day, "kept", reason, fulfilled, parts=tuple(first))


def _order(ruling: Ruling) -> tuple[bool, date, date]:
    fulfilled = ruling.fulfilled
    if not isinstance(fulfilled, Span):
        return True, date.max, date.max
    return False, fulfilled.latest, fulfilled.earliest


def _last_fulfilment(needed: Iterable[Ruling]) -> Span | Literal["unknown"]:
    """Return the last fulfilment of the parts that were needed, unknown if one of them is."""
    last = max(needed, key=_order, default=_ON_SCHEDULE).fulfilled
    return last if isinstance(last, Span) else "unknown"
