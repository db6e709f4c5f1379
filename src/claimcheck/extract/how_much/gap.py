"""The words between a cue and the number that it governs: as data."""

import re
from typing import Final

from claimcheck.extract.how_much.promised_acts import (
    ACHIEVE,
    DONE,
    LOWER,
    MOVING,
    REMOVE,
    SINKING,
    UPPER,
)

LONGEST: Final = 160
BLOCK: Final = re.compile(
    r"(?<![\w-])(?:which|who|whose|whom|if|unless|when|while|because|after|before|allow\w*|enabl\w*"
    r"|help\w*|let|lets|letting|than|not|never|without|fail\w*|avoid\w*|prevent\w*|whether|compared"
    r"|no|nor|based|equivalent|versus|despite|although|though|instead|rather|such|like|where"
    r"|he|she|they|could|might|was|were|had|since|according|but|or|worth"
    r"|that (?:will|would|is|are|has|have|can))\b|n['’]t\b|[;:]"
)
"""What parts a number from the verb of the cue, or turns it."""
_DETERMINERS: Final = (
    r"(?:(?:a|an|the|its|their|our|his|her|another|an additional|additional|further|extra|new|up"
    r"|as many as|as much as|a total of|total of|some|at its|in|on|about|initial|more|estimated"
    r"|well|us|them|him|investors|shareholders|customers|farmers|workers) )*"
)
_LEAD: Final = r"(?:.*[ ,])?"
_WORD: Final = r"[\w’'&/-]+ "

DIRECT: Final = re.compile(rf"{_LEAD}(?P<verb>{ACHIEVE}|(?P<gone>{REMOVE})) {_DETERMINERS}$")
"""A verb and its object in small letters: “will open another 20 stores”."""
SHIFT: Final = re.compile(
    rf"{_LEAD}(?:(?P<lower>{LOWER})|(?P<upper>{UPPER})) (?P<what>(?:{_WORD}){{0,9}}?)"
    r"(?P<link>to|at|by|below|under|above|over|beyond|from|up to|down to|between|within)? ?$",
    re.IGNORECASE,
)
"""What is raised or lowered, and how far: “cut emissions to”."""
MOVE: Final = re.compile(
    rf"{_LEAD}(?P<verb>(?P<sinking>{SINKING})|{MOVING}) "
    r"(?P<link>to|at|by|from|up to|below|above|of|(?:with)?in (?:the|a) range of)? ?$"
)
"""A measure that moves by itself, in small letters: “sales will reach”."""
TOTALLING: Final = re.compile(
    rf"{_LEAD}(?:{ACHIEVE}) (?P<what>(?:{_WORD}){{1,5}})"
    r"(?:totall?ing|with a (?:total )?capacity of)(?: a total of)? $",
    re.IGNORECASE,
)
MEASURED: Final = re.compile(
    rf"(?:.*?[ ,])??(?P<what>(?:{_WORD}){{1,8}}?)(?P<link>of|at|in (?:the|a) range of|to be"
    r"|to reach|to exceed|to total|is|to come in at|to be in the range of)"
    r" (?:(?:a|an|the|record) )*$",
    re.IGNORECASE,
)
"""A measure and its number: “targeting sales of”, “the guidance for net sales is”."""
BARE: Final = re.compile(rf"(?:.*?[ ,])??(?P<what>(?:{_WORD}){{1,8}})$")
"""The words ahead of a number that says itself that it is a bound: “revenue between”."""
PRESENT: Final = re.compile(
    r".*\b(?P<verb>present|presence|operat(?:e|ing|ions)|active|available|represented"
    r"|expand(?:ing)?)(?P<gone>)? (?:in|into|to|across) $"
)
"""What is in so many places: “a presence in over 60 countries”."""
REPORTED: Final = re.compile(
    r"(?:[\w’']+ ){0,6}?(?:that )?(?:it|they|he|she|we|I)(?: also)?"
    r"(?: (?:will|would|shall)|['’](?:ll|d))\b"
)
"""How reported speech begins, whose pronoun parts nothing: “said that it would”."""
CUE_WORDS: Final = re.compile(
    r"^(?:(?:is|are|was|were|be|been|has|have|had|will|would|shall|also|now|still|currently|we|its"
    r"|the|a|an|our|their|his|her|target\w*|goal|guidance|forecast\w*|expect\w*|anticipat\w*"
    r"|project\w*|predict\w*|plan\w*|aim\w*|see|sees|outlook|estimate[sd]?|for|of|to|on|with|likely"
    r"|set|full|year|full-year|annual|total|us|towards|intend\w*|seek\w*|commit\w*|pledg\w*"
    r"|promis\w*|including|global|fiscal|and) )+",
    re.IGNORECASE,
)
"""The words of a cue, and determiners behind it."""
BEFORE_NOUN: Final = re.compile(
    r"\b(?:a|an|the|its|their|our|his|her|for|see|incur|record|report|post|take|including"
    rf"|{ACHIEVE}) ",
    re.IGNORECASE,
)
FOR_SUCH: Final = re.compile(
    r"\b(?:goals?|targets?|aims?|plans?|ambitions?|objectives?|construction|building|opening"
    r"|installation|delivery|deployment|roll-?out|launch|creation|hiring|purchase) $"
)
"""What is said of things before their number: “a goal of 500 stores”, “the construction of”."""
FORECAST: Final = re.compile(
    r"(?:is|are) (?:expected|anticipated|projected|forecast|predicted|likely|estimated)"
    r"|(?:expect|anticipat|predict|forecast|foresee|project|estimat)\w*|guid\w+|outlook|see\b"
    r"|should",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(
    r"(?:(?:will|would|shall|to|[\w’']+ (?:\w+ )?to)(?: also| now)? )?"
    rf"(?:be|being) (?:\w+ly )?(?P<verb>{DONE})\b"
)
RISING: Final = re.compile(
    r"(?:will|would|shall|[\w’']+ (?:\w+ )?to)(?: also| now)? "
    r"(?P<verb>open|close|launch|go live|start|begin)\b"
)
MAKING: Final = re.compile(
    r"\b(?:construction|building|opening|installation|delivery|deployment|roll-?out|launch) of$"
)
"""Ahead of what is counted: “the construction of three new towns will begin”."""
CHANGE: Final = re.compile(
    r"\b(?:reductions?|increases?|cuts?|declines?|decreases?|drops?|rises?|improvements?|savings?"
    r"|changes?|hikes?|gains?|jumps?)\b",
    re.IGNORECASE,
)
"""Nouns whose percentage says nothing of where it ends."""
