"""A repository may come from anybody: no program that it names is run, and no link leads us out."""

import os
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.repositories import Repository

LEDGER = """\
[claims.a]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-01
recorded = 2025-01-01T08:00:00Z
"""
FACT = """
[claims.a.evidence.e]
date = 2025-02-01
stance = "context"
source = "wire"
recorded = 2025-02-01T08:00:00Z
"""

PROGRAMS = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand"),
    *("core.gitProxy", "core.alternateRefsCommand", "sequence.editor", "interactive.diffFilter"),
    *("diff.external", "diff.evil.command", "diff.evil.textconv", "difftool.evil.cmd"),
    *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process"),
    *("merge.evil.driver", "merge.default.driver", "mergetool.evil.cmd"),
    *("gpg.program", "gpg.openpgp.program", "gpg.x509.program", "gpg.ssh.program"),
    *("gpg.ssh.defaultKeyCommand", "credential.helper", "credential.https://evil.example.helper"),
    *("remote.origin.uploadpack", "remote.origin.receivepack", "uploadpack.packObjectsHook"),
    *("trailer.evil.command", "trailer.evil.cmd", "browser.evil.cmd", "man.evil.cmd"),
    *("sendemail.toCmd", "sendemail.ccCmd", "imap.tunnel", "submodule.evil.update"),
    *(f"pager.{name}" for name in ("config", "rev-list", "diff-tree", "check-attr", "rev-parse")),
    *("pager.cat-file", "pager.merge-file", "pager.ls-tree"),
    *(f"alias.{name}" for name in ("config", "rev-list", "diff-tree", "check-attr", "rev-parse")),
    *("alias.cat-file", "alias.merge-file", "alias.ls-tree"),
)
"""Settings of git that name a program, for the drivers, aliases and remotes that are used here."""
HELPING = {
    "core.fsmonitorHookVersion": "1",
    "core.untrackedCache": "true",
    "diff.tool": "evil",
    "merge.tool": "evil",
    "merge.default": "evil",
    "log.showSignature": "true",
    "merge.verifySignatures": "true",
    "commit.gpgSign": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "protocol.file.allow": "always",
    "safe.bareRepository": "all",
}
"""Settings that let more of them be run."""
HOOKS = (
    *("applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit"),
    *("prepare-commit-msg", "commit-msg", "post-commit", "pre-rebase", "post-checkout"),
    *("post-merge", "pre-push", "pre-receive", "update", "proc-receive", "post-receive"),
    *("post-update", "reference-transaction", "push-to-checkout", "pre-auto-gc", "post-rewrite"),
    *("sendemail-validate", "fsmonitor-watchman", "post-index-change"),
)


