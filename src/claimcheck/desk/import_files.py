"""The files that an import reads: the source, a mapping, a second source, the shipped mappings."""

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, Final

from claimcheck.domain.changing.row_intake import NotTaken
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.errors import UsageError
from claimcheck.interchange.importing import import_formats
from claimcheck.interchange.importing.claim_review_import import NAME as REVIEWS
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapping import RecordMapping, read_mapping
from claimcheck.interchange.importing.near_duplicates import NearDuplicate
from claimcheck.interchange.importing.source_text import SourceFault, decode
from claimcheck.store.toml_reader import TomlFault, parse

_MOST_BYTES: Final = 256_000_000
"""More than any tracker holds; a device gives without an end."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The JSON of `import`."""

    source: str
    read_as: str
    """`ledger`, `claimreview`, or the name of the mapping."""
    rows: int
    claims: tuple[str, ...]
    """The claims that got something new: themselves or facts."""
    blocks: int
    """How many blocks of the file that is."""
    known: int
    left_out: int
    """Records that the mapping does not mean."""
    not_taken: list[NotTaken]
    near_duplicates: list[NearDuplicate]


def open_source(
    file: str,
    defaults: Defaults,
    asked: str | None,
    map_: str | None,
    lookup: str | None,
    stdin: BinaryIO,
) -> import_formats.Source:
    """Return the rows of a file, or of stdin for “-”; errors name the file."""
    if asked is not None:
        names = [*import_formats.CONTAINERS, REVIEWS, *(one.name for one in shipped())]
        if asked not in names:
            advice = did_you_mean(asked, names) or f"there are {', '.join(names)}"
            raise UsageError(f"--format: “{asked}” is no format", advice)
    mapping = _mapping(map_, stdin) if map_ is not None else None
    looked_up = _second(lookup, stdin) if lookup is not None else None
    content = _content(file, stdin)
    try:
        found = import_formats.open_source(
            decode(content),
            defaults,
            suffix=Path(file).suffix,
            asked=asked,
            mapping=mapping,
            shipped=shipped,
            looked_up=looked_up,
        )
    except SourceFault as fault:
        raise SourceFault(f"{_name(file)}: {fault.message}", fault.hint) from None
    except UsageError as error:
        raise type(error)(f"{_name(file)}: {error.message}", error.hint) from None
    if lookup is not None and not (found.mapping and found.mapping.lookup):
        raise UsageError(f"--lookup: {found.format} looks nothing up", "leave it out")
    return found


@cache
def shipped() -> tuple[RecordMapping, ...]:
    """Return the mappings that come with the program, by name."""
    folder = resources.files("claimcheck.interchange.importing") / "mappings"
    files = (one for one in folder.iterdir() if one.name.endswith(".toml"))
    found = (read_mapping(parse(one.read_text(encoding="utf-8"))) for one in files)
    return tuple(sorted(found, key=lambda one: one.name))


def _mapping(file: str, stdin: BinaryIO) -> RecordMapping:
    try:
        return read_mapping(parse(decode(_content(file, stdin))))
    except TomlFault as fault:
        raise UsageError(f"--map: {file}:{fault.line}:{fault.column}: {fault.message}") from None
    except SourceFault as fault:
        raise UsageError(f"--map: {file}: {fault.message}", fault.hint) from None


def _second(file: str, stdin: BinaryIO) -> Any:
    try:
        return import_formats.second_source(decode(_content(file, stdin)), Path(file).suffix)
    except (SourceFault, UsageError) as error:
        raise SourceFault(f"--lookup: {file}: {error.message}", error.hint) from None


def _content(file: str, stdin: BinaryIO) -> bytes:
    try:
        with nullcontext(stdin) if file == "-" else Path(file).open("rb") as source:
            content = source.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{file} cannot be read: {reason.lower()}") from None
    if len(content) > _MOST_BYTES:
        raise UsageError(
            f"{_name(file)} cannot be read: it is larger than {_MOST_BYTES // 1_000_000} MB",
            "import it in several parts",
        )
    return content


def _name(file: str) -> str:
    return "stdin" if file == "-" else file
