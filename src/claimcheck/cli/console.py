"""What is printed: results on stdout, talk on stderr, each fit for where it goes."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.domain.standing.standing import Moment
    from claimcheck.domain.standing.view import View
    from claimcheck.report.terminal.line import Line


def width() -> int | None:
    """Return the columns of the terminal; None for a pipe, into which nothing is cut or wrapped."""
    return _painter().width if sys.stdout.isatty() else None


def draw(lines: "Iterable[Line]") -> None:
    """Print drawn lines, in ASCII and without colour where stdout takes no more."""
    if not _shows_blocks():
        from claimcheck.report.terminal.ascii_glyphs import in_ascii

        lines = map(in_ascii, lines)
    if not sys.stdout.isatty() and not os.environ.get("FORCE_COLOR"):
        sys.stdout.writelines(f"{line.plain.rstrip()}\n" for line in lines)
        return
    from rich.text import Text

    painter = _painter()
    for line in lines:
        text = Text.assemble(*line.pieces)
        text.rstrip()
        painter.print(text, soft_wrap=True)


def write(text: str) -> None:
    """Print text as it is, with what a terminal would obey made visible."""
    from claimcheck.domain.model.visible import escape_unseen

    sys.stdout.write(escape_unseen(text))


def print_name(path: Path) -> None:
    """Print the name of a file or folder on a line of its own, whatever is in the name."""
    from claimcheck.domain.model.visible import visible_name

    sys.stdout.write(visible_name(str(path)) + "\n")


def emit(command: str, moment: "Moment | View | None", result: Any) -> None:
    """Print a result as JSON, which is UTF-8 whatever the terminal is (RFC 8259)."""
    from claimcheck.interchange.json_text import dumps
    from claimcheck.interchange.results_json import envelope

    write_bytes((dumps(envelope(command, moment, result)) + "\n").encode())


def write_bytes(content: bytes) -> None:
    """Print bytes as they are, after all that was printed before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def write_talk(text: str) -> None:
    """Print text on stderr as it is, with what a terminal would obey made visible."""
    from claimcheck.domain.model.visible import escape_unseen

    with suppress(OSError):  # whoever cannot hear it has the exit code
        sys.stderr.write(escape_unseen(text))


def say(text: str, *, quiet: bool = False) -> None:
    """Talk: a line on stderr."""
    if not quiet:
        from claimcheck.domain.model.visible import visible

        write_talk(visible(text) + "\n")


def complain(error: ClaimcheckError) -> None:
    """Print what went wrong and the way out, on stderr."""
    from claimcheck.domain.model.visible import visible

    hint = f"  {visible(error.hint)}\n" if error.hint else ""
    write_talk(f"claimcheck: {visible(error.message)}\n{hint}")


def stdin() -> BinaryIO:
    """Return the bytes of stdin; where it is closed there are none."""
    return sys.stdin.buffer if sys.stdin else BytesIO()


def replace_closed_streams() -> None:
    """Put something where a stream is closed, so that no file which is opened takes its number.

    What is printed on a stdout like that fails, as it does for other programs; talk is lost.
    """
    modes = (os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)
    for number, mode in enumerate(modes):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


def stop_printing() -> None:
    """Send to nowhere what is still to be printed, after stdout has failed."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


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


def _painter() -> "Console":
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)
