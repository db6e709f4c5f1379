"""What is kept of one write, so that it can be taken back byte for byte.

The digests say for which content it is meant and what comes of it: whatever a record holds, what
it makes is put in place only when it is the very content that was there before.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from claimcheck.store.content_digest import digest
from claimcheck.store.splices import Splice, restored, splices
from claimcheck.store.toml_reader import TomlFault, parse
from claimcheck.store.toml_writer import body

_FORMAT: Final = "claimcheck undo 1"
_KEYS: Final = {"format", "at", "before", "after", "snapshot", "splices"}
_END: Final = b"\0"
"""What ends the values, which are TOML and so hold no NUL; the bytes that were removed follow."""


class WriteRecord(NamedTuple):
    """One write of a ledger."""

    at: datetime
    """When it was made, in UTC."""
    before: str | None
    """The SHA-256 of the ledger before it, in hex; None where there was none."""
    after: str
    """The SHA-256 of the ledger after it, in hex."""
    splices: Sequence[Splice]
    snapshot: str | None = None
    """The snapshot that it brought: its path below the ledger's folder, with slashes."""

    def older(self, content: bytes) -> bytes | None:
        """Return what the ledger held before, of what it held after; None of anything else."""
        older = restored(content, self.splices)
        return older if self.before in (None, digest(older)) else None


def record_of(
    at: datetime, before: bytes | None, after: bytes, snapshot: str | None = None
) -> WriteRecord:
    """Return the record of a write; `before` is None where it made the ledger."""
    then = digest(before) if before is not None else None
    return WriteRecord(at, then, digest(after), splices(before or b"", after), snapshot)


def dump(record: WriteRecord) -> bytes:
    """Return a record as the bytes of a file."""
    values: dict[str, Any] = {
        "format": _FORMAT,
        "at": record.at,
        "before": record.before,
        "after": record.after,
        "snapshot": record.snapshot,
        "splices": [(one.at, one.length, len(one.removed)) for one in record.splices],
    }
    text = body({key: value for key, value in values.items() if value is not None})
    return b"".join([text.encode(), _END, *(one.removed for one in record.splices)])


def load(content: bytes) -> WriteRecord | None:
    """Return the record that a file holds; None where it is torn, or of another program."""
    text, _, removed = content.partition(_END)
    try:
        values: dict[str, Any] = {"before": None, "snapshot": None, **parse(text.decode())}
    except (TomlFault, UnicodeDecodeError):
        return None
    if values.keys() != _KEYS or not _is_sound(values):
        return None
    texts = values["before"], values["after"]
    return WriteRecord(
        values["at"], *texts, _splices(values["splices"], removed), values["snapshot"]
    )


def _is_sound(values: dict[str, Any]) -> bool:
    """Whether values are of the types that they have in a record of ours."""
    at, places = values["at"], values["splices"]
    texts = (values["before"] or "", values["after"], values["snapshot"] or "")
    return (
        values["format"] == _FORMAT
        and isinstance(at, datetime)
        and at.tzinfo is not None
        and all(isinstance(one, str) for one in texts)
        and isinstance(places, list)
        and all(isinstance(one, list) and [*map(type, one)] == [int] * 3 for one in places)
    )


def _splices(places: list[list[int]], removed: bytes) -> list[Splice]:
    found, done = [], 0
    for at, length, size in places:
        found.append(Splice(at, length, removed[done : done + size]))
        done += size
    return found
