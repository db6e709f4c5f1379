"""What docs/versions.md promises of a ledger that a newer program wrote."""

from pathlib import Path

import pytest

from tests.conftest import Run

NEWER = """\
[settings]
title = "Promises"
mood = "stern"

[claims.acme-shops]
text = "Acme will open 60 shops"
claimant = "Acme"
made = 2025-03-08
deadline = "2099"
source = "https://example.org/interview"
criteria = "60 are open"
weight = 3

[claims.acme-shops.evidence.2025-05-05-1a2b]
date = 2025-05-05
stance = "supports"
source = "https://example.org/report"
strength = "high"

[claims.acme-shops.prophecies.2025-06-01-0a0b]
date = 2025-06-01
source = "https://example.org/oracle"
"""


@pytest.fixture
def newer(folder: Path) -> Path:
    path = folder / "claims.toml"
    path.write_text(NEWER)
    return path


def test_unknown_keys_and_tables_are_warned_of_and_everything_else_works(
    run: Run, newer: Path
) -> None:
    checked = run("check", "--only", "unknown-key")
    assert (checked.code, run("check", "--strict").code) == (0, 1)
    assert all(key in checked.out for key in ("mood", "weight", "strength", "prophecies"))
    assert (run("list").code, run("show", "acme").code) == (0, 0)


def test_a_write_keeps_what_it_does_not_know_byte_for_byte(run: Run, newer: Path) -> None:
    assert run("revise", "acme", "--by", "2100", "--source", "Acme").code == 0
    assert newer.read_text().startswith(NEWER)


def test_what_is_not_known_travels_through_an_export(run: Run, newer: Path) -> None:
    exported = run("export", "json").out
    Path("old").mkdir()
    Path("old/claims.toml").write_text("")
    assert run("--file", "old/claims.toml", "import", "-", stdin=exported).code == 0
    assert run("--file", "old/claims.toml", "export", "json").out == exported


def test_a_word_that_is_not_known_stops_all_but_check_and_names_the_known_ones(
    run: Run, newer: Path
) -> None:
    newer.write_text(NEWER.replace('"supports"', '"hints-at"'))
    ran = run("list")
    assert ran.code == 3
    assert "claims.toml:16:" in ran.err
    assert "“hints-at” is not one of supports, refutes, mixed, context" in ran.err
    assert "hints-at" in run("check").out


def test_json_of_a_version_that_is_not_known_is_refused(run: Run, newer: Path) -> None:
    later = run("export", "json").out.replace('"version": 1', '"version": 2', 1)
    before = newer.read_bytes()
    assert run("import", "-", stdin=later).code == 6
    assert newer.read_bytes() == before
