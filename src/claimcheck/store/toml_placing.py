"""Values put in their places in a ledger that keeps every other byte.

Pure. Where a value stands, or a new line belongs, is a guess from the look of the text, as in
`toml_writer.py`; what counts is that the result, read again, says what the old text said and the
new values.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimcheck.errors import CannotPlace
from claimcheck.store.key_places import locate, node_at
from claimcheck.store.toml_equality import same
from claimcheck.store.toml_reader import TomlFault, nodes
from claimcheck.store.toml_slices import Slices, parse_changed
from claimcheck.store.toml_writer import Path, body, dump, dump_value, end_of_block, newline_of

_MOST_LINES = 200
"""Of a value that is to be changed."""


class _Statement(NamedTuple):
    """Where a key and its value stand, as offsets in the text."""

    start: int
    """Of its first line."""
    value: int
    value_end: int
    end: int
    """Behind its last line and the line's end."""
    items_end: int | None
    """Behind the last item of an array that has some."""


def place(
    text: str, data: Mapping[str, Any], values: Sequence[tuple[Path, Any]], slices: Slices = ()
) -> str:
    """Return the text with values of keys given anew, None for a key that goes.

    `data` and `slices` are what `parse_large` made of the text. CannotPlace where a table is
    written so that its keys have no lines of their own.
    """
    now, says = text, data
    for at, value in values:
        now, says = _placed(now, says, at, value, (text, slices))
    return now


def _placed(
    text: str, data: Mapping[str, Any], at: Path, value: Any, before: tuple[str, Slices]
) -> tuple[str, Mapping[str, Any]]:
    expected = _with(data, at, value)
    for candidate in _candidates(text, data, at, value):
        try:
            read = parse_changed(candidate, *before)
        except TomlFault:
            continue
        if same(read, expected):
            return candidate, read
    raise CannotPlace(at[-1], ".".join(at[:-1]), locate(text, data, at[:-1])[0])


def _candidates(text: str, data: Mapping[str, Any], at: Path, value: Any) -> Iterator[str]:
    table = _table(data, at[:-1])
    if table is None:
        block = dump(at[:-1], {at[-1]: value})
        yield _inserted(text, _first_block(text), f"{block}\n")
        yield _inserted(text, len(text), f"\n{block}")
    elif at[-1] not in table:
        line = body({at[-1]: value})
        first = _offset(text, *locate(text, data, at[:-1]))
        end = end_of_block(text, first)
        yield from (_inserted(text, one, line) for one in _below_example(text, first, end, at[-1]))
        yield _inserted(text, end, line)
        yield _inserted(text, _line_end(text, first), f"{'.'.join(at[:-1])}.{line}")
    elif (found := _statement(text, data, at)) is not None:
        yield from _changed(text, found, table[at[-1]], value)


def _changed(text: str, found: _Statement, old: Any, value: Any) -> Iterator[str]:
    if value is None:
        rest = text[found.value_end : found.end].strip()
        yield (
            text[: found.start] + (f"{rest}{newline_of(text)}" if rest else "") + text[found.end :]
        )
        return
    if isinstance(old, list) and found.items_end and value[: len(old)] == old:
        more = "".join(f", {dump_value(item)}" for item in value[len(old) :])
        yield text[: found.items_end] + more + text[found.items_end :]
    yield text[: found.value] + dump_value(value) + text[found.value_end :]


def _statement(text: str, data: Mapping[str, Any], at: Path) -> _Statement | None:
    """Find the lines of a key: from its own to the first with which they can be read."""
    line, _ = locate(text, data, at)
    start = _offset(text, line, 1)
    end = start
    for _ in range(_MOST_LINES):
        end = _line_end(text, end)
        try:
            leaf = _leaf(nodes(text[start:end]), at)
        except TomlFault:
            continue
        return _spans(text, start, end, leaf) if leaf else None
    return None


def _spans(text: str, start: int, end: int, leaf: dict[str, Any]) -> _Statement:
    value = _start(text, start, leaf)
    items = leaf["value"] if isinstance(leaf["value"], list) else []
    items_end = _start(text, start, items[-1]) + len(items[-1]["value_raw"]) if items else None
    return _Statement(start, value, value + len(leaf["value_raw"]), end, items_end)


def _start(text: str, start: int, node: dict[str, Any]) -> int:
    """Return where a value begins, whose line and byte are counted from the statement's start."""
    line, column = (
        one if isinstance(one, int) else one[0] for one in (node["value_line"], node["value_col"])
    )
    begin = start + _offset(text[start:], line, 1)
    return begin + len(text[begin : _line_end(text, begin)].encode()[: column - 1].decode())


def _leaf(tree: dict[str, Any], at: Path) -> dict[str, Any] | None:
    """Return the node of a key in its statement, which may begin with any table above it."""
    for start in range(len(at)):
        if (node := node_at(tree, at[start:])) and "value_raw" in node:
            return node
    return None


def _below_example(text: str, start: int, end: int, key: str) -> Iterator[int]:
    """Yield where a line ends that shows the key as a comment, such as `# notice = "30d"`."""
    at = start
    while at < end:
        after = _line_end(text, at)
        line = text[at:after].strip()
        if line.startswith("#") and line.lstrip("# ").partition("=")[0].strip() == key:
            yield after
        at = after


def _first_block(text: str) -> int:
    """Return where the first header stands, or the comment right above it."""
    at = 0 if text.startswith("[") else text.find("\n[") + 1 or len(text)
    while at and text[: at - 1].rpartition("\n")[2].lstrip().startswith("#"):
        at = text.rfind("\n", 0, at - 1) + 1
    return at


def _inserted(text: str, offset: int, lines: str) -> str:
    """Put whole lines in, in the newlines of the file."""
    unfinished = offset and text[offset - 1] != "\n"
    piece = ("\n" if unfinished else "") + lines
    return text[:offset] + piece.replace("\n", newline_of(text)) + text[offset:]


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def _line_end(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _table(data: Mapping[str, Any], at: Path) -> Mapping[str, Any] | None:
    table: Any = data
    for key in at:
        table = table.get(key)
        if table is None:
            return None
    return table  # type: ignore[no-any-return]  # the ledger was read before


def _with(data: Mapping[str, Any], at: Path, value: Any) -> dict[str, Any]:
    """Return the data with a value; what is not on its path is shared, not copied."""
    if len(at) > 1:
        return {**data, at[0]: _with(data.get(at[0], {}), at[1:], value)}
    rest = {key: one for key, one in data.items() if key != at[0]}
    return rest if value is None else {**rest, at[0]: value}
