"""Candidates: the clauses of a text that make a claim about the future."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from claimcheck.domain.deadline import DEFAULTS, Calendar, Found, find_deadlines
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.target import Target
from claimcheck.extract.by_when.counted_from import counted_from
from claimcheck.extract.by_when.due_time import find_due, is_over
from claimcheck.extract.by_when.fiscal_year import told_calendar
from claimcheck.extract.by_when.how_long import lasting, until
from claimcheck.extract.entry.wording import wording
from claimcheck.extract.how_much.promised_number import find_target
from claimcheck.extract.looking_ahead.clauses import Clause, split_clauses
from claimcheck.extract.looking_ahead.cues import HEAD, Head
from claimcheck.extract.looking_ahead.negation import held
from claimcheck.extract.looking_ahead.pledges import ANNOUNCED, Heads, find_heads
from claimcheck.extract.looking_ahead.settled import find_settled
from claimcheck.extract.looking_ahead.weighing import weigh
from claimcheck.extract.names.proper_names import Name, find_names
from claimcheck.extract.names.small_names import small_names
from claimcheck.extract.text.boilerplate import in_notices, is_boilerplate
from claimcheck.extract.text.language import foreign_language, is_foreign
from claimcheck.extract.text.sentences import Sentence, split_sentences
from claimcheck.extract.text.speech import speeches
from claimcheck.extract.who.attribution import attribute, notice
from claimcheck.extract.who.parties import Parties
from claimcheck.extract.who.survey import common_words, survey

MIN_SCORE: Final = 0.5
_TITLE: Final = re.compile(r".*[^.!?…:;”\"'’)\s]|.{1,80}\b(?:Inc|INC|Ltd|LTD|Corp|CORP|Co|CO)\.")
"""A line that is no sentence; the dot of “Inc.” makes it none."""
_UNDER_A_PLAN: Final = re.compile(
    r"\b[Uu]nder (?:(?:the|its|his|her|their)|[^.;:]{2,40}['’]s?) (?:\w+ ){0,2}"
    r"(?:plans?|proposals?|scheme|programme?|agreement|deal|bill|manifesto|contract)\b"
)
"""What is done under a plan is told of as a speech is: with “would”."""
_DASH: Final = re.compile("—(?=[a-z])")
"""A dash without spaces that parts two words: “by the end of July—which”."""
_LONGEST_DATE: Final = 40
"""In characters, of a line that is only a date."""
_STOPS: Final = (".", "!", "?")
_REPORTED_ON: Final = 2
"""In so many sentences “would” goes on with what somebody said."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that makes a checkable claim, and the reasons for thinking so."""

    sentence: str
    """The whole sentence in which it stands."""
    text: str
    """The claim in one clean sentence about its claimant."""
    clause: str
    """Its own words, as they stand there."""
    offset: int
    """Where the sentence begins, in characters of the text."""
    clause_offset: int
    """Where the clause begins, in characters of the text."""
    claimant: str | None
    speaker: str | None
    kind: ClaimKind
    deadline_words: str | None
    earliest: date | None
    latest: date | None
    target: Target | None
    score: float
    """From 0 to 1."""
    reasons: tuple[str, ...]


def extract(
    text: str,
    said_on: date,
    calendar: Calendar = DEFAULTS,
    min_score: float = MIN_SCORE,
    title: str | None = None,
) -> Iterator[Candidate]:
    """Yield the claims of a text that was published on a day, in its order, one a clause.

    The title, else a first line that is no sentence, tells whom the text is about.
    """
    if foreign_language(text):
        return
    calendar = told_calendar(text, calendar)
    sentences = list(split_sentences(text))
    if title is None and sentences and _TITLE.fullmatch(sentences[0].text):
        title = sentences[0].text
    common = common_words(text)
    texts = [one.text for one in sentences]
    small = small_names(text, texts)
    named_in = [find_names(one, common, small) for one in texts]
    parties = survey(texts, named_in, title, common)
    apart = find_settled(sentences) | frozenset(in_notices(sentences))
    heads_of = find_heads(sentences, parties.author is not None)
    told: dict[int, Found] = {}
    for at, (one, named, found) in enumerate(zip(sentences, named_in, heads_of, strict=True)):
        claims: list[_Claim] = []
        parties.age += 1
        day = _dated(one, said_on, calendar)
        if day is not None:
            told[at] = day
        elif found.heads and not (at in apart or is_boilerplate(one.text) or is_foreign(one.text)):
            before = texts[max(0, at - _REPORTED_ON) : at + 1]
            last = told.get(at - 1) or told.get(at - 2)
            claims = list(
                _claims(one, found, _Context(said_on, calendar, before, last, parties.section))
            )
        claims = [claim for claim in claims if claim.score >= min_score]
        if not claims:
            notice(parties, one.text, named)
        for claim in claims:
            if claim.due is not None:
                told[at] = claim.due
            yield _candidate(one, named, parties, claim)


