"""A second `claimcheck import` of a source that changed: seen, told, and with --update taken."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_import import put, shared_data
from tests.conftest import Run
from tests.ledgers import valid

Write = Callable[[str], Path]

MAP = """\
name = "city"
key = "nr"
[claim]
text = "text"
claimant = "who"
made = "said"
deadline = "due"
[[verdicts]]
verdict = { field = "state", words = { Done = "kept", Failed = "broken", Open = "" } }
date = "decided"
because = { form = "listed as {state}" }
"""
MOVES = """\
[[revisions]]
deadline = "moved"
date = "on"
"""
HEAD = "nr,text,who,said,due,state,decided\n"
OLDER = f"""\
{HEAD}1,Build 10 parks,City,2024-01-01,2026,Open,
2,Build 20 parks,City,2024-01-01,2026,Open,
3,Build 30 parks,City,2024-01-01,2026,Done,2025-05-05
"""
NEWER = f"""\
{HEAD}1,Build 10 parks,City,2024-01-01,2026,Done,2026-06-01
2,Build 20 parks,City,2024-01-01,2027,Open,
"""
CHANGED = [
    "tracker.csv:row 2: changed: city-build-10-parks: state: nothing is now “kept”",
    "tracker.csv:row 3: changed: city-build-20-parks: due: “2026” is now “2027”",
]
GONE = "no longer in the source, city: 1 claim (city-build-30-parks)"


@pytest.fixture
def ledger(run: Run, ledger_file: Write) -> Path:
    """A ledger with the older source, and the newer one beside it."""
    path = ledger_file("")
    put("map.toml", MAP)
    put("tracker.csv", OLDER)
    assert run("import", "tracker.csv", "--map", "map.toml", "--who", "vl").code == 0
    put("tracker.csv", NEWER)
    return path


def again(run: Run, *options: str) -> Any:
    return run("import", "tracker.csv", "--map", "map.toml", "--who", "vl", *options)


def test_what_changed_is_listed_and_nothing_of_it_is_written(run: Run, ledger: Path) -> None:
    before = ledger.read_bytes()
    ran = again(run)
    assert (ran.code, ran.out.splitlines(), ledger.read_bytes()) == (1, CHANGED, before)
    assert ran.err.splitlines()[-2:] == [
        "2 known rows changed: 1 status and 1 date; --update adds what can be added",
        GONE,
    ]


def test_an_update_adds_a_verdict_and_a_revision_and_a_third_import_has_nothing_to_say(
    run: Run, ledger: Path
) -> None:
    """The verdict is of the day that the source names, the revision of today."""
    ran = again(run, "--update")
    assert ran.code == 0
    assert ran.out.splitlines() == [line.replace(": changed:", ": updated:") for line in CHANGED]
    assert ran.err.splitlines()[-3:] == [
        "added 2 facts; 2 rows already known",
        "2 known rows changed: 1 status and 1 date; 2 updated",
        GONE,
    ]
    claims = valid(ledger.read_text()).claims
    (verdict,) = claims["city-build-10-parks"].verdicts
    assert (verdict.verdict, verdict.date.stored, verdict.because, verdict.imported) == (
        *("kept", "2026-06-01", "listed as Done", "city:1"),
    )
    (revision,) = claims["city-build-20-parks"].revisions
    assert revision.deadline is not None
    assert (revision.deadline.stored, revision.date.stored, revision.imported) == (
        *("2027", "2026-11-24", "city:2"),
    )
    assert claims["city-build-30-parks"].verdicts[0].imported == "city:3"
    before = ledger.read_bytes()
    for options in ((), ("--update",)):
        ran = again(run, *options)
        assert (ran.code, ran.out, ledger.read_bytes()) == (0, "", before)


def test_a_revision_is_of_the_day_that_is_given(run: Run, ledger: Path) -> None:
    assert again(run, "--update", "--date", "2026-10-01").code == 0
    (revision,) = valid(ledger.read_text()).claims["city-build-20-parks"].revisions
    assert revision.date.stored == "2026-10-01"


def test_a_revision_is_of_the_day_on_which_the_source_says_that_it_changed(
    run: Run, ledger: Path
) -> None:
    put("map.toml", MAP.replace('key = "nr"', 'key = "nr"\nchanged = "on"'))
    put(
        "tracker.csv",
        NEWER.replace("decided\n", "decided,on\n")
        .replace("Open,\n", "Open,,2026-09-09\n")
        .replace("06-01\n", "06-01,\n"),
    )
    assert again(run, "--update", "--date", "2026-10-01").code == 0
    (revision,) = valid(ledger.read_text()).claims["city-build-20-parks"].revisions
    assert revision.date.stored == "2026-09-09"


def test_a_dry_run_of_an_update_shows_it_and_writes_nothing(run: Run, ledger: Path) -> None:
    before = ledger.read_bytes()
    ran = again(run, "--update", "--dry-run")
    assert (ran.code, ledger.read_bytes()) == (0, before)
    assert '+verdict = "kept"\n' in ran.out
    assert '+deadline = "2027"\n' in ran.out
    assert "tracker.csv:row 2: would update: city-build-10-parks: state: nothing" in ran.out
    assert "would add 2 facts; 2 rows already known\n" in ran.err
    assert "2 known rows changed: 1 status and 1 date; 2 would be updated\n" in ran.err


def test_the_json_has_each_change_and_what_is_gone(run: Run, ledger: Path) -> None:
    told = json.loads(again(run, "--json").out)
    due = {"row": 3, "claim": "city-build-20-parks", "field": "due", "from": "2026", "to": "2027"}
    state = {"row": 2, "claim": "city-build-10-parks", "field": "state", "from": "", "to": "kept"}
    assert told["changed"] == [
        {**one, "taken": False, "reason": "", "file": "tracker.csv"} for one in (state, due)
    ]
    assert (told["gone"], told["known"], told["claims"], told["not_made"]) == (
        *(["city-build-30-parks"], 2, [], []),
    )
    told = json.loads(again(run, "--json", "--update").out)
    assert told["changed"] == [
        {**one, "taken": True, "reason": "", "file": "tracker.csv"} for one in (state, due)
    ]
    assert told["claims"] == ["city-build-10-parks", "city-build-20-parks"]
    assert told["added"] == 0


def test_new_rows_go_in_and_nothing_of_a_changed_row_does(run: Run, ledger: Path) -> None:
    put("tracker.csv", NEWER + "4,Build 40 parks,City,2026-02-01,2027,Open,\n")
    ran = again(run)
    assert (ran.code, ran.out.splitlines()) == (1, CHANGED)
    assert "added 1 claim; 2 rows already known\n" in ran.err
    claims = valid(ledger.read_text()).claims
    assert "city-build-40-parks" in claims
    assert not claims["city-build-20-parks"].revisions


def test_strict_writes_no_update_when_a_row_cannot_be_taken(run: Run, ledger: Path) -> None:
    put("tracker.csv", NEWER + "4,Build 40 parks,City,2026-02-01,soon,Open,\n")
    before = ledger.read_bytes()
    ran = again(run, "--update", "--strict")
    assert (ran.code, ledger.read_bytes()) == (1, before)
    assert "tracker.csv:row 2: changed: city-build-10-parks" in ran.out
    assert "nothing was written: 1 row cannot be imported (--strict)\n" in ran.err
    ran = again(run, "--update")
    assert (ran.code, ran.out.count(": updated: "), ran.out.count(": not imported: ")) == (1, 2, 1)


def test_rows_that_are_gone_make_no_1_of_themselves(run: Run, ledger: Path) -> None:
    put("tracker.csv", "".join(OLDER.splitlines(keepends=True)[:3]))
    ran = again(run)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == GONE


def test_another_text_is_listed_until_the_desk_says_the_same(run: Run, ledger: Path) -> None:
    put("tracker.csv", OLDER.replace("Build 20 parks", "Build twenty parks"))
    line = (
        "tracker.csv:row 3: changed: city-build-20-parks: text: “Build 20 parks” is now “Build "
        "twenty parks” (left to you: `claimcheck correct` or `claimcheck edit`)\n"
    )
    ran = again(run, "--update")
    assert (ran.code, ran.out) == (1, line)
    words = ("--text", "Build twenty parks", "--because", "the city's own words")
    assert run("correct", "city-build-20-parks", *words).code == 0
    ran = again(run, "--update")
    assert (ran.code, ran.out) == (0, "")


def test_a_row_is_compared_with_what_it_brought_whatever_the_desk_has_corrected(
    run: Run, ledger: Path
) -> None:
    put("tracker.csv", OLDER)
    words = ("--deadline", "2028", "--because", "the source has a misprint")
    assert run("correct", "city-build-20-parks", *words).code == 0
    assert (again(run).code, again(run).out) == (0, "")


def test_a_status_that_contradicts_the_desk_is_listed_and_never_taken(
    run: Run, ledger: Path
) -> None:
    text = ledger.read_text()
    put(
        ledger.name,
        f"""{text}
