"""`claimcheck tag`, `publish` and `unpublish`: how a claim is filed."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conversation import Conversation
from tests.cli.messages import message_of
from tests.cli.terminal import write_ledger
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
tags = ["ev"]

[claims.bolt-plane]
text = "Bolt will build a plane"
claimant = "Bolt"
made = 2025-03-08
deadline = "2027"
"""


def corrections(path: Path, id_: str = "acme-plant") -> list[dict[str, Any]]:
    facts = tomllib.loads(path.read_text())["claims"][id_].get("corrections", {})
    apart = ("recorded", "date")
    return [{key: fact[key] for key in fact if key not in apart} for fact in facts.values()]


def tags(run: Run, id_: str = "acme-plant") -> list[str]:
    found: list[str] = json.loads(run("show", id_, "--json").out)["claim"]["tags"]
    return found


@pytest.mark.parametrize(
    ("words", "after"),
    [
        (("acme", "+aviation", "-ev"), ["aviation"]),
        (("acme", "-ev", "+aviation"), ["aviation"]),
        (("+aviation", "acme", "-ev"), ["aviation"]),
        (("acme", "bolt", "+aviation", "-ev"), ["aviation"]),
        (("--", "acme", "+aviation", "-ev"), ["aviation"]),
        (("acme", "--", "+aviation", "-ev"), ["aviation"]),
        (("acme", "+clean energy"), ["ev", "clean energy"]),
        (("acme", "+quick", "-quiet", "-who", "-h"), ["ev", "quick"]),
        (("acme", "+q", "--who", "-am", "-ev"), ["q"]),
        (("--who", "am", "--wait", "3", "-q", "acme", "+q"), ["ev", "q"]),
        (("acme", "--who=am", "+q", "--quiet", "--wait", "3"), ["ev", "q"]),
    ],
)
def test_what_stands_behind_a_claim_with_a_sign_is_a_tag(
    run: Run, ledger_file: Write, words: tuple[str, ...], after: list[str]
) -> None:
    ledger_file(LEDGER)
    ran = run("tag", *words)
    assert ran.code == 0, ran.err
    assert tags(run) == after


def test_options_of_a_letter_stand_before_the_claim_and_long_ones_anywhere(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    assert run("tag", "-q", "acme", "+a").err == ""
    assert run("tag", "acme", "+b", "--quiet").err == ""
    assert run("tag", "acme", "+c", "-q").err == "acme-plant: tagged ev, a, b, c\n"
    dry = run("tag", "acme", "--dry-run", "-ev")
    assert '+tags-dropped = ["ev"]' in dry.out
    assert "Usage" in run("tag", "-h").out
    assert run("tag", "acme", "--nonsense", "+a").code == 2
    run("tag", "--who", "am", "acme", "-a", "-b")
    assert corrections(path)[-1] == {"tags-dropped": ["a", "b"], "by": "am"}


def test_what_changes_nothing_writes_nothing_and_says_so(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("tag", "acme", "+ev", "-quick")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "acme-plant: tagged ev; nothing to change\n"
    ran = run("publish", "acme", "bolt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "acme-plant: published; nothing to change\nbolt-plane: published; nothing to change\n"
    )
    assert path.read_text() == LEDGER


def test_a_draft_is_published_and_kept_back_again_without_a_reason(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    for _ in range(2):
        assert run("unpublish", "acme", "bolt").code == 0
        assert "bolt-plane,Bolt" not in run("export", "ics").out
        assert run("publish", "acme").err == "acme-plant: published\n"
    assert [one["draft"] for one in corrections(path)] == [True, False, True, False]
    assert [one["draft"] for one in corrections(path, "bolt-plane")] == [True]
    assert run("check", "--strict").out.count("warning") == 2  # no criteria
    assert "filed      draft: no" in run("show", "acme").out
    assert "corrected" not in run("show", "acme").out


def test_readers_hear_nothing_of_filing(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    before = run("brief", "acme").out
    run("tag", "acme", "+aviation", "-ev")
    run("unpublish", "acme")
    run("publish", "acme")
    assert run("brief", "acme").out == before
    assert "orrect" not in run("export", "atom").out
    site = path.parent / "site"
    assert run("site", str(site)).code == 0
    page = (site / "claims" / "acme-plant.html").read_text()
    assert "We corrected" not in page
    assert "aviation" in page


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("acme",), "which tags?"),
        (("+a",), "which claim?"),
        (("acme", "+"), "“+” names no tag"),
        (("acme", "+a", "-a"), "the tag “a” is both added and dropped"),
        (("acme", "ev", "+a"), "no claim matches “ev”\n  a tag is written with a sign"),
        (("nobody", "+a"), "no claim matches “nobody”"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_form_to_use(
    run: Run, ledger_file: Write, words: tuple[str, ...], message: str
) -> None:
    path = ledger_file(LEDGER)
    ran = run("tag", *words)
    assert ran.code == 2
    assert message in ran.err
    assert path.read_text() == LEDGER


def test_words_name_the_claims_that_get_a_tag_once_each_is_confirmed(
    run: Run, folder: Path
) -> None:
    path = write_ledger(folder, LEDGER)
    refused = run("tag", "plane", "+aviation")
    assert (refused.code, path.read_text()) == (2, LEDGER)
    assert (
        "“plane” is not an id; its words match bolt-plane: Bolt will build a plane"
        in message_of(refused)
    )
    talk = Conversation("tag", "plane", "plant", "+aviation")
    for words, id_ in (("plane", "bolt-plane"), ("plant", "acme-plant")):
        talk.expect(f"“{words}” matches {id_}: ")
        talk.expect("Is this the claim (y/n)?")
        talk.answer("y")
    assert talk.ends() == 0
    assert (tags(run, "bolt-plane"), tags(run)) == (["aviation"], ["ev", "aviation"])
