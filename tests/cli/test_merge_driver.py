"""Two branches of one ledger, merged by a real git that calls the program."""

import json
import shlex
import sys
from pathlib import Path

import pytest
import toml_rs

from tests.conftest import Run
from tests.repositories import Repository

LEDGER = """\
# The desk's ledger.
[settings]
title = "Promises"

[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-01
deadline = "2026"
recorded = 2024-01-02T08:00:00Z

[claims.acme.evidence.first]
date = 2024-02-01
stance = "context"
source = "wire"
recorded = 2024-02-01T08:00:00Z

# The other one.
[claims.bolt]
text = "Bolt will run"
claimant = "Bolt"
made = 2024-01-01
recorded = 2024-01-02T08:00:00Z
"""


@pytest.fixture
def repository(folder: Path, run: Run) -> Repository:
    """A repository in which `init --git` was run."""
    made = Repository(folder)
    made.path.write_text(LEDGER)
    assert run("init", "--git").code == 0
    return made


def evidence(key: str, claim: str = "acme", source: str = "wire") -> str:
    return f"""
[claims.{claim}.evidence.{key}]
date = 2025-05-05
stance = "supports"
source = "{source}"
recorded = 2025-05-05T08:00:00Z
"""


def after(anchor: str, block: str, text: str = LEDGER) -> str:
    """Return a text with a block after the paragraph that has some words."""
    start = text.index(anchor)
    end = text.find("\n\n", start)
    end = len(text) - 1 if end < 0 else end
    return f"{text[: end + 1]}{block}{text[end + 1 :]}"


def test_two_branches_that_added_evidence_to_one_claim_merge(repository: Repository) -> None:
    ours, theirs = (after("evidence.first", evidence(key)) for key in ("2025-a", "2025-b"))
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == after("evidence.first", evidence("2025-a") + evidence("2025-b"))


def test_what_one_branch_asked_and_the_other_was_told_merge(repository: Repository) -> None:
    asked = (
        '\n[claims.acme.inquiries.2025-q]\ndate = 2025-05-05\nto = "press office"\n'
        'question = "When?"\nreply-by = 2025-05-15\nrecorded = 2025-05-05T08:00:00Z\n'
    )
    replied = (
        '\n[claims.acme.replies.2025-a]\ndate = 2025-05-05\nquote = "Soon"\n'
        "recorded = 2025-05-05T08:00:00Z\n"
    )
    ours, theirs = (after("evidence.first", block) for block in (asked, replied))
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == after("evidence.first", asked + replied)


def test_blocks_that_share_their_middle_lines_stay_whole(repository: Repository) -> None:
    ours = after("evidence.first", evidence("2025-a", source="https://a.example"))
    theirs = after("evidence.first", evidence("2025-b", source="https://b.example"))
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "--quiet", "theirs")
    facts = toml_rs.loads(repository.text)["claims"]["acme"]["evidence"]
    assert {key: fact["source"] for key, fact in facts.items()} == {
        "first": "wire",
        "2025-a": "https://a.example",
        "2025-b": "https://b.example",
    }


def test_facts_of_different_claims_and_kinds_merge(repository: Repository) -> None:
    verdict = '\n[claims.acme.verdicts.v]\ndate = 2026-01-01\nverdict = "kept"\nbecause = "x"\n'
    revision = '\n[claims.acme.revisions.r]\ndate = 2025-01-01\ndeadline = "2027"\n'
    repository.branches(
        LEDGER,
        after("evidence.first", verdict) + evidence("b1", "bolt"),
        after("evidence.first", revision),
    )
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == after("evidence.first", verdict + revision) + evidence("b1", "bolt")


def test_a_rebase_and_a_cherry_pick_merge_too(repository: Repository) -> None:
    ours, theirs = (after("evidence.first", evidence(key)) for key in ("2025-a", "2025-b"))
    repository.branches(LEDGER, ours, theirs)
    repository.git("branch", "again", "theirs")
    repository.git("rebase", "--quiet", "main", "theirs")
    both = repository.text
    assert '"wire"' in both
    assert both.count("[claims.acme.evidence.2025-") == 2
    repository.git("checkout", "--quiet", "main")
    repository.git("cherry-pick", "again")
    assert repository.text.count("[claims.acme.evidence.2025-") == 2


