"""What each commit changed of a ledger, in real histories of a real git."""

import inspect
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.verifying.backdating import Edit, Place, edits
from claimcheck.errors import UsageError
from claimcheck.host.git import asked
from claimcheck.store.commit_log import Log, _differences
from claimcheck.store.toml_reader import parse
from tests.generated import File, files
from tests.repositories import Repository

CLAIM = '[claims.a]\ntext = "x"\nclaimant = "A"\nmade = 2025-01-01\n'
B = '\n[claims.b]\ntext = "y"\nclaimant = "B"\nmade = 2025-01-01\n'


def evidence(key: str, claim: str = "a", source: str = "wire") -> str:
    return (
        f"\n[claims.{claim}.evidence.{key}]\ndate = 2025-05-05\n"
        f'stance = "context"\nsource = "{source}"\n'
    )


@pytest.fixture
def repository(folder: Path) -> Repository:
    return Repository(folder)


def told(path: Path) -> list[tuple[str | None, list[tuple[str, str | None, str]]]]:
    """Return the edits of each step: claim, fact and what was done."""

    def done(edit: Edit) -> str:
        if edit.before is None:
            return "added"
        return "removed" if edit.after is None else "changed"

    return [
        (
            step.commit.name if step.commit else None,
            [(edit.place.claim or "", edit.place.fact, done(edit)) for edit in step.edits],
        )
        for step in Log(path).steps()
    ]


def test_each_commit_is_told_with_what_it_did(repository: Repository) -> None:
    first = repository.commit(CLAIM)
    second = repository.commit(CLAIM + evidence("e") + B)
    third = repository.commit(CLAIM.replace('"x"', '"z"') + evidence("e") + B)
    fourth = repository.commit(CLAIM.replace('"x"', '"z"') + B)
    repository.commit("# moved\n" + B + CLAIM.replace('"x"', '"z"'))
    assert told(repository.path) == [
        (first, [("a", None, "added")]),
        (second, [("a", "e", "added"), ("b", None, "added")]),
        (third, [("a", None, "changed")]),
        (fourth, [("a", "e", "removed")]),
        (None, []),
    ]


def test_what_is_not_committed_stands_in_the_end(repository: Repository) -> None:
    repository.commit(CLAIM)
    repository.path.write_text(CLAIM + evidence("e"))
    assert told(repository.path)[-1] == (None, [("a", "e", "added")])


def test_a_file_that_no_commit_has_is_all_new(repository: Repository) -> None:
    repository.path.write_text(CLAIM)
    assert told(repository.path) == [(None, [("a", None, "added")])]
    repository.git("add", "claims.toml")
    assert told(repository.path) == [(None, [("a", None, "added")])]


def test_a_file_that_only_other_commits_stand_before_is_all_new(repository: Repository) -> None:
    (repository.folder / "notes.txt").write_text("notes")
    repository.git("add", "notes.txt")
    repository.git("commit", "--quiet", "--message", "notes")
    repository.path.write_text(CLAIM)
    assert len(Log(repository.path)) == 0
    assert told(repository.path) == [(None, [("a", None, "added")])]


def test_a_merged_fact_came_with_the_commit_of_its_branch(repository: Repository) -> None:
    repository.commit(CLAIM + B)
    repository.git("checkout", "--quiet", "-b", "theirs")
    theirs = repository.commit(CLAIM + evidence("theirs") + B)
    repository.git("checkout", "--quiet", "main")
    ours = repository.commit(CLAIM + B + evidence("ours", "b"))
    repository.git("merge", "--quiet", "--no-edit", "theirs")
    steps = told(repository.path)
    assert (theirs, [("a", "theirs", "added")]) in steps
    assert (ours, [("b", "ours", "added")]) in steps
    assert len(steps) == 4


def test_what_a_merge_changed_itself_is_its_own(repository: Repository) -> None:
    repository.branches(CLAIM + B, CLAIM + B + evidence("ours", "b"), CLAIM + evidence("t") + B)
    repository.git("merge", "--quiet", "--no-commit", "theirs")
    merge = repository.commit(
        CLAIM.replace('"x"', '"z"') + evidence("t") + B + evidence("ours", "b")
    )
    assert told(repository.path)[-2] == (merge, [("a", None, "changed")])


