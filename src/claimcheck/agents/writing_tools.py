"""The tools that write, in two steps: one proposes a change and shows its diff, one confirms it.

None of them rules on a claim, signs a ruling, takes a claim back or publishes one. A new claim is a
draft, and all that is recorded says who recorded it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.agents.block_arguments import arguments_of
from claimcheck.agents.proposals import Proposals
from claimcheck.api.argument import FLAG, TEXT, TEXTS, Argument
from claimcheck.api.tool import Answer, Given, Tool, answer
from claimcheck.desk.claim_search import certain, search
from claimcheck.desk.correspondents import make_inquiry, reply_words
from claimcheck.desk.new_facts import make_claim, make_evidence, make_fact, make_revision
from claimcheck.desk.session import Say, Session
from claimcheck.domain.changing.change import (
    AddClaim,
    AddEvidence,
    AddInquiry,
    AddLook,
    AddReply,
    AddRevision,
    Change,
)
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.visible import escape_unseen, visible
from claimcheck.domain.standing.corrected import correct
from claimcheck.errors import UsageError

_WAIT: Final = 30.0
"""Seconds for another writer to finish."""

Make = Callable[[Session, Given, str, Say], Change]
"""Makes a change of the arguments of a tool and of who records it; what is told is said."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The JSON of a tool that proposes a change; nothing is written yet."""

    diff: str
    """What would change in the ledger, as a unified diff."""
    told: Sequence[str]
    """How words were read, and which claims are much alike."""
    token: str
    """Confirms this change of this ledger, once."""
    expires: str
    """Until when (UTC)."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The JSON of `confirm`."""

    written: Sequence[str]
    """A line a block: the id of a new claim, or the id of a claim and the key of the fact."""
    standings: Sequence[str]
    """Where the claims now stand."""


def writing_tools(by: str) -> tuple[Tool, ...]:
    """Return the tools that write, of one run of the server; `by` is who records."""
    proposals = Proposals()

    def tool(name: str, help: str, make: Make, *arguments: Argument) -> Tool:
        def propose(session: Session, given: Given) -> Answer:
            return _propose(session, name, make, given, by, proposals)

        whole = f"{help} Writes nothing: returns the diff, and a token for `confirm`."
        return Tool(name, whole, arguments, propose, lambda: Proposed)

    def confirm(session: Session, given: Given) -> Answer:
        return _confirm(session, given["token"], proposals)

    claims = Argument("ids", TEXTS, "Claims: ids or starts of ids.", required=True)
    claim = Argument("id", TEXT, "A claim: its id or the start of it.", required=True)
    return (
        tool(
            "add",
            "Propose a claim, as a draft that a person has yet to publish.",
            _claim,
            *arguments_of(Claim, "text", "claimant", "deadline", required=("text", "claimant")),
            Argument("undated", FLAG, "No date was named; deadline keeps words such as “soon”."),
            Argument("id", TEXT, "Its id; default: made from claimant and text."),
        ),
        tool(
            "add_evidence",
            "Propose what a source says about one claim or several.",
            _evidence,
            claims,
            *arguments_of(Evidence, "source", "stance", required=("source",)),
        ),
        tool(
            "looked",
            "Propose to record that you looked for news of claims and found nothing new.",
            _look,
            claims,
            *arguments_of(Look, "where", but=("claims",)),
        ),
        tool(
            "asked",
            "Propose to record what the other side was asked about one claim or several.",
            _inquiry,
            claims,
            *arguments_of(Inquiry, "to", "question", "reply_by", required=("to", "question")),
        ),
        tool(
            "replied",
            "Propose to record what the other side replied, or that it declined to comment.",
            _reply,
            claim,
            *arguments_of(Reply, "quote", "declined", "inquiry"),
            Argument("unasked", FLAG, "A comment made without being asked.", default=False),
        ),
        tool(
            "revise",
            "Propose that the claimant changed a claim, or said it again.",
            _revision,
            claim,
            *arguments_of(Revision, "deadline", "undated", "target", "condition_met"),
            Argument("again", FLAG, "Said again, with nothing changed.", default=False),
        ),
        Tool(
            "confirm",
            "Write what a tool has proposed, once a person has agreed to its diff.",
            (Argument("token", TEXT, "The token of the proposal.", required=True),),
            confirm,
            lambda: Confirmed,
            writes=True,
        ),
    )


