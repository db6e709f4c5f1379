"""Blocks as text, and their insertion, which leaves every other byte as it was."""

import math
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import CannotInsert, UsageError
from claimcheck.store.ledger_file import decode, encode
from claimcheck.store.toml_equality import same
from claimcheck.store.toml_reader import parse
from claimcheck.store.toml_writer import Block, body, dump, insert
from tests.store.pieces import IDS, ledgers

FACT = {"date": date(2025, 11, 3), "stance": "supports"}
PATH = ("claims", "xpeng", "evidence", "new")
PIECE = '[claims.xpeng.evidence.new]\ndate = 2025-11-03\nstance = "supports"\n'


def test_a_block_is_written_as_a_person_would_write_it() -> None:
    values = {
        "date": date(2025, 11, 3),
        "source": "https://example.org/小鹏",
        "value": 60,
        "probability": 0.3,
        "holds": True,
        "on": ("2025-11-03-7f3a", "k2"),
        "target": {"measure": "countries", "more-than": 60, "from": 30},
        "recorded": datetime(2025, 11, 4, 8, tzinfo=UTC),
    }
    assert dump(("claims", "xpeng-flying-car", "evidence", "2025-11-03-7f3a"), values) == (
        "[claims.xpeng-flying-car.evidence.2025-11-03-7f3a]\n"
        "date = 2025-11-03\n"
        'source = "https://example.org/小鹏"\n'
        "value = 60\n"
        "probability = 0.3\n"
        "holds = true\n"
        'on = ["2025-11-03-7f3a", "k2"]\n'
        'target = { measure = "countries", more-than = 60, from = 30 }\n'
        "recorded = 2025-11-04T08:00:00Z\n"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('a "b" \\ \n\t\r', r'"a \"b\" \\ \n\t\r"'),
        ("\x00\x1b[31m\x7f\x85", r'"\u0000\u001B[31m\u007F\u0085"'),
        ("\u202e\u2066\u200f\u061c\u2028\ufeff", r'"\u202E\u2066\u200F\u061C\u2028\uFEFF"'),
        ("小鹏汽车 é 🚗 \u200d", '"小鹏汽车 é 🚗 \u200d"'),
        (1e20, "1e+20"),
        (-0.0, "-0.0"),
        (60.0, "60.0"),
        (-3, "-3"),
        (False, "false"),
        ([], "[]"),
        ({}, "{}"),
        ([1, [2]], "[1, [2]]"),
        (datetime(2025, 1, 1, 1, tzinfo=timezone(timedelta(hours=2))), "2024-12-31T23:00:00Z"),
        (datetime(2025, 1, 1, 1, 2, 3), "2025-01-01T01:02:03"),  # noqa: DTZ001
        (time(7, 32), "07:32:00"),
        (date(1, 2, 3), "0001-02-03"),
    ],
)
def test_each_kind_of_value_has_one_form_and_reads_back(value: Any, text: str) -> None:
    assert body({"key": value}) == f"key = {text}\n"
    assert same(parse(body({"key": value}))["key"], value)


def test_keys_are_quoted_when_they_are_not_bare() -> None:
    assert dump(("a b", "ü", "c-1_"), {"": 1, "x.y": 2}) == '["a b"."ü".c-1_]\n"" = 1\n"x.y" = 2\n'


def test_a_lone_surrogate_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="lone surrogate"):
        body({"quote": "a\udcff"})


def test_what_toml_has_no_form_for_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="no form"):
        body({"quote": None})


scalars = st.one_of(
    st.text(),
    st.text(alphabet="\x00\n\r\t\"'\\\x1b\x7f\x85\u2028\u202e\u2066\ufeff[]#=a"),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
)
values = st.dictionaries(
    st.text(max_size=8),
    scalars | st.lists(st.text()) | st.dictionaries(st.text(max_size=8), scalars, max_size=3),
    max_size=6,
)


@given(st.lists(st.text(max_size=8), min_size=1, max_size=5), values)
def test_whatever_is_written_reads_back_the_same(path: list[str], values: dict[str, Any]) -> None:
    written = dump(tuple(path), values)
    expected: dict[str, Any] = values
    for key in reversed(path):
        expected = {key: expected}
    assert parse(written) == expected
    assert written.count("\n") == len(values) + 1


