"""Who publishes: the intro, the byline and the contact of a ledger, on pages and in Markdown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

LEDGER = """
[settings]
intro = "What the town\\nhall <b>promised</b>."
byline = "The *Harbour* <Desk>"
contact = "{contact}"

[claims.a]
text = "A will b"
claimant = "A"
made = 2025-01-01
"""
INTRO = "What the town hall &lt;b&gt;promised&lt;/b&gt;."
BYLINE = "By <bdi>The *Harbour* &lt;Desk&gt;</bdi>. Contact: "


@pytest.fixture
def write(ledger_file: Callable[[str], Path]) -> Callable[[str], Path]:
    return lambda contact: ledger_file(LEDGER.replace("{contact}", contact))


def test_a_site_and_a_page_have_them_as_text(
    run: Run, write: Callable[[str], Path], folder: Path
) -> None:
    write("desk@example.org")
    run("site", "out")
    mail = '<a href="mailto:desk@example.org"><bdi>desk@example.org</bdi></a></p>'
    index = (folder / "out/index.html").read_text()
    report = run("report", "--format", "html").out
    for page in (index, report):
        assert f'<p class="intro" dir="auto">{INTRO}</p>' in page
        assert BYLINE + mail in page
    claim = (folder / "out/claims/a.html").read_text()
    assert BYLINE + mail in claim
    assert INTRO not in claim


def test_markdown_has_them_above_and_below(run: Run, write: Callable[[str], Path]) -> None:
    write("desk@example.org")
    lines = run("report", "--format", "markdown").out.splitlines()
    assert lines[2] == INTRO
    assert lines[-1] == (
        "By The \\*Harbour\\* &lt;Desk&gt;. "
        "Contact: [desk@&#8203;example.org](mailto:desk@example.org)"
    )


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "+49 30 1234"])
def test_a_contact_that_is_no_address_is_words(
    run: Run, write: Callable[[str], Path], contact: str
) -> None:
    write(contact)
    assert f"Contact: <bdi>{contact}</bdi></p>" in run("report", "--format", "html").out
    assert "](" not in run("report", "--format", "markdown").out.splitlines()[-1]


def test_a_web_address_is_a_link(run: Run, write: Callable[[str], Path]) -> None:
    write("https://example.org/contact")
    page = run("report", "--format", "html").out
    assert (
        '<a href="https://example.org/contact"><bdi>https://example.org/contact</bdi></a>' in page
    )
    assert run("report", "--format", "markdown").out.endswith("(https://example.org/contact)\n")


def test_a_ledger_that_says_none_of_it_has_none_of_it(
    run: Run, ledger_file: Callable[[str], Path]
) -> None:
    ledger_file(LEDGER[LEDGER.index("[claims") :])
    page = run("report", "--format", "html").out
    assert 'class="intro"' not in page
    assert 'class="imprint"' not in page
    assert "Contact" not in run("report", "--format", "markdown").out
