"""What stands behind a ruling: people, the other side, evidence; and which rules it does not meet.

The rules of the house: as many people as the setting `signatures` says stand behind a ruling; the
other side is heard first, where `ask-first` says so; what a ruling rests on is saved; and quotes
appear in what was saved.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from claimcheck.domain.checking.unheard import unheard_before
from claimcheck.domain.model.evidence import Evidence, Origin, Stance
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import VerdictWord
from claimcheck.domain.standing.corrected import correct, said_anew
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.signing import signed
from claimcheck.domain.standing.view import View
from claimcheck.domain.verifying.verification import Finding

SourceState = Literal["saved", "not-saved", "offline", "missing", "altered", "unreadable"]
"""A whole snapshot; none of something on the web; none of something that is not; or a snapshot
that is not there, has other content than it was saved with, or cannot be read."""
QuoteState = Literal["found", "edited", "absent", "unchecked"]
"""It appears in the snapshot; it does but for what an editor left out or put in; it does not; or
it could not be looked up."""
Rule = Literal["signatures", "ask-first", "saved evidence", "quotes found"]


_ON_THE_WEB: Final = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a look at the snapshots and quotes of a claim's evidence has shown, by its keys."""

    sources: dict[str, SourceState]
    quotes: dict[str, QuoteState]


@dataclass(frozen=True, slots=True)
class Signer:
    """One more person behind a ruling."""

    key: str
    by: str
    date: Span


@dataclass(frozen=True, slots=True)
class Ground:
    """An item of evidence that a ruling rests on."""

    key: str
    date: Span
    stance: Stance
    origin: Origin | None
    source: str
    title: str | None
    saved: SourceState
    quote: QuoteState | None
    """Null without a quote."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction of the claim since the ruling."""

    key: str
    date: Span
    because: str | None
    said: tuple[str, ...]
    """What it gives anew or retracts, in words."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of the house that a ruling does not meet."""

    rule: Rule
    why: str


@dataclass(frozen=True, slots=True)
class AuditedRuling:
    """A ruling in force, or one that waits for signatures, and what stands behind it."""

    id: str
    """Of the claim."""
    text: str
    claimant: str
    draft: bool
    key: str
    """Of the verdict."""
    verdict: VerdictWord
    rules_from: date | None
    """The day on which it came into force; null for one that waits for signatures."""
    date: Span
    by: str | None
    because: str
    signatures: tuple[Signer, ...]
    people: int
    """How many stand behind it, its author included."""
    right_of_reply: tuple[str, ...]
    """What the other side was asked and what it said, in sentences."""
    evidence: tuple[Ground, ...]
    corrections: tuple[Amendment, ...]
    entered: tuple[str, ...] | None
    """What was entered later than it says, or edited since; null where git was not asked."""
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """The JSON of `audit`."""

    title: str
    signatures: int
    """How many people must stand behind a ruling."""
    ask_first: bool
    since: date | None
    rulings: list[AuditedRuling]
    """The newest first; those that wait for signatures before the others."""

    @property
    def breached(self) -> int:
        """How many rulings do not meet every rule."""
        return sum(bool(one.breaches) for one in self.rulings)


def audited(
    view: View, told: Detail, inspected: Inspected, late: Collection[Finding] | None
) -> Iterator[AuditedRuling]:
    """Yield the ruling of a person on a claim that waits for signatures, and the one in force.

    `late` is what git tells of the facts of the claim, None where it was not asked.
    """
    shown, ruling = view.claim_as_of(told.claim.id), view.ruling(told.claim.id)
    assert shown is not None
    if shown.proposed:
        yield _audited(view, told, shown.proposed.verdict, None, inspected, late)
    if ruling and ruling.settles and ruling.verdict:
        yield _audited(view, told, ruling.verdict, ruling.date, inspected, late)


