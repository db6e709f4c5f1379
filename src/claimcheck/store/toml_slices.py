"""Large ledgers, read a slice at a time.

What a reader needs while it reads is several times the text, so a large text is cut before the
headers of claims and the slices' values are put together. That is the same as reading the whole
only where no slice can say anything about the tables of another; wherever this is in doubt, and
for the sake of the message wherever a slice is faulty, the whole text is read at once.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from claimcheck.store.toml_reader import TomlFault, parse

SLICE: Final = 2 << 20
"""Characters: where the next slice begins, a claim's header starts."""

_CLAIM: Final = re.compile(r"\n(?=\[claims\.[\w-]+\])", re.ASCII)
_SHARED: Final = ("claims", "claimants", "looks")
"""Tables of tables, which the headers `[claims.ID]` of several slices may fill together."""

# A table that is itself opened is closed to headers elsewhere.
_OPENED: Final = re.compile(r"""\n[ \t]*\[\[?[ \t]*["']?(?:claims|claimants|looks)["']?[ \t]*\]""")


def parse_large(text: str) -> dict[str, Any]:
    """Return the values of a TOML text as `parse` does, in less memory; raises TomlFault."""
    if len(text) <= 2 * SLICE:
        return parse(text)
    data = _parse_slices(text)
    return data if data is not None else parse(text)


def _parse_slices(text: str) -> dict[str, Any] | None:
    if _is_doubtful(text):
        return None
    data: dict[str, Any] = {}
    for slice_ in _slices(text):
        try:
            values = parse(slice_)
        except TomlFault:
            return None
        for name, value in values.items():
            if name not in data:
                data[name] = value
            elif name not in _SHARED or not data[name].keys().isdisjoint(value):
                return None
            else:
                data[name] |= value
    return data


def _is_doubtful(text: str) -> bool:
    """Whether keys stand before all headers, or what looks like a header may be none of its kind.

    A string over several lines may hold anything.
    """
    head = "" if text.startswith("[") else text[: text.find("\n[") + 1]
    return (
        "=" in head
        or '"""' in text
        or "'''" in text
        or _OPENED.match(f"\n{text[:100]}") is not None
        or _OPENED.search(text) is not None
    )


def _slices(text: str) -> Iterator[str]:
    start = 0
    while (cut := _CLAIM.search(text, start + SLICE)) is not None:
        yield text[start : cut.end()]
        start = cut.end()
    yield text[start:]