def test_a_new_claim_of_ours_does_not_part_a_claim_from_a_new_fact_of_theirs(
    repository: Repository,
) -> None:
    new = '\n[claims.zap]\ntext = "x"\nclaimant = "Zap"\nmade = 2026-01-01\n'
    ours, theirs = evidence("b1", "bolt"), evidence("b2", "bolt")
    repository.branches(LEDGER, LEDGER + ours + new, LEDGER + theirs)
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == LEDGER + ours + theirs + new


def test_the_same_fact_on_both_sides_is_there_once(repository: Repository) -> None:
    same = after("evidence.first", evidence("2025-a"))
    repository.branches(LEDGER, same + evidence("b1", "bolt"), same + evidence("b2", "bolt"))
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == same + evidence("b1", "bolt") + evidence("b2", "bolt")


def test_one_side_edits_what_the_other_leaves(repository: Repository) -> None:
    ours = LEDGER.replace('deadline = "2026"', 'deadline = "2026"  # said twice')
    theirs = LEDGER.replace("\n# The other one.\n", "\n# The second one, by hand.\n")
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == ours.replace("# The other one.", "# The second one, by hand.")


def test_a_block_that_one_side_removed_goes(repository: Repository) -> None:
    gone = (
        LEDGER[: LEDGER.index("\n[claims.acme.evidence")] + LEDGER[LEDGER.index("\n# The other") :]
    )
    repository.branches(LEDGER, gone, LEDGER + evidence("b1", "bolt"))
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == gone + evidence("b1", "bolt")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (LEDGER.replace('"2026"', '"2027"'), LEDGER.replace('"2026"', '"2028"')),
        (LEDGER + evidence("b1", "bolt", "radio"), LEDGER + evidence("b1", "bolt", "paper")),
        (LEDGER[: LEDGER.index("\n# The other")], LEDGER.replace("Bolt will", "Bolt shall")),
    ],
    ids=["one key, two values", "one fact key, two facts", "removed and changed"],
)
def test_a_real_conflict_is_marked_around_its_block_alone(
    repository: Repository, ours: str, theirs: str, run: Run
) -> None:
    theirs = after("evidence.first", evidence("2025-b"), theirs)
    repository.branches(LEDGER, ours, theirs)
    said = repository.git("merge", "theirs", code=1)
    assert "CONFLICT" in said
    assert "the conflict is marked in the file" in said
    text = repository.text
    marks = [
        line[:7] for line in text.splitlines() if line[:7] in ("<<<<<<<", "=======", ">>>>>>>")
    ]
    assert marks == ["<<<<<<<", "=======", ">>>>>>>"]
    before, _, rest = text.partition("<<<<<<<")
    outside = before + rest.partition(">>>>>>>")[2]
    assert "[claims.acme.evidence.2025-b]" in outside
    assert "# The desk's ledger." in outside
    assert run("check").code == 1


def test_a_key_that_both_sides_added_in_different_places_is_a_conflict(
    repository: Repository, run: Run
) -> None:
    ours = LEDGER.replace("[claims.bolt]\n", '[claims.bolt]\ndeadline = "2027"\n')
    theirs = LEDGER.removesuffix("\n") + '\ndeadline = "2028"\n'
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "theirs", code=1)
    bolt = LEDGER.index("# The other one.")
    assert repository.text.startswith(LEDGER[:bolt])
    for mark in ("<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"):
        assert repository.text.count(mark) == 1
    assert "git left a conflict here" in run("check").out


def test_check_names_the_first_conflict_and_counts_them(repository: Repository, run: Run) -> None:
    ours, theirs = (LEDGER.replace(" will ", f" {verb} ") for verb in ("may", "can"))
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "theirs", code=1)
    line = repository.text[: repository.text.index("<<<<<<<")].count("\n") + 1
    assert run("check").out == (
        f"claims.toml:{line}:1: error: git left a conflict here, the first of 2: keep the right "
        "text and delete the conflict markers\n"
    )


