"""New blocks put into a large ledger, of which only what is near them is read again.

A slice that was read by itself can say nothing of the tables of another (`toml_slices.py`), so
what holds of it and the one behind it holds of the whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from claimcheck.errors import CannotInsert
from claimcheck.store.toml_slices import Slice, Slices, read_piece
from claimcheck.store.toml_writer import Block, insert


def insert_in_pieces(
    content: bytes, blocks: Sequence[Block], slices: Slices
) -> tuple[bytes, Slices] | None:
    """Return what `insert` makes of a UTF-8 text of which these are the slices, and its slices.

    None where it takes the whole text to do that, or to say why it cannot be done; no slices where
    they have to be found anew.
    """
    by_slice: dict[int, list[Block]] = {}
    for block in blocks:
        if (number := _slice_of(block, slices)) is None:
            return None
        by_slice.setdefault(number, []).append(block)
    whole = memoryview(content)
    parts: list[bytes | memoryview] = []
    done = 0
    longer: dict[int, int] = {}
    for first, behind in _pieces(sorted(by_slice), len(slices)):
        start, end = slices[first - 1].end if first else 0, slices[behind - 1].end
        piece = content[start:end].decode()
        inside = [block for number in range(first, behind) for block in by_slice.get(number, ())]
        try:
            text = insert(piece, read_piece(piece, slices[first:behind]), inside).encode()
        except CannotInsert:
            return None
        parts += whole[done:start], text
        done = end
        ends = [one.end - start for one in slices[first:behind]]
        longer[first + _changed(content[start:end], text, ends)] = len(text) - (end - start)
    return b"".join([*parts, whole[done:]]), _moved(slices, longer, by_slice)


def _changed(before: bytes, after: bytes, ends: Sequence[int]) -> int:
    """Return which slice of a piece is another, where all before and behind it are the same.

    There are that many where more than one is.
    """
    for number, (start, end) in enumerate(pairwise((0, *ends))):
        rest = before[end:]
        if before[:start] == after[:start] and after.endswith(rest):
            return number
    return len(ends)


def _moved(
    slices: Slices, longer: Mapping[int, int], blocks: Mapping[int, Sequence[Block]]
) -> Slices:
    """Return slices of which some are so much longer, where they have the blocks put into them."""
    if longer.keys() != blocks.keys():
        return []
    found: list[Slice] = []
    more = 0
    for number, one in enumerate(slices):
        more += longer.get(number, 0)
        new = one.with_blocks(path for path, _ in blocks[number]) if number in blocks else one
        found.append(replace(new, end=one.end + more))
    return found


def _slice_of(block: Block, slices: Slices) -> int | None:
    """Return the slice of a fact's claim, and the last one for a new table; None for a key."""
    path, _ = block
    if len(path) < 2:
        return None
    holding = (number for number, one in enumerate(slices) if path[1] in one.ids.get(path[0], ()))
    if len(path) == 2:
        return len(slices) - 1 if next(holding, None) is None else None
    return next(holding, None)


def _pieces(numbers: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield the first slice of each piece and the one behind it: each has one more at its end."""
    first = behind = 0
    for number in numbers:
        if number >= behind:
            if behind:
                yield first, behind
            first = number
        behind = min(number + 2, count)
    if behind:
        yield first, behind
