"""The snapshots beside a ledger in a file, as every store gives them."""

import os
from collections.abc import Iterator
from pathlib import Path

from claimcheck.domain.verifying.verification import SnapshotFile
from claimcheck.errors import LedgerError
from claimcheck.store import evidence_folder
from claimcheck.store.evidence_folder import Attachment


class FileSnapshots:
    """What is in the evidence folder of a ledger's folder: see Snapshots."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def inspect(self) -> Iterator[SnapshotFile]:
        """See Snapshots."""
        return evidence_folder.inspect(self._folder)

    def count(self) -> int:
        """See Snapshots."""
        return evidence_folder.count(self._folder)

    def read(self, path: str, most: int) -> bytes:
        """See Snapshots."""
        try:
            with (self._folder / path).open("rb") as file:
                return file.read(min(most, os.fstat(file.fileno()).st_size))
        except OSError as error:
            reason = (error.strerror or "").lower()
            raise LedgerError(f"{path} cannot be read: {reason}") from None

    def find(self, digest: str, most: int) -> Attachment | None:
        """See Snapshots."""
        file = evidence_folder.find(self._folder, digest)
        if file is None:
            return None
        path = file.relative_to(self._folder).as_posix()
        return Attachment(self.read(path, most), file.suffix[1:])

    def attachments(self, most: int) -> Iterator[Attachment]:
        """See Snapshots."""
        for one in self.inspect():
            if one.state == "whole":
                extension = one.path.rpartition(".")[2]
                yield Attachment(self.read(one.path, most), extension)
