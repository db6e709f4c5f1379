"""What is sent while another program holds the ledger."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimcheck.desk.session import Session
from claimcheck.server import held_ledger
from claimcheck.server.application import application
from claimcheck.server.visitor import Visitor
from claimcheck.store import write_lock
from tests.server.asgi import asked, in_a_loop_of_its_own
from tests.server.at_the_desk import Desk, Page
from tests.server.test_databases import LEDGER

ANA = Visitor("Ana", may_write=True)
BODY = b"claim=trams&opened=2026-11-24T12%3A00%3A00Z&where=press+room&confirm=yes"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a ledger's folder, as another program does while it writes."""
    let_go = write_lock.hold(folder, 0)
    try:
        yield
    finally:
        let_go()


def test_others_are_answered_and_it_is_written_when_the_ledger_is_let_go(tmp_path: Path) -> None:
    ledger = tmp_path / "claims.toml"
    ledger.write_text(LEDGER)
    app = application(lambda: Session(str(ledger)), may_write=True)

    async def all_at_once() -> list[int]:
        with held(tmp_path):
            sent = [
                asyncio.create_task(
                    asked(app, "/looked", method="POST", headers=FORM, body=BODY, visitor=ANA)
                )
                for _ in range(3)
            ]
            await asyncio.sleep(0)
            assert (await asked(app, "/", visitor=ANA)).status == 200
            assert not any(one.done() for one in sent)
        return [one.status for one in await asyncio.gather(*sent)]

    assert in_a_loop_of_its_own(all_at_once()) == [303, 303, 303]
    assert ledger.read_text().count("press room") == 1


def test_whoever_has_waited_long_enough_is_told_and_loses_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "claims.toml"
    ledger.write_text(LEDGER)
    one = Desk(ledger)
    form = one.get("/looked?claim=trams")
    monkeypatch.setattr(held_ledger, "_PATIENCE", 0)
    with held(tmp_path):
        told: Page = one.send(form, "looked", where="press room", confirm="yes")
    assert (told.status, told.fields["where"]) == (409, ["press room"])
    assert "Another program is writing to the ledger; nothing was written" in told.words
    assert one.send(told, "looked", confirm="yes").status == 303
