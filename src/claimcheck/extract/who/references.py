"""Whom the words mean that name nobody: “we”, “it”, “the company”, “the government”."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from claimcheck.extract.names.nations import is_nation
from claimcheck.extract.names.organisations import is_body, is_institution, is_political
from claimcheck.extract.who.governments import GOVERNMENT, is_named
from claimcheck.extract.who.parties import Parties
from claimcheck.extract.who.unnamed_subjects import Subject


class Source(NamedTuple):
    """Whose speech a sentence reports."""

    person: str | None = None
    party: str | None = None
    """Who says it itself, or for whom the person speaks."""
    foretells: bool = False
    """Whether it is an observer, whose word on others is a forecast of their own."""
    end: int = 0
    """Where the verb of speech ends, if what is said follows it."""


NOBODY: Final = Source()


_PUBLIC_WORDS: Final = """
airport school college club trust port museum theatre federation association charity hospital agency
ministry board party council union city department authority commission regulator institute
university fund foundation coalition campaign
"""
_PUBLIC: Final = frozenset(_PUBLIC_WORDS.split())
"""What public bodies are called, as against companies."""


_LOWER: Final = frozenset(("state", "local", "provincial", "regional", "city"))
"""Governments below that of a country, which are another one than it."""
_ANY: Final = frozenset(("company", "firm", "group", "business", "brand", "giant"))
"""What any company is called, whatever else it is."""
_LEVEL: Final = re.compile(r"\b(parish|town|district|borough|county|provincial) council$")
"""A council that is another one than the council of another level."""
_AGE: Final = 2
"""So many sentences on, “they” are no longer who acted last."""
UNNAMED: Final = "speaks for a party that the text does not name"


class Answer(NamedTuple):
    """The party that is meant, and why."""

    party: str | None
    reason: str


def resolve(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return the party that the subject of a cue means; None where it is a thing of nobody."""
    find = _MEANINGS.get(subject.kind)
    return find(parties, subject, source, cue) if find else None


