"""What the suite ran of each part of the package: `python -m tests.coverage_floors`, after it.

Ends with 1, naming each line, where `domain` and `store` are not covered as they are to be. Only
what ran in the processes of the tests counts, not in those that they started.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any, Final

from coverage import Coverage

LINES: Final = 1.0
BRANCHES: Final = 0.97
HELD: Final = ("domain", "store")


@dataclass
class Part:
    """The statements and branches of a part, how many of them ran, and where one did not."""

    lines: int = 0
    lines_run: int = 0
    branches: int = 0
    branches_run: int = 0
    missing: list[str] = field(default_factory=list)

    def add(self, name: str, file: Mapping[str, Any]) -> None:
        """Count a file of coverage's JSON report."""
        summary = file["summary"]
        self.lines += summary["num_statements"]
        self.lines_run += summary["covered_lines"]
        self.branches += summary["num_branches"]
        self.branches_run += summary["covered_branches"]
        self.missing += [f"{name}:{line} is not run" for line in file["missing_lines"]]
        self.missing += [
            f"{name}:{start} never goes to {f'line {end}' if end > 0 else 'its end'}"
            for start, end in file["missing_branches"]
        ]

    def holds(self) -> bool:
        """Whether as much of it ran as has to of what is held."""
        return (
            self.lines > 0
            and self.lines_run >= LINES * self.lines
            and self.branches_run >= BRANCHES * self.branches
        )


def parts(report: Mapping[str, Any]) -> dict[str, Part]:
    """Return what ran of each part, from coverage's JSON report, and of the whole in the end."""
    found: defaultdict[str, Part] = defaultdict(Part)
    whole = Part()
    for name, file in report["files"].items():
        inside = PurePath(name).parts
        inside = inside[inside.index("claimcheck") + 1 :]
        found[inside[0] if len(inside) > 1 else "claimcheck"].add(name, file)
        whole.add(name, file)
    return {**dict(sorted(found.items())), "all": whole}


def share(run: int, all_: int) -> str:
    """Say a share, rounded down, so that 100 % is all."""
    return f"{1000 * run // all_ / 10:.1f} %" if all_ else "–"


def main() -> int:
    """Print the table; return 1 where a floor is not held."""
    coverage = Coverage()
    coverage.load()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(file))
        found = parts(json.loads(file.read_text(encoding="utf-8")))
    out = [f"{'':<12}{'lines':>9}{'branches':>10}"]
    out += [
        f"{name:<12}{share(part.lines_run, part.lines):>9}"
        f"{share(part.branches_run, part.branches):>10}"
        for name, part in found.items()
    ]
    broken = [name for name in HELD if not found.get(name, Part()).holds()]
    for name in HELD:
        out += found.get(name, Part()).missing
    if broken:
        out.append(
            f"{' and '.join(broken)}: not {LINES:.0%} of lines and {BRANCHES:.0%} of branches"
        )
    sys.stdout.write("\n".join([*out, ""]))
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
