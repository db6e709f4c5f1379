"""The chain of blocks: what is hashed, and that nothing in it can be altered unseen."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.sql.block_chain import (
    NO_HEAD,
    BlockRow,
    NewBlock,
    broken_at,
    columns_of,
    hash_of,
    path_of,
    sealed,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BLOCKS = [
    NewBlock(("claims", "a"), '{"text":"é"}', "2025-01-01"),
    NewBlock(("claims", "a", "evidence", "k"), "{}", "2025-01-02"),
    NewBlock(("looks", "l"), "{}", "2025-01-03"),
]
ROWS = list(sealed("main", NO_HEAD, BLOCKS, "jane", NOW))


def test_a_hash_is_over_netstrings_of_the_hash_before_and_all_that_a_block_says() -> None:
    text = '0:,4:main,1:1,1:a,6:claims,0:,13:{"text":"é"},27:2026-11-24T12:00:00.000000Z,4:jane,'
    assert ROWS[0].hash == hashlib.sha256(text.encode()).hexdigest()
    text = (
        f"64:{ROWS[0].hash},4:main,1:2,1:a,8:evidence,1:k,2:{{}},"
        "27:2026-11-24T12:00:00.000001Z,4:jane,"
    )
    assert ROWS[1].hash == hashlib.sha256(text.encode()).hexdigest()


def test_each_block_is_entered_later_than_the_one_before_though_the_clock_went_back() -> None:
    hour_before = NOW - timedelta(hours=1)
    [row] = sealed("main", ROWS[-1].head, BLOCKS[:1], "jane", hour_before)
    assert (row.number, row.entered) == (4, "2026-11-24T12:00:00.000003Z")


def test_a_whole_chain_is_not_broken_and_goes_on() -> None:
    assert broken_at(ROWS) is None
    more = list(sealed("main", ROWS[-1].head, BLOCKS, "am", NOW + timedelta(days=1)))
    assert broken_at([*ROWS, *more]) is None
    assert broken_at(more, ROWS[-1].head) is None


@pytest.mark.parametrize(
    "altered",
    [
        {"body": "{ }"},
        {"login": "joe"},
        {"key": "k2"},
        {"claim": "b"},
        {"table": "verdicts"},
        {"entered": "2026-11-24T12:00:00.000002Z"},
        {"entered": "2026-11-24T12:00:00.000000Z"},
        {"number": 3},
        {"ledger": "other"},
        {"hash": "0" * 64},
    ],
)
def test_whatever_of_a_block_is_altered_the_chain_is_broken_there(altered: dict[str, Any]) -> None:
    rows = [ROWS[0], ROWS[1]._replace(**altered), ROWS[2]]
    assert broken_at(rows) == rows[1]


@pytest.mark.parametrize("rows", [ROWS[1:], [ROWS[0], ROWS[2]], [ROWS[0], ROWS[2], ROWS[1]]])
def test_a_block_that_is_gone_or_moved_breaks_the_chain(rows: list[BlockRow]) -> None:
    assert broken_at(rows) is not None


words = st.text(max_size=4)


@given(st.tuples(words, words, words, words), st.tuples(words, words, words, words))
def test_texts_that_differ_have_different_hashes_wherever_they_are_cut(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str]
) -> None:
    assert (hash_of("", "main", 1, *one) == hash_of("", "main", 1, *other)) == (one == other)


@pytest.mark.parametrize(
    ("at", "columns"),
    [
        (("settings",), ("", "settings", "")),
        (("claimants", "acme"), ("", "claimants", "acme")),
        (("looks", "l"), ("", "looks", "l")),
        (("claims", "a"), ("a", "claims", "")),
        (("claims", "a", "evidence", "k"), ("a", "evidence", "k")),
        (("what is this?",), ("", "other", "what is this?")),
    ],
)
def test_a_path_is_three_columns_and_back(
    at: tuple[str, ...], columns: tuple[str, str, str]
) -> None:
    assert columns_of(at) == columns
    assert path_of(*columns) == at
