"""`claimcheck show`: everything about one claim."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.cli.terminal import in_terminal, widths, without_styles, write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
speaker = "Ann Lee"
made = 2025-03-08
deadline = "2026-06"
deadline-words = "by next summer"
quote = "we will open it"
wording = "translated"
original = "wir eröffnen es"
lang = "de"
source = "https://example.org/interview"
title = "The interview"
archived = "https://archive.example.org/1"
criteria = "a plant that makes something"
tags = ["plants", "jobs"]
review-every = "6w"
target = { measure = "halls", at-least = 4, unit = "halls", from = 1 }
note = "ask Ann"
was = ["acme-hall"]
by = "vl"
recorded = 2025-03-10T09:00:00Z

[claims.acme-plant.evidence.one]
date = 2025-09-01
happened = "2025-08"
stance = "mixed"
source = "https://example.org/halls"
title = "Two halls stand"
quote = "two of four"
note = "call the mayor"
value = 2
origin = "independent"
archived = "https://archive.example.org/2"
by = "ana"

[claims.acme-plant.revisions.two]
date = 2026-01-10
deadline = "2026"
deadline-words = "this year"
speaker = "Ben Cho"
source = "https://example.org/later"
original = "dieses Jahr"
lang = "de"
archived = "https://archive.example.org/3"

[claims.acme-plant.forecasts.three]
date = 2026-02-01
probability = 0.25
by = "ana"

[claims.acme-plant.verdicts.four]
date = 2026-11-01
verdict = "partly-kept"
fulfilled = 2026-08-16
because = "three halls of four"
on = ["one"]
by = "vl"

[claims.acme-plant.corrections.five]
date = 2026-11-02
retracts = "three"
because = "a bet, no forecast"
criteria = "a plant that makes cars"

[looks.six]
date = 2026-03-01
claims = ["acme-plant"]
where = "the wires"
"""


def test_a_review_once_a_year_is_said_as_people_say_it(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace('review-every = "6w"', 'review-every = "1y"'))
    assert "to be reviewed every year\n" in run("show", "acme-plant").out


def test_everything_that_the_file_says_of_a_claim_is_there(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("show", "acme-plant")
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "Acme will open a plant",
        "Ann Lee",
        "2025-03-08",
        "by next summer",
        "we will open it",
        "translated",
        "wir eröffnen es",
        "https://example.org/interview",
        "The interview",
        "https://archive.example.org/1",
        "a plant that makes cars",
        "plants, jobs",
        "to be reviewed every 6 weeks",
        "halls",
        "ask Ann",
        "acme-hall",
        "Two halls stand",
        "https://example.org/halls",
        "two of four",
        "call the mayor",
        "independent",
        "2025-08",
        "https://archive.example.org/2",
        "ana",
        "Ben Cho",
        "https://example.org/later",
        "this year",
        "dieses Jahr",
        "https://archive.example.org/3",
        "25%",
        "three halls of four",
        "2026-08-16",
        "a bet, no forecast",
        "the wires",
        *("one", "two", "three", "four", "five", "six"),
    ):
        assert words in ran.out, words


