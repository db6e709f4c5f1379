"""A ledger of which nothing will be written is held as its claims alone."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from claimcheck.domain.model.ledger import Ledger
from claimcheck.store import ledger_file
from claimcheck.store.toml_store import TomlStore

CLAIM = """
[claims.one]
text = "One"
claimant = "Acme"
made = 2025-01-01
source = "https://example.org/one"
"""
LARGE = 4 << 20


@pytest.mark.parametrize("times", [1, 2], ids=["checked", "found valid before"])
def test_the_content_of_a_ledger_that_was_read_whole_is_let_go_of(
    tmp_path: Path, times: int
) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(CLAIM + "# a remark\n" * (LARGE // 11), encoding="utf-8")
    for _ in range(times - 1):
        TomlStore(path).whole()
    store = TomlStore(path)
    tracemalloc.start()
    try:
        assert [*store.whole().claims] == ["one"]
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < LARGE / 4


@pytest.mark.parametrize("read", [TomlStore.whole, TomlStore.at_hand])
def test_all_claims_are_read_from_the_file_once(
    tmp_path: Path, read: Callable[[TomlStore], Ledger]
) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(CLAIM, encoding="utf-8")
    for times in (1, 2):  # the first checks it
        with patch.object(ledger_file, "read", wraps=ledger_file.read) as reading:
            assert [*read(TomlStore(path)).claims] == ["one"], times
        assert reading.call_count == 1
