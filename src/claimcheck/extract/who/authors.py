"""Who speaks in a text that speaks for itself, and for which house."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import Speaks
from claimcheck.extract.names.organisations import is_generic, is_occasion, is_outlet, is_political
from claimcheck.extract.names.proper_names import Name, find_names, is_product
from claimcheck.extract.text.quick_pattern import QuickPattern
from claimcheck.extract.who.first_person import FIRST_PERSON, HEAD, MASTHEAD, STOPS
from claimcheck.extract.who.parties import Parties, Text
from claimcheck.extract.who.signatures import find_signer
from claimcheck.extract.who.unnamed_subjects import FIRST

HOUSE: Final = re.compile(r"\b(?:Research|Securities|Equities|Capital|Advisors|Partners|Markets)\b")
"""What houses are called whose analysts write notes on others."""
_NOTE: Final = QuickPattern(
    re.compile(
        r"\b(?:[Oo]ur|[Ww]e) (?:\w+ )?(?:price target|target price|rating|rate|estimates?"
        r"|forecasts?|model|coverage|reiterate|upgrade|downgrade|initiate)\b"
    ),
    (
        "target",
        " rat",
        " estimate",
        " forecast",
        " model",
        " coverage",
        " reiterate",
        "grade",
        " initiate",
    ),
)
_I: Final = re.compile(rf"\b{FIRST}(?:['’]m|['’]ve|['’]ll)?\b")
_OF_AUTHOR: Final = re.compile(
    r"\b(?:(?:(?:share|stock|unit)holders|[Mm]embers|[Oo]wners|[Ss]upporters|[Cc]ustomers) of"
    r"|(?:[Ss]tatement|[Mm]essage|[Ll]etter|[Uu]pdate|[Pp]ledge|[Mm]anifesto) (?:of|from|by))"
    r" (?:the )?$"
)
"""What stands in a title before whose text it is: “Letter to the shareholders of Acme”."""
REPORTING: Final = re.compile(
    r".*\b(?:[Qq]uarter|[Ee]arnings|[Cc]all|[Rr]esults|[Rr]eport"
    r"|[Hh]alf[- ][Yy]ear|[Ff]ull[- ][Yy]ear)\b"
)
"""What stands in a title behind the name of a company whose own report it is."""
_CALL: Final = re.compile(
    r"(?: \([^()]*\))?(?:,|['’]s?)?(?: (?:[Qq][1-4]|[1-4]Q|FY|[Ff]irst|[Ss]econd|[Tt]hird"
    r"|[Ff]ourth|[Qq]uarter(?:ly)?"
    r"|[Ff]ull[- ][Yy]ear|[Hh]alf[- ][Yy]ear|of|fiscal|[Ff]iscal|\d{2,4}))*"
    r" (?:[Ee]arnings|[Rr]esults|[Cc]onference|[Uu]pdate|[Pp]resentation)(?: [Cc]onference)?"
    r"(?: [Cc]all)?\b"
)
"""What stands behind the name of a company in the title of its call: “Q3 2021 earnings call”."""
_OFTEN: Final = 6
"""Who says “I” in one of so many sentences speaks for himself."""
_TWICE: Final = 2
"""Whose name opens a title names himself so often, the title counted."""
_ASIDE: Final = 2
"""So often a text may name whom it tells of by the way."""
_SPEECH: Final = re.compile(
    r"\b(?:Speech|Remarks|Address|Statement|Keynote)\b"
    r"|['’]s? (?:\w+ ){0,2}(?:speech|remarks|address|statement|keynote)\b"
)
_OF_STATE: Final = re.compile(
    r"\b(?:Budget (?:[Ss]peech|[Ss]tatement|[Aa]ddress)|Speech from the Throne"
    r"|State of the (?:Nation|Union))\b"
)
"""What a title says that is a government's."""
_GOVERNMENT: Final = re.compile(r"\b[Gg]overnment\b(?!-)")
"""The word for it, and not “government-funded”."""
_CHAMBER: Final = re.compile(
    r"\b(?:Parliament|Assembly|Senate|Session|House of \w+|Legislature|Sabha|Council of \w+)\b"
)
"""A house that others speak to: “the Parliament of Halden”."""
_HERE: Final = re.compile(
    r"\b(?:[Ww]e at|[Hh]ere at|[Ww]elcome to(?: the)?|on behalf of(?: the)?|[Aa]t"
    r"|(?:rest|all) of|whole|entire)(?: the)? $"
)
"""What stands before the name of those who speak: “we at Acme”, “At Acme, we”."""
_SINCE_OURS: Final = re.compile(
    r" (?:has|have)\b[^.;“”]* since our (?:launch|founding|foundation|inception|start)\b"
)
"""What stands behind one’s own name: “Acme has been open since our launch”."""
_INTRODUCES: Final = re.compile(
    r"\b(?:I am|I['’]m|[Mm]y name is|[A-Z]\w+ here)\b.{1,60} (?:of|at|from)(?: the)? $"
)
"""What stands before the party of whoever introduces himself: “I’m Ann, founder of”."""
_FOUNDED: Final = re.compile(
    r"\b(?:[Ww]e|I) (?:first |originally )?(?:founded|co-founded|started|set up|established"
    r"|launched) (?:the )?$"
)
"""What stands before the party of whoever says “we”: “Mira and I started Acme”."""
_HEADED: Final = re.compile(
    r"\b(?:boss|head|chief|CEO|director|founder|president|chairman|executive|leader) (?:of|at)"
    r" (?:the )?$"
)
"""What stands before a name in the title of an interview: “the boss of Acme”."""
SCENE: Final = re.compile(r"\b(?:in|at|for|from|near|across|on|to) (?:the )?$", re.IGNORECASE)
"""What stands before a name in a title that is where it happens."""
_PARTED: Final = re.compile(r"(?:^|: | [|·–—-] )$")
_PARTING: Final = re.compile(r"$|: | [|·–—-] ")
"""What stands before and behind a name that stands alone in a title."""
_THEN_WE: Final = re.compile(
    r"(?:['’]s)?(?: \w+)*,? we\b| (?:\w+ ){0,4}(?:[Cc]all|[Cc]onference|[Tt]eam)\b"
)


