"""Track records: of claimants and other groups under a rule, and of forecasters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.scoring.calibration import Forecaster, forecasters
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Group, Record, tally
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError

Per = Literal[Group, "forecaster"]


@dataclass(frozen=True, slots=True)
class Scored:
    """The JSON of `score`."""

    per: Per
    rule: Rule | None
    """Null for forecasters, whom no rule judges."""
    kind: ClaimKind | None
    """Claims of this kind alone; null for all of them."""
    filter: str
    """What else the claims were chosen by, in words; empty for all of them."""
    rows: Sequence[Record] | Sequence[Forecaster]
    outside: int
    """Claims without a speaker, a tag or an address, in no group; forecasts without a name."""


def scored(view: View, per: Per, rule: Rule | None, kind: ClaimKind | None) -> Scored:
    """Return the record of each group, by the standard rule unless another is given, in order."""
    refuse_rule_of_forecasts(per, rule)
    if per == "forecaster":
        found = forecasters(view, kind)
        return Scored(per, None, kind, view.filter, found.rows, found.outside)
    rule = rule or "standard"
    tallies = tally(view, per, kind)
    return Scored(per, rule, kind, view.filter, tallies.records(rule), tallies.outside)


def refuse_rule_of_forecasts(per: Per, rule: Rule | None) -> None:
    """Refuse a rule over forecasters, since none judges them (UsageError)."""
    if per == "forecaster" and rule is not None:
        raise UsageError("--rule does not apply to forecasts", "leave --rule out")
