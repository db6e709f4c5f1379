"""The man pages of the wheel, by the programs that show them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docs.packaged import _escaped

PAGES = sorted((Path(__file__).parents[1] / "data/share/man/man1").glob("*.1"))
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANPAGER": "cat"}


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} here")
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_man_shows_pages_without_a_warning() -> None:
    assert len(PAGES) > 30
    shown = ran("man", "--warnings", "-l", *map(str, [*PAGES[:3], *PAGES[3::8]]))
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "claimcheck-add - record a claim and print its id" in shown.stdout


def test_mandoc_finds_no_fault_in_a_page() -> None:
    """All but the date, which a page of no release has none of."""
    linted = ran("mandoc", "-T", "lint", "-W", "warning", *map(str, PAGES))
    told = [line for line in linted.stdout.splitlines() if "missing date" not in line]
    assert told == []


@pytest.mark.parametrize(
    "text", [".TH forged", "'br", r"C:\new \fBbold\fR", "--all 'x' `y` ^z ~a", "-", "“ü” – 小鹏"]
)
def test_a_text_is_shown_as_it_stands(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.1"
    page.write_text(f'.TH "X" "1" "" "x"\n.SH TEXT\n{_escaped(text)}\n')
    shown = ran("man", "--warnings", "-l", str(page))
    assert shown.stderr == ""
    assert re.search(rf"^ +{re.escape(text)}$", shown.stdout, re.MULTILINE)
