"""Claims that somebody else proposed for a text, admitted only where they stand in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from claimcheck.domain.deadline import Calendar, Reading, Unreadable, find_deadlines, parse_due
from claimcheck.domain.model.target import Target, number_in_words
from claimcheck.extract.candidate import Candidate
from claimcheck.extract.entry.wording import wording
from claimcheck.extract.how_much.amounts import find_amounts
from claimcheck.extract.how_much.promised_number import find_target
from claimcheck.extract.looking_ahead.cue_table import find_cues
from claimcheck.extract.text.sentences import split_sentences
from claimcheck.interchange.drafts_json import Draft, Refused
from claimcheck.sources.quote_search import is_apart, look_up, place_of

_FIGURES: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?", re.ASCII)
_ENDS: Final = " .!?…\"'“”‘’"
_NAMES: Final = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|without|cannot|\w+n[’']t)\b", re.IGNORECASE
)
_REASON: Final = "proposed by others; its words appear in the source"
_MOST_NEAREST: Final = 20
"""For so many drafts the nearest words of the source are looked for, which takes time."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What of some drafts stands in a text, and what does not."""

    found: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


class _Source:
    """A text in which many drafts are looked up: it is cut into its sentences once."""

    def __init__(self, text: str) -> None:
        self.text = text
        sentences = list(split_sentences(text))
        self._places = {
            _spaced(one.text): (one.offset, one.offset + len(one.text))
            for one in reversed(sentences)
        }
        self._whole = {one.text.strip(_ENDS) for one in sentences}
        self._told: dict[str, bool] = {}
        self._nearest_left = _MOST_NEAREST

    def place_of(self, words: str) -> tuple[int, int] | None:
        """Return where the words of a draft stand."""
        place = self._places.get(_spaced(words))
        return place if place and is_apart(self.text, *place) else place_of(words, self.text)

    def is_whole(self, words: str) -> bool:
        """Whether words are a whole sentence, but for what stands at its ends."""
        return words.strip(_ENDS) in self._whole

    def names(self, party: str) -> bool:
        """Whether a party stands in the text; few parties are those of many drafts."""
        if party not in self._told:
            self._told[party] = place_of(party, self.text) is not None
        return self._told[party]

    def nearest(self, words: str) -> str | None:
        """Return the words of the text that are most like those that do not stand in it."""
        if self._nearest_left == 0:
            return None
        self._nearest_left -= 1
        return look_up(words, self.text).nearest


def _spaced(words: str) -> str:
    """Return words with one space between each two, as the key of a sentence."""
    return " ".join(words.split())


def admit(
    drafts: Iterable[Draft | list[Refused]], text: str, said_on: date, calendar: Calendar
) -> Admitted:
    """Return the candidates that drafts are, and what is refused of the others.

    Its sentence stands in the text, word for word but for spaces and the form of quotation marks
    and dashes; the words of the deadline stand in the sentence, and are read as `--by` is; the
    claimant stands in the text; and the numbers of the target in the sentence.
    """
    admitted, source = Admitted(), _Source(text)
    for draft in drafts:
        if not isinstance(draft, Draft):
            admitted.refused.extend(draft)
            continue
        place = source.place_of(draft.sentence)
        if place is None:
            admitted.refused.append(_not_there(draft, source))
            continue
        sentence = text[slice(*place)]
        faults = list(_faults(draft, sentence, source, said_on, calendar))
        if faults:
            admitted.refused.extend(faults)
        else:
            admitted.found.append(_candidate(draft, sentence, place[0], said_on, calendar))
    return admitted


def _not_there(draft: Draft, source: _Source) -> Refused:
    nearest = source.nearest(draft.sentence)
    near = f"; nearest: “{' '.join(nearest.split())}”" if nearest else ""
    return Refused(draft.number, "sentence", draft.sentence, f"does not appear in the source{near}")


