"""Nothing that somebody typed is lost, whatever becomes of the request."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from claimcheck.server.admission import Refused
from claimcheck.server.forms import filled_form
from claimcheck.server.refusal_page import show_refusal
from claimcheck.server.visitor import Visitor
from tests.server.asgi import Reply, ask
from tests.server.at_the_desk import Desk, Page

Serve = Callable[[str], Desk]

LEDGER = """\
[claims.trams]
text = "Trams will run at night"
claimant = "Northline"
made = 2025-02-01
deadline = 2026-06-30

[claims.trams.evidence.2026-03-01-aaaa]
date = 2026-03-01
stance = "refutes"
source = "timetable"
"""
TEXT = "Acme will open a plant by 2030. Acme will hire 400 people by 2031."
URLENCODED = "application/x-www-form-urlencoded"


def _remove(ledger: Path) -> None:
    ledger.unlink()


def _put_a_folder(ledger: Path) -> None:
    ledger.unlink()
    ledger.mkdir()


def _break(ledger: Path) -> None:
    ledger.write_text("[claims.trams]\n")


@pytest.mark.parametrize("spoil", [_remove, _put_a_folder, _break])
def test_a_form_is_shown_as_it_was_sent_where_the_ledger_cannot_be_read(
    spoil: Callable[[Path], None], desk: Serve
) -> None:
    one = desk(LEDGER)
    form = one.get("/resolve?claim=trams&round=%7C%7C")
    typed = {"verdict": "broken", "because": "No <b>tram.", "on": "2026-03-01-aaaa", "note": "ask"}
    spoil(one.ledger)
    told = one.send(form, "resolve", **typed, confirm="yes")
    assert told.status == 503
    assert "Nothing of what you typed is lost" in told.words
    if one.ledger.is_dir():
        one.ledger.rmdir()
    one.ledger.write_text(LEDGER)
    again = one.send(told, "resolve")
    assert "What will be written" in again.words
    kept = {"opened": form.fields["opened"][0], "round": "||", **typed}
    assert {name: again.fields[name] for name in kept} == {name: [kept[name]] for name in kept}
    assert one.send(again, "resolve", confirm="yes").status == 303


def test_a_text_and_what_was_edited_in_it_are_shown_where_the_ledger_cannot_be_read(
    desk: Serve,
) -> None:
    one = desk(LEDGER)
    found = one.post("extract", {"text": TEXT, "said": "2026-01-01"})
    edits: dict[str, str | list[str]] = {"text-2": "Acme will employ 400", "take": ["2"]}
    one.ledger.unlink()
    told = one.post("extract", {**found.fields, **edits, "confirm": "yes"})
    assert told.status == 503
    one.ledger.write_text(LEDGER)
    again = one.send(told, "extract")
    assert (again.fields["text-2"], again.fields["take"]) == (["Acme will employ 400"], ["2"])
    one.send(again, "extract", confirm="yes")
    assert one.ledger.read_text().count("Acme will employ 400") == 1


def test_what_was_edited_stands_only_by_the_sentence_that_it_was_about(desk: Serve) -> None:
    one = desk(LEDGER)
    found = one.post("extract", {"text": TEXT, "said": "2026-01-01"})
    other = "Borex will sell 20 ships by 2032."
    page = one.post("extract", {**found.fields, "text": other, "text-1": "Acme will build"})
    assert page.fields["claimant-1"] == ["Borex"]


def test_a_fault_of_the_program_shows_the_form_as_it_was_sent(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk(LEDGER)
    form = one.get("/looked?claim=trams")

    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(filled_form, "written_already", fail)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        with contextlib.suppress(RuntimeError):  # the gate tells whoever started the server
            await one.app(scope, receive, send)

    sent = {**form.fields, "where": "press room", "confirm": "yes"}
    reply = _posted(app, "looked", urlencode(sent, doseq=True).encode(), URLENCODED)
    page = Page(reply.status, reply.content.decode(), "")
    assert (page.status, page.fields["where"]) == (500, ["press room"])


@pytest.mark.parametrize("name", ["add-evidence", "extract"])
def test_an_expired_cookie_is_answered_with_all_that_was_sent(name: str) -> None:
    expired = Refused(401, "your access has expired", "come in", was_admitted=True)
    sent = {"text": TEXT, "text-1": "Acme will", "round": "|all|", "claim": "trams", "save": "yes"}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await show_refusal(expired, scope, receive, send)

    reply = _posted(app, name, urlencode(sent).encode(), URLENCODED)
    fields = Page(reply.status, reply.content.decode(), "").fields
    assert reply.status == 401
    assert {one: fields[one] for one in sent} == {one: [value] for one, value in sent.items()}


PART = b'--x\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=x", b"nothing of a form"),
        ("multipart/form-data; boundary=x; charset=undefined", PART % (b"claim", b"a") + b"--x--"),
        (URLENCODED, b"&".join([b"a=b"] * 10_001)),
    ],
    ids=["no boundary", "no part", "unknown letters", "too many fields"],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes, desk: Serve) -> None:
    reply = _posted(desk(LEDGER).app, "looked", body, kind)
    assert reply.status == 400
    assert "This is no form that can be read" in reply.content.decode()


def test_halves_of_characters_are_taken_out_of_a_form(desk: Serve) -> None:
    body = PART % (b"claim", b"trams") + PART % (b"where", b"a\\ud800b") + b"--x--\r\n"
    kind = "multipart/form-data; boundary=x; charset=unicode_escape"
    reply = _posted(desk(LEDGER).app, "looked", body, kind)
    assert reply.status == 200
    assert Page(200, reply.content.decode(), "").fields["where"] == ["a?b"]


def _posted(app: ASGIApp, name: str, body: bytes, kind: str) -> Reply:
    ana = Visitor("Ana", may_write=True)
    headers = {"Content-Type": kind}
    return ask(app, f"/{name}", method="POST", headers=headers, body=body, visitor=ana)
