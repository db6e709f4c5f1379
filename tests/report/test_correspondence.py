"""What the other side was asked and answered, in the report, on its pages and in the site."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2030"

[claims.plant.inquiries.q]
date = 2026-11-01
to = "press office"
question = "When does it open?"
reply-by = 2026-11-10
note = "they hung up"

[claims.plant.replies.a]
date = 2026-11-05
inquiry = "q"
quote = "In spring"
source = "https://acme.example/reply"
wording = "translated"
original = "Im Frühling"
lang = "de"
note = "by telephone"

[claims.jobs]
text = "Acme will create 500 jobs"
claimant = "Acme"
made = 2024-01-01
deadline = "2030"

[claims.jobs.inquiries.q]
date = 2026-10-01
to = "press office"
question = "How many are there?"
reply-by = 2026-10-31

[claims.jobs.replies.b]
date = 2026-11-20
declined = true

[claims.quiet]
text = "Acme will be quiet"
claimant = "Acme"
made = 2024-01-01

[claims.hidden]
text = "Acme will hide"
claimant = "Acme"
made = 2024-01-01
draft = true

[claims.hidden.inquiries.q]
date = 2026-11-01
to = "press office"
question = "What is it hiding?"
"""
PLANT = (
    "We asked the press office on 1 November 2026. "
    "It replied on 5 November 2026, in translation: “In spring”."
)
SILENT = (
    "We asked the press office on 1 October 2026 and waited until 31 October 2026; "
    "there was no reply."
)
DECLINED = "On 20 November 2026 Acme declined to comment."
HIDDEN = "We asked the press office on 1 November 2026; there has been no reply."


def heard(run: Run, *args: str) -> dict[str, list[str]]:
    """Return what the report tells of each claim that was asked about."""
    board = json.loads(run("report", "--json", *args).out)
    return {one["id"]: one["words"] for one in board["right_of_reply"]}


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2026-10-01", {"plant": [PLANT], "jobs": [SILENT, DECLINED], "hidden": [HIDDEN]}),
        ("2026-10-30", {"plant": [PLANT], "jobs": [SILENT, DECLINED], "hidden": [HIDDEN]}),
        ("2026-10-31", {"plant": [PLANT], "jobs": [DECLINED], "hidden": [HIDDEN]}),
        ("2026-11-04", {"plant": [PLANT], "jobs": [DECLINED]}),
        ("2026-11-05", {"jobs": [DECLINED]}),
        ("2026-11-20", {}),
    ],
)
def test_the_report_tells_what_was_asked_answered_and_left_unanswered_since_a_day(
    run: Run, ledger_file: Write, since: str, told: dict[str, list[str]]
) -> None:
    ledger_file(LEDGER)
    assert heard(run, "--since", since) == told


def test_what_is_still_waited_for_is_told_however_long_ago_it_was_asked(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER.replace("2026-10-31", "2026-12-31"))
    assert heard(run, "--since", "2026-11-23") == {
        "jobs": [
            "We asked the press office on 1 October 2026 and wait until 31 December 2026 "
            "for a reply."
        ]
    }


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_a_report_has_a_section_of_it_where_there_is_something(
    run: Run, ledger_file: Write, format: str
) -> None:
    ledger_file(LEDGER)
    out = run("report", "--format", format).out
    if format == "html":
        page: Any = html.fromstring(out)
        out = page.text_content()
    assert "Right of reply" in out
    assert "It replied on 5 November 2026, in translation: “In spring”." in out
    assert DECLINED in out
    assert "Right of reply" not in run("report", "--format", format, "--since", "2026-11-20").out


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_notes_and_what_was_asked_about_a_draft_are_not_published(
    run: Run, ledger_file: Write, format: str
) -> None:
    ledger_file(LEDGER)
    out = run("report", "--format", format).out
    for secret in ("they hung up", "by telephone", "hide"):
        assert secret not in out
    wanted = run("report", "--format", "markdown", "--with", "drafts", "--with", "notes").out
    assert "there has been no reply" in wanted
    assert "by telephone" in wanted


def test_the_page_of_a_claim_has_the_sentences_and_each_fact_with_its_words(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER)
    assert run("site", "public").code == 0
    page: Any = html.fromstring((folder / "public" / "claims" / "plant.html").read_text())
    words = " ".join(page.text_content().split())
    assert PLANT in words
    asked, reply = (
        " ".join(page.get_element_by_id(key).text_content().split()) for key in ("q", "a")
    )
    assert asked == (
        "1 November 2026 We asked the press office “When does it open?” "
        "Reply asked for by 10 November 2026"
    )
    assert reply == (
        "5 November 2026 Reply “In spring” translated, not word for word “Im Frühling” "
        "acme.example/reply[1] · to the inquiry of 1 November 2026"
    )
    [link] = page.get_element_by_id("a").xpath(".//a[@href='#q']")
    assert link.text_content() == "the inquiry of 1 November 2026"
    [original] = page.get_element_by_id("a").xpath(".//blockquote[@lang='de']")
    assert original.text_content().strip() == "“Im Frühling”"


def test_a_page_of_a_past_day_says_what_was_known_then(
    run: Run, ledger_file: Write, folder: Path
) -> None:
    ledger_file(LEDGER)
    assert run("site", "public", "--as-of", "2026-11-02").code == 0
    page: Any = html.fromstring((folder / "public" / "claims" / "plant.html").read_text())
    assert (
        "We asked the press office on 1 November 2026 and wait until 10 November 2026 for a reply."
    ) in page.text_content()
    assert "In spring" not in page.text_content()
