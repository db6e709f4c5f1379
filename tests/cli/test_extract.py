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
        *("sentence", "text", "clause", "offset", "clause_offset", "claimant", "speaker", "kind"),
        *("deadline_words", "earliest", "latest", "target", "score", "reasons"),
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


def test_what_a_text_says_twice_is_recorded_once(run: Run, folder: Path) -> None:
    run("init")
    (folder / "a.txt").write_text("Acme will open in 2027.\n" * 2)
    ran = run("extract", "a.txt", "--said", "2025-03-08", "--add")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    assert "repeated in the same words and recorded once: 1" in ran.err


def test_on_a_terminal_each_answer_is_written_at_once(run: Run, article: str) -> None:
    """What is asked on edit begins as what is there: a return keeps it, Ctrl-U empties it."""
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("[a,e,b,s,q,?]?")
    talk.answer("e")
    for question, there, keys in (
        ("The claim: ", "Acme will open a plant in Leeds by 2027", b" for good"),
        ("Claimant: ", "Acme", b"\x15Acme plc"),
        ("Speaker: ", "", b"Ann Lee"),
        ("Kind (promise, aim, forecast): ", "promise", b"\x15aim"),
        ("By when (leave empty if no date was named): ", "by 2027", b"\x15mid-2027"),
        ("countries”: ", "", b"at least 2 plants"),
        ("What would count as kept: ", "", b"It is open to workers"),
        ("Tags, separated by commas: ", "", b"plants, Leeds"),
    ):
        talk.expect(question + there)
        talk.type(keys + b"\r")
    talk.expect("[a,e,b,s,q,?]?")
    (claim,) = tomllib.loads(Path("claims.toml").read_text())["claims"].values()
    talk.answer("q")
    assert talk.ends() == 0
    assert claim["text"] == "Acme will open a plant in Leeds by 2027 for good"
    assert (claim["claimant"], claim["speaker"], claim["kind"]) == ("Acme plc", "Ann Lee", "aim")
    assert (claim["deadline-words"], claim["deadline"]) == ("mid-2027", "2027-05/2027-08")
    assert claim["target"] == {"measure": "plants", "at-least": 2}
    assert claim["criteria"] == "It is open to workers"
    assert claim["tags"] == ["plants", "Leeds"]
    assert claim["quote"] == TEXT.splitlines()[1]
    assert "draft" not in claim


