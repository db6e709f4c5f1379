"""What somebody typed, on a page that says why it was not taken: there is nothing to type anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from claimcheck.server.forms.catalogue import FORMS
from claimcheck.server.forms.field import Field
from claimcheck.server.forms.typed import Typed, was_typed

_OF_A_TEXT: Final = (
    Field("address", "address", "The address of the page", is_first=True),
    Field("text", "text", "The text", "area", is_first=True),
)
_BUTTONS: Final = ("confirm", "preview")


@dataclass(frozen=True, slots=True)
class TypedAgain:
    """A form that was sent, filled in as it came."""

    name: str
    """Of the form, and of its path."""
    fields: Sequence[Field]
    """Those that are seen."""
    typed: Typed

    @property
    def unseen(self) -> Iterator[tuple[str, str]]:
        """Yield all other names and values, which are sent along again."""
        apart = {*_BUTTONS, *(one.name for one in self.fields)}
        for name in self.typed.values:
            if name not in apart:
                yield from ((name, value) for value in self.typed.all(name))


def typed_again(request: Request) -> TypedAgain | None:
    """Return the form that a request has brought; None where it brought none, or nothing in it."""
    typed = was_typed(request.scope)
    name = request.url.path.removeprefix("/")
    fields = _OF_A_TEXT if name == "extract" else FORMS[name].fields if name in FORMS else ()
    if typed is None or not typed.values or not fields:
        return None
    # What a claim gives to choose from cannot be shown without the claim.
    shown = (one for one in fields if one.of_claim is None)
    return TypedAgain(name, [one for one in shown if one.is_first or typed.has_any([one])], typed)
