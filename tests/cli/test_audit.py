"""`claimcheck audit`: what stands behind each ruling, and which rules of the house it meets."""

import errno
import hashlib
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import in_terminal, widths, without_styles, write_ledger
from tests.conftest import Run
from tests.repositories import Repository

Write = Callable[[str], Path]
PAGE = b"<html><body><p>The site is still a field, the mayor said.</p></body></html>"
DIGEST = sha256(PAGE).hexdigest()
HOUSE = "[settings]\nsignatures = 2\nask-first = true\n"
CLAIM = """
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2026-01-01
deadline = 2026-06-30
recorded = 2026-01-02T08:00:00Z
"""
EVIDENCE = f"""
[claims.acme.evidence.field]
date = 2026-07-01
stance = "refutes"
source = "https://news.example/field"
title = "Still a field"
quote = "The site is still a field"
origin = "independent"
snapshot = "sha256:{DIGEST}"
recorded = 2026-07-01T08:00:00Z
"""
ASKED = """
[claims.acme.inquiries.i]
date = 2026-07-02
to = "press office"
question = "When will it open?"
reply-by = 2026-07-09
recorded = 2026-07-02T08:00:00Z
"""
REPLIED = """
[claims.acme.replies.r]
date = 2026-07-05
quote = "We are late."
inquiry = "i"
recorded = 2026-07-05T08:00:00Z
"""
MISQUOTED = f"""
[claims.acme.replies.misquoted]
date = 2026-07-06
quote = "All is well."
inquiry = "i"
snapshot = "sha256:{DIGEST}"
recorded = 2026-07-06T08:00:00Z
"""
RULING = """
[claims.acme.verdicts.v]
date = 2026-07-10
verdict = "broken"
because = "no plant"
on = ["field"]
by = "vl"
recorded = 2026-07-10T08:00:00Z
"""
SIGNATURE = """
[claims.acme.signatures.s]
date = 2026-07-15
of = "v"
by = "am"
recorded = 2026-07-15T08:00:00Z
"""
WHOLE = HOUSE + CLAIM + EVIDENCE + ASKED + REPLIED + RULING + SIGNATURE


@pytest.fixture
def saved(folder: Path) -> Path:
    """The snapshot of the evidence, as `--save` keeps it."""
    path = folder / "evidence" / DIGEST[:2] / f"{DIGEST}.html"
    path.parent.mkdir(parents=True)
    path.write_bytes(PAGE)
    return path


def breaches(run: Run, *more: str) -> list[str]:
    ran = run("audit", "--json", *more)
    rulings = json.loads(ran.out)["rulings"]
    found = [f"{one['rule']}: {one['why']}" for ruling in rulings for one in ruling["breaches"]]
    assert ran.code == bool(found)
    return found


