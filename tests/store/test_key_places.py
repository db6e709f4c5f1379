"""Line and column of what a message is about."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from claimcheck.store.key_places import _lines, locate, locate_value
from claimcheck.store.toml_reader import nodes, parse
from tests.store.pieces import ledgers

LEDGER = """\
title = "at the top"
looks.one.date = 2026-11-24

# about the car
[claims.xpeng]
text = '''
[claims.rocket]
text = "not a header"
'''
"中文" = 1
tags = [
  "ev",
  ["中", "b"],
]
target = { measure = "countries", more-than = 60 }
forecasts.f1.probability = 2

  [claims.xpeng.evidence.2025-11-03-7f3a] # indented
  date = 2025-11-03
  value = nan

[ claims . "rocket" ]
text = "a real one"

[claims.implicit.verdicts.v1]
verdict = "kept"

[[rounds]]
number = 1
[[rounds]]
number = 2
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("title", (1, 1)),
        ("looks one date", (2, 11)),
        ("looks one", (2, 11)),
        ("looks", (2, 11)),
        ("claims xpeng", (5, 1)),
        ("claims xpeng text", (6, 1)),
        ("claims xpeng 中文", (10, 1)),
        ("claims xpeng tags", (11, 1)),
        ("claims xpeng tags 0", (12, 3)),
        ("claims xpeng tags 1 1", (13, 9)),
        ("claims xpeng target", (15, 1)),
        ("claims xpeng target more-than", (15, 35)),
        ("claims xpeng forecasts f1 probability", (16, 14)),
        ("claims xpeng forecasts f1", (16, 14)),
        ("claims xpeng evidence 2025-11-03-7f3a", (18, 3)),
        ("claims xpeng evidence 2025-11-03-7f3a date", (19, 3)),
        ("claims xpeng evidence 2025-11-03-7f3a value", (20, 3)),
        ("claims xpeng evidence", (18, 3)),
        ("claims rocket", (22, 1)),
        ("claims rocket text", (23, 1)),
        ("claims implicit", (25, 1)),
        ("claims implicit verdicts v1", (25, 1)),
        ("claims implicit verdicts v1 verdict", (26, 1)),
        ("rounds", (28, 1)),
        ("claims", (5, 1)),
    ],
)
def test_a_key_path_has_the_line_and_column_of_its_key_or_header(
    path: str, place: tuple[int, int]
) -> None:
    assert locate(LEDGER, parse(LEDGER), tuple(path.split())) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("claims xpeng evidence 2025-11-03-7f3a source", (18, 3)),
        ("claims xpeng source", (5, 1)),
        ("claims xpeng tags 7", (11, 1)),
        ("claims xpeng tags x", (11, 1)),
        ("claims nobody text", (5, 1)),
        ("settings notice", (1, 1)),
        ("rounds 1 number", (28, 1)),
        ("", (1, 1)),
    ],
)
def test_what_is_not_in_the_file_is_placed_at_what_is_nearest_above(
    path: str, place: tuple[int, int]
) -> None:
    assert locate(LEDGER, parse(LEDGER), tuple(path.split())) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("title", (1, 9)),
        ("looks one date", (2, 18)),
        ("looks one", (2, 11)),
        ("claims xpeng", (5, 1)),
        ("claims xpeng text", (6, 8)),
        ("claims xpeng 中文", (10, 8)),
        ("claims xpeng tags", (11, 8)),
        ("claims xpeng tags 0", (12, 3)),
        ("claims xpeng tags 1", (13, 3)),
        ("claims xpeng tags 1 1", (13, 9)),
        ("claims xpeng target", (15, 10)),
        ("claims xpeng target more-than", (15, 47)),
        ("claims xpeng forecasts f1 probability", (16, 28)),
        ("claims xpeng evidence 2025-11-03-7f3a date", (19, 10)),
        ("claims xpeng evidence 2025-11-03-7f3a", (18, 3)),
        ("claims implicit verdicts v1 verdict", (26, 11)),
        ("claims implicit", (25, 1)),
        ("rounds", (28, 1)),
        ("claims xpeng tags 7", (11, 1)),
        ("claims xpeng source", (5, 1)),
        ("", (1, 1)),
    ],
)
def test_what_a_key_holds_has_a_line_and_a_column_of_its_own(
    path: str, place: tuple[int, int]
) -> None:
    assert locate_value(LEDGER, parse(LEDGER), tuple(path.split())) == place


def test_the_empty_file_has_one_place() -> None:
    assert locate("", {}, ("claims", "x")) == (1, 1)


def test_carriage_returns_count_no_line_and_no_column() -> None:
    text = "# one\r\n[claims.x]\r\ntext = 'a'\r\nmade = 3\r\n"
    assert locate(text, parse(text), ("claims", "x", "made")) == (4, 1)


