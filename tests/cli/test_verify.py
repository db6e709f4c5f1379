"""`claimcheck verify`: whether what was saved is whole, and whether the quotes stand in it."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conversation import CTRL_C, Conversation
from tests.conftest import Run
from tests.repositories import Repository
from tests.sources.papers import pdf
from tests.sources.servers import Answering, Request, Server, serve

PAGE = b"<html><body><p>Acme will open a plant\nin <b>Leeds</b> in 2027.</p></body></html>"
PAPER = pdf(["Acme will hire 300 people."])
HEAD = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"
recorded = 2025-01-02T08:00:00Z
"""


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def fact(key: str, content: bytes, *lines: str) -> str:
    more = "".join(f"{line}\n" for line in lines)
    return f"""
[claims.acme.evidence.{key}]
date = 2025-05-05
stance = "supports"
source = "https://a.example"
{more}snapshot = "sha256:{digest(content)}"
recorded = 2025-05-05T08:00:00Z
"""


def save(content: bytes, extension: str = "html") -> str:
    """Keep a snapshot as `--save` does, and return its path."""
    found = digest(content)
    path = Path("evidence") / found[:2] / f"{found}.{extension}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path.as_posix()


File = Callable[[str], Path]


def test_all_that_is_whole_and_quoted_is_well(run: Run, ledger_file: File) -> None:
    ledger_file(
        HEAD
        + fact("one", PAGE, 'quote = "Acme will open"')
        + fact("two", PAGE, 'quote = "a plant inLeeds"')
        + fact("three", PAGE, 'quote = "Acme … in 2027"')
        + fact("four", PAPER, 'quote = "hire 300 people"')
        + fact("five", PAPER)
    )
    save(PAGE)
    save(PAPER, "pdf")
    ran = run("verify")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "2 files in evidence/: all intact; 5 of 5 sources saved\n"
        "4 quotes: 2 word for word, 1 apart from spaces and typography, "
        "1 apart from omissions and insertions\n"
        "acme three: the quote leaves out “will open a plant in Leeds”\n"
    )
    told = json.loads(run("verify", "--json").out)
    assert (told["checked"], told["sources"], told["saved"], told["problems"]) == (2, 5, 5, [])
    assert told["quotes"] == {"found": 2, "near": 1, "shortened": 1, "absent": 0, "unread": []}


def test_a_clean_ledger_says_so_and_exits_with_0(run: Run, ledger_file: File) -> None:
    ledger_file(HEAD + fact("one", PAGE, 'quote = "a plant in Leeds"'))
    save(PAGE)
    ran = run("verify")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "1 file in evidence/: all intact; 1 of 1 source saved\n1 quote: 1 word for word\n"
    )
    assert run("verify", "--quiet").err == ""


def test_a_ledger_without_snapshots_is_well(run: Run, ledger_file: File) -> None:
    ledger_file(HEAD)
    assert run("verify").code == 0
    assert run("verify").err == "0 files in evidence/; 0 of 0 sources saved\n"


def test_each_fault_is_a_line_with_its_claim_fact_and_file(run: Run, ledger_file: File) -> None:
    ledger_file(HEAD + fact("lost", b"lost") + fact("other", b"right"))
    altered = save(b"right", "txt")
    Path(altered).write_bytes(b"wrong")
    orphan = save(b"orphan", "txt")
    Path("evidence/notes.txt").write_text("mine")
    ran = run("verify")
    lost = f"evidence/{digest(b'lost')[:2]}/{digest(b'lost')}"
    assert (ran.code, sorted(ran.out.splitlines())) == (
        1,
        sorted(
            [
                f"missing: acme lost: there is no file {lost}.*",
                f"altered: acme other: {altered} has changed since it was saved",
                f"orphaned: no fact names {orphan}",
                "foreign: evidence/notes.txt does not belong there: its name is not that "
                "of a snapshot",
            ]
        ),
    )
    assert ran.err.startswith("3 files in evidence/: ")
    problems = json.loads(run("verify", "--json").out)["problems"]
    assert [
        (one["claim"], one["fact"], one["path"])
        for one in problems
        if one["kind"] in ("missing", "orphaned")
    ] == [("acme", "lost", lost), (None, None, orphan)]


