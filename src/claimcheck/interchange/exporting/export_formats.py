"""Every format that a ledger goes out in; its module is imported when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, assert_never

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View

Variant = Literal["facts", "raw", "bom", "todo", "all"]
"""Another form of a format: a row for each fact, cells as they are, marked as UTF-8 for Excel,
tasks for events, all news and not the newest."""
WholeName = Literal["json", "jsonl"]
DatedName = Literal["csv", "ics", "atom", "claimreview"]
BinaryName = Literal["sqlite"]
FormatName = Literal[WholeName, DatedName, BinaryName]


@dataclass(frozen=True, slots=True)
class Format:
    """What there is to know of a format before it is made."""

    media_type: str
    variants: tuple[Variant, ...] = ()
    is_public: bool = False
    """Whether it is for readers: without drafts, notes and forecasts unless they are asked for."""


WHOLE: Final[dict[WholeName, Format]] = {
    "json": Format("application/json"),
    "jsonl": Format("application/jsonl"),
}
"""The formats that hold every fact, whatever the day."""

DATED: Final[dict[DatedName, Format]] = {
    "csv": Format("text/csv", ("facts", "raw", "bom")),
    "ics": Format("text/calendar", ("todo",), is_public=True),
    "atom": Format("application/atom+xml", ("all",), is_public=True),
    "claimreview": Format("application/ld+json", is_public=True),
}
"""The formats that tell where claims stand on a day."""

BINARY: Final[dict[BinaryName, Format]] = {"sqlite": Format("application/vnd.sqlite3")}
"""The formats that tell the same and are no text: of `desk.exported_database`."""

FORMATS: Final[Mapping[FormatName, Format]] = dict(
    [*WHOLE.items(), *DATED.items(), *BINARY.items()]
)


def write_whole(name: WholeName, ledger: Ledger) -> str:
    """Return a ledger in a format that holds every fact."""
    return "".join(draw_whole(name, ledger))


def draw_whole(name: WholeName, ledger: Ledger) -> Iterator[str]:
    """Yield what `write_whole` returns, a claim at a time."""
    from claimcheck.interchange import ledger_json

    match name:
        case "json":
            return ledger_json.draw_json(ledger)
        case "jsonl":
            return ledger_json.draw_jsonl(ledger)
        case _:
            assert_never(name)


def write_dated(
    name: DatedName, view: View, claims: Sequence[Standing], variants: Sequence[Variant] = ()
) -> str:
    """Return claims, in the order given, in a format that tells where they stand on a day.

    NoHomeError for `claimreview` without a base-url.
    """
    return "".join(draw_dated(name, view, claims, variants))


def draw_dated(
    name: DatedName, view: View, claims: Sequence[Standing], variants: Sequence[Variant] = ()
) -> Iterator[str]:
    """Yield what `write_dated` returns, a claim at a time where the format allows it."""
    match name:
        case "csv":
            from claimcheck.interchange.exporting.csv_tables import claims_csv, facts_csv

            rows = facts_csv if "facts" in variants else claims_csv
            text = rows(view, claims, raw="raw" in variants)
            yield f"\ufeff{text}" if "bom" in variants else text
        case "ics":
            from claimcheck.interchange.exporting.ics_calendar import events, todos

            yield from (todos if "todo" in variants else events)(view, claims)
        case "atom":
            from claimcheck.interchange.exporting.atom_feed import feed

            yield feed(view, claims, whole="all" in variants)
        case "claimreview":
            from claimcheck.interchange.exporting.claim_review_export import claim_reviews

            yield claim_reviews(view, claims)
        case _:
            assert_never(name)
