"""The parts of the documentation that follow from the program; `make docs` writes them anew.

tests/test_docs.py fails when they are not what the program says.
"""

import os
import re
import shutil
import sys
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from docs import packaged, shapes
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

from claimcheck import errors
from claimcheck.cli.main import COMMANDS, app
from claimcheck.desk.results import RESULTS
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import TABLES
from claimcheck.domain.model.settings import Settings

DOCS = Path(__file__).resolve().parent
LEDGER = DOCS.parent / "claims.toml"
SHARE = DOCS.parent / "data" / "share"
"""What the wheel lays below `share/` of an environment."""
EXAMPLE = DOCS / "example.toml"
PICTURES = {
    "report": (LEDGER, 90, ["report", "--as-of", "2026-11-24", "--since", "2026-10-01"]),
    "report-example": (EXAMPLE, 90, ["report", "--as-of", "2026-11-24"]),
    "report-wide": (EXAMPLE, 180, ["report", "--as-of", "2026-11-24"]),
    "report-narrow": (EXAMPLE, 44, ["report", "--as-of", "2026-11-24"]),
    "show": (LEDGER, 90, ["show", "xpeng-over", "--as-of", "2026-11-24"]),
}
"""Which ledger, how many columns, and the command."""
_SHAPES = re.compile(r"(<!-- shapes -->\n).*?(<!-- end -->)", re.DOTALL)
_BRIEF = re.compile(r"(<!-- brief -->\n).*?(<!-- end -->)", re.DOTALL)
_KEYS = re.compile(r"(<!-- keys of (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)

OUTCOMES = {
    errors.DONE: "done",
    errors.FOUND: "the thing looked for was found: `due --exit-code`, `check` with errors, "
    "`check --strict` with warnings too",
    errors.USAGE: "wrong usage: a bad date, an unknown or ambiguous id, a refused fact",
    errors.INVALID: "no ledger, or one that cannot be read or is not valid",
    errors.CONFLICT: "another program changed or holds the ledger",
    errors.UNWRITTEN: "a write failed and nothing changed",
    errors.OUTSIDE: "something outside could not be fetched or read",
    errors.FAULT: "a fault of this program: whatever it could still report is printed",
    errors.INTERRUPTED: "interrupted",
    errors.READER_LEFT: "the reader of a pipe left before everything was printed; where something "
    "was written, its keys may be missing, and the code is 0",
}


def commands() -> str:
    """Return docs/commands.md: the help of the program and of each command."""
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in OUTCOMES.items())
    parts = [
        "# Commands",
        "Made by `make docs` from the program itself; `claimcheck COMMAND --help` prints the same.",
        f"```text\n$ claimcheck --help\n{_help()}\n```",
        "## Exit codes",
        "Every error is one message on stderr that says what is wrong, where, and what to do.",
        f"| code | meaning |\n| --- | --- |\n{codes}",
    ]
    for heading, names in COMMANDS.items():
        parts.append(f"## {heading}")
        for name in names:
            parts.append(f"### {name}")
            parts.append(f"```text\n$ claimcheck {name} --help\n{_help(name)}\n```")
    return "\n\n".join(parts) + "\n"


def with_keys(text: str) -> str:
    """Return a page with the tables of keys between their marks made anew."""
    blocks: dict[str, type[Block]] = {"settings": Settings, **TABLES, **tables_of(Claim)}
    return _KEYS.sub(lambda mark: f"{mark[1]}{_key_table(blocks[mark[2]])}{mark[3]}", text)


def picture(name: str) -> str:
    """Return an SVG of a terminal that runs a command on the shipped ledger."""
    ledger, columns, command = PICTURES[name]
    console = Console(
        record=True,
        width=columns + 2,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )
    with patch(f"claimcheck.cli.commands.{command[0]}.width", lambda: columns):
        printed = _run(["--file", str(ledger), *command], FORCE_COLOR="1")
    words = " ".join(command)
    console.print(Text.assemble(("$ ", "bold green"), f"claimcheck {words}"))
    console.print(Text.from_ansi(printed))
    svg = console.export_svg(title="claimcheck", unique_id=f"claimcheck-{name}")
    without_fonts = re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)
    return re.sub(r"[ \t]+$", "", without_fonts, flags=re.MULTILINE)


def with_shapes(text: str) -> str:
    """Return a page with the tables of JSON shapes between their marks made anew."""
    return _SHAPES.sub(lambda mark: f"{mark[1]}{shapes.shapes()}{mark[2]}", text)


def with_brief(text: str) -> str:
    """Return a page with the example of a brief between its marks made anew."""
    said = _run(["--file", str(EXAMPLE), "brief", "northline-harbour", "--as-of", "2026-11-24"])
    quoted = "\n".join(f"> {line}".rstrip() for line in said.rstrip().split("\n"))
    return _BRIEF.sub(lambda mark: f"{mark[1]}{quoted}\n{mark[2]}", text)


def schemas() -> dict[str, str]:
    """Return the published JSON Schemas by the names of their files."""
    files = {"claims.json": _run(["schema"])}
    for command in RESULTS:
        files[f"{command}.json"] = _run(["schema", command])
    return files


def share() -> dict[str, str]:
    """Return the man pages and completions by their paths below `share/`."""
    os.environ.update({"COLUMNS": "80", "NO_COLOR": ""})
    return packaged.files(OUTCOMES)


def main() -> None:
    """Write every generated part."""
    (DOCS / "commands.md").write_text(commands())
    page = DOCS / "file-format.md"
    page.write_text(with_keys(page.read_text()))
    page = DOCS / "json.md"
    page.write_text(with_shapes(page.read_text()))
    page = DOCS / "report.md"
    page.write_text(with_brief(page.read_text()))
    shutil.copyfile(DOCS.parent / "claims.toml", DOCS.parent / "src/claimcheck/demo/claims.toml")
    for name, text in schemas().items():
        (DOCS / "schema" / name).write_text(text)
    shutil.rmtree(SHARE, ignore_errors=True)
    for name, text in share().items():
        (SHARE / name).parent.mkdir(parents=True, exist_ok=True)
        (SHARE / name).write_text(text)
    for name in PICTURES:
        (DOCS / "images" / f"{name}.svg").write_text(picture(name))


def _help(*words: str) -> str:
    lines = _run([*words, "--help"]).strip().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _run(words: list[str], **environment: str) -> str:
    os.environ.update({"COLUMNS": "80", "NO_COLOR": ""} | environment)
    sys.argv = ["claimcheck", *words]
    result = CliRunner().invoke(app, words, prog_name="claimcheck")
    assert result.exit_code == 0, result.output
    return result.stdout


def _key_table(block: type[Block]) -> str:
    rows = ["| key | value | |", "| --- | --- | --- |"]
    for key in keys_of(block).values():
        default = key.default if key.default not in (None, "", (), False) else None
        note = "required" if key.required else f"default: `{default}`" if default else ""
        form = key.kind.form.replace("|", "\\|")
        rows.append(f"| `{key.name}` | {form} | {note} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
