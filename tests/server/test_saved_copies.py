"""Saved copies of sources: downloads of what the ledger names, and of nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server.asgi import Reply, ask
from tests.server.at_the_desk import Desk
from tests.server.test_forms import LEDGER

Serve = Callable[[str], Desk]

DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""The SHA-256 of “abc” (FIPS 180-2, B.1)."""
NAMED = f"""{LEDGER}
[claims.trams.evidence.2026-07-01-aaaa]
date = 2026-07-01
stance = "refutes"
source = "timetable"
snapshot = "sha256:{DIGEST}"
"""


def kept(desk: Desk, name: str = f"{DIGEST}.html", content: bytes = b"abc") -> Path:
    file: Path = desk.ledger.parent / "evidence" / "ba" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    return file


def asked(desk: Desk, path: str) -> Reply:
    return ask(desk.app, path, visitor=desk.visitor)


def test_a_copy_is_a_download_and_never_a_page(desk: Serve) -> None:
    one = desk(NAMED)
    kept(one)
    reply = asked(one, f"/snapshots/{DIGEST}")
    assert (reply.status, reply.content) == (200, b"abc")
    assert reply.headers["content-type"] == "application/octet-stream"
    assert reply.headers["content-security-policy"] == "sandbox"
    assert reply.headers["content-disposition"] == 'attachment; filename="ba7816bf8f01.html"'


def test_the_page_of_the_claim_leads_to_it(desk: Serve) -> None:
    one = desk(NAMED)
    [link] = one.get("/claims/trams.html").tree.xpath(
        "//a[text()='Saved copy of the source']/@href"
    )
    assert link == f"../snapshots/{DIGEST}"
    assert "Saved copy" not in one.get("/claims/homes.html").text


@pytest.mark.parametrize(
    "path",
    [
        "0" * 64,
        DIGEST.upper(),
        f"{DIGEST}.html",
        f"../{DIGEST}",
        "../claims.toml",
        "%2e%2e%2fclaims.toml",
        f"ba/{DIGEST}.html",
    ],
)
def test_what_the_ledger_does_not_name_is_not_there(path: str, desk: Serve) -> None:
    one = desk(NAMED)
    kept(one)
    assert asked(one, f"/snapshots/{path}").status == 404


def test_a_copy_that_the_ledger_does_not_name_is_not_there(desk: Serve) -> None:
    one = desk(LEDGER)
    kept(one)
    assert asked(one, f"/snapshots/{DIGEST}").status == 404


def test_one_that_is_missing_or_was_altered_is_told(desk: Serve) -> None:
    one = desk(NAMED)
    assert "This saved copy is missing" in one.get(f"/snapshots/{DIGEST}").words
    kept(one, content=b"abd")
    assert "This saved copy has been altered" in one.get(f"/snapshots/{DIGEST}").words


def test_a_link_to_elsewhere_is_not_followed(desk: Serve) -> None:
    one = desk(NAMED)
    file = kept(one)
    file.rename(one.ledger.parent / "outside")
    file.symlink_to(one.ledger.parent / "outside")
    assert "This saved copy is missing" in one.get(f"/snapshots/{DIGEST}").words
