"""A document that is drawn a piece at a time, whole before any of it goes anywhere."""

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from claimcheck.errors import WriteError


@contextlib.contextmanager
def drawn(pieces: Iterable[str]) -> Iterator[BinaryIO]:
    """Give the text of all pieces as a file in UTF-8, which has no name and leaves nothing behind.

    WriteError where it cannot be kept.
    """
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(tempfile.TemporaryFile())
            file.writelines(piece.encode() for piece in pieces)
            file.seek(0)
        except OSError as error:
            raise WriteError(
                f"cannot write a temporary file: {error.strerror}; nothing was changed",
                "check disk space and permissions, or name another folder by TMPDIR",
            ) from None
        yield file
