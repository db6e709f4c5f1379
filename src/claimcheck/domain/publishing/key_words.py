"""What the keys of a claim are called before readers, and their values in prose."""

from typing import Final

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.english import length_in_words, span_in_words
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.standing.target_change import target_in_words

_LABELS: Final = {
    "text": "Wording",
    "claimant": "Promised by",
    "speaker": "Said by",
    "made": "Said",
    "deadline": "Due",
    "deadline_words": "Due, in their words",
    "quote": "In their words",
    "wording": "How it is quoted",
    "original": "Original words",
    "lang": "Language",
    "title": "Title of the source",
    "archived": "Archived copy",
    "snapshot": "Saved copy",
    "criteria": "Kept if",
    "condition": "On the condition that",
    "holds": "Must hold",
}


def label_of(field: str) -> str:
    """Return what a field of a claim is called on its page: “Kept if” of `criteria`."""
    return _LABELS.get(field, field.replace("_", " ").capitalize())


def value_in_prose(value: object) -> str:
    """Return a value of a key as people write it: “8 March 2025”; empty where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value)
        case Span():
            return span_in_words(value)
        case Duration():
            return length_in_words(value)
        case Target():
            return target_in_words(value)
        case _:
            return str(value)
