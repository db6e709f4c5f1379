"""Whether facts were entered when they say, by the commits that brought them.

Only what a commit changed is looked at, as plain data, since an old version of a ledger need not
be a valid one. What is judged is the committer's date: the author's survives `git commit --amend`
and `git rebase`, so that it says nothing of when the content was there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import days, listed
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.value_kinds import WrongType, WrongValue
from claimcheck.domain.verifying.verification import Finding, FindingKind

GRACE: Final = timedelta(days=1)
"""How much later than it says a fact may be committed: people commit in the evening what they
recorded in the morning, and mend what they mistyped."""

_DESK: Final = frozenset({"note", "tags", "review-every", "draft", "was", "archived", "snapshot"})
"""Keys by which nothing is judged: they may change at any time."""

Values = Mapping[str, Any]


class Place(NamedTuple):
    """Where a block is: a claim itself, a fact of it, or a look."""

    claim: str | None
    table: str | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """When some facts came into the history."""

    name: str
    at: datetime
    is_cut: bool = False
    """Whether what was before it is not known, as in a shallow clone."""
    author: str = ""
    """Who wrote it, as git knows people: “Name <address>”."""
    digest: str = ""
    """Its whole name."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of one block: it was not there before, or is not there after, or differs."""

    place: Place
    before: Values | None
    after: Values | None


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit did; without one, what is not committed yet."""

    commit: Commit | None
    edits: Sequence[Edit]


def edits(before: Values, after: Values) -> Iterator[Edit]:
    """Yield what differs between the data of two versions of a ledger."""
    old, new = _blocks(before), _blocks(after)
    for place in {**old, **new}:
        one, other = old.get(place), new.get(place)
        if one != other:
            yield Edit(place, one, other)


def edits_of_merge(sides: Sequence[Sequence[Edit]]) -> list[Edit]:
    """Return what a merge did itself, given how it differs from each of its parents.

    What it has from one of them is none of its doing.
    """
    first, *others = ({edit.place: edit for edit in side} for side in sides)
    found = []
    for place, edit in first.items():
        if all(place in other for other in others):
            known = [other[place] for other in others if other[place].before is not None]
            found.append(known[0] if edit.before is None and known else edit)
    return found


def judge(steps: Sequence[Step]) -> Iterator[Finding]:
    """Yield what was entered later than it says, then what was edited or removed afterwards.

    Steps come with those before them first. A fact came with the earliest commit that has it.
    """
    steps = [Step(step.commit, list(_without_moves(step.edits))) for step in steps]
    came = _arrivals(steps)
    verdicts: dict[str | None, list[Arrival]] = {}
    for place, arrival in came.items():
        if place.table == "verdicts" and arrival.block.get("verdict") != "reopened":
            verdicts.setdefault(place.claim, []).append(arrival)
    for place, arrival in came.items():
        yield from _late(place, arrival, verdicts.get(place.claim, ()))
    for step in steps:
        for edit in step.edits:
            if edit.before is not None:
                yield from _edited(edit, step.commit, came.get(edit.place))


@dataclass(frozen=True, slots=True)
class Arrival:
    """A block, and the commit that it came with."""

    commit: Commit
    block: Values


def arrivals(steps: Iterable[Step]) -> dict[Place, Arrival]:
    """Return the earliest commit that has each block, but for what is only called otherwise."""
    return _arrivals(Step(step.commit, list(_without_moves(step.edits))) for step in steps)


def _arrivals(steps: Iterable[Step]) -> dict[Place, Arrival]:
    """Return the earliest commit that has each block, which may be on any branch."""
    came: dict[Place, Arrival] = {}
    for step in steps:
        for edit in step.edits:
            if edit.before is None and edit.after is not None and step.commit is not None:
                known = came.get(edit.place)
                if known is None or step.commit.at < known.commit.at:
                    came[edit.place] = Arrival(step.commit, edit.after)
    return came


def _without_moves(found: Sequence[Edit]) -> Iterator[Edit]:
    """Yield edits but for blocks that are only called otherwise, such as those of a renamed id."""
    gone = [edit for edit in found if edit.after is None]
    for edit in found:
        if edit.before is None:
            moved = next((one for one in gone if _same(one, edit)), None)
            if moved is None:
                yield edit
            else:
                gone.remove(moved)
        elif edit.after is not None:
            yield edit
    yield from gone


def _same(gone: Edit, new: Edit) -> bool:
    assert gone.before is not None
    assert new.after is not None
    return gone.place.table == new.place.table and not _changed(gone.before, new.after)


def _late(place: Place, arrival: Arrival, verdicts: Iterable[Arrival]) -> Iterator[Finding]:
    commit, block = arrival.commit, arrival.block
    if commit.is_cut:
        return
    recorded = _recorded(block)
    if recorded and commit.at - recorded > GRACE:
        late = days((commit.at - recorded).days)
        told = f"says that it was recorded on {recorded:%Y-%m-%d}, but appeared {late} later"
        yield _finding(place, "backdated", f"{told}{_with(commit)}", commit)
    elif place.table == "forecasts" and (given := _day(block.get("date"))):
        for verdict in verdicts:
            known = _day(verdict.block.get("fulfilled")) or _day(verdict.block.get("date"))
            is_after = known and (commit.at.date() > known or commit.at > verdict.commit.at)
            if known and given <= known and is_after:
                told = f"the odds dated {given} appeared after the outcome was known, on {known}"
                yield _finding(place, "backdated", f"{told}{_with(commit)}", commit)
                return


def _edited(edit: Edit, commit: Commit | None, came: Arrival | None) -> Iterator[Finding]:
    assert edit.before is not None
    since = ""
    if came and commit:
        after = commit.at - came.commit.at
        if after <= GRACE:
            return
        since = f" {days(after.days)} after it came"
    if edit.after is None:
        yield _finding(edit.place, "removed", f"was removed{since}{_with(commit)}", commit)
    elif keys := _changed(edit.before, edit.after):
        told = f"{listed(keys)} {'was' if len(keys) == 1 else 'were'} changed{since}"
        yield _finding(edit.place, "changed", f"{told}{_with(commit)}", commit)


def _finding(place: Place, kind: FindingKind, message: str, commit: Commit | None) -> Finding:
    name = commit.name if commit else None
    return Finding(place.claim, place.fact, None, kind, message, commit=name)


def _with(commit: Commit | None) -> str:
    return f", with {commit.name} of {commit.at:%Y-%m-%d}" if commit else ", and is not committed"


def _changed(before: Values, after: Values) -> list[str]:
    """Return the keys by which something is judged and whose values differ."""
    return [
        key for key in {**before, **after} if key not in _DESK and before.get(key) != after.get(key)
    ]


def _recorded(block: Values) -> datetime | None:
    """Return the last second at which a block may have been recorded, by what it says."""
    try:
        recorded = _read_recorded(block.get("recorded"))
    except (WrongType, WrongValue):
        return None
    if isinstance(recorded, datetime):
        return recorded
    return datetime.combine(recorded, time.max, UTC)


def _day(raw: Any) -> date | None:
    """Return the last day of a date as a file may have it; None where it is none."""
    try:
        span = _read_date(raw)
    except (WrongType, WrongValue):
        return None
    return span.latest if isinstance(span, Span) else None


_read_date: Final = keys_of(Evidence)["date"].kind.read
_read_recorded: Final = keys_of(Evidence)["recorded"].kind.read
_TABLES: Final = frozenset(tables_of(Claim))


def _blocks(data: Values) -> dict[Place, Values]:
    """Return the blocks of a ledger's data, whatever else that holds."""
    found: dict[Place, Values] = {}
    for id_, claim in _tables(data.get("claims")):
        if own := {key: value for key, value in claim.items() if key not in _TABLES}:
            found[Place(id_)] = own
        for table in _TABLES & claim.keys():
            for key, fact in _tables(claim[table]):
                found[Place(id_, table, key)] = fact
    for key, look in _tables(data.get("looks")):
        found[Place(None, "looks", key)] = look
    return found


def _tables(value: Any) -> Iterator[tuple[str, Values]]:
    if isinstance(value, Mapping):
        yield from ((key, one) for key, one in value.items() if isinstance(one, Mapping))