def _propose(
    session: Session, name: str, make: Make, given: Given, by: str, proposals: Proposals
) -> Answer:
    told: list[str] = []
    change = make(session, given, by, told.append)
    diff = escape_unseen(session.store.preview(change, session.today))
    token, expires = proposals.keep(change, session.store.head(), session.now)
    said = [visible(one) for one in told]
    return answer(name, None, Proposed(diff, said, token, iso(expires)))


def _confirm(session: Session, token: str, proposals: Proposals) -> Answer:
    proposal = proposals.take(token, session.now)
    applied = session.apply(proposal.change, _WAIT, expected=proposal.fingerprint)
    written = [" ".join(at[1::2]) for at, _ in applied.blocks]
    view = session.view()
    standings = [
        f"{id_}: {one.status}; {visible(one.reason)}"
        for id_ in applied.claims
        if (one := view.standing(id_))
    ]
    return answer("confirm", None, Confirmed(written, standings))


def _claim(session: Session, given: Given, by: str, say: Say) -> Change:
    from claimcheck.interchange.importing.near_duplicates import near_duplicates

    undated = bool(given["undated"])
    if given["deadline"] is None and not undated:
        raise UsageError("deadline is missing", "where no date was named, give undated: true")
    claim = make_claim(session, given, by, say, undated=undated)
    claim = claim.but(id=given["id"] or "", draft=True)
    for one in near_duplicates([claim], session.ledger):
        say(f"{one.percent}% the same as {one.like}: “{one.like_text}”")
    return AddClaim(claim)


def _evidence(session: Session, given: Given, by: str, say: Say) -> Change:
    ids = _ids(session, given["ids"])
    words = {**given, "stance": given["stance"] or "context"}
    claims = [session.ledger.claims[one] for one in ids]
    return AddEvidence(tuple(ids), make_evidence(session, claims, words, by, say))


def _look(session: Session, given: Given, by: str, say: Say) -> Change:
    words = {**given, "claims": _ids(session, given["ids"])}
    return AddLook(make_fact(session, Look, words, by))


def _inquiry(session: Session, given: Given, by: str, say: Say) -> Change:
    ids = _ids(session, given["ids"])
    return AddInquiry(tuple(ids), make_inquiry(session, given, by, say))


def _reply(session: Session, given: Given, by: str, say: Say) -> Change:
    [id_] = _ids(session, [given["id"]])
    words = reply_words(session.ledger.claims[id_], given, say, unasked=given["unasked"])
    return AddReply(id_, make_fact(session, Reply, words, by))


def _revision(session: Session, given: Given, by: str, say: Say) -> Change:
    [id_] = _ids(session, [given["id"]])
    claim = session.ledger.claims[id_]
    changes = ("deadline", "undated", "target", "condition_met")
    if any(given[one] not in (None, False) for one in changes) == given["again"]:
        raise UsageError(
            "again is for a claim that did not change" if given["again"] else "what changed?",
            "give deadline, undated, target or condition_met, or again where nothing did",
        )
    if given["condition_met"] and correct(claim).claim.condition is None:
        raise UsageError(f"{claim.id} has no condition that could be met")
    return AddRevision(id_, make_revision(session, claim, given, by, say))


def _ids(session: Session, named: Sequence[str]) -> list[str]:
    """Return whole ids; what is not an id or the start of one is refused, as before each write."""
    if not named:
        raise UsageError("which claims? ids is empty")
    return [certain(search(session, one), written_to=True) for one in named]