def _party(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    return Answer(subject.text, f"subject of “{cue}”")


def _owner(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    return Answer(subject.text, f"owner of the subject of “{cue}”")


def _person(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    parties.person = subject.text
    home = parties.homes.get(subject.text)
    if home is None or home == subject.text:
        return Answer(home, f"subject of “{cue}”")
    return Answer(home, f"{subject.text} acts for {home}")


def _we(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return who says it in the sentence, else whose text it is, else who spoke before."""
    word = f"“{subject.text}”"
    if source.person or source.party:
        who = source.person or source.party
        party = source.party or parties.author
        return Answer(party, f"{word} in the words of {who}" if party else UNNAMED)
    if parties.section:
        return Answer(parties.section, f"{word} below “{parties.section}”")
    if parties.is_own:
        author = parties.author
        return Answer(author, f"{word} in a text of {author}") if author else None
    if parties.person:
        home = parties.homes.get(parties.person)
        return Answer(home, f"{word} in the words of {parties.person}")
    before = parties.voice or parties.last or parties.main
    return Answer(before, f"{word} after {before}") if before else None


def _it(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return who says it, else who acted last; of long ago, the party that speaks."""
    is_old = parties.age > _AGE and parties.author is not None
    last = parties.section or (parties.author if is_old else parties.last)
    before = source.party or last or parties.main
    return Answer(before, f"“{subject.text}” means {before}") if before else None


def _many(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    return Answer(None, f"“{subject.text}” are not named")


def _itself(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return the party with that word in its name, else the one that a report is about.

    “The Bank has pledged” is of the World Bank, “Management guided to” of whose report it is.
    """
    noun = subject.text.rpartition(" ")[2]
    kin = [one for one in (*parties.acting, *parties.mentions) if one.endswith(f" {noun}")]
    kin = kin or [one for one in parties.acting if one == noun]
    if parties.author and (not kin or parties.author in kin):
        meant = parties.main
    else:
        meant = max(kin, key=lambda one: parties.mentions[one], default=None)
    return Answer(meant, f"“{subject.text}” means {meant}") if meant else None


def _he(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    person = source.person or parties.person
    if person is None:
        return None
    home = parties.homes.get(person)
    return Answer(home, f"“{subject.text}” means {person}" if home else UNNAMED)


def _group(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return who says it, the party that has the noun in its name, or the last that fits."""
    noun = subject.text.rpartition(" ")[2]
    word = f" {noun.capitalize()}"
    kin = [one for one in parties.acting if word in f" {one}"]
    kin = kin or [one for one in parties.mentions if one.endswith(word) and is_body(one)]
    if noun == "party":
        kin = [one for one in parties.acting if is_political(one)]
    if noun in ("country", "nation"):
        return _country(parties, subject)
    kin = kin or _called(parties, noun)
    kin = [one for one in kin if one in parties.seen]
    level = _LEVEL.search(subject.text)
    if level and kin and not any(level[1].capitalize() in one.split(" ") for one in kin):
        return Answer(level[0], f"“{subject.text}” is named so")
    last = parties.last
    is_named = last in parties.acting or (last or "")[:1].isupper()
    if noun not in _PUBLIC and last and (_is_public(last) or not is_named):
        last = None
    is_himself = source.party is not None and source.party == source.person
    is_other = noun in _PUBLIC and bool(kin) and source.party not in kin
    if source.party and not (is_himself or is_other):
        meant: str | None = source.party
    elif parties.section and noun == "party":
        meant = parties.section
    elif kin:
        meant = last if last in kin else max(kin, key=lambda one: parties.acting[one])
    elif parties.is_own and parties.author:
        meant = parties.main if parties.is_note else parties.author
    elif noun == "ministry" and " ministry" in subject.text[4:]:
        return Answer(subject.text[4:], f"“{subject.text}” is named so")
    elif is_himself and noun in _PUBLIC:
        return Answer(None, f"“{subject.text}” is not named")
    else:
        meant = last or parties.main
    return Answer(meant, f"“{subject.text}” means {meant}") if meant else None


def _called(parties: Parties, noun: str) -> list[str]:
    """Return the one party that a text calls by a noun, which is not what any company is called."""
    found = [] if noun in _ANY else [one for one in parties.called(noun) if one in parties.seen]
    return found if len(found) == 1 else []


def _country(parties: Parties, subject: Subject) -> Answer | None:
    """Return the one country that acts in a text and was named by now."""
    found = [one for one in parties.acting if is_nation(one) and one in parties.seen]
    return Answer(found[0], f"“{subject.text}” means {found[0]}") if len(found) == 1 else None


def _is_public(party: str) -> bool:
    """Whether a party is no company: an institution, a government, one of politics."""
    is_government = party.lower().endswith(("government", "administration"))
    return is_government or is_institution(party) or is_political(party)


def _groups(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    meant = parties.together or parties.last or parties.main
    return Answer(meant, f"“{subject.text}” means {meant}") if meant else None


def _government(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return the government that the words name, or the one that the text names elsewhere."""
    found = GOVERNMENT.pattern.fullmatch(subject.text)
    if found is None or is_named(found):
        return Answer(subject.text, f"subject of “{cue}”")
    level = found["plain"].rpartition(" ")[0]
    is_other = level in _LOWER and level not in (parties.government or "")
    known = found["plain"] if is_other else parties.government or found["plain"]
    return Answer(
        known,
        f"subject of “{cue}”" if known == found["plain"] else f"“{found['plain']}” means {known}",
    )


def _ours(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    return _we(parties, subject, source, cue)


def _words(parties: Parties, subject: Subject, source: Source, cue: str) -> Answer | None:
    """Return a body or a crowd in the words of the text."""
    return Answer(subject.text, f"subject of “{cue}”")


_MEANINGS: Final[dict[str, Callable[[Parties, Subject, Source, str], Answer | None]]] = {
    "party": _party,
    "person": _person,
    "owner": _owner,
    "we": _we,
    "ours": _ours,
    "itself": _itself,
    "it": _it,
    "its": _it,
    "many": _many,
    "he": _he,
    "group": _group,
    "groups": _groups,
    "government": _government,
    "body": _words,
    "crowd": _words,
}
