"""The README as a newcomer walks it: its install line, then its blocks pasted into real shells.

Called by `.ci/run` (`make walk`), since it installs the program anew.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.servers import serve

ROOT = Path(__file__).resolve().parents[1]
SHELLS = ("bash", "zsh", "fish")
PAGE = b"<!doctype html><title>Annual report</title><p>Acme opened its 41st shop.</p>"
ARTICLE = "<!doctype html><title>Bolt</title><p>Bolt will open 60 shops by 2027, it said.</p>"
REGISTER = "Promise,Who,Date made,Due date\nBuild 10 parks,Leeds,2025-01-02,2027\n"


def shell_blocks(page: Path = ROOT / "README.md") -> list[list[str]]:
    """Return the commands of each block of a page, those over several lines as one."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [block.replace("\\\n", " ").strip().split("\n") for block in blocks]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the README's own install line was run, and nothing else."""
    home = tmp_path_factory.mktemp("home")
    (install,) = shell_blocks()[0]
    ran = pasted("bash", [install], home, ROOT)
    assert ran.returncode == 0, ran.stderr
    return home


@pytest.mark.parametrize("shell", SHELLS)
def test_the_blocks_of_the_readme_work_when_pasted(home: Path, tmp_path: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "article.html").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "register.csv").write_text(REGISTER, encoding="utf-8")
    lines = [line for block in shell_blocks()[1:] for line in block]
    with serve({"/annual-report": PAGE}) as server:
        for line in lines:
            ran = pasted(
                shell, [line.replace("https://example.org", server.at(""))], home, tmp_path
            )
            assert ran.returncode == 0, f"{line}\n{ran.stderr}"
    assert (tmp_path / "report.html").exists()
    assert list((tmp_path / "evidence").iterdir()) != []


def pasted(
    shell: str, lines: list[str], home: Path, folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run lines in a shell without settings of its own, in a home where only `home` was made."""
    environment = {
        "HOME": str(home),
        "PATH": f"{home}/.local/bin:{Path(sys.executable).parent}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "CLAIMCHECK_ALLOW_PRIVATE": "1",
        **{key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_"))},
    }
    quiet = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    return subprocess.run(
        [shell, *quiet, "-c", "\n".join(lines)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
