"""What a source says differently than when a record of it came in, and the facts that tell it."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import correct

Imported = Evidence | Revision | Verdict | Forecast
"""The facts that an import may bring."""

F = TypeVar("F", bound=Imported)
V = TypeVar("V")

_NOT_COMPARED: Final = (
    *("deadline", "deadline-words", "target", "tags", "draft", "was", "parts"),
    *("by", "imported", "recorded"),
)
_OF_THE_LEDGER: Final = frozenset(("id", "by", "recorded"))
_BY_HAND: Final = "left to you: `claimcheck correct` or `claimcheck edit`"
_GONE: Final = "what came in stays; `claimcheck correct` retracts it"
_REOPENED: Final = "left to you: `claimcheck reopen`"
_UNDATED: Final = "left to you: `claimcheck revise --undated`"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a source says differently now, and the fact that would tell it."""

    field: str
    """The key of the claim, or the name of a kind of fact."""
    from_: str
    """What it said before; empty for nothing."""
    to: str
    fact: Imported | None = None
    reason: str = ""
    """Why no fact tells it; empty where one does."""


def differences(
    now: Claim, there: Claim, changed: Span, undated: frozenset[str]
) -> Iterator[Difference]:
    """Yield what a record says now that its claim in the ledger did not say when it came in.

    Compared are the values that the record brought, whatever the desk has corrected since; what
    the desk says by now as well is no difference. `changed` is the date of a moved deadline or
    target; `undated` names the facts of the record whose dates are not its own.
    """
    if _is_given_the_same(now, there):
        return
    yield from _words(now, there)
    yield from _moved(now, there, changed)
    yield from _statements(now, there, undated)
    yield from _verdicts(now, there, undated)


def _is_given_the_same(now: Claim, there: Claim) -> bool:
    """Whether both have the same values, as most rows do: soon told where there are no facts."""
    told, had = now.given, there.given
    return told.keys() - _OF_THE_LEDGER == had.keys() - _OF_THE_LEDGER and all(
        value == had[key] for key, value in told.items() if key not in _OF_THE_LEDGER
    )


def _words(now: Claim, there: Claim) -> Iterator[Difference]:
    told, had = encode(now), encode(there)
    corrected = encode(correct(there).claim) if there.corrections else had
    for key in keys_of(Claim):
        if key not in told or key in _NOT_COMPARED:
            continue
        if told[key] not in (had.get(key), corrected.get(key)):
            yield Difference(key, _shown(had.get(key)), _shown(told[key]), reason=_BY_HAND)
    if new := [tag for tag in now.tags if tag not in there.tags]:
        yield Difference("tags", "", ", ".join(new), reason=_BY_HAND)


def _moved(now: Claim, there: Claim, changed: Span) -> Iterator[Difference]:
    """Yield the deadline and the target that are not those that the record brought last."""
    says = _says(now, there)
    own = {says(one, True) for one in now.revisions}
    brought = _brought(there.revisions, there)
    moves = [one for one in brought if says(one, True) not in own]
    # A record that tells its moves itself keeps its first date and target beside them.
    told: tuple[Claim | Revision, ...] = (there, *brought) if own else ()
    was = _last(one.deadline for one in moves) or there.deadline
    late = _before_the_last(moves, changed)
    if now.deadline is None:
        if was or now.deadline_words != there.deadline_words:
            had = was.stored if was else there.deadline_words or ""
            yield Difference("deadline", had, now.deadline_words or "", reason=_UNDATED)
    elif now.deadline not in (was, _in_force(there, "deadline"), *(one.deadline for one in told)):
        had = was.stored if was else there.deadline_words or ""
        moved = Revision(date=changed, deadline=now.deadline, deadline_words=now.deadline_words)
        yield Difference("deadline", had, now.deadline.stored, None if late else moved, late)
    aim = _last(one.target for one in moves) or there.target
    known = (aim, _in_force(there, "target"), *(one.target for one in told))
    if now.target and now.target not in known:
        moved = Revision(date=changed, target=now.target)
        yield Difference("target", str(aim or ""), str(now.target), None if late else moved, late)


def _before_the_last(moves: Sequence[Revision], changed: Span) -> str:
    """Return why no revision of that date tells what holds now; empty where one does."""
    if not moves or changed.latest >= moves[-1].date.latest:
        return ""
    return f"it is dated {changed}, before the revision that holds ({moves[-1].id})"


def _in_force(there: Claim, field: str) -> Any:
    """Return the deadline or the target that holds by now, whoever moved it."""
    found = correct(there)
    moves = (one for one in there.revisions if one.id not in found.retracted)
    moved = _last(getattr(one, field) for one in sorted(moves, key=newness))
    return moved or getattr(found.claim, field)


def _statements(now: Claim, there: Claim, undated: frozenset[str]) -> Iterator[Difference]:
    """Yield the facts that are new, and those that are there no longer.

    A fact of the same source and day that says something else is a new one in place of the old. A
    revision that is there no longer may have been made of a moved deadline.
    """
    says = _says(now, there)
    retracted = correct(there).retracted
    tables: tuple[tuple[str, Iterable[Imported], Iterable[Imported]], ...] = (
        ("revision", now.revisions, there.revisions),
        ("evidence", now.evidence, there.evidence),
        ("forecast", now.forecasts, there.forecasts),
    )
    for field, told, had in tables:
        if not told and not had:
            continue
        known = {
            says(one, dated): one for one in sorted(had, key=newness) for dated in (True, False)
        }
        still = {says(one, one.id not in undated): one for one in told}
        subjects = {_subject(one, one.id not in undated) for one in told}
        gone = [
            one
            for one in (_brought(had, there) if field != "revision" else ())
            if one.id not in retracted
            and still.keys().isdisjoint((says(one, True), says(one, False)))
        ]
        was = {_subject(one, dated): one for one in gone for dated in (True, False)}
        for content, fact in still.items():
            old = was.get(_subject(fact, fact.id not in undated))
            if content not in known or (old and newness(old) > newness(known[content])):
                yield Difference(field, _told(old) if old else "", _told(fact), fact)
        for fact in gone:
            if subjects.isdisjoint((_subject(fact, True), _subject(fact, False))):
                yield Difference(field, _told(fact), "", reason=_GONE)


