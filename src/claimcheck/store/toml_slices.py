"""Large ledgers, read a slice at a time.

What a reader needs while it reads is several times the text, so a large text is cut before the
headers of claims and the slices' values are put together. Texts are bytes until they are read:
one letter beyond Latin would make four bytes of each. That is the same as reading the whole
only where no slice can say anything about the tables of another; wherever this is in doubt, and
for the sake of the message wherever a slice is faulty, the whole text is read at once.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from sys import intern
from typing import Any, Final

from claimcheck.store.toml_reader import TomlFault, parse

SLICE: Final = 2 << 20
"""Bytes: where the next slice begins, a claim's header starts."""

_CLAIM: Final = re.compile(rb"\n(?=\[claims\.[\w-]+\])")
_Doubt: Final = TomlFault("not to be read in slices", 1, 1)
_MARK: Final = 400
_MANY: Final = 16
"""Slices: beyond so many it pays to share what stands in all of them."""
_WORD: Final = 24
"""Letters: what is shorter often stands in many claims."""
_SHARED: Final = ("claims", "claimants", "looks")
"""Tables of tables, which the headers `[claims.ID]` of several slices may fill together."""

_OPENED: Final = re.compile(r"""\n[ \t]*\[\[?[ \t]*["']?(?:claims|claimants|looks)["']?[ \t]*\]""")


Slices = Sequence[tuple[int, dict[str, Any]]]
"""Where each slice of a text ends, with its values; none of a text that was read at once."""


def parse_large(content: bytes) -> tuple[dict[str, Any], Slices]:
    """Return the values of a TOML text as `parse` does, in less memory.

    The text is UTF-8 without a byte order mark. TomlFault, UnicodeDecodeError.
    """
    return _parse_like(content, b"", [])


def parse_changed(text: str, before: str, slices: Slices) -> dict[str, Any]:
    """Return the values of a text that differs little from one that was read before.

    Slices that are the same are not read again. TomlFault when the text is faulty.
    """
    if not slices:
        return parse(text)
    return _parse_like(text.encode(), before.encode(), slices)[0]


def _parse_like(content: bytes, before: bytes, slices: Slices) -> tuple[dict[str, Any], Slices]:
    if len(content) > 2 * SLICE:
        ends = [0, *(end for end, _ in slices)]
        known = {
            before[start:end]: values for start, (end, values) in zip(ends, slices, strict=False)
        }
        with contextlib.suppress(TomlFault):
            read = _parse_slices(content, known)
            return joined(read), read
    return parse(content.decode()), []


def _parse_slices(content: bytes, known: dict[bytes, dict[str, Any]]) -> Slices:
    """Read a text in slices; TomlFault when one of them is faulty, or it cannot be done."""
    if not content.startswith(b"[") and b"=" in content[: content.find(b"\n[")]:
        raise _Doubt
    share = partial(_shared, days={}) if len(content) > _MANY * SLICE else dict[str, Any]
    read: list[tuple[int, dict[str, Any]]] = []
    end = 0
    for slice_ in _cut(content, list(known)):
        end += len(slice_)
        read.append((end, known.get(slice_) or share(_parse_slice(slice_.decode()))))
    return read


def _shared(table: dict[str, Any], days: dict[date, date]) -> dict[str, Any]:
    """Return a table whose keys, short words and days are the same objects as in all others.

    They are most of it.
    """
    return {intern(key): _shared_value(value, days) for key, value in table.items()}


def _shared_value(value: Any, days: dict[date, date]) -> Any:
    kind = type(value)
    if kind is str:
        return intern(value) if len(value) < _WORD else value
    if kind is dict:
        return _shared(value, days)
    if kind is list:
        return [_shared_value(item, days) for item in value]
    return days.setdefault(value, value) if kind is date else value


def joined(slices: Slices) -> dict[str, Any]:
    """Return the values of slices as of one text; TomlFault where they speak of one another."""
    data: dict[str, Any] = {}
    for _, values in slices:
        for name, value in values.items():
            if name not in data:
                data[name] = dict(value) if name in _SHARED else value
            elif name not in _SHARED or not data[name].keys().isdisjoint(value):
                raise _Doubt
            else:
                data[name] |= value
    return data


def _parse_slice(text: str) -> dict[str, Any]:
    """Parse a slice that can say nothing about the tables of another; TomlFault else.

    What looks like a header is none inside a string over several lines, and a table that is
    itself opened is closed to headers elsewhere.
    """
    if '"""' in text or "'''" in text or _OPENED.search(f"\n{text}"):
        raise _Doubt
    return parse(text)


def _cut(content: bytes, known: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the slices of a text, at the places where one that is known was cut."""
    start = 0
    for slice_, following in pairwise([*known, b""]):
        if content.startswith(slice_, start):
            end = start + len(slice_)
        else:
            end = content.find(following[:_MARK], start + 1) if following else len(content)
        if end < 0 or (end < len(content) and not _CLAIM.match(content, end - 1)):
            break
        yield content[start:end]
        start = end
    while (cut := _CLAIM.search(content, start + SLICE)) is not None:
        yield content[start : cut.end()]
        start = cut.end()
    if start < len(content):
        yield content[start:]
