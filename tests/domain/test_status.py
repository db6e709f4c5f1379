"""The truth tables of docs/status.md: every row is a ledger, a day and what follows."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import toml_rs

from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.standing.standing import Outlook, Schedule, Standing
from claimcheck.domain.standing.view import View

PAGE = Path(__file__).parents[2] / "docs" / "status.md"
NOTHING = "–"
DEFAULTS: dict[str, dict[str, Any]] = {
    "evidence": {"stance": "context", "source": "a paper"},
    "revisions": {},
    "verdicts": {"because": "of this"},
    "forecasts": {"probability": 0.5},
    "corrections": {"because": "of that"},
    "signatures": {},
}


@dataclass(frozen=True)
class Row:
    """One row of a table, with the section that it stands in."""

    section: str
    number: int
    cells: dict[str, str]

    def __str__(self) -> str:
        return f"{self.section}-{self.number}"


def tables() -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Yield every table of the page: its section, its header and its rows."""
    section = ""
    lines = iter(PAGE.read_text().splitlines())
    for line in lines:
        if line.startswith("#"):
            section = re.sub(r"[^a-z]+", "-", line.lower()).strip("-")
        elif line.startswith("|"):
            rows = []
            assert set(next(lines)) <= set("|- "), f"no ruler below the header {line}"
            for row in lines:
                if not row.startswith("|"):
                    break
                rows.append(cells(row))
            yield section, cells(line), rows


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def rows() -> Iterator[Row]:
    """Yield the rows of the tables about claims, counted within their section."""
    count: dict[str, int] = {}
    for section, header, table in tables():
        if header[0] != "claim":
            continue
        for row in table:
            count[section] = count.get(section, 0) + 1
            yield Row(section, count[section], dict(zip(header, row, strict=True)))


ROWS = list(rows())


def ledger_data(claim: str) -> dict[str, Any]:
    """Return the data of a ledger from the keys of its one claim, which may have parts."""
    keys = toml_rs.loads(f"claim = {{ {claim} }}")["claim"]
    looks = {key: {"claims": ["it"]} | look for key, look in keys.pop("looks", {}).items()}
    settings = keys.pop("settings", {})
    claims: dict[str, Any] = {}
    add_claim("it", keys, claims)
    return {"settings": settings, "claims": claims, "looks": looks}


def add_claim(id_: str, keys: dict[str, Any], claims: dict[str, Any]) -> None:
    parts = keys.pop("parts", {})
    for table, defaults in DEFAULTS.items():
        if table in keys:
            keys[table] = {key: defaults | fact for key, fact in keys[table].items()}
    if parts:
        keys["parts"] = list(parts)
    claims[id_] = {"text": "it", "claimant": "them", "made": date(2024, 1, 10)} | keys
    for part, what in parts.items():
        add_claim(part, {"verdicts": shorthand(what)} if isinstance(what, str) else what, claims)


def shorthand(words: str) -> dict[str, Any]:
    """Return the verdicts of `kept 2025-03-01 in 2025-02; reopened 2025-04-01`, or of `open`."""
    verdicts: dict[str, Any] = {}
    for number, one in enumerate(words.split("; ") if words != "open" else []):
        verdict, day, *when = one.split(" ")
        verdicts[f"v{number}"] = {"date": day, "verdict": verdict}
        if when:
            assert when[0] == "in"
            verdicts[f"v{number}"]["fulfilled"] = when[1]
    return verdicts


def turned_round(data: Any) -> Any:
    """Return the same data with every table in the opposite order."""
    if isinstance(data, dict):
        return {key: turned_round(value) for key, value in reversed(data.items())}
    return data


def read_valid(data: dict[str, Any]) -> Ledger:
    ledger, problems = read_ledger(data)
    assert problems == []
    assert list(ledger_errors(ledger)) == []
    return ledger


def plain(value: object) -> str:
    return NOTHING if value is None else str(value)


ASKED: dict[str, Callable[[Standing], object]] = {
    "status": lambda one: one.status,
    "days left": lambda one: one.days_left,
    "late": lambda one: one.late_days,
    "slip": lambda one: one.slip_days,
    "original": lambda one: one.original and one.original.stored,
    "outlook": lambda one: one.outlook,
    "last look": lambda one: one.last_look,
    "ruled on": lambda one: one.ruled_on,
    "proposed": lambda one: (
        one.proposed
        and f"{one.proposed.verdict} {one.proposed.signatures} of {one.proposed.needed}"
    ),
}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_claim_stands_where_the_table_says(row: Row) -> None:
    claim = re.fullmatch(r"`(.*)`", row.cells["claim"])
    assert claim, "the first cell holds the keys of a claim in backticks"
    day = date.fromisoformat(row.cells["on"])
    known = row.cells.get("known on", NOTHING)
    known_on = None if known == NOTHING else date.fromisoformat(known)
    data = ledger_data(claim[1])
    one = View(read_valid(data), day, known_on).standing("it")
    asked = {name: ask for name, ask in ASKED.items() if name in row.cells}
    found = {name: plain(ask(one)) if one else NOTHING for name, ask in asked.items()}
    assert found == {name: row.cells[name] for name in asked}
    if "reason names" in row.cells:
        assert one is not None
        missing = [word for word in row.cells["reason names"].split(", ") if word not in one.reason]
        assert missing == [], one.reason
    assert View(read_valid(turned_round(data)), day, known_on).standing("it") == one


def test_every_table_has_rows_and_only_columns_that_are_checked() -> None:
    checked = {"claim", "on", "known on", "reason names", "why", *ASKED}
    claims = [(header, table) for _, header, table in tables() if header[0] == "claim"]
    for header, table in claims:
        assert table
        assert set(header) <= checked
        assert set(header) & {*ASKED}
    assert len(claims) >= 20


def test_every_rule_has_its_table() -> None:
    assert {row.section for row in ROWS} == {
        "not-in-the-picture",
        "a-verdict-rules",
        "two-people-stand-behind-a-ruling",
        "compound-claims",
        "waiting-for-a-condition",
        "promises-that-hold",
        "by-the-date",
        "late",
        "slip",
        "outlook",
        "which-of-two-facts-is-newer",
        "as-of-a-day-as-known-on-a-day",
        "corrections",
        "retracted-claims",
    }


@pytest.mark.parametrize("word", [*get_args(Schedule), *get_args(Ruled)])
def test_every_status_is_in_a_row(word: str) -> None:
    assert word in {row.cells.get("status") for row in ROWS}


@pytest.mark.parametrize("word", get_args(Outlook))
def test_every_outlook_is_in_a_row(word: str) -> None:
    assert word in {row.cells.get("outlook") for row in ROWS}


def test_the_words_of_others_lead_to_words_that_are_ours() -> None:
    found = [table for _, header, table in tables() if header[1:] == ["ours"]]
    assert len(found) == 2
    vocabulary = [row for table in found for row in table]
    ours = {*get_args(Schedule), *get_args(Ruled), *get_args(Outlook)}
    for theirs, answer in vocabulary:
        assert set(re.findall(r"`(.*?)`", answer)) <= ours, theirs
    ratings = [row[0] for row in vocabulary]
    for rating in ("Not Yet Rated", "In the Works", "Stalled", "Compromise", "Promise Kept"):
        assert rating in ratings
