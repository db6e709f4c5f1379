"""Copies that file-sync services leave beside a ledger, and other files that only look like one."""

from pathlib import Path

import pytest

from claimcheck.store.conflict_copies import ConflictCopy, conflict_copies

LEDGER = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-01

[claims.acme.evidence.2025-02-01-aaaa]
date = 2025-02-01
stance = "supports"
source = "https://example.org/1"
"""
FACT = LEDGER[LEDGER.index("[claims.acme.evidence") :]
COPY = LEDGER.replace("2025-02-01", "2025-03-01")
"""It lacks a fact of the ledger, and has one that the ledger lacks."""
OTHER = LEDGER.replace("acme", "beta")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "claims.toml"
    path.write_text(LEDGER)
    return path


@pytest.mark.parametrize(
    "name",
    [
        # help.dropbox.com: “(Anna's conflicted copy 2026-11-01)”, in the language of the account
        "claims (Anna's conflicted copy 2026-11-01).toml",
        "claims (In Konflikt stehende Kopie von Anna 2026-11-01).toml",
        # docs.syncthing.net: <filename>.sync-conflict-<date>-<time>-<modifiedBy>.<ext>
        "claims.sync-conflict-20261101-101010-ABCDEFG.toml",
        # docs.nextcloud.com and doc.owncloud.com
        "claims (conflicted copy 2026-11-01 101010).toml",
        "claims_conflict-20261101-101010.toml",
        # support.microsoft.com: the name of the computer
        "claims-DESKTOP-ABC.toml",
        "claims-Annas-MacBook-Pro.toml",
        # Finder, iCloud and Google Drive count
        "claims 2.toml",
        "claims copy.toml",
        "claims copy 3.toml",
        "claims - Copy.toml",
        "claims (1).toml",
        # Seafile and Resilio
        "claims (SFConflict anna 2026-11-01-10-10-10).toml",
        "claims.Conflict.toml",
        "claims [conflicted].toml",
        # what this program could not put back (store/temporary_files.py)
        "saved-0123456789abcdef-claims.toml",
    ],
)
def test_a_copy_is_known_by_its_name_and_by_claims_that_are_ours(ledger: Path, name: str) -> None:
    ledger.with_name(name).write_text(COPY)
    found = [ConflictCopy(ledger.with_name(name), shared=1, missing=1)]
    assert list(conflict_copies(ledger, {"acme"})) == found
    ledger.with_name(name).write_text(OTHER)
    assert list(conflict_copies(ledger, {"acme"})) == [], "it is another ledger"


@pytest.mark.parametrize(
    "name",
    [
        *("claims-backup.toml", "claims-2025.toml", "claims_old.toml", "claimsheet.toml"),
        *("claims.toml.bak", "claims.toml~", "other.toml", "claims 2.csv", "old claims (1).toml"),
    ],
)
def test_another_name_is_somebody_s_own_whatever_is_in_it(ledger: Path, name: str) -> None:
    ledger.with_name(name).write_text(COPY)
    assert list(conflict_copies(ledger, {"acme"})) == []


def test_a_copy_that_has_nothing_of_its_own_is_told_as_such(ledger: Path) -> None:
    ledger.with_name("claims (1).toml").write_text(LEDGER)
    ledger.with_name("claims (2).toml").write_text(LEDGER.replace(FACT, ""))
    ledger.with_name("claims (3).toml").write_text(LEDGER.replace("plant", "mill"))
    found = {one.path.name: one.missing for one in conflict_copies(ledger, {"acme"})}
    assert found == {"claims (1).toml": 0, "claims (2).toml": 0, "claims (3).toml": 1}


@pytest.mark.parametrize(
    ("block", "missing"),
    [
        ('[looks.2025-03-01-a]\ndate = 2025-03-01\nclaims = ["acme"]\n', 1),
        ('[claimants.acme]\nname = "Acme"\n[claimants.beta]\nname = "Beta"\n', 2),
        ('[settings]\ntitle = "Ours"\n', 1),
        ("x-mine = 3\n", 1),
    ],
)
def test_what_is_no_claim_s_is_missing_too(ledger: Path, block: str, missing: int) -> None:
    ledger.with_name("claims (1).toml").write_text(block + LEDGER)
    assert [one.missing for one in conflict_copies(ledger, {"acme"})] == [missing]
    ledger.write_text(block + LEDGER)
    assert [one.missing for one in conflict_copies(ledger, {"acme"})] == [0]


@pytest.mark.parametrize(
    "text", ["no toml", "claims = 3\n", "[claims]\nacme = 3\n", "[settings]\n", b"\xff", None]
)
def test_what_cannot_be_read_as_a_ledger_stops_nothing(
    ledger: Path, text: str | bytes | None
) -> None:
    place = ledger.with_name("claims (1).toml")
    if text is None:
        place.mkdir()
    else:
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = [one.missing for one in conflict_copies(ledger, {"acme"})]
    assert found == ([1] if text == "[claims]\nacme = 3\n" else [])


def test_a_folder_that_cannot_be_listed_has_no_copies(tmp_path: Path) -> None:
    assert list(conflict_copies(tmp_path / "gone" / "claims.toml", {"acme"})) == []


def test_copies_are_looked_for_where_a_link_to_the_ledger_leads(
    ledger: Path, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "today.toml"
    link.symlink_to(ledger)
    copy = ledger.with_name("claims (1).toml")
    copy.write_text(COPY)
    assert [one.path for one in conflict_copies(link, {"acme"})] == [copy.resolve()]