def house_of(sentences: Sequence[str]) -> str | None:
    """Return the house whose analysts speak in a text that rates others, by its masthead."""
    if not any(map(_NOTE.search, sentences)):
        return None
    for sentence in (*sentences[:HEAD], *sentences[-HEAD:]):
        named = find_names(sentence)
        if any(HOUSE.search(name.text) for name in named):
            return named[0].text
    return None


def find_author(text: Text) -> str | None:
    """Return who says “we” in a text that speaks for itself, if the text names them.

    A person in the masthead speaks for a party; else it is who signs the text, the party of the
    title or the masthead, one that the text calls itself, or the party that it is mostly about.
    """
    return (
        _speaker(text)
        or find_signer(text)
        or _of_title(text)
        or _called_we(text)
        or (text.parties.main if _speaks_of_itself(text) else None)
        or _opening_title(text)
        or _its_government(text)
    )


def _is_speech(text: Text) -> bool:
    return _SPEECH.search(text.title or text.sentences[0]) is not None


def _speaker(text: Text) -> str | None:
    """Return for whom the person speaks whom a line of the masthead names; none that is told of."""
    parties, is_speech = text.parties, _is_speech(text)
    top = [line for line in text.lines(MASTHEAD) if not line.sentence.endswith(STOPS)]
    for name in (*text.titled, *(name for line in top for name in line.named)):
        person = parties.full(name.text)
        is_whole = " " in name.text or (is_speech and name in text.titled)
        if person and is_whole and (is_speech or _has_office(parties, person)):
            return parties.homes[person]
    return None


def _of_title(text: Text) -> str | None:
    """Return the party in the title or the masthead; of a speech, who may give it."""
    parties, title, is_speech = text.parties, text.title or "", _is_speech(text)
    for name in text.titled:
        if _tells_author(title, name, is_speech=is_speech):
            return parties.party(name.text) or name.text
    heads = [name for name in text.titled if not SCENE.search(title, 0, name.start)]
    if not is_speech:  # who gives it is in its title
        top = [line for line in text.lines(MASTHEAD) if not FIRST_PERSON.search(line.sentence)]
        heads += [name for line in top for name in line.named]
    for name in sorted(heads, key=lambda one: not is_political(one.text)):
        party = parties.party(name.text) or (name.text if is_political(name.text) else None)
        if party and not (is_outlet(party) or is_place(party) or _is_chamber(party)):
            return party
    says_i = sum(map(bool, map(_I.search, text.sentences))) * _OFTEN > len(text.sentences)
    may_be = text.titled if is_speech or says_i else ()
    return next((one.text for one in may_be if _may_speak(one.text)), None)


