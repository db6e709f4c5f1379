"""What is printed: results on stdout, talk on stderr, each fit for where it goes."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TextIO

from claimcheck.errors import ClaimcheckError, ReaderLeftError, UnprintedError

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.domain.standing.standing import Moment
    from claimcheck.domain.standing.view import View
    from claimcheck.report.terminal.line import Line


_USUAL: Final = (80, 24)
"""The columns and lines of a terminal that does not say."""
_NARROWEST: Final = 20
"""Columns below which nothing would be left of a line: what is wider then wraps."""
_WIDEST: Final = 10_000
"""Columns beyond any screen, and no reason to make lines of as many blanks."""


def width() -> int | None:
    """Return the columns of the terminal; None for a pipe, into which nothing is cut or wrapped.

    COLUMNS holds before what the terminal says; where it is no number from 1 to 10,000, it is as if
    it were not set. A terminal that says 0 does not know, and none has fewer than 20.
    """
    return _size(sys.stdout)[0] if sys.stdout.isatty() else None


def draw(lines: "Iterable[Line]") -> None:
    """Print drawn lines, in ASCII and without colour where stdout takes no more."""
    if not _shows_blocks():
        from claimcheck.report.terminal.ascii_glyphs import in_ascii

        lines = map(in_ascii, lines)
    if not sys.stdout.isatty() and not os.environ.get("FORCE_COLOR"):
        sys.stdout.writelines(f"{line.plain.rstrip()}\n" for line in lines)
        return
    from rich.text import Text

    painter = painter_of(sys.stdout)
    for line in lines:
        text = Text.assemble(*line.pieces)
        text.rstrip()
        painter.print(text, soft_wrap=True)


def write(text: str) -> None:
    """Print text as it is, with what a terminal would obey made visible."""
    from claimcheck.domain.model.visible import escape_unseen

    sys.stdout.write(escape_unseen(text))


def print_name(path: Path | str) -> None:
    """Print the name of a file or folder on a line of its own, whatever is in the name."""
    from claimcheck.domain.model.visible import visible_name

    sys.stdout.write(visible_name(str(path)) + "\n")


def emit(command: str, moment: "Moment | View | None", result: Any) -> None:
    """Print a result as JSON, which is UTF-8 whatever the terminal is (RFC 8259)."""
    write_bytes(document(command, moment, result).encode())


def emit_many(
    command: str, moment: "Moment | View | None", name: str, values: Iterable[Any]
) -> None:
    """Print as JSON a result whose one field is a list, each value of it as it comes."""
    from claimcheck.interchange.results_json import envelope_of_many

    sys.stdout.flush()
    texts = envelope_of_many(command, moment, name, values)
    sys.stdout.buffer.writelines(map(str.encode, texts))
    sys.stdout.buffer.flush()


def document(command: str, moment: "Moment | View | None", result: Any) -> str:
    """Return a result as the JSON text that is printed or written."""
    from claimcheck.interchange.json_text import dumps
    from claimcheck.interchange.results_json import envelope

    return dumps(envelope(command, moment, result)) + "\n"


def write_bytes(content: bytes | BinaryIO) -> None:
    """Print bytes, or those of a file, as they are, after all that was printed before."""
    sys.stdout.flush()
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        from shutil import copyfileobj

        copyfileobj(content, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def write_talk(text: str) -> None:
    """Print text on stderr as it is, with what a terminal would obey made visible."""
    from claimcheck.domain.model.visible import escape_unseen

    sys.stderr.write(escape_unseen(text))


def say(text: str, *, quiet: bool = False) -> None:
    """Talk: a line on stderr."""
    if not quiet:
        from claimcheck.domain.model.visible import visible

        write_talk(visible(text) + "\n")


def complain(error: ClaimcheckError) -> None:
    """Print what went wrong and the way out, on stderr; a reader that left asks for nothing."""
    if isinstance(error, ReaderLeftError):
        return
    from claimcheck.desk.error_words import error_in_words

    write_talk(error_in_words(error))


def stdin() -> BinaryIO:
    """Return the bytes of stdin; where it is closed there are none."""
    return sys.stdin.buffer


@contextmanager
def printing_what_was(written: str) -> Iterator[None]:
    """Print what a write made: that this fails undoes nothing, so it is no failure of the command.

    A reader that left is not told of it, anybody else is: `written` begins the sentence.
    """
    try:
        yield
        sys.stdout.flush()
    except ReaderLeftError:
        pass
    except UnprintedError as error:
        say(f"{written}: {error.reason}")


def painter_of(stream: TextIO) -> "Console":
    """Return what draws on a stream, as wide as it is."""
    from rich.console import Console

    columns, lines = _size(stream)
    return Console(
        file=stream,
        width=columns,
        height=lines,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )


def _shows_blocks() -> bool:
    """Whether stdout shows more than ASCII: by its encoding, and by the locale if it is plain C.

    In that locale Python writes UTF-8 all the same, and names itself C.UTF-8 in LC_CTYPE.
    """
    get = os.environ.get
    named = get("LC_ALL") or (get("LC_CTYPE", "").replace("C.UTF-8", "")) or get("LANG")
    try:
        "█".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return named not in ("C", "POSIX")


def _size(stream: TextIO) -> tuple[int, int]:
    """Return the columns and the lines that there are to draw in."""
    try:
        terminal = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):  # it is none: with FORCE_COLOR a pipe is drawn for as well
        terminal = os.terminal_size((0, 0))
    asked = os.environ.get("COLUMNS", "")
    is_usable = asked.isascii() and asked.isdecimal() and 0 < int(asked[:9]) <= _WIDEST
    columns = int(asked) if is_usable else terminal.columns or _USUAL[0]
    return max(columns, _NARROWEST), terminal.lines or _USUAL[1]
