"""Line and column of a key path, for messages about what is in the file.

This runs on the error path only. The positions come from the reader, which is asked about one
block at a time, since those of a whole large file cost seconds and gigabytes. All that is looked
for in the text is lines that look like headers. Such a line can stand inside a string, so what
its block says must be what the file says before it counts.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from claimcheck.store.toml_equality import same
from claimcheck.store.toml_reader import MOST_LEVELS, TomlFault, nodes, parse

Path = tuple[str, ...]

_Position = Callable[[dict[str, Any]], tuple[int, int] | None]
"""What tells line and byte of a node."""

_BRACKET_LINE: Final = re.compile(r"\n([ \t]*)(\[[^\r\n]*)")
_BARE_HEADER: Final = re.compile(rf"\[\[?([\w-]+(?:\.[\w-]+){{0,{MOST_LEVELS}}})\]", re.ASCII)

_LONGEST_BLOCK: Final = 1 << 20
_MOST_BRACKET_LINES: Final = 50
_ROOT: Final = -1


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text that begin with a bracket, and the tables that they seem to open."""

    starts: list[int]
    numbers: list[int]
    columns: list[int]
    headers: dict[Path, list[int]]
    """For each table the lines that look like its header, counted among those above."""
    first: dict[Path, int]
    """For each table the first line that looks like its header or that of one inside it."""


def locate(text: str, data: Mapping[str, Any], at: Path) -> tuple[int, int]:
    """Return line and column, both from 1, of a key, an array item or a table's header.

    `data` is what `parse` made of the text. A path that is not in it gives the place of what is
    nearest above. A table that only deeper headers open stands at the first of them.
    """
    return _nearest(text, data, at, _key_position)


def locate_value(text: str, data: Mapping[str, Any], at: Path) -> tuple[int, int]:
    """Return line and column of what a key holds; as `locate` does where that is a table.

    An inline table is a value. What is not in the text is at the key that is nearest above.
    """
    return _nearest(text, data, at, _value_position)


def _nearest(text: str, data: Mapping[str, Any], at: Path, position: _Position) -> tuple[int, int]:
    lines = _lines(text)
    for path in (at[:length] for length in range(len(at), 0, -1)):
        value = _value(data, path)
        if value is None:
            continue
        if place := _place(text, lines, path, value, position if path == at else _key_position):
            return place
        if path in lines.first:
            line = lines.first[path]
            return lines.numbers[line], lines.columns[line]
    return 1, 1


@lru_cache(maxsize=1)
def _lines(text: str) -> _Lines:
    """Go once over the whole text, so that a thousand faults cost little more than one."""
    lines = _Lines([], [], [], {}, {})
    number, seen = 1, 0
    for match in _BRACKET_LINE.finditer(f"\n{text}"):
        start = match.start()  # of the line, in the text without the newline put before it
        number += text.count("\n", seen, start)
        seen = start
        line = len(lines.starts)
        lines.starts.append(start)
        lines.numbers.append(number)
        lines.columns.append(len(match[1]) + 1)
        path = _header_path(match[2])
        if path:
            lines.headers.setdefault(path, []).append(line)
        while path and path not in lines.first:
            lines.first[path] = line
            path = path[:-1]
    return lines


def _header_path(line: str) -> Path:
    """Return the keys of a header, none for a line that is no header."""
    if bare := _BARE_HEADER.match(line):
        return tuple(bare[1].split("."))
    try:
        table: Any = parse(line)
    except TomlFault:
        return ()
    path = []
    while table:
        if isinstance(table, list):
            table = table[0]
        else:
            ((key, table),) = table.items()
            path.append(key)
    return tuple(path)


def _place(
    text: str, lines: _Lines, at: Path, value: Any, position: _Position
) -> tuple[int, int] | None:
    """Find a path in the block of the deepest table that has a header and holds it."""
    for length in range(len(at), -1, -1):
        table = at[:length]
        candidates = lines.headers.get(table, []) if table else [_ROOT]
        for line in candidates:
            block, tree = _block(text, lines, line)
            node = node_at(tree, at)
            if node is None or not _says(node, value):
                continue
            if len(candidates) > 1 and _is_inside_a_value(text, lines.starts[line]):
                continue
            if table == at:
                return lines.numbers[line], lines.columns[line]
            if found := position(node):
                number, column = found
                before = block.split("\n")[number - 1].encode()[: column - 1].decode()
                return (lines.numbers[line] - 1 if table else 0) + number, len(before) + 1
    return None


def _block(text: str, lines: _Lines, line: int) -> tuple[str, dict[str, Any]]:
    """Return a block and its nodes: up to the next bracket line before which it can be read."""
    start = 0 if line == _ROOT else lines.starts[line]
    for end in [*lines.starts[line + 1 : line + 1 + _MOST_BRACKET_LINES], len(text)]:
        block = text[start:end]
        if len(block) > _LONGEST_BLOCK:
            break
        try:
            return block, _nodes(block)
        except TomlFault:
            continue
    return "", {}


@lru_cache(maxsize=8)
def _nodes(block: str) -> dict[str, Any]:
    """Read a block once for all the faults in it."""
    return nodes(block)


def _is_inside_a_value(text: str, start: int) -> bool:
    """Return whether a string or an array is open here, so that what precedes cannot be read."""
    try:
        parse(text[:start])
    except TomlFault:
        return True
    return False


def _value(data: Any, at: Path) -> Any:
    for key in at:
        if isinstance(data, list) and key.isdecimal() and int(key) < len(data):
            data = data[int(key)]
        elif isinstance(data, dict) and key in data:
            data = data[key]
        else:
            return None
    return data


def node_at(tree: dict[str, Any], at: Path) -> dict[str, Any] | None:
    """Return what a tree of `toml_reader.nodes` has under a path; None for nothing."""
    node: dict[str, Any] = tree
    for key in at:
        inner = _value(node["value"] if _has_place(node) else node, (key,))
        if inner is None:
            return None
        node = inner
    return node


def _has_place(node: dict[str, Any]) -> bool:
    """Tell a key or an item from a table that a header or a dotted key opened."""
    return any(isinstance(node.get(place), int | tuple) for place in ("key_line", "value_line"))


def _says(node: Any, value: Any) -> bool:
    """Return whether a block says of a key what the file says, of a table what it says of it."""
    if _has_place(node):
        return same(_plain(node), value)
    return isinstance(value, dict) and all(
        key in value and _says(inner, value[key]) for key, inner in node.items()
    )


def _plain(node: dict[str, Any]) -> Any:
    value = node["value"] if _has_place(node) else node
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _key_position(node: dict[str, Any]) -> tuple[int, int] | None:
    """Return line and byte of a key or an item, for a dotted table those of its first key."""
    while node and not _has_place(node):
        node = next(iter(node.values()))
    return _start(node, "key" if "key_line" in node else "value") if node else None


def _value_position(node: dict[str, Any]) -> tuple[int, int] | None:
    """Return line and byte of what a key holds, for a dotted table those of its first key."""
    return _start(node, "value") if _has_place(node) else _key_position(node)


def _start(node: dict[str, Any], what: str) -> tuple[int, int]:
    line, column = (
        span if isinstance(span, int) else span[0]
        for span in (node[f"{what}_line"], node[f"{what}_col"])
    )
    return line, column
