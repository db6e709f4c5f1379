"""Facts about a claim, asked for on a terminal; each is a change, or None where it is cancelled."""

from collections.abc import Sequence
from functools import partial
from typing import Any, get_args

from claimcheck.cli.claim_names import the_one
from claimcheck.cli.console import draw, say
from claimcheck.cli.deadline_question import ask_deadline
from claimcheck.cli.questions import ask, choice, numbers, text, yes_or_no
from claimcheck.desk import clock, dates, option_values
from claimcheck.desk.new_facts import make_revision, make_signature, target_on
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import (
    AddEvidence,
    AddForecast,
    AddRevision,
    AddSignature,
    AddVerdict,
    Change,
)
from claimcheck.domain.model.english import capital, on_or_in
from claimcheck.domain.model.evidence import Evidence, Origin, Stance
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import Ruled, came_true
from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import proposal_in_words
from claimcheck.domain.standing.contradiction import contradicts, in_words, verdict_in_force
from claimcheck.domain.standing.detail import Detail
from claimcheck.report.terminal.line import Line

_CANCEL = "leave empty to cancel"
_SKIP = "leave empty to skip"


def ask_evidence(session: Session, by: str | None, found: Detail) -> Change | None:
    """Ask what a source says."""
    source = ask(session, f"Source, URL or description ({_CANCEL}):", text)
    if source is None:
        return None
    stances, origins = get_args(Stance), get_args(Origin)
    title = ask(session, f"Title ({_SKIP}):", text)
    which = f"Stance ({_or(stances)}; leave empty for context):"
    stance = ask(session, which, choice(stances))
    public = ask(session, "When it became public (leave empty for today):", partial(_date, session))
    quote = ask(session, f"Quote, word for word ({_SKIP}):", text)
    value, happened = None, None
    if target := target_on(found.claim, public.latest):
        read = partial(_reading, target)
        value = ask(session, f"Reading of {visible(target.measure)} ({_SKIP}):", read)
    if value is not None:
        when = "The day or span it is about (leave empty for the day it became public):"
        happened = ask(session, when, partial(_past, session))
    whose = f"Whose word it is ({_or(origins)}; {_SKIP}):"
    origin = ask(session, whose, choice(origins))
    evidence = Evidence(
        date=public,
        happened=happened,
        stance=stance or "context",
        source=source,
        title=title,
        quote=quote,
        value=value,
        origin=origin,
        by=by,
        recorded=clock.now(),
    )
    return AddEvidence((found.claim.id,), evidence)


def ask_moved_date(session: Session, by: str | None, found: Detail) -> Change | None:
    """Ask for the date that the claimant now names; it counts from the day it was announced."""
    announced = ask(
        session,
        "When the new date was announced (leave empty for today):",
        partial(_date, session),
    )
    claim = found.claim
    due = ask_deadline(session, f"New date ({_CANCEL}):", announced.latest, claim.claimant)
    if due is None:
        return None
    source = ask(session, f"Source, URL or description ({_SKIP}):", text)
    words = {
        "date": str(announced),
        "deadline": due.words,
        "undated": due.undated,
        "source": source,
    }
    revision = make_revision(session, claim, words, by, _told_already)
    return AddRevision(claim.id, revision.but(recorded=clock.now()))


def ask_forecast(session: Session, by: str | None, found: Detail) -> Change | None:
    """Ask how likely it is that a claim will be kept."""

    def read(answer: str) -> Any:
        return option_values.probability(answer) if answer else None

    odds = ask(session, f"Odds that it will be kept, such as 30% ({_CANCEL}):", read)
    if odds is None:
        return None
    today = Span.day(session.today)
    forecast = Forecast(date=today, probability=odds, by=by, recorded=clock.now())
    return AddForecast(found.claim.id, forecast)


def ask_signature(session: Session, by: str | None, found: Detail) -> Change | None:
    """Ask whether whoever is at work stands behind the ruling that waits for signatures."""
    proposed = found.standing.proposed
    assert proposed is not None
    signature = make_signature(session, proposed.key, {}, by)
    said = visible(capital(proposal_in_words(proposed)))
    if not ask(session, f"{said}. Sign it as {visible(signature.by)} (y/n)?", yes_or_no):
        return None
    return AddSignature(found.claim.id, signature.but(recorded=clock.now()))


def ask_verdict(session: Session, by: str | None, found: Detail) -> Change | None:
    """Ask for a ruling, and whether it overrules the one in force where it contradicts that."""
    verdicts = get_args(Ruled)
    verdict = ask(session, f"Verdict ({_or(verdicts)}; {_CANCEL}):", choice(verdicts))
    if verdict is None:
        return None
    fulfilled, successor = None, None
    if came_true(verdict):
        when = f"When it came true, a day, month, quarter, year or unknown ({_SKIP}):"
        fulfilled = ask(session, when, partial(_fulfilled, session))
    if verdict == "superseded":
        which = f"The claim that replaces it, by id or words ({_SKIP}):"
        successor = ask(session, which, partial(_claim, session))
    because = ask(session, f"Reason, for readers ({_CANCEL}):", text)
    if because is None:
        return None
    ruling = Verdict(
        date=Span.day(session.today),
        verdict=verdict,
        fulfilled=fulfilled,
        because=because,
        on=tuple(_grounds(session, found)),
        superseded_by=successor,
        by=by,
        recorded=clock.now(),
    )
    ledger = session.ledger
    needed = ledger.settings.signatures
    older = verdict_in_force(ledger.find(found.claim.id), session.today, needed)
    if older is not None and contradicts(older, ruling):
        question = f"It was ruled {in_words(older)} {on_or_in(older.date)}. Overrule that (y/n)?"
        if not ask(session, question, yes_or_no):
            return None
        ruling = ruling.but(overrules=older.id)
    return AddVerdict(found.claim.id, ruling)


def ask_places(session: Session, what: str, choices: Sequence[str]) -> list[int]:
    """Return which of some choices a person wants, counted from 0."""
    for number, one in enumerate(choices, 1):
        draw([Line(f"  {number}  {visible(one)}")])
    question = f"{what}, such as 1 2 or all (leave empty for none):"
    return ask(session, question, numbers(len(choices)))


def _grounds(session: Session, found: Detail) -> list[str]:
    """Return the keys of the evidence that a ruling rests on."""
    facts = [told.fact for told in found.evidence if told.retracted is None]
    if not facts:
        return []
    said = [f"{fact.date} {fact.stance}: {fact.title or fact.source}" for fact in facts]
    return [facts[place].id for place in ask_places(session, "Evidence it rests on", said)]


def _claim(session: Session, answer: str) -> str | None:
    return the_one(session, answer, written_to=True) if answer else None


def _date(session: Session, answer: str) -> Span:
    return dates.past(session, answer or None, "")


def _past(session: Session, answer: str) -> Span | None:
    return dates.past(session, answer, "") if answer else None


def _fulfilled(session: Session, answer: str) -> Any:
    return "unknown" if answer == "unknown" else _past(session, answer)


def _reading(target: Target, answer: str) -> Any:
    if not answer:
        return None
    reading = option_values.reading(answer, target, None, None, "reading")
    if not reading.is_plain_in(answer):
        say(f"read “{answer.strip()}” as {reading}")
    return reading.value


def _told_already(_: str) -> None:
    """Say nothing: what was read was told when it was answered."""


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
