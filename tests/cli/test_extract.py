"""`claimcheck extract`: from an article to claims."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conversation import CTRL_C, CTRL_D, Conversation
from tests.conftest import Run
from tests.sources.papers import pdf
from tests.sources.servers import serve

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
        *(
            "sentence",
            "text",
            "offset",
            "claimant",
            "speaker",
            "kind",
            "deadline_words",
            "earliest",
        ),
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


def claims() -> list[dict[str, Any]]:
    ledger = tomllib.loads(Path("claims.toml").read_text())
    return list(ledger.get("claims", {}).values())


def test_accept_records_at_once_and_skip_records_nothing(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("(1/2) Record it [a,e,s,q,?]?")
    talk.answer("?")
    talk.expect("quit: leave this one and the rest")
    talk.expect("(1/2)")
    talk.answer("s")
    talk.expect("(2/2)")
    assert claims() == []
    talk.answer("a")
    assert talk.ends() == 0
    (claim,) = claims()
    assert claim["quote"] == TEXT.splitlines()[2]
    assert claim["deadline"] == "2026"
    assert claim["target"] == {"measure": "people", "more-than": 300}
    assert "draft" not in claim


@pytest.mark.parametrize(("leave", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_what_was_accepted_stays_when_the_walk_is_left(
    run: Run, article: str, leave: bytes, code: int
) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("(1/2)")
    talk.answer("a")
    talk.expect("(2/2)")
    assert len(claims()) == 1
    talk.type(leave)
    assert talk.ends() == code
    assert len(claims()) == 1
    assert run("check").code == 0


def test_a_mistaken_date_is_asked_again(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    for question, answer in (
        ("(1/2)", "e"),
        ("In your words", ""),
        ("Claimant", "Acme plc"),
        ("Speaker", ""),
        ("By when", "10/11/2027"),
        ("By when", "2028"),
        ("(2/2)", "q"),
    ):
        talk.expect(question)
        talk.answer(answer)
    assert talk.ends() == 0
    (claim,) = claims()
    assert (claim["claimant"], claim["deadline"]) == ("Acme plc", "2028")


def test_yes_asks_nothing_on_a_terminal(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add", "--yes")
    assert talk.ends() == 0
    assert [claim["draft"] for claim in claims()] == [True, True]


def test_near_duplicates_are_marked_on_a_terminal(run: Run, article: str) -> None:
    run("init")
    run("extract", article, "--said", "2025-03-08", "--add")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("nearly the same as")
    talk.expect("(1/2)")
    talk.answer("q")
    assert talk.ends() == 0


def test_a_dry_run_shows_the_drafts_and_writes_nothing(run: Run, article: str) -> None:
    run("init")
    before = Path("claims.toml").read_bytes()
    ran = run("extract", article, "--said", "2025-03-08", "--add", "--dry-run")
    assert ran.code == 0
    assert ran.out.count("+draft = true") == 2
    assert Path("claims.toml").read_bytes() == before


def test_the_least_score_leaves_out_the_rest(run: Run, article: str) -> None:
    words = ("extract", article, "--said", "2025-03-08", "--json", "--min-score")
    scores = [one["score"] for one in json.loads(run(*words, "0").out)["claims"]]
    assert scores == [1.0, 0.9]
    assert len(json.loads(run(*words, "0.95").out)["claims"]) == 1


def test_a_pdf_tells_when_it_was_made(run: Run, folder: Path) -> None:
    pages = [
        "Acme Corp. reported sales.",
        "Acme will open a plant in Leeds by the end of next year.",
    ]
    (folder / "a.pdf").write_bytes(pdf(pages, CreationDate="D:20250308"))
    (claim,) = json.loads(run("extract", "a.pdf", "--json").out)["claims"]
    assert (claim["claimant"], claim["latest"]) == ("Acme", "2026-12-31")


def test_an_address_is_fetched_and_becomes_the_source(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")
    page = f"<html><body><article><p>{TEXT.splitlines()[1]}</p></article></body></html>"
    with serve({"/a": page.encode()}) as server:
        refused = run("extract", server.at("/a"))
        assert (refused.code, server.asked) == (2, [])
        monkeypatch.setenv("CLAIMCHECK_ALLOW_PRIVATE", "1")
        ran = run("extract", server.at("/a"), "--said", "2025-03-08", "--add")
        assert (ran.code, claims()[0]["source"]) == (0, server.at("/a"))
        assert run("extract", server.at("/none")).code == 6


def test_text_comes_from_stdin_too(run: Run, folder: Path) -> None:
    found = json.loads(run("extract", "-", "--said", "2025-03-08", "--json", stdin=TEXT).out)
    assert len(found["claims"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--add --json", "give one of them"),
        ("--yes", "--yes goes with --add"),
        ("--add --said 2027-01-01", "is after today"),
        ("--min-score 2", "0<=x<=1"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, article: str, words: str, said: str
) -> None:
    run("init")
    before = Path("claims.toml").read_bytes()
    ran = run("extract", article, *words.split())
    assert ran.code == 2
    assert said in ran.err
    assert Path("claims.toml").read_bytes() == before


def test_add_without_a_ledger_says_how_to_start_one(run: Run, article: str) -> None:
    ran = run("extract", article, "--said", "2025-03-08", "--add")
    assert ran.code == 3
    assert "`claimcheck init` starts one here" in ran.err


def test_text_of_any_form_is_read(run: Run, folder: Path) -> None:
    """A line of a megabyte, control characters, every kind of line end, names without end."""
    names = "Ann " * 20_000
    odd = f"{'a' * 1_000_000}\r\n{names}\x0b\x0c\x85 Acme will open in 2027.\u2028{'(' * 5000}"
    (folder / "a.txt").write_text(odd, newline="")
    found = json.loads(run("extract", "a.txt", "--said", "2025-03-08", "--json").out)["claims"]
    assert [one["latest"] for one in found] == ["2027-12-31"]
