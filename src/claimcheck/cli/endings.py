"""What the name of an output says of its format: an ending promises what is in the file."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from claimcheck.cli.delivery import refuse_ledgers_and_snapshots
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError

F = TypeVar("F", bound=str)

_NONE: Final = re.compile(r"\.[\d_-]+|")
"""What promises nothing: no ending, and `.2` of `v1.2`."""


def format_of(
    session: Session,
    output: str | None,
    asked: F | None,
    endings: Mapping[F, Sequence[str]],
    default: F,
) -> F:
    """Return the format to write: the one asked for, else the one of the ending, else the default.

    UsageError where the name ends as none of the formats do, or not as the one asked for does, and
    before that where it is the name of a ledger or a snapshot.
    """
    if output not in (None, "-"):
        refuse_ledgers_and_snapshots(session, Path(str(output)))
    name = re.split(r"[/\\]", output or "")[-1].lower()
    ending = name[name.rindex(".") :] if "." in name.lstrip(".") else ""
    if output is None or (name and _NONE.fullmatch(ending)):
        return asked or default
    formats = [name for name, known in endings.items() if ending in known]
    if formats and asked in (None, *formats):
        return asked or formats[0]
    right = endings[asked] if asked else [one for known in endings.values() for one in known]
    wrong = (
        f"{ending} is the ending of {formats[0]}, not of {asked}"
        if formats
        else f"no format of this command ends in {ending or '/'}"
    )
    raise UsageError(
        f"-o {output}: {wrong}; nothing was written",
        f"use a name that ends in {' or '.join(right)}",
    )
