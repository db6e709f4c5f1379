"""`claimcheck init --template`, committed with a real git, and the scripts of its workflow."""

import json
import re
import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.host.installation import requirement
from tests.conftest import Run
from tests.hosting.steps import TEMPLATE, Runner, job_of
from tests.repositories import Repository

FILES = {
    "claims.toml",
    "requirements.txt",
    "README.md",
    ".gitattributes",
    ".gitignore",
    ".github/workflows/claims.yml",
}
COMMIT = "1f0e3dad99908345f7439f8ffabdffc4abcdef01"
CLAIM = """
[claims.acme-shops]
text = "Acme will open 60 shops"
claimant = "Acme"
made = 2025-03-08
deadline = "2099"
source = "https://example.org/interview"
"""


def files_in(folder: Path) -> set[str]:
    """Return the files of a folder, without those of git."""
    inside = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in inside if path.parts[0] != ".git"}


def installed_from(folder: Path, patch: pytest.MonkeyPatch, origin: object) -> None:
    """Have the program look installed from somewhere, as an installer records it (PEP 610)."""
    about = folder / "claimcheck_cli-9.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: claimcheck-cli\nVersion: 9\n")
    if origin is not None:
        (about / "direct_url.json").write_text(json.dumps(origin))
    patch.syspath_prepend(str(folder))


def test_a_template_is_laid_down_with_a_valid_ledger_and_the_steps_to_take(run: Run) -> None:
    ran = run("init", "--template", "a b/promises")
    folder = Path("a b/promises")
    assert ran.code == 0
    assert set(ran.out.splitlines()) == {str(folder / name) for name in FILES}
    assert ran.err == (
        "fill in the last line of a b/promises/requirements.txt: where pip finds claimcheck\n"
        "next:\n"
        "cd 'a b/promises'\n"
        "git init --initial-branch=main\n"
        "claimcheck init --git\n"
        'git add . && git commit -m "a ledger of promises"\n'
    )
    assert files_in(folder) == FILES
    assert run("--file", str(folder / "claims.toml"), "check", "--strict").code == 0


def test_a_template_goes_into_this_folder_when_none_is_named(run: Run, folder: Path) -> None:
    ran = run("init", "--template")
    assert (ran.code, files_in(folder)) == (0, FILES)
    assert "cd " not in ran.err


@pytest.mark.parametrize("name", sorted(FILES))
def test_where_one_file_is_there_nothing_is_written(run: Run, folder: Path, name: str) -> None:
    mine = folder / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine\n")
    ran = run("init", "--template")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"claimcheck: {name} is already there; nothing was written\n"
        "  move what is there away, or name another folder\n"
    )
    assert (files_in(folder), mine.read_text()) == ({name}, "mine\n")


def test_what_cannot_be_written_whole_leaves_nothing(run: Run, folder: Path) -> None:
    """A file in the place of a folder, and a link to a folder of somebody else."""
    (folder / "file").mkdir()
    (folder / "file/.github").touch()
    ran = run("init", "--template", "file")
    assert (ran.code, files_in(folder / "file")) == (5, {".github"})
    assert "cannot make the folder file/.github: File exists; nothing was written" in ran.err
    (folder / "elsewhere").mkdir()
    (folder / "link").mkdir()
    (folder / "link/.github").symlink_to(folder / "elsewhere")
    assert run("init", "--template", "link").code == 2
    assert files_in(folder / "elsewhere") == files_in(folder / "link") == set()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["init", "promises"], "`claimcheck --file promises/claims.toml init` starts a ledger"),
        (["init", "--template", "--git"], "first --template, then `git init`"),
        (["--file", "my.toml", "init", "--template"], "claimcheck init --template DIR"),
    ],
)
def test_what_does_not_go_together_is_refused_with_the_way(
    run: Run, folder: Path, args: list[str], told: str
) -> None:
    ran = run(*args)
    assert (ran.code, ran.out, files_in(folder)) == (2, "", set())
    assert told in ran.err


def test_a_program_that_came_from_a_public_repository_is_required_at_its_commit(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = {"vcs": "git", "requested_revision": "main", "commit_id": COMMIT}
    origin = {"url": "https://git.example.org/desk/claimcheck", "vcs_info": version}
    installed_from(tmp_path.with_name(f"{tmp_path.name}-installed"), monkeypatch, origin)
    ran = run("init", "--template")
    assert (ran.code, ran.err.startswith("next:\n")) == (0, True)
    required = (folder / "requirements.txt").read_text().splitlines()
    assert required[-1] == (
        f"claimcheck-cli @ git+https://git.example.org/desk/claimcheck@{COMMIT}"
    )


@pytest.mark.parametrize(
    "origin",
    [
        None,
        {"url": "file:///home/desk/claimcheck", "dir_info": {"editable": True}},
        {"url": "https://example.org/claimcheck_cli-9-py3-none-any.whl", "archive_info": {}},
        {"url": "https://example.org/c", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}},
        {"url": "file:///srv/c", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": "https://me:key@example.org/c", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
    ],
)
def test_where_the_program_came_from_elsewhere_nothing_is_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: object
) -> None:
    installed_from(tmp_path / "installed", monkeypatch, origin)
    assert requirement() is None


