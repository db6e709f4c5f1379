"""`claimcheck looked`: a round of looking that found nothing new."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"

[claims.acme-song]
text = "Acme will sing"
claimant = "Acme"
made = 2025-03-08
deadline = "2025"

[claims.acme-song.verdicts.one]
date = 2025-12-01
verdict = "kept"
because = "it sang"
"""


def looks(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(path.read_text())["looks"]
    return found


def test_a_look_names_whole_ids_and_where_somebody_looked(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("looked", "acme-plan" + "e", "acme-plant", "--where", "wire", "--note", "tired")
    assert ran.code == 0
    [(key, look)] = looks(path).items()
    assert ran.out.split() == [key]
    assert key.startswith("2026-11-24-")
    assert look.pop("recorded").isoformat() == "2026-11-24T12:00:00+00:00"
    assert look == {
        "date": date(2026, 11, 24),
        "claims": ["acme-plane", "acme-plant"],
        "where": "wire",
        "note": "tired",
    }
    assert path.read_text().startswith(LEDGER)


def test_all_is_every_open_claim(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run("looked", "--all").code == 0
    [look] = looks(path).values()
    assert sorted(look["claims"]) == ["acme-plane", "acme-plant"]


def test_all_without_an_open_claim_is_refused(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    ran = run("looked", "--all")
    assert ran.code == 2
    assert path.read_bytes() == b""


def test_a_look_after_the_last_day_ends_that_it_was_looked_at_before(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert "never looked at" in run("list").out
    assert run("looked", "acme-plant", "--date", "2026-06-30").code == 0
    assert "last looked at on 30 June 2026" in run("list").out
    assert run("looked", "acme-plant").code == 0
    assert "looked at" not in run("list").out
    [plant] = json.loads(run("list", "plant", "--json").out)["claims"]
    assert plant["last_look"] == "2026-11-24"


def test_a_look_taken_back_counts_for_the_other_claim_only(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    key = run("looked", "acme-plant", "acme-plane").out.split()[-1]
    assert run("correct", "acme-plant", key, "--because", "wrong Acme").code == 0
    claims = {one["id"]: one for one in json.loads(run("list", "--json").out)["claims"]}
    assert claims["acme-plant"]["last_look"] is None
    assert claims["acme-plane"]["last_look"] == "2026-11-24"
