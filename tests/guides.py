"""Guides of the documentation, followed as readers follow them: typed into a real shell, in order.

A block of `sh` is typed; a block of `text` right behind it is what the terminal then shows, where
`…` stands for anything, and alone on a line for any number of lines. Any other block that follows
the words "Save this as `NAME`" is written into that file.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cli.terminal import PROGRAM, UTF_8, on_terminal, without_styles

DOCS = Path(__file__).resolve().parents[1] / "docs"
COLUMNS = 80
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"[Ss]ave (?:this|it) as\s+`([^`]+)`")
_WIPED = re.compile(r".*\n(?:\x1b\[\?25h)?\r?\x1b\[1A\x1b\[2K")
"""The last state of a progress bar, which goes when all is done."""
_END = "\x1e"


@dataclass(frozen=True)
class Step:
    """One thing that a reader does."""

    script: str
    shown: str | None = None
    """What the page says the terminal shows; None where it does not say."""


@dataclass(frozen=True)
class Followed:
    """A step that was done, and what the terminal then showed."""

    step: Step
    screen: str

    @property
    def as_told(self) -> bool:
        """Whether the page tells what was shown."""
        return self.step.shown is None or fits(self.screen, self.step.shown)


def steps(page: str) -> Iterator[Step]:
    """Yield what a reader of a page does, in order."""
    at = 0
    blocks = list(_BLOCK.finditer(page))
    for number, block in enumerate(blocks):
        kind, text = block.groups()
        prose, at = page[at : block.start()], block.end()
        named = _NAME.findall(prose)
        if kind == "sh":
            behind = blocks[number + 1] if number + 1 < len(blocks) else None
            told = behind and behind[1] == "text" and not page[block.end() : behind.start()].strip()
            yield Step(text, behind[2] if behind and told else None)
        elif named:
            yield Step(f"cat > '{named[-1]}' << 'END OF FILE'\n{text}END OF FILE\n")


def follow(page: str, folder: Path, settings: Mapping[str, str] | None = None) -> list[Followed]:
    """Do what a page says in a folder, in one shell that ends with the first command that fails."""
    home = folder.with_name(f"{folder.name}-home")
    home.mkdir()
    script = home / "script.sh"
    todo = list(steps(page))
    script.write_text("set -e\n" + f"printf '{_END}'\n".join(step.script for step in todo))
    code, written = on_terminal(
        ["bash", "--norc", str(script)],
        COLUMNS,
        {
            **UTF_8,
            "HOME": str(home),
            "PATH": f"{Path(PROGRAM).parent}:{os.defpath}",
            "TERM": "xterm-256color",
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "Jane Doe" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "jane@example.org" for who in ("AUTHOR", "COMMITTER")},
            **(settings or {}),
        },
        folder,
    )
    assert code == 0, f"the shell ended with {code}:\n{written[-3000:]}"
    shown = map(left_on_screen, written.split(_END))
    return [Followed(step, screen) for step, screen in zip(todo, shown, strict=True)]


def left_on_screen(written: str) -> str:
    """Return the lines that stay on a terminal, without colours."""
    lines = _WIPED.sub("", written).split("\n")
    return "\n".join(without_styles(line.rpartition("\x1b[2K")[2]).rstrip() for line in lines)


def fits(shown: str, told: str) -> bool:
    """Return whether a terminal shows what a page tells, `…` standing for anything."""
    parts = re.split(r"(^…\n|…)", told, flags=re.MULTILINE)
    pattern = "".join({"…\n": r"(?:.*\n)*", "…": ".*"}.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(pattern, shown) is not None


def own_address(url: str, folder: Path) -> dict[str, str]:
    """Return settings by which git finds a repository of this disk at an address of the web."""
    subprocess.run(["git", "init", "--quiet", "--bare", folder], check=True)
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{folder}.insteadOf",
        "GIT_CONFIG_VALUE_0": url,
    }
