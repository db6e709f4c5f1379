"""The claim that a form is about, as it stands beside the form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.standing.detail import Detail, detail
from claimcheck.report.claim_history import claim_history
from claimcheck.report.html.chart_scale import Axis, axis, own_scale
from claimcheck.report.html.claim_track import Track, track
from claimcheck.server.edition import Edition

_SIDES: Final = ("supports", "refutes")
_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class ClaimAside:
    """What the template shows of a claim."""

    detail: Detail
    track: Track
    axis: Axis

    @property
    def so_far(self) -> str:
        """How the evidence is divided, and when somebody last looked."""
        facts = [one.fact for one in self.detail.evidence if one.retracted is None]
        for_, against = (sum(one.stance == word for one in facts) for word in _SIDES)
        looked = self.detail.standing.last_look
        last = f"last looked at {day_in_words(looked)}" if looked else "never looked at"
        return f"{for_} for it, {against} against, {last}"

    @property
    def newest(self) -> Sequence[Evidence]:
        """The newest items of evidence that hold, the newest first."""
        facts = [one.fact for one in self.detail.evidence if one.retracted is None]
        return facts[: -_MOST - 1 : -1]


def claim_aside(edition: Edition, id_: str) -> ClaimAside | None:
    """Return what to show of a claim; None for one that is not in the picture."""
    view = edition.view
    told, standing = detail(view, id_), view.standing(id_)
    if told is None or standing is None:
        return None
    history = claim_history(view, standing)
    scale = own_scale(history, view.day, [])
    return ClaimAside(told, track(history, scale, view.day), axis(scale, view.day))
