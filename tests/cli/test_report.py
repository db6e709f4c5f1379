"""`claimcheck report`: what needs attention, what changed, is coming and was ruled."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[settings]
title = "The desk"

[claimants.acme]
name = "Acme"
also = ["Acme Inc."]

[claims.past]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-09

[claims.soon]
text = "Acme will sing"
claimant = "Acme Inc."
made = 2025-03-08
deadline = "2026"
tags = ["x"]

[claims.soon.revisions.moved]
date = 2026-11-12
deadline = 2026-12-20

[claims.far]
text = "Bolt will run"
claimant = "Bolt"
made = 2026-11-20
deadline = 2027-11-24

[claims.farther]
text = "Bolt will run on"
claimant = "Bolt"
made = 2025-01-01
deadline = 2027-11-25

[claims.kept]
text = "Bolt will stop"
claimant = "Bolt"
made = 2025-01-01
deadline = 2026-01-31

[claims.kept.verdicts.one]
date = 2026-11-02
verdict = "kept"
fulfilled = 2026-02-10
because = "it stopped"

[claims.old]
text = "Bolt will start"
claimant = "Bolt"
made = 2025-01-01
deadline = 2025-01-31

[claims.old.verdicts.one]
date = 2025-02-02
verdict = "broken"
because = "it did not"
"""


def board(run: Run, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("report", "--json", *args).out)
    return found


def test_attention_is_what_is_overdue_and_due_with_the_command_that_settles_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    items = board(run)["attention"]
    assert [item["claim"]["id"] for item in items] == ["past", "soon"]
    assert "resolve past" in items[0]["command"]
    assert "15 days overdue" in items[0]["why"]
    assert "in 26 days" in items[1]["why"]
    for item in items:
        assert item["command"] in run("report").out


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_what_is_for_readers_has_no_commands(run: Run, ledger_file: Write, form: str) -> None:
    ledger_file(
        f"""{LEDGER}
[claims.met]
text = "Bolt will sell"
claimant = "Bolt"
made = 2025-01-01
deadline = 2026-11-01
target = {{ measure = "bolts", at-least = 60 }}
evidence.e = {{ date = 2026-11-02, stance = "mixed", source = "s", value = 61 }}
"""
    )
    items = board(run)["attention"]
    assert {item["command"].split()[1] for item in items} == {"resolve", "looked"}
    read = run("report", "--format", form, "--since", "2025-01-01").out
    assert "Acme will open a plant" in read
    for item in items:
        assert item["command"].partition(" --")[0] not in read
    assert re.findall(r"\bclaimcheck [a-z]+ ", read) == []
    assert "--because" not in read


