"""The entry's words: a clause of an article as one clean sentence about a named party."""

import re
from typing import Final

from claimcheck.extract.entry import framing
from claimcheck.extract.entry.verb_forms import AFTER_PLURAL, DRAWN, VERB_OF, VERB_OF_PARTICIPLE
from claimcheck.extract.looking_ahead.verbs import BASE_VERBS, NOUNS_TOO
from claimcheck.extract.text.quick_pattern import whole
from claimcheck.extract.text.speech import speeches

_PRONOUN: Final = re.compile(
    r"(?:\b(?P<who>[Ww]e|I|[Ii]t|[Tt]hey|[Hh]e|[Ss]he)\b|\b[Tt]he (?:[a-z-]+ )?"
    r"(?:company|firm|group|automaker|carmaker|manufacturer|bank|government|agency|airline"
    r"|ministry|party|administration|retailer|council|start-?up|utility|university"
    r"|organi[sz]ation|charity|union|club|maker))(?P<all> (?:both|all))? ?$"
)
_SHORT: Final = re.compile(r"(?:[Ww]e|I|[Ii]t|[Tt]hey|[Hh]e|[Ss]he)\b ?")
_PLAN: Final = re.compile(
    r"(?:\b(?i:his|her|its|their|our|my|the)\b|\b[A-Z][\w.&’' -]*?['’]s?) "
    r"(?P<adjectives>(?:(?:ambitious|new|own|long-term|strategic|current|bold|future|further"
    r"|stated|main|ultimate|key|overall|big|latest|clear|firm|strong|public) ){0,3})"
    r"(?P<noun>plan|goal|aim|intention|ambition|target|commitment|promise|pledge|vow|eagerness"
    r"|determination|hope)s?(?: (?:is|was|are|remains))? to (?P<what>[a-z].*)"
)
"""“revealed XPENG's ambitious plans to mass-produce”."""
_PLAN_TO: Final = re.compile(
    r"(?:plan|goal|aim|tion|target|ment|promise|pledge|vow|ness|hope)s?"
    r" (?:is |was |are |remains )?to "
)
"""What ends in every such plan: quicker to look for."""
_FIRST_WORDS: Final = re.compile(
    r"(?:['’](?P<drawn>ll|re|ve|m|d|s)\b)? ?"
    r"(?P<adverb>(?:also|now|still|currently|further|fully|therefore) )?"
    r"(?P<verb>\w+)?"
)
_AUXILIARIES: Final = re.compile(
    r"(?:['’](?:ll|re|ve|m|d|s)|(?<=\w) (?:is|are|am|have|has|will|would|shall|do|been|be|also|now"
    r"|still|currently|further|therefore))+ ?$"
)
"""What stands between a subject and a cue that is not its first verb."""
_NEAR: Final = 60
"""So many characters before a cue hold all of them."""
_WOULD: Final = re.compile(r"^would\b")
_OWN: Final = {"our": "its", "my": "their", "ours": "its"}
_OURS: Final = re.compile(r"\b(?:our|my|ours)\b", re.IGNORECASE)
_TWICE: Final = re.compile(
    r"\b(?:will|would|is|are) (?:will|would|plans?|aims?|is|are|founded)\b|\b(\w++) \1\b"
)
"""Two verbs where one was meant: the words could not be put in order."""
_UNCLEAR: Final = re.compile(
    r"^(?:it|they|he|she|this|that|these|those|we|i|its|their|his|her|our|my|which|who|whose|with"
    r"|at|towards?|before|after|once|as|then|while|where|when|and|but|or|to|including|both|for|of"
    r"|into|thereby|(?-i:[a-z-]+ing)|expected|planned|scheduled|forecast|slated|due|set)\b|^[\"“”]",
    re.IGNORECASE,
)
"""How words begin that are no sentence of their own, or speak of somebody named before."""
_PREDICATE: Final = re.compile(
    r"(?:will|would|shall|plans|aims|intends|expects|hopes|seeks|targets|is|has|also|wants) "
)
_FIRST_PERSON: Final = re.compile(
    whole(("we", "We", "us", "I", "me", "ourselves", "myself", "our", "Our", "my", "My"))
)
_POSSESSIVE: Final = ("’s ", "'s ")
_LAST: Final = " \t\xa0\u2009\u202f.;,:!”\"'’`"


def wording(sentence: str, clause: tuple[int, int], cue: int, claimant: str | None) -> str:
    """Return a claim in one clean sentence about its claimant, without a full stop.

    `clause` is the span of the claim in its sentence, `cue` the place of its cue. Datelines,
    connectives and reporting frames are left out, and pronouns become the claimant. Where that
    cannot be done cleanly: the words as they stand, behind the claimant's name and a colon.
    """
    start, end = clause
    start = _past_opening(sentence, start, min(max(cue, start), end))
    beside = framing.BESIDE.match(sentence, start, max(cue, start))
    if beside and ", " not in sentence[cue:end]:
        start = beside.end()
    stands = _ended(sentence[start:end])
    is_ended = not speeches(sentence, cue, end)
    body = stands if is_ended else framing.BEHIND.sub("", stands)
    body = _ended(framing.TRAILING.sub("", body) if "ing" in body else body)
    at = cue - start
    if not 0 <= at < len(body):
        return _told_of(claimant, stands)
    if pronoun := _SHORT.match(body, at):
        at = pronoun.end()
    elif auxiliaries := _AUXILIARIES.search(body, max(0, at - _NEAR), at):
        at = auxiliaries.start()
    head, tail = body[:at], body[at:].lstrip()
    ahead = sentence[:start]
    is_told = bool(speeches(sentence, 0, start))
    clean = _planned(body, at, claimant)
    clean = clean or _of_claimant(
        head, tail, claimant, is_own=_is_of(claimant, ahead), is_told=is_told
    )
    clean = clean or (_without_frame(head, tail, is_told=is_told) if head.strip() else "")
    clean = " ".join(clean.split()).replace(" ,", ",").strip(" ,;:–—")
    if not clean or _UNCLEAR.match(clean) or _FIRST_PERSON.search(clean) or _TWICE.search(clean):
        return _told_of(claimant, stands, is_bare=not head.strip())
    return clean if claimant and clean.startswith(claimant) else clean[:1].upper() + clean[1:]


