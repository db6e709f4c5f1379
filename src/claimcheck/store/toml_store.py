"""A ledger in one TOML file: read, insert a block, prove it, replace the file."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ConflictError, InvalidLedgerError
from claimcheck.store import content_digest, ledger_file, standing_cache
from claimcheck.store.content_digest import digest

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied, Change
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.problem import Fault, KeyPath, Problem
    from claimcheck.domain.standing.spared import LeftOut
    from claimcheck.domain.standing.standing import Moment, Standing
    from claimcheck.store.evidence_folder import Attachment
    from claimcheck.store.file_snapshots import FileSnapshots
    from claimcheck.store.ledger_names import ClaimNames
    from claimcheck.store.query import Query
    from claimcheck.store.toml_reader import TomlFault
    from claimcheck.store.toml_slices import Slice, Slices

    Locate = Callable[[KeyPath], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file held when it was read: as bytes and as a ledger.

    Not as text, which may take twice as much and is made where it is needed, and as data only if
    the ledger is made of it.
    """

    content: bytes
    kept: Mapping[str, Any] | None
    """The data; None where it was let go of, slice by slice."""
    slices: "Slices"
    ledger: "Ledger"
    problems: "list[Problem] | None"
    """What is wrong; None where nobody looked, since it was found valid before."""
    toml_fault: "TomlFault | None" = None

    @property
    def data(self) -> Mapping[str, Any]:
        """What the content says, read anew if need be."""
        from claimcheck.store.toml_slices import parse_large

        if self.kept is not None:
            return self.kept
        return parse_large(ledger_file.without_mark(self.content))[0]


