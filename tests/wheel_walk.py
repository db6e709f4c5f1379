"""The wheel as it is released, and what installs the program from its repository, walked through.

Called by `.ci/run` (`make walk`), since it installs the program anew, seven times over.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.guides import DOCS, follow, own_address
from tests.hosting.steps import ACTION, ROOT, TEMPLATE, Runner, job_of, steps_of
from tests.hosting.test_packages import DOCKERFILE, copied
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


def sources(folder: Path) -> Path:
    """Copy what the image is built from, and nothing else, into a new folder."""
    folder.mkdir()
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what the image is built from and nothing else."""
    source = sources(tmp_path_factory.mktemp("built") / "source")
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


def test_the_tutorial_works_with_the_program_of_the_wheel(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    folder.mkdir()
    remote = own_address("https://github.com/YOU/promises.git", tmp_path / "remote")
    path = f"{home}/.local/bin:{os.defpath}"
    done = follow((DOCS / "tutorial.md").read_text(), folder, {**remote, "PATH": path})
    assert [(one.screen, one.step.shown) for one in done if not one.as_told] == []


def test_a_desk_finds_everything_at_hand_in_the_wheel(home: Path, tmp_path: Path) -> None:
    """What needs attention, a claim taken back, queries, undo, the schema, scores of forecasts."""

    def run(words: str) -> str:
        return done(f"{home}/.local/bin/claimcheck {words}", home, tmp_path)

    assert "Usage: claimcheck" in run("")
    run("demo .")
    assert "Needs attention" in run("")
    run("add 'Acme said so' --claimant Acme --by 2027 --made 2025-03-08 --criteria x --id acme")
    run("retract acme --because 'it never said so'")
    assert "acme" not in run("list")
    assert "it never said so" in run("show acme")
    run("site public")
    assert "it never said so" in (tmp_path / "public/corrections.html").read_text(encoding="utf-8")
    asked = run("list --where 'tags!=ev' --where 'made>2024' --claimant XPENG --claimant Topstar")
    assert "xpeng-half-sales-abroad" in asked
    assert "xpeng-flying-car" not in asked
    run("undo --yes")
    assert "said so" in run("list")
    run("init --editor")
    schema = f"{BIN}/taplo check --schema file://{tmp_path}/claims.schema.json claims.toml"
    done(schema, home, tmp_path)
    run("forecast xpeng-flying 70% --who jd")
    assert "no outcomes yet" in run("score --per forecaster")
    run("score --per forecaster -o reliability.svg")


def test_an_extra_that_is_missing_is_named_with_the_command_that_adds_it(
    home: Path, tmp_path: Path
) -> None:
    """The line works as it stands."""
    claimcheck = f"{home}/.local/bin/claimcheck"
    (tmp_path / "claims.toml").write_text(LEDGER)
    ran = pasted("bash", [f"{claimcheck} mcp"], home, tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    said, advice = ran.stderr.splitlines()
    assert said == "claimcheck: serving agents needs packages that are not installed"
    done(advice, home, tmp_path)
    assert pasted("bash", [f"{claimcheck} mcp"], home, tmp_path).returncode == 0


@pytest.mark.parametrize("runner", ["pipx run --spec", "uvx --from"])
def test_the_wheel_runs_without_being_installed(wheel: Path, tmp_path: Path, runner: str) -> None:
    line = f"{BIN}/{runner} {shlex.quote(str(wheel))} claimcheck --version"
    assert done(line, tmp_path, tmp_path).startswith("claimcheck ")


def test_the_install_line_of_the_image_makes_a_program_for_the_user_of_the_image(
    tmp_path: Path,
) -> None:
    """As far as that goes without docker: with the Python here, and in another folder.

    The user has the environment variables of the image and nothing of the build.
    """
    source = sources(tmp_path / "source")
    (run, *_) = re.findall(r"(?ms)^RUN (.*?[^\\])$", DOCKERFILE)
    settings = dict(re.findall(r"(?m)^(?:ENV|   ) *([A-Z0-9]+)=(\S+?)(?: \\)?$", DOCKERFILE))
    assert settings.keys() == {"PATH", "HOME", "PYTHONUTF8"}
    built = tmp_path / "claimcheck"
    done(run.replace("/opt/claimcheck", str(built)), tmp_path, source)
    shutil.rmtree(source)
    ledger = tmp_path / "ledger"
    ledger.mkdir()
    (ledger / "claims.toml").write_text(LEDGER)
    ran = subprocess.run(
        ["claimcheck", "list"],
        cwd=ledger,
        env={
            "PATH": f"{built}/bin:{os.defpath}",
            "HOME": str(tmp_path / settings["HOME"].lstrip("/")),
            "PYTHONUTF8": settings["PYTHONUTF8"],
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert "acme-shops" in ran.stdout


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