def test_a_quote_that_is_not_there_is_told_with_the_nearest_passage(
    run: Run, ledger_file: File
) -> None:
    ledger_file(HEAD + fact("one", PAGE, 'quote = "Acme will open a plant in Leeds in 2026."'))
    path = save(PAGE)
    assert run("verify").out == (
        f"misquoted: acme one: the quote does not appear in {path}\n"
        "  quote    “Acme will open a plant in Leeds in 2026.”\n"
        "  nearest  “Acme will open a plant in Leeds in 2027.” (98% similar)\n"
    )
    (problem,) = json.loads(run("verify", "--json").out)["problems"]
    assert (problem["kind"], problem["path"], problem["likeness"]) == ("misquoted", path, 0.975)


def test_a_quote_whose_editor_turned_its_sense_is_told_with_the_reason(
    run: Run, ledger_file: File
) -> None:
    page = b"We will not open it soon. They will hire 300 people."
    ledger_file(
        HEAD
        + fact("one", page, 'quote = "They will [not] hire"')
        + fact("two", page, 'quote = "We will \u2026 open it"')
    )
    path = save(page, "txt")
    ran = run("verify")
    assert (ran.code, ran.out) == (
        1,
        f"misquoted: acme one: the quote does not appear in {path}: “[not]” was added to "
        "it, and the source has no such word there; quote what the source says, and "
        "explain it in a note\n"
        "  quote    “They will [not] hire”\n"
        "  nearest  “They will hire”\n"
        f"misquoted: acme two: the quote does not appear in {path}: it leaves out “not”, "
        "which may change its meaning; quote that too\n"
        "  quote    “We will … open it”\n"
        "  nearest  “We will not open it”\n",
    )
    assert "2 quotes: 2 not found\n" in ran.err


def test_what_an_editor_put_in_or_left_out_is_told_where_it_matters(
    run: Run, ledger_file: File
) -> None:
    page = b"We will open it in 2027. If we can, we hire."
    ledger_file(
        HEAD
        + fact("one", page, 'quote = "[The firm] will open it"')
        + fact("two", page, 'quote = "We will open \u2026 we hire"')
    )
    save(page, "txt")
    ran = run("verify")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(
        "2 quotes: 2 apart from omissions and insertions\n"
        "acme one: the quote says “[The firm]” for “We”\n"
        "acme two: the quote leaves out “it in 2027. If we can,”\n"
    )
    told = json.loads(run("verify", "--json").out)
    assert [(one["fact"], one["told"]) for one in told["edited"]] == [
        ("one", "says “[The firm]” for “We”"),
        ("two", "leaves out “it in 2027. If we can,”"),
    ]


def test_a_quote_is_found_in_a_saved_email_and_in_subtitles(run: Run, ledger_file: File) -> None:
    email = b"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nV2Ugd2lsbCBvcGVuLg==\n"
    captions = b"WEBVTT\n\n00:01.000 --> 00:02.000\nWe\n\n00:02.000 --> 00:03.000\nwill open.\n"
    ledger_file(
        HEAD
        + fact("one", email, 'quote = "We will open."')
        + fact("two", captions, 'quote = "We will open."')
    )
    save(email, "eml")
    save(captions, "vtt")
    ran = run("verify")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("2 quotes: 2 word for word\n")


def test_the_quote_of_a_translation_is_looked_up_in_its_language(
    run: Run, ledger_file: File
) -> None:
    said = 'quote = "We open"\nwording = "translated"\noriginal = "Wir eröffnen"\nlang = "de"\n'
    page = "Wir eröffnen bald.".encode()
    saved = f'snapshot = "sha256:{digest(page)}"\n'
    ledger_file(HEAD.replace("recorded", f"{said}{saved}recorded"))
    save(page, "txt")
    assert run("verify").code == 0
    assert json.loads(run("verify", "--json").out)["quotes"]["found"] == 1


