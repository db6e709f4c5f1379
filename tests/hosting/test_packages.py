"""What the program is packed in: the image, and the release on PyPI."""

import re
import tomllib
from pathlib import Path

from tests.hosting.steps import ROOT, Runner, job_of, read

SAID = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SAID["project"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
RELEASE = ROOT / ".github/workflows/release.yml"


def copied() -> list[str]:
    """Return the files and folders that the image is built from."""
    lines = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", DOCKERFILE)
    return [name for line in lines for name in line.split()]


def test_what_the_image_is_built_from_is_there_and_not_ignored() -> None:
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert sorted(copied()) == sorted(line[1:] for line in kept if line.startswith("!"))
    assert [name for name in copied() if not (ROOT / name).exists()] == []


def test_what_the_build_reads_is_in_the_image() -> None:
    """The readme, the licence and the further data that pyproject.toml names, and itself."""
    data = SAID["tool"]["uv"]["build-backend"].get("data", {}).values()
    read = {"pyproject.toml", "src", PROJECT["readme"], *PROJECT["license-files"], *data}
    assert {name for name in read if name.split("/")[0] not in copied()} == set()


def test_the_image_has_the_version_and_the_extras_of_the_project_and_a_python_that_it_names() -> (
    None
):
    (python,) = re.findall(r"(?m)^ARG PYTHON=(.+)$", DOCKERFILE)
    assert f"Programming Language :: Python :: {python}" in PROJECT["classifiers"]
    assert f'image.version="{PROJECT["version"]}"' in DOCKERFILE
    (extras,) = re.findall(r"'\.\[(.+)\]'", DOCKERFILE)
    assert {*extras.split(",")} <= {*PROJECT["optional-dependencies"]}


def test_the_pythons_of_the_workflows_and_of_the_action_are_ones_that_the_project_names() -> None:
    files = [ROOT / "action.yml", ROOT / "src/claimcheck/template/claims.yml", RELEASE]
    named = {v for f in files for v in re.findall(r'"(3\.\d+)"', f.read_text(encoding="utf-8"))}
    assert named
    assert [
        version
        for version in named
        if f"Programming Language :: Python :: {version}" not in PROJECT["classifiers"]
    ] == []


def test_a_tag_that_is_not_the_version_is_not_released(tmp_path: Path) -> None:
    step = job_of(RELEASE, "build")["See that the tag is the version"]
    machine = Runner(ROOT, tmp_path)
    assert machine.run(step, GITHUB_REF_NAME=f"v{PROJECT['version']}").returncode == 0
    ran = machine.run(step, GITHUB_REF_NAME="v99.0.0")
    assert ran.returncode == 1
    assert f"The tag is v99.0.0, but pyproject.toml says version {PROJECT['version']}" in ran.stdout


def test_what_is_released_was_tested_and_built_before() -> None:
    jobs = read(RELEASE)["jobs"]
    assert (jobs["build"]["needs"], jobs["publish"]["needs"]) == ("test", "build")
    assert [step["run"] for step in jobs["test"]["steps"] if "run" in step][-1] == ".ci/run"
