"""What the ledger of promises gave on 24 November 2026, byte by byte.

`make golden` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from claimcheck.domain.publishing.published import published
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.export_formats import (
    DATED,
    WHOLE,
    write_dated,
    write_whole,
)
from tests.conftest import TODAY
from tests.interchange.ledgers import PROMISES
from tests.ledgers import valid

GOLDEN = Path(__file__).with_name("golden")
LEDGER = valid(PROMISES)
DESK = View(LEDGER, TODAY)
READERS = View(published(LEDGER, ["drafts"]), TODAY)
CLAIMS = list(DESK.standings())
FOR_READERS = [one for one in CLAIMS if not one.draft]
FILES = {
    "promises.json": lambda: write_whole("json", LEDGER),
    "promises.jsonl": lambda: write_whole("jsonl", LEDGER),
    "published.json": lambda: write_whole("json", published(LEDGER)),
    "claims.csv": lambda: write_dated("csv", DESK, CLAIMS),
    "facts.csv": lambda: write_dated("csv", DESK, CLAIMS, ["facts"]),
    "events.ics": lambda: write_dated("ics", READERS, FOR_READERS),
    "todos.ics": lambda: write_dated("ics", READERS, FOR_READERS, ["todo"]),
    "feed.atom": lambda: write_dated("atom", READERS, FOR_READERS),
    "reviews.claimreview": lambda: write_dated("claimreview", READERS, FOR_READERS),
}


@pytest.mark.parametrize("name", FILES)
def test_a_format_gives_the_bytes_that_it_gave(name: str) -> None:
    """Where a calendar folds a long line is free (RFC 5545, 3.1), and its library's own."""
    path, content = GOLDEN / name, FILES[name]().encode()
    if os.environ.get("CLAIMCHECK_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    assert content.replace(b"\r\n ", b"") == path.read_bytes().replace(b"\r\n ", b"")


def test_every_format_that_is_text_has_a_golden_file_and_no_other_is_left() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(FILES)
    assert {name.rpartition(".")[2] for name in FILES} == {*WHOLE, *DATED}
