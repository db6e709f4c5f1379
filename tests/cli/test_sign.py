"""`claimcheck sign`: a ruling is proposed until another person stands behind it."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
signatures = 2

[claims.acme-plant]
text = "Acme opens its plant"
claimant = "Acme"
made = 2025-01-10
deadline = 2026-06-30
criteria = "the plant sells goods"
recorded = 2025-01-10

[claims.acme-plant.evidence.field]
date = 2026-07-01
stance = "refutes"
source = "a visit"
recorded = 2026-07-01
"""
RULE = ("resolve", "acme", "broken", "--because", "a field", "--on", "field")


@pytest.fixture
def ledger(ledger_file: Write) -> Path:
    return ledger_file(LEDGER)


def listed(run: Run, *more: str) -> dict[str, Any]:
    [claim] = json.loads(run("list", "--json", *more).out)["claims"]
    return dict(claim)


def test_a_ruling_is_proposed_until_another_person_signs_it(run: Run, ledger: Path) -> None:
    ran = run(*RULE, "--who", "vl")
    key = ran.out.split()[1]
    assert ran.err == (
        "acme-plant: overdue; 147 days overdue (due by 30 June 2026); no ruling yet\n"
        "acme-plant: broken proposed by vl on 24 November 2026, needs one more signature: "
        "`claimcheck sign acme-plant`\n"
    )
    claim = listed(run)
    assert claim["status"] == "overdue"
    assert claim["proposed"] == {
        "key": key,
        "verdict": "broken",
        "date": "2026-11-24",
        "by": "vl",
        "signatures": 1,
        "needed": 2,
    }
    ran = run("sign", "acme", "--who", "am", "--note", "read it")
    assert ran.err == (
        "acme-plant: broken; ruled broken on 24 November 2026, signed the same day: a field\n"
    )
    signatures = tomllib.loads(ledger.read_text())["claims"]["acme-plant"]["signatures"]
    [(name, signature)] = signatures.items()
    assert ran.out == f"acme-plant {name}\n"
    assert {name: str(value) for name, value in signature.items()} == {
        "date": "2026-11-24",
        "of": key,
        "by": "am",
        "note": "read it",
        "recorded": "2026-11-24 12:00:00.000001+00:00",
    }
    claim = listed(run)
    assert (claim["status"], claim["ruled_on"], claim["proposed"]) == ("broken", "2026-11-24", None)


def test_nobody_can_sign_without_a_name_and_nothing_is_written(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl")
    before = ledger.read_bytes()
    ran = run("sign", "acme", "--who", "")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "claimcheck: a signature needs a name\n"
        "  give --who NAME, or set CLAIMCHECK_WHO or git's user.name\n"
    )
    assert run("sign", "acme").code == 2
    ran = run("sign", "acme", "--who", "VL")
    assert (ran.code, ran.out) == (2, "")
    assert "own ruling\n  another person must sign it: --who NAME\n" in ran.err
    assert ledger.read_bytes() == before


def test_a_ruling_without_a_name_is_refused(run: Run, ledger: Path) -> None:
    ran = run(*RULE)
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: 2 people must stand behind a ruling, and this one does not say who ruled\n"
        "  give --who NAME, or set CLAIMCHECK_WHO or git's user.name\n",
    )


