"""TOML text to plain values, and the one fault that a text has.

toml_rs reads; it is by far the fastest, but it recurses once for each level of nesting and has no
limit, so that a few thousand open brackets would kill the process. A text cannot nest deeper than
it has opening brackets, so it is read on a thread whose stack has room for that many. See
docs/decisions/0002-toml-rs-reads-and-we-write-blocks.md for the figures.

Such threads last, and no thread but the main one reads by itself: a process in which very many
short-lived threads had called toml_rs 0.4.3 ended in its allocator.
"""

import os
import re
import threading
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NoReturn

import toml_rs

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MOST_LEVELS: Final = 100
"""Nesting beyond this is refused, so that whoever walks the data may recurse."""

_READ_BYTES: Final = 3_000
_NODES_BYTES: Final = 6_600
"""Stack for one level, 1.5 times what was measured."""

_HERE: Final = 512 << 10
_LEAST_STACK: Final = 16 << 20
_MOST_STACK: Final = 1 << 30

_TOO_DEEP: Final = "nested too deeply"

# A header, or a value between brackets, that closes on its own line whatever came before it: no
# quote in it can open a string that goes on, no # a comment that would swallow the closing bracket.
_CLOSED: Final = re.compile(
    r"""\n(?:[\w-]+[ ]=[ ])?
    (?: \[ (?: [^][{}"'\#\\\n] | "[^"\\\n]*"(?!") )* \]
      | \{ (?: [^][{}"'\#\\\n] | "[^"\\\n]*"(?!") )* \} )""",
    re.VERBOSE,
)

# One key of a hundred parts: tomllib needs the square of their number.
_LONG_KEY: Final = re.compile(
    rf"""(?<![\w.-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MOST_LEVELS}}}"""
)

# As many brackets that open before one closes.
_OPEN: Final = re.compile(rf"(?:[\[{{][^][{{}}]*){{{MOST_LEVELS}}}")

# Values that are right TOML, as far as toml_rs goes, and that Python has no type for.
_NO_PYTHON_VALUE: Final = re.compile(r"\b0000-\d\d-\d\d|\d\d:\d\d:60")

_CONFLICT: Final = re.compile(r"^<{7,}(?= |\r?$)", re.MULTILINE)
"""Where git left both sides of a merge."""