def added(text: str, *blocks: Block) -> str:
    """Insert, and hold what holds of every insertion."""
    data = parse(text)
    untouched = deepcopy(data)
    result = insert(text, data, blocks or [(PATH, FACT)])
    assert data == untouched or not same(data, data) or same(data, untouched)
    assert same(parse(result), joined(data, blocks or [(PATH, FACT)]))
    return result


def joined(data: Mapping[str, Any], blocks: Sequence[Block]) -> dict[str, Any]:
    result: dict[str, Any] = deepcopy(dict(data))
    for path, values in blocks:
        table = result
        for key in path:
            table = table.setdefault(key, {})
        table.update(values)
    return result


LEDGERS = {
    "a fact goes after the last fact of its claim, before the comment of the next header": (
        "[claims.xpeng]\nmade = 1\n\n[claims.xpeng.evidence.old]\nvalue = 1 # one\n\n"
        "# about the rocket\n[claims.rocket]\nmade = 2\n",
        "[claims.xpeng]\nmade = 1\n\n[claims.xpeng.evidence.old]\nvalue = 1 # one\n\n"
        f"{PIECE}\n# about the rocket\n[claims.rocket]\nmade = 2\n",
    ),
    "a comment right above the next header belongs to it, without a blank line too": (
        "[claims.xpeng]\nmade = 1\n# about the rocket\n[claims.rocket]\nmade = 2\n",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}\n# about the rocket\n[claims.rocket]\nmade = 2\n",
    ),
    "a comment right below the block and before a blank line belongs to the block": (
        "[claims.xpeng]\nmade = 1\n# checked\n  # twice\n\n# next\n[claims.rocket]\nmade = 2\n",
        "[claims.xpeng]\nmade = 1\n# checked\n  # twice\n\n"
        f"{PIECE}\n# next\n[claims.rocket]\nmade = 2\n",
    ),
    "a header that follows at once gets a blank line": (
        "[claims.xpeng]\nmade = 1\n[claims.rocket]\nmade = 2\n",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}\n[claims.rocket]\nmade = 2\n",
    ),
    "an empty file begins with the block": ("", PIECE),
    "a file of one blank line keeps it": ("\n", f"\n{PIECE}"),
    "a file without a newline at the end gets one": (
        "[claims.xpeng]\nmade = 1",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}",
    ),
    "a file that ends in a comment without a newline too": (
        "[claims.xpeng]\nmade = 1\n# end",
        f"[claims.xpeng]\nmade = 1\n# end\n\n{PIECE}",
    ),
    "blank lines at the end of the file stay there": (
        "[claims.xpeng]\nmade = 1\n\n\n# vim: tw=100\n",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}\n\n# vim: tw=100\n",
    ),
    "a claim that is not in the file yet goes to the end": (
        "[claims.rocket]\nmade = 2\n\n",
        f"[claims.rocket]\nmade = 2\n\n{PIECE}",
    ),
    "a claim whose id begins alike is another claim": (
        "[claims.xpeng]\nmade = 1\n\n[claims.xpeng-2]\nmade = 2\n",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}\n[claims.xpeng-2]\nmade = 2\n",
    ),
    "facts out of order: the last block of the claim counts": (
        "[claims.xpeng.evidence.old]\nvalue = 1\n[claims.rocket]\n[claims.xpeng]\nmade = 1\n",
        "[claims.xpeng.evidence.old]\nvalue = 1\n[claims.rocket]\n[claims.xpeng]\nmade = 1\n"
        f"\n{PIECE}",
    ),
    "an array over lines is content": (
        "[claims.xpeng]\ntags = [\n  'ev',\n  # more to come\n]\n[claims.rocket]\nmade = 2\n",
        "[claims.xpeng]\ntags = [\n  'ev',\n  # more to come\n]\n\n"
        f"{PIECE}\n[claims.rocket]\nmade = 2\n",
    ),
    "an array row that looks like a header: to the end of the file": (
        "[claims.xpeng]\nrows = [\n[1],\n]\n[claims.rocket]\nmade = 2\n",
        f"[claims.xpeng]\nrows = [\n[1],\n]\n[claims.rocket]\nmade = 2\n\n{PIECE}",
    ),
    "a string that holds a header of the claim: to the end of the file": (
        "[claims.xpeng]\nmade = 1\n[claims.rocket]\ntext = '''\n[claims.xpeng]\n'''\n",
        f"[claims.xpeng]\nmade = 1\n[claims.rocket]\ntext = '''\n[claims.xpeng]\n'''\n\n{PIECE}",
    ),
    "a string that ends in what looks like a comment: to the end of the file": (
        '[claims.xpeng]\ntext = """\n# words"""\n[claims.rocket]\nmade = 2\n',
        f'[claims.xpeng]\ntext = """\n# words"""\n[claims.rocket]\nmade = 2\n\n{PIECE}',
    ),
    "an indented header ends the block": (
        "[claims.xpeng]\nmade = 1\n  [claims.rocket]\n  made = 2\n",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}\n  [claims.rocket]\n  made = 2\n",
    ),
    "a fact whose header is indented is the claim's last one all the same": (
        "[claims.xpeng]\nmade = 1\n\n  [claims.xpeng.evidence.old]\n  value = 1\n",
        "[claims.xpeng]\nmade = 1\n\n  [claims.xpeng.evidence.old]\n  value = 1\n\n" + PIECE,
    ),
    "a header of the claim in the middle of a later line is none": (
        "[claims.xpeng]\nmade = 1\n\n[claims.rocket]\ntext = 'as in [claims.xpeng]'\n",
        f"[claims.xpeng]\nmade = 1\n\n{PIECE}\n[claims.rocket]\ntext = 'as in [claims.xpeng]'\n",
    ),
    "a quoted header is read, and the fact goes to the end": (
        '[claims."xpeng"]\nmade = 1\n[claims.rocket]\nmade = 2\n',
        f'[claims."xpeng"]\nmade = 1\n[claims.rocket]\nmade = 2\n\n{PIECE}',
    ),
    "facts in dotted keys can be extended": (
        "[claims.xpeng]\nmade = 1\nevidence.old.date = 2025-01-01\n",
        f"[claims.xpeng]\nmade = 1\nevidence.old.date = 2025-01-01\n\n{PIECE}",
    ),
    "claims in dotted keys can be extended": (
        "claims.xpeng.made = 1\n[settings]\n",
        f"claims.xpeng.made = 1\n[settings]\n\n{PIECE}",
    ),
    "a value that is not a number equals itself": (
        "[claims.xpeng]\nodd = [nan, { x = nan }]\n",
        f"[claims.xpeng]\nodd = [nan, {{ x = nan }}]\n\n{PIECE}",
    ),
}


