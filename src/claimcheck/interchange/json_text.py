"""JSON as text that is safe to look at."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.domain.model.visible import escaped_by


def dumps(data: Any) -> str:
    """Return indented JSON in which what a terminal would obey or hide is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return "\n".join(map(_escaped, text.split("\n")))


def draw_object(members: Iterable[tuple[str, Any]], indent: str = "") -> Iterator[str]:
    """Yield what `dumps` returns of an object, a member at a time.

    A member that is an iterator is such an object too.
    """
    inner = f"{indent}  "
    before = f"{{\n{inner}"
    for key, value in members:
        yield f"{before}{dumps(key)}: "
        if isinstance(value, Iterator):
            yield from draw_object(value, inner)
        else:
            yield dumps(value).replace("\n", f"\n{inner}")
        before = f",\n{inner}"
    yield f"\n{indent}}}" if before[0] == "," else "{}"


def dumps_line(data: Any) -> str:
    """Return the same JSON on one line, without its end."""
    return _escaped(json.dumps(data, ensure_ascii=False, allow_nan=False))


def _escaped(line: str) -> str:
    return line if line.isascii() and line.isprintable() else escaped_by(_escape, line)


def _escape(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return re.sub("....", r"\\u\g<0>", units)