def test_a_renamed_file_keeps_its_history(repository: Repository) -> None:
    first = repository.commit(CLAIM)
    (repository.folder / "desk").mkdir()
    repository.git("mv", "claims.toml", "desk/ledger.toml")
    repository.git("commit", "--quiet", "--message", "moved")
    path = repository.folder / "desk" / "ledger.toml"
    path.write_text(CLAIM + evidence("e"))
    repository.git("commit", "--quiet", "--all", "--message", "facts")
    assert told(path) == [
        (first, [("a", None, "added")]),
        (repository.head, [("a", "e", "added")]),
        (None, []),
    ]


def test_a_file_may_have_had_more_names_than_calls_may_be_nested(repository: Repository) -> None:
    first = repository.commit(CLAIM)
    names = ["claims.toml", *(f"{number}.toml" for number in range(120))]
    head = repository.git("rev-parse", "HEAD").strip()
    renames = "".join(
        f"commit refs/heads/main\ncommitter D <d@example.org> {1_800_000_000 + number} +0000\n"
        f"data 0\n{'' if number else f'from {head}'}\nR {old} {new}\n"
        for number, (old, new) in enumerate(itertools.pairwise(names))
    )
    repository.git("fast-import", "--quiet", "--force", given=renames)
    repository.git("reset", "--hard", "--quiet")
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        steps = told(repository.folder / names[-1])
    finally:
        sys.setrecursionlimit(before)
    assert steps == [(first, [("a", None, "added")]), (None, [])]


def test_a_version_that_is_too_large_to_read_is_refused_and_not_passed_over(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = repository.commit(CLAIM + "#" * 10_000)
    repository.commit(CLAIM)
    monkeypatch.setattr("claimcheck.store.commit_log._MOST_BYTES", 10_000)
    with pytest.raises(
        UsageError, match=rf"claims.toml has 10,\d+ bytes in commit {huge}; the limit is 10,000"
    ):
        told(repository.path)


def test_a_version_that_was_a_folder_answers_nothing_by_what_is_in_it(
    repository: Repository,
) -> None:
    (repository.path).mkdir()
    deceiving = f"\n{'0' * 40} blob 1000000\n"
    (repository.path / deceiving).write_text("x")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "a folder")
    (repository.path / deceiving).unlink()
    repository.path.rmdir()
    last = repository.commit(CLAIM)
    assert [name for name, found in told(repository.path) if found] == [last]


def test_a_version_that_was_another_repository_is_passed_over(repository: Repository) -> None:
    repository.git("commit", "--quiet", "--allow-empty", "--message", "empty")
    module = repository.git("rev-parse", "HEAD").strip()
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{module[::-1]},claims.toml")
    repository.git("commit", "--quiet", "--message", "a submodule")
    last = repository.commit(CLAIM)
    assert [name for name, found in told(repository.path) if found] == [last]


def test_a_commit_of_a_year_that_no_calendar_has_is_told_as_one_without_a_before(
    repository: Repository,
) -> None:
    first = repository.commit(CLAIM)
    repository.commit(CLAIM + evidence("e"))
    far = repository.made_at(253402300800)
    last = repository.commit(CLAIM + evidence("e") + B)
    log = Log(repository.path)
    assert log.cut == [far]
    assert [step.commit.name for step in log.steps() if step.commit] == [first, far, last]


@pytest.mark.parametrize("broken", ["[claims.\n", b"\xff"])
def test_a_version_that_cannot_be_read_is_passed_over(
    repository: Repository, broken: str | bytes
) -> None:
    first = repository.commit(CLAIM)
    repository.commit(broken)
    last = repository.commit(CLAIM + evidence("e"))
    assert told(repository.path) == [
        (first, [("a", None, "added")]),
        (last, [("a", "e", "added")]),
        (None, []),
    ]


def test_a_version_without_a_file_is_passed_over(repository: Repository) -> None:
    first = repository.commit(CLAIM)
    repository.git("rm", "--quiet", "claims.toml")
    repository.git("commit", "--quiet", "--message", "gone")
    last = repository.commit(CLAIM + evidence("e"))
    assert [name for name, found in told(repository.path) if found] == [first, last]


