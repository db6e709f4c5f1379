"""`claimcheck add` without a text: questions on a terminal, and what will stand is shown first."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conversation import CTRL_C, CTRL_D, Conversation
from tests.cli.messages import message_of
from tests.cli.terminal import write_ledger
from tests.conftest import Run

LEDGER = """\
[claimants.acme]
name = "Acme"
also = ["Zürich Works"]

[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2015-03-08
deadline = 2016-12-31
tags = ["aviation", "energy"]
"""
Converse = Callable[..., Conversation]
TEXT = "The claim, in one sentence (leave empty to cancel): "
WHO = "Claimant, who made the claim (leave empty to cancel): "
MADE = "When it was said (leave empty for today): "
BY = "By when (leave empty if no date was named): "
SOURCE = "Source, URL or description (leave empty to skip): "
QUOTE = "Quote, word for word (leave empty to skip): "
CRITERIA = "What would count as kept (leave empty to skip): "
TARGET = "Number promised (leave empty to skip): "
TAGS = "Tags, separated by spaces (leave empty to skip): "
RECORD = "Record it (y yes, a yes and another, e edit every field, n cancel): "
NEXT = "The next claim, in one sentence (leave empty to finish): "
SKIPPED = ((SOURCE, ""), (QUOTE, ""), (CRITERIA, ""), (TARGET, ""), (TAGS, ""))


@pytest.fixture
def ledger(folder: Path) -> Path:
    return write_ledger(folder, LEDGER)


@pytest.fixture
def converse() -> Iterator[Converse]:
    """A function that starts the program in a terminal."""
    begun: list[Conversation] = []

    def start(*args: str, **how: Any) -> Conversation:
        begun.append(Conversation(*args, **how))
        return begun[-1]

    yield start
    for one in begun:
        one.close()


def answer(talk: Conversation, *answers: tuple[str, str]) -> None:
    for question, words in answers:
        talk.expect(question)
        talk.answer(words)


def added(path: Path) -> dict[str, Any]:
    claims = tomllib.loads(path.read_text())["claims"]
    [new] = (claim for id_, claim in claims.items() if id_ != "acme-plant")
    return dict(new)


def test_each_answer_is_read_at_once_and_what_will_stand_is_shown(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("add", "--who", "vl")
    answer(
        talk,
        (TEXT, "XPENG will mass-produce flying cars"),
        (WHO, "XPENG"),
        (MADE, "8 March 2015"),
        ("read “8 March 2015” as 2015-03-08\n" + BY, "end of next year"),
        ("read “end of next year” as 2016, to 2016-12-31\n" + SOURCE, "https://example.org/a"),
        (QUOTE, "We will fly."),
        (CRITERIA, "100 cars delivered"),
        (TARGET, "over 60 countries"),
        ("read “over 60 countries” as countries more than 60\n" + TAGS, "ev aviation, ev"),
    )
    shown = talk.expect(RECORD)
    assert "This will be added to claims.toml:\n" in shown
    assert '  text = "XPENG will mass-produce flying cars"\n' in shown
    assert '  deadline = "2016"\n' in shown
    assert ledger.read_text() == LEDGER
    talk.answer("y")
    assert talk.ends() == 0
    assert talk.said.split()[-1] == "xpeng-mass-produce-flying-cars"
    assert ledger.read_text().startswith(LEDGER)
    claim = added(ledger)
    del claim["recorded"]
    assert claim == {
        "text": "XPENG will mass-produce flying cars",
        "claimant": "XPENG",
        "made": date(2015, 3, 8),
        "deadline": "2016",
        "deadline-words": "end of next year",
        "quote": "We will fly.",
        "source": "https://example.org/a",
        "criteria": "100 cars delivered",
        "tags": ["ev", "aviation"],
        "target": {"measure": "countries", "more-than": 60},
        "by": "vl",
    }


def test_what_options_gave_is_not_asked_for(ledger: Path, converse: Converse) -> None:
    talk = converse(
        *("add", "--claimant", "Acme", "--made", "2015-03-08", "--by", "2016", "--tag", "energy"),
        *("--source", "a letter", "--criteria", "it runs", "--target", "cars > 5"),
    )
    answer(talk, (TEXT, "Acme will run"), (QUOTE, ""), (RECORD, "y"))
    assert talk.ends() == 0
    assert (added(ledger)["deadline"], added(ledger)["tags"]) == ("2016", ["energy"])


def test_a_question_mark_explains_a_question(ledger: Path, converse: Converse) -> None:
    talk = converse("add", columns=60)
    for question in (TEXT, TEXT):
        talk.expect(question)
        talk.answer("?")
    help_ = talk.expect(TEXT)
    assert "One sentence of yours that can turn out true or not" in help_
    assert max(map(len, help_.splitlines())) <= 60
    talk.answer("Acme will run")
    talk.expect(WHO)
    talk.answer("?")
    assert "Acme, Zürich Works" in talk.expect(WHO)
    talk.type(CTRL_D)
    assert talk.ends() == 130


def test_tab_completes_claimants_and_tags(ledger: Path, converse: Converse) -> None:
    talk = converse("add")
    talk.expect(TEXT)
    talk.answer("Acme will run")
    talk.expect(WHO)
    talk.type(b"zuri\t")
    talk.expect("Zürich Works")
    talk.answer("")
    answer(talk, (MADE, "2015-03-08"), (BY, "2016"), *SKIPPED[:4])
    talk.expect(TAGS)
    talk.type(b"new avi\t")
    talk.expect("aviation")
    talk.answer("")
    answer(talk, (RECORD, "y"))
    assert talk.ends() == 0
    assert added(ledger)["claimant"] == "Zürich Works"
    assert added(ledger)["tags"] == ["new", "aviation"]


@pytest.mark.parametrize(("says", "kept"), [("y", "Acme"), ("n", "ACME")])
def test_a_name_that_is_nearly_one_of_the_ledger_is_asked_about(
    ledger: Path, converse: Converse, says: str, kept: str
) -> None:
    talk = converse("add")
    answer(talk, (TEXT, "Acme will run"), (WHO, "ACME"))
    answer(talk, ("Do you mean Acme, which is in the ledger (y/n)? ", says))
    answer(talk, (MADE, ""), (BY, "2990"), *SKIPPED, (RECORD, "y"))
    assert talk.ends() == 0
    assert added(ledger)["claimant"] == kept


def test_what_cannot_be_read_is_asked_for_again(ledger: Path, converse: Converse) -> None:
    talk = converse("add")
    answer(
        talk,
        (TEXT, "Acme will run"),
        (WHO, "Acme"),
        (MADE, "tomorrow"),
        ("is after today", ""),
        (BY, "2016-13"),
        ("claimcheck: “2016-13” cannot be read as a date", ""),
    )
    talk.expect(SOURCE)  # which the empty answer led to
    talk.type(CTRL_C)
    assert talk.ends() == 130
    assert ledger.read_text() == LEDGER


def test_ctrl_c_within_a_question_that_tab_completes_ends_it(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("add")
    answer(talk, (TEXT, "Acme will run"))
    talk.expect(WHO)
    talk.type(b"Bo")
    talk.expect("Bo")  # by then it waits for a key
    talk.type(CTRL_C)
    assert talk.ends() == 130
    assert "Traceback" not in talk.said
    assert ledger.read_text() == LEDGER


def test_no_date_is_none_and_words_without_one_are_kept_if_you_say_so(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("add")
    answer(talk, (TEXT, "Acme will run"), (WHO, "Acme"), (MADE, ""), (BY, "soon"))
    answer(talk, ("Keep “soon” as words, without a date (y/n)? ", "y"), *SKIPPED, (RECORD, "y"))
    assert talk.ends() == 0
    assert added(ledger)["deadline-words"] == "soon"
    assert "deadline" not in added(ledger)


@pytest.mark.parametrize("keys", [CTRL_C, CTRL_D, b"n\n"])
def test_calling_it_off_at_the_end_leaves_the_ledger_as_it_was(
    ledger: Path, converse: Converse, keys: bytes
) -> None:
    talk = converse("add")
    answer(talk, (TEXT, "Acme will run"), (WHO, "Acme"), (MADE, ""), (BY, ""), *SKIPPED)
    talk.expect(RECORD)
    talk.type(keys)
    assert talk.ends() == 130
    assert "Traceback" not in talk.said
    assert ledger.read_text() == LEDGER


def test_a_claim_that_is_there_already_cannot_be_recorded_but_edited(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("add", env={"EDITOR": "true"})
    answer(
        talk,
        *((TEXT, "Acme will open a plant"), (WHO, "Acme"), (MADE, "2015-03-08")),
        *((BY, "2016-12-31"), *SKIPPED),
    )
    refused = talk.expect("Edit it (e to edit every field, n to cancel): ")
    assert "acme-plant" in refused
    talk.answer("y")
    talk.expect("“y” is not one of e and n")
    talk.expect("Edit it")
    talk.answer("e")
    talk.expect("Edit it")  # the form was left as it was, and the answers are still there
    talk.answer("n")
    assert talk.ends() == 130
    assert ledger.read_text() == LEDGER


def test_every_field_can_be_edited_before_it_is_recorded(
    ledger: Path, folder: Path, converse: Converse
) -> None:
    editor = folder / "ed"
    editor.write_text('#!/bin/sh\nsed -i \'s/^# speaker = ""/speaker = "A boss"/\' "$2"\n')
    editor.chmod(0o755)
    talk = converse("add", env={"EDITOR": str(editor)})
    answer(talk, (TEXT, "Acme will run"), (WHO, "Acme"), (MADE, ""), (BY, ""), *SKIPPED)
    answer(talk, (RECORD, "e"))
    assert talk.ends() == 0
    assert (added(ledger)["text"], added(ledger)["speaker"]) == ("Acme will run", "A boss")


def test_one_that_is_much_alike_is_told_before_it_is_recorded(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("add")
    answer(talk, (TEXT, "Acme will open plants"), (WHO, "Acme"), (MADE, ""), (BY, ""), *SKIPPED)
    assert "the same as acme-plant: “Acme will open a plant”" in talk.expect(RECORD)
    talk.answer("n")
    assert talk.ends() == 130


def test_a_dry_run_shows_the_diff_and_writes_nothing(ledger: Path, converse: Converse) -> None:
    talk = converse("add", "--dry-run")
    answer(talk, (TEXT, "Acme will run"), (WHO, "Acme"), (MADE, ""), (BY, ""), *SKIPPED)
    answer(talk, (RECORD, "y"))
    assert talk.ends() == 0
    assert '+text = "Acme will run"' in talk.said
    assert ledger.read_text() == LEDGER


def test_without_a_ledger_nothing_is_asked(folder: Path, converse: Converse) -> None:
    talk = converse("add")
    talk.expect("no claims.toml")
    assert talk.ends() == 3
    assert TEXT not in talk.said


def test_in_a_pipe_nothing_is_asked(run: Run, ledger: Path) -> None:
    ran = run("add", "--claimant", "Acme", "--by", "2027", stdin="Acme will run\n")
    assert ran.code == 2
    assert message_of(ran) == (
        "claimcheck: what was promised? TEXT is missing\n"
        "  give one sentence; on a terminal, `claimcheck add` alone asks for all it needs\n"
    )
    assert ledger.read_text() == LEDGER


def test_another_claim_of_the_same_interview_keeps_who_when_and_where(
    ledger: Path, folder: Path, converse: Converse
) -> None:
    caching = {"CLAIMCHECK_NO_CACHE": "", "XDG_CACHE_HOME": str(folder / "cache")}
    talk = converse("add", env=caching)
    answer(
        talk,
        *((TEXT, "Bolt will run"), (WHO, "Bolt"), (MADE, "8 March 2015"), (BY, "2016")),
        *((SOURCE, "a letter"), (QUOTE, ""), (CRITERIA, ""), (TARGET, ""), (TAGS, "rail")),
        (RECORD, "a"),
    )
    answer(
        talk,
        (NEXT, "Bolt will fly"),
        *((WHO + "Bolt", ""), (MADE + "2015-03-08", ""), (BY, "2017"), (SOURCE + "a letter", "")),
        *((QUOTE, ""), (CRITERIA, ""), (TARGET, "")),
    )
    talk.expect(TAGS)
    talk.type(b"r\t")
    talk.expect("rail")  # which the claim before was the first to have
    talk.answer("")
    answer(talk, (RECORD, "a"))
    talk.expect(NEXT)
    talk.answer("Acme will fly")
    talk.expect(WHO + "Bolt")
    talk.type(b"\x15Ac\t")  # Ctrl-U empties the line, and Tab completes as on an empty one
    talk.expect("Acme")
    talk.answer("")
    answer(talk, (MADE + "2015-03-08", ""), (BY, ""), (SOURCE + "a letter", ""))
    answer(talk, (QUOTE, ""), (CRITERIA, ""), (TARGET, ""), (TAGS, ""), (RECORD, "a"), (NEXT, ""))
    assert talk.ends() == 0
    claims = tomllib.loads(ledger.read_text())["claims"]
    assert list(claims)[1:] == ["bolt-run", "bolt-fly", "acme-fly"]
    for claim in list(claims.values())[1:]:
        assert (claim["made"], claim["source"]) == (date(2015, 3, 8), "a letter")
    assert [one.get("tags") for one in claims.values()][1:] == [["rail"], ["rail"], None]


def test_calling_off_another_claim_leaves_those_before_it(ledger: Path, converse: Converse) -> None:
    talk = converse("add", "--claimant", "Acme", "--id", "acme-run")
    answer(talk, (TEXT, "Acme will run"), (MADE, ""), (BY, ""), *SKIPPED, (RECORD, "a"))
    answer(talk, (NEXT, "Acme will fly"), (MADE, ""), (BY, ""), *SKIPPED, (RECORD, "n"))
    talk.expect("cancelled; this claim was not recorded")
    assert talk.ends() == 130
    assert list(tomllib.loads(ledger.read_text())["claims"]) == ["acme-plant", "acme-run"]