def test_reopening_says_what_is_still_needed(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl")
    run("sign", "acme", "--who", "am")
    ran = run("reopen", "acme", "--because", "it was bought", "--who", "am")
    assert ran.err.splitlines() == [
        "acme-plant: broken; ruled broken on 24 November 2026, signed the same day: a field",
        "acme-plant: reopening proposed by am on 24 November 2026, needs one more signature: "
        "`claimcheck sign acme-plant`",
    ]
    assert run("sign", "acme", "--who", "vl").err.startswith("acme-plant: overdue; ")


def test_a_retracted_signature_takes_its_ruling_back_to_proposed(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl")
    key = run("sign", "acme", "--who", "am").out.split()[1]
    ran = run("correct", "acme", key, "--because", "the wrong claim", "--who", "am")
    assert "needs one more signature" in ran.err
    shown = run("show", "acme").out
    assert f"retracted by {ran.out.split()[1]}: the wrong claim" in shown
    assert listed(run)["status"] == "overdue"


def test_a_signature_is_told_wherever_facts_are(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl", "--date", "2026-11-20")
    waits = run("show", "acme").out.splitlines()
    assert "  2026-11-20  proposed   broken: a field" in waits
    assert (
        "  broken proposed by vl on 20 November 2026, needs one more signature: `claimcheck sign "
        "acme-plant`"
    ) in waits
    run("sign", "acme", "--who", "am")
    lines = run("show", "acme").out.splitlines()
    verdict, signature = (lines.index(one) for one in lines if one.startswith("  2026-11-2"))
    assert lines[verdict].split() == ["2026-11-20", "broken", "a", "field"]
    assert lines[signature].split()[:4] == ["2026-11-24", "signed", "the", "ruling"]
    assert lines[signature + 1].strip().startswith("am · ")
    told = json.loads(run("show", "acme", "--json").out)["claim"]
    assert [(one["by"], one["retracted"]) for one in told["signatures"]] == [("am", None)]
    assert "signatures" in run("export", "csv", "--facts").out


def test_what_waits_is_told_by_every_list_of_what_needs_a_person(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl")
    assert " · broken proposed, 1 of 2 signatures" in run("list").out
    assert " · broken proposed, 1 of 2 signatures" in run("due").out
    bare = run().out
    assert "The only claim is overdue; 1 ruling waits for a signature." in bare
    assert "  2026-06-30  awaiting-signature  acme-plant  Acme opens its plant" in bare
    report = run("report").out
    assert "awaiting-signature" in report
    assert "$ claimcheck sign acme-plant" in report
    assert "$ claimcheck sign acme-plant" in run("review").out
    [item] = json.loads(run("report", "--json").out)["attention"]
    assert (item["kind"], item["command"]) == (
        "awaiting-signature",
        "claimcheck sign acme-plant",
    )
    assert [one["proposed"]["verdict"] for one in [item["claim"]]] == ["broken"]


def test_readers_hear_nothing_of_a_ruling_that_waits(run: Run, ledger: Path) -> None:
    """Neither in reports and feeds nor on pages; the day it rules is the day of the signature."""
    ledger.write_text(LEDGER.replace("[settings]", '[settings]\nbase-url = "https://d.example"'))
    run(*RULE, "--who", "vl", "--date", "2026-11-20")
    for args in (
        ("report", "--format", "markdown"),
        ("report", "--format", "html"),
        ("export", "atom"),
        ("export", "ics"),
        ("export", "claimreview"),
        ("brief", "acme"),
    ):
        out = run(*args).out
        assert "a field" not in out, args
        assert "proposed" not in out, args
    run("site", "public")
    assert not any("a field" in text for text in pages().values())

    run("sign", "acme", "--who", "am", "--date", "2026-11-22")
    assert "<published>2026-11-22T00:00:00Z</published>" in run("export", "atom").out
    assert '"datePublished": "2026-11-22"' in run("export", "claimreview").out
    brief = run("brief", "acme").out
    assert "it was ruled **broken**, signed on 22 November 2026: a field" in brief
    run("site", "public")
    assert (
        'Signed on <time datetime="2026-11-22">22 November 2026</time>.'
        in pages()["claims/acme-plant.html"]
    )
    assert (
        "A ruling counts once two people stand behind it: whoever made it and one other who signed "
        "it. It holds from the day of the last signature it needed."
    ) in pages()["method.html"]


def pages() -> dict[str, str]:
    """Return every text of the site, by its path."""
    site = Path("public")
    files = (one for one in site.rglob("*") if one.is_file())
    return {one.relative_to(site).as_posix(): one.read_text() for one in files}


def test_the_method_says_nothing_of_signatures_where_one_person_rules(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER.replace("signatures = 2", ""))
    run("site", "public")
    assert not any("stand behind" in text for text in pages().values())


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("--as-of", "2026-11-19"), "overdue"),
        (("--as-of", "2026-11-21"), "overdue"),
        (("--as-of", "2026-11-22"), "broken"),
        (("--as-of", "2026-11-22", "--known-on", "2026-11-22"), "overdue"),
        (("--known-on", "2026-11-23"), "overdue"),
        (("--known-on", "2026-11-24"), "broken"),
    ],
)
def test_a_ruling_that_was_signed_late_is_replayed_for_any_day(
    run: Run, ledger: Path, args: tuple[str, ...], status: str
) -> None:
    """Ruled on 20 November, signed on 22 November, and both entered on 24 November."""
    run(*RULE, "--who", "vl", "--date", "2026-11-20")
    run("sign", "acme", "--who", "am", "--date", "2026-11-22")
    assert listed(run, *args)["status"] == status


def test_the_setting_says_how_many_rulings_now_wait(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace("signatures = 2", ""))
    run(*RULE, "--who", "vl")
    ran = run("set", "signatures", "2")
    assert ran.err == (
        "signatures is now “2”; it was “1”\n"
        "1 ruling now waits for signatures: `claimcheck review` goes through them\n"
    )
    assert run("set", "signatures", "0").code == 2
    assert run("set", "signatures", "1").err == "signatures is now “1”; it was “2”\n"


def test_a_ruling_can_be_signed_before_the_setting_asks_for_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER.replace("signatures = 2", ""))
    key = run(*RULE, "--who", "vl").out.split()[1]
    ran = run("sign", "acme", "--who", "am")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: no ruling on acme-plant is waiting for a signature\n"
        f"  to sign one all the same, name it: `claimcheck sign acme-plant {key}`\n",
    )
    assert run("sign", "acme", key, "--who", "am").code == 0
    ran = run("set", "signatures", "2")
    assert ran.err == "signatures is now “2”; it was “1”\n"
    assert listed(run)["status"] == "broken"


