"""The tables and views of an exported database: docs/exporting.md says what is in them."""

from collections.abc import Iterable
from typing import Final

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.value_kinds import FLAG, NUMBER, PROBABILITY
from claimcheck.interchange.exporting.csv_tables import CLAIM_COLUMNS
from claimcheck.interchange.exporting.fact_rows import FACT_COLUMNS, FACT_TABLES

VERSION: Final = 1
"""Of the schema: more columns may join within one, and none changes its meaning."""

STANDING_COLUMNS: Final = (
    *("claim", "status", "reason", "deadline", "deadline_words", "earliest", "latest"),
    *("original", "original_latest", "days_left", "late_days", "slip_days", "ruled_on"),
    *("last_look", "outlook", "outlook_reason", "supports", "refutes", "mixed", "context"),
    "decided_by",
)
_COUNTS: Final = frozenset(
    ("days_left", "late_days", "slip_days", "supports", "refutes", "mixed", "context")
)
_FIRST_IN_STATUS: Final = ("overdue", "awaiting-ruling", "due-soon")
"""What presses most; all else goes by its last day."""


def column(name: str) -> str:
    """Return the column that a key of the file has: `review_every` of `review-every`."""
    return name.replace("-", "_")


CLAIM_TABLE_COLUMNS: Final = (
    *("id", "text", "claimant", "party"),
    *(column(name) for name in keys_of(Claim) if name not in ("text", "claimant")),
    "own",
)
FACT_TABLE_COLUMNS: Final = (*map(column, FACT_COLUMNS), "day", "own")

_BLOCKS: Final[list[type[Block]]] = [Claim, *FACT_TABLES.values()]
_NUMERIC: Final = {
    column(name)
    for block in _BLOCKS
    for name, key in keys_of(block).items()
    if key.kind in (NUMBER, PROBABILITY, FLAG)
}


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"{" NUMERIC" if name in _NUMERIC else " TEXT"}' for name in names)


def _view_of(table: str, block: type[Block]) -> str:
    names = ["claim", "key", *map(column, keys_of(block)), "day", "retracted", "own"]
    listed = ", ".join(f'"{name}"' for name in dict.fromkeys(names))
    return f"CREATE VIEW {table} AS SELECT {listed} FROM facts WHERE \"table\" = '{table}'"


def _overview() -> str:
    of_standing = {*STANDING_COLUMNS} - {"deadline_words"}
    columns = [f's."{name}"' if name in of_standing else f'c."{name}"' for name in CLAIM_COLUMNS]
    tags = (
        "(SELECT group_concat(tag, '; ') FROM (SELECT tag FROM tags WHERE tags.claim = c.id "
        "ORDER BY tags.rowid)) AS tags"
    )
    listed = ", ".join(tags if name == 'c."tags"' else name for name in columns)
    return (
        f"CREATE VIEW overview AS SELECT {listed} FROM claims c JOIN standings s ON s.claim = c.id"
    )


def _count(words: str, status: str) -> str:
    return f"sum(s.status = '{status}') AS {words}"


SCHEMA: Final = (
    "CREATE TABLE about (title TEXT, as_of TEXT, known_on TEXT, format TEXT, version INTEGER)",
    "CREATE TABLE claimants (party TEXT PRIMARY KEY, kind TEXT, names TEXT)",
    f"CREATE TABLE claims ({_columns(CLAIM_TABLE_COLUMNS)}, PRIMARY KEY (id), "
    "FOREIGN KEY (party) REFERENCES claimants(party))",
    "CREATE TABLE standings ("
    + ", ".join(f"{name} {'INTEGER' if name in _COUNTS else 'TEXT'}" for name in STANDING_COLUMNS)
    + ", PRIMARY KEY (claim), FOREIGN KEY (claim) REFERENCES claims(id))",
    f"CREATE TABLE facts ({_columns(FACT_TABLE_COLUMNS)}, PRIMARY KEY (claim, key), "
    "FOREIGN KEY (claim) REFERENCES claims(id))",
    "CREATE TABLE tags (claim TEXT, tag TEXT, PRIMARY KEY (claim, tag), "
    "FOREIGN KEY (claim) REFERENCES claims(id))",
    "CREATE TABLE parts (whole TEXT, part TEXT, PRIMARY KEY (whole, part), "
    "FOREIGN KEY (whole) REFERENCES claims(id))",
)

INDEXES: Final = (
    "CREATE INDEX claims_by_party ON claims (party)",
    "CREATE INDEX standings_by_status ON standings (status, latest)",
    "CREATE INDEX facts_by_day ON facts (day DESC, claim, key)",
    "CREATE INDEX tags_by_tag ON tags (tag)",
)

VIEWS: Final = (
    _overview(),
    "CREATE VIEW open_claims AS SELECT c.id, c.text, c.claimant, s.status, s.latest, s.days_left, "
    "s.outlook, s.reason FROM claims c JOIN standings s ON s.claim = c.id "
    "WHERE s.ruled_on IS NULL ORDER BY CASE s.status "
    + " ".join(f"WHEN '{status}' THEN {n}" for n, status in enumerate(_FIRST_IN_STATUS))
    + f" ELSE {len(_FIRST_IN_STATUS)} END, s.latest IS NULL, s.latest, c.id",
    "CREATE VIEW rulings AS SELECT c.id, c.text, c.claimant, s.status, s.ruled_on, s.late_days, "
    "s.slip_days, s.reason FROM claims c JOIN standings s ON s.claim = c.id "
    "WHERE s.ruled_on IS NOT NULL ORDER BY s.ruled_on DESC, c.id",
    "CREATE VIEW timeline AS SELECT f.day, c.claimant, c.text, "
    'f."table", f.key, f.claim, coalesce(f.title, f.because, f.quote, f.deadline, '
    "f.source) AS says, f.source, f.retracted FROM facts f JOIN claims c ON c.id = f.claim "
    "ORDER BY f.day DESC, f.claim, f.key",
    "CREATE VIEW track_records AS SELECT c.party, count(*) AS claims, "
    + ", ".join(
        _count(column(status), status)
        for status in (
            *("kept", "partly-kept", "broken", "withdrawn", "superseded", "void"),
            *("unverifiable", "overdue"),
        )
    )
    + ", sum(s.ruled_on IS NULL) AS open, count(nullif(s.late_days, 0)) AS late, "
    "round(avg(s.slip_days), 1) AS slip_days "
    "FROM claims c JOIN standings s ON s.claim = c.id "
    "WHERE NOT c.draft GROUP BY c.party ORDER BY c.party",
    *(_view_of(table, block) for table, block in FACT_TABLES.items()),
)

_SEARCHED: Final = {
    "claims": ("text", "claimant", "speaker", "quote", "original", "title", "criteria", "tags"),
    "facts": ("text", "title", "quote", "original", "because", "source", "note"),
}
SEARCH: Final = tuple(
    statement
    for table, names in _SEARCHED.items()
    for statement in (
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5 ({', '.join(names)}, "
        f"content='{table}', tokenize='unicode61 remove_diacritics 2')",
        f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')",
    )
)
"""Search in words whatever their case and accents, of the texts that stand in the tables."""