class TomlStore:
    """The ledger of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.has_written = False
        self._last: _Read | None = None
        self._written: str | None = None

    def load(self) -> "tuple[Ledger, list[Problem]]":
        """See Store."""
        read = self._read()
        assert read.problems is not None
        return read.ledger, read.problems

    def ledger(self) -> "Ledger":
        """See Store."""
        return self._valid().ledger

    def whole(self) -> "Ledger":
        """See Store."""
        content = ledger_file.read(self.path)
        if self._last is None and _was_valid(content):
            ledger = _decoded(content, self.path).ledger
        else:
            ledger = self._valid_of(content).ledger
        self._last = None
        content_digest.forget()
        return ledger

    def at_hand(self) -> "Ledger":
        """See Store."""
        content = self._content()
        last = self._last
        if last is None or last.content is not content:
            if last is not None and (read := _again(content, last)):
                self._last = read
            elif _was_valid(content):
                self._last = replace(_decoded(content, self.path), problems=None)
        return self._valid_of(content).ledger

    def frame(self) -> "Ledger":
        """See Store: from the index where the file is known."""
        from claimcheck.store.ranked_file import without_claims

        return without_claims(self)

    def standings(self, query: "Query", left_out: "LeftOut | None" = None) -> "list[Standing]":
        """See Store."""
        from claimcheck.store.ranked_file import ranked

        return ranked(self, query, left_out)

    def stream(
        self, query: "Query", left_out: "LeftOut | None" = None
    ) -> "contextlib.AbstractContextManager[Iterator[Standing]]":
        """See Store."""
        return contextlib.nullcontext(iter(self.standings(query, left_out)))

    def count(self, query: "Query") -> int:
        """See Store."""
        return len(self.standings(query))

    def names(self, moment: "Moment", left_out: "LeftOut | None" = None) -> "ClaimNames":
        """See Store."""
        from claimcheck.store.ranked_file import names

        return names(self, moment, left_out)

    def claims(self) -> "Iterator[Claim]":
        """See Store."""
        return iter(self.ledger().claims.values())

    def head(self) -> str:
        """See Store: of what was last loaded or written, else of what the file holds now."""
        if self._written is not None:
            return self._written
        if self._last is None:
            return ledger_file.fingerprint(self.path)
        return digest(self._last.content)

    @property
    def snapshots(self) -> "FileSnapshots":
        """See Store: the folder `evidence` beside the file."""
        from claimcheck.store.file_snapshots import FileSnapshots

        return FileSnapshots(ledger_file.folder_of(self.path))

    def place(self, problems: "Iterable[Problem]") -> "list[Fault]":
        """See Store."""
        from claimcheck.domain.model.problem import Fault

        key_at, value_at = self._locators()
        faults = [
            Fault.at(
                str(self.path),
                key_at(problem.at)
                if problem.is_of_key
                else value_at((*problem.at, *problem.inside)),
                problem,
            )
            for problem in problems
        ]
        return sorted(faults, key=lambda fault: (fault.line, fault.column))

    def locate(self, at: "KeyPath") -> tuple[int, int]:
        """See Store."""
        key_at, _ = self._locators()
        return key_at(at)

    def _locators(self) -> "tuple[Locate, Locate]":
        """Return what finds keys, and what finds values, in the ledger last loaded."""
        from claimcheck.store.key_places import locate, locate_value

        read = self._last or self._read()
        if read.toml_fault is not None:
            place = read.toml_fault.line, read.toml_fault.column
            return (lambda at: place), (lambda at: place)
        text = ledger_file.decode(read.content, self.path)
        return partial(locate, text, read.data), partial(locate_value, text, read.data)

    def apply(
        self,
        change: "Change",
        today: date,
        wait: float,
        attached: "Attachment | None" = None,
        at: datetime | None = None,
        expected: str | None = None,
    ) -> "Applied":
        """See Store."""
        with ledger_file.lock(self.path, wait):
            read = self._valid()
            if expected not in (None, digest(read.content)):
                raise ConflictError(
                    f"{self.path} has changed since the diff was made; nothing was written",
                    "make the diff again",
                )
            applied, after = _change(read, self.path, change, today)
            content = after.content
            if not (applied.blocks or applied.values):
                return applied
            with (
                self._keeping(attached) as snapshot,
                self._undoable(at, read.content, content, snapshot),
            ):
                ledger_file.replace(self.path, content, expected=read.content)
            self.has_written = True
            self._last = after
        self._written = digest(content)
        _mark_valid(content)
        return applied

    def preview(self, change: "Change", today: date) -> str:
        """See Store."""
        from claimcheck.store.text_diff import unified_of

        read = self._valid()
        _, changed = _change(read, self.path, change, today)
        before, after = map(ledger_file.without_mark, (read.content, changed.content))
        return unified_of(before, after, str(self.path))

    def _undoable(
        self, at: datetime | None, before: bytes, after: bytes, snapshot: str | None
    ) -> contextlib.AbstractContextManager[None]:
        if at is None:
            return contextlib.nullcontext()
        from claimcheck.store.kept_writes import kept
        from claimcheck.store.write_record import record_of

        return kept(self.path, record_of(at, before, after, snapshot))

    def _keeping(
        self, attached: "Attachment | None"
    ) -> contextlib.AbstractContextManager[str | None]:
        if attached is None:
            return contextlib.nullcontext()
        from claimcheck.store.evidence_folder import kept

        return kept(ledger_file.folder_of(self.path), attached)

    def _read(self) -> _Read:
        """Return what the file holds, with all that is wrong."""
        content, self._written = ledger_file.read(self.path), None
        last = self._last
        if last is None or last.content != content or last.problems is None:
            self._last = last = _parse(content, self.path)
        return last

    def _valid(self) -> _Read:
        """Return what the file holds; InvalidLedgerError when that is not valid."""
        return self._valid_of(self._content())

    def _content(self) -> bytes:
        """Return what the file holds: the very bytes that were read last, if it is that."""
        if self._last is not None and ledger_file.holds(self.path, self._last.content):
            return self._last.content
        return ledger_file.read(self.path)

    def _valid_of(self, content: bytes) -> _Read:
        """Return what the content of the file says; InvalidLedgerError when it is not valid."""
        self._written = None
        if self._last is None or self._last.content != content:
            if _was_valid(content):
                self._last = _trust(content)
                return self._last
            self._last = _parse(content, self.path)
            if not _errors(self._last):
                _mark_valid(content)
        if errors := _errors(self._last):
            first = self.place(errors[:20])[0]
            raise InvalidLedgerError(first.place, first.message, first.hint, len(errors) - 1)
        return self._last


def _change(read: _Read, path: Path, change: "Change", today: date) -> "tuple[Applied, _Read]":
    """Return what a change made, and the file after it."""
    from claimcheck.domain.changing.change import apply

    applied = apply(read.ledger, change, today)
    content, slices = _changed(read, path, applied)
    return applied, _Read(content, None, slices, applied.ledger, None)


def _changed(read: _Read, path: Path, applied: "Applied") -> "tuple[bytes, Slices]":
    """Return the content after a change, and its slices; none where they are to be found anew."""
    if (
        read.slices
        and not applied.values
        and read.content == ledger_file.without_mark(read.content)
    ):
        from claimcheck.store.toml_pieces import insert_in_pieces

        found = insert_in_pieces(read.content, applied.blocks, read.slices)
        if found is not None:
            return found
    text = ledger_file.decode(read.content, path)
    if applied.values:
        from claimcheck.store.toml_placing import place

        after = place(text, read.data, applied.values, read.slices)
    else:
        from claimcheck.store.toml_writer import insert

        after = insert(text, read.data, applied.blocks, read.slices)
    return ledger_file.encode(after, like=read.content), []


def _trust(content: bytes) -> _Read:
    from claimcheck.domain.model.decode import read_valid
    from claimcheck.store.toml_slices import parse_large

    data, slices = parse_large(ledger_file.without_mark(content))
    return _Read(content, data, slices, read_valid(data), None)


def _parse(content: bytes, path: Path) -> _Read:
    from claimcheck.domain.checking.ledger_errors import ledger_errors

    read = _decoded(content, path)
    if read.toml_fault is None:
        assert read.problems is not None
        read.problems.extend(ledger_errors(read.ledger, _declared(read)))
    return read


def _decoded(content: bytes, path: Path) -> _Read:
    """Return what a content says block by block, with what is wrong with the form of each."""
    from claimcheck.domain.model.decode import read_ledger, read_parts
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.problem import error
    from claimcheck.store.toml_reader import TomlFault, parse

    slices: list[Slice] = []
    try:
        ledger, problems = read_parts(_parts(content, slices))
    except (TomlFault, UnicodeDecodeError):  # of the whole it says where
        try:
            data = parse(ledger_file.decode(content, path))
        except TomlFault as fault:
            problem = error((), "toml", fault.message)
            return _Read(content, {}, [], Ledger(), [problem], fault)
        ledger, problems = read_ledger(data)
        return _Read(content, data, [], ledger, problems)
    return _Read(content, None, slices, ledger, problems)


def _again(content: bytes, last: _Read) -> _Read | None:
    """Return what a content says, of which the last one said nearly all; its blocks are the same.

    None where that takes the whole, or to say what is wrong with it.
    """
    from claimcheck.domain.checking.ledger_errors import ledger_errors
    from claimcheck.domain.model.decode import read_parts
    from claimcheck.store.toml_reader import TomlFault
    from claimcheck.store.toml_slices import read_again

    if not last.slices or _errors(last):
        return None
    try:
        slices = [*read_again(content, last.content, last.slices)]
    except (TomlFault, UnicodeDecodeError):
        return None
    others, problems = read_parts(one.others for one in slices)
    tables: dict[str, Any] = {"claimants": {}, "claims": {}, "looks": {}}
    for one in slices:
        read, wrong = (last.ledger, []) if one.values is None else read_parts((one.values,))
        problems += wrong
        for name, ids in one.ids.items():
            there = getattr(read, name)
            tables[name] |= {id_: there[id_] for id_ in ids if id_ in there}
    ledger = replace(others, **tables)
    problems += ledger_errors(ledger, tables["claims"].keys())
    after = _Read(content, None, [one.without_values() for one in slices], ledger, problems)
    return None if _errors(after) else replace(after, problems=None)


def _parts(content: bytes, slices: "list[Slice]") -> Iterator[dict[str, Any]]:
    """Yield what the slices of a content say, and keep where they are."""
    from claimcheck.store.toml_slices import read_slices

    for one in read_slices(ledger_file.without_mark(content)):
        slices.append(one.without_values())
        assert one.values is not None
        yield one.values


def _declared(read: _Read) -> "Set[str]":
    """Return the ids that a content has, also of claims that could not be read."""
    if read.kept is None:
        return {id_ for one in read.slices for id_ in one.ids.get("claims", ())}
    claims = read.kept.get("claims")
    return claims.keys() if isinstance(claims, dict) else frozenset()


def _errors(read: _Read) -> "list[Problem]":
    return [problem for problem in read.problems or () if problem.severity == "error"]


def _was_valid(content: bytes) -> bool:
    if standing_cache.is_off():
        return False
    with standing_cache.find(_mark(content)) as pages:
        return pages == []


def _mark_valid(content: bytes) -> None:
    """Keep that a content is valid, so that a command about one claim need not read all."""
    if not standing_cache.is_off():
        standing_cache.keep(_mark(content), [])


def _mark(content: bytes) -> tuple[str, str]:
    return digest(content), "valid"
