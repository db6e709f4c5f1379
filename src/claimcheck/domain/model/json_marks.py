"""How the fields of a result lie in its JSON, told where the field is declared."""

from typing import Final

FLAT: Final = {"flat": True}
"""The fields of this value stand beside those of the result that holds it."""


def called(name: str) -> dict[str, str]:
    """Return the mark of a field whose JSON key is not the field's name."""
    return {"key": name}