def test_a_shallow_clone_says_where_it_is_cut(repository: Repository, tmp_path: Path) -> None:
    repository.commit(CLAIM)
    second = repository.commit(CLAIM + evidence("e"))
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", "clone")
    log = Log(repository.folder / "clone" / "claims.toml")
    assert log.cut == [second]
    assert [step.commit.is_cut for step in log.steps() if step.commit] == [True]
    assert Log(repository.path).cut == []


@pytest.mark.parametrize(
    "name", ["our claims.toml", "-claims.toml", '"q".toml', "*.toml", ":(glob)x", "ä\\b.toml"]
)
def test_the_name_of_the_file_is_taken_as_it_is(folder: Path, name: str) -> None:
    made = Repository(folder, name)
    (folder / "other.toml").write_text(B)
    first = made.commit(CLAIM)
    assert told(made.path) == [(first, [("a", None, "added")]), (None, [])]


def test_a_name_with_a_line_end_is_refused_also_an_earlier_one(folder: Path) -> None:
    made = Repository(folder, "a\nb.toml")
    made.commit(CLAIM)
    with pytest.raises(UsageError, match="its name contains a line break"):
        told(made.path)
    made.git("mv", "a\nb.toml", "claims.toml")
    made.git("commit", "--quiet", "--message", "moved")
    with pytest.raises(UsageError, match="its name contains a line break"):
        told(folder / "claims.toml")


def test_a_name_that_looks_like_an_answer_of_git_is_a_name(folder: Path) -> None:
    made = Repository(folder, "claims blob 9")
    first = made.commit(CLAIM)
    made.git("rm", "--quiet", "claims blob 9")
    made.git("commit", "--quiet", "--message", "gone")
    last = made.commit(CLAIM + evidence("e"))
    assert [name for name, found in told(made.path) if found] == [first, last]


def test_outside_a_repository_the_way_out_is_told(folder: Path) -> None:
    (folder / "claims.toml").write_text(CLAIM)
    with pytest.raises(UsageError, match="is not in a git repository"):
        Log(folder / "claims.toml")


def test_without_a_git_the_way_out_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(CLAIM)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git was not found on the PATH"):
        Log(repository.path)


def test_what_git_cannot_do_in_a_repository_is_told_in_its_words(repository: Repository) -> None:
    with pytest.raises(UsageError, match=r"^git rev-parse: fatal: .*nowhere") as caught:
        asked(repository.folder, "rev-parse", "nowhere")
    assert caught.value.exit_code == 2


# Only what differs is read, which must be the same as reading all


def by_place(found: Sequence[Edit]) -> dict[Place, Edit]:
    return {edit.place: edit for edit in found}


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(files(), files(), st.data())
def test_reading_what_differs_is_reading_all(file: File, other: File, data: st.DataObject) -> None:
    texts = file.text, other.text
    lines = file.text.splitlines(keepends=True)
    cut = data.draw(st.integers(0, len(lines)))
    shorter = "".join(lines[:cut])
    for before, after in (texts, (file.text, shorter), (shorter, file.text)):
        try:
            whole = list(edits(parse(before), parse(after)))
        except ValueError:
            continue
        assert by_place(_differences(before, after)) == by_place(whole)


TARGET = '[claims.a.target]\nmeasure = "m"\nat-least = 5\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (CLAIM + TARGET, CLAIM),
        (CLAIM, CLAIM + TARGET),
        (CLAIM + TARGET, CLAIM + TARGET.replace("5", "6")),
        (CLAIM, CLAIM + "note = '''\n[claims.b]\ntext = 1\n'''\n"),
        (CLAIM + B, CLAIM + "tags = [\n[],\n]\n" + B),
        (CLAIM, CLAIM + "evidence.e.stance = 'mixed'\n"),
        (CLAIM, CLAIM + "[claims]\nb.text = 'y'\n"),
        (CLAIM, CLAIM + "[claims.a.evidence]\ne = {stance = 'mixed'}\n"),
        (CLAIM + B, CLAIM + evidence("e") + B.replace("\n", "\r\n")),
        ("", CLAIM),
        (CLAIM, ""),
        ("x = 1\n" + CLAIM, "x = 2\n" + CLAIM),
        (CLAIM, CLAIM.replace("[claims.a]", '["claims"."a"]')),
    ],
)
def test_blocks_that_are_written_otherwise_are_compared_whole(before: str, after: str) -> None:
    whole = edits(parse(before), parse(after))
    assert by_place(_differences(before, after)) == by_place(list(whole))
