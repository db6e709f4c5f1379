"""`export json` and `jsonl`: everything that a ledger says, unknown keys too, and back again."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block, read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.toml_values import from_plain, plain
from claimcheck.interchange.ledger_json import (
    claim_data,
    ledger_json,
    ledger_jsonl,
    read_claim_data,
    read_ledger_data,
)
from claimcheck.store.toml_equality import same
from tests import generated
from tests.interchange.ledgers import EVERY_KEY, plain_ledgers
from tests.ledgers import valid

relaxed = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
zones = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
toml_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.text(),
        st.booleans(),
        st.integers(),
        st.integers(1 << 10_000, 1 << 16_000),
        st.integers(-1 << 16_000, -1 << 10_000),
        st.floats(),
        st.dates(),
        st.times(),
        st.datetimes(),
        st.datetimes(timezones=zones),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["$toml", "a", "id", "format"]), inner, max_size=2),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(toml_values)
def test_every_value_of_toml_comes_back_from_json_as_it_was(value: Any) -> None:
    back = from_plain(json.loads(json.dumps(plain(value), allow_nan=False)))
    assert same(back, value)
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 11, 24), {"$toml": "2026-11-24"}),
        (datetime(2026, 11, 24, 12, 30, tzinfo=UTC), {"$toml": "2026-11-24T12:30:00Z"}),
        (datetime(2026, 11, 24, 12, 30), {"$toml": "2026-11-24T12:30:00"}),  # noqa: DTZ001
        (time(7, 32), {"$toml": "07:32:00"}),
        (float("inf"), {"$toml": "inf"}),
        ({"$toml": "2026-11-24"}, {"$toml": {"$toml": "2026-11-24"}}),
        ({"$toml": 1, "a": 2}, {"$toml": 1, "a": 2}),
        (1.0, 1.0),
    ],
)
def test_what_json_has_no_form_for_stands_as_a_literal_of_toml(value: Any, written: Any) -> None:
    assert plain(value) == written
    assert from_plain(written) == value


@pytest.mark.parametrize("literal", ["soon", "", "2026-13-01", "25:00:00", 7, None, ["2026"], "0x"])
def test_a_mark_without_a_literal_is_refused_and_quoted(literal: Any) -> None:
    with pytest.raises(ValueError, match="is not a TOML date"):
        from_plain({"a": [{"$toml": literal}]})


def test_the_shape_is_the_promised_one() -> None:
    ledger = valid(EVERY_KEY)
    data = json.loads(ledger_json(ledger))
    assert list(data)[:6] == ["format", "version", "settings", "claimants", "looks", "claims"]
    assert (data["format"], data["version"]) == ("claimcheck/ledger", 1)
    claim = data["claims"]["xpeng-flying-car"]
    assert claim["made"] == "2024-03-21"
    assert claim["deadline"] == "2025-Q4"
    assert claim["recorded"] == "2025-03-10T09:14:03Z"
    assert claim["target"] == {"measure": "countries", "more-than": 60, "from": 30}
    assert claim["colour"] == {"$toml": "2026-01-02"}
    assert claim["evidence"]["2025-11-03-7f3a"]["value"] == 60
    assert claim["verdicts"]["2027-01-15-c0de"]["on"] == ["2025-11-03-7f3a"]
    assert data["looks"]["2026-11-24-vl"]["claims"] == ["xpeng-flying-car"]
    lines = ledger_jsonl(ledger).splitlines()
    assert [next(iter(json.loads(line).items())) for line in lines] == [
        ("id", "xpeng-flying-car"),
        ("id", "other"),
    ]
    assert {"id": "xpeng-flying-car", **claim} == json.loads(lines[0])


def test_keys_that_the_shape_needs_itself_keep_their_place_beside_it() -> None:
    ledger = valid(
        """\
format = "mine"
version = 2026-01-01
"$toml" = 1

[settings]
"$toml" = "2026-01-01"

[claims.a]
text = "t"
claimant = "c"
made = 2025-01-01
id = "other"
"$toml" = "x"
"""
    )
    data = json.loads(ledger_json(ledger))
    assert (data["format"], data["version"]) == ("claimcheck/ledger", 1)
    assert read_ledger(read_ledger_data(data))[0] == ledger
    line = claim_data(ledger.claims["a"])
    assert line["id"] == "a"
    id_, table = read_claim_data(line)
    assert read_block(Claim, id_, table, ())[0] == ledger.claims["a"]


def test_a_ledger_with_every_key_comes_back_equal() -> None:
    ledger = valid(EVERY_KEY)
    back, problems = read_ledger(read_ledger_data(json.loads(ledger_json(ledger))))
    assert back == ledger
    assert {problem.code for problem in problems} == {"unknown-key"}


@settings(max_examples=50, deadline=None)
@given(plain_ledgers)
def test_any_ledger_comes_back_equal_from_both_forms(data: dict[str, Any]) -> None:
    ledger, _ = read_ledger(data)
    back, _ = read_ledger(read_ledger_data(json.loads(ledger_json(ledger))))
    assert same(back.unknown, ledger.unknown)
    assert (back.settings, back.claimants, back.looks) == (
        ledger.settings,
        ledger.claimants,
        ledger.looks,
    )
    assert back.claims == ledger.claims
    lines = [read_claim_data(json.loads(line)) for line in ledger_jsonl(ledger).split("\n")[:-1]]
    claims = [read_block(Claim, id_, table, ("claims", id_))[0] for id_, table in lines]
    assert claims == list(ledger.claims.values())


def test_what_a_terminal_would_obey_is_escaped_and_comes_back(hostile: str) -> None:
    ledger = valid(EVERY_KEY.replace("our wording", hostile))
    text = ledger_json(ledger)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert json.loads(text)["claims"]["xpeng-flying-car"]["text"].startswith("evil \x1b[2J\u202e")


@relaxed
@given(generated.ledgers())
def test_a_ledger_that_makes_sense_is_as_valid_and_equal_when_it_comes_back(ledger: Ledger) -> None:
    back, problems = read_ledger(read_ledger_data(json.loads(ledger_json(ledger))))
    assert back == ledger
    problems += ledger_errors(back, {*back.claims})
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_what_no_toml_file_can_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes is not a TOML type"):
        plain(b"words")
