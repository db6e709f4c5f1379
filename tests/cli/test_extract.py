"""`claimcheck extract`: from an article to claims."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from tests.cli.conversation import Conversation
from tests.conftest import Run

TEXT = """\
Acme Corp. was founded in 1950 and is a remarkable company.
Acme will open a plant in Leeds by 2027.
Acme plans to hire more than 300 people by the end of next year.
"""
FACTS = (
    Path(
        os.environ.get("CLAIMCHECK_SHARED_DATA")
        or Path(__file__).resolve().parents[3] / "shared/data"
    ).parent
    / "facts"
)


@pytest.fixture
def article(folder: Path) -> str:
    (folder / "article.txt").write_text(TEXT)
    return "article.txt"


def test_the_listing_shows_who_when_what_and_why(run: Run, article: str) -> None:
    ran = run("extract", article, "--said", "2025-03-08")
    assert ran.code == 0
    assert "founded" not in ran.out
    for words in ("Acme will open", "2027-12-31", "2026-12-31", "people more than 300", "why"):
        assert words in ran.out


def test_json_has_the_place_of_each_sentence(run: Run, article: str) -> None:
    claims = json.loads(run("extract", article, "--said", "2025-03-08", "--json").out)["claims"]
    assert [TEXT[one["offset"] :].startswith(one["sentence"]) for one in claims] == [True, True]
    assert list(claims[0]) == [
        *("sentence", "offset", "claimant", "speaker", "kind", "deadline_words", "earliest"),
        *("latest", "target", "score", "reasons"),
    ]


def test_without_a_terminal_add_records_drafts_once(run: Run, article: str) -> None:
    run("init")
    ran = run("extract", article, "--said", "2025-03-08", "--add")
    assert (ran.code, len(ran.out.splitlines())) == (0, 2)
    claims = tomllib.loads(Path("claims.toml").read_text())["claims"].values()
    assert [(one["draft"], one["made"].isoformat()) for one in claims] == [(True, "2025-03-08")] * 2
    before = Path("claims.toml").read_bytes()
    again = run("extract", article, "--said", "2025-03-08", "--add")
    assert "near-duplicates" in again.err
    assert Path("claims.toml").read_bytes() == before
    assert "nearly the same as" in run("extract", article, "--said", "2025-03-08").out


def test_on_a_terminal_each_answer_is_written_at_once(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("[a,e,s,q,?]?")
    talk.answer("e")
    talk.expect("In your words")
    talk.answer("Acme opens in Leeds")
    talk.expect("Claimant")
    talk.answer("")
    talk.expect("Speaker")
    talk.answer("Ann Lee")
    talk.expect("By when")
    talk.answer("mid-2027")
    talk.expect("[a,e,s,q,?]?")
    (claim,) = tomllib.loads(Path("claims.toml").read_text())["claims"].values()
    talk.answer("q")
    assert talk.ends() == 0
    assert (claim["text"], claim["speaker"]) == ("Acme opens in Leeds", "Ann Lee")
    assert claim["deadline-words"] == "mid-2027"
    assert "draft" not in claim


def test_what_a_terminal_would_obey_is_escaped(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Acme \x1b[31m will open \u202e in 2026.\n")
    out = run("extract", "a.txt", "--said", "2025-03-08").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b" in out


def test_a_binary_file_is_refused(run: Run, folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"\x00\x01\x02\xff" * 1000)
    ran = run("extract", "a.bin")
    assert ran.code == 6
    assert "cannot be read" in ran.err


def test_a_missing_file_is_named(run: Run, folder: Path) -> None:
    ran = run("extract", "none.txt")
    assert ran.code == 2
    assert "none.txt" in ran.err


def test_an_html_page_tells_its_own_date(run: Run, folder: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() * 3)
    (folder / "a.html").write_text(
        "<html><head><title>T</title><meta property='article:published_time' content='2025-03-08'>"
        f"</head><body><article>{paragraphs}</article></body></html>"
    )
    claims = json.loads(run("extract", "a.html", "--json").out)["claims"]
    assert "2026-12-31" in {one["latest"] for one in claims}


@pytest.mark.skipif(not FACTS.exists(), reason="the shared facts are not beside the repository")
def test_an_interview_yields_its_plans_and_not_its_praise(run: Run, folder: Path) -> None:
    ran = run("extract", str(FACTS / "article.txt"), "--said", "2025-03-08", "--json")
    claims = json.loads(ran.out)["claims"]
    assert [(one["claimant"], one["latest"]) for one in claims] == [
        ("Topstar", None),
        ("XPENG", "2027-12-31"),
        ("XPENG", "2026-12-31"),
    ]
