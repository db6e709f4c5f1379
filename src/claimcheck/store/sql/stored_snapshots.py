"""Snapshots of sources in a database, by their SHA-256, in parts."""

import hashlib
from collections.abc import Iterator
from typing import Final

from claimcheck.domain.verifying.verification import SnapshotFile, State
from claimcheck.errors import WriteError
from claimcheck.store.evidence_folder import Attachment
from claimcheck.store.sql.database import Database

MOST: Final = 64 << 20
"""Bytes of one snapshot."""
_PART: Final = 1 << 20

_HAS: Final = "SELECT extension FROM snapshot WHERE ledger = ? AND digest = ? AND part = 0"
_LIST: Final = """\
SELECT digest, extension FROM snapshot WHERE ledger = ? AND part = 0 AND digest > ?
ORDER BY digest LIMIT 1000"""
_COUNT: Final = "SELECT count(*) FROM snapshot WHERE ledger = ? AND part = 0"
_CONTENT: Final = """\
SELECT content FROM snapshot WHERE ledger = ? AND digest = ? AND part = ?"""
_COLUMNS: Final = ("ledger", "digest", "part", "extension", "content")


class StoredSnapshots:
    """What sources said, kept beside the blocks of a ledger: see Snapshots."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ledger = database.address.ledger

    def keep(self, attachment: Attachment) -> None:
        """Have an attachment in the database, inside a write; WriteError for a larger one."""
        if len(attachment.content) > MOST:
            raise WriteError(
                f"the snapshot is larger than {MOST >> 20} MB; nothing was written",
                "save it elsewhere, and name that place as the source",
            )
        if self._database.rows(_HAS, [self._ledger, attachment.digest]):
            return
        head = (self._ledger, attachment.digest)
        content = attachment.content
        for part, start in enumerate(range(0, max(1, len(content)), _PART)):
            row = (*head, part, attachment.extension, content[start : start + _PART])
            self._database.insert("snapshot", _COLUMNS, [row])

    def find(self, digest: str, most: int) -> Attachment | None:
        """See Snapshots."""
        found = self._database.rows(_HAS, [self._ledger, digest])
        return Attachment(self._content(digest, most), found[0][0]) if found else None

    def attachments(self, most: int) -> Iterator[Attachment]:
        """See Snapshots."""
        for digest, extension in self._named():
            yield Attachment(self._content(digest, most), extension)

    def count(self) -> int:
        """See Snapshots."""
        [(number,)] = self._database.rows(_COUNT, [self._ledger])
        return int(number)

    def inspect(self) -> Iterator[SnapshotFile]:
        """See Snapshots; each has the name that its file beside a ledger would have."""
        for digest, extension in self._named():
            hashed = hashlib.sha256()
            for part in self._parts(digest):
                hashed.update(part)
            state: State = "whole" if hashed.hexdigest() == digest else "altered"
            yield SnapshotFile(_path(digest, extension), state, digest)

    def read(self, path: str, most: int) -> bytes:
        """See Snapshots."""
        return self._content(path.rpartition("/")[2].partition(".")[0], most)

    def _named(self) -> Iterator[tuple[str, str]]:
        last = ""
        while page := self._database.rows(_LIST, [self._ledger, last]):
            yield from ((digest, extension) for digest, extension in page)
            last = page[-1][0]

    def _content(self, digest: str, most: int) -> bytes:
        content = b""
        for part in self._parts(digest):
            content += part
            if len(content) >= most:
                break
        return content[:most]

    def _parts(self, digest: str) -> Iterator[bytes]:
        part = 0
        while found := self._database.rows(_CONTENT, [self._ledger, digest, part]):
            yield bytes(found[0][0])
            part += 1


def _path(digest: str, extension: str) -> str:
    from claimcheck.store.evidence_folder import FOLDER

    return f"{FOLDER}/{digest[:2]}/{digest}.{extension}"
