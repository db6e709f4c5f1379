"""Three versions of a ledger's text become one, block by block.

A block is what stands below one header, with the comments and blank lines above it. Whatever git
knows about lines, it folds those that two new blocks share; blocks have keys, so nothing of the
kind happens here. Pure: how the lines of one block are merged is an argument.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from claimcheck.store.toml_equality import same
from claimcheck.store.toml_reader import TomlFault, parse
from claimcheck.store.toml_slices import parse_large

MergeLines = Callable[[str, str, str], tuple[str, bool]]
"""From base, ours and theirs to their merge, and whether it is without a conflict."""

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER: Final = re.compile(r"[ \t]*\[")
_PLAIN: Final = re.compile(r"\[([\w-]+(?:\.[\w-]+)*)\]\s*", re.ASCII)

_START: Final = ()
_END: Final = ("", "end")
"""The keys of what stands before the first header, and of what follows the last line that says
anything. No header has them."""

Key = tuple[str, ...]
Blocks = dict[Key, str]


class CannotMerge(ValueError):
    """The versions cannot be merged by their blocks, or not so that it can be proved."""


def merge(base: str, ours: str, theirs: str, merge_lines: MergeLines) -> tuple[str, bool]:
    """Return the merge of three texts, and whether it is without a conflict.

    New blocks of both sides are kept, whole. A block that one side changed is as that side has
    it; one that both changed is merged by its lines, and holds the markers of a conflict where
    that is one. A merge without a conflict says what the merge of the three versions' data says;
    CannotMerge where it would not, or where one of them cannot be read.
    """
    versions = [blocks(text) for text in (base, ours, theirs)]
    _tell_once(*versions)
    is_clean = True
    merged: Blocks = {}
    for key in _order(*versions):
        old, own, other = (version.get(key) for version in versions)
        if own == other or _same_words(other, old):
            text = own
        elif _same_words(own, old):
            text = other
        elif _same_words(own, other):
            text = own
        else:
            text, clean = merge_lines(old or "", own or "", other or "")
            if clean and not _is_proved(text, old or "", own or "", other or ""):
                text, clean = _marked(own or "", other or ""), False
            is_clean = is_clean and clean
        if text:
            merged[key] = text
    result = "".join(_lines(merged))
    if is_clean and not _is_proved(result, base, ours, theirs):
        raise CannotMerge("the merged text would not say what the merged data says")
    return result, is_clean


def merge_whole(base: str, ours: str, theirs: str, merge_lines: MergeLines) -> tuple[str, bool]:
    """Return the merge of three texts by their lines alone, and whether it is without a conflict.

    Where all three are TOML and their merge does not say what the merge of their data says, it
    is a conflict all the same. What is no TOML before is none of this merge's making.
    """
    merged, is_clean = merge_lines(base, ours, theirs)
    are_toml = is_clean and all(map(_is_toml, (base, ours, theirs)))
    if are_toml and not _is_proved(merged, base, ours, theirs):
        return _marked(ours, theirs), False
    return merged, is_clean


def _is_toml(text: str) -> bool:
    try:
        parse_large(text.encode())
    except TomlFault:
        return False
    return True


def _is_proved(merged: str, base: str, ours: str, theirs: str) -> bool:
    """Whether a text says what the merge of three texts' data says."""
    try:
        read, *versions = (parse_large(text.encode())[0] for text in (merged, base, ours, theirs))
        return same(read, _merged(*versions))
    except (TomlFault, CannotMerge):
        return False


def _marked(ours: str, theirs: str) -> str:
    """Return two texts as one in which git's markers stand around all that differs.

    Lines that both begin or end with are there once.
    """
    own, other = (_LINE.findall(text) for text in (ours, theirs))
    start = _alike(own, other)
    end = _alike(own[start:][::-1], other[start:][::-1])
    newline = "\r\n" if "\r\n" in ours else "\n"
    inner = ("".join(side[start : len(side) - end]) for side in (own, other))
    ours, theirs = (text + newline if text and not text.endswith("\n") else text for text in inner)
    head, tail = "".join(own[:start]), "".join(own[len(own) - end :])
    return f"{head}<<<<<<< ours{newline}{ours}======={newline}{theirs}>>>>>>> theirs{newline}{tail}"


