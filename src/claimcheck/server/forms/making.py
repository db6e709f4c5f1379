"""The changes that forms make, of words as commands take them."""

from collections.abc import Sequence
from typing import Any

from claimcheck.desk import option_values
from claimcheck.desk.correspondents import make_inquiry, reply_words
from claimcheck.desk.new_facts import (
    Words,
    make_claim,
    make_correction,
    make_evidence,
    make_fact,
    make_filing,
    make_retraction,
    make_revision,
    make_signature,
    overruled,
)
from claimcheck.desk.session import Say, Session
from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddEvidence,
    AddForecast,
    AddInquiry,
    AddLook,
    AddReply,
    AddRevision,
    AddSignature,
    AddVerdict,
    Change,
    FileClaims,
)
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import changed_fields, correct
from claimcheck.errors import UsageError
from claimcheck.server.forms.field import FieldError

Ids = Sequence[str]


def claim(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return a new claim; UsageError where its sentence, its party or its date is missing."""
    _need(words, "text", "what was promised? Give it in one sentence")
    _need(words, "claimant", "who promised it? Name the person or the organisation")
    if words["deadline"] is None and not words["undated"]:
        raise FieldError(
            "deadline", "by when?", "where no date was named, tick “no date was named”"
        )
    made = make_claim(session, words, by, say, undated=words["undated"])
    return AddClaim(made.but(id=words["id"] or ""))


def evidence(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return what a source says about claims."""
    _need(words, "source", "what says so? Give a web address, or describe the source")
    claims = [session.ledger.claims[one] for one in ids]
    words = {**words, "stance": words["stance"] or "context"}
    return AddEvidence(tuple(ids), make_evidence(session, claims, words, by, say))


def look(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return a look at claims that found nothing new."""
    return AddLook(make_fact(session, Look, {**words, "claims": list(ids)}, by))


def revision(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return how the claimant changed a claim, or said it again."""
    [id_] = ids
    changes = ("deadline", "undated", "target", "condition_met")
    if any(words[one] not in (None, False) for one in changes) == words["again"]:
        raise UsageError(
            "“said again” is for a claim that did not change"
            if words["again"]
            else "what changed?",
            "give a date or a target, or tick “said again, with nothing changed”",
        )
    stored = session.ledger.claims[id_]
    if words["condition_met"] and correct(stored).claim.condition is None:
        raise UsageError(f"{id_} has no condition to be met")
    return AddRevision(id_, make_revision(session, stored, words, by, say))


def ruling(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return a ruling."""
    [id_] = ids
    _need(words, "verdict", "how do you rule? Choose one")
    _need(words, "because", "what is the reason? Readers are told it")
    if words["overrule"]:
        words = {**words, "overrules": overruled(session, session.ledger.claims[id_], words)}
    return AddVerdict(id_, make_fact(session, Verdict, words, by))


def reopening(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return that a ruling no longer holds."""
    [id_] = ids
    _need(words, "because", "what is the reason? Readers are told it")
    return AddVerdict(id_, make_fact(session, Verdict, {**words, "verdict": "reopened"}, by))


def signature(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return that one more person stands behind a ruling."""
    [id_] = ids
    return AddSignature(id_, make_signature(session, words["verdict"] or "", words, by))


def inquiry(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return what the other side was asked."""
    _need(words, "to", "whom did you ask?")
    _need(words, "question", "what did you ask?")
    return AddInquiry(tuple(ids), make_inquiry(session, words, by, say))


def reply(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return what the other side replied."""
    [id_] = ids
    words = reply_words(session.ledger.claims[id_], words, say, unasked=words["unasked"])
    return AddReply(id_, make_fact(session, Reply, words, by))


def correction(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return what was wrong with the entry of a claim."""
    [id_] = ids
    made = make_correction(session, session.ledger.claims[id_], words, by, say)
    if not words["retracts"] and not changed_fields(made):
        raise UsageError("what was wrong?", "choose the fact to take back, or give a new value")
    if made.because is None and not made.only_files:
        raise FieldError("because", "what is the reason?", "readers are told it")
    return AddCorrection(id_, made)


def retraction(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return that a claim was never made."""
    [id_] = ids
    _need(words, "because", "what is the reason? Readers are told it")
    return AddCorrection(id_, make_retraction(session, session.ledger.claims[id_], words, by))


def forecast(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return somebody's odds."""
    [id_] = ids
    _need(words, "probability", "what are the odds? Give them as 30% or 0.3")
    try:
        option_values.probability(words["probability"])
    except UsageError as fault:
        raise FieldError("probability", fault.message, fault.hint) from None
    return AddForecast(id_, make_fact(session, Forecast, words, by))


def tags(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return tags that claims get and lose."""
    added, dropped = tuple(words["add"]), tuple(words["drop"])
    if not added and not dropped:
        raise UsageError("which tags?", "give some to add or to drop")
    return _filed(session, ids, {"tags_added": added, "tags_dropped": dropped}, by)


def publication(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return that drafts are published."""
    return _filed(session, ids, {"draft": False}, by)


def withdrawal(session: Session, ids: Ids, words: Words, by: str | None, say: Say) -> Change:
    """Return that claims are drafts again."""
    return _filed(session, ids, {"draft": True}, by)


def _filed(session: Session, ids: Ids, words: dict[str, Any], by: str | None) -> Change:
    return FileClaims(tuple(ids), make_filing(session, words, by))


def _need(words: Words, name: str, what: str) -> None:
    if words[name] is None:
        message, mark, hint = what.partition("?")
        raise FieldError(name, message + mark, hint[1:2].lower() + hint[2:])
