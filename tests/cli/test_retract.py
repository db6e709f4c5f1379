"""`claimcheck retract`: a claim that was never made is gone, and its history is not."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
base-url = "https://desk.example"

[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
was = ["acme-works"]
recorded = 2025-03-09T08:00:00Z

[claims.bolt-plane]
text = "Bolt will build a plane"
claimant = "Bolt"
made = 2025-03-08
deadline = "2027"
recorded = 2025-03-09T08:00:00Z
"""
WHY = ("--because", "he never said it", "--who", "vl")


def test_a_retraction_wants_a_reason_that_readers_can_read(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("retract", "acme-plant", "--because", " ")
    assert (ran.code, ran.err) == (2, "claimcheck: --because is empty\n  say why\n")
    assert path.read_text(encoding="utf-8") == LEDGER


def test_a_retracted_claim_is_in_nothing_but_its_own_history(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("retract", "acme-pl", *WHY)
    assert (ran.code, ran.err) == (
        0,
        "acme-plant: retracted; `claimcheck show acme-plant` shows its history\n",
    )
    for command in (
        *(("list",), ("due",), ("report",), ("changes", "--since", "2025"), ("score",)),
        *(("export", form) for form in ("csv", "ics", "atom", "claimreview")),
    ):
        told = run(*command)
        assert told.code == 0, command
        assert "acme" not in told.out.lower(), command
    shown = run("show", "acme-plant").out
    assert "acme-plant  retracted\n" in shown
    assert "retracted on 2026-11-24: he never said it" in shown
    claim = json.loads(run("show", "acme-works", "--json").out)["claim"]
    [correction] = claim["corrections"]
    assert (claim["status"], claim["retracted"]) == (None, correction["id"])
    before = run("show", "acme-plant", "--json", "--known-on", "2026-11-23")
    assert json.loads(before.out)["claim"]["status"] == "overdue"
    assert json.loads(before.out)["claim"]["retracted"] is None
    assert run("brief", "acme-plant").code == 2
    assert run("retract", "acme-plant", *WHY).code == 2
    assert run("correct", "acme-plant", correction["id"], *WHY).code == 0
    assert "acme-plant" in run("list").out


def test_its_address_on_a_site_says_that_it_was_retracted_and_why(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    site = path.parent / "site"
    assert run("site", str(site)).code == 0
    assert run("retract", "acme-plant", *WHY).code == 0
    assert run("site", str(site)).code == 0
    for name in ("acme-plant", "acme-works"):
        page = (site / "claims" / f"{name}.html").read_text()
        assert "This entry was retracted" in page
        assert "he never said it" in page
        assert "Acme" not in page
    corrections = (site / "corrections.html").read_text()
    assert 'href="claims/acme-plant.html"' in corrections
    assert "he never said it" in corrections
    for name in ("index.html", "feed.xml", "claims.ics", "claims.json", "sitemap.xml"):
        assert "acme" not in (site / name).read_text().lower(), name
    assert not list((site / "claimants").glob("*acme*"))


def test_the_whole_of_it_is_exported_and_comes_back(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER)
    assert run("retract", "acme-plant", *WHY).code == 0
    assert run("tag", "bolt-plane", "+air", "--who", "vl").code == 0
    whole = run("export", "json").out
    (folder / "whole.json").write_text(whole)
    ledger_file("")
    assert run("import", str(folder / "whole.json")).code == 0
    assert run("export", "json").out == whole
    assert run("import", str(folder / "whole.json")).code == 0


def test_a_fact_that_has_the_id_of_its_claim_is_not_retracted_in_its_place(
    run: Run, ledger_file: Write
) -> None:
    fact = """
[claims.bolt-plane.evidence.bolt-plane]
date = 2026-01-01
stance = "context"
source = "x"
"""
    path = ledger_file(LEDGER + fact)
    refused = run("retract", "bolt-plane", *WHY)
    assert refused.code == 2
    assert "a fact of bolt-plane has its id as a key" in refused.err
    assert path.read_text() == LEDGER + fact


def test_a_list_says_when_every_claim_was_retracted(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for id_ in ("acme-plant", "bolt-plane"):
        assert run("retract", id_, *WHY).code == 0
    ran = run("list")
    assert (ran.out, ran.err) == (
        "",
        "every claim was retracted; `claimcheck show ID` has its history\n",
    )


def test_a_retracted_claim_is_filed_no_more(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert run("retract", "acme-plant", *WHY).code == 0
    before = path.read_bytes()
    for command in (("tag", "acme-plant", "+steel"), ("publish", "acme-plant")):
        refused = run(*command)
        assert refused.code == 2
        assert "acme-plant was retracted on 2026-11-24: he never said it" in refused.err
    assert path.read_bytes() == before


def test_a_claim_entered_again_after_its_retraction_is_told_of_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert run("retract", "acme-plant", *WHY).code == 0
    again = ("Acme will open a plant", "--claimant", "Acme", "--by", "2026-06")
    added = run("add", *again, "--made", "2025-03-08")
    assert added.out == "acme-open-plant\n"
    assert (
        "acme-plant said the same and was retracted on 24 November 2026: he never said it\n"
        in added.err
    )