def _alike(own: list[str], other: list[str]) -> int:
    """Return with how many equal lines both begin."""
    pairs = enumerate(zip(own, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(own), len(other)))


def blocks(text: str) -> Blocks:
    """Return the blocks of a text in their order; they are the text. CannotMerge for two alike."""
    found: Blocks = {}
    key: Key = _START
    lead: list[str] = []
    lines: list[str] = []

    def close() -> None:
        if key in found:
            raise CannotMerge(f"two blocks are called {'.'.join(key)}")
        found[key] = "".join(lines)

    for line in _LINE.findall(text):
        words = line.strip()
        if not words or words.startswith("#"):
            lead.append(line)
            continue
        if _HEADER.match(line) and (opened := _key(words)) is not None:
            close()
            key, lines = opened, []
        lines += [*lead, line]
        lead = []
    close()
    found[_END] = "".join(lead)
    return found


def _key(header: str) -> Key | None:
    """Return the keys of a header, None for a line of a list that only looks like one."""
    if plain := _PLAIN.fullmatch(header):
        return tuple(plain[1].split("."))
    if header.startswith("[["):
        raise CannotMerge("a list of tables has no keys")
    try:
        table: Any = parse(header)
    except TomlFault:
        return None
    path = []
    while table:
        ((name, table),) = table.items()
        path.append(name)
    return tuple(path)


def _tell_once(base: Blocks, ours: Blocks, theirs: Blocks) -> None:
    """Take the last remarks of the old text from a new block of theirs, if ours stands there too.

    They are above the first block that either side added.
    """
    end = base[_END]
    if end.strip() and any(text.startswith(end) for key, text in ours.items() if key not in base):
        for key, text in theirs.items():
            if key not in base and key not in ours and text.startswith(end):
                theirs[key] = "\n" + text.removeprefix(end).lstrip("\r\n")


def _order(base: Blocks, ours: Blocks, theirs: Blocks) -> list[Key]:
    """Return the keys of both: ours, and each other one of theirs after what it follows there.

    It goes behind new ones of ours, but not of another claim when it follows its own.
    """
    order = [key for key in ours if key != _END]
    following: dict[Key, Key | None] = dict(zip(order, [*order[1:], None], strict=True))
    new = ours.keys() - base.keys()
    anchor: Key = _START
    for key in theirs:
        if key == _END:
            continue
        if key not in ours:
            place = anchor
            while (step := following[place]) in new and (
                step[:2] == anchor[:2] or key[:2] != anchor[:2]
            ):
                place = step
            following[key], following[place] = following[place], key
        anchor = key
    order = [_START]
    while (step := following[order[-1]]) is not None:
        order.append(step)
    return [*order, _END]


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two versions of a block differ in the blank lines around it at most."""
    if one is None or other is None:
        return one is other
    return one.strip() == other.strip()


def _lines(merged: Mapping[Key, str]) -> Iterator[str]:
    """Yield the blocks, each but the last ending in a line end."""
    newline = "\r\n" if any("\r\n" in text for text in merged.values()) else "\n"
    texts = [text for text in merged.values() if text]
    for at, text in enumerate(texts):
        yield text
        if at < len(texts) - 1 and not text.endswith("\n"):
            yield newline


_ABSENT: Final = object()


def _merged(base: Any, ours: Any, theirs: Any) -> Any:
    """Return the merge of three versions of data; CannotMerge where both sides differ."""
    if _equal(ours, theirs) or _equal(theirs, base):
        return ours
    if _equal(ours, base):
        return theirs
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        raise CannotMerge("both sides changed one value")
    old = base if isinstance(base, dict) else {}
    values = {
        key: _merged(old.get(key, _ABSENT), ours.get(key, _ABSENT), theirs.get(key, _ABSENT))
        for key in {**ours, **theirs}
    }
    return {key: value for key, value in values.items() if value is not _ABSENT}


def _equal(one: Any, other: Any) -> bool:
    return one is other or (one is not _ABSENT and other is not _ABSENT and same(one, other))