def _audited(
    view: View,
    told: Detail,
    verdict: Verdict,
    rules_from: date | None,
    inspected: Inspected,
    late: Collection[Finding] | None,
) -> AuditedRuling:
    claim = told.claim
    needed = view.ledger.settings.signatures
    counted = [one.fact for one in told.signatures if not one.retracted]
    behind = signed(verdict, counted, needed)
    grounds = tuple(_grounds(told, verdict, inspected))
    mine = {None, verdict.id, *(one.id for one in behind.signatures), *(g.key for g in grounds)}
    entered = None if late is None else [one for one in late if one.fact in mine]
    breaches = [
        *_signatures(behind.people, needed, entered or ()),
        *_heard(view, told, verdict),
        *_saved(verdict, grounds),
        *_quoted(grounds),
        *_misquoted(told, inspected),
    ]
    return AuditedRuling(
        id=claim.id,
        text=claim.text,
        claimant=claim.claimant,
        draft=claim.draft,
        key=verdict.id,
        verdict=verdict.verdict,
        date=verdict.date,
        by=verdict.by,
        because=verdict.because,
        rules_from=rules_from,
        signatures=tuple(Signer(one.id, one.by, one.date) for one in behind.signatures),
        people=behind.people,
        right_of_reply=told.right_of_reply,
        evidence=grounds,
        corrections=tuple(_amendments(told, verdict)),
        entered=None if entered is None else tuple(_late_in_words(one) for one in entered),
        breaches=tuple(breaches),
    )


def _grounds(told: Detail, verdict: Verdict, inspected: Inspected) -> Iterator[Ground]:
    for one in told.evidence:
        item: Evidence = one.fact
        if item.id in verdict.on and not one.retracted:
            yield Ground(
                key=item.id,
                date=item.date,
                stance=item.stance,
                origin=item.origin,
                source=item.source,
                title=item.title,
                saved=inspected.sources.get(item.id) or _unsaved(item),
                quote=inspected.quotes.get(item.id, "unchecked") if item.quote else None,
            )


def _unsaved(item: Evidence) -> SourceState:
    return "not-saved" if _ON_THE_WEB.match(item.source.strip()) else "offline"


def _amendments(told: Detail, verdict: Verdict) -> Iterator[Amendment]:
    """Yield the corrections that readers are told of, made on the day of the ruling or later."""
    for one in told.mistakes:
        fact = one.fact
        if one.retracted is None and fact.date.latest >= verdict.date.latest:
            retracts = [f"retracts {fact.retracts}"] if fact.retracts else []
            said = (*retracts, *said_anew(fact))
            yield Amendment(fact.id, fact.date, fact.because, said)


def _signatures(people: int, needed: int, entered: Iterable[Finding]) -> Iterator[Breach]:
    if people < needed:
        stand = f"{people} of {needed} people stand behind it"
        yield Breach("signatures", stand if people else "it does not say who ruled")
    for one in entered:
        if one.kind in ("same-author", "same-signer"):
            yield Breach("signatures", f"{one.fact} {one.message}")


def _heard(view: View, told: Detail, verdict: Verdict) -> Iterator[Breach]:
    if not view.ledger.settings.ask_first:
        return
    corrected = correct(view.ledger.claims[told.claim.id], view.known_on)
    for problem in unheard_before(verdict, corrected, view.known_on):
        yield Breach("ask-first", problem.message)


def _saved(verdict: Verdict, grounds: Sequence[Ground]) -> Iterator[Breach]:
    if not grounds and verdict.verdict != "reopened":
        yield Breach("saved evidence", "it names no evidence that holds")
    for one in grounds:
        if one.saved in _UNSAVED:
            yield Breach("saved evidence", f"{one.key} {_UNSAVED[one.saved]}")


def _quoted(grounds: Sequence[Ground]) -> Iterator[Breach]:
    for one in grounds:
        if one.quote == "absent":
            yield Breach("quotes found", f"the quote of {one.key} does not appear in its snapshot")
        elif one.quote == "unchecked" and one.saved == "saved":
            yield Breach("quotes found", f"the quote of {one.key} could not be looked up")


def _misquoted(told: Detail, inspected: Inspected) -> Iterator[Breach]:
    """Yield the replies whose words are not in what was saved of them."""
    for one in told.replies:
        reply = one.fact
        if one.retracted or not (reply.quote and reply.snapshot):
            continue
        match inspected.quotes.get(reply.id, "unchecked"):
            case "absent":
                why = f"the quote of the reply {reply.id} does not appear in its snapshot"
                yield Breach("quotes found", why)
            case "unchecked":
                why = f"the quote of the reply {reply.id} could not be looked up"
                yield Breach("quotes found", why)


_UNSAVED: Final[dict[SourceState, str]] = {
    "not-saved": "is not saved",
    "missing": "has lost its snapshot",
    "altered": "has a snapshot that was altered",
    "unreadable": "has a snapshot that cannot be read",
}


def _late_in_words(one: Finding) -> str:
    return f"{one.fact}: {one.message}" if one.fact else one.message
