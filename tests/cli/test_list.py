"""`claimcheck list`: one line a claim, what needs a person first, what is ruled on last."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.report.terminal import list_output
from tests.cli.terminal import in_terminal, without_styles, write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claimants.xpeng]
name = "XPENG"
also = ["XPeng Motors"]

[claims.a-kept]
text = "XPENG will hire"
claimant = "XPeng Motors"
made = 2025-01-01
deadline = "2025"

[claims.a-kept.verdicts.one]
date = 2025-12-01
verdict = "kept"
because = "it hired"

[claims.b-undated]
text = "Acme will sing"
claimant = "Acme"
speaker = "Ann Lee"
made = 2025-01-01
tags = ["music"]

[claims.c-pending]
text = "XPENG will fly"
claimant = "XPENG"
made = 2025-02-01
deadline = "2027"
tags = ["air", "music"]

[claims.d-soon]
text = "Acme will jump"
claimant = "Acme"
made = 2025-03-01
deadline = 2026-12-24

[claims.e-overdue]
text = "XPENG will swim"
claimant = "XPENG"
made = 2025-04-01
deadline = "2026-09"

[claims.f-overdue]
text = "Acme will dive"
claimant = "Acme"
made = 2025-05-01
deadline = "2026-06"

[claims.g-quiet]
text = "Acme will make no noise"
claimant = "Acme"
made = 2025-06-01
deadline = "2026-08"
holds = true

[claims.h-waiting]
text = "Acme will build"
claimant = "Acme"
made = 2025-07-01
condition = "the law passes"

[claims.i-broken]
text = "Acme will run"
claimant = "Acme"
made = 2025-01-01
deadline = "2025"

[claims.i-broken.verdicts.one]
date = 2026-02-01
verdict = "broken"
because = "it did not"
"""


def ids(run: Run, *args: str) -> list[str]:
    ran = run("list", "--json", *args)
    assert ran.code == 0, ran.err
    return [one["id"] for one in json.loads(ran.out)["claims"]]


def test_what_needs_attention_comes_first_and_what_is_ruled_on_last(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    assert ids(run) == [
        "f-overdue",
        "e-overdue",
        "g-quiet",
        "d-soon",
        "c-pending",
        "h-waiting",
        "b-undated",
        "i-broken",
        "a-kept",
    ]


def test_there_is_one_line_for_each_claim_with_status_and_days_in_words(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    lines = run("list").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        "overdue",
        "overdue",
        "awaiting-ruling",
        "due-soon",
        "pending",
        "waiting",
        "undated",
        "broken",
        "kept",
    ]
    # 30 June and 30 September to 24 November; 24 November to 24 December
    for line, words in zip(lines, ("by 147 days", "by 55 days", "", "30 days left"), strict=False):
        assert words in line
    assert "never looked at" in lines[0]
    assert "looked" not in lines[3]
    assert "2025-12-01" in lines[-1]


@pytest.mark.parametrize(
    ("left", "words"), [(0, "last day today"), (1, "1 day left"), (-1, "by 1 day")]
)
def test_days_are_counted_in_good_english(
    run: Run, ledger_file: Write, left: int, words: str
) -> None:
    ledger_file(
        f"""\
[claims.a]
text = "t"
claimant = "c"
made = 2025-01-01
deadline = 2026-11-{24 + left}
"""
    )
    assert words in run("list").out


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--status", "overdue"), ["f-overdue", "e-overdue"]),
        (("--status", "kept", "--status", "broken"), ["i-broken", "a-kept"]),
        (("--status", "open", "--claimant", "XPENG"), ["e-overdue", "c-pending"]),
        (("--claimant", "XPENG"), ["e-overdue", "c-pending", "a-kept"]),
        (("--claimant", "XPeng Motors"), ["e-overdue", "c-pending", "a-kept"]),
        (("--claimant", "xpeng"), []),  # names match exactly
        (("--tag", "music"), ["c-pending", "b-undated"]),
        (("--tag", "music", "--tag", "air"), ["c-pending"]),
        (("--due-before", "2026-09-30"), ["f-overdue", "g-quiet", "a-kept", "i-broken"]),
        (("SWIM",), ["e-overdue"]),
        (("will", "acme", "ann"), ["b-undated"]),
        (("--limit", "2"), ["f-overdue", "e-overdue"]),
        (("--sort", "id", "--limit", "3"), ["a-kept", "b-undated", "c-pending"]),
        (("--sort", "made", "--status", "overdue"), ["e-overdue", "f-overdue"]),
        (("--sort", "deadline", "--status", "open", "--limit", "2"), ["f-overdue", "g-quiet"]),
        (("nothing at all",), []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_filters_narrow_and_sorts_order(
    run: Run, ledger_file: Write, args: tuple[str, ...], found: list[str]
) -> None:
    ledger_file(LEDGER)
    if "--due-before" in args:
        assert sorted(ids(run, *args)) == sorted(found)
    else:
        assert ids(run, *args) == found


@pytest.mark.parametrize("sort", ["attention", "deadline", "made", "claimant", "status", "id"])
def test_every_sort_lists_every_claim_once(run: Run, ledger_file: Write, sort: str) -> None:
    ledger_file(LEDGER)
    assert sorted(ids(run, "--sort", sort)) == sorted(ids(run))


def test_a_claim_is_not_in_the_picture_before_it_was_made(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    assert sorted(ids(run, "--as-of", "2025-01-31")) == ["a-kept", "b-undated", "i-broken"]
    assert "c-pending" in ids(run, "--as-of", "2025-02-01")


def test_an_empty_list_says_so_on_stderr(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("list", "nothing at all")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no claim matches\n"


def test_an_empty_ledger_names_the_next_step(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    ran = run("list")
    assert (ran.code, ran.out) == (0, "")
    assert "claimcheck add" in ran.err


def test_a_day_before_every_claim_is_told_as_that(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    ran = run("list", "--as-of", "2020")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no claim was made by 2020-12-31\n"


def test_a_draft_is_marked(run: Run, ledger_file: Write) -> None:
    ledger_file('[claims.a]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\ndraft = true\n')
    assert "draft" in run("list").out


def test_the_nearest_ledger_upwards_is_read(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = ledger_file(LEDGER).parent / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert len(ids(run)) == 9


def test_an_option_beats_the_environment_and_that_the_working_directory(
    run: Run, ledger_file: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    for name in ("option", "environment"):
        text = f'[claims.{name}]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n'
        (folder / f"{name}.toml").write_text(text)
    monkeypatch.setenv("CLAIMCHECK_FILE", "environment.toml")
    assert ids(run) == ["environment"]
    ran = run("--file", "option.toml", "list", "--json")
    assert [one["id"] for one in json.loads(ran.out)["claims"]] == ["option"]


def test_an_unmet_condition_leaves_half_of_the_room_to_the_text(folder: Path) -> None:
    write_ledger(
        folder,
        """\
[claims.rain]
text = "A plant will open"
claimant = "Acme"
made = 2024-01-10
condition = "it rains for forty days and forty nights"
""",
    )
    line = without_styles(in_terminal(70, "list").out).rstrip()
    assert "A plant will" in line
    assert "· waiting for its co" in line
    assert len(line) <= 70


def test_columns_are_as_wide_as_the_claims_that_are_drawn_together_need(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    whole = run("list").out.splitlines()
    monkeypatch.setattr(list_output, "_TOGETHER", 1)
    alone = run("list").out.splitlines()
    assert [line.split() for line in alone] == [line.split() for line in whole]
    assert len(alone[0]) < len(whole[0])
    assert alone[-1] == whole[-1]