def test_a_retracted_fact_keeps_its_snapshot_and_need_not_be_quoted_rightly(
    run: Run, ledger_file: File
) -> None:
    retracted = (
        '\n[claims.acme.corrections.x]\ndate = 2026-01-01\nretracts = "one"\nbecause = "x"\n'
    )
    ledger_file(HEAD + fact("one", PAGE, 'quote = "never said"') + retracted)
    path = save(PAGE)
    assert run("verify").code == 0
    Path(path).unlink()
    assert "missing: acme one" in run("verify").out


def test_what_cannot_be_read_as_text_is_counted_with_its_reason(
    run: Run, ledger_file: File
) -> None:
    as_of = b"\x89PNG\r\n\x1a\n"
    ledger_file(HEAD + fact("one", as_of, 'quote = "on the sign"'))
    path = save(as_of, "png")
    ran = run("verify")
    assert ran.code == 0
    assert "1 quote: 1 not checked\n" in ran.err
    (unread,) = json.loads(run("verify", "--json").out)["quotes"]["unread"]
    assert (unread["claim"], unread["fact"], unread["path"]) == ("acme", "one", path)
    assert unread["why"] == f"{path} cannot be read: it is not text (png)"


def test_a_day_before_a_fact_leaves_it_out_and_its_snapshot_is_no_orphan(
    run: Run, ledger_file: File
) -> None:
    ledger_file(HEAD + fact("one", PAGE, 'quote = "never said"'))
    save(PAGE)
    assert run("verify").code == 1
    assert run("verify", "--as-of", "2025-05-04").code == 0
    assert run("verify", "--known-on", "2025-05-04").code == 0


def test_nothing_is_written(run: Run, ledger_file: File) -> None:
    path = ledger_file(HEAD + fact("one", PAGE, 'quote = "never said"'))
    save(PAGE)
    before = {one: one.stat().st_mtime_ns for one in path.parent.rglob("*")}
    run("verify")
    assert {one: one.stat().st_mtime_ns for one in path.parent.rglob("*")} == before


def test_a_snapshot_that_is_no_sha_256_is_an_error_of_check(run: Run, ledger_file: File) -> None:
    for value in ("sha256:../../../etc/passwd", "/etc/passwd", "md5:ab", "ab" * 32, "CON", ""):
        ledger_file(f'{HEAD}snapshot = "{value}"\n')
        ran = run("check")
        assert ran.code == 1
        assert f"claims.toml:7:12: error: snapshot: “{value[:50]}" in ran.out
        assert "is not a snapshot; write sha256: and 64 lower-case hex digits" in ran.out
        assert run("verify").code == 3


@pytest.mark.parametrize("target", ["/etc/passwd", "../claims.toml", "/dev/zero"])
def test_a_snapshot_that_is_a_link_is_never_read(run: Run, ledger_file: File, target: str) -> None:
    ledger_file(HEAD + fact("one", PAGE, 'quote = "root"'))
    path = Path(save(PAGE))
    path.unlink()
    path.symlink_to(target)
    ran = run("verify")
    assert "it is a symbolic link" in ran.out
    assert "missing: acme one" in ran.out
    assert "root:" not in ran.out


def test_what_a_snapshot_says_stays_text(run: Run, ledger_file: File) -> None:
    page = "Acme will \x1b[31mopen\x9b2J\u202e a plant in Leeds.".encode()
    ledger_file(HEAD + fact("one", page, 'quote = "Acme will close a plant in Leeds."'))
    save(page, "txt")
    ran = run("verify")
    assert "nearest" in ran.out
    assert not {"\x1b", "\x9b", "\u202e"} & set(ran.out)


def test_on_a_terminal_long_work_shows_a_bar(ledger_file: File) -> None:
    ledger_file(HEAD)
    for number in range(120):
        save(str(number).encode(), "txt")
    talk = Conversation("verify")
    talk.expect("snapshots")
    assert talk.ends() == 1


# The addresses


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("CLAIMCHECK_ALLOW_PRIVATE", "1")
    monkeypatch.setattr("claimcheck.sources.link_check.PAUSE", 0)

    def status(code: int, **headers: str) -> Answering:
        return lambda request: request.answer(b"", code, **headers)

    pages: dict[str, Answering | bytes] = {"/here": b"here", "/new": b"new"}
    pages |= {"/old": status(301, Location="/new"), "/closed": status(403)}
    with serve(pages) as found:
        yield found


