"""The words by which somebody is said to speak, or speaks for himself."""

import re
from typing import Final

SPEECH: Final = re.compile(
    r"\b(?:said|says|say|announced|announces|announce|stated|states|tells?|reiterated|claims|claimed"
    r"|(?<!am )(?<!are )(?<!is )(?<!was )(?<!were )told"
    r"|revealed|confirmed|confirms|declared|added|adds|explained|reported|reports|warned|warns"
    r"|stressed|noted|notes|predicts|predicted|estimates?|estimated|promised|promises|pledged"
    r"|vowed|vows|insisted|commented|emphasi[sz]ed|described|elaborated|concluded"
    r"|announcing|saying|stating|adding|writes|wrote|[Aa]ccording to)\b"
)
"""Verbs of reported speech. Those that argue (“asserted”, “dismissed”) are not among them."""

FIRST_PERSON: Final = re.compile(
    r"\b(?:[Ww]e|I)\b(?: \w+)? (?:will|shall|plan|aim|intend|expect"
    r"|are|target|pledge|commit|promise|anticipate|project|forecast|seek)\b|\b[Ww]e['’]ll\b"
)