def test_a_signature_goes_into_another_ledger_and_back(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl")
    run("sign", "acme", "--who", "am")
    for form in ("json", "jsonl"):
        name = f"all.{form}"
        Path(name).write_text(run("export", form).out)
        ran = run("--file", f"{form}.toml", "import", name)
        if ran.code == 3:  # there is no ledger yet
            Path(f"{form}.toml").write_text("")
            ran = run("--file", f"{form}.toml", "import", name)
        assert ran.code == 0, ran.err
        there = tomllib.loads(Path(f"{form}.toml").read_text())["claims"]
        assert there == tomllib.loads(ledger.read_text())["claims"]


def test_a_dry_run_shows_the_block_and_undo_takes_it_back(run: Run, ledger: Path) -> None:
    run(*RULE, "--who", "vl")
    before = ledger.read_bytes()
    ran = run("sign", "acme", "--who", "am", "--dry-run")
    assert "+[claims.acme-plant.signatures.2026-11-24-" in ran.out
    assert ledger.read_bytes() == before
    run("sign", "acme", "--who", "am")
    assert run("undo").code == 0
    assert ledger.read_bytes() == before


def test_words_that_stay_text_in_a_signature(run: Run, ledger: Path) -> None:
    hostile = "am\x1b[31m\u202e [red]x[/red]"
    run(*RULE, "--who", "v\x1b[2Jl")
    assert not {"\x1b", "\u202e"} & {*run("list").out, *run("show", "acme").out, *run().out}
    run("sign", "acme", "--who", hostile, "--note", hostile)
    shown = run("show", "acme").out
    assert "[red]x[/red]" in shown
    assert not {"\x1b", "\u202e"} & {*shown}
    assert TODAY.isoformat() in shown


def test_the_method_says_that_the_other_side_is_asked_where_it_is(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("[settings]\nask-first = true\n")
    run("site", "public")
    assert (
        "Before a claim is ruled broken or partly kept, the other side is asked and given time to "
        "reply."
    ) in pages()["method.html"]


def test_two_people_who_sign_on_two_branches_are_merged(run: Run, ledger: Path) -> None:
    ledger.write_text(LEDGER.replace("signatures = 2", "signatures = 3"))
    run(*RULE, "--who", "vl")
    base = ledger.read_text()
    for name, who in (("ours.toml", "am"), ("theirs.toml", "jo")):
        Path(name).write_text(base)
        assert run("--file", name, "sign", "acme", "--who", who).code == 0
    Path("base.toml").write_text(base)
    ran = run("merge-driver", "base.toml", "ours.toml", "theirs.toml")
    assert (ran.code, ran.err) == (0, "")
    merged = json.loads(run("--file", "ours.toml", "list", "--json").out)["claims"]
    assert [one["status"] for one in merged] == ["broken"]