def sourced(key: str, source: str, *lines: str) -> str:
    more = "".join(f"{line}\n" for line in lines)
    return f"""
[claims.acme.evidence.{key}]
date = 2025-05-05
stance = "supports"
source = "{source}"
{more}recorded = 2025-05-05T08:00:00Z
"""


def test_addresses_are_not_asked_unless_wanted(run: Run, ledger_file: File, server: Server) -> None:
    ledger_file(HEAD + sourced("one", server.at("/gone")))
    assert run("verify").code == 0
    assert json.loads(run("verify", "--json").out)["links"] is None
    assert server.asked == []


def test_links_tells_what_is_gone_with_the_copies_that_there_are(
    run: Run, ledger_file: File, server: Server
) -> None:
    archived = 'archived = "https://web.archive.org/web/2025/x"'
    ledger_file(
        HEAD
        + sourced("a", server.at("/here"))
        + sourced("b", server.at("/gone#part"), archived)
        + sourced("c", server.at("/gone"))
        + sourced("d", server.at("/old"))
        + sourced("e", server.at("/closed"))
        + sourced("f", "annual report, p. 12")
    )
    ran = run("verify", "--links")
    gone = server.at("/gone")
    assert (ran.code, ran.out) == (
        1,
        f"gone: acme b: {gone}: it answered 404 Not Found; "
        "archived at https://web.archive.org/web/2025/x\n"
        f"gone: acme c: {gone}: it answered 404 Not Found\n",
    )
    assert ran.err.endswith(
        "4 addresses: 1 unclear, 1 gone, 1 alive, 1 moved\n"
        f"unclear: {server.at('/closed')}: it answered 403 Forbidden\n"
        f"moved: {server.at('/old')} to {server.at('/new')}\n"
    )
    told = json.loads(run("verify", "--links", "--json").out)
    assert [one["state"] for one in told["links"]] == ["unclear", "gone", "alive", "moved"]
    assert {one["address"] for one in told["problems"]} == {gone}


def test_the_source_of_a_retracted_fact_is_not_asked(
    run: Run, ledger_file: File, server: Server
) -> None:
    head = "\n[claims.acme.corrections.x]\ndate = 2026-01-01\n"
    taken_back = f'{head}retracts = "one"\nbecause = "x"\n'
    ledger_file(HEAD + sourced("one", server.at("/gone")) + taken_back)
    assert run("verify", "--links").code == 0
    assert server.asked == []


def test_ctrl_c_ends_the_asking_at_once(ledger_file: File) -> None:
    """Before any answer, of which the server gives none."""

    def wait(request: Request) -> None:
        request.handler.rfile.read()  # until the other end hangs up

    with serve({"/x": wait}) as server:
        ledger_file(HEAD + sourced("one", server.at("/x")) + sourced("two", server.at("/y")))
        talk = Conversation("verify", "--links", env={"CLAIMCHECK_ALLOW_PRIVATE": "1"})
        talk.expect("addresses")
        talk.type(CTRL_C)
        assert talk.ends() == 130
        assert server.asked in ([], ["HEAD /x"])


# The commits


def dated(text: str, day: str) -> str:
    """Return facts that say they were recorded on a day."""
    return text.replace("2025-05-05T08:00:00Z", f"{day}T08:00:00Z")


