"""Reading what is large apart from the program, so that nothing hostile in it holds that up."""

from collections.abc import Callable
from typing import Final, TypeVar

from claimcheck.host.bounded import OutOfBounds, bounded
from claimcheck.sources.document import UnreadableError
from claimcheck.sources.material import Material

_SMALL: Final = 64 * 1024
"""Bytes that are read at once: to start a process takes longer than most of them do."""
_SECONDS: Final = 20
"""An article of some megabytes takes a second or two."""
_WAY_OUT: Final = "save its text in a file and give that"

T = TypeVar("T")


def read_apart(
    reader: Callable[[Material], T], material: Material, seconds: int | None = None
) -> T:
    """Return what a reader makes of a source; UnreadableError where it takes too much to read."""
    if len(material.content) <= _SMALL:
        return reader(material)
    try:
        return bounded(reader, material, seconds=seconds or _SECONDS)
    except OutOfBounds as fault:
        raise UnreadableError(material.name, str(fault), _WAY_OUT) from None