def test_the_commands_of_its_readme_work_in_order(run: Run, folder: Path) -> None:
    run("init", "--template")
    Repository(folder)
    blocks = re.findall(r"```sh\n(.*?)```", (folder / "README.md").read_text(), re.DOTALL)
    lines = textwrap.dedent("\n".join(blocks)).replace("\\\n", " ").splitlines()
    commands = [shlex.split(line) for line in lines if line.lstrip().startswith("claimcheck")]
    assert [words[1:2] for words in commands] == [["init"], [], ["review"], ["check"], ["add"]]
    for words in commands:
        ran = run(*words[1:])
        assert ran.code == 0, ran.err
    assert run("check", "--strict").code == 0


Fork = Callable[[], Runner]


@pytest.fixture
def fork(run: Run, folder: Path) -> Fork:
    """A function that commits what is in a template, and checks it out anew as GitHub does."""
    assert run("init", "--template", "desk").code == 0
    repository = Repository(folder / "desk")

    def clone() -> Runner:
        repository.git("add", "--all")
        repository.git("commit", "--quiet", "--allow-empty", "--message", "facts")
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        repository.git("clone", "--quiet", str(repository.folder), str(work))
        return Runner(work, folder / "temp")

    return clone


def test_the_check_says_at_which_line_to_fill_in_where_the_program_is(
    fork: Fork, folder: Path
) -> None:
    seen = job_of(TEMPLATE, "check")["See that requirements.txt is filled in"]
    runner = fork()
    lines = (runner.folder / "requirements.txt").read_text().splitlines()
    ran = runner.run(seen)
    assert ran.returncode == 1
    assert ran.stdout == (
        f"::error file=requirements.txt,line={len(lines)}::"
        "Fill in where pip finds claimcheck; the file says how.\n"
    )
    assert lines[-1].startswith("claimcheck-cli @ FILL IN")
    required = folder / "desk/requirements.txt"
    required.write_text("claimcheck-cli @ git+https://git.example.org/desk/claimcheck@v1\n")
    assert runner.run(seen).returncode == 1
    assert fork().run(seen).returncode == 0


def test_the_check_refuses_errors_and_then_warnings(fork: Fork, folder: Path) -> None:
    """The claim lacks criteria, which is a warning; a deadline nobody can read is an error."""
    job = job_of(TEMPLATE, "check")
    check, strict = job["Check the ledger"], job["Refuse warnings too"]
    ledger = folder / "desk/claims.toml"
    empty = ledger.read_text()

    def codes(text: str) -> list[int]:
        ledger.write_text(text)
        runner = fork()
        return [runner.run(step).returncode for step in (check, strict)]

    assert codes(empty + CLAIM + 'criteria = "60 are open"\n') == [0, 0]
    assert codes(empty + CLAIM) == [0, 1]
    assert codes(empty + CLAIM.replace('"2099"', '"whenever"')) == [1, 1]
    ledger.unlink()
    assert fork().run(check).returncode != 0


def test_the_site_and_the_report_are_made_and_git_does_not_take_them(
    fork: Fork, folder: Path
) -> None:
    ledger = folder / "desk/claims.toml"
    ledger.write_text(ledger.read_text() + CLAIM)
    runner = fork()
    job = job_of(TEMPLATE, "site")
    made = runner.run(job["Make the site"])
    shown = runner.run(job["Show the report on the page of this run"])
    assert (made.returncode, shown.returncode) == (0, 0), made.stderr + shown.stderr
    assert "Acme will open 60 shops" in (runner.folder / "public/index.html").read_text()
    assert "Acme will open 60 shops" in runner.summary
    assert Repository(runner.folder).git("status", "--porcelain") == ""


def test_a_clone_of_the_template_merges_by_keys_once_it_is_set_up(fork: Fork) -> None:
    """`claimcheck init --git` finds nothing left to write into the repository."""
    clone = Repository(fork().folder)
    assert clone.git("check-attr", "merge", "claims.toml") == "claims.toml: merge: claimcheck\n"
    setup = f"{Path(sys.executable).with_name('claimcheck')} init --git"
    clone.git("-c", f"alias.setup=!{setup}", "setup")
    assert clone.git("status", "--porcelain") == ""
    assert "merge-driver" in clone.git("config", "merge.claimcheck.driver")