def test_git_tells_what_was_entered_later_than_it_says(run: Run, folder: Path) -> None:
    """A forecast made after the fact, and criteria changed afterwards."""
    repository = Repository(folder)
    claim = HEAD.replace("deadline", 'criteria = "one plant"\ndeadline')
    repository.commit(claim, day="2025-01-02")
    verdict = (
        "\n[claims.acme.verdicts.v]\ndate = 2026-02-01\n"
        'verdict = "kept"\nfulfilled = 2026-02-01\nbecause = "x"\nrecorded = 2026-02-01T08:00:00Z\n'
    )
    odds = (
        "\n[claims.acme.forecasts.f]\ndate = 2025-04-01\nprobability = 0.9\n"
        'by = "vl"\nrecorded = 2025-04-01T10:00:00Z\n'
    )
    repository.commit(claim + verdict, day="2026-02-01")
    forged = repository.commit(claim + odds + verdict, day="2026-02-03")
    edited = repository.commit(
        claim.replace("one plant", "any plant") + odds + verdict, day="2026-03-01"
    )
    repository.path.write_text(repository.text + dated(fact("new", b""), "2026-11-24"))
    ran = run("verify", "--git")
    assert (ran.code, [line for line in ran.out.splitlines() if "missing" not in line]) == (
        1,
        [
            "backdated: acme f: says that it was recorded on 2025-04-01, but appeared 308 "
            "days later, "
            f"with {forged} of 2026-02-03",
            "changed: acme: criteria was changed 423 days after it came, "
            f"with {edited} of 2026-03-01",
        ],
    )
    assert ran.err.endswith("4 commits of the ledger; 1 not committed yet\n")
    told = json.loads(run("verify", "--git", "--json").out)
    assert told["history"] == {"commits": 4, "uncommitted": 1, "cut": []}
    assert [
        (one["kind"], one["claim"], one["fact"], one["commit"]) for one in told["problems"][1:]
    ] == [("backdated", "acme", "f", forged), ("changed", "acme", None, edited)]


def test_an_honest_history_is_well_also_after_a_merge_and_a_rebase(run: Run, folder: Path) -> None:
    repository = Repository(folder)
    assert run("init", "--git").code == 0
    repository.commit(HEAD, day="2025-01-02")
    ours, theirs = sourced("a", "wire"), sourced("b", "wire")
    repository.git("checkout", "--quiet", "-b", "theirs")
    repository.commit(HEAD + theirs, day="2025-05-05")
    repository.git("checkout", "--quiet", "main")
    repository.commit(HEAD + ours, day="2025-05-05")
    repository.git("merge", "--quiet", "--no-edit", "theirs", day="2025-07-01")
    assert repository.text.count("[claims.acme.evidence.") == 2
    assert run("verify", "--git").code == 0
    later = dated(sourced("c", "wire"), "2025-07-02")
    repository.git("checkout", "--quiet", "-b", "again", "HEAD~1")
    repository.commit(HEAD + ours + later, day="2025-07-02")
    repository.git("rebase", "--quiet", "main", day="2025-07-02")
    assert repository.text.count("[claims.acme.evidence.") == 3
    assert run("verify", "--git").code == 0


def test_the_author_s_date_says_nothing(run: Run, folder: Path) -> None:
    repository = Repository(folder)
    repository.commit(HEAD, day="2025-01-02")
    repository.path.write_text(HEAD + sourced("a", "wire"))
    repository.git("commit", "--quiet", "--all", "--message", "x", "--date", "2025-05-05T12:00:00Z")
    ran = run("verify", "--git")
    assert (ran.code, ran.out.partition(":")[0]) == (1, "backdated")


def test_a_shallow_clone_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(folder)
    repository.commit(HEAD, day="2025-01-02")
    last = repository.commit(HEAD + sourced("a", "wire"), day="2026-01-01")
    repository.git("clone", "--quiet", "--depth", "1", f"file://{folder}", "clone")
    monkeypatch.chdir(folder / "clone")
    ran = run("verify", "--git")
    assert ran.code == 0
    assert f"the history before {last} is missing, so what it added was not checked" in ran.err


def test_git_needs_a_repository(run: Run, ledger_file: File) -> None:
    ledger_file(HEAD)
    ran = run("verify", "--git")
    assert (ran.code, ran.out) == (2, "")
    assert "is not in a git repository\n  `git init` creates one" in ran.err


def test_what_git_tells_stays_text(run: Run, folder: Path) -> None:
    repository = Repository(folder)
    claim = HEAD.replace("deadline", '"\\u001b[31mx" = 1\ndeadline')
    repository.commit(claim, day="2025-01-02")
    repository.commit(claim.replace("= 1", "= 2"), day="2025-02-02")
    ran = run("verify", "--git")
    assert "was changed" in ran.out
    assert "\x1b" not in ran.out
