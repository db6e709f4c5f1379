"""A server that has stayed up shows what one that was started just now shows."""

import json
import re
from collections.abc import Callable

import pytest

from claimcheck.server import edition
from claimcheck.store import toml_store
from tests.server.at_the_desk import Desk

Serve = Callable[[str], Desk]
LEDGER = """\
[claimants.acme]
name = "Acme"
also = ["Acme Corp"]

[claims.plant]
text = "Acme will open a plant"
claimant = "Acme Corp"
made = 2024-01-10
deadline = "2025-06"
tags = ["works"]

[claims.bridge]
text = "Beta will build a bridge"
claimant = "Beta"
made = 2024-02-10
deadline = "2026-12"

[claims.both]
text = "Both will be there"
claimant = "Gamma"
made = 2024-03-01
deadline = "2026-12"
parts = ["plant", "bridge"]
"""
PATHS = (
    *("", "records.html", "method.html", "corrections.html", "tags.html", "tags/works.html"),
    *("claims/plant.html", "claims/bridge.html", "claims/both.html", "claimants/acme.html"),
    *("feed.xml", "claimants/acme.xml", "claims.ics", "claims.json", "claims", "due", "review"),
    *("as-of/2024-12-31/", "changes?since=2024-01-01"),
)


def shown(desk: Desk) -> dict[str, str]:
    """Return what a server shows, without the moment at which it showed a form."""
    found = {path: desk.get(f"/{path}") for path in PATHS}
    assert {path for path, one in found.items() if one.status != 200} == set()
    return {
        path: re.sub(r'(name="opened" value=)"[^"]*"', r"\1", one.text)
        for path, one in found.items()
    }


def refused(*_: object) -> None:
    raise AssertionError("the whole ledger was worked out again")


def test_after_each_write_every_page_is_that_of_a_server_started_then(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    shown(one)
    for form, values in (
        ("add-evidence", {"source": "wire", "stance": "supports", "date": "2025-02-01"}),
        ("resolve", {"verdict": "kept", "because": "it opened", "date": "2025-05-01"}),
        ("revise", {"claim": "bridge", "by": "2027-06", "date": "2025-04-01"}),
        ("correct", {"claim": "both", "by": "2027", "because": "a slip of the pen"}),
        ("looked", {"claim": "bridge", "where": "press", "date": "2025-05-02"}),
    ):
        claim = values.pop("claim", "plant")
        with monkeypatch.context() as patched:
            patched.setattr(edition, "make_board", refused)
            answer = one.send(one.get(f"/{form}?claim={claim}"), form, confirm="yes", **values)
            assert (answer.status, one.get("/").status) == (303, 200), (form, answer.words[300:])
        assert shown(one) == shown(Desk(one.ledger))


def test_what_somebody_else_wrote_is_shown_at_once(desk: Serve) -> None:
    one = desk(LEDGER)
    shown(one)
    for old, new in (("a bridge", "a tunnel"), ('deadline = "2025-06"', 'deadline = "2028"')):
        one.ledger.write_text(one.ledger.read_text().replace(old, new))
        assert shown(one) == shown(Desk(one.ledger))
    one.ledger.write_text(f"[settings]\ntitle = 'T'\n{one.ledger.read_text()}")
    assert shown(one) == shown(Desk(one.ledger))


def test_another_day_has_an_edition_of_its_own(desk: Serve) -> None:
    one = desk(LEDGER)
    before = one.get("/as-of/2024-12-31/").text
    assert "Both will be there" in before
    assert one.get("/").text != before
    assert one.get("/as-of/2024-12-31/").text == before


def test_the_json_is_that_of_the_ledger_which_the_pages_show(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    one.get("/")
    for name in ("_decoded", "_parse", "_trust"):
        monkeypatch.setattr(toml_store, name, refused)
    values: dict[str, str | list[str]] = {"source": "wire", "stance": "supports"}
    page = one.get("/add-evidence?claim=plant")
    for seen in (0, 1):
        answer = json.loads(one.get("/api/show?id=plant").text)
        assert len(answer["claim"]["evidence"]) == seen
        if not seen:
            assert one.send(page, "add-evidence", confirm="yes", **values).status == 303


def test_of_a_ledger_that_is_not_valid_the_json_says_what_is_wrong(desk: Serve) -> None:
    one = desk(LEDGER)
    one.get("/")
    one.ledger.write_text(LEDGER.replace('"Acme Corp"\nmade', "1\nmade"))
    assert one.get("/api/show?id=plant").status == 503
    found = json.loads(one.get("/api/check").text)
    assert found["problems"][0]["line"] == 7
