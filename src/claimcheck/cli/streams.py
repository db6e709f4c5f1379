"""stdout and stderr as they were, but for what happens where nothing can be written to them."""

import os
import sys
from abc import abstractmethod
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from claimcheck.errors import ReaderLeftError, UnprintedError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def prepare_streams() -> None:
    """Put something where a stream is closed, and have both fail as the program's streams do.

    A file that is opened would else take the number of a closed stream, and be written over. What
    is printed on a closed stdout fails, as it does for other programs.
    """
    modes = (os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)
    for number, mode in enumerate(modes):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    if sys.stdin is None:
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = _over(_Results(sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)))
    sys.stderr = _over(_Talk(sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)))


class _Stream(RawIOBase):
    """The bytes of a stream of this process."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.text = stream
        """Kept, since it would close what is below it when it goes."""
        buffer = stream.buffer
        self.below = getattr(buffer, "raw", buffer)  # PYTHONUNBUFFERED leaves the buffer out
        self.has_failed = False

    def write(self, data: "ReadableBuffer") -> int | None:
        """Write some of the data; after a failure, all that comes goes nowhere."""
        if not self.has_failed:
            try:
                taken: int | None = self.below.write(data)
            except OSError as error:
                self.has_failed = True
                self._fail(error)
            else:
                return taken
        return memoryview(data).nbytes

    @abstractmethod
    def _fail(self, error: OSError) -> None:
        """Answer the first failure."""

    def writable(self) -> bool:
        """As for the stream."""
        return True

    def fileno(self) -> int:
        """As for the stream."""
        return int(self.below.fileno())

    def isatty(self) -> bool:
        """As for the stream."""
        return bool(self.below.isatty())


class _Results(_Stream):
    """stdout, which says once that it has failed, and how."""

    def _fail(self, error: OSError) -> None:
        if isinstance(error, BrokenPipeError):
            raise ReaderLeftError from None
        raise UnprintedError(error.strerror) from None


class _Talk(_Stream):
    """stderr: whoever cannot hear it has the exit code."""

    def _fail(self, error: OSError) -> None:
        pass


def _over(stream: _Stream) -> TextIOWrapper:
    """Return the text stream over these bytes, which has a letter for everything.

    Each line is there once it is written on a terminal, of talk, and with PYTHONUNBUFFERED.
    """
    text = stream.text
    is_unbuffered = getattr(text, "write_through", False)
    return TextIOWrapper(
        BufferedWriter(stream),
        encoding=text.encoding,
        errors="backslashreplace",
        line_buffering=isinstance(stream, _Talk) or stream.isatty() or is_unbuffered,
    )
