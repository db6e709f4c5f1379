"""`claimcheck add`: what is said becomes one block, and its id the last word of stdout."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run

Write = Callable[[str], Path]

LEDGER = """\
# Kept by the desk.
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06"
"""


def claims(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(path.read_text())["claims"]
    return found


def test_a_claim_is_appended_and_every_other_byte_stays(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("add", "XPENG will mass-produce flying cars", "--claimant", "XPENG"),
        *("--by", "Q4 2025", "--made", "2024-03-21", "--source", "https://example.org/a"),
    )
    assert ran.code == 0
    id_ = ran.out.split()[-1]
    assert path.read_bytes().startswith(LEDGER.encode())
    assert (
        path.read_text().removeprefix(LEDGER).strip()
        == f"""\
[claims.{id_}]
text = "XPENG will mass-produce flying cars"
claimant = "XPENG"
made = 2024-03-21
deadline = "2025-Q4"
deadline-words = "Q4 2025"
source = "https://example.org/a"
recorded = 2026-11-24T12:00:00Z"""
    )


def test_the_id_is_the_last_word_of_stdout_and_comes_from_claimant_and_text(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file("")
    ran = run(
        *("add", "XPENG will mass-produce flying cars by 2026", "--claimant", "XPENG"),
        *("--by", "2026"),
    )
    id_ = ran.out.split()[-1]
    assert list(claims(path)) == [id_]
    assert id_.startswith("xpeng-")
    assert id_.count("-") <= 4
    assert "2026" not in id_
    assert run("show", id_).code == 0


def test_an_id_that_is_taken_gets_a_number(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    new = ("add", "Acme will sing", "--claimant", "Acme", "--by")
    ids = [run(*new, by).out.split()[-1] for by in ("2030", "2031", "2032")]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]
    assert list(claims(path)) == ids


def test_an_id_without_a_latin_letter_is_claim_and_hex(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    ran = run("add", "小鹏汽车将量产飞行汽车", "--claimant", "小鹏汽车", "--by", "2026")
    id_ = ran.out.split()[-1]
    assert id_.startswith("claim-")
    int(id_.removeprefix("claim-"), 16)


def test_a_given_id_is_taken_as_it_is(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    new = ("add", "Acme will sing", "--claimant", "Acme", "--by", "2030", "--id", "song")
    assert run(*new).out == "song\n"


def test_every_option_becomes_its_key(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run(
        *("add", "Acme will open in more than 60 countries", "--claimant", "Acme", "--id", "new"),
        *("--speaker", "Ann Lee", "--made", "2025-02", "--by", "the end of next year"),
        *("--deadline-words", "by the end of 2026", "--quote", "over sixty"),
        *("--wording", "translated", "--original", "über sechzig", "--lang", "de"),
        *("--source", "https://example.org", "--title", "Interview", "--archived", "https://a.org"),
        *("--criteria", "shops that sell", "--kind", "aim", "--tag", "shops", "--tag", "abroad"),
        *("--review-every", "6w", "--target", "countries > 60", "--part", "acme-pl"),
        *("--needs", "any", "--holds", "--condition", "the law passes", "--note", "ask Ann"),
        *("--was", "old-id", "--draft", "--who", "ana"),
    )
    assert ran.code == 0, ran.err
    assert claims(path)["new"] == {
        "text": "Acme will open in more than 60 countries",
        "claimant": "Acme",
        "speaker": "Ann Lee",
        "made": "2025-02",
        "deadline": "2026",
        "deadline-words": "by the end of 2026",
        "quote": "over sixty",
        "wording": "translated",
        "original": "über sechzig",
        "lang": "de",
        "source": "https://example.org",
        "title": "Interview",
        "archived": "https://a.org",
        "criteria": "shops that sell",
        "kind": "aim",
        "tags": ["shops", "abroad"],
        "review-every": "6w",
        "target": {"measure": "countries", "more-than": 60},
        "parts": ["acme-plant"],
        "needs": "any",
        "holds": True,
        "condition": "the law passes",
        "note": "ask Ann",
        "was": ["old-id"],
        "draft": True,
        "by": "ana",
        "recorded": claims(path)["new"]["recorded"],
    }
    assert run("show", "old-id").code == 0


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("countries > 60", {"measure": "countries", "more-than": 60}),
        ("countries >= 60", {"measure": "countries", "at-least": 60}),
        ("rank <= 3", {"measure": "rank", "at-most": 3}),
        ("days < 2.5", {"measure": "days", "less-than": 2.5}),
        ("plants = 4", {"measure": "plants", "equals": 4}),
    ],
)
def test_a_target_is_a_measure_a_sign_and_a_number(
    run: Run, ledger_file: Write, words: str, target: dict[str, Any]
) -> None:
    path = ledger_file("")
    new = ("add", "Acme will", "--claimant", "Acme", "--by", "2030", "--id", "new")
    assert run(*new, "--target", words).code == 0
    assert claims(path)["new"]["target"] == target


def test_a_vague_deadline_is_kept_in_its_words_when_undated(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    ran = run(
        *("add", "Acme will sing", "--claimant", "Acme", "--by", "soon", "--undated"),
        *("--id", "new"),
    )
    assert ran.code == 0
    assert "deadline" not in claims(path)["new"]
    assert claims(path)["new"]["deadline-words"] == "soon"
    assert "undated" in ran.err


def test_the_reading_of_the_words_is_told_on_stderr(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "mid-2027", "--id", "new")
    assert ran.out == "new\n"
    assert "“mid-2027”" in ran.err
    assert "2027-05/2027-08" in ran.err
    assert "2027-08-31" in ran.err


def test_quiet_says_nothing_but_the_id(run: Run, ledger_file: Write) -> None:
    ledger_file("")
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "mid-2027", "--id", "x", "-q")
    assert (ran.out, ran.err) == ("x\n", "")


def test_a_stored_form_needs_no_words_beside_it(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    for id_, words in (("a", "2027-Q3"), ("b", "2027"), ("c", "2027-06-30"), ("d", "203X")):
        new = ("add", "Acme will sing", "--claimant", "Acme", "--by", words, "--id", id_)
        assert run(*new).code == 0
        assert "deadline-words" not in claims(path)[id_]
    assert claims(path)["c"]["deadline"] == date(2027, 6, 30)


def test_a_dry_run_shows_the_whole_block_and_writes_nothing(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    ran = run("add", "Acme will sing", "--claimant", "Acme", "--by", "2030", "--dry-run")
    assert ran.code == 0
    added = [line[1:] for line in ran.out.splitlines()[3:] if line.startswith("+")]
    assert 'text = "Acme will sing"' in added
    assert not any(line.startswith("-") for line in ran.out.splitlines()[3:])
    assert path.read_bytes() == LEDGER.encode()


def test_who_recorded_it_comes_from_the_environment_where_no_option_says_it(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file("")
    new = ("add", "Acme will sing", "--claimant", "Acme", "--by", "2030")
    monkeypatch.setenv("CLAIMCHECK_WHO", "ben")
    assert run(*new, "--id", "one").code == 0
    assert run(*new, "--made", "2026-11-01", "--id", "two", "--who", "ana").code == 0
    assert claims(path)["one"]["by"] == "ben"
    assert claims(path)["two"]["by"] == "ana"


def test_who_recorded_it_is_gits_user_name_else_nobody(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file("")
    new = ("add", "Acme will sing", "--claimant", "Acme", "--by", "2030")
    assert run(*new, "--id", "nobody").code == 0
    config = path.with_name("gitconfig")
    config.write_text("[user]\n\tname = Ann Lee\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    assert run(*new, "--made", "2026-11-01", "--id", "git").code == 0
    assert "by" not in claims(path)["nobody"]
    assert claims(path)["git"]["by"] == "Ann Lee"


def test_a_part_that_is_part_of_itself_is_refused(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    new = ("add", "Acme will do both", "--claimant", "Acme", "--undated", "--id", "both")
    ran = run(*new, "--part", "acme-plant", "--part", "acme-plant")
    assert ran.code == 2
    assert "acme-plant" in message_of(ran)
    assert path.read_bytes() == LEDGER.encode()


SINGS = ("add", "Acme will sing in Leeds", "--claimant", "Acme", "--by", "2030")


def test_a_claim_that_is_there_is_refused_with_its_id(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    first = run(*SINGS).out.split()[-1]
    once = path.read_bytes()
    ran = run(*SINGS, "--id", "another", "--tag", "music")
    assert (ran.code, ran.out) == (2, "")
    assert f"the same claim is already recorded as {first}" in ran.err
    assert f"`claimcheck revise {first} --again`" in ran.err
    assert path.read_bytes() == once


def test_a_near_claim_is_taken_and_the_one_that_it_is_near_to_is_told(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("")
    first = run(*SINGS).out.split()[-1]
    ran = run("add", "Acme will sing at Leeds", *SINGS[2:])
    assert ran.code == 0
    assert len(ran.out.split()) == 1
    assert f"% the same as {first}: “Acme will sing in Leeds”" in ran.err
    far = run("add", "Acme opens a plant", *SINGS[2:])
    assert "the same as" not in far.err
    quiet = run("add", "Acme will sing in Leeds", "-q", *SINGS[2:-1], "2031")
    assert (quiet.code, quiet.err) == (0, "")


def test_an_option_that_says_nothing_is_refused(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    claim = ("add", "Acme will open a plant", "--claimant", "Acme", "--by", "2028")
    for option in ("--source", "--criteria", "--tag"):
        refused = run(*claim, option, " ")
        assert (refused.code, refused.err) == (
            2,
            f"claimcheck: {option} is empty\n  leave it out\n",
        )
    assert path.read_text(encoding="utf-8") == ""


def test_a_tag_given_twice_is_written_once(run: Run, ledger_file: Write) -> None:
    path = ledger_file("")
    claim = ("add", "Acme will open a plant", "--claimant", "Acme", "--by", "2028")
    assert run(*claim, "--tag", "steel", "--tag", "jobs", "--tag", "steel").code == 0
    assert 'tags = ["steel", "jobs"]\n' in path.read_text(encoding="utf-8")
