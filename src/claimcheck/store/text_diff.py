"""What a change did to a text, as a unified diff."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, unified_diff
from itertools import takewhile
from typing import Final

from claimcheck.store.splices import alike, from_end

_CONTEXT: Final = 3
_ENDS: Final = (
    *(b"\n", b"\r", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e"),
    *(one.encode() for one in "\x85\u2028\u2029"),
)
_PLACE: Final = re.compile(r"(?<=[-+])\d+")

Opcode = tuple[str, int, int, int, int]
"""What difflib says of a stretch of lines: equal, insert or delete, and where it is in both."""


def unified(before: str, after: str, name: str) -> str:
    """Return the unified diff of two texts.

    What both begin and end with is set aside first, and where lines were only added, as by our own
    writes, or only taken away, one walk finds them: difflib's time grows with the square of what it
    compares.
    """
    return _unified(before, after, name, 0)


def unified_of(before: bytes, after: bytes, name: str) -> str:
    """Return the unified diff of two texts in UTF-8, of which only what differs is decoded.

    A large ledger is many times as large as what is written at once.
    """
    most = min(len(before), len(after))
    first = alike(lambda at, end: before[at:end] == after[at:end], most)
    most -= first
    same = alike(lambda at, end: from_end(before, at, end) == from_end(after, at, end), most)
    start, end = _lines_back(before, first), _lines_on(before, len(before) - same)
    rest = len(before) - end
    old, new = (one[start : len(one) - rest].decode() for one in (before, after))
    return _unified(old, new, name, _lines_above(before, start))


def _lines_back(content: bytes, at: int) -> int:
    """Return where the line begins that is so far above a place that a diff begins with it."""
    for _ in range(_CONTEXT + 1):
        at = max(0, content.rfind(b"\n", 0, at))
    return content.find(b"\n", at) + 1 if at else 0


def _lines_on(content: bytes, at: int) -> int:
    for _ in range(_CONTEXT + 1):
        at = content.find(b"\n", at) + 1 or len(content)
    return at


def _lines_above(content: bytes, at: int) -> int:
    """Return how many lines end above a place, by all that Python takes for the end of one."""
    return sum(content.count(end, 0, at) for end in _ENDS) - content.count(b"\r\n", 0, at)


def _unified(before: str, after: str, name: str, above: int) -> str:
    old, new = before.splitlines(), after.splitlines()
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    skipped = max(0, start - _CONTEXT)
    old, new = (lines[skipped : len(lines) - max(0, end - _CONTEXT)] for lines in (old, new))
    codes = _added(old, new) or _taken_away(old, new)
    if codes is None:
        diff: Iterator[str] = unified_diff(old, new, name, name, lineterm="", n=_CONTEXT)
    else:
        diff = _hunks(old, new, codes, name)
    return "".join(f"{_moved(line, above + skipped)}\n" for line in diff)


def _added(old: Sequence[str], new: Sequence[str]) -> list[Opcode] | None:
    """Return where lines were added; None where some are gone or are others."""
    codes: list[Opcode] = []
    at = start = 0
    for place, line in enumerate([*new, None]):
        is_kept = at < len(old) and line == old[at]
        if is_kept or line is None:
            if start < place:
                codes.append(("insert", at, at, start, place))
            if is_kept:
                codes.append(("equal", at, at + 1, place, place + 1))
            at, start = at + is_kept, place + 1
    return _joined(codes) if at == len(old) else None


def _taken_away(old: Sequence[str], new: Sequence[str]) -> list[Opcode] | None:
    """Return where lines were taken away; None where some are new or are others."""
    added = _added(new, old)
    return added and [
        ("delete" if tag == "insert" else tag, start, end, at, until)
        for tag, at, until, start, end in added
    ]


def _joined(codes: Sequence[Opcode]) -> list[Opcode]:
    joined: list[Opcode] = []
    for code in codes:
        if joined and joined[-1][0] == code[0] == "equal":
            _, old, _, new, _ = joined.pop()
            code = ("equal", old, code[2], new, code[4])
        joined.append(code)
    return joined


def _hunks(old: Sequence[str], new: Sequence[str], codes: list[Opcode], name: str) -> Iterator[str]:
    matcher = SequenceMatcher(None, "", "")
    matcher.opcodes = codes  # type: ignore[attr-defined]  # as if it had compared
    heads = [f"--- {name}", f"+++ {name}"]
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        yield from heads
        heads = []
        (_, first, _, other, _), (_, _, last, _, end) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(other, end)} @@"
        for tag, old_start, old_end, new_start, new_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[old_start:old_end])
            else:
                yield from (f"-{line}" for line in old[old_start:old_end])
                yield from (f"+{line}" for line in new[new_start:new_end])


def _range(start: int, stop: int) -> str:
    """Return the lines of a hunk as diffs name them, from 1; an empty one is before its first."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + bool(length)},{length}"


def _alike(one: list[str], other: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _moved(line: str, lines: int) -> str:
    """Return the head of a hunk with its places so many lines further down, other lines as is."""
    if not line.startswith("@@ "):
        return line
    return _PLACE.sub(lambda place: str(int(place[0]) + lines), line)
