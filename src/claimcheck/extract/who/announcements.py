"""Whose announcement a text is: “OSLO, 5 May 2024 – Acme, a maker of pumps, today announced”."""

import re
from typing import Final

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.organisations import is_generic, is_outlet
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.who.parties import Text

_TOP: Final = 5
"""Among so many sentences is the first one of an announcement, behind title and day."""
_BEFORE_VERB: Final = (
    r"(?: ?[(\[][^()\[\]]{1,60}[)\]])*"
    r"(?: ?, (?:an?|the|one|which)\b.{0,400}?,| ?, [^,]{1,60},)?"
    r"(?: (?:also|today|has|have|yesterday|recently|on [A-Z]\w+(?: \d+)?|this \w+)){0,3},? "
)
"""What may stand between a name and its verb."""
_TELLS: Final = (
    r"announce[sd]?|report(?:s|ed)|unveil(?:s|ed)|reveal(?:s|ed)|confirm(?:s|ed)|published"
    r"|(?:hereby )?gives? notice|intends to|proposes to"
)
_ANNOUNCES: Final = re.compile(rf"{_BEFORE_VERB}(?:{_TELLS})\b")
_OPENS: Final = re.compile(rf"{_BEFORE_VERB}(?:{_TELLS}|introduced|completed|launched|signed)\b")
"""What stands behind a name in the first sentence of an announcement."""


def announces(sentence: str, name: Name) -> bool:
    """Whether a name is of whoever announces what a sentence tells."""
    return _ANNOUNCES.match(sentence, name.end) is not None


def find_announcer(text: Text) -> str | None:
    """Return the party that announces something in the first sentence in which anybody does."""
    for parties, sentence, named in text.lines(_TOP):
        for name in named if sentence != text.title else ():
            if not _OPENS.match(sentence, name.end) or is_outlet(name.text) or is_place(name.text):
                continue
            if parties.full(name.text) or is_product(name.text) or is_generic(name.text):
                return None
            return parties.party(name.text)
    return None
