"""A server that was just started shows the board that was drawn last, where that still holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.desk import clock
from claimcheck.host.user_folders import cache_folder
from claimcheck.server import opened
from tests.conftest import TODAY
from tests.server.at_the_desk import Desk
from tests.server.serving import LEDGER

Serve = Callable[[str], Desk]


@pytest.fixture(autouse=True)
def _kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: folder / "cache" / name)


@pytest.fixture
def drawn(desk: Serve) -> tuple[Path, str]:
    """A ledger whose board was drawn, and that board."""
    one = desk(LEDGER)
    return one.ledger, one.get("/").text


@pytest.fixture
def unread(drawn: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """The same, where the ledger cannot be read any more."""

    def refused(*_: object) -> None:
        raise AssertionError("the ledger was read")

    monkeypatch.setattr(opened, "Edition", refused)
    return drawn


def test_it_is_shown_before_the_ledger_is_read(unread: tuple[Path, str]) -> None:
    ledger, board = unread
    assert Desk(ledger).get("/").text == board


def test_the_ledger_is_read_behind_it(drawn: tuple[Path, str]) -> None:
    ledger, board = drawn
    again = Desk(ledger)
    assert again.get("/").text == board
    assert "Acme will open a plant" in again.get("/claims/acme.html").text
    assert again.get("/").text == board


def test_whoever_has_it_is_told_that_it_is_the_same(unread: tuple[Path, str]) -> None:
    ledger, _ = unread
    tag = Desk(ledger).tag("/")
    assert Desk(ledger).get("/", **{"If-None-Match": tag}).status == 304


def test_of_another_content_day_or_visitor_it_is_drawn_anew(
    drawn: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, board = drawn
    for other in (Desk(ledger, "Bo"), Desk(ledger, may_write=False)):
        assert other.get("/").text != board
    ledger.write_text(LEDGER.replace("a plant", "two plants"))
    assert "two plants" in Desk(ledger).get("/").text
    ledger.write_text(LEDGER)
    monkeypatch.setattr(clock, "today", lambda: TODAY.replace(year=TODAY.year + 1))
    assert Desk(ledger).get("/").text != board


def test_one_that_is_damaged_or_not_wanted_is_drawn_anew(
    drawn: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, board = drawn
    for file in cache_folder().iterdir():
        file.write_bytes(file.read_bytes().replace(b"plant", b"plaNt"))
    assert Desk(ledger).get("/").text == board
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    assert Desk(ledger).get("/").text == board
