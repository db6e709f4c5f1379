"""An error in a form: the words of the terminal, with its fields in place of options."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from claimcheck.errors import ClaimcheckError
from claimcheck.server.forms.field import Field

_OPTION: Final = re.compile(r"--([a-z][a-z-]*)(?: [A-Z]+\b)?")
_COMMAND: Final = re.compile(r"`claimcheck ([a-z-]+) ([a-z0-9][a-z0-9-]*)[^`]*`")
_NO_FIELDS: Final = {"who": "your name", "month-first": "the month first"}


@dataclass(frozen=True, slots=True)
class FailureWords:
    """What went wrong, in the words of a form."""

    message: str
    hint: str
    choices: Sequence[str]
    forms: Sequence[tuple[str, str]]
    """The forms that a way out names: what each is called, and its address."""


def in_words(
    failure: ClaimcheckError, fields: Sequence[Field], titles: Mapping[str, str]
) -> FailureWords:
    """Return an error as a form tells it; `titles` has what each form is called, by its name."""
    labels = {one.name: one.label.partition(":")[0] for one in fields}
    ways = [
        (f"{titles[name]} {id_}", f"{name}?claim={quote(id_)}")
        for name, id_ in _COMMAND.findall(failure.hint)
        if name in titles
    ]
    message, hint = (by_labels(one, labels) for one in (failure.message, failure.hint))
    return FailureWords(message, hint, failure.choices, ways)


def by_labels(text: str, labels: Mapping[str, str]) -> str:
    """Return a text in which options are called as the fields of a form are."""

    def called(found: re.Match[str]) -> str:
        label = labels.get(found[1]) or _NO_FIELDS.get(found[1])
        return f"“{label}”" if label else found[0]

    return _OPTION.sub(called, text)
