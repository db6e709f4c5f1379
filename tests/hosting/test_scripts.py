"""What holds for every workflow and for the action: their own linters, and no injection."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hosting.steps import ACTION, ROOT, WORKFLOWS, read, steps_of

BIN = Path(sys.executable).parent
FILES = [*WORKFLOWS, ACTION]
NAMES = [path.name for path in FILES]


def tool(name: str, *args: str, given: str | None = None) -> str:
    """Return what a tool says of what it was given; nothing when all is well."""
    ran = subprocess.run(
        [BIN / name, *args], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


def test_workflows_and_the_action_have_the_keys_that_github_reads() -> None:
    workflows = map(str, WORKFLOWS)
    assert tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows) == ""
    assert tool("check-jsonschema", "--builtin-schema", "vendor.github-actions", str(ACTION)) == ""


def test_an_auditor_finds_nothing_in_workflows_and_the_action() -> None:
    config = ("--config", ".github/zizmor.yml", "--offline", "--no-progress", "--quiet")
    assert tool("zizmor", *config, *map(str, FILES)) == ""


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_script_has_an_expression_in_its_text(path: Path) -> None:
    """What others name (a branch, an input) is a value in the environment, never a script."""
    assert [step["run"] for step in steps_of(path) if "${{" in step.get("run", "")] == []


def test_shellcheck_finds_nothing_in_the_scripts() -> None:
    scripts = [step["run"] for path in FILES for step in steps_of(path) if "run" in step]
    found = [tool("shellcheck", "--shell", "bash", "-", given=script) for script in scripts]
    assert [one for one in found if one] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.name for path in WORKFLOWS])
def test_a_job_that_may_publish_runs_no_script_and_no_other_may_write(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        if "write" in job.get("permissions", {}).values():
            assert [step for step in job["steps"] if "run" in step] == []


def test_the_hook_is_one_that_pre_commit_takes() -> None:
    assert tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml") == ""


def test_the_docker_linter_finds_nothing() -> None:
    assert json.loads(tool("hadolint", "--format", "json", "Dockerfile") or "[]") == []
