"""What was typed into a form, as it came, and the words that it gives."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from claimcheck.errors import UsageError
from claimcheck.server.forms.field import Field, FieldError
from claimcheck.server.forms.form import Form
from claimcheck.server.request_body import LARGEST_BODY

_MOST_FIELDS: Final = 10_000
"""Eight for each promise that was found in a text, and a body is bounded besides."""
_KEY: Final = "claimcheck.typed"
_YES: Final = ("yes", "on", "true", "1")


class ControlError(FieldError):
    """A field holds a character that no text has (2)."""

    def __init__(self, field: Field, character: str) -> None:
        name = unicodedata.name(character, f"U+{ord(character):04X}")
        told = name if name.startswith("U+") else f"U+{ord(character):04X} {name.lower()}"
        super().__init__(
            field.key, f"{field.label}: there is a control character in it, {told}", "take it out"
        )


@dataclass(frozen=True, slots=True)
class Typed:
    """The values of the fields of a form, by their names."""

    values: Mapping[str, Sequence[str]]

    def of(self, field: Field) -> str:
        """Return what a field shows: what was typed, or what it holds where nobody typed."""
        if field.kind in ("list", "some"):
            return ", ".join(self.values.get(field.name, ()))
        return self.first(field.name) if field.name in self.values else field.value

    def first(self, name: str) -> str:
        """Return the first value of a name; empty without one."""
        return next(iter(self.values.get(name, ())), "")

    def has(self, field: Field, value: str) -> bool:
        """Whether a choice is taken, or a flag is set."""
        if field.kind == "flag":
            return self.first(field.name) in _YES
        if field.kind == "some":
            return value in self.values.get(field.name, ())
        return self.of(field) == value

    def all(self, name: str) -> Sequence[str]:
        """Return all values of a name."""
        return self.values.get(name, ())

    @property
    def wants_copy(self) -> bool:
        """Whether a copy of the source is wanted: it is, unless somebody has said no."""
        return "saves" not in self.values or self.first("save") in _YES

    def has_any(self, fields: Iterable[Field]) -> bool:
        """Whether something was typed into any of some fields."""
        return any("".join(self.values.get(one.name, ())) not in ("", one.value) for one in fields)

    def words(self, form: Form) -> dict[str, Any]:
        """Return the words for each key of a form, as a command takes them.

        ControlError for a control character; the ends of lines are spaces.
        """
        return {"archived": None, "wording": None} | {
            one.key: self._words(one) for one in form.fields
        }

    def _words(self, field: Field) -> Any:
        given = [_one_line(field, one) for one in self.values.get(field.name, ())]
        text = given[0] if given else field.value
        match field.kind:
            case "flag":
                return text in _YES
            case "either":
                return {"yes": True, "no": False}.get(text)
            case "some":
                return [one for one in given if one]
            case "list":
                parts = (part.strip() for one in given for part in one.split(","))
                return [one for one in parts if one] or (
                    [] if field.key in ("add", "drop") else None
                )
        return text or None


async def typed_in(request: Request) -> Typed:
    """Return what a form that was sent holds; UsageError for what is no form."""
    try:
        sent = await request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=LARGEST_BODY)
    except (HTTPException, MultiPartException, UnicodeError) as fault:
        raise UsageError(
            f"this is no form that can be read ({getattr(fault, 'detail', fault)})",
            "send it from its page",
        ) from None
    typed = typed_of((name, str(value)) for name, value in sent.multi_items())
    request.scope[_KEY] = typed
    return typed


def was_typed(scope: Mapping[str, Any]) -> Typed | None:
    """Return what the form of a request held that was read; None where none was."""
    typed: Typed | None = scope.get(_KEY)
    return typed


def typed_of(pairs: Iterable[tuple[str, str]]) -> Typed:
    """Return what names and values give, each name as often as it comes."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(_text(name), []).append(_text(value))
    return Typed(values)


def _text(given: str) -> str:
    """Return a text without halves of characters, which no file and no answer can hold."""
    return given.encode(errors="replace").decode()


def _one_line(field: Field, text: str) -> str:
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    for one in text:
        if unicodedata.category(one) == "Cc":
            raise ControlError(field, one)
    return text.strip()
