"""Sources that take long to answer keep nobody waiting who asks for something else."""

import asyncio
import threading
from pathlib import Path

import pytest

from claimcheck.desk.session import Session
from claimcheck.server.application import application
from claimcheck.server.forms.filled_form import FilledForm
from claimcheck.server.visitor import Visitor
from tests.server.asgi import Reply, asked, in_a_loop_of_its_own
from tests.server.test_databases import LEDGER


def test_however_many_sources_are_slow_pages_and_json_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "claims.toml"
    ledger.write_text(LEDGER)
    app = application(lambda: Session(str(ledger)), may_write=True)
    ana, answered = Visitor("Ana", may_write=True), threading.Event()
    monkeypatch.setattr(FilledForm, "fetch", lambda *_: answered.wait(60))
    body = b"claim=trams&source=https%3A%2F%2Fexample.org%2F&save=yes"

    async def all_at_once() -> list[Reply]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        slow = [
            asyncio.create_task(
                asked(app, "/add-evidence", method="POST", headers=kind, body=body, visitor=ana)
            )
            for _ in range(60)
        ]
        await asyncio.sleep(0.1)
        found = [await asked(app, path, visitor=ana) for path in ("/", "/api/list", "/add")]
        assert not any(one.done() for one in slow)
        answered.set()
        return [*found, *await asyncio.gather(*slow)]

    assert {one.status for one in in_a_loop_of_its_own(all_at_once())} == {200}
