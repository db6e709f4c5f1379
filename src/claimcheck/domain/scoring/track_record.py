"""Track records: what the verdicts on its claims say about a claimant, a speaker, a tag, a source.

Drafts are only counted. Parts count through the claim that they are parts of.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.host_name import shown_host
from claimcheck.domain.model.json_marks import called
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.scoring.credit import Case, Rule, case_of, judge
from claimcheck.domain.scoring.interval import wilson
from claimcheck.domain.standing.standing import Status
from claimcheck.domain.standing.status import status_of
from claimcheck.domain.standing.view import View

Group = Literal["claimant", "speaker", "tag", "source"]

FEWEST: Final = 5
"""Groups with fewer rulings are not compared with others."""

_COUNTS: Final = (*(word.replace("-", "_") for word in get_args(Ruled)), "overdue", "open")
_COLUMN: Final = {
    word: column if (column := word.replace("-", "_")) in _COUNTS else "open"
    for word in get_args(Status)
}
"""Where each status is counted."""

_HOST: Final = re.compile(r"\w[\w+.-]*://(?:[^/?#\\]*@)?(\[[^]/?#]*\]|[^/?#:\\\s]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """How the claims of one group were ruled, and what that is worth under one rule."""

    name: str
    n: int
    """Claims that the rule judges."""
    credit: float
    """What they are worth together, 0 to n."""
    low: float | None
    """The bounds of credit / n, 0 to 1; null when n = 0."""
    high: float | None
    kept: int
    """All of them, in time or late."""
    late: int
    """Those of kept and partly-kept that were late, by the rule's dates."""
    partly_kept: int = field(metadata=called("partly-kept"))
    broken: int
    withdrawn: int
    superseded: int
    void: int
    unverifiable: int
    overdue: int
    open: int
    """All other open claims."""
    draft: int
    slip_days: float | None
    """The mean over the claims with a date in force that are not void; null when there are none."""
    longest_slip_days: int | None
    slip_n: int
    """Claims with a date in force that are not void."""
    moved: int
    """Those of them whose date is no longer their first."""


@dataclass(slots=True)
class Tally:
    """What there is to judge in a group: how often each case, each slip, and how many drafts."""

    cases: defaultdict[Case, int] = field(default_factory=lambda: defaultdict(int))
    slips: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    drafts: int = 0

    def add(self, case: Case | None, slip: int | None) -> None:
        """Count a claim; a draft has no case."""
        if case is None:
            self.drafts += 1
            return
        self.cases[case] += 1
        if slip is not None:
            self.slips[slip] += 1


@dataclass(frozen=True, slots=True)
class Tallies:
    """The tally of each group by its name; any rule can be applied to it."""

    groups: Mapping[str, Tally]
    outside: int
    """Claims in no group, since they name no speaker, no tag or no source with an address."""

    def records(self, rule: Rule) -> list[Record]:
        """Return the record of each group under a rule, in order.

        First groups of five rulings and more, by the lower bound, so that luck with a few claims
        does not lead; then all others by name.
        """
        return sorted((_record(name, one, rule) for name, one in self.groups.items()), key=place_of)


def tally(view: View, per: Group = "claimant", kind: ClaimKind | None = None) -> Tallies:
    """Sort the claims of a view into groups, those of one kind if it is given.

    The slip of a void claim counts in none: there was nothing to judge, as of a duplicate.
    """
    ledger, day, settings = view.ledger, view.day, view.ledger.settings
    names_of = _NAMES[per]
    parts = _parts(view)
    groups: dict[str, Tally] = {}
    outside = 0
    for shown, ruling in view.claims_and_rulings():
        claim = shown.claim
        if claim.id in parts or kind not in (None, claim.kind):
            continue
        names = names_of(ledger, claim)
        outside += not names
        status = status_of(shown, ruling, day, settings)
        case = None if claim.draft else case_of(shown, status, ruling)
        slip = None if status == "void" else shown.slip_days
        for name in names:
            if name not in groups:
                groups[name] = Tally()
            groups[name].add(case, slip)
    return Tallies(groups, outside)


def records(view: View) -> list[Record]:
    """Return the record of each claimant under the standard rule."""
    return tally(view).records("standard")


def _parts(view: View) -> set[str]:
    """Return the claims that count through another one.

    A draft takes nothing out of scores, but what is a part of a draft that is a part itself
    counts through the whole.
    """
    parts: set[str] = set()
    made_of = [one.id for one in view.ledger.claims.values() if view.parts_of(one)]
    waiting = [id_ for id_ in made_of if not view.is_draft(id_)]
    while waiting:
        whole = view.ledger.claims[waiting.pop()]
        for name in view.parts_of(whole):
            id_ = view.ledger.resolve(name)
            if id_ is not None and id_ not in parts:
                parts.add(id_)
                if view.is_draft(id_):
                    waiting.append(id_)
    return parts


def _parties(ledger: Ledger, claim: Claim) -> Collection[str]:
    return (ledger.party(claim.claimant),)


def _speakers(ledger: Ledger, claim: Claim) -> Collection[str]:
    return (ledger.party(claim.speaker),) if claim.speaker else ()


def _tags(_: Ledger, claim: Claim) -> Collection[str]:
    return set(claim.tags)


def _hosts(_: Ledger, claim: Claim) -> Collection[str]:
    host = _HOST.match(claim.source or "")
    return (shown_host(host[1]).lower().rstrip("."),) if host else ()


_NAMES: Final[dict[Group, Callable[[Ledger, Claim], Collection[str]]]] = {
    "claimant": _parties,
    "speaker": _speakers,
    "tag": _tags,
    "source": _hosts,
}


def _record(name: str, one: Tally, rule: Rule) -> Record:
    counts = dict.fromkeys(_COUNTS, 0)
    n, late, credit = 0, 0, 0.0
    for case, times in one.cases.items():
        judged = judge(case, rule)
        counts[_COLUMN[case.status]] += times
        late += times * judged.late
        if judged.credit is not None:
            n += times
            credit += times * judged.credit
    low, high = wilson(credit, n) if n else (None, None)
    slip_n, slipped = 0, 0
    for slip, times in one.slips.items():
        slip_n += times
        slipped += times * slip
    return Record(
        name=name,
        n=n,
        credit=credit,
        low=low,
        high=high,
        late=late,
        **counts,
        draft=one.drafts,
        slip_days=slipped / slip_n if slip_n else None,
        longest_slip_days=max(one.slips, default=None),
        slip_n=slip_n,
        moved=slip_n - one.slips.get(0, 0),
    )


def place_of(one: Record) -> tuple[bool, float, int, str, str]:
    """Order records: those of five rulings and more by the lower bound, all others by name."""
    if one.n < FEWEST or one.low is None:
        return True, 0, 0, one.name.casefold(), one.name
    return False, -one.low, -one.n, one.name.casefold(), one.name
