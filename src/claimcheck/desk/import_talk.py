"""What an import says of itself, in sentences."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.desk.import_files import Opened, is_strange
from claimcheck.desk.import_result import Imported
from claimcheck.domain.changing.change import Applied
from claimcheck.domain.changing.row import Foreign, NotMade, NotTaken, Row
from claimcheck.domain.changing.row_update import RowChange
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import count_of, listed
from claimcheck.domain.model.ledger import Ledger
from claimcheck.interchange.importing.import_formats import Source

_MOST_COLUMNS = 12
_MOST_REASONS = 5
_MOST_GONE = 5
_MOST_LEFT_OUT = 10
_NOUNS = {
    "deadline": "date",
    "verdict": "status",
    "evidence": "evidence item",
    "forecast": "forecast",
    "revision": "revision",
    "target": "target",
    "text": "text",
    "claimant.kind": "claimant kind",
    "claimant.also": "claimant name",
}


def told_before(opened: Opened, map_: str | None, lookup: str | None) -> Iterator[str]:
    """Yield how the sources were understood, the guess about their columns included."""
    if opened.left_out:
        yield f"left out: {listed(opened.left_out, _MOST_LEFT_OUT)}"
    for one in opened.sources:
        yield from _read_as(one, opened, lookup)
    for one in opened.sources if map_ else ():
        if one.seen.missing:
            missing = [f"“{field}”" for field in one.seen.missing]
            yield f"no record has {listed(missing, _MOST_COLUMNS)}"


def told_after(
    opened: Opened,
    rows: Sequence[Row],
    shown: Imported,
    before: Ledger,
    applied: Applied,
    *,
    verb: str,
    strict: bool,
    became: str,
) -> Iterator[str]:
    """Yield what became of the rows, in sums.

    `became` is what became of the changes that could be taken, empty where nothing was tried.
    """
    yield from _reasons(shown.not_taken)
    yield _sum(applied, shown.left_out, shown.not_taken, verb, strict)
    for source in opened.sources:
        of_source = (
            rows if len(opened.sources) == 1 else [one for one in rows if one.file in source.files]
        )
        yield from _lacks(source, of_source)
        if is_strange(before, source):
            yield (
                f"none of the claims that came from {source.format} before is in the "
                "source; if it is a different source, give its mapping another name"
            )
    yield from _not_made(shown.not_made)
    yield from _told_of_known(applied.changed, shown.gone, shown.read_as, became)


def _read_as(found: Source, opened: Opened, lookup: str | None) -> Iterator[str]:
    files = [opened.file_of(file) for file in found.files]
    what = files[0] if len(files) == 1 else count_of(len(files), "file")
    yield f"read {what} as {found.format}: {count_of(found.total, 'row')}"
    if found.guess:
        read = ", ".join(f"“{column}” is {key}" for column, key in found.guess.read)
        yield f"columns recognised by name: {read}"
        if found.guess.unread:
            yield f"columns not read: {listed(found.guess.unread, _MOST_COLUMNS)}"
    if found.mapping and found.mapping.lookup and not lookup:
        yield f"{found.format} looks things up in a second file; name it with --lookup FILE"


def _reasons(not_taken: Sequence[NotTaken]) -> Iterator[str]:
    """Yield each reason for which several rows were not taken, with their number."""
    reasons = Counter((one.field, one.reason, one.hint) for one in not_taken if one.row)
    for (field, reason, hint), count in reasons.most_common(_MOST_REASONS):
        if count > 1:
            words = f"{field}: {reason}" if field else reason
            yield f"{count_of(count, 'row')}: {words}" + (f" ({hint})" if hint else "")


def _lacks(found: Source, rows: Sequence[Row]) -> Iterator[str]:
    """Yield how many rows have nothing for a key of theirs."""
    claims = [row.claim for row in rows if isinstance(row, Foreign)]
    keys = keys_of(Claim)
    lacking = {
        key: count
        for key in (found.mapping.claim if found.mapping else ())
        if key in keys and (count := sum(keys[key].field not in claim.given for claim in claims))
    }
    if lacking:
        names = {key: found.label(key) for key in lacking}
        told = [
            f"{count:,} without {key}" + (f" ({names[key]})" if names[key] != key else "")
            for key, count in lacking.items()
        ]
        yield f"of {count_of(len(claims), 'row')}, {listed(told, len(told))}"


def _not_made(facts: Sequence[NotMade]) -> Iterator[str]:
    """Yield how many facts could not be made, by what they lack."""
    for (fact, lacks), count in Counter((one.fact, one.lacks) for one in facts).items():
        yield f"no {fact} recorded for {count_of(count, 'row')}: “{lacks}” is empty"


def _told_of_known(
    changed: Sequence[RowChange], gone: Sequence[str], source: str, became: str
) -> Iterator[str]:
    """Yield how many known rows say something else now, and which are no longer there."""
    if changed:
        rows = len({(one.file, one.row) for one in changed})
        kinds = Counter(_NOUNS.get(one.field, "other value") for one in changed)
        what = listed([count_of(count, noun) for noun, count in kinds.items()], len(kinds))
        taken = sum(one.taken for one in changed)
        way = f"{taken:,} {became}" if became else "--update adds what can be added"
        yield f"{count_of(rows, 'known row')} changed: {what}; {way}"
    if gone:
        named = listed(gone, _MOST_GONE)
        yield f"no longer in the source, {source}: {count_of(len(gone), 'claim')} ({named})"


def _sum(
    applied: Applied, left_out: int, not_taken: Sequence[NotTaken], verb: str, strict: bool
) -> str:
    """Return what became of all rows, in a line."""
    files = sum(not one.row for one in not_taken)
    rows = len(not_taken) - files
    lost = listed([count_of(n, noun) for n, noun in ((files, "file"), (rows, "row")) if n])
    if strict and not_taken:
        return f"nothing was written: {lost} cannot be imported (--strict)"
    nouns = {"claims": "claim", "facts": "fact", "claimants": "claimant", "looks": "look"}
    kinds = Counter("facts" if len(at) == 4 else "".join(at[:1]) for at, _ in applied.blocks)
    parts = [count_of(kinds[kind], noun) for kind, noun in nouns.items() if kinds[kind]]
    parts += ["the settings"] if kinds["settings"] else []
    parts += [count_of(kinds[""], "other key")] if kinds[""] else []
    told = [f"{verb} {listed(parts, len(nouns) + 2) or 'nothing'}"]
    told += [f"{count_of(applied.known, 'row')} already known"] if applied.known else []
    told += [f"{count_of(left_out, 'row')} left out by the mapping"] if left_out else []
    told += [f"{lost} not imported"] if lost else []
    return "; ".join(told)
