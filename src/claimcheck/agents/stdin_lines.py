"""The lines of stdin, read so that a Ctrl-C need not wait for the next one."""

import asyncio
import contextlib
import json
import os
import re
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Final

_CHUNK: Final = 1 << 16
_MOST_DIGITS: Final = 4_000
"""Python reads no longer numbers (`sys.get_int_max_str_digits`)."""
_UNREADABLE: Final = re.compile(rf"\\u[dD][89a-fA-F]|\d{{{_MOST_DIGITS}}}|NaN|Infinity", re.ASCII)
_HALF: Final = re.compile("[\ud800-\udfff]")


async def stdin_lines() -> AsyncIterator[str]:
    """Yield the lines of stdin, which nothing else in this process can read from then on.

    A thread reads them that the end of the program does not wait for, and that holds no lock.
    """
    own = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    loop = asyncio.get_running_loop()
    heard: asyncio.Queue[str | None] = asyncio.Queue()

    def hear() -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens any more
            for line in _lines(own):
                loop.call_soon_threadsafe(heard.put_nowait, line)
            loop.call_soon_threadsafe(heard.put_nowait, None)

    threading.Thread(target=hear, daemon=True).start()
    while (line := await heard.get()) is not None:
        yield line


def _lines(descriptor: int) -> Iterator[str]:
    started: list[bytes] = []
    with contextlib.suppress(OSError):  # a terminal that was closed
        while some := os.read(descriptor, _CHUNK):
            *ended, rest = some.split(b"\n")
            for one in ended:
                yield readable(b"".join([*started, one]).decode(errors="replace"))
                started = []
            started.append(rest)


def readable(line: str) -> str:
    r"""Return a message with nothing in it for which the SDK would drop it unanswered.

    U+FFFD stands for half a letter, such as `\ud83d` alone, and a string for what no program can
    count with, so that the tool refuses the argument, and the client hears of it.
    """
    if not _UNREADABLE.search(line):
        return line
    try:
        message = json.loads(line, parse_int=_countable, parse_constant=str)
    except (ValueError, RecursionError):
        return line
    return _HALF.sub("\ufffd", json.dumps(message, ensure_ascii=False))


def _countable(digits: str) -> int | str:
    return int(digits) if len(digits) < _MOST_DIGITS else f"{digits[:20]}…"
