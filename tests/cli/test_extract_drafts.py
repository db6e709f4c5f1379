"""`extract --drafts`: what somebody else proposes gets in where it stands in the text."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import Run

TEXT = """\
Acme Corp. makes cars in Leeds.
Acme will open a plant in Leeds by 2027, “the finest of all”, with 300 people.
It plans to   hire more than 300 people by the end of next year.
"""
GOOD = {
    "sentence": "It plans to hire more than 300 people by the end of next year.",
    "claimant": "Acme",
    "deadline_words": "by the end of next year",
}


@pytest.fixture
def article(folder: Path) -> str:
    (folder / "a.txt").write_text(TEXT)
    return "a.txt"


def extracted(run: Run, *drafts: Any) -> tuple[int, dict[str, Any]]:
    Path("drafts.json").write_text(json.dumps(drafts))
    ran = run("extract", "a.txt", "--said", "2025-03-08", "--drafts", "drafts.json", "--json")
    found: dict[str, Any] = json.loads(ran.out)
    return ran.code, found


def test_a_draft_is_admitted_in_the_words_of_the_source(run: Run, article: str) -> None:
    code, found = extracted(run, GOOD)
    (one,) = found["claims"]
    assert (code, found["refused"]) == (0, [])
    assert one["sentence"] == TEXT.splitlines()[2]
    assert TEXT[one["offset"] :].startswith(one["sentence"])
    assert one["text"] == "Acme plans to hire more than 300 people by the end of next year"
    assert (one["claimant"], one["latest"]) == ("Acme", "2026-12-31")
    assert one["target"] == {"measure": "people", "more-than": 300}


def test_what_a_draft_says_besides_is_kept(run: Run, article: str) -> None:
    sentence = 'Acme will open a plant in Leeds by 2027, "the finest of all", with 300 people.'
    draft = {"sentence": sentence, "claimant": None, "deadline_words": None}
    more = {"text": "A plant opens", "kind": "aim", "target": "at least 300 people"}
    _, found = extracted(run, {**draft, **more})
    (one,) = found["claims"]
    assert "“the finest of all”" in one["sentence"]
    assert (one["text"], one["kind"], one["claimant"]) == ("A plant opens", "aim", None)
    assert one["target"] == {"measure": "people", "at-least": 300}


@pytest.mark.parametrize(
    ("changed", "field", "reason"),
    [
        (
            {"sentence": "It plans to hire 3,000 people."},
            "sentence",
            "nearest: “plans to",
        ),
        ({"claimant": "Acm"}, "claimant", "does not appear in the source"),
        ({"claimant": "Bolt"}, "claimant", "does not appear in the source"),
        ({"deadline_words": "by 2027"}, "deadline_words", "does not appear in the sentence"),
        ({"deadline_words": "hire"}, "deadline_words", "cannot be read"),
        ({"target": {"measure": "people", "at-least": 400}}, "target", "400 does not appear"),
        ({"target": "many"}, "target", "is not a target"),
        ({"kind": "vow"}, "kind", "is not one of promise, aim, forecast"),
        ({"sentence": 3}, "sentence", "is not text"),
        ({"text": ""}, "text", "is empty"),
        (
            {"sentence": "hire more than 300 people by the end of next year."},
            "sentence",
            "is not a whole sentence of the source; the words left out may change it",
        ),
        ({"text": "Acme will hire 400 people"}, "text", "400 does not appear in the sentence"),
        ({"text": "Acme will pay Bolt"}, "text", "“Bolt” does not appear in the sentence"),
        ({"text": "Acme will not hire people"}, "text", "denies what the other says"),
    ],
)
def test_what_is_not_in_the_text_is_refused_with_its_field(
    run: Run, article: str, changed: dict[str, Any], field: str, reason: str
) -> None:
    code, found = extracted(run, GOOD, {**GOOD, **changed})
    (fault,) = found["refused"]
    assert (code, len(found["claims"])) == (1, 1)
    assert (fault["number"], fault["field"]) == (2, field)
    assert reason in fault["reason"]


def test_a_time_that_is_over_is_refused(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("Acme will have opened by 2024.\n")
    sentence = "Acme will have opened by 2024."
    code, found = extracted(
        run, {"sentence": sentence, "claimant": "Acme", "deadline_words": "by 2024"}
    )
    assert code == 1
    assert found["refused"][0]["reason"] == "has already passed on 2025-03-08"


def test_each_fault_of_a_draft_is_listed_and_the_others_are_recorded(
    run: Run, article: str
) -> None:
    run("init")
    drafts = [{"sentence": "It sells planes."}, GOOD, 7]
    Path("drafts.json").write_text(json.dumps(drafts))
    words = ("extract", article, "--said", "2025-03-08", "--drafts", "drafts.json", "--add")
    ran = run(*words)
    assert ran.code == 1
    assert "draft 1: refused: claimant: is missing" in ran.err
    assert "draft 1: refused: deadline_words: is missing" in ran.err
    assert "draft 3: refused: “7” is not an object" in ran.err
    assert len(ran.out.splitlines()) == 1
    claim = json.loads(run("show", ran.out.strip(), "--json").out)["claim"]
    assert (claim["quote"], claim["draft"]) == (GOOD["sentence"], True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "is not a JSON list of drafts"),
        ("[", "it is not valid JSON"),
        ("[{}]", None),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(
    run: Run, article: str, content: str, said: str | None
) -> None:
    Path("drafts.json").write_text(content)
    ran = run("extract", article, "--drafts", "drafts.json")
    assert ran.code == (2 if said else 1)
    assert (said or "sentence: is missing") in ran.err


def test_the_text_and_the_drafts_cannot_both_be_stdin(run: Run, article: str) -> None:
    ran = run("extract", "-", "--drafts", "-")
    assert (ran.code, "cannot both be stdin" in ran.err) == (2, True)


def test_what_extract_found_is_what_it_admits(run: Run, article: str) -> None:
    found = json.loads(run("extract", article, "--said", "2025-03-08", "--json").out)["claims"]
    code, again = extracted(run, *found)
    assert (code, len(again["claims"])) == (0, 2)
    schema = json.loads(run("schema", "drafts").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"sentence": "A"}], schema)


def test_the_nearest_words_are_told_for_the_first_twenty_drafts_alone(
    run: Run, article: str
) -> None:
    others = [{**GOOD, "sentence": f"It plans to hire {n} people."} for n in range(1, 22)]
    code, found = extracted(run, *others)
    reasons = [one["reason"] for one in found["refused"]]
    assert (code, len(reasons)) == (1, 21)
    assert all("; nearest: “" in one for one in reasons[:20])
    assert reasons[20] == "does not appear in the source"
