"""An error in a form: the words of the terminal, with its fields and forms in place of options."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from claimcheck.errors import ClaimcheckError
from claimcheck.server.forms.field import Field, FieldError

_OPTION: Final = re.compile(r"--([a-z][a-z-]*)(?: [A-Z]+\b)?")
_COMMAND: Final = re.compile(r"(?:run )?`claimcheck ([a-z-]+)(?: ([a-z0-9][a-z0-9-]*))?[^`]*`")
_WAY_OUT: Final = re.compile(r"^(?:add|leave|give)(?: another)? --([a-z][a-z-]*)")
_NO_FIELDS: Final = {"save": "keep a copy", "month-first": "the month first"}
_PAGES: Final = {
    "check": "the page “Check”",
    "list": "the list of claims",
    "show": "the page of the claim",
}
_WHO: Final = {
    "give --who NAME, or set CLAIMCHECK_WHO or git's user.name": "have the server started with "
    "CLAIMCHECK_WHO set to your name, or behind a proxy that names you",
    "another person must sign it: --who NAME": "another person must sign it",
}


@dataclass(frozen=True, slots=True)
class FailureWords:
    """What went wrong, in the words of a form."""

    message: str
    hint: str
    """Empty where the way out is one of the terminal alone."""
    choices: Sequence[str]
    forms: Sequence[tuple[str, str]]
    """The forms that a way out names: what each is called, and its address."""
    wrong: Mapping[str, str]
    """What is wrong with a field, by its name; empty where it is no single field."""


def in_words(
    failure: ClaimcheckError, fields: Sequence[Field], acts: Mapping[str, str]
) -> FailureWords:
    """Return an error as a form tells it; `acts` has what each form is called, by its name."""
    labels = labels_of(fields)

    def command(found: re.Match[str]) -> str:
        if found[1] in acts:
            return f"use “{acts[found[1]]}”" if found[0][0] == "r" else f"“{acts[found[1]]}”"
        return _PAGES.get(found[1], found[0])

    ways = [
        (acts[name], f"{name}?claim={quote(id_)}")
        for name, id_ in _COMMAND.findall(failure.hint)
        if name in acts and id_
    ]
    message = by_labels(failure.message, labels)
    hint = by_labels(_COMMAND.sub(command, _WHO.get(failure.hint, failure.hint)), labels)
    return FailureWords(
        message,
        "" if _OPTION.search(hint) else hint,
        failure.choices,
        ways,
        {one.name: by_labels(_about(failure), labels) for one in fields if _is_in(one, failure)},
    )


def labels_of(fields: Iterable[Field]) -> Mapping[str, str]:
    """Return what fields are called in a sentence, by their names."""
    return {one.name: re.split("[:;]", one.label)[0] for one in fields}


def by_labels(text: str, labels: Mapping[str, str]) -> str:
    """Return a text in which options are called as the fields of a form are."""

    def called(found: re.Match[str]) -> str:
        label = labels.get(found[1]) or _NO_FIELDS.get(found[1])
        return f"“{label}”" if label else found[0]

    return _OPTION.sub(called, text)


def _is_in(field: Field, failure: ClaimcheckError) -> bool:
    """Whether an error is about a field: its message names it, or the way out begins there."""
    if isinstance(failure, FieldError):
        return failure.key == field.key
    named = _OPTION.findall(failure.message)[:1] or _WAY_OUT.findall(failure.hint)
    return named == [field.name]


def _about(failure: ClaimcheckError) -> str:
    """Return what is wrong, without the option in front: it stands at its field."""
    return re.sub(r"^--[a-z-]+: ", "", failure.message)
