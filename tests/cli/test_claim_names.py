"""Claims are found by an id, the start of one or words that are in them, by every command."""

import inspect
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.claim_names import Named
from claimcheck.cli.main import COMMANDS, command_module
from tests.cli.conversation import CTRL_C, CTRL_D, Conversation
from tests.cli.messages import message_of
from tests.cli.terminal import in_pipe, write_ledger
from tests.conftest import Run

LEDGER = """\
[claims.apple-bring-personal-siri]
text = "Apple will bring a more personal assistant"
claimant = "Apple"
made = 2015-03-08

[claims.xpeng-cars]
text = "XPENG will mass-produce flying cars"
claimant = "XPENG"
made = 2015-03-08
was = ["aeroht-dream"]

[claims.zuri-aero]
text = "Zürich will allow the Flying  Car"
claimant = "Zürich"
made = 2015-03-08

[claims.zuri-tram]
text = "Łódź and Zürich will share a tram"
claimant = "Zürich"
made = 2015-03-08
"""
Converse = Callable[..., Conversation]


@pytest.fixture
def ledger(folder: Path) -> Path:
    return write_ledger(folder, LEDGER)


@pytest.fixture
def converse() -> Iterator[Converse]:
    """A function that starts the program in a terminal."""
    begun: list[Conversation] = []

    def start(*args: str) -> Conversation:
        begun.append(Conversation(*args))
        return begun[-1]

    yield start
    for one in begun:
        one.close()


def shown(run: Run, words: str) -> str:
    ran = run("show", words, "--json")
    assert ran.code == 0, ran.err
    return str(json.loads(ran.out)["claim"]["id"])


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("siri", "apple-bring-personal-siri"),  # a word of the id alone
        ("SIRI", "apple-bring-personal-siri"),
        ("Apple-Bring", "apple-bring-personal-siri"),  # the start of an id, in any case
        ("assistant personal", "apple-bring-personal-siri"),  # of id and text, in any order
        ("mass-produce", "xpeng-cars"),
        ("dream", "xpeng-cars"),  # of an older id
        ("AEROHT-DREAM", "xpeng-cars"),
        ("zurich car", "zuri-aero"),
        ("LODZ", "zuri-tram"),
        ("ＴＲＡＭ", "zuri-tram"),
    ],
)
def test_words_find_the_claim_that_has_all_of_them(
    run: Run, ledger: Path, words: str, id_: str
) -> None:
    assert shown(run, words) == id_


def test_an_exact_id_beats_a_start_and_a_start_beats_words(run: Run, folder: Path) -> None:
    claim = 'text = "{}"\nclaimant = "A"\nmade = 2015-03-08\n'
    blocks = {"tram": "One", "tram-two": "Two", "bus": "No trams", "old-trolley": "A trolleybus"}
    blocks |= {"trolley-line": "Three"}
    lines = (f"[claims.{id_}]\n{claim.format(text)}" for id_, text in blocks.items())
    write_ledger(folder, "\n".join(lines))
    assert shown(run, "tram") == "tram"
    assert shown(run, "tram-") == "tram-two"
    assert shown(run, "trolley") == "trolley-line"
    assert shown(run, "trams") == "bus"


def test_several_matches_are_listed_with_their_texts(run: Run, ledger: Path) -> None:
    ran = run("show", "flying car")
    assert ran.code == 2
    assert message_of(ran) == (
        "claimcheck: “flying car” matches 2 claims\n"
        "  xpeng-cars: XPENG will mass-produce flying cars\n"
        "  zuri-aero: Zürich will allow the Flying Car\n"
        "  write the id, or more words\n"
    )
    ran = run("show", "zuri")
    assert ran.code == 2
    assert message_of(ran) == (
        "claimcheck: “zuri” matches 2 claims\n"
        "  zuri-aero: Zürich will allow the Flying Car\n"
        "  zuri-tram: Łódź and Zürich will share a tram\n"
        "  write more of the id\n"
    )


def test_of_many_matches_the_first_twenty_are_listed(run: Run, folder: Path) -> None:
    claim = '[claims.c{}]\ntext = "A tram"\nclaimant = "A"\nmade = 2015-03-08\n'
    write_ledger(folder, "\n".join(claim.format(number) for number in range(10, 33)))
    lines = message_of(run("show", "tram")).splitlines()
    assert lines[0] == "claimcheck: “tram” matches 23 claims"
    assert lines[-2:] == ["  and 3 more", "  write the id, or more words"]
    assert len(lines) == 23


@pytest.mark.parametrize("words", ["", " ", "nothing-like-it", "siri tram"])
def test_words_that_match_nothing_exit_2(run: Run, ledger: Path, words: str) -> None:
    ran = run("show", words)
    assert ran.code == 2
    assert "no claim matches" in message_of(ran)


def test_a_misspelt_id_is_told_the_nearest_one(run: Run, ledger: Path) -> None:
    assert "did you mean xpeng-cars?" in message_of(run("show", "Xpeng-carz"))


