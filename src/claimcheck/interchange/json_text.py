"""JSON as text that is safe to look at."""

import json
import re
from typing import Any

from claimcheck.domain.model.visible import escaped_by


def dumps(data: Any) -> str:
    """Return indented JSON in which what a terminal would obey or hide is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return "\n".join(map(_escaped, text.split("\n")))


def dumps_line(data: Any) -> str:
    """Return the same JSON on one line, without its end."""
    return _escaped(json.dumps(data, ensure_ascii=False, allow_nan=False))


def _escaped(line: str) -> str:
    return line if line.isascii() and line.isprintable() else escaped_by(_escape, line)


def _escape(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return re.sub("....", r"\\u\g<0>", units)
