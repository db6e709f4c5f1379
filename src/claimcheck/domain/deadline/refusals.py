"""What is answered to words that no rule reads."""

import re

from claimcheck.domain.deadline.reading import Unreadable

_FORMS = "write it as 2026-06-30, 30 June 2026, Q3 2026, early 2027 or “within five years”"

_VAGUE = (
    r"\b(?:soon|shortly|eventually|someday|some day|one day|ultimately|immediately|asap|presently"
    r"|future|later|foreseeable|imminent(?:ly)?|due course"
    r"|(?:near|short|medium|long(?:er)?)[- ]term"
    r"|few|several|some|many|coming (?:days|weeks|months|years|decades)|next (?:weeks|months|years)"
    r"|in (?:days|weeks|months|years|decades)|time being|indefinitely|forever|ever|never|always"
    r"|time|tba|tbd|whenever|right away|at once)\b"
)
_OPEN = (
    r"\b(?:after|since|beyond|past|not before|no(?:t)? (?:earlier|sooner)|or later|at the earliest"
    r"|(?<!no )(?<!not )later than|onwards?)\b"
)
_FIGURES = r"\b\d{5,}\b"
_CENTURY = r"\b(?:century|centuries|millennium)\b"
_CLOCK = r"\b(?:\d{1,2}:\d\d|\d{1,2} ?[ap]m|noon|midnight|o'clock|morning|evening)\b"


def refusal(words: str, text: str, advice: str) -> Unreadable:
    """Return why `words` cannot be read, with the nearest thing that can.

    `text` is their normal spelling; `advice` is for words that name no time at all.
    """
    shown = quoted(words)
    if re.search(_CENTURY, text):
        return Unreadable(
            f"{shown} has no agreed last day: some end a century with 2099, others with 2100",
            "name the year, decade or day that is meant",
        )
    if re.search(_FIGURES, text):
        return Unreadable(
            f"{shown} has a number that is no year, month or day",
            "years are 1 to 9999; write a day as 2026-06-30",
        )
    if re.search(_OPEN, text):
        return Unreadable(
            f"{shown} names a first day and no last one",
            "name the last day, month, quarter or year that is meant",
        )
    if re.search(_CLOCK, text):
        return Unreadable(f"{shown} names a time of day", "name the day without it")
    if re.search(_VAGUE, text):
        return Unreadable(f"{shown} names no day", advice)
    return Unreadable(f"{shown} cannot be read as a date", _FORMS)


def quoted(words: str) -> str:
    """Return words in quotation marks, on one line and not too long."""
    line = " ".join(words.split())
    return f"“{line[:60]}…”" if len(line) > 61 else f"“{line}”"
