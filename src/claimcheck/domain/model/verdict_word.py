"""The words that a verdict may be; what each is worth is in `scoring.credit`."""

from typing import Literal, TypeGuard

Ruled = Literal["kept", "partly-kept", "broken", "withdrawn", "superseded", "void", "unverifiable"]
VerdictWord = Literal[Ruled, "reopened"]


def came_true(word: str | None) -> TypeGuard[Literal["kept", "partly-kept"]]:
    """Whether a verdict or a status says that there is a day on which the claim came true."""
    return word in ("kept", "partly-kept")
