"""How this program was installed, and so how parts of it are added."""

import re
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from shlex import join


def adding(extra: str) -> str:
    """Return the command that adds what an extra needs to where this program is installed.

    It names the packages themselves, so it works whether or not claimcheck came from an index.
    """
    marker = re.compile(rf"""extra\s*==\s*["']{extra}["']""")
    declared = (one.partition(";") for one in metadata.requires("claimcheck-cli") or ())
    packages = [package.strip() for package, _, condition in declared if marker.search(condition)]
    return join([*_installer(Path(sys.prefix)), *packages])


def _installer(prefix: Path) -> list[str]:
    """Return the beginning of a command that installs packages into an environment."""
    if (prefix / "pipx_metadata.json").exists():
        return ["pipx", "inject", prefix.name]
    if (prefix / "uv-receipt.toml").exists() or find_spec("pip") is None:
        return ["uv", "pip", "install", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install"]
