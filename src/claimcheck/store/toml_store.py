"""A ledger in one TOML file: read, insert a block, prove it, replace the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import InvalidLedgerError
from claimcheck.store import files

if TYPE_CHECKING:
    from claimcheck.domain.change import Applied, Change
    from claimcheck.domain.ledger import Ledger
    from claimcheck.domain.problem import Fault, KeyPath, Problem
    from claimcheck.store.toml_reader import TomlFault


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file held when it was read: as bytes, as data and as a ledger.

    Not as text, which may take twice as much and is made where it is needed.
    """

    content: bytes
    data: Mapping[str, Any]
    ledger: "Ledger"
    problems: "list[Problem]"
    toml_fault: "TomlFault | None"


class TomlStore:
    """The ledger of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._last: _Read | None = None

    def load(self) -> "tuple[Ledger, list[Problem]]":
        """See Store."""
        read = self._read()
        return read.ledger, read.problems

    def fingerprint(self) -> str:
        """See Store."""
        if self._last is None:
            return files.fingerprint(self.path)
        from hashlib import sha256

        return sha256(self._last.content).hexdigest()

    def place(self, problems: "Iterable[Problem]") -> "list[Fault]":
        """See Store."""
        from claimcheck.domain.problem import Fault

        faults = [
            Fault.at(str(self.path), self.locate(problem.at), problem) for problem in problems
        ]
        return sorted(faults, key=lambda fault: (fault.line, fault.column))

    def locate(self, at: "KeyPath") -> tuple[int, int]:
        """See Store."""
        from claimcheck.store.locate import locate

        read = self._last or self._read()
        if read.toml_fault is not None:
            return read.toml_fault.line, read.toml_fault.column
        return locate(files.decode(read.content, self.path), read.data, at)

    def apply(self, change: "Change", today: date, wait: float) -> "Applied":
        """See Store."""
        with files.lock(self.path, wait):
            read = self._read()
            applied, _, text = self._change(read, change, today)
            files.replace(self.path, files.encode(text, like=read.content), expected=read.content)
        return applied

    def preview(self, change: "Change", today: date) -> str:
        """See Store."""
        from difflib import unified_diff

        read = self._read()
        _, before, after = self._change(read, change, today)
        name = str(self.path)
        diff = unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
        return "".join(f"{line}\n" for line in diff)

    def _change(self, read: _Read, change: "Change", today: date) -> "tuple[Applied, str, str]":
        """Return what a change made, and the text of the file before and after it."""
        from claimcheck.domain.change import apply
        from claimcheck.store.toml_writer import insert

        errors = [problem for problem in read.problems if problem.severity == "error"]
        if errors:
            raise InvalidLedgerError(*_first(self.place(errors[:20])), len(errors) - 1)
        applied = apply(read.ledger, change, today)
        text = files.decode(read.content, self.path)
        return applied, text, insert(text, read.data, applied.blocks)

    def _read(self) -> _Read:
        content = files.read(self.path)
        if self._last is None or self._last.content != content:
            self._last = _parse(content, self.path)
        return self._last


def _parse(content: bytes, path: Path) -> _Read:
    from claimcheck.domain.decode import read_ledger
    from claimcheck.domain.ledger import Ledger
    from claimcheck.domain.problem import error
    from claimcheck.domain.validity import ledger_errors
    from claimcheck.store.toml_reader import TomlFault
    from claimcheck.store.toml_slices import parse_large

    text = files.decode(content, path)
    try:
        data = parse_large(text)
    except TomlFault as fault:
        problem = error((), "toml", fault.message)
        return _Read(content, {}, Ledger(), [problem], fault)
    ledger, problems = read_ledger(data)
    declared = data["claims"].keys() if isinstance(data.get("claims"), dict) else frozenset()
    problems += ledger_errors(ledger, declared)
    return _Read(content, data, ledger, problems, None)


def _first(faults: "list[Fault]") -> tuple[str, str, str]:
    return faults[0].place, faults[0].message, faults[0].hint