def test_a_quote_whose_snapshot_is_lost_counts_as_not_looked_up(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    ledger_file(WHOLE.replace(DIGEST, "0" * 64))
    [ruling] = json.loads(run("audit", "--json").out)["rulings"]
    [item] = ruling["evidence"]
    assert (item["saved"], item["quote"]) == ("missing", "unchecked")


def test_a_ruling_that_meets_every_rule_is_told_in_full(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    ledger_file(WHOLE)
    ran = run("audit")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Audit of Claims  2026-11-24",
        "1 ruling: it meets the rules of the house.",
        "Rules: two people stand behind a ruling, the other side is asked before it is ruled "
        "against, its evidence is saved and quotes appear in what was saved.",
        "",
        "acme  broken",
        "Acme will open a plant (Acme)",
        "  ruled      broken by vl on 10 July 2026: no plant",
        "  signed     by am on 15 July 2026",
        "  in force   since 15 July 2026",
        "  asked      We asked the press office on 2 July 2026. It replied on 5 July 2026: “We are "
        "late.”",
        "  rests on   field, against it, independent: Still a field (news.example); saved; the "
        "quote appears in it",
        "  corrected  nothing since",
    ]


def test_the_page_is_markdown_in_a_file(run: Run, ledger_file: Write, saved: Path) -> None:
    ledger_file(WHOLE)
    ran = run("audit", "-o", "audit.md")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 ruling: it meets the rules of the house.\n")
    assert Path("audit.md").read_text().splitlines() == [
        "# Audit of Claims",
        "",
        "24 November 2026",
        "",
        "1 ruling: it meets the rules of the house.",
        "",
        "Rules: two people stand behind a ruling, the other side is asked before it is ruled "
        "against, its evidence is saved and quotes appear in what was saved.",
        "",
        "## Acme will open a plant",
        "",
        "Acme: **broken** (`acme`)",
        "",
        "- **ruled**: broken by vl on 10 July 2026: no plant",
        "- **signed**: by am on 15 July 2026",
        "- **in force**: since 15 July 2026",
        "- **asked**: We asked the press office on 2 July 2026. It replied on 5 July 2026: “We are "
        "late.”",
        "- **rests on**: field, against it, independent: Still a field (news.example); saved; the "
        "quote appears in it",
        "- **corrected**: nothing since",
    ]
    assert run("audit", "-o", "audit.json").code == 0
    assert json.loads(Path("audit.json").read_text())["format"] == "claimcheck/audit"
    assert run("audit", "-o", "audit.html").code == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WHOLE.replace(SIGNATURE, ""), ["signatures: 1 of 2 people stand behind it"]),
        (
            (CLAIM + EVIDENCE + RULING).replace('by = "vl"\n', ""),
            ["signatures: it does not say who ruled"],
        ),
        (CLAIM + EVIDENCE + RULING, []),
        (
            WHOLE.replace(ASKED + REPLIED, ""),
            ["ask-first: nobody was asked before the verdict broken of 2026-07-10"],
        ),
        (
            WHOLE.replace(REPLIED, "").replace("reply-by = 2026-07-09", "reply-by = 2026-07-10"),
            [
                "ask-first: the verdict broken of 2026-07-10 came while the press office had until "
                "10 July 2026 to reply"
            ],
        ),
        (WHOLE.replace(ASKED + REPLIED, "").replace('"broken"', '"withdrawn"'), []),
        (
            WHOLE.replace('on = ["field"]\n', ""),
            ["saved evidence: it names no evidence that holds"],
        ),
        (
            f'{WHOLE}\n[claims.acme.corrections.c]\ndate = 2026-08-01\nretracts = "field"\n'
            'because = "another field"\n',
            ["saved evidence: it names no evidence that holds"],
        ),
        (
            WHOLE.replace(f'snapshot = "sha256:{DIGEST}"\n', ""),
            ["saved evidence: field is not saved"],
        ),
        (
            WHOLE.replace(f'snapshot = "sha256:{DIGEST}"\n', "").replace(
                "https://news.example/field", "a visit"
            ),
            [],
        ),
        (
            WHOLE.replace(DIGEST, "0" * 64),
            ["saved evidence: field has lost its snapshot"],
        ),
        (
            WHOLE.replace("is still a field", "is no field"),
            ["quotes found: the quote of field does not appear in its snapshot"],
        ),
        (
            WHOLE + MISQUOTED,
            ["quotes found: the quote of the reply misquoted does not appear in its snapshot"],
        ),
        (
            WHOLE + MISQUOTED.replace(DIGEST, "0" * 64),
            ["quotes found: the quote of the reply misquoted could not be looked up"],
        ),
        (
            f"{WHOLE}{MISQUOTED}\n[claims.acme.corrections.c]\ndate = 2026-08-01\n"
            'retracts = "misquoted"\nbecause = "misheard"\n',
            [],
        ),
    ],
)
def test_each_rule_that_is_not_met_is_told_and_ends_with_1(
    run: Run, ledger_file: Write, saved: Path, text: str, told: list[str]
) -> None:
    ledger_file(text)
    assert breaches(run) == told


def test_a_snapshot_that_was_altered_is_none(run: Run, ledger_file: Write, saved: Path) -> None:
    ledger_file(WHOLE)
    saved.write_bytes(b"another page")
    assert breaches(run) == ["saved evidence: field has a snapshot that was altered"]
    saved.unlink()
    saved.mkdir()  # which is no snapshot at all
    assert breaches(run) == ["saved evidence: field has lost its snapshot"]