def test_headers_out_of_order_are_found() -> None:
    text = "[claims.x.evidence.k]\ndate = 1\n[claims.y]\nmade = 2\n[claims.x]\nmade = 3\n"
    data = parse(text)
    assert locate(text, data, ("claims", "x", "made")) == (6, 1)
    assert locate(text, data, ("claims", "x")) == (5, 1)
    assert locate(text, data, ("claims", "x", "evidence", "k", "date")) == (2, 1)


def test_a_quoted_copy_of_a_block_with_the_same_words_is_passed_over() -> None:
    text = 'a = """\n[claims.x]\nmade = 3\n"""\n[claims.x]\nmade = 3\n[claims.y]\n'
    data = parse(text)
    assert locate(text, data, ("claims", "x", "made")) == (6, 1)
    assert locate(text, data, ("claims", "x")) == (5, 1)
    assert locate(text, data, ("claims", "y")) == (7, 1)


def test_a_header_in_a_string_that_is_followed_by_nothing_is_passed_over() -> None:
    text = "a = '''\n[claims.x]\n[claims.z]\n'''\n[claims.x]\n[claims.x.evidence]\n"
    assert locate(text, parse(text), ("claims", "x")) == (5, 1)


def test_a_block_in_a_string_that_says_something_else_is_passed_over() -> None:
    text = "claims.x.made = 3\nnote = '''\n[claims.x]\nmade = 4\n[end]\n'''\n"
    data = parse(text)
    assert locate(text, data, ("claims", "x", "made")) == (1, 10)
    assert locate(text, data, ("claims", "x")) == (1, 10)


def test_array_rows_that_begin_with_a_bracket_do_not_end_a_block() -> None:
    text = "[claims.x]\nrows = [\n[1, 2],\n[3],\n]\nmade = 3\n[claims.y]\n"
    data = parse(text)
    assert locate(text, data, ("claims", "x", "made")) == (6, 1)
    assert locate(text, data, ("claims", "x", "rows", "1", "0")) == (4, 2)
    assert locate(text, data, ("claims", "y")) == (7, 1)


def test_a_list_of_tables_whose_name_is_quoted_stands_at_its_first_header() -> None:
    text = 'a = 1\n\n[["rounds of talks"]]\nnumber = 1\n[["rounds of talks"]]\nnumber = 2\n'
    data = parse(text)
    assert locate(text, data, ("rounds of talks",)) == (3, 1)
    assert locate(text, data, ("rounds of talks", "1", "number")) == (3, 1)


def test_a_table_that_an_empty_deeper_header_opens_stands_at_it_however_many_rows_precede() -> None:
    rows = "[1],\n" * 60
    text = f"[claims.x]\nrows = [\n{rows}]\n[claims.x.evidence.k]\n"
    assert locate(text, parse(text), ("claims", "x", "evidence")) == (64, 1)


def test_keys_named_like_the_readers_own_are_keys() -> None:
    text = "[claims.x]\nvalue.key_line = 1\nvalue.value_line = 2\nmade = 3\n"
    data = parse(text)
    assert locate(text, data, ("claims", "x", "value", "value_line")) == (3, 7)
    assert locate(text, data, ("claims", "x", "made")) == (4, 1)


def test_everything_written_inline_is_found() -> None:
    text = 'claims = { x = { text = "a", evidence = { k = { date = 1 } } } }\n'
    data = parse(text)
    assert locate(text, data, ("claims", "x", "evidence", "k", "date")) == (1, 49)
    assert locate(text, data, ("claims", "x", "evidence")) == (1, 30)


def test_a_block_too_large_to_ask_about_is_placed_at_its_header() -> None:
    text = f"[claims.x]\ntext = '{'x' * 2_000_000}'\nmade = 3\n"
    assert locate(text, parse(text), ("claims", "x", "made")) == (1, 1)


def test_a_thousand_faults_look_over_the_whole_text_once() -> None:
    block = "[claims.c{0}]\nmade = 3\n\n[claims.c{0}.evidence.k]\ndate = {0}\n\n"
    text = "".join(map(block.format, range(1_000)))
    data = parse(text)
    before = _lines.cache_info().misses
    for number in range(1_000):
        at = ("claims", f"c{number}", "evidence", "k", "date")
        assert locate(text, data, at) == (number * 6 + 5, 1)
    assert _lines.cache_info().misses == before + 1


def keys(tree: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[Any, int, int]]:
    """Return path, line and column in bytes of every key of a text outside inline tables."""
    for key, node in tree.items():
        if isinstance(node.get("key_line"), int):
            column = node["key_col"]
            yield (*above, key), node["key_line"], column if isinstance(column, int) else column[0]
        else:
            yield from keys(node, (*above, key))


@settings(deadline=None, max_examples=100)
@given(ledgers())
def test_every_key_is_where_the_reader_says_that_it_is(text: str) -> None:
    """For a small text the reader can be asked about the whole of it."""
    data = parse(text)
    for path, line, column in keys(nodes(text)):
        before = text.split("\n")[line - 1].encode()[: column - 1].decode()
        assert locate(text, data, path) == (line, len(before) + 1)