def _candidate(
    one: Sentence, named: Sequence[Name], parties: Parties, claim: "_Claim"
) -> Candidate:
    """Return a claim with whose it is and how much it promises."""
    cue, clause, due = claim.cue, claim.clause.words, claim.due
    dates = [(time.start, time.end) for time in claim.times]
    whose = attribute(parties, one.text, named, cue, clause)
    target = find_target(one.text, clause, dates, cue)
    reading = due.reading if due else None
    return Candidate(
        one.text,
        wording(one.text, clause, cue, whose.claimant),
        one.text[slice(*clause)],
        one.offset,
        one.offset + clause[0],
        whose.claimant,
        whose.speaker,
        claim.kind,
        due.words if due else None,
        reading.earliest if reading else None,
        reading.latest if reading else None,
        target,
        claim.score,
        (*claim.reasons, whose.reason),
    )


class _Context(NamedTuple):
    """What is known when a sentence is read."""

    said_on: date
    calendar: Calendar
    sentences: Sequence[str]
    """The sentence and those just before it."""
    told: Found | None
    """The time of the last claim of those before it."""
    section: str | None
    """The party whose part of the text it is: what it promises is told with “would” too."""

    def is_reported(self) -> bool:
        """Whether somebody is said to speak in the sentence or just before it, or to plan."""
        return (
            self.section is not None
            or any(map(speeches, self.sentences))
            or _UNDER_A_PLAN.search(self.sentences[-1]) is not None
        )


class _Claim(NamedTuple):
    """What is found of a clause before it is asked whose it is."""

    clause: Clause
    cue: int
    """Where its first cue stands in the sentence."""
    kind: ClaimKind
    due: Found | None
    score: float
    reasons: tuple[str, ...]
    times: Sequence[Found]


def _main(heads: Sequence[Head]) -> int:
    """Return where the cue stands that tells most of those that are words, else the beginning."""
    worded = [head for head in heads if head.end > head.start]
    return max(worded, key=lambda head: head.cue.weight).start if worded else 0


def _claims(one: Sentence, found: Heads, context: _Context) -> Iterator[_Claim]:
    """Yield what the clauses of a sentence claim, those that are denied left out."""
    times = find_deadlines(_DASH.sub(";", one.text), context.said_on, context.calendar)
    told = context.told
    for clause in split_clauses(one.text, found.heads):
        due = find_due(one.text, times, clause, context.said_on)
        if due is None or due.reading is None:
            times = [*times, *lasting(one.text, context.said_on, context.calendar)]
            due = find_due(one.text, times, clause, context.said_on)
        due = until(one.text, due, context.said_on, context.calendar)
        due = counted_from(one.text, clause, due, times, told, context.calendar)
        told = due or told
        if due is None and found.lead_in:
            due = _due_above(found.lead_in, context)
        if due is None and (
            all(head.cue.weight < HEAD for head in clause.heads)
            or is_over(times, clause, context.said_on)
        ):
            continue
        heads = held(one.text, clause)
        if not heads:
            continue
        score, reasons = weigh(one, clause, heads, due, context.is_reported)
        best = max(heads, key=lambda head: head.cue.weight).cue
        yield _Claim(clause, _main(heads), best.kind or "promise", due, score, reasons, times)


def _dated(line: Sentence, said_on: date, calendar: Calendar) -> Found | None:
    """Return the time of a line that is nothing else, and stands above what happens then."""
    if not line.opens_line or len(line.text) > _LONGEST_DATE or line.text.endswith(_STOPS):
        return None
    words = line.text.strip(" -–*•:")
    found = find_deadlines(words, said_on, calendar)
    return found[0] if found and found[0].words == words else None


def _due_above(lead_in: str, context: _Context) -> Found | None:
    """Return the time that the words above a list give for its items: “By 2030 we will:”."""
    end = len(lead_in)
    clause = Clause(0, end, (Head(ANNOUNCED, end, end),), (0, end))
    times = find_deadlines(lead_in, context.said_on, context.calendar)
    return find_due(lead_in, times, clause, context.said_on)
