"""How this program was installed, so that parts can be added and others can install the same."""

import json
import re
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from shlex import join
from typing import Any, Final
from urllib.parse import urlsplit

DISTRIBUTION: Final = "claimcheck-cli"
"""The name under which installers know this program."""


def requirement() -> str | None:
    """Return what has pip install this very commit; None where it came from no public repository.

    Installers record where a package came from in `direct_url.json` (PEP 610). An address with a
    user or a password in it is not passed on.
    """
    recorded = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    return _git_requirement(json.loads(recorded)) if recorded else None


def _git_requirement(origin: dict[str, Any]) -> str | None:
    version = origin.get("vcs_info", {})
    address = urlsplit(origin["url"])
    if version.get("vcs") != "git" or address.scheme != "https" or "@" in address.netloc:
        return None
    return f"{DISTRIBUTION} @ git+{origin['url']}@{version['commit_id']}"


def adding(extra: str) -> str:
    """Return the command that adds what an extra needs to where this program is installed.

    It names the packages themselves, so it works whether or not claimcheck came from an index.
    """
    marker = re.compile(rf"""extra\s*==\s*["']{extra}["']""")
    declared = (one.partition(";") for one in metadata.requires(DISTRIBUTION) or ())
    packages = [package.strip() for package, _, condition in declared if marker.search(condition)]
    return join([*_installer(Path(sys.prefix)), *packages])


def _installer(prefix: Path) -> list[str]:
    """Return the beginning of a command that installs packages into an environment."""
    if (prefix / "pipx_metadata.json").exists():
        return ["pipx", "inject", prefix.name]
    if (prefix / "uv-receipt.toml").exists() or find_spec("pip") is None:
        return ["uv", "pip", "install", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install"]
