"""Words that several cues are made of."""

from typing import Final

ADVERB: Final = (
    r"(?: (?:also|now|still|currently|reportedly|not|only|fully|further|initially|both|widely"
    r"|already|well|firmly|actively))?"
)
BE: Final = (
    r"(?:is|are|am|'s|'re|’s|’re|remains?|be"
    rf"|(?:[Ww]e|[Tt]hey|[Yy]ou|[Ii]t|[Hh]e|[Ss]he|[Tt]hat)['’](?:re|s)|I['’]m){ADVERB}"
)
