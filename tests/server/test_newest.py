"""What was recorded last: what a page that is left open asks for, once the ledger has changed."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest

from claimcheck.desk import clock
from tests.conftest import NOW
from tests.server.at_the_desk import Desk
from tests.server.test_forms import LEDGER

Serve = Callable[[str], Desk]

BEFORE, NOON = "Tue, 24 Nov 2026 11:59:59 GMT", "Tue, 24 Nov 2026 12:00:00 GMT"


def newest(desk: Desk, since: str) -> Any:
    return json.loads(desk.get(f"/newest?since={quote(since)}").text)


def test_it_tells_who_recorded_what_last_and_how_much_more(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    one.send(one.get("/looked?claim=homes"), "looked", confirm="yes")
    ferries = {"text": "Ferries will be free", "claimant": "Northline", "by": "2028"}
    one.send(one.get("/add"), "add", **ferries, confirm="yes")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(seconds=5))
    ben = Desk(one.ledger, "Ben")
    ruling = {"verdict": "broken", "because": "No tram."}
    ben.send(ben.get("/resolve?claim=trams"), "resolve", **ruling, confirm="yes")
    last = {
        "by": "Ben",
        "fact": "ruling",
        "text": "Trams will run at night",
        "path": "claims/trams.html",
    }
    assert newest(one, BEFORE) == {**last, "more": 2}
    assert newest(one, NOON) == {**last, "more": 2}
    assert newest(one, "Tue, 24 Nov 2026 12:00:05 GMT") == {**last, "more": 0}
    assert newest(one, "Tue, 24 Nov 2026 12:00:06 GMT") is None


@pytest.mark.parametrize("since", ["", "yesterday", "Tue, 99 Nov 2026 11:59:59 GMT"])
def test_a_moment_that_is_none_is_refused(desk: Serve, since: str) -> None:
    page = desk(LEDGER).get(f"/newest?since={quote(since)}")
    assert page.status == 400
    assert "This is not a moment" in page.words.replace("Since: this", "This")
