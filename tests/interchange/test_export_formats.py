"""What goes out of a large ledger is drawn a claim at a time."""

from collections.abc import Iterator

import pytest

from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.export_formats import (
    WHOLE,
    WholeName,
    draw_dated,
    draw_whole,
    write_dated,
    write_whole,
)
from tests.conftest import TODAY
from tests.ledgers import valid

NAMES = ("first", "second", "third")
LEDGER = valid(
    "".join(
        f'[claims.{name}]\ntext = "The {name}"\nclaimant = "Acme"\nmade = 2025-01-01\n'
        f"deadline = 2027\n"
        for name in NAMES
    )
)
VIEW = View(LEDGER, TODAY)


def names_in(pieces: Iterator[str]) -> list[list[str]]:
    named = ([name for name in NAMES if f"The {name}" in piece] for piece in pieces)
    return [names for names in named if names]


@pytest.mark.parametrize("format", WHOLE)
def test_a_whole_ledger_is_drawn_a_claim_at_a_time(format: WholeName) -> None:
    assert names_in(draw_whole(format, LEDGER)) == [[name] for name in NAMES]
    assert "".join(draw_whole(format, LEDGER)) == write_whole(format, LEDGER)


def test_a_calendar_is_drawn_a_claim_at_a_time() -> None:
    claims = [*VIEW.standings()]
    assert names_in(draw_dated("ics", VIEW, claims)) == [[name] for name in NAMES]
    assert "".join(draw_dated("ics", VIEW, claims)) == write_dated("ics", VIEW, claims)
