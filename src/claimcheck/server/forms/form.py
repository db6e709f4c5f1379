"""A form: which change it makes of which words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.desk.new_facts import Words
from claimcheck.desk.session import Say, Session
from claimcheck.domain.changing.change import Change
from claimcheck.server.forms.field import Field

Make = Callable[[Session, Sequence[str], Words, str | None, Say], Change]
"""Makes the change of the ids of claims, of words, and of who records; what was read is said."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a person fills in."""

    name: str
    """That of the command, and of the path."""
    title: str
    """“Add evidence to”; the claim stands behind it, if it is about one."""
    act: str
    """What a button that leads to it says."""
    fields: Sequence[Field]
    make: Make
    about: Literal["nothing", "a claim", "claims"] = "a claim"
    saves: bool = False
    """Whether a copy of the source can be kept."""
    adds: bool = False
    """Whether it is written though the claim has changed meanwhile: it decides nothing."""
    saved: str = "Saved"
    """What has then been done."""