class Trap:
    """Programs that leave a mark where they are run, and repositories that name them."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.marks = folder / "marks"
        for one in (self.programs, self.marks, self.programs / "hooks"):
            one.mkdir(parents=True)

    def program(self, name: str) -> Path:
        """Return a program that marks that it ran."""
        file = self.programs / name.replace("/", "_")
        file.write_text(f"#!/bin/sh\n: > {shlex.quote(str(self.marks / file.name))}\nexit 1\n")
        file.chmod(0o755)
        return file

    def settings(self) -> str:
        """Return every setting that names a program, and those that help."""
        hooks = [self.program(f"hook.{name}") for name in HOOKS]
        for name, program in zip(HOOKS, hooks, strict=True):
            (self.programs / "hooks" / name).symlink_to(program)
        named = {
            "core.hooksPath": str(self.programs / "hooks"),
            "remote.origin.url": f"ext::{self.program('remote.origin.url')} %S",
            **HELPING,
            **{name: str(self.program(name)) for name in PROGRAMS},
        }
        return "".join(setting(name, value) for name, value in named.items())

    @property
    def run(self) -> list[str]:
        """The programs that were run."""
        return sorted(mark.name for mark in self.marks.iterdir())


def setting(name: str, value: str) -> str:
    """Return a line of a settings file of git."""
    section, _, rest = name.partition(".")
    of, _, key = rest.rpartition(".")
    header = f'{section} "{of}"' if of else section
    return f'[{header}] {key} = "{value}"\n'


@pytest.fixture
def trap(tmp_path_factory: pytest.TempPathFactory) -> Trap:
    return Trap(tmp_path_factory.mktemp("trap"))


def history(folder: Path) -> Repository:
    """Return a repository with a ledger that was renamed and has evil attributes."""
    made = Repository(folder, "promises.toml")
    made.commit(LEDGER, day="2025-01-01")
    made.git("mv", "promises.toml", "claims.toml")
    made.git("commit", "--quiet", "--message", "renamed", day="2025-01-02")
    made.path = folder / "claims.toml"
    made.commit(LEDGER + FACT, day="2025-02-01")
    (folder / ".gitattributes").write_text("* diff=evil filter=evil merge=evil\n")
    return made


def in_its_settings(folder: Path, trap: Trap) -> Path:
    with (history(folder).folder / ".git" / "config").open("a") as config:
        config.write(trap.settings())
    return folder


def in_an_included_file(folder: Path, trap: Trap) -> Path:
    with (history(folder).folder / ".git" / "config").open("a") as config:
        config.write("[include]\n\tpath = ../settings\n")
    (folder / "settings").write_text(trap.settings())
    return folder


def in_the_settings_of_its_work_tree(folder: Path, trap: Trap) -> Path:
    history(folder).git("config", "extensions.worktreeConfig", "true")
    (folder / ".git" / "config.worktree").write_text(trap.settings())
    return folder


def behind_a_git_file(folder: Path, trap: Trap) -> Path:
    in_its_settings(folder, trap)
    (folder / ".git").rename(folder / "elsewhere")
    (folder / ".git").write_text("gitdir: elsewhere\n")
    return folder


def in_a_bare_repository_of_a_subfolder(folder: Path, trap: Trap) -> Path:
    history(folder)
    tracker = folder / "tracker"
    for name in ("objects", "refs"):
        (tracker / name).mkdir(parents=True)
    (tracker / "HEAD").write_text("ref: refs/heads/main\n")
    (tracker / "config").write_text(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n" + trap.settings()
    )
    (tracker / "claims.toml").write_text(LEDGER)
    return tracker


def in_a_partial_clone(folder: Path, trap: Trap) -> Path:
    source = history(folder)
    source.git("config", "uploadpack.allowFilter", "true")
    source.git("clone", "--quiet", "--filter=blob:none", f"file://{folder}", "clone")
    with (folder / "clone" / ".git" / "config").open("a") as config:
        config.write(trap.settings())
    return folder / "clone"


def in_a_partial_clone_of_what_a_program_gives(folder: Path, trap: Trap) -> Path:
    there = in_a_partial_clone(folder, trap)
    config = (there / ".git" / "config").read_text()
    (there / ".git" / "config").write_text(config.replace(f"url = file://{folder}", ""))
    return there


def in_a_partial_clone_by_a_helper(folder: Path, trap: Trap) -> Path:
    there = in_a_partial_clone_of_what_a_program_gives(folder, trap)
    config = (there / ".git" / "config").read_text().replace("ext::", "")
    (there / ".git" / "config").write_text(config + setting("remote.origin.vcs", "ext"))
    return there


PLACES = (
    in_its_settings,
    in_an_included_file,
    in_the_settings_of_its_work_tree,
    behind_a_git_file,
    in_a_bare_repository_of_a_subfolder,
    in_a_partial_clone,
    in_a_partial_clone_of_what_a_program_gives,
    in_a_partial_clone_by_a_helper,
)
COMMANDS = (
    ("verify", "--git"),
    ("init", "--git"),
    ("merge-driver", "claims.toml", "ours.toml", "theirs.toml"),
    ("add", "It will run", "--claimant", "Acme", "--by", "2030"),
    ("check",),
)


@pytest.mark.parametrize("plant", PLACES, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: args[0])
def test_no_program_that_a_repository_names_is_run(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    trap: Trap,
    plant: Callable[[Path, Trap], Path],
    args: tuple[str, ...],
) -> None:
    there = plant(folder, trap)
    (there / "ours.toml").write_text(LEDGER.replace("plant", "factory"))
    (there / "theirs.toml").write_text(LEDGER.replace("plant", "mill"))
    assert trap.run == []
    monkeypatch.chdir(there)
    ran = run(*args)
    assert trap.run == []
    is_refused = (
        (plant is in_a_bare_repository_of_a_subfolder and "--git" in args)
        or (plant is behind_a_git_file and args[0] == "init")
        or ("partial_clone" in plant.__name__ and args[0] == "verify")
    )
    conflict = args[0] == "merge-driver"
    assert ran.code == (2 if is_refused else 1 if conflict else 0), ran.err


@pytest.mark.parametrize(
    ("plant", "words", "found"),
    [
        (in_its_settings, "status", "core.fsmonitor"),
        (in_its_settings, "check-attr merge -- claims.toml", "core.fsmonitor"),
        (in_its_settings, "diff-tree -p --ext-diff HEAD~1 HEAD", "filter.evil.process"),
        (in_its_settings, "update-ref refs/heads/new HEAD", "hook.reference-transaction"),
        (in_an_included_file, "status", "core.fsmonitor"),
        (in_the_settings_of_its_work_tree, "status", "core.fsmonitor"),
        (behind_a_git_file, "status", "core.fsmonitor"),
        (in_a_bare_repository_of_a_subfolder, "check-attr merge -- x", "core.fsmonitor"),
        (in_a_partial_clone, "cat-file -p HEAD~2:promises.toml", "remote.origin.uploadpack"),
        (
            in_a_partial_clone_of_what_a_program_gives,
            "cat-file -p HEAD~2:promises.toml",
            "remote.origin.url",
        ),
        (in_a_partial_clone_by_a_helper, "cat-file -p HEAD~2:promises.toml", "remote.origin.url"),
    ],
)
def test_a_plain_git_falls_into_these_traps(
    folder: Path, trap: Trap, plant: Callable[[Path, Trap], Path], words: str, found: str
) -> None:
    there = plant(folder, trap)
    subprocess.run(["git", *words.split()], cwd=there, capture_output=True, check=False)
    assert found in trap.run


def test_a_folder_that_is_a_bare_repository_itself_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, trap: Trap
) -> None:
    monkeypatch.chdir(in_a_bare_repository_of_a_subfolder(folder, trap))
    for args in (("verify", "--git"), ("init", "--git")):
        ran = run(*args)
        assert ran.code == 2
        assert "is itself a bare git repository, whose settings are not trusted" in ran.err


def test_what_a_partial_clone_lacks_is_told_and_not_fetched(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, trap: Trap
) -> None:
    monkeypatch.chdir(in_a_partial_clone(folder, trap))
    ran = run("verify", "--git")
    assert ran.code == 2
    assert "git does not have promises.toml as of commit" in ran.err
    assert "clone it whole, without --filter" in ran.err


# Which repository


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Another repository, with one commit of a ledger."""
    made = Repository(tmp_path_factory.mktemp("other"))
    made.commit(LEDGER, day="2025-01-01")
    return made


