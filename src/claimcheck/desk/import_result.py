"""What became of an import: its rows, sorted, and the JSON of `import`."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from claimcheck.desk.import_files import Opened, gone_from
from claimcheck.domain.changing.change import Applied
from claimcheck.domain.changing.row import NotMade, NotTaken, Row
from claimcheck.domain.changing.row_update import RowChange
from claimcheck.domain.model.ledger import Ledger
from claimcheck.interchange.importing.mapped_records import LeftOut
from claimcheck.interchange.importing.near_duplicates import NearDuplicate, near_duplicates


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file of an import, as it was understood."""

    file: str
    read_as: str
    """`ledger`, `claimreview`, or the name of the mapping."""
    rows: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The JSON of `import`."""

    source: str
    """The file, or what was named, separated by commas."""
    read_as: str
    """`ledger`, `claimreview`, or the name of the mapping; all of them, separated by commas."""
    rows: int
    added: int
    """How many of the claims are new."""
    claims: tuple[str, ...]
    """The claims that got something new: themselves or facts."""
    blocks: int
    """How many blocks of the file that is."""
    known: int
    changed: list[RowChange]
    """What known rows say differently than when they came in."""
    gone: tuple[str, ...]
    """The claims that came from the source earlier, and that it no longer has."""
    not_made: list[NotMade]
    """Facts that rows had something of, but not enough."""
    left_out: int
    """Records that the mapping leaves out."""
    not_taken: list[NotTaken]
    near_duplicates: list[NearDuplicate]
    files: list[FileRead]
    not_read: tuple[str, ...]
    """What was left out of folders, each with the reason."""


@dataclass(slots=True)
class Sorted:
    """The rows of an import by what can be done with them."""

    rows: list[Row] = field(default_factory=list)
    unread: list[NotTaken] = field(default_factory=list)
    left_out: int = 0


def sort_rows(found: Iterable[Row | NotTaken | LeftOut]) -> Sorted:
    """Return the rows, those that could not be read, and how many are not meant."""
    result = Sorted()
    for one in found:
        if isinstance(one, NotTaken):
            result.unread.append(one)
        elif isinstance(one, LeftOut):
            result.left_out += 1
        else:
            result.rows.append(one)
    return result


def result_of(
    names: Iterable[str], opened: Opened, sorted_: Sorted, before: Ledger, applied: Applied
) -> Imported:
    """Return what became of the rows that were opened, in the words of their sources."""
    order = {file: place for place, file in enumerate(opened.files)}
    not_taken = [
        *opened.unread,
        *(_placed(one, opened) for one in sorted_.unread),
        *(_labelled(_placed(one, opened), opened) for one in applied.not_taken),
    ]
    made = (at[1] for at, _ in applied.blocks if len(at) == 2 and at[0] == "claims")
    new = [applied.ledger.claims[id_] for id_ in made]
    gone = (
        ()
        if opened.unread
        else (one for source in opened.sources for one in gone_from(before, source))
    )
    return Imported(
        ", ".join(names),
        ", ".join(dict.fromkeys(one.format for one in opened.sources)),
        opened.total,
        len(new),
        applied.claims,
        len(applied.blocks),
        applied.known,
        [
            replace(
                one,
                field=opened.source_of(one.file).label(one.field),
                file=opened.file_of(one.file),
            )
            for one in applied.changed
        ],
        tuple(gone),
        [
            replace(one, file=opened.file_of(one.file))
            for source in opened.sources
            for one in source.seen.not_made
        ],
        sorted_.left_out,
        sorted(not_taken, key=lambda one: (order[one.file], one.row)),
        list(near_duplicates(new, before)),
        [
            FileRead(opened.file_of(file), source.format, rows)
            for source in opened.sources
            for file, rows in source.files.items()
        ],
        opened.left_out,
    )


def _placed(one: NotTaken, opened: Opened) -> NotTaken:
    line = opened.source_of(one.file).seen.lines.get((one.file, one.row))
    return replace(one, line=line, file=opened.file_of(one.file))


def _labelled(one: NotTaken, opened: Opened) -> NotTaken:
    return replace(one, field=opened.source_of(one.file).label(one.field), key=one.field)
