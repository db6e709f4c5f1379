"""A place in an order that is promised: “rank among the top three exporters” is 3 or better."""

import re
from typing import Final

from claimcheck.domain.model.target import Target
from claimcheck.extract.how_much.counted_noun import noun_phrase
from claimcheck.extract.how_much.gap import BLOCK
from claimcheck.extract.how_much.number_words import NUMBER_WORDS
from claimcheck.extract.text.quick_pattern import QuickPattern

_RANK: Final = QuickPattern(
    re.compile(
        r"\b(?:rank(?:s|ing)?|be(?:come|ing|coming)?|place|placing|finish(?:ing)?|stand(?:ing)?"
        r"|remain(?:ing)?|enter(?:ing)?|join(?:ing)?|break(?:ing)?|get(?:ting)?|move|moving|mak(?:e|ing)"
        r"|secur(?:e|ing)|reach(?:ing)?|rise|rising|climb(?:ing)?)\b"
        r"(?: (?:\w+ )?(?:among|in|within|into|one of|to))* (?:the |its )?"
        r"(?:(?:world|country|nation)['’]s |global |world )?"
        rf"top[ -](?P<place>{'|'.join(NUMBER_WORDS)}|\d{{1,3}})\b(?! lists?\b)"
        r"(?P<link> (?:in|for|by)(?: the)?\b)?",
        re.IGNORECASE,
    ),
    ("top", "Top", "TOP"),
)
_PLACES: Final = frozenset(("spot", "spots", "place", "places", "position", "positions"))


def find_rank(sentence: str, cue: int, first: int, end: int) -> Target | None:
    """Return the rank that is promised behind a cue, ahead of the first other number."""
    ranked = _RANK.search(sentence, cue, end)
    if ranked is None or ranked.start() > first or BLOCK.search(sentence[cue : ranked.start()]):
        return None
    said = ranked["place"].lower()
    measure = f"rank{_among(sentence, ranked, end)}"
    return Target(measure=measure, at_most=NUMBER_WORDS.get(said) or int(said))


def _among(sentence: str, ranked: re.Match[str], end: int) -> str:
    """Return the words for those among whom somebody ranks; none where they are not named."""
    phrase = noun_phrase(sentence, ranked.end(), end, may_be_one=True)
    if phrase is None or phrase[0].lower() in _PLACES:
        return ""
    words, stop = phrase
    if sentence.startswith(" of ", stop):
        of = noun_phrase(sentence, stop + len(" of"), end, may_be_one=True)
        words = f"{words} of {of[0]}" if of else words
    link = (ranked["link"] or " among").split()[0]
    return f" {link} {words}"
