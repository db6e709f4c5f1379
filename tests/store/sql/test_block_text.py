"""The text of a block: its values and back, and when it was recorded."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given

from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.model.encode import encode_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.store.sql.block_text import text_of, values_of
from tests import generated

ENTERED = "2026-11-24T12:00:00.000001Z"
CLAIM = ("claims", "a")
FACT = ("claims", "a", "evidence", "k")


def test_a_text_has_the_keys_of_the_file_and_days_as_texts() -> None:
    values = {"date": date(2025, 1, 2), "stance": "mixed", "source": "é", "x-day": date(2025, 1, 3)}
    assert text_of(FACT, values) == (
        '{"date":"2025-01-02","stance":"mixed","source":"é","x-day":{"$toml":"2025-01-03"}}'
    )


def test_what_a_command_wrote_was_recorded_when_it_was_entered() -> None:
    text = text_of(FACT, {"source": "s", "recorded": datetime(2020, 1, 1, tzinfo=UTC)})
    assert values_of(FACT, text, ENTERED) == {"source": "s", "recorded": ENTERED}


@pytest.mark.parametrize(
    ("recorded", "text"),
    [
        (
            {"recorded": datetime(2020, 1, 1, tzinfo=UTC)},
            '{"recorded":"2020-01-01T00:00:00Z","source":"s"}',
        ),
        ({"recorded": date(2020, 1, 1)}, '{"recorded":"2020-01-01","source":"s"}'),
        ({}, '{"recorded":null,"source":"s"}'),
    ],
)
def test_what_was_copied_says_itself_when_it_was_recorded_or_that_nobody_knows(
    recorded: dict[str, Any], text: str
) -> None:
    assert text_of(FACT, {"source": "s", **recorded}, keeps_recorded=True) == text
    said = {key: value for key, value in json.loads(text).items() if value is not None}
    assert values_of(FACT, text, ENTERED) == said


def test_settings_and_parties_were_not_recorded_at_a_time() -> None:
    for at in (("settings",), ("claimants", "acme")):
        text = text_of(at, {"name": "Acme"}, keeps_recorded=True)
        assert text == '{"name":"Acme"}'
        assert values_of(at, text, ENTERED) == {"name": "Acme"}


@pytest.mark.parametrize(
    "text",
    [
        '{"source":"s","recorded":"2020-01-01"}',
        ' {"recorded":"2020-01-01"}',
        '{"source":"s","recorded":null}',
        "[]",
        "{",
        '{"x-day":{"$toml":"soon"}}',
    ],
)
def test_a_text_of_any_other_form_has_no_values(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        values_of(FACT, text, ENTERED)


@given(generated.ledgers())
def test_a_whole_ledger_comes_back_from_its_texts(ledger: Ledger) -> None:
    data: dict[str, Any] = {}
    for at, values in encode_ledger(ledger):
        text = text_of(at, values, keeps_recorded=True)
        table = data
        for key in at[:-1]:
            table = table.setdefault(key, {})
        table[at[-1]] = {**values_of(at, text, ENTERED), **table.get(at[-1], {})}
    read, problems = read_ledger(data)
    assert [one for one in problems if one.severity == "error"] == []
    assert read == ledger