def test_the_first_line_has_id_status_and_lateness(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    first = run("show", "acme-plant").out.splitlines()[0]
    # 30 June to 16 August
    assert first.split("  ") == ["acme-plant", "partly-kept", "2026-11-01, 47 days late"]


def test_the_facts_are_told_in_the_order_in_which_they_happened(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    out = run("show", "acme-plant").out
    timeline = out[out.index("Timeline") :]
    dates = [line.split()[0] for line in timeline.splitlines() if line.startswith("  2")]
    assert dates == [
        "2025-03-08",
        "2025-09-01",
        "2026-01-10",
        "2026-02-01",
        "2026-03-01",
        "2026-11-01",
        "2026-11-02",
    ]


@pytest.mark.parametrize("verdict", ["partly-kept", "unverifiable"])
def test_a_long_word_stands_apart_from_what_is_said_of_it(
    run: Run, ledger_file: Write, verdict: str
) -> None:
    ledger_file(f"""\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-10

[claims.acme.verdicts.v]
date = 2026-07-10
verdict = "{verdict}"
because = "a field"
fulfilled = "unknown"
""")
    assert f"  2026-07-10  {verdict} a field\n" in run("show", "acme").out


def test_facts_after_the_day_are_not_shown(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    out = run("show", "acme-plant", "--as-of", "2025-12-31").out
    assert "Two halls stand" in out
    assert "Ben Cho" not in out
    assert "three halls of four" not in out


@pytest.mark.parametrize("args", [(), ("--json",)])
def test_a_day_before_the_claim_was_made_exits_2_and_says_when_it_was(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    ledger_file(LEDGER)
    ran = run("show", "acme-plant", "--as-of", "2025-03-07", *args)
    assert ran.code == 2
    assert "2025-03-08" in message_of(ran)


def test_a_day_before_it_was_recorded_exits_2_and_says_when_it_was(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    ran = run("show", "acme-plant", "--known-on", "2025-03-09")
    assert ran.code == 2
    assert "2025-03-10" in message_of(ran)


@pytest.mark.parametrize("id_", ["acme-plant", "acme", "acme-hall", "acme-h"])
def test_a_claim_is_found_by_id_start_and_old_id(run: Run, ledger_file: Write, id_: str) -> None:
    ledger_file(LEDGER)
    assert run("show", id_).out.startswith("acme-plant  ")


def test_an_exact_id_beats_the_start_of_a_longer_one(run: Run, ledger_file: Write) -> None:
    ledger_file(
        """\
[claims.acme]
text = "Acme will sing"
claimant = "Acme"
made = 2025-03-08

[claims.acme-2]
text = "Acme will dance"
claimant = "Acme"
made = 2025-03-08
"""
    )
    assert run("show", "acme").out.startswith("acme  ")


def test_parts_are_shown_with_their_status_and_how_many_are_needed(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(
        """\
[claims.both]
text = "Acme will do one of both"
claimant = "Acme"
made = 2025-03-08
parts = ["one", "two"]
needs = "any"

[claims.one]
text = "Acme will sing"
claimant = "Acme"
made = 2025-03-08

[claims.two]
text = "Acme will dance"
claimant = "Acme"
made = 2026-03-08
"""
    )
    out = run("show", "both").out
    assert "part one: undated" in out
    assert "part two: undated" in out
    assert "any" in out
    assert "part two: not said yet" in run("show", "both", "--as-of", "2025").out


def test_known_on_shows_what_the_ledger_showed_that_day(run: Run, ledger_file: Write) -> None:
    ledger_file(
        """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
recorded = 2025-03-08

[claims.acme-plant.verdicts.late]
date = 2025-06-01
verdict = "kept"
because = "it opened"
recorded = 2026-02-01T00:30:00+00:00
"""
    )
    assert "kept" in run("show", "acme-plant", "--as-of", "2025-12-31").out.splitlines()[0]
    known = run("show", "acme-plant", "--as-of", "2025-12-31", "--known-on", "2026-01-31")
    assert "pending" in known.out.splitlines()[0]


MOVED = """\
[claims.x]
text = "t"
claimant = "Acme"
made = 2024-03-21
deadline = "2025-Q4"
target = { measure = "countries", more-than = 60, from = 30 }

[claims.x.revisions.one]
date = 2024-05-17
deadline = "2026"
speaker = "Brian Gu"

[claims.x.revisions.two]
date = 2025-03-08

[claims.x.evidence.reading]
date = 2026-01-09
happened = "2025"
stance = "mixed"
source = "s"
value = 60
origin = "claimant"
"""


def test_the_slip_ledger_has_each_move_and_lateness_by_either_date(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(MOVED)
    out = run("show", "x").out
    assert (
        "How its date moved\n"
        "  2024-03-21  2025-Q4, by 2025-12-31\n"
        "  2024-05-17  2026, by 2026-12-31: 365 days later; Brian Gu\n"
        "  2025-03-08  2026, as before\n"
        "  late        328 days by its first date, 0 days by the date in force\n"
    ) in out
    slip = json.loads(run("show", "x", "--json").out)["claim"]["slip"]
    assert slip["late"] == {"original": 328, "in_force": 0}
    assert [(one["id"], one["date"], one["moved_days"]) for one in slip["moves"]] == [
        (None, "2024-03-21", None),
        ("one", "2024-05-17", 365),
        ("two", "2025-03-08", 0),
    ]


def test_sixty_is_not_more_than_sixty_and_the_pace_is_told_beside_it(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(MOVED)
    out = run("show", "x").out
    assert (
        "countries: 60 on 31 December 2025 is not more than 60; 100% of the way from 30\n"
        # 30 in the 650 days from 21 March 2024 to 31 December 2025; nothing is left to 60
        "  pace: 16.86 a year so far, more than 0 a year needed; at this pace it would be met "
        "on 1 January 2026\n"
    ) in out
    assert "  60 │" in out
    assert "pace needed for more than 60 by 31 December 2026" in out


@pytest.mark.parametrize(
    ("value", "told"),
    [
        # 2,694 and 1 of the 2,695 from 1,305 to 4,000: neither all of them nor none
        (3999, "trees: 3,999 on 1 June 2025 is not at least 4,000; more than 99% of the way"),
        (1306, "trees: 1,306 on 1 June 2025 is not at least 4,000; less than 1% of the way"),
        (3790, "trees: 3,790 on 1 June 2025 is not at least 4,000; 92% of the way"),
    ],
)
def test_a_part_of_the_way_is_rounded_neither_to_all_of_it_nor_to_nothing(
    run: Run, ledger_file: Write, value: int, told: str
) -> None:
    ledger_file(
        f"""\
[claims.trees]
text = "Acme will plant trees"
claimant = "Acme"
made = 2025-01-01
target = {{ measure = "trees", at-least = 4000, from = 1305 }}
evidence.a = {{ date = 2025-06-01, stance = "context", source = "a count", value = {value} }}
"""
    )
    assert told in run("show", "trees").out


def test_whose_word_the_evidence_is_and_how_old_the_newest_look_is(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(MOVED)
    out = run("show", "x").out
    assert "looked at  2026-01-09, 319 days ago\n" in out
    assert "of these   according to the claimant: 1 mixed\n" in out
    balance = json.loads(run("show", "x", "--json").out)["claim"]["balance"]
    assert (balance["claimant"]["mixed"], balance["independent"]["mixed"]) == (1, 0)
    assert balance["look_age_days"] == 319


def test_a_target_without_a_reading_says_so_and_draws_nothing(run: Run, ledger_file: Write) -> None:
    ledger_file(MOVED[: MOVED.index("[claims.x.evidence")])
    out = run("show", "x").out
    assert "no reading of countries yet\n" in out
    assert "│" not in out


@pytest.mark.parametrize("columns", [36, 60, 80, 140])
def test_the_plot_and_the_moves_fit_into_a_terminal(folder: Path, columns: int) -> None:
    write_ledger(folder, MOVED)
    ran = in_terminal(columns, "show", "x", "--as-of", "2026-11-24")
    assert ran.code == 0
    moved = without_styles(ran.out).partition("How its date moved")[2].partition("Timeline")[0]
    assert "│" in moved
    assert max(widths(moved)) <= columns


def test_an_encoding_without_blocks_gets_ascii(folder: Path) -> None:
    write_ledger(folder, MOVED)
    ran = in_terminal(80, "show", "x", env={"PYTHONIOENCODING": "ascii"})
    plot = without_styles(ran.out).partition("Readings, ")[2].partition("Timeline")[0]
    assert "60 |" in plot
    assert "#" in plot
    assert "\\u" not in plot


COMPOUND = """\
[claims.both]
text = "Both"
claimant = "Acme"
made = 2024-01-10
parts = ["done", "dropped"]

[claims.done]
text = "One"
claimant = "Acme"
made = 2024-01-10
verdicts.v = { date = 2024-05-01, verdict = "kept", because = "b" }

[claims.dropped]
text = "The other"
claimant = "Acme"
made = 2024-01-10
verdicts.v = { date = 2024-06-01, verdict = "broken", because = "b" }

[claims.rain]
text = "If it rains"
claimant = "Acme"
made = 2024-01-10
condition = "it rains"
"""


def test_the_deciding_part_and_the_unmet_condition_are_named_in_every_view(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(COMPOUND)
    out = run("show", "both").out
    assert (
        "decided by its parts on 1 June 2024: 1 kept, 2 of its 2 parts needed: dropped is broken"
        in out
    )
    assert "part dropped: broken, which decides it\n" in out
    assert "part done: kept\n" in out
    assert "waiting for its condition: it rains" in run("show", "rain").out
    lines = {line.split()[0]: line for line in run("list").out.splitlines()}
    assert lines["waiting"].endswith("waiting for its condition: it rains")
    assert lines["partly-kept"].endswith("decided by dropped")
    moved = run("changes", "--since", "2024-05-31", "--until", "2024-06-01").out
    assert "dropped is broken" in moved
    claims = {one["id"]: one for one in json.loads(run("list", "--json").out)["claims"]}
    assert claims["both"]["decided_by"] == ["dropped"]
    assert claims["done"]["decided_by"] == []
