"""New blocks as TOML text, put into a ledger that keeps every other byte.

Pure. The scalars are written here since `toml_rs.dumps` writes times as `02:03:04.0+00:00`, long
strings over several lines and bidi controls as they are. The place of a block is a guess from the
look of the lines; what counts is that the result, read again, says what the old text said and the
new facts.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from claimcheck.domain.model.iso_time import iso
from claimcheck.errors import CannotInsert, UsageError
from claimcheck.store.key_places import locate
from claimcheck.store.toml_equality import same
from claimcheck.store.toml_reader import TomlFault
from claimcheck.store.toml_slices import Slices, parse_changed

Path = tuple[str, ...]
Block = tuple[Path, Mapping[str, Any]]
Placed = tuple[int, Block]

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")

# What a diff or a terminal would hide or obey: controls, bidi controls, line separators, BOM.
_ESCAPED: Final = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_SHORT: Final = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}

_FEW: Final = 4
_HEADER: Final = re.compile(r"^[ \t]*\[claims\.([a-z0-9-]+)[\].]", re.MULTILINE)
_BRACKET_LINE: Final = re.compile(r"\n[ \t]*\[")


def dump(path: Path, values: Mapping[str, Any]) -> str:
    """Return a block: its header, which the top has none of, and a line for each value in order."""
    header = f"[{'.'.join(map(_key, path))}]\n" if path else ""
    return f"{header}{body(values)}"


def body(values: Mapping[str, Any]) -> str:
    """Return the lines of a block without its header."""
    return "".join(
        [
            f"{_key(key)} = {_string(value) if isinstance(value, str) else dump_value(value)}\n"
            for key, value in values.items()
        ]
    )


def insert(text: str, data: Mapping[str, Any], blocks: Sequence[Block], slices: Slices = ()) -> str:
    """Return the text with the blocks in it and every other character as it was.

    `data` and `slices` are what `parse_large` made of the text. A fact goes after the last block
    of its claim, a key of no table to the beginning, anything else to the end, and so does a fact
    whose guessed place proves wrong.
    """

    def proves(after: str, placed: Sequence[Placed]) -> bool:
        try:
            read = parse_changed(after, text, slices)
        except TomlFault:
            return False
        return same(read, _joined(data, [block for _, block in placed]))

    def holds(placed: Sequence[Placed]) -> bool:
        return proves(_with(text, placed), placed)

    guessed = _guess(text, blocks)
    after = _with(text, guessed)
    if proves(after, guessed):
        return after
    misplaced = _failing(guessed, holds)
    end = len(text)
    moved = {path for _, (path, _) in misplaced}
    placed = [(end if block[0] in moved else offset, block) for offset, block in guessed]
    if holds(placed):
        return _with(text, placed)
    impossible = _failing([(end, block) for _, block in misplaced], holds)
    raise _refusal(text, data, impossible[0][1][0])


def _failing(placed: Sequence[Placed], holds: Callable[[Sequence[Placed]], bool]) -> list[Placed]:
    """Find the blocks that cannot stand where they are, by halves: each try reads the file."""
    if holds(placed):
        return []
    if len(placed) == 1:
        return list(placed)
    half = len(placed) // 2
    return _failing(placed[:half], holds) + _failing(placed[half:], holds)


def _guess(text: str, blocks: Sequence[Block]) -> list[Placed]:
    last = _last_headers(text, {path[1] for path, _ in blocks if _is_fact(path)})
    return [
        (len(text) if (start := last.get(path[1])) is None else end_of_block(text, start), block)
        if _is_fact(path)
        else (len(text) if path else 0, block)
        for block in blocks
        for path in (block[0],)
    ]


def _last_headers(text: str, ids: Set[str]) -> dict[str, int]:
    """Return where the line of the last header of each claim, or of its facts, begins.

    A few are looked for from the end; many in one walk, since each may stand at the beginning.
    """
    if len(ids) > _FEW:
        return {found[1]: found.start() for found in _HEADER.finditer(text)}
    found_at = {id_: _last_header(text, id_) for id_ in ids}
    return {id_: at for id_, at in found_at.items() if at is not None}


def _last_header(text: str, id_: str) -> int | None:
    """Return where the line of the last header of a claim, or of one of its facts, begins."""
    at = max(_last_line(text, f"[claims.{id_}{end}") for end in "].")
    return at if at >= 0 else None


def _last_line(text: str, beginning: str) -> int:
    """Return where the last line starts that begins so after its indentation, or -1."""
    at = len(text)
    while (at := text.rfind(beginning, 0, at)) >= 0:
        start = at
        while start and text[start - 1] in " \t":
            start -= 1
        if not start or text[start - 1] == "\n":
            return start
    return -1


def _is_fact(path: Path) -> bool:
    return len(path) == 4 and path[0] == "claims"


def end_of_block(text: str, start: int) -> int:
    """Return the offset after the last line of a block, without what belongs to the next.

    Comments right below the last line are the block's when a blank line or the end follows,
    those right above the next header are the next one's.
    """
    bracket = _BRACKET_LINE.search(text, start)
    end = bracket.start() + 1 if bracket else len(text)
    lines = text[start:end].split("\n")
    count = len(lines)
    while not _content(lines[count - 1]):
        count -= 1
    below = count
    while below < len(lines) and lines[below].lstrip().startswith("#"):
        below += 1
    if below < len(lines) - 1 or not bracket:
        count = below
    return min(end, start + sum(len(line) + 1 for line in lines[:count]))


def _content(line: str) -> bool:
    line = line.strip()
    return bool(line) and not line.startswith("#")


def newline_of(text: str) -> str:
    """Return how a file ends its lines: as it ends the first one."""
    first = text.find("\n")
    return "\r\n" if text[max(0, first - 1) : first] == "\r" else "\n"


def _with(text: str, placed: Sequence[Placed]) -> str:
    """Put the blocks in, with a blank line around them, in the newlines of the file."""
    newline = newline_of(text)
    parts: list[str] = []
    done = 0
    in_order = sorted(placed, key=lambda one: (one[0], one[1][0] != ()))  # keys, then tables
    for offset, group in groupby(in_order, key=itemgetter(0)):
        blocks = "\n".join(dump(*block) for _, block in group)
        piece = f"{_lead(text, offset)}{blocks}{_trail(text, offset)}"
        parts += text[done:offset], piece.replace("\n", newline)
        done = offset
    return "".join([*parts, text[done:]])


def _lead(text: str, offset: int) -> str:
    """Return what ends an unfinished line before a block and leaves one line blank."""
    before = text[text.rfind("\n", 0, max(0, offset - 1)) + 1 : offset]
    unfinished = before and not before.endswith("\n")
    return ("\n" if unfinished else "") + ("\n" if before.strip() else "")


def _trail(text: str, offset: int) -> str:
    line = text[offset : text.find("\n", offset) + 1] or text[offset:]
    return "\n" if line.strip() else ""


def _joined(data: Mapping[str, Any], blocks: Sequence[Block]) -> dict[str, Any]:
    """Return the data with the blocks in it; what is not on their paths is shared, not copied."""
    joined = dict(data)
    copies: dict[Path, dict[str, Any]] = {(): joined}
    for path, values in blocks:
        for length in range(1, len(path) + 1):
            parent, table = path[: length - 1], path[:length]
            if table not in copies:
                inner = copies[parent].get(table[-1])
                copies[table] = dict(inner) if isinstance(inner, dict) else {}
                copies[parent][table[-1]] = copies[table]
        copies[path].update(
            {
                key: list(value) if isinstance(value, tuple) else value
                for key, value in values.items()
            }
        )
    return joined


def _refusal(text: str, data: Mapping[str, Any], path: Path) -> CannotInsert:
    """Name the innermost table on the way that is there: only an inline one cannot grow."""
    table: Path = ()
    inner: Any = data
    for key in path[:-1]:
        if not isinstance(inner, dict) or key not in inner:
            break
        table, inner = (*table, key), inner[key]
    return CannotInsert(".".join(map(_key, table)), locate(text, data, table)[0])


@lru_cache(maxsize=256)
def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _string(key)


def dump_value(value: Any) -> str:
    """Return a plain value as TOML, on one line."""
    if isinstance(value, str):
        return _string(value)
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case datetime() if value.tzinfo:
            return iso(value.astimezone(UTC))
        case date() | time():
            return value.isoformat()
        case Mapping():
            pairs = (f"{_key(key)} = {dump_value(inner)}" for key, inner in value.items())
            return f"{{ {', '.join(pairs)} }}" if value else "{}"
        case Sequence():
            return f"[{', '.join(map(dump_value, value))}]"
    raise TypeError(f"TOML has no form for {value!r}")


def _string(value: str) -> str:
    if value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UsageError(
            f"{value!a} holds a lone surrogate, which no text file can hold",
            "give the words as UTF-8",
        ) from None
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
