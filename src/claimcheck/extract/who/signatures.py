"""Who signs a text: in the by-line at its top, or below it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.extract.names.capitals import is_person
from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import TITLE
from claimcheck.extract.names.organisations import is_occasion, is_outlet
from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.who.parties import Parties, Text

_TOP: Final = 4
"""Lines at the top of a text of which one may be its by-line."""
_BOTTOM: Final = 3
"""Lines at its end of which one may be its signature."""
_BY: Final = re.compile(
    r"(?:(?:[Ww]ritten |[Aa]uthored |[Pp]osted )?[Bb]y|[Aa]uthor:|.{0,30}\b(?:19|20)\d\d\W+)"
    r" ?(?:[Tt]he )?"
)
"""What stands before the name of its author in a line of a text’s head: “By”, a day."""
_FROM: Final = re.compile(r"(?:(?:[Ff]rom|[Bb]y|[Ss]igned:?|[—–-]+) ?)?(?:[Tt]he )?")
"""What stands before the first name of a signature."""
_BETWEEN: Final = re.compile(
    r"(?:,|,? and| &)(?: (?:all|everyone|everybody) at)?(?: the)?(?: whole| entire)? "
)
_OFFICE: Final = re.compile(
    rf"(?:[\w&]+ )*?(?:{TITLE.pattern})(?: [Oo]fficer)?(?:,| of| at) (?:the )?"
)
"""What stands before the party in a line below a name: “Chief Executive Officer, Acme”."""
_TEAMS: Final = (" team", " Team")
_TEAM: Final = re.compile(r"(?:['’]s?)?(?: [Tt]eam)?")


def find_signer(text: Text) -> str | None:
    """Return the person or the party whose name alone stands in a by-line or a signature."""
    lines = list(text.lines())
    for parties, line, named in lines[:_TOP]:
        for name in named[:1]:
            is_all = name.end == len(line) and " " in name.text
            is_nobody = is_place(name.text) or is_occasion(name.text)
            if is_all and not is_nobody and _BY.fullmatch(line, 0, name.start):
                return parties.full(name.text) or name.text
    for parties, line, named in lines[: -_BOTTOM - 1 : -1]:
        if named and _OFFICE.fullmatch(line, 0, named[0].start) and named[0].end == len(line):
            return parties.party(named[0].text) or named[0].text
        if named and _is_signature(line, named):
            team = named[-1].text if line.endswith(_TEAMS) else None
            return next(_signers(parties, named), team)
    return None


def _is_signature(line: str, named: Sequence[Name]) -> bool:
    """Whether a line has nothing but names, and words that a signature has beside them."""
    places = [(one.end, other.start) for one, other in pairwise(named)]
    return (
        _FROM.fullmatch(line, 0, named[0].start) is not None
        and all(_BETWEEN.fullmatch(line, *place) for place in places)
        and _TEAM.fullmatch(line, named[-1].end) is not None
    )


def _signers(parties: Parties, named: Sequence[Name]) -> Iterator[str]:
    """Yield the parties of a signature, the last first, and then the people."""
    for name in reversed(named):
        if (party := parties.party(name.text)) and not is_outlet(party):
            yield party
    for name in named:
        if person := parties.full(name.text):
            yield parties.homes[person] or person
        elif is_person(name.text) or (name.start and " " in name.text):
            yield name.text