@pytest.mark.parametrize(
    "program", ["/no/such/claimcheck", f"{shlex.quote(sys.executable)} -m no_such_module"]
)
def test_where_the_program_is_gone_git_leaves_both_sides_in_markers(
    repository: Repository, program: str
) -> None:
    driver = repository.git("config", "merge.claimcheck.driver").strip()
    gone = f"{program} merge-driver{driver.partition('merge-driver')[2]}"
    repository.git("config", "merge.claimcheck.driver", gone)
    ours, theirs = (LEDGER.replace("a plant", f"{n} plants") for n in (2, 3))
    repository.branches(LEDGER, ours, theirs)
    repository.git("merge", "theirs", code=1)
    for part in ("<<<<<<< ours\n", "2 plants", "3 plants"):
        assert part in repository.text


def test_line_ends_and_the_byte_order_mark_stay(repository: Repository) -> None:
    base, ours, theirs = (
        ("\ufeff" + text).replace("\n", "\r\n")
        for text in (
            LEDGER,
            after("evidence.first", evidence("2025-a")),
            after("evidence.first", evidence("2025-b")),
        )
    )
    repository.branches(base, ours, theirs)
    repository.git("merge", "--quiet", "theirs")
    both = after("evidence.first", evidence("2025-a") + evidence("2025-b"))
    assert repository.text == ("\ufeff" + both).replace("\n", "\r\n")


def test_the_remarks_of_a_new_ledger_are_not_doubled(repository: Repository) -> None:
    start = "[settings]\n\n# A claim, as `claimcheck add` writes it:\n# [claims.x]\n"
    repository.branches(start, start + evidence("a", "acme"), start + evidence("b", "bolt"))
    repository.git("merge", "--quiet", "theirs")
    assert repository.text == start + evidence("a", "acme") + evidence("b", "bolt")


def test_what_is_no_toml_is_merged_by_its_lines(repository: Repository) -> None:
    broken = LEDGER + "[claims.\n"
    repository.branches(broken, "# ours\n" + broken, broken + "# theirs\n")
    said = repository.git("merge", "theirs")
    assert "merged by lines" in said
    assert repository.text == "# ours\n" + broken + "# theirs\n"


def test_a_header_inside_a_string_deceives_nobody(repository: Repository) -> None:
    note = 'note = """\n[claims.acme.evidence.first]\nis only a text\n"""\n'
    base = LEDGER + note
    repository.branches(
        base, base + evidence("b1", "bolt"), after("evidence.first", evidence("2025-b"), base)
    )
    repository.git("merge", "theirs", "--quiet")
    claims = toml_rs.loads(repository.text)["claims"]
    assert claims["bolt"]["note"] == "[claims.acme.evidence.first]\nis only a text\n"
    assert claims["bolt"]["evidence"].keys() == {"b1"}
    assert claims["acme"]["evidence"].keys() == {"first", "2025-b"}


# Setting up

ATTRIBUTES = "claims.toml merge=claimcheck\nevidence/** -text\n"


def test_init_git_sets_up_a_ledger_that_is_there_and_says_so(folder: Path, run: Run) -> None:
    Repository(folder)
    (folder / "claims.toml").write_text(LEDGER)
    ran = run("init", "--git")
    assert ran.code == 0
    assert ran.out == "claims.toml\n"
    assert (folder / "claims.toml").read_text() == LEDGER
    assert (folder / ".gitattributes").read_text() == ATTRIBUTES
    assert "commit it, so that every clone has it" in ran.err


def test_init_git_makes_a_ledger_where_there_is_none(folder: Path, run: Run) -> None:
    Repository(folder)
    assert run("init", "--git").code == 0
    assert run("check").code == 0


