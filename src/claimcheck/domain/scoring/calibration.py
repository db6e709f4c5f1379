"""Forecasters: how good their odds were, compared with knowing only the share that was kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import fsum

from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.span import Span
from claimcheck.domain.scoring.track_record import FEWEST
from claimcheck.domain.standing.ruling import Ruling, decided_on
from claimcheck.domain.standing.view import View


@dataclass(frozen=True, slots=True)
class Decile:
    """The forecasts from `low` up to `high`, which is not included; the last decile includes 1."""

    low: float
    high: float
    n: int
    mean: float
    """The odds that were given, on average."""
    kept: int
    """How many of the n claims were kept."""


@dataclass(frozen=True, slots=True)
class Forecaster:
    """How a person's forecasts came out; of those on one claim, the newest in time counts."""

    name: str
    n: int
    """Claims forecast in time that were kept or broken."""
    brier: float | None
    """The mean squared distance of odds and outcome, from 0 (perfect) to 1 (certain and wrong)."""
    base_rate_brier: float | None
    """The same for a person who always gives the share of these claims that was kept."""
    calibration: Sequence[Decile]
    """The deciles in which there are forecasts."""
    kept: int
    """How many of the n were kept."""
    open: int
    """Claims forecast that have no ruling yet."""
    left_out: int
    """Claims that ended neither kept nor broken, or were forecast too late."""


@dataclass(frozen=True, slots=True)
class Forecasters:
    """Every forecaster's record, and how many forecasts are without a name."""

    rows: Sequence[Forecaster]
    outside: int


@dataclass(slots=True)
class _Tally:
    said: list[tuple[float, bool]] = field(default_factory=list)
    """The odds that counted, and whether the claim was kept."""
    open: int = 0
    left_out: int = 0

    def add(self, forecasts: Sequence[Forecast], ruling: Ruling | None) -> None:
        """Count a person's forecasts on one claim, oldest first, by the ruling that holds on it."""
        if ruling is None or not ruling.settles:
            self.open += 1
            return
        came_out = _came_out(ruling)
        in_time = [one for one in forecasts if one.date.latest < came_out]
        if in_time and ruling.outcome in ("kept", "broken"):
            self.said.append((in_time[-1].probability, ruling.outcome == "kept"))
        else:
            self.left_out += 1


def forecasters(view: View, kind: ClaimKind | None = None) -> Forecasters:
    """Return everybody's record, on claims of one kind if it is given; drafts are left out.

    First who has five forecasts and more that counted, by Brier score; then all others by name.
    """
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    outside = 0
    for shown, ruling in view.claims_and_rulings():
        claim = shown.claim
        if not claim.forecasts or claim.draft or kind not in (None, claim.kind):
            continue
        for name, forecasts in _by_name(shown.forecasts).items():
            if name is None:
                outside += len(forecasts)
            else:
                tallies[name].add(forecasts, ruling)
    rows = [_forecaster(name, one) for name, one in tallies.items()]
    return Forecasters(sorted(rows, key=_place), outside)


def _by_name(forecasts: Iterable[Forecast]) -> dict[str | None, list[Forecast]]:
    found: dict[str | None, list[Forecast]] = {}
    for one in forecasts:
        found.setdefault(one.by, []).append(one)
    return found


def _came_out(ruling: Ruling) -> date:
    """Return the day from which on it is too late to forecast."""
    if ruling.outcome == "kept" and isinstance(ruling.fulfilled, Span):
        return ruling.fulfilled.earliest
    return decided_on(ruling)


def _forecaster(name: str, one: _Tally) -> Forecaster:
    n, kept = len(one.said), sum(kept for _, kept in one.said)
    deciles: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for odds, came_true in one.said:
        deciles[min(int(odds * 10), 9)].append((odds, came_true))
    return Forecaster(
        name=name,
        n=n,
        brier=brier(one.said) if n else None,
        base_rate_brier=brier([(kept / n, came_true) for _, came_true in one.said]) if n else None,
        calibration=[_decile(number, said) for number, said in sorted(deciles.items())],
        kept=kept,
        open=one.open,
        left_out=one.left_out,
    )


def brier(said: Sequence[tuple[float, bool]]) -> float:
    """Return the mean of (odds - outcome)², the outcome being 1 for kept and 0 for broken.

    G. W. Brier, “Verification of forecasts expressed in terms of probability”, Monthly Weather
    Review 78 (1950), pp. 1–3, in the form of one outcome, half of his sum over both.
    """
    return fsum((odds - came_true) ** 2 for odds, came_true in said) / len(said)


def _decile(number: int, said: Sequence[tuple[float, bool]]) -> Decile:
    return Decile(
        low=number / 10,
        high=(number + 1) / 10,
        n=len(said),
        mean=fsum(odds for odds, _ in said) / len(said),
        kept=sum(kept for _, kept in said),
    )


def _place(one: Forecaster) -> tuple[bool, float, str, str]:
    if one.n < FEWEST or one.brier is None:
        return True, 0, one.name.casefold(), one.name
    return False, one.brier, one.name.casefold(), one.name
