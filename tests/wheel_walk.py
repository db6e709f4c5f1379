"""The wheel as it is released, and what installs the program from its repository, walked through.

Called by `.ci/run` (`make walk`), since it installs the program anew, four times over.
"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.hosting.steps import ACTION, ROOT, TEMPLATE, Runner, job_of, steps_of
from tests.hosting.test_packages import copied
from tests.readme_walk import pasted
from tests.repositories import Repository

BIN = Path(sys.executable).parent
HEAD = subprocess.run(
    ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.strip()
LEDGER = """\
[claims.acme-shops]
text = "Acme will open 60 shops"
claimant = "Acme"
made = 2020-03-08
deadline = "2021"
source = "https://example.org/interview"
criteria = "60 are open"
"""


def done(line: str, home: Path, folder: Path) -> str:
    """Return what a line prints in a shell whose home is this one."""
    ran = pasted("bash", [line], home, folder)
    assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what the image is built from and nothing else."""
    source = tmp_path_factory.mktemp("source")
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name)
        else:
            shutil.copy(ROOT / name, source / name)
    done(f"{BIN}/uv build --quiet --wheel", source, source)
    (wheel,) = (source / "dist").glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the wheel was installed, and nothing else."""
    home = tmp_path_factory.mktemp("home")
    done(
        f"{BIN}/uv tool install --quiet --python {sys.executable} {shlex.quote(str(wheel))}",
        home,
        home,
    )
    return home


def test_the_program_of_the_wheel_takes_a_newcomer_to_a_checked_ledger(
    home: Path, tmp_path: Path
) -> None:
    def run(words: str) -> str:
        return done(f"{home}/.local/bin/claimcheck {words}", home, tmp_path)

    assert "XPENG" in run("demo")
    assert run("init") == "claims.toml\n"
    added = run("add 'Acme will open' --claimant Acme --by 2027 --made 2025-03-08 --criteria open")
    assert added.split()[-1] in run("list")
    run("check")
    laid = run("init --template promises").split()
    assert [path for path in laid if not (tmp_path / path).exists()] == []
    run("--file promises/claims.toml check --strict")


def test_the_manuals_and_completions_of_the_wheel_are_where_shells_look(
    wheel: Path, home: Path
) -> None:
    """Beside the program, as `share/man` and the like."""
    with ZipFile(wheel) as content:
        shared = [name.partition(".data/data/")[2] for name in content.namelist()]
    environment = home / ".local/share/uv/tools/claimcheck-cli"
    assert [name for name in shared if name and not (environment / name).exists()] == []


def test_pre_commit_stops_a_commit_that_breaks_the_ledger(tmp_path: Path) -> None:
    """By `try-repo` first, then by a real commit."""
    home, desk = tmp_path / "home", tmp_path / "desk"
    home.mkdir()
    desk.mkdir()
    repository = Repository(desk)
    repository.path.write_text(LEDGER.replace('"2021"', '"whenever"'))
    repository.git("add", "--all")
    pre_commit = f"{BIN}/pre-commit"
    tried = pasted("bash", [f"{pre_commit} try-repo {ROOT} claimcheck --all-files"], home, desk)
    assert tried.returncode == 1, tried.stdout + tried.stderr
    assert re.search(r"claims\.toml:5:\d+: error: deadline: “whenever”", tried.stdout)
    hook = {"repo": f"file://{ROOT}", "rev": HEAD, "hooks": [{"id": "claimcheck"}]}
    (desk / ".pre-commit-config.yaml").write_text(f"repos: [{hook}]")
    done(f"{pre_commit} install", home, desk)
    commit = "git add --all && git commit --message claims"
    assert pasted("bash", [commit], home, desk).returncode == 1
    repository.path.write_text(LEDGER)
    done(commit, home, desk)


def test_the_action_installs_its_own_version_and_later_steps_find_it(tmp_path: Path) -> None:
    (install,) = [step for step in steps_of(ACTION) if step.get("name") == "Install claimcheck"]
    machine = Runner(
        ROOT,
        tmp_path / "temp",
        {"steps.python.outputs.python-path": sys.executable, "github.action_path": str(ROOT)},
    )
    ran = machine.run(install)
    assert ran.returncode == 0, ran.stderr
    path = (machine.temp / "GITHUB_PATH").read_text(encoding="utf-8").strip()
    assert done(f"{path}/claimcheck --version", tmp_path, tmp_path).startswith("claimcheck ")


def test_the_workflow_of_the_template_installs_a_commit_of_a_repository(tmp_path: Path) -> None:
    """The repository is ours, filled in as the file says; pip wants a host even in file://."""
    install = job_of(TEMPLATE, "check")["Install claimcheck"]
    (tmp_path / "requirements.txt").write_text(
        f"claimcheck-cli @ git+file://localhost{ROOT}@{HEAD}\n"
    )
    environment = tmp_path / "python"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    machine = Runner(tmp_path, tmp_path / "temp")
    ran = machine.run(install, PATH=f"{environment}/bin:/usr/bin:/bin")
    assert ran.returncode == 0, ran.stderr
    assert (environment / "bin/claimcheck").exists()
