"""Whatever a source holds: rows and reasons, or one refusal, and never anything else."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.desk.import_files import shipped
from claimcheck.domain.changing.row import Foreign, NotTaken, Own
from claimcheck.domain.changing.row_intake import take
from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.ledger import Ledger
from claimcheck.errors import ClaimcheckError
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import open_source
from claimcheck.store.toml_reader import parse
from claimcheck.store.toml_writer import insert
from tests.conftest import TODAY

GIVEN = Defaults(today=TODAY, recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
FIELDS = (
    *("text", "claimant", "made", "deadline", "verdict", "id", "tags", "target", "format"),
    *("version", "claims", "looks", "claimants", "settings", "evidence", "colour", "$toml"),
    *("@type", "@graph", "@id", "claimReviewed", "itemReviewed", "author", "reviewRating", "url"),
    *("name", "datePublished", "ratingValue", "bestRating", "alternateName", "appearance"),
    *("promises", "title", "status", "sources", "category", "predictions", "responses"),
)
WORDS = (
    *("Acme", "2025-03-08", "2025", "soon", "by 2027", "kept", "ClaimReview", "claimcheck/ledger"),
    *("x", "", "\u202e", "false", "\0", "[claims.x]", "countries > 60", "10/11/2025"),
)
atoms = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=8),
    st.none(),
    st.booleans(),
    st.integers(-3, 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
)
values = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(FIELDS), inner, max_size=8)
    ),
    max_leaves=30,
)


def told(text: str, suffix: str) -> None:
    """Read a source, take its rows and write them; a refusal is a ClaimcheckError."""
    source = open_source(text, GIVEN, suffix=suffix, shipped=shipped)
    rows: list[Any] = list(source.rows)
    assert all(one.reason for one in rows if isinstance(one, NotTaken))
    taken = take(Ledger(), [one for one in rows if isinstance(one, Own | Foreign)], TODAY)
    assert [one for one in ledger_errors(taken.ledger) if one.severity == "error"] == []
    parse(insert("", {}, taken.blocks))


@given(values)
def test_any_json_is_rows_and_reasons_or_one_refusal(value: Any) -> None:
    with contextlib.suppress(ClaimcheckError):
        told(json.dumps(value), ".json")


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), values, max_size=8), max_size=4))
def test_any_records_are_rows_and_reasons_or_one_refusal(records: list[Any]) -> None:
    with contextlib.suppress(ClaimcheckError):
        told(json.dumps({"format": "claimcheck/ledger", "version": 1, "claims": records}), ".json")
    with contextlib.suppress(ClaimcheckError):
        told("\n".join(json.dumps(one) for one in records), ".jsonl")
    with contextlib.suppress(ClaimcheckError):
        told(json.dumps([{"@type": "ClaimReview", **one} for one in records]), ".json")


@given(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(["", ".csv", ".yaml", ".html", ".json", ".jsonl"]),
)
def test_any_text_is_rows_and_reasons_or_one_refusal(text: str, suffix: str) -> None:
    with contextlib.suppress(ClaimcheckError):
        told(text, suffix)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=4), max_size=4),
    st.permutations(["text", "claimant", "made"]),
)
def test_any_table_is_rows_and_reasons(cells: list[list[str]], headers: list[str]) -> None:
    rows = ["\t".join(headers), *("\t".join(row) for row in cells)]
    with contextlib.suppress(ClaimcheckError):
        told("\n".join(rows), ".tsv")
