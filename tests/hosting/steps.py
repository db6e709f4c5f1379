"""The steps of workflows and of the action, and their scripts, run as GitHub runs them."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.cli.terminal import PROGRAM

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / "src/claimcheck/template/claims.yml"
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), TEMPLATE]


def read(path: Path) -> dict[str, Any]:
    """Return what a YAML file says."""
    said: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said


def steps_of(path: Path) -> list[dict[str, Any]]:
    """Return all steps of a workflow or of an action."""
    said = read(path)
    if "runs" in said:
        return list(said["runs"]["steps"])
    return [step for job in said["jobs"].values() for step in job["steps"]]


def job_of(path: Path, job: str) -> dict[str, dict[str, Any]]:
    """Return the steps of one job that have a name and a script."""
    steps = read(path)["jobs"][job]["steps"]
    return {step["name"]: step for step in steps if "name" in step}


@dataclass
class Runner:
    """A machine of GitHub's with the work tree of a repository, and claimcheck on its PATH."""

    folder: Path
    temp: Path
    context: Mapping[str, str] = field(default_factory=dict)
    """What expressions such as `inputs.ledger` give."""

    def run(self, step: Mapping[str, Any], **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script of a step, with the shell and the files that GitHub gives it."""
        self.temp.mkdir(exist_ok=True)
        script = self.temp / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        options = ["--noprofile", "--norc", "-e", "-o", "pipefail"] if "shell" in step else ["-e"]
        files = {name: str(self.temp / name) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        return subprocess.run(
            ["bash", *options, str(script)],
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}",
                "RUNNER_TEMP": str(self.temp),
                **files,
                **{key: self.evaluated(value) for key, value in step.get("env", {}).items()},
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def evaluated(self, text: str) -> str:
        """Return a value with its expressions evaluated; each has to be known."""
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: self.context[found[1]], text)

    @property
    def summary(self) -> str:
        """What the page of the run shows."""
        return (self.temp / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
