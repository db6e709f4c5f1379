"""Large ledgers, read a slice at a time.

What a reader needs while it reads is several times the text, so a large text is cut before the
headers of claims and the slices' values are put together. That is the same as reading the whole
only where no slice can say anything about the tables of another; wherever this is in doubt, and
for the sake of the message wherever a slice is faulty, the whole text is read at once.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from claimcheck.store.toml_reader import TomlFault, parse

SLICE: Final = 2 << 20
"""Characters: where the next slice begins, a claim's header starts."""

_CLAIM: Final = re.compile(r"\n(?=\[claims\.[\w-]+\])", re.ASCII)
_Doubt: Final = TomlFault("not to be read in slices", 1, 1)
_MARK: Final = 400
_SHARED: Final = ("claims", "claimants", "looks")
"""Tables of tables, which the headers `[claims.ID]` of several slices may fill together."""

_OPENED: Final = re.compile(r"""\n[ \t]*\[\[?[ \t]*["']?(?:claims|claimants|looks)["']?[ \t]*\]""")


Slices = Sequence[tuple[int, dict[str, Any]]]
"""Where each slice of a text ends, with its values; none of a text that was read at once."""


def parse_large(text: str) -> tuple[dict[str, Any], Slices]:
    """Return the values of a TOML text as `parse` does, in less memory; raises TomlFault."""
    return _parse_like(text, "", [])


def parse_changed(text: str, before: str, slices: Slices) -> dict[str, Any]:
    """Return the values of a text that differs little from one that was read before.

    Slices that are the same are not read again. TomlFault when the text is faulty.
    """
    return _parse_like(text, before, slices)[0]


def _parse_like(text: str, before: str, slices: Slices) -> tuple[dict[str, Any], Slices]:
    if len(text) > 2 * SLICE:
        ends = [0, *(end for end, _ in slices)]
        known = {
            before[start:end]: values for start, (end, values) in zip(ends, slices, strict=False)
        }
        with contextlib.suppress(TomlFault):
            read = _parse_slices(text, known)
            return _joined(read), read
    return parse(text), []


def _parse_slices(text: str, known: dict[str, dict[str, Any]]) -> Slices:
    """Read a text in slices; TomlFault when one of them is faulty, or it cannot be done."""
    if not text.startswith("[") and "=" in text[: text.find("\n[")]:
        raise _Doubt
    read: list[tuple[int, dict[str, Any]]] = []
    end = 0
    for slice_ in _cut(text, list(known)):
        end += len(slice_)
        read.append((end, known.get(slice_) or _parse_slice(slice_)))
    return read


def _joined(slices: Slices) -> dict[str, Any]:
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


def _cut(text: str, known: Sequence[str]) -> Iterator[str]:
    """Yield the slices of a text, at the places where one that is known was cut."""
    start = 0
    for slice_, following in pairwise([*known, ""]):
        if text.startswith(slice_, start):
            end = start + len(slice_)
        else:
            end = text.find(following[:_MARK], start + 1) if following else len(text)
        if end < 0 or (end < len(text) and not _CLAIM.match(text, end - 1)):
            break
        yield text[start:end]
        start = end
    while (cut := _CLAIM.search(text, start + SLICE)) is not None:
        yield text[start : cut.end()]
        start = cut.end()
    if start < len(text):
        yield text[start:]