def _subject(fact: Imported, dated: bool) -> tuple[str | None, ...]:
    """Return what a fact is about, by which one that says something else is another version."""
    what = fact.source if isinstance(fact, Evidence) else fact.by
    return what, fact.date.stored if dated else None


def _verdicts(now: Claim, there: Claim, undated: frozenset[str]) -> Iterator[Difference]:
    """Yield the rulings of a record that are new, and what it says where it has none any more.

    The date of a ruling counts only where a record has several: many sources know no better than
    when they were last changed.
    """
    brought = _brought(there.verdicts, there)
    last = brought[-1] if brought else None
    before = last.verdict if last else ""
    rulings = _standing(there)
    is_open = not rulings or rulings[-1].verdict == "reopened"
    if not now.verdicts and before not in ("", "reopened") and not is_open:
        yield Difference("verdict", before, "", reason=_REOPENED)
    told = sorted(now.verdicts, key=newness)
    of_desk = _ruling_of_desk(rulings, brought)
    if told and of_desk and told[-1].verdict == of_desk.verdict:
        return
    reopened = [one.date.latest for one in rulings if one.verdict == "reopened"]
    known = {(one.verdict, one.date.stored) for one in brought}
    for verdict in told:
        is_dated = len(told) > 1 and verdict.id not in undated
        if is_dated and (verdict.verdict, verdict.date.stored) in known:
            continue
        if not is_dated and verdict.verdict == before:
            if last:
                yield from _fulfilled(last, verdict)
        elif verdict.verdict == "reopened":
            if not (is_open or any(day >= verdict.date.latest for day in reopened)):
                yield Difference("verdict", before, verdict.verdict, reason=_REOPENED)
        elif of_desk is None:
            yield Difference("verdict", before, verdict.verdict, verdict)
            before, last = verdict.verdict, None
        elif of_desk.verdict != verdict.verdict:
            reason = f"the desk ruled {of_desk.verdict} ({of_desk.id})"
            yield Difference("verdict", before, verdict.verdict, reason=reason)
    if of_desk is None and last and last in rulings and len(told) > 1:
        yield from _went_back(told, known, last)


def _went_back(
    told: Sequence[Verdict], known: Container[tuple[str, str]], last: Verdict
) -> Iterator[Difference]:
    """Yield the last ruling of a history that lost the newest one, where it says another word."""
    says = {(one.verdict, one.date.stored) for one in told}
    final = told[-1]
    now = final.verdict, final.date.stored
    is_back = now in known and (last.verdict, last.date.stored) not in says
    if not is_back or final.verdict in (last.verdict, "reopened"):
        return
    if final.date.latest >= last.date.latest:
        yield Difference("verdict", last.verdict, final.verdict, final)
    else:
        reason = f"it is dated {final.date}, before the ruling that holds ({last.id})"
        yield Difference("verdict", last.verdict, final.verdict, reason=reason)


def _fulfilled(last: Verdict, verdict: Verdict) -> Iterator[Difference]:
    was, is_ = last.fulfilled, verdict.fulfilled
    if isinstance(was, Span) and isinstance(is_, Span) and was != is_:
        yield Difference("fulfilled", was.stored, is_.stored, reason=_BY_HAND)


def _standing(there: Claim) -> list[Verdict]:
    """Return the rulings that nobody has retracted, oldest first."""
    retracted = correct(there).retracted
    return sorted((one for one in there.verdicts if one.id not in retracted), key=newness)


def _ruling_of_desk(rulings: Sequence[Verdict], brought: Iterable[Verdict]) -> Verdict | None:
    """Return the ruling in force where a person made it, not a source."""
    newest = rulings[-1] if rulings else None
    if newest is None or newest.verdict == "reopened" or newest.id in {one.id for one in brought}:
        return None
    return newest


def _brought(facts: Iterable[F], there: Claim) -> list[F]:
    """Return the facts that a record brought when it came in or since, oldest first.

    Before facts kept `imported`, they were recorded together with their claim.
    """
    together = there.recorded
    found = (
        one
        for one in facts
        if one.imported == there.imported
        or (not one.imported and together is not None and one.recorded == together)
    )
    return sorted(found, key=newness)


def _says(now: Claim, there: Claim) -> Callable[[Imported, bool], str]:
    """Return a function of what a fact says, with its date or without, whoever brought it in."""
    importers = now.by, there.by

    def says(fact: Imported, dated: bool) -> str:
        content = encode(fact)
        for key in ("recorded", "imported", *(() if dated else ("date",))):
            content.pop(key, None)
        if not isinstance(fact, Forecast) or fact.by in importers:
            content.pop("by", None)
        return repr(content)

    return says


def _told(fact: Imported) -> str:
    match fact:
        case Forecast(probability=odds):
            told = f"{odds:.0%}"
        case Evidence(stance=stance, source=source, value=value):
            told = f"{stance}, {source}" + ("" if value is None else f", {value:,}")
        case Revision(deadline=Span() as deadline):
            told = deadline.stored
        case _:
            return fact.date.stored
    return f"{fact.date.stored}: {told}"


def _last(values: Iterable[V | None]) -> V | None:
    found = [one for one in values if one is not None]
    return found[-1] if found else None


def _shown(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)