@pytest.mark.parametrize("name", LEDGERS)
def test_the_place_of_a_fact(name: str) -> None:
    before, after = LEDGERS[name]
    assert added(before) == after


def test_the_newlines_of_the_file_are_used() -> None:
    before = "[claims.xpeng]\r\nmade = 1\r\n# next\r\n[claims.rocket]\r\nmade = 2"
    piece = PIECE.replace("\n", "\r\n")
    assert added(before) == before.replace("# next", f"\r\n{piece}\r\n# next")


def test_a_byte_order_mark_stays_where_it_is() -> None:
    before = b"\xef\xbb\xbf[claims.xpeng]\nmade = 1\n"
    text = decode(before, Path("claims.toml"))
    assert encode(added(text), like=before) == before + f"\n{PIECE}".encode()


def test_other_blocks_go_to_the_end_in_the_order_given() -> None:
    before = "[claims.xpeng]\nmade = 1\n"
    blocks: list[Block] = [
        (("claims", "new"), {"made": 2}),
        (("claims", "new", "evidence", "k"), {"value": 1}),
        (("looks", "l1"), {"claims": ("xpeng",)}),
    ]
    assert added(before, *blocks) == (
        f"{before}\n[claims.new]\nmade = 2\n\n[claims.new.evidence.k]\nvalue = 1\n"
        '\n[looks.l1]\nclaims = ["xpeng"]\n'
    )


def test_the_parent_of_a_block_may_come_after_it() -> None:
    added("[claims.xpeng.evidence.k]\nvalue = 1\n", (("claims", "xpeng"), {"made": 2}))
    added("", (PATH, FACT), (("claims", "xpeng"), {"made": 2}))


