"""`claimcheck review`: the weekly round, in a real terminal and without one."""

import datetime
import json
import shlex
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.desk import clock
from tests.cli.conversation import CTRL_C, CTRL_D, Conversation, recording_browser
from tests.cli.terminal import in_pipe, in_terminal, without_styles, write_ledger
from tests.conftest import Run

# All dates lie far in the past or the future, so that the round is the same on any day.
LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2015-03-08
deadline = 2016-12-31
criteria = "a plant that makes things"
source = "https://example.org/said?a=1&b=2"

[claims.acme-plant.evidence.first]
date = 2015-06-01
stance = "supports"
source = "https://example.org/a'b$(touch owned)"

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2015-03-08
deadline = 2017-12-31
source = "file:///etc/passwd"

[claims.acme-plane.evidence.odd]
date = 2015-06-01
stance = "context"
source = "javascript:alert(1)"
archived = "-h"

[claims.bolt]
text = "Bolt will run"
claimant = "Bolt"
made = 2015-03-08

[claims.bolt.evidence.mixed]
date = 2015-06-01
stance = "mixed"
source = "a letter"
"""
Converse = Callable[..., Conversation]
ROUND = ["acme-plant", "acme-plane", "bolt"]
PROMPT = "Your choice: "


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


def held(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())


def looks(path: Path) -> list[dict[str, Any]]:
    return list(held(path).get("looks", {}).values())


def test_all_that_is_nothing_new_becomes_one_look(ledger: Path, converse: Converse) -> None:
    began = clock.today()
    talk = converse("review", "--who", "vl")
    for place, id_ in enumerate(ROUND, 1):
        assert f"({place}/3) " in talk.expect(PROMPT)
        assert id_ in talk.said
        talk.answer("n")
    talk.expect("Where you looked (leave empty to skip): ")
    talk.answer("press rooms")
    assert talk.ends() == 0
    [look] = looks(ledger)
    assert look["claims"] == ROUND
    assert (look["where"], look["by"]) == ("press rooms", "vl")
    assert began <= look["date"] <= clock.today()  # a midnight may have passed
    assert ledger.read_text().startswith(LEDGER)


def test_what_is_entered_is_in_the_ledger_before_the_round_goes_on(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("review", "--who", "vl")
    talk.expect(PROMPT)
    talk.answer("e")
    for question, answer in (
        ("Source", "https://example.org/news"),
        ("Title", "The plant opens"),
        ("Stance", "sup"),
        ("When it became public", "2016-05-04"),
        ("Quote", ""),
        ("Whose word", "independent"),
    ):
        talk.expect(question)
        talk.answer(answer)
    talk.expect(PROMPT)
    evidence = held(ledger)["claims"]["acme-plant"]["evidence"]
    [key] = set(evidence) - {"first"}
    assert (
        evidence[key].items()
        >= {
            "date": datetime.date(2016, 5, 4),
            "stance": "supports",
            "source": "https://example.org/news",
            "title": "The plant opens",
            "origin": "independent",
            "by": "vl",
        }.items()
    )
    # it stays with the claim, whose card has the new item, and a ruling may rest on it
    assert "The plant opens" in talk.said
    talk.answer("r")
    talk.expect("Verdict")
    talk.answer("k")
    talk.expect("When it came true")
    talk.answer("2016-05")
    talk.expect("Reason, for readers")
    talk.answer("it makes things")
    talk.expect("Evidence it rests on")
    talk.answer("2")
    talk.expect("(2/3)")
    [verdict] = held(ledger)["claims"]["acme-plant"]["verdicts"].values()
    assert (
        verdict.items()
        >= {
            "verdict": "kept",
            "fulfilled": "2016-05",
            "because": "it makes things",
            "on": [key],
        }.items()
    )
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    assert looks(ledger) == []


def test_a_refused_answer_is_told_and_asked_again(ledger: Path, converse: Converse) -> None:
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("x")
    talk.expect("is not one of n, e, m, r, f, o, s, q and ?")
    talk.expect(PROMPT)
    talk.answer("")
    talk.expect("n  You looked and found nothing new; recorded when the round ends.")
    talk.expect(PROMPT)
    talk.answer("e")
    talk.expect("Source")
    talk.answer("a letter")
    talk.expect("Title")
    talk.answer("")
    talk.expect("Stance")
    talk.answer("maybe")
    talk.expect("is not one of supports, refutes, mixed and context")
    talk.expect("Stance")
    talk.answer("")
    talk.expect("When it became public")
    talk.answer("tomorrow")
    talk.expect("is after today")
    talk.expect("When it became public")
    talk.type(CTRL_D)
    talk.expect("cancelled; nothing was written")
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    assert ledger.read_text() == LEDGER


def test_a_ruling_that_the_ledger_refuses_leaves_the_claim_where_it_was(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("r")
    for question, answer in (
        ("Verdict", "kept"),
        ("When it came true", ""),
        ("Reason, for readers", "it opened"),
        ("Evidence it rests on", ""),
    ):
        talk.expect(question)
        talk.answer(answer)
    talk.expect("say when it came true")
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    assert ledger.read_text() == LEDGER


@pytest.mark.parametrize("answer", ["y", "n"])
def test_a_ruling_over_another_asks_whether_to_overrule_it(
    ledger: Path, converse: Converse, answer: str
) -> None:
    ruled = LEDGER + (
        '[claims.bolt.verdicts.old]\ndate = 2016-01-01\nverdict = "broken"\nbecause = "no"\n'
    )
    ledger.write_text(ruled)
    talk = converse("review", "bolt")
    talk.expect(PROMPT)
    talk.answer("r")
    for question, said in (
        ("Verdict", "void"),
        ("Reason, for readers", "no promise"),
        ("Evidence it rests on", ""),
    ):
        talk.expect(question)
        talk.answer(said)
    talk.expect("It was ruled broken on 1 January 2016. Overrule that (y/n)? ")
    talk.answer(answer)
    if answer == "y":
        assert talk.ends() == 0
        verdicts = held(ledger)["claims"]["bolt"]["verdicts"]
        [new] = (one for key, one in verdicts.items() if key != "old")
        assert (new["verdict"], new["overrules"]) == ("void", "old")
        return
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    assert ledger.read_text() == ruled


def test_a_reading_is_asked_for_again_until_it_has_one_reading(
    ledger: Path, converse: Converse
) -> None:
    target = 'target = { measure = "halls", at-least = 50, unit = "%" }\n'
    ledger.write_text(LEDGER.replace("criteria =", f"{target}criteria =", 1))
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("e")
    for question, answer in (
        ("Source", "a letter"),
        ("Title", ""),
        ("Stance", ""),
        ("When it became public", "2016-05-04"),
        ("Quote", ""),
        ("Reading of halls", "7,5"),
        ("7.5 or 75", "37 km"),
        ("not in the unit of its target", "+37 %"),
        ("read “+37 %” as 37 %", ""),
        ("Whose word", ""),
    ):
        talk.expect(question)
        talk.answer(answer)
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    evidence = held(ledger)["claims"]["acme-plant"]["evidence"]
    [key] = set(evidence) - {"first"}
    assert evidence[key]["value"] == 37
    assert "unit" not in evidence[key]


def test_what_can_be_pressed_is_said_in_words_before_it_is_asked(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("review", columns=60)
    card = talk.expect(PROMPT)
    assert card.splitlines()[-2:] == [
        "n nothing new   e evidence   m date moved   r ruling",
        "f forecast   o open sources   s skip   q quit   ? help",
    ]
    talk.answer("q")
    assert talk.ends() == 0


PROPOSED = """
[claims.bolt.verdicts.v]
date = 2016-01-05
verdict = "withdrawn"
because = "it said so"
by = "vl"

