"""What an import reads: its sources, a mapping, a second source, the shipped mappings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from claimcheck.desk.source_files import STDIN, NamedFile, called, find_files, read_bytes
from claimcheck.domain.changing.row import NotTaken, Row
from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.standing.corrected import correct
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.interchange.importing import import_formats
from claimcheck.interchange.importing.claim_review_import import NAME as REVIEWS
from claimcheck.interchange.importing.containers import CONTAINERS
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import (
    Reading,
    Records,
    Source,
    SourceFile,
)
from claimcheck.interchange.importing.mapped_records import LeftOut
from claimcheck.interchange.importing.mapping import BadMappingError, RecordMapping
from claimcheck.interchange.importing.mapping_reader import read_mapping
from claimcheck.interchange.importing.second_source import SecondSource, SecondSourceError
from claimcheck.interchange.importing.source_text import SourceFault, decode
from claimcheck.store.toml_reader import TomlFault, parse


@dataclass(frozen=True, slots=True)
class Opened:
    """The sources of an import, read and understood."""

    files: tuple[str, ...]
    """What they are called, in their order."""
    sources: tuple[Source, ...]
    unread: tuple[NotTaken, ...] = ()
    """The files that cannot be read as what they are, where others can."""
    left_out: tuple[str, ...] = ()
    """What folders hold besides, each with the reason."""

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(one.total for one in self.sources)

    def rows(self) -> Iterator[Row | NotTaken | LeftOut]:
        """Yield the rows of all sources, and what is none."""
        for one in self.sources:
            yield from one.rows

    def source_of(self, file: str) -> Source:
        """Return the source that a file is in; an empty name is that of the only file."""
        return next((one for one in self.sources if file in one.files), self.sources[0])

    def file_of(self, file: str) -> str:
        """Return what a file is called; an empty name is that of the only file."""
        return file or self.files[0]


def open_sources(
    names: Sequence[str],
    defaults: Defaults,
    asked: str | None,
    map_: str | None,
    lookup: str | None,
    stdin: BinaryIO,
    ledger: Path | None,
) -> Opened:
    """Return the rows of files, of folders, or of stdin for “-”; errors name the file.

    What cannot be read is told where other files can be, and an error where none can. A file that
    was named and is not there is an error, and so is a mapping that misses.
    """
    if asked is not None:
        there = [*CONTAINERS, REVIEWS, *(one.name for one in shipped())]
        if asked not in there:
            advice = did_you_mean(asked, there) or f"the formats are {', '.join(there)}"
            raise UsageError(f"--format: “{asked}” is not a format", advice)
    if [*names, map_, lookup].count(STDIN) > 1:
        raise UsageError("stdin can be read only once", "name a file instead")
    besides = [str(one) for one in (map_, lookup, ledger) if one]
    found = find_files(names, besides=besides)
    mapping = _mapping(map_, stdin) if map_ is not None else None
    second = _second(lookup, stdin) if lookup is not None else None
    reading = Reading(defaults, asked, mapping, shipped, second, _toml)
    sources, records, faults = _read(found.files, reading, stdin)
    for pool in import_formats.pooled(records):
        files = [one.file.file or called(found.files[0].file) for one in pool]
        try:
            sources.append(import_formats.join(pool, reading))
        except BadMappingError as error:
            of = files[0] if len(files) == 1 else count_of(len(files), "file")
            raise UsageError(f"{of}: {error.message}", error.hint) from None
        except SecondSourceError:
            raise
        except UsageError as fault:
            faults += ((file, fault) for file in files)
    if not sources:
        file, first = faults[0]
        more = (
            f" ({count_of(len(faults) - 1, 'more file')} cannot be read either)"
            if len(faults) > 1
            else ""
        )
        raise type(first)(f"{file}: {first.message}{more}", first.hint)
    if lookup is not None and not any(one.mapping and one.mapping.lookup for one in sources):
        formats = ", ".join(dict.fromkeys(one.format for one in sources))
        raise UsageError(f"--lookup: {formats} does not use a second file", "leave it out")
    unread = tuple(
        NotTaken(0, "", "", fault.message, fault.hint, file=file) for file, fault in faults
    )
    all_ = tuple(called(one.file) for one in found.files)
    return Opened(all_, tuple(sources), unread, tuple(found.left_out))


def gone_from(ledger: Ledger, source: import_formats.Source) -> tuple[str, ...]:
    """Return the claims that came from a source earlier and that it no longer has.

    There are none where the source has nothing that came earlier, so that it may be another one,
    and those that the desk retracted are left out.
    """
    came, keys = _came_from(ledger, source), source.seen.keys
    if keys.isdisjoint(came):
        return ()
    return tuple(id_ for key, id_ in came.items() if key not in keys)


def is_strange(ledger: Ledger, source: import_formats.Source) -> bool:
    """Whether claims came from a source of this name earlier, and it has none of them."""
    came = _came_from(ledger, source) if source.mapping else {}
    return bool(came) and source.seen.keys.isdisjoint(came)


def _came_from(ledger: Ledger, source: import_formats.Source) -> dict[str, str]:
    """Return the claims that came from a source earlier, by their `imported`.

    None where nothing can be told of them: where its mapping was guessed, so that others have its
    name, where a key cannot be read, and where only some files of a folder were named.
    """
    if source.guess or source.is_part or "" in source.seen.keys:
        return {}
    name = f"{source.format}:"
    return {
        claim.imported: claim.id
        for claim in ledger.claims.values()
        if claim.imported and claim.imported.startswith(name)
        if correct(claim).retracted_by is None
    }


@cache
def shipped() -> tuple[RecordMapping, ...]:
    """Return the mappings that come with the program, by name."""
    folder = resources.files("claimcheck.interchange.importing") / "mappings"
    files = (one for one in folder.iterdir() if one.name.endswith(".toml"))
    found = (read_mapping(parse(one.read_text(encoding="utf-8"))) for one in files)
    return tuple(sorted(found, key=lambda one: one.name))


def _mapping(file: str, stdin: BinaryIO) -> RecordMapping:
    try:
        return read_mapping(parse(decode(read_bytes(file, stdin))))
    except TomlFault as fault:
        raise UsageError(f"--map: {file}:{fault.line}:{fault.column}: {fault.message}") from None
    except SourceFault as fault:
        raise UsageError(f"--map: {file}: {fault.message}", fault.hint) from None


def _second(file: str, stdin: BinaryIO) -> SecondSource:
    content = read_bytes(file, stdin)
    try:
        return import_formats.second_source(decode(content), called(file), Path(file).suffix, _toml)
    except (SourceFault, UsageError) as error:
        raise SourceFault(f"--lookup: {called(file)}: {error.message}", error.hint) from None


class _Read(NamedTuple):
    """What files hold: rows, records of which a mapping makes rows, and faults by file."""

    sources: list[Source]
    records: list[Records]
    faults: list[tuple[str, ClaimcheckError]]


def _read(files: Sequence[NamedFile], reading: Reading, stdin: BinaryIO) -> _Read:
    """Return what files hold; UsageError for one that was named and cannot be read."""
    read = _Read([], [], [])
    for one in files:
        name = called(one.file)
        try:
            content = read_bytes(one.file, stdin)
        except UsageError as error:
            if not one.is_in_folder:
                raise
            fault = SourceFault(error.message.removeprefix(f"{name} "), error.hint)
            read.faults.append((name, fault))
            continue
        try:
            shown = name if len(files) > 1 else ""
            text = SourceFile(decode(content), one.path, shown, one.is_in_folder)
            found = import_formats.read_file(text, reading)
        except (SourceFault, UsageError) as error:
            read.faults.append((name, error))
            continue
        if isinstance(found, Source):
            read.sources.append(found)
        else:
            read.records.append(found)
    return read


def _toml(text: str) -> dict[str, Any]:
    try:
        return parse(text)
    except TomlFault as fault:
        where = f"line {fault.line:,}, column {fault.column:,}"
        raise SourceFault(f"it is not valid TOML: {fault.message} at {where}") from None