def _told_of(claimant: str | None, words: str, *, is_bare: bool = False) -> str:
    """Return words as they stand; those that name nobody behind the name of their claimant."""
    names_nobody = is_bare or _UNCLEAR.match(words) or _FIRST_PERSON.search(words)
    if claimant is None or not names_nobody:
        return words
    return words if claimant.split()[0] in words else f"{claimant}: {words}"


def _ended(words: str) -> str:
    """Return words without a stop; a quotation mark stays where its pair is in them."""
    short = words.rstrip(_LAST)
    if short.count('"') % 2:
        return f'{short}"'
    return f"{short}”" if short.count("“") > short.count("”") else short


def _is_of(claimant: str | None, ahead: str) -> bool:
    """Whether nothing stands ahead of a clause in its sentence, or what speaks of its claimant."""
    if claimant is None or not ahead.strip(' •*–—-"“”'):
        return claimant is not None
    return claimant.split()[0] in ahead or _PRONOUN.search(ahead) is not None


def _past_opening(sentence: str, start: int, cue: int) -> int:
    """Return where a clause begins behind its bullet, dateline, connectives and “According to”."""
    while found := framing.AHEAD.match(sentence, start, cue):
        start = found.end()
    return start


def _planned(body: str, cue: int, claimant: str | None) -> str | None:
    """Return “XPENG aims to …” for “revealed XPENG's ambitious plans to …”."""
    plan = _PLAN.search(body) if _PLAN_TO.search(body, cue) else None
    if claimant is None or plan is None or not plan.start() - 30 <= cue < plan.start("what"):
        return None
    verb = "aims" if "ambitious" in plan["adjectives"] else VERB_OF[plan["noun"]]
    return _its(f"{claimant} {verb} to {plan['what']}")


def _of_claimant(
    head: str, tail: str, claimant: str | None, *, is_own: bool, is_told: bool
) -> str | None:
    """Return the claim with its claimant where a pronoun or nothing stands ahead of the cue."""
    if claimant is None:
        return None
    first, _, rest = tail.partition(" ")
    if not head.strip(" ,"):
        if first in VERB_OF_PARTICIPLE:
            return _its(f"{claimant} {VERB_OF_PARTICIPLE[first]} {rest}")
        if is_own and _is_verb(first.lower(), rest):
            return _its(f"{claimant} will {tail[0].lower()}{tail[1:]}")
        return _its(f"{claimant} {tail}") if is_own and _PREDICATE.match(tail) else None
    pronoun = _PRONOUN.search(head)
    if pronoun is None:
        return None
    lead = head[: pronoun.start()]
    framed = framing.FRAME.fullmatch(lead)
    when = framing.WHEN.match(lead)
    if lead.strip(' ,“"') and not (framed or when):
        return None
    is_plural = (pronoun["who"] or "").lower() in ("we", "they", "i")
    acts = _agreeing(tail, is_plural=is_plural, is_told=is_told or framed is not None)
    return _its(f"{when['when'] if when else ''}{claimant} {acts}")


def _is_verb(first: str, rest: str) -> bool:
    """Whether words begin with what somebody is to do: “Ban coal”, and not “Ban on coal”."""
    is_noun = first in NOUNS_TOO and rest.startswith(("on ", "of ", "for "))
    return first in BASE_VERBS and not is_noun


def _agreeing(tail: str, *, is_plural: bool, is_told: bool) -> str:
    """Return the words behind a pronoun as they are behind a name: “plan” becomes “plans”."""
    first = _FIRST_WORDS.match(tail)
    assert first is not None
    adverb, verb, rest = first["adverb"] or "", first["verb"] or "", tail[first.end() :]
    if first["drawn"]:
        auxiliary = DRAWN[first["drawn"]]
        verb = f"{verb}{rest}"
        return f"{'will' if is_told and auxiliary == 'would' else auxiliary} {adverb}{verb}"
    if is_told and verb == "would":
        verb = "will"
    if is_plural:
        verb = AFTER_PLURAL.get(verb, verb)
    return f"{adverb}{verb}{rest}"


def _without_frame(head: str, tail: str, *, is_told: bool) -> str:
    """Return “the plant will open” for “Acme said the plant would open”."""
    framed = framing.FRAME.match(head)
    subject = head[framed.end() :] if framed else head
    if framed and not subject.strip():
        return f"{head} {tail}"
    told = _WOULD.sub("will", tail) if framed or is_told else tail
    return f"{subject}{told}" if told.startswith(_POSSESSIVE) else f"{subject} {told}"


def _its(text: str) -> str:
    """Return words with “our” as whoever is named would be told of."""
    return _OURS.sub(lambda own: _OWN[own[0].lower()], text)
