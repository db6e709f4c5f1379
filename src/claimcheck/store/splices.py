"""The difference of two contents, as far as it takes to make the older one of the newer one.

Pure. Our own writes put blocks between lines, so such a difference is a few numbers, however large
the ledger is. Of other changes it holds what stood from the first byte that differs to the last.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

_ANCHOR: Final = 16
"""Bytes by which, to the end of their line, the older content is found again behind what is new."""
_FIRST_STEP: Final = 1 << 8
_LONGEST_STEP: Final = 1 << 18


class Splice(NamedTuple):
    """A stretch of the newer content, and what stood there in the older one."""

    at: int
    """Where it begins, in bytes of the newer content."""
    length: int
    removed: bytes
    """What stood there; nothing where lines were only put in."""


def splices(older: bytes, newer: bytes) -> list[Splice]:
    """Return how two contents differ, in the order of the newer one."""
    start = alike(lambda at, end: older[at:end] == newer[at:end], min(len(older), len(newer)))
    most = min(len(older), len(newer)) - start
    same = alike(lambda at, end: from_end(older, at, end) == from_end(newer, at, end), most)
    old_end, new_end = len(older) - same, len(newer) - same
    found: list[Splice] = []
    old, new, free = start, start, 0
    while old < old_end or new < new_end:
        back = min(old - (older.rfind(b"\n", 0, old) + 1), new - free)
        old, new = old - back, new - back
        anchor = older[old : older.find(b"\n", old + _ANCHOR) + 1 or len(older)]
        after = newer.find(anchor, new + 1) if anchor else new_end
        if after < 0 or new_end - after < old_end - old:
            old, new = old + back, new + back
            found.append(Splice(new, new_end - new, older[old:old_end]))
            break
        found.append(Splice(new, after - new, b""))
        new = free = after
        most = min(old_end - old, new_end - new)
        kept = alike(_pair(older, old, newer, new), most)
        old, new = old + kept, new + kept
    return found


def restored(newer: bytes, splices: Iterable[Splice]) -> bytes:
    """Return the older content; of splices that are not of this content, whatever they make."""
    parts: list[bytes] = []
    done = 0
    for one in splices:
        parts += newer[done : one.at], one.removed
        done = one.at + one.length
    return b"".join([*parts, newer[done:]])


def _pair(older: bytes, old: int, newer: bytes, new: int) -> Callable[[int, int], bool]:
    return lambda at, end: older[old + at : old + end] == newer[new + at : new + end]


def from_end(content: bytes, at: int, end: int) -> bytes:
    """Return the bytes from `at` to `end`, both counted from the end of a content."""
    return content[len(content) - end : len(content) - at]


def alike(is_same: Callable[[int, int], bool], most: int) -> int:
    """Return how many bytes are the same from the start, `most` at most, in ever larger steps."""
    done, step = 0, _FIRST_STEP
    while done < most and is_same(done, min(done + step, most)):
        done = min(done + step, most)
        step = min(2 * step, _LONGEST_STEP)
    while done < most and step > 1:
        step //= 2
        if is_same(done, min(done + step, most)):
            done = min(done + step, most)
    return done