@pytest.mark.parametrize("count", [3, 12])
def test_the_place_of_a_fact_is_the_same_however_many_are_written_at_once(count: int) -> None:
    before = "# [claims.c1]\n  [claims.c0]\n  made = 0\n\n[looks.l]\nclaims = []\n"
    for i in range(1, count):
        before += f'\n[claims.c{i}]\nmade = {i}\ntext = "[claims.c0]"\n'
        before += f"\n[claims.c{i}.evidence.a]\nvalue = 1\n# about the next\n"
    blocks: list[Block] = [
        (("claims", f"c{i}", "evidence", "k"), {"value": i}) for i in range(count)
    ]
    one_by_one = before
    for block in blocks:
        one_by_one = added(one_by_one, block)
    assert added(before, *blocks) == one_by_one


def test_of_many_blocks_only_the_misplaced_go_to_the_end() -> None:
    claim = "[claims.c{0}]\nmade = {0}\n\n".format
    before = claim(0) + "[claims.c1]\ntext = '''\n# x'''\n" + claim(2) + claim(3)
    blocks: list[Block] = [(("claims", f"c{i}", "evidence", "k"), {"value": i}) for i in range(4)]
    fact = "[claims.c{0}.evidence.k]\nvalue = {0}\n".format
    assert added(before, *blocks) == (
        f"{claim(0)}{fact(0)}\n[claims.c1]\ntext = '''\n# x'''\n{claim(2)}{fact(2)}\n"
        f"{claim(3)}{fact(3)}\n{fact(1)}"
    )


def test_no_block_changes_nothing() -> None:
    assert insert("# nothing\n", {}, []) == "# nothing\n"


@pytest.mark.parametrize(
    ("text", "path", "table", "line"),
    [
        ("[claims.xpeng]\nevidence = { k = { date = 1 } }\n", PATH, "claims.xpeng.evidence", 2),
        ("[claims]\n\nxpeng = { made = 1 }\n", PATH, "claims.xpeng", 3),
        ("# all\nclaims = { xpeng = { made = 1 } }\n", ("claims", "new"), "claims", 2),
        ("looks = {}\n", ("looks", "l1"), "looks", 1),
        ('[claims."a b"]\nlooks = {}\n', ("claims", "a b", "looks", "k"), 'claims."a b".looks', 2),
    ],
)
def test_facts_written_inline_cannot_be_extended_and_the_refusal_names_line_and_form(
    text: str, path: tuple[str, ...], table: str, line: int
) -> None:
    other: Block = (("claimants", "c"), {"name": "C"})
    with pytest.raises(CannotInsert) as caught:
        insert(text, parse(text), [other, (path, FACT)])
    assert f"“{table}” cannot be extended in TOML: line {line} holds" in caught.value.message
    assert caught.value.hint == f"write it as [{table}.KEY] blocks"
    assert caught.value.exit_code == 5


new_blocks = st.lists(
    st.tuples(
        st.one_of(
            st.tuples(
                st.just("claims"),
                st.sampled_from([*IDS, "inline"]),
                st.sampled_from(["evidence", "looks-like"]),
                st.sampled_from(["n1", "n2"]),
            ),
            st.sampled_from([("claims", "brand-new"), ("looks", "l2"), ("claimants", "c")]),
        ),
        st.dictionaries(st.sampled_from(["date", "note", "on"]), scalars, max_size=2),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda block: block[0],
)


def without(after: str, blocks: Sequence[Block], newline: str) -> set[str]:
    """Return what is left of a text without the blocks and up to two newlines before each."""
    left = {after}
    for path, values in blocks:
        block = dump(path, values).replace("\n", newline)
        pieces = [newline * lead + block + newline * trail for lead in range(3) for trail in (0, 1)]
        left = {text.replace(piece, "", 1) for text in left for piece in pieces if piece in text}
    return left


@settings(deadline=None, max_examples=200)
@given(ledgers(), new_blocks)
def test_an_insertion_leaves_every_other_byte_and_says_what_was_added(
    text: str, blocks: list[Block]
) -> None:
    newline = "\r\n" if "\r\n" in text else "\n"
    assert text in without(added(text, *blocks), blocks, newline)


def test_equality_is_that_of_values_but_nan_is_nan() -> None:
    assert same({"a": [math.nan, 1]}, {"a": [math.nan, 1]})
    assert not same({"a": [math.nan]}, {"a": [math.nan, 1]})
    assert not same({"a": math.nan}, {"b": math.nan})
    assert not same("ab", ["a", "b"])
    assert not same(math.nan, "nan")
    assert not same(1, 2)