_FAULT: Final = re.compile(r"TOML parse error at line (\d+), column (\d+)\n")
_TOMLLIB_FAULT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class TomlFault(ValueError):
    """The text is not valid TOML 1.0: one short line that says why, and where."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {message}")
        self.message = message
        self.line = line
        self.column = column


def parse(text: str) -> dict[str, Any]:
    """Return the values of a TOML 1.0 text, or raise TomlFault.

    The text comes without the byte order mark that a file may begin with.
    """
    levels = text.count("[") + text.count("{")
    data = _guarded(_read, text, levels, _READ_BYTES, _read_slowly)
    if _is_deep(data):
        raise TomlFault(_TOO_DEEP, *_deep_place(text))
    return data


def nodes(text: str) -> dict[str, Any]:
    """Return the tree of keys of a part of a file, with line and column of each.

    This needs ten times as long as parse and thirty times the size of the text, so it is for the
    lines of one block. A leaf is `{"key", "key_line", "key_col", "value", …}`; the value of an
    inline table is a tree again, of an array a list of `{"value_line", "value_col", "value"}`.
    A table that a header opens is a plain dict without a place. Lines and columns are numbers or
    pairs of them, and columns count bytes.
    """
    levels = text.count("[") + text.count("{") + text.count(".")
    return _guarded(_read_nodes, text, levels, _NODES_BYTES, _refuse)


def _guarded(
    read: Callable[[str], dict[str, Any]],
    text: str,
    levels: int,
    bytes_a_level: int,
    otherwise: Callable[[str], dict[str, Any]],
) -> dict[str, Any]:
    """Read on a stack that holds this many levels, `otherwise` when none can be that large."""
    if text.startswith("\ufeff"):  # toml_rs would pass over it, and over a second one in a file
        raise TomlFault("a byte order mark inside the text", 1, 1)
    stack = levels * bytes_a_level
    if stack <= _HERE and threading.current_thread() is threading.main_thread():
        return read(text)
    if stack > _MOST_STACK:
        stack -= (sum(1 for _ in _CLOSED.finditer(text)) - 1) * bytes_a_level
    if stack > _MOST_STACK:
        return otherwise(text)
    reader = _reader(max(_LEAST_STACK, 1 << (stack - 1).bit_length()))
    return otherwise(text) if reader is None else reader.submit(read, text).result()


_readers: "dict[int, ThreadPoolExecutor]" = {}
"""The threads that read, by the size of their stacks, each a power of two."""
_beginning: Final = threading.Lock()


def _reader(stack: int) -> "ThreadPoolExecutor | None":
    """Return the thread with a stack of so many bytes; None where the system grants none."""
    from concurrent.futures import ThreadPoolExecutor

    with _beginning:
        if stack not in _readers:
            reader = ThreadPoolExecutor(1, thread_name_prefix="toml")
            before = threading.stack_size(stack)
            try:
                reader.submit(int).result()
            except RuntimeError:
                return None
            finally:
                threading.stack_size(before)
            _readers[stack] = reader
    return _readers[stack]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_readers.clear)  # no thread is there but the one that forked


def _read(text: str) -> dict[str, Any]:
    try:
        return toml_rs.loads(text, toml_version="1.0.0")
    except ValueError as error:
        _raise(error, text)


def _read_nodes(text: str) -> dict[str, Any]:
    try:
        document = toml_rs.load_with_metadata(BytesIO(text.encode()), toml_version="1.0.0")
    except ValueError as error:
        _raise(error, text)
    return dict(document.meta["nodes"])


def _read_slowly(text: str) -> dict[str, Any]:
    """Read with the standard library, which limits its own recursion."""
    if long_key := _long_key(text):
        raise TomlFault(_TOO_DEEP, *_place(text, long_key.start()))
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise TomlFault(_TOO_DEEP, *_deep_place(text)) from None
    except ValueError as error:
        _raise(error, text)


def _refuse(text: str) -> NoReturn:
    raise TomlFault(_TOO_DEEP, *_deep_place(text))


def _raise(error: ValueError, text: str) -> NoReturn:
    """Turn what a reader raised into the one fault that callers know."""
    message = str(error)
    if (nul := text.find("\0")) >= 0:
        raise TomlFault("a NUL character is not allowed", *_place(text, nul)) from None
    if head := _FAULT.match(message):
        # Between the head and the reason stands the line of the file, of whatever length.
        reason = message[message.rindex("\n") + 1 :]
        if conflict := _conflict(text, int(head[1])):
            raise TomlFault(conflict, int(head[1]), 1) from None
        raise TomlFault(_clean(reason), int(head[1]), int(head[2])) from None
    if tail := _TOMLLIB_FAULT.search(message):
        at = (int(tail[1]), int(tail[2])) if tail[1] else _place(text, len(text))
        raise TomlFault(_clean(message[: tail.start()]), *at) from None
    if isinstance(error, UnicodeEncodeError):
        raise TomlFault("a lone surrogate is not a character", *_place(text, error.start)) from None
    raise TomlFault(_clean(message), *_unreadable_place(text, message)) from None


def _conflict(text: str, line: int) -> str:
    """Tell of git's conflict when one begins on this line, which can only be the first."""
    if not _CONFLICT.match(text.split("\n", line)[line - 1]):
        return ""
    count = sum(1 for _ in _CONFLICT.finditer(text))
    which = f", the first of {count}" if count > 1 else ""
    return f"git left a conflict here{which}: keep the right text and delete the conflict markers"


def _clean(reason: str) -> str:
    return reason[:1].lower() + reason[1:]


def _unreadable_place(text: str, message: str) -> tuple[int, int]:
    """Find the value that Python could not hold, which the reader does not name."""
    for found in _NO_PYTHON_VALUE.finditer(text):
        before = re.split(r"[\n=\[,]", text[max(0, found.start() - 40) : found.start()])[-1]
        try:
            toml_rs.loads(f"a = {before}{found[0]}", toml_version="1.0.0")
        except ValueError as error:
            if str(error) == message:
                return _place(text, found.start())
    return 1, 1


def _is_deep(data: dict[str, Any]) -> bool:
    level: list[Any] = [data]
    for _ in range(MOST_LEVELS):
        level = [
            item
            for holder in level
            for item in (holder.values() if type(holder) is dict else holder)
            if type(item) is dict or type(item) is list
        ]
        if not level:
            return False
    return True


def _long_key(text: str) -> re.Match[str] | None:
    return _LONG_KEY.search(text) if text.count(".") >= MOST_LEVELS else None


def _deep_place(text: str) -> tuple[int, int]:
    """Guess where it nests too deeply, since no reader says it."""
    found = _long_key(text) or _OPEN.search(text)
    return _place(text, found.start()) if found else (1, 1)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