def _told(draft: Draft, sentence: str) -> str:
    """Return what of a draft's own wording its sentence does not say; empty where it says all."""
    assert draft.text is not None
    numbers = sorted(_numbers_in(_NAMES.sub("", draft.text)) - _numbers_in(sentence))
    if numbers:
        return f"{number_in_words(numbers[0])} does not appear in the sentence"
    there = {*_NAMES.findall(sentence), *_NAMES.findall(draft.claimant or "")}
    names = [one[0] for one in _NAMES.finditer(draft.text, 1) if one[0] not in there]
    if names:
        return f"“{names[0]}” does not appear in the sentence"
    if bool(_NOT.search(draft.text)) != bool(_NOT.search(sentence)):
        return "one of the two denies what the other says"
    return ""


def _faults(
    draft: Draft, sentence: str, source: _Source, said_on: date, calendar: Calendar
) -> Iterator[Refused]:
    """Yield what of a draft is not in its sentence or its text."""

    def refused(name: str, value: str, reason: str) -> Refused:
        return Refused(draft.number, name, value, reason)

    if not source.is_whole(sentence):  # what was left out may say the opposite
        reason = "is not a whole sentence of the source; the words left out may change it"
        yield refused("sentence", draft.sentence, reason)
    if draft.text and (fault := _told(draft, sentence)):
        yield refused("text", draft.text, fault)
    if draft.claimant and not source.names(draft.claimant):
        yield refused("claimant", draft.claimant, "does not appear in the source")
    if words := draft.deadline_words:
        if place_of(words, sentence) is None:
            yield refused("deadline_words", words, "does not appear in the sentence")
        else:
            try:
                if _reading(words, said_on, calendar).latest < said_on:
                    yield refused("deadline_words", words, f"has already passed on {said_on}")
            except Unreadable as fault:
                hint = f"; {fault.hint}" if fault.hint else ""
                yield refused("deadline_words", words, f"cannot be read: {fault.message}{hint}")
    for number in _numbers(draft.target):
        if number not in _numbers_in(sentence):
            told = number_in_words(number)
            yield refused("target", str(draft.target), f"{told} does not appear in the sentence")


@lru_cache(maxsize=256)
def _reading(words: str, said_on: date, calendar: Calendar) -> Reading:
    return parse_due(words, said_on, calendar)


def _numbers(target: Target | str | None) -> Sequence[float]:
    if not isinstance(target, Target):
        return ()
    return (*target.bounds, *([target.from_] if target.from_ is not None else []))


def _numbers_in(sentence: str) -> set[float]:
    """Return the numbers of a sentence, with their scale words and without."""
    amounts = find_amounts(sentence, 0, len(sentence), ())
    scaled = {value for one in amounts if one is not None for value in one.values}
    return scaled | {float(one.replace(",", "")) for one in _FIGURES.findall(sentence)}


def _candidate(
    draft: Draft, sentence: str, offset: int, said_on: date, calendar: Calendar
) -> Candidate:
    """Return an admitted draft; what it leaves out is what the rules find."""
    whole = (0, len(sentence))
    cue = next((head.start for head in find_cues(sentence)), 0)
    words = draft.deadline_words
    due = _reading(words, said_on, calendar) if words else None
    target = draft.target if isinstance(draft.target, Target) else None
    if target is None:
        dates = [(one.start, one.end) for one in find_deadlines(sentence, said_on, calendar)]
        target = find_target(sentence, whole, dates, cue)
    return Candidate(
        sentence=sentence,
        text=draft.text or wording(sentence, whole, cue, draft.claimant),
        clause=sentence,
        offset=offset,
        clause_offset=offset,
        claimant=draft.claimant,
        speaker=None,
        kind=draft.kind or "promise",
        deadline_words=words,
        earliest=due.earliest if due else None,
        latest=due.latest if due else None,
        target=target,
        score=1.0,
        reasons=(_REASON,),
    )
