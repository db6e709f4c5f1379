"""Claims that somebody else proposes for a text: a JSON list, each a draft or a fault in it."""

import json
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Final, get_args

from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.target import Target, parse_target
from claimcheck.domain.model.value_kinds import TARGET, WrongType, WrongValue
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.source_text import SourceFault, decode, read_json

_KINDS: Final = get_args(ClaimKind)
_FORM: Final = "`claimcheck schema drafts` shows the form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim that is proposed for a text."""

    sentence: str
    """The words of the text, word for word."""
    claimant: str | None
    """The claimant, by a name that appears in the text; null if it names none."""
    deadline_words: str | None
    """The words of the sentence that give the deadline; null if it gives none."""
    text: str | None = None
    """The claim in one sentence."""
    kind: ClaimKind | None = None
    target: Target | str | None = None
    """As in the file, or in words: “at least 60 countries”."""
    number: int = field(default=0, metadata={"own": True})
    """Its place in the list, from 1."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What of a draft cannot be taken, and why."""

    number: int
    """The place of the draft in its list, from 1."""
    field: str
    value: str | None
    reason: str


def read_drafts(content: bytes, name: str) -> list[Draft | list[Refused]]:
    """Return the drafts of a file, and in the place of each that has no such form its faults.

    UsageError where it is no JSON list.
    """
    try:
        rows = read_json(decode(content))
    except SourceFault as fault:
        raise UsageError(f"--drafts: {name}: {fault.message}", fault.hint or _FORM) from None
    if not isinstance(rows, list):
        raise UsageError(f"--drafts: {name} is not a JSON list of drafts", _FORM)
    return [_draft(number, row) for number, row in enumerate(rows, 1)]


def _draft(number: int, row: Any) -> Draft | list[Refused]:
    if not isinstance(row, dict):
        return [Refused(number, "", _shown(row), f"is not an object; {_FORM}")]
    values: dict[str, Any] = {}
    faults = []
    for name, is_needed in _declared():
        if name not in row:
            if is_needed:
                faults.append(Refused(number, name, None, "is missing"))
            continue
        try:
            values[name] = _value(name, row[name])
        except ValueError as fault:
            faults.append(Refused(number, name, _shown(row[name]), str(fault)))
    return faults or Draft(**values, number=number)


def _declared() -> Iterator[tuple[str, bool]]:
    """Yield the keys of a draft, each with whether it is needed."""
    for one in fields(Draft):
        if not one.metadata:
            yield one.name, one.default is MISSING


def _value(name: str, raw: Any) -> Any:
    if raw is None and name != "sentence":
        return None
    if name == "target" and isinstance(raw, dict):
        try:
            return TARGET.read(raw)
        except WrongType:
            raise WrongValue(f"is not a target; {_FORM}") from None
    if not isinstance(raw, str):
        raise WrongValue("is not text")
    if name == "target":
        return parse_target(raw)
    if name == "kind" and raw not in _KINDS:
        raise WrongValue(f"is not one of {', '.join(_KINDS)}")
    if not raw.strip():
        raise WrongValue("is empty")
    return raw.strip()


def _shown(raw: Any) -> str:
    return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False)
