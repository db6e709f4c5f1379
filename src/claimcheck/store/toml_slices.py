"""Large ledgers, read a slice at a time.

What a reader needs while it reads is several times the text, so a large text is cut before the
headers of claims and the slices' values are put together. Texts are bytes until they are read:
one letter beyond Latin would make four bytes of each. That is the same as reading the whole
only where no slice can say anything about the tables of another; wherever this is in doubt, and
for the sake of the message wherever a slice is faulty, the whole text is read at once.
"""

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from sys import intern
from typing import Any, Final

from claimcheck.store.toml_reader import TomlFault, parse

SLICE: Final = 1 << 19
"""Bytes: where the next slice begins, a claim's header starts."""

_CLAIM: Final = re.compile(rb"\n(?=\[claims\.[\w-]+\])")
_Doubt: Final = TomlFault("not to be read in slices", 1, 1)
_MARK: Final = 400
_MANY: Final = 64
"""Slices: beyond so many it pays to share what stands in all of them."""
_WORD: Final = 24
"""Letters: what is shorter often stands in many claims."""
_SHARED: Final = ("claims", "claimants", "looks")
"""Tables of tables, which the headers `[claims.ID]` of several slices may fill together."""

_OPENED: Final = re.compile(r"""\n[ \t]*\[\[?[ \t]*["']?(?:claims|claimants|looks)["']?[ \t]*\]""")


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of a text that was read by itself; it begins where the one before ends."""

    end: int
    """In bytes of the text."""
    ids: Mapping[str, Collection[str]]
    """What each table of tables has in it."""
    others: Mapping[str, Any]
    """What it says outside of these, such as the settings."""
    values: dict[str, Any] | None
    """All that it says; None once that was let go of."""

    def without_values(self) -> "Slice":
        """Return where it is and what blocks it has, which is all that few of them need."""
        ids = {name: dict.fromkeys(table) for name, table in self.ids.items()}
        return replace(self, ids=ids, values=None)

    def with_blocks(self, paths: Iterable[Sequence[str]]) -> "Slice":
        """Return the slice with blocks put in, of which the values are to be read anew."""
        ids = {name: dict.fromkeys(table) for name, table in self.ids.items()}
        for path in paths:
            ids.setdefault(path[0], {})[path[1]] = None
        return replace(self, ids=ids, values=None)


Slices = Sequence[Slice]
"""All slices of a text; none of a text that was read at once."""


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


def read_piece(text: str, slices: Slices) -> dict[str, Any]:
    """Return the values of a piece of a text that these slices are, read anew if need be."""
    known = [one.values for one in slices if one.values is not None]
    return joined(known) if len(known) == len(slices) else parse(text)


def _parse_like(content: bytes, before: bytes, slices: Slices) -> tuple[dict[str, Any], Slices]:
    with contextlib.suppress(TomlFault):
        ends = [0, *(one.end for one in slices)]
        known = {
            before[start : one.end]: one.values
            for start, one in zip(ends, slices, strict=False)
            if one.values is not None
        }
        read = [*_apart(_read_slices(content, known))]
        return joined(one.values for one in read if one.values is not None), read
    return parse(content.decode()), []


def read_slices(content: bytes) -> Iterator[Slice]:
    """Yield the slices of a text with their values, which together are what it says.

    TomlFault, of whatever kind, where it has to be read at once.
    """
    return _apart(_read_slices(content, {}))


def _read_slices(content: bytes, known: dict[bytes, dict[str, Any]]) -> Iterator[Slice]:
    """Read a text in slices; TomlFault when one of them is faulty, or it cannot be done."""
    starts_in_table = content.startswith(b"[") or b"=" not in content[: content.find(b"\n[")]
    if len(content) <= 2 * SLICE or not starts_in_table:
        raise _Doubt
    share = partial(_shared, days={}) if len(content) > _MANY * SLICE else dict[str, Any]
    end = 0
    for slice_ in _cut(content, list(known)):
        end += len(slice_)
        yield _slice(end, known.get(slice_) or share(_parse_slice(slice_.decode())))


def _slice(end: int, values: dict[str, Any]) -> Slice:
    ids: dict[str, Any] = {name: values[name] for name in _SHARED if name in values}
    return Slice(end, ids, {name: one for name, one in values.items() if name not in ids}, values)


def read_again(content: bytes, before: bytes, slices: Slices) -> Iterator[Slice]:
    """Yield the slices of a text, of which those that stood in one `before` are not read again.

    These have no values. TomlFault as `read_slices`, UnicodeDecodeError.
    """
    ends = [0, *(one.end for one in slices)]
    known = {
        before[start : one.end]: one.without_values()
        for start, one in zip(ends, slices, strict=False)
    }
    return _apart(_read_again(content, known))


def _read_again(content: bytes, known: Mapping[bytes, Slice]) -> Iterator[Slice]:
    end = 0
    for slice_ in _cut(content, list(known)):
        end += len(slice_)
        same = known.get(slice_)
        yield replace(same, end=end) if same else _slice(end, _parse_slice(slice_.decode()))


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


def _apart(slices: Iterator[Slice]) -> Iterator[Slice]:
    """Yield slices as long as none says anything about what another does; then TomlFault."""
    seen: dict[str, set[str]] = {}
    for one in slices:
        for name in (*one.ids, *one.others):
            said = one.ids.get(name)
            if name in seen and (said is None or not seen[name].isdisjoint(said)):
                raise _Doubt
            seen.setdefault(name, set()).update(said or ())
        yield one


def joined(slices: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the values of slices as of one text."""
    data: dict[str, Any] = {}
    for values in slices:
        for name, value in values.items():
            if name in _SHARED:
                data.setdefault(name, {}).update(value)
            else:
                data[name] = value
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