def test_a_hook_that_git_calls_asks_about_the_ledger_in_any_folder(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "desk").mkdir()
    Repository(folder, "desk/claims.toml").commit(LEDGER, day="2025-01-01")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    ran = run("--file", "desk/claims.toml", "verify", "--git")
    assert ran.code == 0
    assert "1 commit of the ledger" in ran.err
    assert run("--file", "desk/claims.toml", "init", "--git").code == 0
    assert (folder / "desk" / ".gitattributes").exists()


def test_a_hook_of_one_repository_may_ask_about_a_ledger_in_another(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, other: Repository
) -> None:
    Repository(folder)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    ran = run("--file", str(other.path), "verify", "--git")
    assert "1 commit of the ledger" in ran.err
    assert "not committed" not in ran.err


def test_who_keeps_a_repository_elsewhere_says_so_in_the_environment(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, other: Repository
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    monkeypatch.setenv("GIT_DIR", os.path.relpath(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", ".")
    ran = run("verify", "--git")
    assert "1 commit of the ledger" in ran.err
    assert "not committed" not in ran.err


# What git says


def test_a_name_in_git_that_is_not_utf_8_is_told(run: Run, folder: Path) -> None:
    made = Repository(folder)
    with (folder / ".git" / "config").open("ab") as config:
        config.write(b'[user]\n\tname = "J\xf6rg"\n')
    made.path.write_text(LEDGER)
    new = ("add", "x", "--claimant", "Acme", "--by", "2030")
    ran = run(*new)
    assert ran.code == 2
    assert "git's user.name is not UTF-8 text" in ran.err
    assert made.text == LEDGER
    assert run(*new, "--who", "Jörg").code == 0


def test_without_a_git_nobody_records_and_a_merge_says_what_is_missing(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("claims", "ours", "theirs"):
        (folder / f"{name}.toml").write_text(LEDGER.replace("plant", name))
    monkeypatch.setenv("PATH", "")
    ran = run("merge-driver", "claims.toml", "ours.toml", "theirs.toml")
    assert ran.code == 2
    assert "git was not found on the PATH" in ran.err
    assert run("add", "x", "--claimant", "Acme", "--by", "2030", "--id", "x").code == 0
    assert "by" not in tomllib.loads((folder / "claims.toml").read_text())["claims"]["x"]


def test_a_commit_of_a_year_that_no_calendar_has_is_told_and_not_judged(
    run: Run, folder: Path
) -> None:
    made = Repository(folder)
    made.commit(LEDGER, day="2025-01-01")
    made.commit(LEDGER + FACT)
    far = made.made_at(253402300800)
    ran = run("verify", "--git")
    assert ran.code == 0
    assert f"the history before {far} is missing, so what it added was not checked" in ran.err
    made.commit(LEDGER, day="2025-03-01")
    assert run("verify", "--git").code == 0


# Links


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A file of ours outside of every repository, which stays as it is."""
    file = tmp_path_factory.mktemp("outside") / "ours"
    file.write_text("[core]\n\tours = true\n")
    yield file
    assert file.read_text() == "[core]\n\tours = true\n"


def state(folder: Path) -> dict[str, bytes | None]:
    """Return every file below a folder with what is in it; links and pipes are not read."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        if file.is_file() and not file.is_symlink()
        else None
        for file in sorted(folder.rglob("*"))
    }


def attributes_are_a_link(folder: Path, outside: Path) -> None:
    (folder / ".gitattributes").symlink_to(outside)


def attributes_are_a_pipe(folder: Path, outside: Path) -> None:
    os.mkfifo(folder / ".gitattributes")


def settings_are_a_link(folder: Path, outside: Path) -> None:
    (folder / ".git" / "config").unlink()
    (folder / ".git" / "config").symlink_to(outside)


def attributes_are_overruled(folder: Path, outside: Path) -> None:
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text("*.toml merge=union\n")


def attributes_are_overruled_and_there(folder: Path, outside: Path) -> None:
    attributes_are_overruled(folder, outside)
    (folder / ".gitattributes").write_bytes(b"*.png binary")


def settings_are_taken(folder: Path, outside: Path) -> None:
    with (folder / ".git" / "config").open("a") as config:
        config.write('[merge "claimcheck"]\n\tname = mine\n\tdriver = one\n\tdriver = two\n')


def settings_are_others(folder: Path, outside: Path) -> None:
    attributes_are_overruled(folder, outside)
    with (folder / ".git" / "config").open("a") as config:
        config.write('[merge "claimcheck"]\n\tname = mine\n\tdriver = older %O %A %B\n')


def the_ledger_is_a_link(folder: Path, outside: Path) -> None:
    (folder / "claims.toml").symlink_to(outside)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (attributes_are_a_link, ".gitattributes is a symbolic link, which git does not follow"),
        (attributes_are_a_pipe, ".gitattributes is not a regular file"),
        (settings_are_a_link, "outside the repository in"),
        (the_ledger_is_a_link, "outside the repository in"),
        (attributes_are_overruled, "git ignores"),
        (attributes_are_overruled_and_there, "git ignores"),
        (settings_are_others, "git ignores"),
        (settings_are_taken, "git config: warning: merge.claimcheck.driver has multiple values"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_init_git_that_fails_leaves_all_as_it_was(
    run: Run, folder: Path, outside: Path, spoil: Callable[[Path, Path], None], said: str
) -> None:
    Repository(folder)
    spoil(folder, outside)
    before = state(folder)
    ran = run("init", "--git")
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.err
    assert state(folder) == before


def test_a_git_folder_that_is_a_link_out_of_the_repository_is_not_written_to(
    run: Run, folder: Path, other: Repository
) -> None:
    (folder / ".git").symlink_to(other.folder / ".git")
    before = state(other.folder)
    ran = run("init", "--git")
    assert ran.code == 2
    assert "outside the repository in" in ran.err
    assert state(other.folder) == before
    assert [file.name for file in folder.iterdir()] == [".git"]


def a_file_leads_to_it(folder: Path, other: Path) -> None:
    (folder / ".git").write_text(f"gitdir: {other / '.git'}\n")


def it_is_said_to_be_shared(folder: Path, other: Path) -> None:
    Repository(folder)
    (folder / ".git" / "commondir").write_text(f"{other / '.git'}\n")


def it_is_said_to_be_shared_with_its_work_tree(folder: Path, other: Path) -> None:
    a_file_leads_to_it(folder, folder / "made")
    made = folder / "made" / ".git"
    made.mkdir(parents=True)
    (made / "HEAD").write_text("ref: refs/heads/main\n")
    (made / "commondir").write_text(f"{other / '.git'}\n")
    (made / "gitdir").write_text(f"{folder / '.git'}\n")


def settings_of_a_work_tree_are_a_link(folder: Path, other: Path) -> None:
    Repository(folder).git("config", "core.worktree", str(folder))
    settings = folder / ".git" / "config"
    settings.rename(folder / ".git" / "before")
    settings.symlink_to(other / ".git" / "config")


@pytest.mark.parametrize(
    "lead",
    [
        a_file_leads_to_it,
        it_is_said_to_be_shared,
        it_is_said_to_be_shared_with_its_work_tree,
        settings_of_a_work_tree_are_a_link,
    ],
    ids=lambda one: one.__name__,
)
def test_settings_of_another_repository_are_not_written_to_wherever_git_is_led(
    run: Run, folder: Path, other: Repository, lead: Callable[[Path, Path], None]
) -> None:
    lead(folder, other.folder)
    before = state(other.folder)
    ran = run("init", "--git")
    assert ran.code == 2
    assert "outside the repository in" in ran.err
    assert state(other.folder) == before
    assert not (folder / "claims.toml").exists()


def test_who_keeps_the_settings_of_git_elsewhere_is_told_how_to_say_so(
    run: Run, folder: Path, other: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file_leads_to_it(folder, other.folder)
    hint = f"set GIT_DIR={other.folder / '.git'}"
    assert hint in run("init", "--git").err
    monkeypatch.setenv(*hint.removeprefix("set ").split("=", 1))
    assert run("init", "--git").code == 0
    assert "merge-driver" in (other.folder / ".git" / "config").read_text()


def test_a_work_tree_and_a_submodule_are_set_up_where_git_keeps_them(
    run: Run, folder: Path, other: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tree = tmp_path_factory.mktemp("trees") / "tree"
    other.commit(LEDGER)
    other.git("worktree", "add", "--detach", str(tree))
    assert run("--file", str(tree / "claims.toml"), "init", "--git").code == 0
    above = Repository(folder)
    above.git("-c", "protocol.file.allow=always", "submodule", "add", str(other.folder), "below")
    assert run("--file", "below/claims.toml", "init", "--git").code == 0
    for settings in (other.folder / ".git", folder / ".git" / "modules" / "below"):
        assert "merge-driver" in (settings / "config").read_text()
    assert "merge-driver" not in (folder / ".git" / "config").read_text()


def test_a_folder_that_is_a_link_to_another_repository_is_not_written_to(
    run: Run, folder: Path, other: Repository
) -> None:
    Repository(folder)
    (folder / "desk").symlink_to(other.folder)
    before = state(other.folder)
    ran = run("--file", "desk/claims.toml", "init", "--git")
    assert ran.code == 2
    assert "outside the repository in" in ran.err
    assert state(other.folder) == before


def test_a_link_to_a_ledger_from_no_repository_leads_to_it(
    run: Run, folder: Path, other: Repository
) -> None:
    (folder / "claims.toml").symlink_to(other.path)
    assert run("init", "--git").code == 0
    assert (other.folder / ".gitattributes").exists()


def test_a_link_within_the_repository_leads_to_the_ledger(run: Run, folder: Path) -> None:
    (folder / "desk").mkdir()
    Repository(folder, "desk/ledger.toml").commit(LEDGER)
    (folder / "claims.toml").symlink_to("desk/ledger.toml")
    assert run("init", "--git").code == 0
    assert "ledger.toml merge=claimcheck" in (folder / "desk" / ".gitattributes").read_text()
