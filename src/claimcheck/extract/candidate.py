"""Candidates: the sentences of a text that make a claim about the future."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.deadline import DEFAULTS, Calendar, Found, find_deadlines
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.target import Target
from claimcheck.extract.attribution import attribute, notice
from claimcheck.extract.cues import REPORTED, Cue, find_cues
from claimcheck.extract.doubts import AGAINST
from claimcheck.extract.parties import common_words, survey
from claimcheck.extract.pledges import ANNOUNCED, ITEM, PLEDGE
from claimcheck.extract.promised_number import find_target
from claimcheck.extract.proper_names import find_names
from claimcheck.extract.sentences import Sentence, split_sentences
from claimcheck.extract.speech import FIRST_PERSON, SPEECH
from claimcheck.extract.wording import wording

MIN_SCORE: Final = 0.5
_SAID_THEN: Final = re.compile(rf"(?:{SPEECH.pattern})(?: (?:earlier|late|early|only))?(?: on)? $")
_NOW: Final = ("today", "now", "tonight")
"""When it is said, where it stands before what is said."""
_BACK: Final = re.compile(r"\b(?:previous|past)\b")
_TITLE: Final = re.compile(r".*[^.!?…:;”\"'’)\s]|.{1,80}\b(?:Inc|INC|Ltd|LTD|Corp|CORP|Co|CO)\.")
"""A line that is no sentence; the dot of “Inc.” makes it none."""
_ENDED: Final = re.compile(r"[.!?…:;”\"'’)]\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that somebody can be held to, and why it is thought to be one."""

    sentence: str
    text: str
    """The claim in one clean sentence about its claimant."""
    offset: int
    """Where it begins, in characters of the text."""
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
    """Yield the claims of a text that was published on a day, in its order, one a sentence.

    The title, else a first line that is no sentence, tells whom the text is about.
    """
    sentences = list(split_sentences(text))
    if title is None and sentences and _TITLE.fullmatch(sentences[0].text):
        title = sentences[0].text
    common = common_words(text)
    named_in = [find_names(one.text, common) for one in sentences]
    parties = survey([one.text for one in sentences], named_in, title, common)
    announces = False
    for one, named in zip(sentences, named_in, strict=True):
        found = _ahead(one.text)
        if not one.is_item:
            announces = bool(found) and one.text.endswith(":")
        elif announces:
            found.insert(0, (ANNOUNCED, 0))
        elif parties.author:
            is_pledge = PLEDGE.pattern.match(one.text)
            found.insert(0, (PLEDGE if is_pledge else ITEM, 0))
        if not found:
            notice(parties, one.text, named)
            continue
        times = find_deadlines(one.text, said_on, calendar)
        at = min(place for _, place in found)
        due = _deadline(one.text, times, said_on, at)
        cues = [cue for cue, _ in found]
        score, reasons = _weigh(one, cues, due)
        if score < min_score:
            notice(parties, one.text, named)
            continue
        whose = attribute(parties, one.text, named, at, (0, len(one.text)))
        reading = due.reading if due else None
        yield Candidate(
            one.text,
            wording(one.text, (0, len(one.text)), at, whose.claimant),
            one.offset,
            whose.claimant,
            whose.speaker,
            _kind(cues),
            due.words if due else None,
            reading.earliest if reading else None,
            reading.latest if reading else None,
            find_target(
                one.text, (0, len(one.text)), [(time.start, time.end) for time in times], at
            ),
            score,
            (*reasons, whose.reason),
        )


def _ahead(sentence: str) -> list[tuple[Cue, int]]:
    """Return the cues of a sentence with their places; “would” counts in reported speech."""
    found = find_cues(sentence)
    would = REPORTED.search(sentence)
    if would and SPEECH.search(sentence):
        found.append((REPORTED, would.start()))
    return found


def _deadline(sentence: str, times: Sequence[Found], said_on: date, cue: int) -> Found | None:
    """Return the words that say when: those after the cue before those ahead of it."""
    ahead = [
        time
        for time in times
        if (not time.past or " when " in sentence[cue : time.start])
        and not (time.start < cue and time.words.lower() in _NOW)
        and not _BACK.search(time.words)
        and not (_is_day(time) and _SAID_THEN.search(sentence[: time.start]))
        and (time.reading is None or time.reading.latest >= said_on)
    ]
    return min(
        ahead, key=lambda time: (time.reading is None, time.start < cue, time.start), default=None
    )


def _is_day(time: Found) -> bool:
    return time.reading is not None and time.reading.span.is_day


def _weigh(one: Sentence, cues: Sequence[Cue], due: Found | None) -> tuple[float, tuple[str, ...]]:
    """Return the score of a sentence and what speaks for and against it."""
    sentence = one.text
    best = max(cues, key=lambda cue: cue.weight)
    parts = [(best.weight, best.reason)]
    if due is not None and due.reading is not None:
        parts.append((0.4, f"names a future time: “{due.words}”"))
    if FIRST_PERSON.search(sentence):
        parts.append((0.1, "speaks for itself"))
    if len(cues) > 1:
        parts.append((0.05 * min(3, len(cues) - 1), "has more such words"))
    if not one.is_item and not _ENDED.search(sentence):
        parts.append((-0.3, "is no full sentence"))
    parts += [(cue.weight, cue.reason) for cue in AGAINST if cue.search(sentence)]
    score = round(min(1.0, max(0.0, sum(weight for weight, _ in parts))), 2)
    told = (f"{reason} ({weight:+.2f})" for weight, reason in parts)
    return score, tuple(dict.fromkeys(told))


def _kind(cues: Sequence[Cue]) -> ClaimKind:
    return max(cues, key=lambda cue: cue.weight).kind or "promise"