def test_init_git_again_changes_nothing(folder: Path, run: Run) -> None:
    Repository(folder)
    (folder / ".gitattributes").write_text("*.png binary")
    run("init", "--git")
    config = (folder / ".git" / "config").read_text()
    ran = run("init", "--git")
    assert ran.code == 0
    assert (folder / ".git" / "config").read_text() == config
    assert (folder / ".gitattributes").read_text() == f"*.png binary\n{ATTRIBUTES}"


def test_init_git_outside_a_repository_says_how_to_make_one_and_makes_nothing(
    folder: Path, run: Run
) -> None:
    ran = run("init", "--git")
    assert ran.code == 2
    assert "is not in a git repository\n  `git init` creates one" in ran.err
    assert list(folder.iterdir()) == []


def test_init_git_below_a_ledger_takes_that_one(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Repository(folder).path.write_text(LEDGER)
    below = folder / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert run("init", "--git").code == 0
    assert list(below.iterdir()) == []
    assert (folder / ".gitattributes").read_text() == ATTRIBUTES


def test_other_attributes_stay_byte_for_byte(folder: Path, run: Run) -> None:
    Repository(folder)
    before = b"# caf\xe9\r\n*.png binary\r\n"
    (folder / ".gitattributes").write_bytes(before)
    assert run("init", "--git").code == 0
    assert (folder / ".gitattributes").read_bytes() == before + ATTRIBUTES.encode()


def test_an_attribute_that_came_later_is_overruled(folder: Path, run: Run) -> None:
    made = Repository(folder)
    (folder / ".gitattributes").write_text("claims.toml merge=claimcheck\n*.toml merge=union\n")
    assert run("init", "--git").code == 0
    assert "merge: claimcheck" in made.git("check-attr", "merge", "--", "claims.toml")


def test_an_attribute_that_cannot_be_overruled_is_told(folder: Path, run: Run) -> None:
    Repository(folder)
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text("*.toml merge=union\n")
    ran = run("init", "--git")
    assert ran.code == 2
    assert "git ignores “claims.toml merge=claimcheck” in" in ran.err


@pytest.mark.parametrize("name", ["our claims.toml", "[x]*.toml", '#"q".toml'])
def test_the_name_of_the_file_is_matched_as_it_is(folder: Path, run: Run, name: str) -> None:
    made = Repository(folder)
    assert run("--file", name, "init", "--git").code == 0
    told = made.git("check-attr", "merge", "--", name, "x.toml")
    assert told.count("merge: claimcheck") == 1


def test_git_leaves_the_line_ends_of_snapshots_as_they_are(folder: Path, run: Run) -> None:
    made = Repository(folder)
    made.git("config", "core.autocrlf", "true")
    made.path.write_text(LEDGER)
    assert run("init", "--git").code == 0
    (folder / "page.txt").write_bytes(b"one\ntwo\n")
    assert run("add-evidence", "acme", "--source", "wire", "--snapshot", "page.txt").code == 0
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "facts")
    (snapshot,) = (folder / "evidence").glob("*/*.txt")
    snapshot.unlink()
    made.git("checkout", "--", "evidence")
    assert snapshot.read_bytes() == b"one\ntwo\n"
    assert run("verify").code == 0


def test_the_tags_that_two_people_gave_a_claim_merge(repository: Repository, run: Run) -> None:
    repository.commit(LEDGER, "base")
    repository.git("checkout", "--quiet", "-b", "theirs")
    assert run("tag", "acme", "bolt", "+aviation", "+ev", "--who", "am").code == 0
    repository.commit(repository.text, "theirs")
    repository.git("checkout", "--quiet", "main")
    assert run("tag", "acme", "+robots", "--who", "vl").code == 0
    assert run("unpublish", "bolt", "--who", "vl").code == 0
    repository.commit(repository.text, "ours")
    repository.git("merge", "--quiet", "theirs")
    assert run("check").code == 0
    claims = {one["id"]: one for one in json.loads(run("list", "--json").out)["claims"]}
    assert {*claims["acme"]["tags"]} == {"aviation", "ev", "robots"}
    assert (claims["bolt"]["tags"], claims["bolt"]["draft"]) == (["aviation", "ev"], True)