WRITES = (
    ("looked", "siri"),
    ("add-evidence", "siri", "--source", "a letter"),
    ("revise", "siri", "--by", "2030"),
    ("resolve", "siri", "void", "--because", "it is no promise"),
    ("correct", "siri", "--criteria", "it answers", "--because", "forgotten"),
    ("forecast", "siri", "30%"),
    ("looked", "xpeng-cars", "siri"),
    ("asked", "xpeng-cars", "siri", "--to", "Apple", "--question", "when?"),
    ("replied", "siri", "--quote", "soon"),
)


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_in_a_pipe_nothing_is_written_to_what_only_words_found(
    run: Run, ledger: Path, words: tuple[str, ...]
) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert message_of(ran) == (
        "claimcheck: “siri” is not an id; its words match apple-bring-personal-siri: "
        "Apple will bring a more personal assistant\n"
        "  if that is the claim, give its id, apple-bring-personal-siri\n"
    )
    assert ledger.read_text() == LEDGER


def test_options_that_name_claims_find_them_in_the_same_way(run: Run, ledger: Path) -> None:
    new = ("add", "Both will come", "--claimant", "A", "--by", "2030")
    superseded = ("resolve", "xpeng-cars", "superseded", "--because", "a new promise")
    for words in ((*new, "--part", "siri"), (*superseded, "--superseded-by", "siri")):
        ran = run(*words)
        assert (ran.code, "give its id, apple-bring" in ran.err) == (2, True)
    assert ledger.read_text() == LEDGER
    assert run(*new, "--part", "Apple-", "--part", "xpeng-").code == 0
    assert run(*superseded, "--superseded-by", "APPLE-bring").code == 0
    claims = tomllib.loads(ledger.read_text())["claims"]
    assert claims["a-both-come"]["parts"] == ["apple-bring-personal-siri", "xpeng-cars"]
    [verdict] = claims["xpeng-cars"]["verdicts"].values()
    assert verdict["superseded-by"] == "apple-bring-personal-siri"


def test_every_command_that_takes_claims_finds_them_in_one_place() -> None:
    for name in (one for names in COMMANDS.values() for one in names if one != "edit"):
        for parameter in inspect.signature(command_module(name).command).parameters.values():
            marks: tuple[Any, ...] = getattr(parameter.annotation, "__metadata__", ())
            takes_claims = any(getattr(mark, "metavar", "") in _METAVARS for mark in marks)
            is_argument = any(type(mark).__name__ == "ArgumentInfo" for mark in marks)
            if takes_claims and is_argument:
                assert any(isinstance(mark, Named) for mark in marks), f"{name} {parameter.name}"


_METAVARS = ("ID", "ID...", "[ID]", "[ID]...")


def test_on_a_terminal_what_words_found_is_named_and_confirmed(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("forecast", "siri", "30%")
    asked = talk.expect("Is this the claim (y/n)? ")
    assert "“siri” matches apple-bring-personal-siri: Apple will bring a more" in asked
    talk.answer("")
    talk.expect("answer y or n")
    talk.expect("Is this the claim (y/n)? ")
    talk.answer("y")
    assert talk.ends() == 0
    assert "forecasts" in tomllib.loads(ledger.read_text())["claims"]["apple-bring-personal-siri"]


@pytest.mark.parametrize("keys", [b"n\n", CTRL_D, CTRL_C])
def test_what_is_not_confirmed_is_not_written(
    ledger: Path, converse: Converse, keys: bytes
) -> None:
    talk = converse("forecast", "siri", "30%")
    talk.expect("Is this the claim (y/n)? ")
    talk.type(keys)
    assert talk.ends() == 130
    assert ledger.read_text() == LEDGER
    assert "Traceback" not in talk.said


def test_on_a_terminal_one_of_several_is_picked_by_a_number(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("forecast", "flying car", "30%")
    listed = talk.expect("Which one (1-2, leave empty to cancel)? ")
    assert "   1  xpeng-cars: XPENG will mass-produce flying cars" in listed
    talk.answer("3")
    talk.expect("“3” is not a number from 1 to 2")
    talk.expect("Which one")
    talk.answer("2")
    assert talk.ends() == 0
    held = tomllib.loads(ledger.read_text())["claims"]
    assert "forecasts" in held["zuri-aero"]
    talk = converse("show", "flying car")
    talk.expect("Which one (1-2, leave empty to cancel)? ")
    talk.answer("")
    talk.expect("cancelled; nothing was written")
    assert talk.ends() == 130


def test_a_mistake_in_the_options_is_told_before_anything_is_asked(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("resolve", "siri", "void")
    talk.expect("missing option “--because”")
    assert talk.ends() == 2
    assert "Is this the claim" not in talk.said


def test_a_round_may_name_claims_by_words_in_a_pipe(ledger: Path) -> None:
    code, out, _ = in_pipe("review", "siri")
    assert code == 0
    assert "apple-bring-personal-siri" in out.decode()