def test_a_snapshot_on_a_disk_that_fails_is_none(
    run: Run, ledger_file: Write, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    ledger_file(WHOLE)
    monkeypatch.setattr(hashlib, "file_digest", failing)
    assert breaches(run) == ["saved evidence: field has a snapshot that cannot be read"]


def test_a_quote_that_could_not_be_looked_up_is_told(run: Run, ledger_file: Write) -> None:
    content = b"%PDF-1.4 broken"
    digest = sha256(content).hexdigest()
    path = Path("evidence") / digest[:2] / f"{digest}.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    ledger_file(WHOLE.replace(DIGEST, digest))
    assert breaches(run) == ["quotes found: the quote of field could not be looked up"]


def test_a_quote_that_an_editor_shortened_is_found(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    ledger_file(WHOLE.replace("The site is still a field", "The site … the mayor said"))
    assert breaches(run) == []
    assert "saved; the quote appears in it, edited" in run("audit").out


def test_what_waits_for_signatures_stands_before_what_is_in_force(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    ledger_file(
        f"""{WHOLE}
[claims.acme.verdicts.w]
date = 2026-08-01
verdict = "reopened"
because = "it was bought"
by = "am"
"""
    )
    first, second = json.loads(run("audit", "--json").out)["rulings"]
    assert (first["verdict"], first["rules_from"], first["people"]) == ("reopened", None, 1)
    assert (second["verdict"], second["rules_from"]) == ("broken", "2026-07-15")
    out = run("audit").out
    assert "acme  reopened\n" in out
    assert "  in force   not yet\n" in out
    assert "  signed     by nobody else" in out
    assert "1 of 2 people stand behind it" in out
    assert "2 rulings, of which 1 does not meet the rules of the house." in out


def test_corrections_since_the_ruling_are_told(run: Run, ledger_file: Write, saved: Path) -> None:
    ledger_file(
        f"""{WHOLE}
[claims.acme.corrections.early]
date = 2026-05-01
criteria = "a plant"
because = "missed"

[claims.acme.corrections.late]
date = 2026-08-01
speaker = "Jo"
because = "misread"

[claims.acme.corrections.gone]
date = 2026-08-02
retracts = "r"
because = "not theirs"

[claims.acme.corrections.filed]
date = 2026-08-03
tags-added = ["x"]
"""
    )
    lines = run("audit").out.splitlines()
    assert "  corrected  on 1 August 2026: misread (speaker: Jo)" in lines
    assert "             on 2 August 2026: not theirs (retracts r)" in lines
    assert not any("missed" in line or "tags" in line for line in lines)


def test_only_rulings_of_the_claims_named_and_after_a_day_are_audited(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    other = (CLAIM + RULING).replace("claims.acme", "claims.other").replace("plant", "mill")
    other = other.replace('on = ["field"]\n', "").replace("2026-07-10", "2026-09-10")
    later = other.replace("signatures = 2", "")
    ledger_file(CLAIM + EVIDENCE + RULING + later)

    def audited(*more: str) -> list[str]:
        return [one["id"] for one in json.loads(run("audit", "--json", *more).out)["rulings"]]

    assert audited() == ["other", "acme"]
    assert audited("acm") == ["acme"]
    assert audited("--since", "2026-09-09") == ["other"]
    assert audited("--since", "2026-09-10") == []
    assert audited("--as-of", "2026-09-09") == ["acme"]
    assert audited("--known-on", "2026-07-09") == []
    ran = run("audit", "--since", "2026-09-10")
    assert (ran.code, ran.out) == (0, "Audit of Claims  2026-11-24\nNo rulings to audit.\n")
    assert run("audit", "nobody").code == 2


def test_a_claim_that_is_settled_by_its_parts_has_no_ruling_of_its_own(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    whole = (
        '\n[claims.whole]\ntext = "All"\nclaimant = "Acme"\nmade = 2026-01-01\nparts = ["acme"]\n'
    )
    ledger_file(CLAIM + EVIDENCE + RULING + whole)
    assert [one["id"] for one in json.loads(run("audit", "--json").out)["rulings"]] == ["acme"]


def test_git_tells_what_was_entered_late_and_by_one_person(
    run: Run, folder: Path, saved: Path
) -> None:
    repository = Repository(folder)
    before = HOUSE + CLAIM
    repository.commit(before, day="2026-01-02")
    before += EVIDENCE
    repository.commit(before, day="2026-07-01")
    before += ASKED
    repository.commit(before, day="2026-07-02")
    before += REPLIED
    repository.commit(before, day="2026-07-05")
    before += RULING
    repository.commit(before, day="2026-07-10")
    commit = repository.commit(before + SIGNATURE, day="2026-08-15")
    assert breaches(run) == []
    author = "was committed by the author of the ruling that it signs, Desk <desk@example.org>"
    assert breaches(run, "--git") == [f"signatures: s {author}, {commit} of 2026-08-15"]
    lines = run("audit", "--git").out.splitlines()
    late = "says that it was recorded on 2026-07-15, but appeared 31 days later"
    assert f"  entered    s: {late}, with {commit} of 2026-08-15" in lines
    repository.commit(before, day="2026-07-11")
    assert json.loads(run("audit", "--json").out)["rulings"][0]["entered"] is None


def test_what_was_entered_when_it_says_is_told_so(run: Run, folder: Path, saved: Path) -> None:
    repository = Repository(folder)
    repository.commit(CLAIM, day="2026-01-02")
    repository.commit(CLAIM + EVIDENCE, day="2026-07-01")
    repository.commit(CLAIM + EVIDENCE + RULING, day="2026-07-10")
    assert "  entered    when it says" in run("audit", "--git").out.splitlines()


def test_what_others_wrote_stays_text_in_every_form(
    run: Run, ledger_file: Write, saved: Path
) -> None:
    hostile = "x\\u001b[31m\\u202e [red] <script>alert(1)</script> @you #1"
    text = WHOLE
    for words in ("no plant", "When will it open?", "Still a field", "Acme will open a plant"):
        text = text.replace(words, hostile)
    ledger_file(text.replace('"vl"', f'"{hostile}"').replace('"am"', f'"am {hostile}"'))
    shown = run("audit").out
    assert "[red] <script>" in shown
    run("audit", "-o", "a.md")
    page = Path("a.md").read_text()
    assert "<script>" not in page
    assert not {"\x1b", "\u202e"} & {*shown, *page}


def test_an_audit_fits_a_terminal(folder: Path) -> None:
    write_ledger(folder, CLAIM + EVIDENCE + RULING)
    for columns in (60, 100):
        out = without_styles(in_terminal(columns, "audit").out)
        assert "rests on" in out
        assert max(widths(out)) <= columns
