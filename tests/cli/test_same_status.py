"""The same facts give the same status through every command, whatever their order in the file."""

import itertools
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Write = Callable[[str], Path]

BLOCKS = (
    """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2025"
""",
    """\
[claims.acme-plant.evidence.b]
date = 2025-05-01
happened = "2025-04"
stance = "supports"
source = "a paper"
value = 3
""",
    """\
[claims.acme-plant.evidence.a]
date = 2025-05-01
stance = "refutes"
source = "another paper"
""",
    """\
[claims.acme-plant.revisions.first]
date = 2025-11-01
deadline = "2026-06"
recorded = 2025-11-01T09:00:00Z
""",
    """\
[claims.acme-plant.revisions.second]
date = 2025-11-01
deadline = "2026-09"
recorded = 2025-11-01T10:00:00Z
""",
    """\
[claims.acme-plant.verdicts.z-first]
date = 2026-10-05
verdict = "broken"
because = "no plant"
recorded = 2026-10-05T09:00:00Z
""",
    """\
[claims.acme-plant.verdicts.a-second]
date = 2026-10-05
verdict = "kept"
fulfilled = 2026-10-02
because = "it opened after all"
recorded = 2026-10-05T10:00:00Z
""",
    """\
[claims.acme-plant.corrections.one]
date = 2026-10-06
deadline = "2026-01"
because = "misread"
""",
    """\
[looks.round]
date = 2026-01-05
claims = ["acme-plant"]
""",
)
ORDERS = [
    BLOCKS,
    tuple(reversed(BLOCKS)),
    *(tuple(random.Random(seed).sample(BLOCKS, len(BLOCKS))) for seed in range(6)),
]
DAYS = (
    "2025-03-08",
    "2025-05-01",
    "2025-12-31",
    "2026-01-01",
    "2026-09-30",
    "2026-10-01",
    "2026-10-05",
    "2026-11-24",
)


@pytest.mark.parametrize(
    "args", [("list",), ("show", "acme-plant"), ("report",), ("due",), ("score",)], ids=" ".join
)
@pytest.mark.parametrize("json_", [(), ("--json",)], ids=["text", "json"])
def test_the_order_of_the_facts_in_the_file_changes_nothing(
    run: Run, ledger_file: Write, args: tuple[str, ...], json_: tuple[str, ...]
) -> None:
    for day in DAYS:
        answers = set()
        for order in ORDERS:
            ledger_file("\n".join(order))
            ran = run(*args, *json_, "--as-of", day)
            assert ran.code == 0
            answers.add(ran.out)
        assert len(answers) == 1, day


def test_the_status_of_each_day_is_what_the_facts_of_that_day_say(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("\n".join(BLOCKS))
    statuses = {}
    for day in DAYS:
        [claim] = json.loads(run("list", "--as-of", day, "--json").out)["claims"]
        statuses[day] = claim["status"]
    # the corrected deadline is January 2026 and the later recorded revision September 2026
    assert statuses == {
        "2025-03-08": "pending",
        "2025-05-01": "pending",
        "2025-12-31": "pending",
        "2026-01-01": "pending",
        "2026-09-30": "due-soon",
        "2026-10-01": "overdue",
        "2026-10-05": "kept",
        "2026-11-24": "kept",
    }


@pytest.mark.parametrize("day", DAYS)
def test_every_command_gives_the_same_status(run: Run, ledger_file: Write, day: str) -> None:
    ledger_file("\n".join(BLOCKS))
    at = ("--as-of", day)
    [listed] = json.loads(run("list", "--json", *at).out)["claims"]
    shown = json.loads(run("show", "acme-plant", "--json", *at).out)["claim"]
    report = json.loads(run("report", "--json", "--since", "2025-03-08", *at).out)
    due = json.loads(run("due", "--json", *at).out)["claims"]
    status = listed["status"]

    assert {key: shown[key] for key in listed} == listed
    for one in itertools.chain(
        due, report["coming"], report["ruled"], (item["claim"] for item in report["attention"])
    ):
        assert one == listed
    assert (status in ("overdue", "due-soon")) == bool(due)
    if report["changes"]:
        assert report["changes"][-1]["to"] == status
    assert run("list", *at).out.split()[0] == status
    assert run("show", "acme-plant", *at).out.split()[1] == status
    assert f"1 {status}" in run("report", *at).out.splitlines()


ARRIVED = """\
[settings]
base-url = "https://desk.example"

[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-01-31

[claims.plant.evidence.a]
date = 2025-05-01
stance = "supports"
source = "a paper"

[claims.prices]
text = "Acme will keep its prices"
claimant = "Acme"
made = 2025-03-08
deadline = 2026-01-31
holds = true

[claims.prices.evidence.a]
date = 2025-05-01
stance = "refutes"
source = "a paper"

[looks.round]
date = 2026-09-05
claims = ["plant", "prices"]
"""
TELLING = (
    *("list", "show plant", "show prices", "report", "due", "brief plant", "brief prices"),
    *("export atom", "export ics", "report --json"),
    *("report --format markdown", "report --format html"),
)
HEADING = ("on-track", "on track", "stale", "at-risk", "at risk")


def test_no_output_says_where_a_claim_is_heading_whose_day_has_passed(
    run: Run, ledger_file: Write, tmp_path: Path
) -> None:
    # 2026-09-05: somebody looked. 2027-06-01: nobody has, for longer than stale-after.
    ledger_file(ARRIVED)
    for day in ("2026-09-05", "2027-06-01"):
        at = ("--as-of", day)
        listed = json.loads(run("list", "--json", *at).out)["claims"]
        assert {one["id"]: one["status"] for one in listed} == {
            "plant": "overdue",
            "prices": "awaiting-ruling",
        }
        for one in listed:
            shown = json.loads(run("show", one["id"], "--json", *at).out)["claim"]
            for told in (one, shown):
                assert (told["outlook"], told["outlook_reason"]) == (None, None)
        csv = run("export", "csv", *at).out
        assert csv.splitlines()[0].split(",")[11] == "outlook"
        assert [row.split(",")[11] for row in csv.splitlines()[1:]] == ["", ""]
        site = tmp_path / day
        assert run("site", str(site), *at).code == 0
        pages = [(site / "claims" / f"{one}.html").read_text() for one in ("plant", "prices")]
        assert [page for page in pages if "Outlook:" in page] == []
        assert run("changes", *at).out == ""
        for command in TELLING:
            told = run(*command.split(), *at).out
            assert told
            told = told.partition("</style>")[2] or told
            assert [word for word in HEADING if word in told] == [], command
