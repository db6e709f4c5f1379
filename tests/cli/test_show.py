"""`claimcheck show`: everything about one claim."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.messages import message_of
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
        "6w",
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
        "25 %",
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
    assert "part two: not in the picture yet" in run("show", "both", "--as-of", "2025").out


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
