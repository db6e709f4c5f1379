"""What can be done from a page that is read at the desk, in a browser."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of claims was narrowed by, as it was typed."""

    words: str = ""
    status: str = ""
    claimant: str = ""
    tag: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What whoever reads a page may do, and where; addresses follow from `home`."""

    home: str
    """What leads from the page to the root of the server: empty, or `../` and so on."""
    style: str
    script: str
    icon: str
    """Paths below the root of the style sheet, the script and the icon that only the desk has."""
    head: str
    """The name of what the ledger held."""
    who: str | None
    """Who reads; None where nobody says."""
    may_write: bool
    is_past: bool
    """Whether the page shows the ledger on another day than today."""
    to_review: int
    """How many claims wait in the weekly round."""
    statuses: Sequence[str]
    """Those that a list can be narrowed to."""
    asked: Asked = field(default_factory=Asked)