def _is_chamber(party: str) -> bool:
    """Whether others speak in a house: “the Parliament of Halden”."""
    return _CHAMBER.search(party) is not None


def _opening_title(text: Text) -> str | None:
    """Return the name that begins the title, or stands apart in it: “Acme roadmap”, “Goals (ACME)”.

    Behind other words is whom the text is about: “Why we left Bolt”.
    """
    title = text.title or ""
    for name in text.titled:
        is_apart = _PARTED.search(title, 0, name.start) or title[name.start - 1] == "("
        no_party = is_place(name.text) or is_occasion(name.text) or is_product(name.text)
        no_party = no_party or _times(text, name.text) < _TWICE
        if is_apart and not (no_party or is_generic(name.text) or is_outlet(name.text)):
            return text.parties.party(name.text) or name.text
    return None


def _its_government(text: Text) -> str | None:
    """Return the word for the government whose budget or programme a text reads out."""
    if not _OF_STATE.search(text.title or text.sentences[0]):
        return None
    return next((found[0] for one in text.sentences if (found := _GOVERNMENT.search(one))), None)


def _times(text: Text, name: str) -> int:
    """Return how often a text has a name, or one that begins with it."""
    counts = text.parties.mentions.items()
    return sum(count for one, count in counts if one == name or one.startswith(f"{name} "))


def _called_we(text: Text) -> str | None:
    """Return whom a text calls itself: “we at Acme”."""
    for _, sentence, named in text.lines():
        for name in named:
            is_us = _HERE.search(sentence, 0, name.start) and _THEN_WE.match(sentence, name.end)
            ours = name.start == 0 and _SINCE_OURS.match(sentence, name.end)
            begun = _FOUNDED.search(sentence, 0, name.start) or _INTRODUCES.search(
                sentence, 0, name.start
            )
            if is_us or ours or begun:
                return text.parties.party(name.text) or name.text
    return None


def _has_office(parties: Parties, person: str) -> bool:
    role = parties.roles[person]
    return role.home is not None or role.speaks is not Speaks.ANYBODY


def _tells_author(title: str, name: Name, *, is_speech: bool) -> bool:
    """Whether a title tells that it is of a name: “Pre-orders | Acme”, “Speech on X – Ann Lee”."""
    if _HEADED.search(title, 0, name.start):
        return True
    if is_speech and title.endswith((" by ", " by the "), 0, name.start):
        return True
    if _OF_AUTHOR.search(title, 0, name.start):
        return True
    is_named = not (is_outlet(name.text) or is_place(name.text) or is_generic(name.text))
    if name.start == 0 and is_named and _CALL.match(title, name.end):
        return True
    is_site = title.endswith(f"| {name.text}") and not is_outlet(name.text)
    return is_site or (is_speech and _may_speak(name.text) and _is_alone(title, name))


def _is_alone(title: str, name: Name) -> bool:
    """Whether a name is all that stands between two marks of a title."""
    return (
        _PARTED.search(title, 0, name.start) is not None
        and _PARTING.match(title, name.end) is not None
    )


def _may_speak(name: str) -> bool:
    """Whether a name in the title of a speech may be the speaker's."""
    no_speaker = is_place(name) or is_occasion(name) or is_generic(name) or _is_chamber(name)
    return " " in name and not no_speaker


def _speaks_of_itself(text: Text) -> bool:
    """Whether the party that a text names most may be its author.

    Whoever says “we” rarely names himself beside it; a customer or a rival is named so.
    """
    beside = alone = 0
    for parties, sentence, named in text.lines():
        if any(parties.party(name.text) == parties.main for name in named):
            is_beside = FIRST_PERSON.search(sentence) is not None
            beside += is_beside
            alone += not is_beside
    is_host = text.parties.main is not None and _is_chamber(text.parties.main)
    return not is_host and (text.parties.is_titled or alone > beside + _ASIDE)
