"""A field of a form: called as the option of the command, for a key of the block that is made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import Key, docs_of, keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.value_kinds import CLAIM_KEYS, FLAG, SLUGS, TEXTS
from claimcheck.errors import UsageError

FieldKind = Literal["line", "area", "choice", "flag", "either", "list", "some", "hidden"]
"""`either` is a flag that may be left as it is, `some` any number of choices."""

Choice = tuple[str, str]
"""A value, and what it is called."""

_NOT_TYPED: Final = ("by", "recorded", "imported", "snapshot", "tags_added", "tags_dropped")
_NAMES: Final = {"deadline": "by", "dropped": "drop", "parts": "part", "tags": "tag"}
"""Fields that are called otherwise than their key: what is given one at a time, and `--by`."""
_AREAS: Final = ("text", "quote", "original", "because", "question", "criteria")
_EITHER: Final = (("", "as it is"), ("yes", "yes"), ("no", "no"))


class FieldError(UsageError):
    """What was typed into one field cannot be taken (2)."""

    def __init__(self, key: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.key = key


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    name: str
    key: str
    """The field of the block that it gives the words for."""
    label: str
    kind: FieldKind = "line"
    hint: str = ""
    """What an empty field means."""
    choices: Sequence[Choice] = ()
    of_claim: "Callable[[Claim], Sequence[Choice]] | None" = None
    """What a claim gives to choose from."""
    is_first: bool = False
    """Whether it is seen at once, and not among the further ones."""
    is_needed: bool = False
    value: str = ""
    """What it holds in a form that nobody has filled in."""
    is_short: bool = False
    """Whether it stands beside another short one."""
    known: Literal["", "claimants", "tags"] = ""
    """Which words of the ledger are offered while somebody types."""

    def of(self, claim: Claim | None) -> "Field":
        """Return the field of a form about a claim."""
        if self.of_claim is None or claim is None:
            return self
        return replace(self, choices=self.of_claim(claim))


def fields_of(
    block: type[Block],
    first: Sequence[Field | str],
    labels: Mapping[str, str],
    but: Sequence[str] = (),
) -> tuple[Field, ...]:
    """Return a field for each key of a block, those that are seen at once before the others.

    A field that is given is taken as it is, for the key that it names.
    """
    own = {one.key: one for one in first if isinstance(one, Field)}
    order = [one if isinstance(one, str) else one.key for one in first]
    made = {one.key: one for one in _fields(block, labels) if one.key not in but} | own
    seen = [replace(made[key], is_first=True) for key in order]
    return (*seen, *(one for key, one in made.items() if key not in order))


def _fields(block: type[Block], labels: Mapping[str, str]) -> Iterator[Field]:
    docs = docs_of(block)
    for name, key in keys_of(block).items():
        if key.field not in _NOT_TYPED:
            label = labels.get(key.field) or _label(docs[key.field])
            kind, choices = _kind(key)
            value = str(key.default) if kind == "choice" and key.default else ""
            yield Field(
                _NAMES.get(key.field, name),
                key.field,
                label,
                kind,
                choices=choices,
                value=value,
                is_needed=key.required and key.field != "date" and key.field != "made",
            )


def _label(doc: str) -> str:
    """Return what a docstring says of a key, as it stands above a field."""
    text = " ".join(doc.split()).removesuffix(".")
    if text.endswith(". Repeatable"):
        return f"{text.removesuffix('. Repeatable')} (with commas between several)"
    return text.replace("--by", "the field above")


def _kind(key: Key) -> tuple[FieldKind, Sequence[Choice]]:
    words: Any = key.kind.schema.get("enum")
    if key.kind is FLAG:
        return ("either", _EITHER) if key.default is None else ("flag", ())
    if words:
        blank = [] if key.required or key.default else [("", "not said")]
        return "choice", (*blank, *((one, one.replace("-", " ")) for one in words))
    if key.kind in (TEXTS, SLUGS, CLAIM_KEYS):
        return "list", ()
    return ("area" if key.field in _AREAS else "line"), ()