[settings]
signatures = 2
"""


def test_g_signs_the_ruling_that_waits_and_is_offered_only_there(
    ledger: Path, converse: Converse
) -> None:
    ledger.write_text(LEDGER + PROPOSED)
    talk = converse("review", "bolt", "acme-plant", "--who", "am")
    card = talk.expect(PROMPT)
    assert "awaiting-signature" in card
    assert "   g sign\n" in card
    talk.answer("g")
    talk.expect(
        "Withdrawn proposed by vl on 5 January 2016, needs one more signature. Sign it as am"
    )
    talk.answer("y")
    card = talk.expect(PROMPT)
    assert "bolt: withdrawn; ruled withdrawn on 5 January 2016, signed on " in talk.said
    assert "(2/2) overdue  acme-plant" in card
    assert "g sign" not in card
    talk.answer("q")
    assert talk.ends() == 0
    [signature] = held(ledger)["claims"]["bolt"]["signatures"].values()
    assert (signature["of"], signature["by"]) == ("v", "am")


def test_nobody_signs_a_ruling_of_their_own_in_a_round(ledger: Path, converse: Converse) -> None:
    ledger.write_text(LEDGER + PROPOSED)
    talk = converse("review", "bolt", "--who", "vl")
    talk.expect(PROMPT)
    talk.answer("g")
    talk.expect("(y/n)? ")
    talk.answer("y")
    talk.expect("v is vl’s own ruling")
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    assert "signatures" not in held(ledger)["claims"]["bolt"]


def test_a_card_shows_the_source_and_the_last_evidence(ledger: Path, converse: Converse) -> None:
    item = (
        '\n[claims.acme-plant.evidence.{}]\ndate = {}\nstance = "refutes"\n'
        'title = "No plant"\nsource = "https://www.example.com/{}"\n'
    )
    days = ("2015-07-01", "2015-08-01", "2015-09-01")
    items = "".join(item.format(f"no-{day}", day, day) for day in days)
    ledger.write_text(LEDGER + items)
    talk = converse("review", "acme-plant")
    card = talk.expect(PROMPT)
    for line in (
        "source   example.org",
        "evidence 2015-07-01 refutes: No plant (example.com)",
        "         2015-08-01 refutes: No plant (example.com)",
        "         2015-09-01 refutes: No plant (example.com)",
        "         and 1 older",
    ):
        assert f"      {line}\n" in card
    talk.answer("q")
    assert talk.ends() == 0


def test_m_records_that_the_date_moved_from_the_day_it_was_announced(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("review", "acme-plant", "--who", "vl")
    for question, answer in (
        (PROMPT, "m"),
        ("When the new date was announced (leave empty for today): ", "2016-03-01"),
        ("New date (leave empty to cancel): ", "2016-13"),
        ("New date (leave empty to cancel): ", "end of next year"),
        ("read “end of next year” as 2017, to 2017-12-31", ""),
    ):
        talk.expect(question)
        if answer:
            talk.answer(answer)
    talk.expect("Source, URL or description (leave empty to skip): ")
    talk.answer("a letter")
    talk.expect(PROMPT)
    [revision] = held(ledger)["claims"]["acme-plant"]["revisions"].values()
    assert (
        revision.items()
        >= {
            "date": datetime.date(2016, 3, 1),
            "deadline": "2017",
            "deadline-words": "end of next year",
            "source": "a letter",
            "by": "vl",
        }.items()
    )
    talk.answer("q")
    assert talk.ends() == 0


@pytest.mark.parametrize("keeps", ["y", "n"])
def test_a_date_that_names_none_may_be_kept_as_words(
    ledger: Path, converse: Converse, keeps: str
) -> None:
    talk = converse("review", "acme-plant")
    for question, answer in (
        (PROMPT, "m"),
        ("When the new date", ""),
        ("New date", "soon"),
        ("Keep “soon” as words, without a date (y/n)? ", keeps),
    ):
        talk.expect(question)
        talk.answer(answer)
    if keeps == "n":
        talk.expect("New date (leave empty to cancel): ")
        talk.answer("")
    else:
        talk.expect("Source")
        talk.answer("")
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    if keeps == "n":
        assert ledger.read_text() == LEDGER
    else:
        [revision] = held(ledger)["claims"]["acme-plant"]["revisions"].values()
        assert (revision["undated"], revision["deadline-words"]) == (True, "soon")


def test_f_records_a_forecast(ledger: Path, converse: Converse) -> None:
    talk = converse("review", "acme-plant")
    for question, answer in (
        (PROMPT, "f"),
        ("Odds that it will be kept, such as 30% (leave empty to cancel): ", "30"),
        ("Odds", "30%"),
        (PROMPT, "q"),
    ):
        talk.expect(question)
        talk.answer(answer)
    assert talk.ends() == 0
    [forecast] = held(ledger)["claims"]["acme-plant"]["forecasts"].values()
    assert forecast["probability"] == 0.3


def test_a_claim_that_replaces_one_is_found_by_words(ledger: Path, converse: Converse) -> None:
    talk = converse("review", "bolt")
    for question, answer in (
        (PROMPT, "r"),
        ("Verdict", "superseded"),
        ("The claim that replaces it, by id or words (leave empty to skip): ", "balloon"),
        ("claimcheck: no claim matches “balloon”", ""),
        (PROMPT, "r"),
        ("Verdict", "superseded"),
        ("The claim that replaces it", "plane build"),
        ("“plane build” matches acme-plane: Acme will build a plane", ""),
        ("Is this the claim (y/n)? ", "y"),
        ("Reason, for readers", "a newer promise"),
        ("Evidence it rests on", ""),
    ):
        talk.expect(question)
        if answer:
            talk.answer(answer)
        elif "no claim" in question:
            talk.expect("The claim that replaces it")
            talk.type(CTRL_D)
        elif "Evidence" in question:
            talk.answer("")
    assert talk.ends() == 0
    [verdict] = held(ledger)["claims"]["bolt"]["verdicts"].values()
    assert verdict["superseded-by"] == "acme-plane"


def test_a_round_of_a_party_or_a_tag_goes_no_further_than_its_limit(run: Run, folder: Path) -> None:
    tagged = LEDGER.replace('claimant = "Bolt"', 'claimant = "Bolt"\ntags = ["sport"]')
    write_ledger(folder, tagged)

    def boxes(*args: str) -> list[str]:
        ran = run("review", *args)
        assert ran.code == 0
        return [line.split()[3] for line in ran.out.splitlines() if line.startswith("[ ] ")]

    assert boxes("--claimant", "Acme") == ["acme-plant", "acme-plane"]
    assert boxes("--tag", "sport") == ["bolt"]
    assert boxes("--limit", "2") == ["acme-plant", "acme-plane"]
    assert boxes("--claimant", "Acme", "--limit", "1") == ["acme-plant"]
    assert boxes("--claimant", "Acme", "--tag", "sport") == []
    assert "none of these claims needs attention" in run("review", "--tag", "no").err
    assert "no claim matches" in run("review", "--all", "--tag", "no").err
    ran = run("review", "bolt", "--tag", "sport")
    assert (ran.code, "not both" in ran.err) == (2, True)


def test_ctrl_c_ends_the_round_and_keeps_what_was_nothing_new(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("n")
    talk.expect("(2/3)")
    talk.expect(PROMPT)
    talk.type(CTRL_C)
    assert talk.ends() == 130
    assert "Traceback" not in talk.said
    [look] = looks(ledger)
    assert look["claims"] == ["acme-plant"]


def test_ctrl_c_within_an_entry_writes_nothing_of_it(ledger: Path, converse: Converse) -> None:
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("e")
    talk.expect("Source")
    talk.answer("https://example.org/half")
    talk.expect("Title")
    talk.type(CTRL_C)
    assert talk.ends() == 130
    assert ledger.read_text() == LEDGER


def test_the_end_of_the_input_ends_the_round_as_q_does(ledger: Path, converse: Converse) -> None:
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("n")
    talk.expect("(2/3)")
    talk.expect(PROMPT)
    talk.type(CTRL_D)
    assert talk.ends() == 0
    [look] = looks(ledger)
    assert look["claims"] == ["acme-plant"]


def test_a_terminal_that_is_closed_keeps_what_was_nothing_new(
    ledger: Path, converse: Converse
) -> None:
    talk = converse("review")
    talk.expect(PROMPT)
    talk.answer("n")
    talk.expect("(2/3)")
    talk.expect(PROMPT)
    talk.hang_up()
    assert talk.ends() == 130
    [look] = looks(ledger)
    assert look["claims"] == ["acme-plant"]


def test_skipping_every_claim_changes_nothing(ledger: Path, converse: Converse) -> None:
    talk = converse("review")
    for _ in ROUND:
        talk.expect(PROMPT)
        talk.answer("s")
    assert talk.ends() == 0
    assert ledger.read_text() == LEDGER


def test_o_shows_addresses_of_the_web_in_the_browser_and_runs_nothing(
    ledger: Path, folder: Path, converse: Converse
) -> None:
    env, shown = recording_browser(folder)
    talk = converse("review", env=env)
    talk.expect(PROMPT)
    talk.answer("o")
    talk.expect("Sources to open, such as 1 2 or all (leave empty for none): ")
    talk.answer("all")
    talk.expect(PROMPT)
    assert shown.read_text().splitlines() == [
        "https://example.org/said?a=1&b=2",
        "https://example.org/a'b$%28touch%20owned%29",
    ]
    assert not (folder / "owned").exists()
    talk.answer("s")
    talk.expect("(2/3)")
    talk.expect(PROMPT)
    talk.answer("o")
    talk.expect("none of its sources is a web address")
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    assert len(shown.read_text().splitlines()) == 2


def test_somebody_elses_ruling_during_the_round_is_kept(ledger: Path, converse: Converse) -> None:
    talk = converse("review", "--where", "here")
    talk.expect(PROMPT)
    done = in_pipe("resolve", "bolt", "void", "--because", "it is no promise", "--who", "other")
    assert done[0] == 0
    talk.answer("n")
    talk.expect(PROMPT)
    talk.answer("q")
    assert talk.ends() == 0
    [verdict] = held(ledger)["claims"]["bolt"]["verdicts"].values()
    assert verdict["by"] == "other"
    [look] = looks(ledger)
    assert (look["claims"], look["where"]) == (["acme-plant"], "here")


def test_dry_run_shows_what_would_be_written(ledger: Path, converse: Converse) -> None:
    talk = converse("review", "--dry-run", "--where", "here", "acme-plane")
    talk.expect(PROMPT)
    talk.answer("n")
    assert talk.ends() == 0
    assert '+claims = ["acme-plane"]' in talk.said
    assert ledger.read_text() == LEDGER


def test_the_round_fits_into_a_narrow_terminal(ledger: Path, converse: Converse) -> None:
    talk = converse("review", "bolt", columns=44)
    card = talk.expect(PROMPT)
    assert max(len(line) for line in card.splitlines()) <= 44
    talk.answer("q")
    assert talk.ends() == 0


def test_without_a_terminal_the_round_is_a_checklist(ledger: Path) -> None:
    code, out, err = in_pipe("review")
    assert (code, err) == (0, b"")
    lines = out.decode().splitlines()
    boxes = [line for line in lines if line.startswith("[ ] ")]
    assert [line.split()[3] for line in boxes] == ROUND
    assert "\x1b" not in out.decode()
    assert "    https://example.org/said?a=1&b=2" in lines
    assert "    javascript:alert(1)" not in lines
    assert ledger.read_text() == LEDGER


def test_a_checklist_that_is_read_from_a_terminal_and_goes_into_a_file_asks_nothing(
    ledger: Path,
) -> None:
    ran = in_terminal(80, "review", "--all", "--dry-run", "--quiet", "bolt")
    assert ran.code == 2
    assert "not both" in without_styles(ran.out)


def test_each_command_of_the_checklist_is_one_that_the_program_takes(
    run: Run, ledger: Path
) -> None:
    lines = run("review").out.splitlines()
    commands = [shlex.split(line.removeprefix("    $ ")) for line in lines if "    $ " in line]
    assert len(commands) == len(ROUND)
    for command, id_ in zip(commands, ROUND, strict=True):
        assert command[0] == "claimcheck"
        assert command[2] == id_
        filled = [{"VERDICT": "void", "…": "no promise"}.get(word, word) for word in command[1:]]
        assert run(*filled).code == 0
    assert run("review").out == ""


def test_ids_choose_the_claims_and_all_is_every_open_one(run: Run, folder: Path) -> None:
    write_ledger(
        folder,
        LEDGER
        + """
[claims.quiet]
text = "Bolt will rest"
claimant = "Bolt"
made = 2015-03-08
deadline = "2999"
""",
    )

    def boxes(*args: str) -> list[str]:
        lines = run("review", *args).out.splitlines()
        return [line.split()[3] for line in lines if line.startswith("[ ] ")]

    assert boxes() == ROUND
    assert boxes("--all") == [*ROUND, "quiet"]
    assert boxes("quiet", "acme-plane") == ["acme-plane", "quiet"]
    assert run("review", "nobody").code == 2


def test_nothing_to_review_says_so_and_prints_nothing(run: Run, folder: Path) -> None:
    write_ledger(folder, "")
    ran = run("review")
    assert (ran.code, ran.out) == (0, "")
    assert "nothing needs attention" in ran.err
    assert json.loads(run("report", "--json").out)["attention"] == []