def test_changes_are_those_after_since_up_to_the_day_oldest_first(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    changes = [(one["date"], one["id"], one["from"], one["to"]) for one in board(run)["changes"]]
    assert changes == [
        ("2026-11-02", "kept", "overdue", "kept"),
        ("2026-11-10", "past", "due-soon", "overdue"),
        ("2026-11-12", "soon", "pending", "pending"),  # only the date moved
        ("2026-11-20", "soon", "pending", "due-soon"),
        ("2026-11-20", "far", None, "pending"),
    ]


def test_since_leaves_out_its_own_day(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    changes = board(run, "--since", "2026-11-12")["changes"]
    assert [one["date"] for one in changes] == ["2026-11-20", "2026-11-20"]
    assert board(run, "--since", "2026-11-24")["changes"] == []


def test_coming_is_what_is_due_within_a_year_the_nearest_first(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert [one["id"] for one in board(run)["coming"]] == ["soon", "far"]


def test_ruled_is_what_was_ruled_on_after_since(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert [one["id"] for one in board(run)["ruled"]] == ["kept"]
    assert [one["id"] for one in board(run, "--since", "2025")["ruled"]] == ["kept", "old"]
    assert board(run, "--since", "2026-11-02")["ruled"] == []


def test_verdicts_are_counted_by_party_under_the_name_it_is_known_by(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    records = {one["name"]: one for one in board(run)["records"]}
    assert list(records) == ["Acme", "Bolt"]
    assert (records["Acme"]["overdue"], records["Acme"]["open"]) == (1, 1)
    bolt = records["Bolt"]
    assert (bolt["kept"], bolt["late"], bolt["broken"], bolt["open"]) == (1, 1, 1, 2)


def test_every_section_is_on_the_terminal(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("report")
    assert (ran.code, ran.err) == (0, "")
    heads = [line.split(" ─")[0] for line in ran.out.splitlines() if "──" in line]
    assert heads == [
        "Needs attention",
        "Changed since 25 October 2026",
        "Ruled since 25 October 2026",
        "Coming within a year, by week",
        "Timeline",
        "Track records",
    ]
    assert ran.out.splitlines()[:2] == [
        "The desk  2026-11-24",
        "Of 6 claims, 1 is overdue and 1 is due soon; since 25 October 2026, 1 was ruled kept.",
    ]


def test_one_late_day_is_one_day_late(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace("fulfilled = 2026-02-10", "fulfilled = 2026-02-01"))
    out = run("report").out
    assert "1 day late" in out
    assert " 1 days" not in out


def test_a_draft_is_counted_apart(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace('tags = ["x"]', "draft = true"))
    records = {one["name"]: one for one in board(run)["records"]}
    assert (records["Acme"]["overdue"], records["Acme"]["open"]) == (1, 0)
    assert records["Acme"]["draft"] == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_have_a_report(
    run: Run, ledger_file: Write, day: str
) -> None:
    ledger_file(LEDGER)
    for args in (("report",), ("due",), ("list",), ("check",)):
        assert run(*args, "--as-of", day).code == 0


PRIVATE = """\
[claims.open]
text = "Acme will dance"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-11-30
note = "ask the waiter"

[claims.open.evidence.e]
date = 2025-04-01
stance = "supports"
source = "https://e.example/"
note = "he did not say so"

[claims.open.forecasts.old]
date = 2025-04-01
probability = 0.91
by = "ana"

[claims.open.forecasts.new]
date = 2025-05-01
probability = 0.37
by = "ana"

[claims.open.forecasts.other]
date = 2025-05-01
probability = 0.64
by = "ben"

[claims.hidden]
text = "Acme will hide"
claimant = "Acme"
made = 2026-11-20
deadline = 2026-12-01
draft = true
"""


def test_the_desk_sees_drafts_the_newest_note_and_the_newest_odds_of_each(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(PRIVATE)
    out = run("report").out
    assert "Of 2 claims, 2 are due soon." in out
    assert "odds: 37% by ana, 64% by ben" in out
    assert "note: he did not say so" in out
    assert "Acme will hide" in out
    claims = {one["id"]: one for one in board(run)["claims"]}
    assert claims["open"]["notes"] == ["ask the waiter", "he did not say so"]
    assert claims["open"]["odds"] == [
        {"by": "ana", "date": "2025-05-01", "probability": 0.37},
        {"by": "ben", "date": "2025-05-01", "probability": 0.64},
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((), set()),
        (("drafts",), {"hide", "hidden"}),
        (("notes",), {"he did not"}),
        (("forecasts",), {"37%", "64%"}),
        (("drafts", "notes", "forecasts"), {"hide", "hidden", "he did not", "37%", "64%"}),
    ],
)
def test_what_is_the_desks_is_published_only_when_it_is_asked_for(
    run: Run, ledger_file: Write, asked: tuple[str, ...], found: set[str]
) -> None:
    ledger_file(PRIVATE)
    options = [word for one in asked for word in ("--with", one)]
    out = run("report", "--format", "markdown", *options).out
    private = {"hide", "hidden", "he did not", "37%", "64%"}
    assert {word for word in private if word in out} == found
    assert ("2 claims" in out) == ("drafts" in asked)
    assert "91%" not in out  # an older forecast


def test_a_published_report_does_not_tell_that_there_are_drafts(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(PRIVATE)
    assert "draft" not in run("report", "--format", "markdown").out


def test_only_what_the_desk_has_can_be_asked_for(run: Run, ledger_file: Write) -> None:
    ledger_file(PRIVATE)
    ran = run("report", "--format", "markdown", "--with", "secrets")
    assert (ran.code, ran.out) == (2, "")
    assert "“secrets” is not one of drafts, notes and forecasts" in ran.err


@pytest.mark.parametrize(
    ("name", "format_"),
    [("r.md", "markdown"), ("r.MARKDOWN", "markdown"), ("r.json", "json"), ("r.txt", "terminal")],
)
def test_a_file_gets_the_format_that_its_name_says(
    run: Run, ledger_file: Write, name: str, format_: str
) -> None:
    path = ledger_file(LEDGER).with_name(name)
    ran = run("report", "-o", name)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert path.read_text() == run("report", "--format", format_).out


def test_a_dash_is_stdout(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for format_ in ("terminal", "markdown", "json"):
        plain = run("report", "--format", format_)
        assert run("report", "--format", format_, "-o", "-").out == plain.out


def test_two_formats_at_once_are_refused(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("report", "--json", "--format", "markdown")
    assert (ran.code, ran.out) == (2, "")
    assert run("report", "--json", "--format", "json").out == run("report", "--json").out


@pytest.mark.parametrize("name", ["claims.toml", "./claims.toml", "link.toml"])
def test_the_ledger_is_never_written_over(run: Run, ledger_file: Write, name: str) -> None:
    path = ledger_file(LEDGER)
    path.with_name("link.toml").symlink_to("claims.toml")
    ran = run("report", "--format", "markdown", "-o", name)
    assert ran.code == 2
    assert "is the ledger; nothing was written" in ran.err
    assert path.read_text() == LEDGER


def test_a_file_is_written_whole_or_not_at_all(run: Run, ledger_file: Write) -> None:
    folder = ledger_file(LEDGER).parent
    before = sorted(one.name for one in folder.iterdir())
    ran = run("report", "-o", "nowhere/report.md")
    assert (ran.code, ran.out) == (5, "")
    assert "cannot write nowhere/report.md" in ran.err
    (folder / "there").mkdir()
    assert run("report", "-o", "there").code == 5
    assert sorted(one.name for one in folder.iterdir()) == [*before, "there"]


def test_what_was_in_the_file_is_replaced_and_its_mode_kept(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER).with_name("report.md")
    path.write_text("x" * 100_000)
    path.chmod(0o640)
    assert run("report", "-o", "report.md").code == 0
    assert path.read_text().startswith("# The desk\n")
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_same_ledger_and_day_give_the_same_bytes(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    for format_ in ("markdown", "json", "terminal"):
        args = ("report", "--format", format_, "--as-of", "2026-11-24")
        assert run(*args).out == run(*args).out


def test_an_empty_ledger_has_a_report_in_each_format(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    assert run("report").out == "Claims  2026-11-24\nNo claims yet.\n"
    markdown = run("report", "--format", "markdown").out
    assert markdown == "# Claims\n\n**No claims yet.** As of 24 November 2026.\n"
    assert board(run)["claims"] == []


def test_the_course_of_a_claim_has_its_dates_and_rulings(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    claims = {one["id"]: one for one in board(run)["claims"]}
    assert claims["soon"]["steps"] == [
        {"named": "2025-03-08", "deadline": "2026", "latest": "2026-12-31"},
        {"named": "2026-11-12", "deadline": "2026-12-20", "latest": "2026-12-20"},
    ]
    assert claims["kept"]["rulings"] == [
        {"date": "2026-11-02", "outcome": "kept", "reason": "it stopped"}
    ]
    assert board(run)["statuses"] == {
        "overdue": 1,
        "due-soon": 1,
        "pending": 2,
        "kept": 1,
        "broken": 1,
    }


def ruled(party: str, number: int, verdict: str) -> str:
    return (
        f'[claims.{party.lower()}-{number}]\ntext = "t"\nclaimant = "{party}"\nmade = 2024-01-01\n'
        f"deadline = 2025-01-31\n[claims.{party.lower()}-{number}.verdicts.v]\ndate = 2025-01-31\n"
        f'verdict = "{verdict}"\nbecause = "b"\n'
    )


def test_a_record_is_told_with_its_n_and_bounds_and_few_rulings_are_called_few(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        "".join(ruled("Acme", number, "kept" if number < 2 else "broken") for number in range(6))
        + "".join(ruled("Bolt", number, "kept") for number in range(4))
        + '[claims.new]\ntext = "t"\nclaimant = "Corp"\nmade = 2024-01-01\n'
    )
    lines = run("report").out.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("Track records"))
    # 2 of 6: Wilson's 95 % interval is 9.7 to 70.0 %; of 4 of 4 it is 51.0 to 100 %
    assert [line.split("  ")[-1] for line in lines[start + 1 :]] == [
        "2 of 6 kept (10–70%)",
        "2 kept and 4 broken",
        "4 of 4 kept (51–100%)",
        "too few rulings: 4 kept",
        "no rulings yet; 1 open",
    ]
    # of 24 cells: full to 2.3, shaded to 16.8, the share at 8
    assert lines[start + 1].split()[:2] == ["Acme", "██▒▒▒▒▒▒┃▒▒▒▒▒▒▒▒·······"]
    markdown = run("report", "--format", "markdown").out
    assert "| 2 of 6 kept (10–70%) | 2 kept and 4 broken |" in markdown


def test_a_party_with_nothing_but_drafts_is_not_published(run: Run, ledger_file: Write) -> None:
    hidden = '[claims.h]\ntext = "t"\nclaimant = "Hidden"\nmade = 2024-01-01\ndraft = true\n'
    ledger_file(ruled("Acme", 1, "kept") + hidden)
    assert "Hidden" in run("report").out
    assert "Hidden" not in run("report", "--format", "markdown").out
    assert "Hidden" in run("report", "--format", "markdown", "--with", "drafts").out


def test_a_published_claim_does_not_name_a_part_that_is_a_draft(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        '[claims.both]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-01\ndeadline = 2027-01-31\n'
        'parts = ["acme-1", "acme-1-more"]\n'
        + ruled("Acme", 1, "broken").replace("deadline", "draft = true\ndeadline", 1)
        + '[claims.acme-1-more]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-01\n'
    )
    out = run("report", "--format", "markdown", "--since", "2024").out
    assert "an unpublished part is broken" in out
    assert "acme-1-more is still open" in out
    assert not re.search(r"acme-1(?!-more)", out)
    brief = run("brief", "both").out
    assert "an unpublished part is broken" in brief
    assert not re.search(r"acme-1(?!-more)", brief)
    assert "acme-1 is broken" in run("report").out
    assert "acme-1 is broken" in run("report", "--format", "markdown", "--with", "drafts").out