[claims.city-build-10-parks.verdicts.desk]
date = 2026-05-01
verdict = "broken"
because = "none was built"
recorded = 2026-11-24T12:30:00Z
""",
    )
    before = ledger.read_bytes()
    put("tracker.csv", "".join(NEWER.splitlines(keepends=True)[:2]))
    ran = again(run, "--update")
    assert (ran.code, ran.out) == (1, f"{CHANGED[0]} (the desk ruled broken (desk))\n")
    assert ledger.read_bytes() == before


def test_a_status_that_is_set_back_is_for_a_person(run: Run, ledger: Path) -> None:
    put("tracker.csv", OLDER.replace("Done,2025-05-05", "Open,"))
    ran = again(run, "--update")
    assert (ran.code, ran.out) == (
        1,
        "tracker.csv:row 4: changed: city-build-30-parks: state: “kept” is now nothing "
        "(left to you: `claimcheck reopen`)\n",
    )


def older_export(data: dict[str, Any]) -> dict[str, Any]:
    """Return TrumpTracker's export as it may have been months before.

    Five promises were still in progress that were achieved since, two achieved that are compromises
    now; the first had other words, the eleventh was not there yet, and one was there that is gone.
    """
    older: dict[str, Any] = json.loads(json.dumps(data))
    promises = older["promises"]
    by_status = {
        status: [one for one in promises if one["status"] == status]
        for status in ("Achieved", "Compromised")
    }
    for one in by_status["Achieved"][:5]:
        one["status"] = "In progress"
    for one in by_status["Compromised"][:2]:
        one["status"] = "Achieved"
    promises[0]["title"] = "Term limits for all members of Congress"
    gone = {**promises[1], "url": "https://trumptracker.github.io/gone/", "title": "It was merged"}
    del promises[10]
    promises.append(gone)
    return older


@pytest.mark.parametrize("rows", ["", "9,Build 90 parks,City,2024-01-01,2026,Open,\n"])
def test_a_source_that_has_nothing_of_what_came_before_is_told(
    run: Run, ledger: Path, rows: str
) -> None:
    put("tracker.csv", HEAD + rows)
    ran = again(run)
    assert (ran.code, ran.err.splitlines()[-1]) == (
        0,
        "none of the claims that came from city before is in the source; if it is a "
        "different source, give its mapping another name",
    )


def test_a_record_that_tells_its_moves_itself_keeps_its_first_date_beside_them(
    run: Run, ledger_file: Write
) -> None:
    """Its newest move alone is new, though the move before is told no longer."""
    ledger = ledger_file("")
    put("map.toml", MAP.partition("[[verdicts]]")[0] + MOVES)
    head = "nr,text,who,said,due,moved,on\n1,Open a bridge,City,2024-01-01,2024,"
    put("tracker.csv", head + "2025,2024-06-01\n")
    assert again(run).code == 0
    put("tracker.csv", head + "2027,2025-06-01\n")
    ran = again(run, "--update")
    assert (ran.code, ran.out) == (
        0,
        "tracker.csv:row 2: updated: city-open-bridge: on: nothing is now “2025-06-01: 2027”\n",
    )
    (claim,) = valid(ledger.read_text()).claims.values()
    assert [str(one.deadline) for one in claim.revisions] == ["2025", "2027"]
    put("tracker.csv", head + "2027,2025-07-01\n")
    assert "due:" not in again(run).out


def test_two_exports_of_a_public_tracker_months_apart(run: Run, ledger_file: Write) -> None:
    """Of 174 promises 72 are ruled on in the newer one: 43 broken, 21 kept, 8 partly.

    In the older one the eleventh, which is Broken, is missing, and one Broken is there besides:
    72 - 5 - 1 + 1 = 67 rulings. The newer one brings the eleventh, 173 of its rows are known, and 8
    of these changed: a text, five from nothing and two from kept. What is gone stays: 44 broken.
    """
    ledger = ledger_file("")
    file = shared_data("trumptracker") / "data.json"
    data = json.loads(file.read_text())
    assert [data["promises"][at]["status"] for at in (1, 10)] == ["Broken", "Broken"]
    put("older.json", json.dumps(older_export(data)))
    who = ("--claimant", "Donald Trump", "--made", "2016-11-08", "--date")
    ran = run("import", "older.json", *who, "2018-01-01")
    assert (ran.code, ran.err.splitlines()[1]) == (0, "added 174 claims and 67 facts")
    ran = run("import", str(file), *who, "2018-08-27")
    assert (ran.code, ran.out.count(": changed: ")) == (1, 8)
    assert (
        ran.out.count("nothing is now “kept”"),
        ran.out.count("“kept” is now “partly-kept”"),
    ) == (*(5, 2),)
    assert ran.err.splitlines()[1] == "added 1 claim and 1 fact; 173 rows already known"
    assert ran.err.splitlines()[-2:] == [
        "8 known rows changed: 1 text and 7 statuses; --update adds what can be added",
        "no longer in the source, trumptracker: 1 claim (donald-trump-merged)",
    ]
    ran = run("import", str(file), *who, "2018-08-27", "--update")
    assert (ran.code, ran.out.count(": updated: "), ran.out.count(": changed: ")) == (1, 7, 1)
    assert "added 7 facts; 174 rows already known\n" in ran.err
    claims = valid(ledger.read_text()).claims
    newest = [one.verdicts[-1].verdict for one in claims.values() if one.verdicts]
    assert {word: newest.count(word) for word in set(newest)} == {
        "broken": 44,
        "kept": 21,
        "partly-kept": 8,
    }
    before = ledger.read_bytes()
    ran = run("import", str(file), *who, "2018-08-27", "--update")
    assert (ran.code, ran.out.count(": changed: "), ledger.read_bytes()) == (1, 1, before)
