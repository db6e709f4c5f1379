"""What is answered to words that cannot be read."""

import re

from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.reading import Unreadable

_FORMS = "write it as 2026-06-30, 30 June 2026, Q3 2026, early 2027 or “within five years”"
_CLOCK = r"\d:\d\d|\d ?[ap]\.?m\b|\b(?:noon|midnight|o'clock|morning|afternoon|evening)\b|\dt\d"


def refusal(words: str, text: str, reader: Reader) -> Unreadable:
    """Return why `words` cannot be read, with the nearest thing that can.

    `text` is their plain spelling, `reader` has their tokens.
    """
    shown = quoted(words)
    keys = [token.key for token in reader.words]
    if {"century", "centuries", "millennium"} & set(keys):
        return Unreadable(
            f"{shown} has no agreed last day: some end a century with 2099, others with 2100",
            "name the year, decade or day that is meant",
        )
    if re.search(_CLOCK, text):
        return Unreadable(f"{shown} names a time of day", "name the day without it")
    for name in ("undated", "open"):
        for at in range(len(keys)):
            for meaning in reader.read(name, at).values():
                if keys[at - 1 : at] not in (["no"], ["not"]):
                    return about(words, meaning)
    if any(key in ("#5", "#6", "#7", "#8", "#9") or key[:2] == "#1" != key for key in keys):
        return Unreadable(
            f"{shown} has a number that is no year, month or day",
            "years are 1 to 9999; write a day as 2026-06-30",
        )
    return Unreadable(f"{shown} cannot be read as a date", _part(words, reader) or _FORMS)


def _part(words: str, reader: Reader) -> str:
    """Return the advice to give only the part of the words that can be read, if there is one."""
    readable = [
        (end - at, at, end, meaning)
        for at in range(len(reader.words))
        for end, meaning in reader.read("date", at).items()
        if not isinstance(meaning, Unreadable)
    ]
    for length, at, end, meaning in sorted(readable, key=lambda part: -part[0]):
        try:
            span = reader.context.resolve(meaning).span
        except (ValueError, OverflowError):
            continue
        if 2 * length >= len(reader.words):
            part = words[reader.words[at].start : reader.words[end - 1].end]
            return f"{quoted(part)} alone can be read, as {span}"
    return ""


def about(words: str, refusal: Unreadable) -> Unreadable:
    """Return a refusal that quotes all of the words that it is about."""
    message = refusal.message
    if not message:
        message = f"{quoted(words)} is not in the calendar"
        return Unreadable(message, "the calendar has the years 1 to 9999")
    if message.startswith("that "):
        message = f"{quoted(words)} {message.removeprefix('that ')}"
    return type(refusal)(message, refusal.hint)


def quoted(words: str) -> str:
    """Return words in quotation marks, on one line and not too long."""
    line = " ".join(words.split())
    return f"“{line[:60]}…”" if len(line) > 61 else f"“{line}”"
