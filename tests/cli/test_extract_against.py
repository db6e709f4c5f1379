"""`claimcheck extract --against`: what a text says of the claims that a ledger holds."""

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

ARTICLE = """\
Acme opens in Leeds
Acme opened a plant in Leeds on Friday. It also hired 310 people.
Bolt closed two shops.
"""


@pytest.fixture
def article(run: Run, folder: Path) -> str:
    run("init")
    made = ("--made", "2024-01-01", "--by", "2027")
    run("add", "Acme will open a plant in Leeds", "--claimant", "Acme", *made)
    run("add", "Acme will close its shops in York", "--claimant", "Acme", *made)
    run("add", "Acme will hire 300 people", "--claimant", "Acme", *made)
    (folder / "a.txt").write_text(ARTICLE)
    return "a.txt"


def test_the_claims_that_a_text_speaks_to_are_listed_with_what_records_it(
    run: Run, article: str
) -> None:
    ran = run("extract", article, "--said", "2025-03-08", "--against")
    assert ran.code == 0
    assert "acme-open-plant-leeds  Acme will open a plant in Leeds" in ran.out
    assert "about Acme" in ran.out
    assert "york" not in ran.out
    (command,) = [line[6:] for line in ran.out.splitlines() if "add-evidence acme-open" in line]
    done = run(*shlex.split(command)[1:])
    assert done.code == 0, done.err
    evidence = json.loads(run("show", "acme-open", "--json").out)["claim"]["evidence"]
    assert [(one["source"], one["date"]) for one in evidence] == [("a.txt", "2025-03-08")]
    assert evidence[0]["quote"] in ARTICLE


def test_json_has_claim_sentence_and_why(run: Run, article: str) -> None:
    found = json.loads(run("extract", article, "--against", "--json").out)
    one = next(one for one in found["against"] if one["claim"] == "acme-open-plant-leeds")
    assert list(one) == ["claim", "sentence", "why"]
    assert one["sentence"] in ARTICLE


def test_what_was_ruled_on_is_not_looked_for(run: Run, article: str) -> None:
    run("resolve", "acme-open", "kept", "--because", "open", "--fulfilled", "2025-03")
    ran = run("extract", article, "--against")
    assert "acme-open-plant-leeds" not in ran.out


def test_a_text_that_speaks_to_none_says_so(run: Run, article: str) -> None:
    words = ("extract", "-", "--against", "--source", "The Daily")
    assert "--source 'The Daily'" in run(*words, stdin=ARTICLE).out
    ran = run(*words, stdin="Bolt closed two shops.\n")
    assert (ran.code, ran.out) == (0, "")
    assert "the text says nothing about the open claims of this ledger" in ran.err


def test_it_needs_a_ledger_and_records_nothing(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE)
    assert run("extract", "a.txt", "--against").code == 3
    ran = run("extract", "a.txt", "--against", "--add")
    assert (ran.code, "leave out --add" in ran.err) == (2, True)
