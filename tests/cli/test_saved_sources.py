"""`--save`, `--snapshot` and `--archive`: what a source said is kept before a fact rests on it."""

import gzip
import hashlib
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.desk import saved_sources
from claimcheck.sources.fetching import Bounds
from claimcheck.sources.web_archive import InternetArchive
from tests.conftest import Run
from tests.sources.papers import pdf
from tests.sources.servers import Answering, Request, Server, serve
from tests.sources.wayback import STAMP, Wayback

LEDGER = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"
recorded = 2025-01-02T08:00:00Z
"""
PAGE = b"""\
<html><head><title>Acme opens</title>
<meta property="article:published_time" content="2026-05-04T08:00:00Z"></head>
<body><article><p>Acme said that it will open a plant in Leeds in 2027, after all.</p>
</article></body></html>
"""
PAPER = pdf(["Acme will open a plant in Leeds."], Title="Annual report", CreationDate="D:20260301")


@pytest.fixture
def ledger(ledger_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_ALLOW_PRIVATE", "1")
    return ledger_file(LEDGER)


@pytest.fixture
def server() -> Iterator[Server]:
    def redirect(request: Request) -> None:
        request.answer(b"", 302, Location="/page")

    def as_of(request: Request) -> None:
        request.answer(b"\x89PNG\r\n\x1a\n...", Content_Type="text/html")

    def gone(request: Request) -> None:
        request.answer(b"gone", 410)

    def huge(request: Request) -> None:
        request.handler.send_response(200)
        request.handler.end_headers()
        while request.send(b"x" * (1 << 20)):
            pass

    def bomb(request: Request) -> None:
        request.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def away(request: Request) -> None:
        request.answer(b"", 302, Location="file:///etc/passwd")

    pages: dict[str, Answering | bytes] = {"/page": PAGE, "/paper": PAPER}
    pages |= {"/moved": redirect, "/picture": as_of, "/gone": gone}
    with serve({**pages, "/huge": huge, "/bomb": bomb, "/away": away}) as found:
        yield found


def facts(table: str = "evidence") -> list[dict[str, Any]]:
    claim = tomllib.loads(Path("claims.toml").read_text())["claims"]["acme"]
    return list(claim[table].values())


def kept() -> dict[str, bytes]:
    """Return the snapshots by their paths; each has the SHA-256 of its bytes as its stem."""
    files = {path.as_posix(): path for path in Path("evidence").rglob("*") if path.is_file()}
    for path in files.values():
        assert path.stem == hashlib.sha256(path.read_bytes()).hexdigest()
        assert path.parent.name == path.stem[:2]
    return {name: path.read_bytes() for name, path in files.items()}


def only(content: bytes) -> str:
    """Return the extension of the one snapshot, which has this content."""
    ((name, found),) = kept().items()
    assert found == content
    return name.rpartition(".")[2]


def test_save_keeps_the_bytes_and_fills_date_and_title(
    run: Run, ledger: Path, server: Server
) -> None:
    ran = run("add-evidence", "acme", "--source", server.at("/page"), "--save")
    assert ran.code == 0
    assert only(PAGE) == "html"
    (fact,) = facts()
    assert fact["date"].isoformat() == "2026-05-04"
    assert fact["title"] == "Acme opens"
    assert fact["source"] == server.at("/page")
    assert fact["snapshot"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert "dated 2026-05-04, as the page says\ntitled “Acme opens”\n" in ran.err


def test_what_was_given_is_not_replaced(run: Run, ledger: Path, server: Server) -> None:
    given = ("--date", "2026-05-01", "--title", "Plans")
    ran = run("add-evidence", "acme", "--source", server.at("/page"), "--save", *given)
    (fact,) = facts()
    assert (fact["date"].isoformat(), fact["title"]) == ("2026-05-01", "Plans")
    assert "dated" not in ran.err


def test_a_redirect_is_followed_and_the_source_stays_as_given(
    run: Run, ledger: Path, server: Server
) -> None:
    assert run("add-evidence", "acme", "--source", server.at("/moved"), "--save").code == 0
    assert only(PAGE) == "html"
    assert facts()[0]["source"] == server.at("/moved")


def test_a_pdf_is_dated_by_when_it_was_made(run: Run, ledger: Path, server: Server) -> None:
    ran = run("add-evidence", "acme", "--source", server.at("/paper"), "--save")
    assert only(PAPER) == "pdf"
    assert facts()[0]["title"] == "Annual report"
    assert "dated 2026-03-01, when the PDF was made" in ran.err


def test_what_is_no_text_is_kept_by_its_look_and_dated_today(
    run: Run, ledger: Path, server: Server
) -> None:
    ran = run("add-evidence", "acme", "--source", server.at("/picture"), "--save")
    assert ran.code == 0
    assert only(b"\x89PNG\r\n\x1a\n...") == "png"
    assert facts()[0]["date"].isoformat() == "2026-11-24"
    assert "its date and title were not read" in ran.err


def test_a_date_to_come_is_not_taken(run: Run, ledger: Path) -> None:
    Path("paper.pdf").write_bytes(pdf(["Acme will open."], CreationDate="D:20270504"))
    ran = run("add-evidence", "acme", "--source", "wire", "--snapshot", "paper.pdf")
    assert facts()[0]["date"].isoformat() == "2026-11-24"
    assert "dated today: the source says 2027-05-04, which is after today" in ran.err


def test_a_source_without_a_date_says_so(run: Run, ledger: Path) -> None:
    Path("note.txt").write_text("Acme called.")
    ran = run("add-evidence", "acme", "--source", "phone", "--snapshot", "note.txt")
    assert "dated today: the source names no day" in ran.err


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("page.HTML", "html"),
        ("take.mp4", "mp4"),
        ("all.tar.gz", "gz"),
        ("no-extension", "txt"),
        ("odd.ex tension", "txt"),
        ("odd.é", "txt"),
        (".hidden", "txt"),
        ("long.abcdefghijk", "txt"),
    ],
)
def test_a_file_keeps_its_extension_where_it_has_a_plain_one(
    run: Run, ledger: Path, name: str, extension: str
) -> None:
    Path(name).write_text("Acme called.")
    assert run("add-evidence", "acme", "--source", "phone", "--snapshot", name).code == 0
    assert only(b"Acme called.") == extension


def test_a_snapshot_may_come_from_stdin(run: Run, ledger: Path) -> None:
    words = ("add-evidence", "acme", "--source", "phone", "--snapshot", "-")
    assert run(*words, stdin="Acme called.").code == 0
    assert only(b"Acme called.") == "txt"


def test_one_snapshot_serves_many_facts(run: Run, ledger: Path, server: Server) -> None:
    page = server.at("/page")
    for quote in ("a plant", "in Leeds"):
        assert run("add-evidence", "acme", "--source", page, "--save", "--quote", quote).code == 0
    assert only(PAGE) == "html"
    assert len(facts()) == 2


def test_add_dates_the_claim_by_its_source(run: Run, ledger: Path, server: Server) -> None:
    words = ("add", "Acme will hire", "--claimant", "Acme", "--by", "end of next year")
    assert run(*words, "--source", server.at("/page"), "--save").code == 0
    claim = tomllib.loads(ledger.read_text())["claims"]["acme-hire"]
    assert (claim["made"].isoformat(), claim["deadline"]) == ("2026-05-04", "2027")
    assert claim["snapshot"].startswith("sha256:")
    assert only(PAGE) == "html"


def test_revise_dates_the_change_by_its_source(run: Run, ledger: Path, server: Server) -> None:
    words = ("revise", "acme", "--by", "2028", "--source", server.at("/page"), "--save")
    assert run(*words).code == 0
    (fact,) = facts("revisions")
    assert fact["date"].isoformat() == "2026-05-04"
    assert fact["snapshot"].startswith("sha256:")


def test_show_says_where_each_source_is_saved(run: Run, ledger: Path, server: Server) -> None:
    page = server.at("/page")
    words = ("--claimant", "Acme", "--by", "2027", "--id", "hire", "--source", page, "--save")
    run("add", "Acme will hire", *words)
    run("add-evidence", "hire", "--source", page, "--save")
    run("revise", "hire", "--by", "2028", "--source", page, "--save")
    digest = hashlib.sha256(PAGE).hexdigest()
    shown = run("show", "hire").out
    assert shown.count(f"saved in evidence/{digest[:2]}/{digest[:10]}*") == 2
    assert f"saved      in evidence/{digest[:2]}/{digest[:10]}*" in shown


# The quote


def test_a_quote_that_does_not_stand_in_the_source_is_told_at_once(
    run: Run, ledger: Path, server: Server
) -> None:
    words = ("add-evidence", "acme", "--source", server.at("/page"), "--save", "--quote")
    assert "does not stand" not in run(*words, "open a plant in Leeds in 2027").err
    ran = run(*words, "open a plant in Leeds in 2026")
    assert ran.code == 0
    assert "the quote does not appear in the source\nnearest: “open a plant in Leeds" in ran.err


def test_a_translated_quote_is_not_looked_up(run: Run, ledger: Path, server: Server) -> None:
    words = ("add-evidence", "acme", "--source", server.at("/page"), "--save")
    ran = run(*words, "--quote", "eröffnet ein Werk", "--wording", "translated")
    assert "does not stand" not in ran.err


# Refusals, after each of which everything is as it was


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("--source wire --save", 2, "“wire” is not an address that can be fetched"),
        ("--source wire --archive", 2, "“wire” is not an address that can be fetched"),
        ("--source wire --save --snapshot x", 2, "give one of them"),
        ("--source {page} --archive --archived https://x.example", 2, "give one of them"),
        ("--source {page} --snapshot {page}", 2, "is not a file\n  --save fetches the source"),
        ("--source wire --snapshot nowhere.html", 2, "nowhere.html cannot be read: no such file"),
        ("--source wire --snapshot .", 2, "cannot be read: is a directory"),
        ("--source {gone} --save", 6, "it answered 410 Gone\n  --snapshot FILE takes a copy"),
        ("--source {at}/huge --save", 6, "it is larger than 20 MB"),
        ("--source {at}/bomb --save", 6, "it is larger than 20 MB"),
        ("--source {at}/away --save", 2, "was not contacted"),
        ("--source ftp://a.example/x --save", 2, "was not contacted"),
        ("--source file:///etc/passwd --save", 2, "was not contacted"),
        ("--source {page} --save --date 2027-01-01", 2, "is after today"),
        ("--source {page} --save --value many", 2, "is not a number"),
    ],
)
def test_a_refusal_leaves_no_trace(
    run: Run, ledger: Path, server: Server, words: str, code: int, said: str
) -> None:
    filled = words.format(page=server.at("/page"), gone=server.at("/gone"), at=server.at(""))
    ran = run("add-evidence", "acme", *filled.split())
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert ledger.read_text() == LEDGER
    assert [path.name for path in Path().iterdir()] == ["claims.toml"]


@pytest.mark.parametrize("command", ["add", "revise"])
def test_save_needs_a_source(run: Run, ledger: Path, command: str) -> None:
    words = {"add": ("x", "--claimant", "A", "--by", "2027"), "revise": ("acme", "--again")}
    ran = run(command, *words[command], "--save")
    assert (ran.code, ledger.read_text()) == (2, LEDGER)
    assert "--save needs a source\n  name its address with --source" in ran.err


def test_an_unknown_claim_is_refused_before_anything_is_fetched(
    run: Run, ledger: Path, server: Server
) -> None:
    ran = run("add-evidence", "nobody", "--source", server.at("/page"), "--save")
    assert (ran.code, server.asked) == (2, [])


def test_addresses_of_this_machine_are_not_asked_unless_allowed(
    run: Run, ledger: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMCHECK_ALLOW_PRIVATE")
    ran = run("add-evidence", "acme", "--source", server.at("/page"), "--save")
    assert (ran.code, server.asked) == (2, [])
    assert "CLAIMCHECK_ALLOW_PRIVATE=1 allows" in ran.err


def test_a_fact_that_is_there_already_leaves_no_new_snapshot(
    run: Run, ledger: Path, server: Server
) -> None:
    words = ("add-evidence", "acme", "--source", server.at("/page"), "--save")
    run(*words)
    before = ledger.read_bytes(), kept()
    assert run(*words).code == 2
    assert (ledger.read_bytes(), kept()) == before


def test_a_dry_run_shows_the_snapshot_and_writes_nothing(
    run: Run, ledger: Path, server: Server
) -> None:
    words = ("add-evidence", "acme", "--source", server.at("/page"), "--save", "--dry-run")
    ran = run(*words)
    assert f'+snapshot = "sha256:{hashlib.sha256(PAGE).hexdigest()}"' in ran.out
    assert ledger.read_text() == LEDGER
    assert not Path("evidence").exists()


def test_a_hostile_title_stays_text(run: Run, ledger: Path) -> None:
    title = b"Acme \x1b[31m</title>"
    Path("page.html").write_bytes(PAGE.replace(b"Acme opens</title>", title))
    ran = run("add-evidence", "acme", "--source", "wire", "--snapshot", "page.html")
    assert ran.code == 0
    assert "\x1b" not in ran.err + ran.out + run("show", "acme").out


# The Internet Archive


@pytest.fixture
def wayback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wayback]:
    """A stand-in of the Internet Archive, which the program asks instead."""
    made = Wayback()
    with serve(made.answers()) as server:
        near = InternetArchive(
            *("key", "secret", server.at("")), bounds=Bounds(private=True), pause=0
        )
        monkeypatch.setattr(saved_sources, "open_archive", lambda _: near)
        yield made


def test_archive_records_the_address_of_the_copy(
    run: Run, ledger: Path, server: Server, wayback: Wayback
) -> None:
    page = server.at("/page")
    ran = run("add-evidence", "acme", "--source", f"{page}#top", "--save", "--archive")
    assert ran.code == 0
    assert wayback.wanted == [page]
    assert facts()[0]["archived"].endswith(f"/web/{STAMP}/{page}")
    assert only(PAGE) == "html"
    assert "asking the Internet Archive" in ran.err


def test_archive_goes_without_save(run: Run, ledger: Path, wayback: Wayback) -> None:
    assert run("add-evidence", "acme", "--source", "https://a.example/x", "--archive").code == 0
    assert facts()[0]["archived"].endswith("/https://a.example/x")
    assert not Path("evidence").exists()


def test_where_no_copy_is_made_nothing_is_recorded(
    run: Run, ledger: Path, server: Server, wayback: Wayback
) -> None:
    wayback.told = [{"status": "error", "message": "Cannot resolve host."}]
    ran = run("add-evidence", "acme", "--source", server.at("/page"), "--save", "--archive")
    assert ran.code == 6
    assert "says “Cannot resolve host.”\n  leave out --archive, or try again later" in ran.err
    assert ledger.read_text() == LEDGER
    assert not Path("evidence").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("revise", "acme", "--by", "10/11/2025"),
        ("revise", "acme", "--by", "2028", "--target", "many"),
        ("add", "x", "--claimant", "A", "--by", "2027", "--target", "many"),
        ("add", "x", "--claimant", "A", "--by", "2027", "--needs", "some"),
        ("add-evidence", "acme", "--value", "many"),
        ("add-evidence", "acme", "--happened", "2027-01-01"),
        ("add-evidence", "nobody"),
    ],
)
def test_a_mistake_is_told_before_the_archive_is_asked(
    run: Run, ledger: Path, wayback: Wayback, words: tuple[str, ...]
) -> None:
    ran = run(*words, "--source", "https://a.example", "--archive")
    assert (ran.code, wayback.wanted, ledger.read_text()) == (2, [], LEDGER)


def test_a_dry_run_does_not_ask_the_archive(run: Run, ledger: Path, wayback: Wayback) -> None:
    words = ("add-evidence", "acme", "--source", "https://a.example", "--archive", "--dry-run")
    ran = run(*words)
    assert (ran.code, wayback.wanted) == (0, [])
    assert "is not contacted in a dry run" in ran.err


@pytest.mark.parametrize("missing", ["IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"])
def test_the_archive_asks_for_keys(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in ("IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "x")
    monkeypatch.delenv(missing)
    ran = run("add-evidence", "acme", "--source", "https://a.example", "--archive")
    assert (ran.code, ledger.read_text()) == (2, LEDGER)
    assert "in IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY\n  an account gets them at" in ran.err