def test_what_is_left_as_it_is_stays_and_what_is_emptied_goes(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("(1/2)")
    talk.answer("s")
    talk.expect("(2/2)")
    talk.answer("e")
    for question, keys in (
        ("The claim: ", b"\x15"),  # which it cannot do without
        ("The claim: ", b""),
        ("Claimant: ", b""),
        ("Speaker: ", b""),
        ("Kind (promise, aim, forecast): ", b""),
        ("By when (leave empty if no date was named): ", b"\x15"),
        ("countries”: people more than 300", b""),
        ("What would count as kept: ", b""),
        ("Tags, separated by commas: ", b""),
    ):
        talk.expect(question)
        talk.type(keys + b"\r")
    assert talk.ends() == 0
    assert "this cannot be empty" in talk.said
    (claim,) = tomllib.loads(Path("claims.toml").read_text())["claims"].values()
    assert claim["target"] == {"measure": "people", "more-than": 300}
    assert "deadline" not in claim
    assert "deadline-words" not in claim


def test_an_edit_can_be_called_off(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("(1/2)")
    talk.answer("e")
    talk.expect("The claim: ")
    talk.type(b"\r")
    talk.expect("Claimant: Acme")
    talk.type(b"\x15")
    talk.type(CTRL_D)
    talk.expect("cancelled; nothing was recorded")
    talk.expect("(1/2)")
    talk.answer("q")
    assert talk.ends() == 0
    assert claims() == []


def test_one_goes_back_to_what_was_skipped_and_not_twice_into_the_ledger(
    run: Run, article: str
) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    for question, answer in (
        ("(1/2)", "b"),
        ("this is the first one", "s"),
        ("(2/2)", "b"),
        ("(1/2)", "a"),
        ("(2/2)", "b"),
        ("already recorded as acme-open-plant-leeds", ""),
        ("(1/2)", "a"),
        ("press s for the next one", "s"),
        ("(2/2)", "q"),
    ):
        talk.expect(question)
        talk.answer(answer)
    assert talk.ends() == 0
    assert len(claims()) == 1


def test_the_sentence_before_is_shown_where_it_says_who_is_meant(run: Run, folder: Path) -> None:
    run("init")
    (folder / "a.txt").write_text("Acme Corp. makes cars.\nIt will open in Leeds by 2027.\n")
    talk = Conversation("extract", "a.txt", "--said", "2025-03-08", "--add")
    shown = talk.expect("(1/1)")
    assert "before  … Acme Corp. makes cars." in shown
    talk.answer("q")
    assert talk.ends() == 0


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
        ("XPENG", None),
        ("XPENG", "2027-12-31"),
        ("XPENG", "2026-12-31"),
    ]


def claims() -> list[dict[str, Any]]:
    ledger = tomllib.loads(Path("claims.toml").read_text())
    return list(ledger.get("claims", {}).values())


def test_accept_records_at_once_and_skip_records_nothing(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add")
    talk.expect("(1/2) Record it [a,e,b,s,q,?]?")
    talk.answer("?")
    talk.expect("quit: stop here; leave this one and the rest")
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
        ("The claim:", ""),
        ("Claimant:", "\x15Acme plc"),
        ("Speaker:", ""),
        ("Kind", ""),
        ("By when", "\x1510/11/2027"),
        ("By when", "\x152028"),
        ("countries”:", ""),
        ("What would count", ""),
        ("Tags", ""),
        ("(2/2)", "q"),
    ):
        talk.expect(question)
        talk.type(f"{answer}\r".encode())
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


def test_what_pasted_text_lacks_is_told_and_its_page_is_kept_once(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")
    monkeypatch.setenv("CLAIMCHECK_ALLOW_PRIVATE", "1")
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>".encode()
    with serve({"/a": page}) as server:
        options = ("--source", server.at("/a"), "--title", "Plans of Acme", "--save", "--add")
        ran = run("extract", "-", "--said", "2025-03-08", *options, stdin=TEXT)
        assert ran.code == 0, ran.err
        assert server.asked == ["GET /a"]
        one, other = claims()
        assert (one["source"], one["title"]) == (server.at("/a"), "Plans of Acme")
    assert one["snapshot"] == other["snapshot"]
    (kept,) = Path("evidence").rglob("*.html")
    assert kept.read_bytes() == page
    assert run("verify").code == 0


def test_the_page_is_kept_once_for_what_is_accepted_one_at_a_time(run: Run, article: str) -> None:
    run("init")
    talk = Conversation("extract", article, "--said", "2025-03-08", "--add", "--save")
    talk.expect("(1/2)")
    talk.answer("a")
    talk.expect("(2/2)")
    talk.answer("a")
    assert talk.ends() == 0
    (kept,) = Path("evidence").rglob("*.txt")
    assert {claim["snapshot"] for claim in claims()} == {f"sha256:{kept.stem}"}


def test_a_file_is_kept_as_it_was_read(run: Run, article: str) -> None:
    run("init")
    assert run("extract", article, "--said", "2025-03-08", "--add", "--save").code == 0
    (kept,) = Path("evidence").rglob("*.txt")
    assert kept.read_text() == TEXT
    assert {claim["source"] for claim in claims()} == {article}


def test_text_comes_from_stdin_too(run: Run, folder: Path) -> None:
    found = json.loads(run("extract", "-", "--said", "2025-03-08", "--json", stdin=TEXT).out)
    assert len(found["claims"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--add --json", "give one of them"),
        ("--yes", "--yes goes with --add"),
        ("--save", "--save goes with --add"),
        ("--title T", "--title goes with --add"),
        ("--add --said 2027-01-01", "is after today"),
        ("--min-score 2", "--min-score: “2.0” is not a number from 0 to 1"),
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


def test_a_text_that_is_not_english_is_said_to_be_so_and_proposes_nothing(
    run: Run, folder: Path
) -> None:
    (folder / "a.txt").write_text("Der Konzern will bis 2027 in Leipzig ein neues Werk bauen.\n")
    ran = run("extract", "a.txt", "--said", "2025-03-08")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "the text is in German, not in English: no claims are proposed\n"
    assert json.loads(run("extract", "a.txt", "--json").out)["claims"] == []


def test_a_press_release_is_read_as_of_its_dateline(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Oslo, November 5, 2024 – Acme will open a plant next year.\n")
    ran = run("extract", "a.txt", "--json")
    assert [one["latest"] for one in json.loads(ran.out)["claims"]] == ["2025-12-31"]
    assert "2024-11-05" in ran.err
