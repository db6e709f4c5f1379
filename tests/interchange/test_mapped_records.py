"""Records of others through a mapping: CSV, JSON and YAML alike."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import toml_rs
import yaml

from claimcheck.domain.changing.row import Foreign, NotTaken
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.fact import newness
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import Source, open_source
from claimcheck.interchange.importing.mapped_records import LeftOut
from claimcheck.interchange.importing.mapping import BadMappingError, reach
from claimcheck.interchange.importing.mapping_reader import read_mapping
from claimcheck.interchange.importing.second_source import SecondSource

GIVEN = Defaults(today=date(2026, 11, 24), recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
MAPPING = """\
name = "tracker"
rows = "data.items"
key = ["nr"]
dates = ["%d.%m.%Y"]

[only]
kind = ["promise"]

[claim]
text = ["wording.long", "wording.short"]
claimant = "who"
made = "said"
deadline = "due"
kind = { form = "aim" }
source = { form = "https://tracker.example/{nr}" }
tags = ["area", "themes"]

[[verdicts]]
verdict = { field = "state", words = { Done = "kept", Failed = "broken", Open = "" } }
date = "ruled"
because = ["why", { form = "listed as {state}" }]

[[forecasts]]
each = "odds"
probability = { field = "percent", scale = 100 }
date = "day"
by = "person"
"""
RECORD: dict[str, Any] = {
    "nr": 7,
    "kind": "promise",
    "wording": {"long": "", "short": "Acme will open  a plant"},
    "who": ["Acme", "Bolt"],
    "said": "08.03.2025",
    "due": "the middle of 2026",
    "area": "industry",
    "themes": ["jobs", "north"],
    "state": "done",
    "ruled": "2026-10-01",
    "odds": [{"percent": 30, "day": "2025-04-01T10:00:00Z", "person": "vl"}, {"percent": None}],
}


def opened(records: Any, mapping: str = MAPPING, given: Defaults = GIVEN) -> Source:
    text = json.dumps({"data": {"items": records}})
    return open_source(text, given, mapping=read_mapping(toml_rs.loads(mapping)))


def claim(record: dict[str, Any], **given: Any) -> Claim:
    options = {"today": GIVEN.today, "recorded": GIVEN.recorded, **given}
    (row,) = opened([record], given=Defaults(**options)).rows
    assert isinstance(row, Foreign), row
    return row.claim


def refused(record: dict[str, Any]) -> NotTaken:
    whole = {**RECORD, "nr": 8}  # has every field that the mapping names
    row, _ = opened([record, whole]).rows
    assert isinstance(row, NotTaken), row
    return row


def test_a_record_is_a_claim_with_the_facts_that_it_tells() -> None:
    one = claim(RECORD)
    assert (one.text, one.claimant, one.made.stored) == (
        "Acme will open a plant",
        "Acme, Bolt",
        "2025-03-08",
    )
    assert one.deadline is not None
    assert (one.deadline.stored, one.deadline_words) == ("2026-05/2026-08", "the middle of 2026")
    assert (one.kind, one.source) == ("aim", "https://tracker.example/7")
    assert (one.tags, one.imported) == (("industry", "jobs", "north"), "tracker:7")
    (verdict,) = one.verdicts
    assert (verdict.verdict, verdict.date.stored) == ("kept", "2026-10-01")
    assert verdict.because == "listed as done"
    (forecast,) = one.forecasts
    assert (forecast.probability, forecast.by, forecast.date.stored) == (0.3, "vl", "2025-04-01")


def test_when_it_was_kept_is_unknown_where_the_source_does_not_tell_and_it_may_be_late() -> None:
    (late,) = claim(RECORD).verdicts
    (in_time,) = claim({**RECORD, "ruled": "2026-08-31"}).verdicts
    assert (late.fulfilled, in_time.fulfilled) == ("unknown", None)


def test_the_same_records_are_the_same_claims_as_json_yaml_and_csv() -> None:
    mapping = read_mapping(
        {"name": "t", "claim": {"text": "what", "claimant": "who", "made": "on"}, "key": "nr"}
    )
    records = [{"nr": "1", "what": "A, or “B”", "who": "Acme", "on": "2025-03"}]
    texts = {
        ".json": json.dumps(records),
        ".jsonl": json.dumps(records[0]) + "\n",
        ".yaml": yaml.safe_dump(records, allow_unicode=True),
        ".csv": 'nr,what,who,on\r\n1,"A, or “B”",Acme,2025-03\r\n',
    }
    found = []
    for suffix, text in texts.items():
        (row,) = open_source(text, GIVEN, suffix=suffix, mapping=mapping).rows
        assert isinstance(row, Foreign)
        found.append(row.claim)
    assert all(one == found[0] for one in found)
    assert found[0].imported == "t:1"


def test_a_record_that_is_not_meant_is_left_out_and_no_fault() -> None:
    assert list(opened([{**RECORD, "kind": "fact"}]).rows) == [LeftOut(1, "tracker:7")]


@pytest.mark.parametrize(
    ("changes", "field", "value", "reason"),
    [
        ({"state": "stalled"}, "state", "stalled", "is not one of the mapping's words"),
        ({"said": "31.02.2025"}, "said", "31.02.2025", "2025"),
        ({"due": "soon"}, "due", "soon", "“soon” names no day"),
        ({"who": ""}, "who", "", "the source has none"),
        ({"said": None}, "said", "", "the source has none"),
        ({"wording": {}}, "wording.long", "", "the source has none"),
        ({"ruled": ""}, "ruled", "", "the source has none for the verdict"),
        ({"odds": [{"percent": "a lot", "day": "2025-04-01"}]}, "percent", "a lot", "number"),
        ({"odds": [{"percent": 130, "day": "2025-04-01"}]}, "percent", "", "between 0 and 1"),
        ({"who": {"name": "Acme"}}, "who", "{'name': 'Acme'}", "is a table, not text"),
    ],
)
def test_a_record_that_cannot_be_taken_is_told_by_field_value_and_reason(
    changes: dict[str, Any], field: str, value: str, reason: str
) -> None:
    row = refused({**RECORD, **changes})
    assert (row.row, row.field, row.value) == (1, field, value)
    assert reason in row.reason


@pytest.mark.parametrize("record", [3, None, "text", []])
def test_what_is_no_record_is_not_taken(record: Any) -> None:
    (row,) = opened([record]).rows
    assert isinstance(row, NotTaken)
    assert row.reason == "is not a record with fields"


def test_what_the_command_line_says_fills_gaps_and_changes_nothing_that_is_there() -> None:
    one = claim(
        {**RECORD, "who": "", "said": "", "ruled": ""},
        claimant="Cord",
        made=claim(RECORD).made,
        date=claim(RECORD).made,
        deadline="2030",
        tags=("imported",),
    )
    assert (one.claimant, one.made.stored) == ("Cord", "2025-03-08")
    assert one.deadline is not None
    assert one.deadline.stored == "2026-05/2026-08"
    assert one.tags == ("industry", "jobs", "north", "imported")
    assert one.verdicts[0].date.stored == "2025-03-08"


def test_an_undated_deadline_keeps_its_words() -> None:
    one = claim({**RECORD, "due": "as soon as we can", "state": "open"}, is_undated=True)
    assert (one.deadline, one.deadline_words) == (None, "as soon as we can")


def test_records_of_one_claim_are_a_group() -> None:
    mapping = """
        name = "odds"
        key = ["q"]
        group = ["q"]
        claim = { text = "q", claimant = "who", made = "asked" }
        [[forecasts]]
        each = "rows"
        probability = "p"
        date = "day"
    """
    rows = [
        {"q": "Rain?", "who": "A", "asked": "2025-01-01", "p": p, "day": f"2025-01-0{day}"}
        for day, p in ((1, "40%"), (2, "0.5"), (3, 0.30000001192092896))
    ]
    text = json.dumps([rows[0], {**rows[0], "q": "Snow?"}, *rows[1:]])
    source = open_source(text, GIVEN, mapping=read_mapping(toml_rs.loads(mapping)))
    rain, snow = (row.claim for row in source.rows if isinstance(row, Foreign))
    assert [one.probability for one in rain.forecasts] == [0.4, 0.5, 0.3]
    assert [one.probability for one in snow.forecasts] == [0.4]


def test_a_second_source_is_looked_up_by_its_key() -> None:
    mapping = """
        name = "claims"
        lookup = { rows = "people", key = "#", field = "by" }
        claim = { text = "t", claimant = "lookup.name", made = "lookup.0.since" }
    """
    text = json.dumps([{"t": "It will rain", "by": ["a", "b", "c"]}])
    second = {"people": {"a": {"name": "Ann", "since": 2024}, "b": {"name": ["Bea", "Bo"]}}}
    found = read_mapping(toml_rs.loads(mapping))
    looked_up = SecondSource("people.json", second)
    (row,) = open_source(text, GIVEN, mapping=found, looked_up=looked_up).rows
    assert isinstance(row, Foreign)
    assert (row.claim.claimant, row.claim.made.stored) == ("Ann, Bea, Bo", "2024")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a.b", "dotted"),
        ("list.0.x", 1),
        ("list.x", [1, 2]),
        ("list.1-", [{"x": 2}]),
        ("list.9.x", None),
        ("a.c", None),
        ("none.x", None),
    ],
)
def test_a_path_leads_through_tables_and_lists(path: str, value: Any) -> None:
    record = {"a.b": "dotted", "a": {"b": "nested"}, "list": [{"x": 1}, {"x": 2}], "none": None}
    assert reach(record, path) == value


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": "My List"}, "mapping, name: “My List” is not a name"),
        ({"claim": {"claimant": "who"}}, "claim: it does not say which field is the text"),
        ({"claim": {"text": "t", "claimnt": "c"}}, "unknown key “claimnt”"),
        ({"claim": {"text": 3}}, "claim.text: must be the name of a field"),
        ({"claim": {"text": {"field": "a", "form": "b"}}}, "must name either a field or a form"),
        ({"claim": {"text": {"feld": "a"}}}, "unknown key “feld”"),
        ({"verdicts": [{"date": "d"}]}, "which field is the verdict"),
        ({"forecasts": [{"probability": {"field": "p", "scale": 0}}]}, "above 0"),
        ({"rows": 3}, "rows: must be text"),
        ({"lookup": {"rows": "x"}}, "must name the key of the second source"),
    ],
)
def test_a_mapping_that_means_nothing_is_refused_where_it_does(
    change: dict[str, Any], message: str
) -> None:
    data = {"name": "t", "claim": {"text": "t"}, **change}
    with pytest.raises(BadMappingError) as caught:
        read_mapping(data)
    assert message in caught.value.message


def test_columns_that_plainly_mean_ours_need_no_mapping_and_the_guess_is_told() -> None:
    head = "Promise,Company,Date made,Due date,URL,Topics,Score"
    text = f"{head}\nX will fly,X,2025-03-08,2027,,a; b,3\n"
    source = open_source(text, GIVEN)
    assert source.guess is not None
    assert dict(source.guess.read) == {
        "Promise": "text",
        "Company": "claimant",
        "Date made": "made",
        "Due date": "deadline",
        "URL": "source",
        "Topics": "tags",
    }
    assert source.guess.unread == ("Score",)
    (row,) = source.rows
    assert isinstance(row, Foreign)
    assert (row.number, row.claim.tags, row.claim.id) == (2, ("a", "b"), "")


def test_columns_that_mean_nothing_are_refused_with_their_names() -> None:
    with pytest.raises(UsageError, match=r"no column is recognisable as text.*“foo”, “bar”"):
        open_source("foo,bar\n1,2\n", GIVEN)


def test_an_id_of_ours_is_wished_for_and_a_number_is_only_a_key() -> None:
    text = "id,text,claimant,made\nx-flies,X flies,X,2025\n17,X sings,X,2025\n"
    first, second = (row.claim for row in open_source(text, GIVEN).rows if isinstance(row, Foreign))
    assert (first.id, first.imported) == ("x-flies", "csv:x-flies")
    assert (second.id, second.imported) == ("", "csv:17")


def in_order(*odds: tuple[int, str]) -> list[float]:
    """Return the probabilities of a claim that was imported, as they were recorded."""
    items = [{"percent": percent, "day": day, "person": "vl"} for percent, day in odds]
    forecasts = claim({**RECORD, "odds": items}).forecasts
    times = [one.recorded for one in forecasts]
    assert len(set(times)) == len(odds)
    return [one.probability for one in sorted(forecasts, key=newness)]


def test_of_facts_of_one_day_that_of_the_later_time_is_recorded_later() -> None:
    assert in_order((10, "2025-04-01T10:00:13Z"), (20, "2025-04-01T10:00:00Z")) == [0.2, 0.1]


def test_times_of_several_zones_are_held_against_each_other() -> None:
    """10:00 in Paris in summer is 08:00 UTC."""
    assert in_order((10, "2025-04-01T09:00:00Z"), (20, "2025-04-01T10:00:00+02:00")) == [0.2, 0.1]


def test_facts_of_one_day_without_a_time_stay_in_the_order_of_the_source() -> None:
    assert in_order((30, "2025-04-01"), (10, "2025-04-01"), (20, "2025-04-02")) == [0.3, 0.1, 0.2]


def test_where_one_of_a_day_has_no_time_the_order_of_the_source_holds() -> None:
    odds = (30, "2025-04-01T12:00:00Z"), (10, "2025-04-01"), (20, "2025-04-01T08:00:00Z")
    assert in_order(*odds) == [0.3, 0.1, 0.2]


def test_a_source_that_goes_from_new_to_old_is_taken_from_its_end() -> None:
    odds = (40, "2025-04-02"), (30, "2025-04-01"), (20, "2025-04-01"), (10, "2025-03-31")
    assert in_order(*odds) == [0.1, 0.2, 0.3, 0.4]


def test_a_day_that_goes_from_new_to_old_by_its_times_is_taken_from_its_end() -> None:
    odds = (30, "2025-04-01 10:01"), (20, "2025-04-01 10:01"), (10, "2025-04-01 09:00")
    assert in_order(*odds) == [0.1, 0.2, 0.3]


def test_a_time_that_names_utc_counts() -> None:
    odds = (20, "2025-04-01 10:00:05 UTC"), (10, "2025-04-01 10:00:00 UTC")
    assert in_order(*odds) == [0.1, 0.2]


def test_a_source_goes_from_new_to_old_though_one_of_its_rows_does_not() -> None:
    days = "2025-04-03", "2025-04-04", "2025-04-02", "2025-04-01", "2025-04-01"
    odds = zip((40, 35, 30, 20, 10), days, strict=True)
    assert in_order(*odds) == [0.1, 0.2, 0.3, 0.4, 0.35]


def test_a_time_in_a_form_that_the_mapping_names_counts() -> None:
    mapping = MAPPING.replace('dates = ["', 'dates = ["%d.%m.%Y %H:%M", "')
    days = {10: "01.04.2025 17:30", 20: "01.04.2025 09:15"}
    items = [{"percent": percent, "day": day, "person": ""} for percent, day in days.items()]
    (row,) = opened([{**RECORD, "odds": items}], mapping).rows
    assert isinstance(row, Foreign)
    by_time = sorted(row.claim.forecasts, key=newness)
    assert [one.probability for one in by_time] == [0.2, 0.1]


def test_a_time_that_is_none_leaves_the_order_as_it_is() -> None:
    assert in_order((10, "2025-04-01T10:99:13Z"), (20, "2025-04-01T10:00:00Z")) == [0.1, 0.2]


READINGS = """\
name = "v"
[claim]
text = "t"
claimant = { form = "Acme" }
made = { form = "2024-01-01" }
target = ["goal", { form = "share >= 50" }]
[[evidence]]
date = { form = "2024-05-01" }
stance = { form = "context" }
source = { form = "https://x.example" }
value = "v"
measure = "of"
unit = "in"
[[revisions]]
date = "revised"
target = "new goal"
[[forecasts]]
date = { form = "2024-05-01" }
probability = "p"
"""


def taken(record: dict[str, Any], mapping: str = READINGS, decimal: str = ".") -> Claim | NotTaken:
    read_as = read_mapping({"decimal": decimal, **toml_rs.loads(mapping)})
    nothing = dict.fromkeys(("v", "of", "in", "p", "goal", "revised", "new goal"))
    text = json.dumps([{**nothing, "t": "Acme will grow", **record}])
    (row,) = open_source(text, GIVEN, mapping=read_as).rows
    assert isinstance(row, Foreign | NotTaken)
    return row.claim if isinstance(row, Foreign) else row


@pytest.mark.parametrize(
    ("record", "decimal", "value", "unit"),
    [
        ({"v": "12,345"}, ".", 12_345, None),
        ({"v": "7,5"}, ",", 7.5, None),
        ({"v": "1.234,5"}, ",", 1234.5, None),
        ({"v": "12,345"}, ",", 12.345, None),
        ({"v": 7.5}, ",", 7.5, None),
        ({"v": "1.2 million"}, ".", 1_200_000, None),
        (
            {"v": "1.2 million", "goal": {"measure": "jobs", "at-least": 2, "unit": "million"}},
            ".",
            1.2,
            None,
        ),
        ({"v": "37 %", "goal": "share >= 50 %"}, ".", 37, None),
        ({"v": "37,5 %", "goal": "share >= 62,5 %"}, ",", 37.5, None),
        ({"v": "37", "in": "%", "goal": "share >= 50 %"}, ".", 37, "%"),
        ({"v": "12 km", "of": "track"}, ".", 12, "km"),
        ({"v": "12 km", "of": "track", "in": "km"}, ".", 12, "km"),
        ({"v": "12 halls", "of": "halls"}, ".", 12, None),
        ({"v": "37 %", "revised": "2024-02-01", "new goal": "share >= 60 %"}, ".", 37, None),
    ],
)
def test_numbers_are_read_with_the_decimals_of_the_source_and_the_target_of_the_row(
    record: dict[str, Any], decimal: str, value: float, unit: str | None
) -> None:
    one = taken(record, decimal=decimal)
    assert isinstance(one, Claim), one
    (item,) = one.evidence
    assert (item.value, item.unit) == (value, unit)


@pytest.mark.parametrize(
    ("record", "decimal", "field", "says"),
    [
        ({"v": "7,5"}, ".", "v", "is 7.5 or 75"),
        ({"v": "1.234,5"}, ".", "v", "is not a number in English"),
        ({"v": "7.5"}, ",", "v", "is 7,5 or 75"),
        ({"v": "5m"}, ".", "v", "is 5 million, or 5 of a unit called m"),
        ({"v": "37 km"}, ".", "v", "has a unit, and its target counts share"),
        ({"v": "many"}, ".", "v", "is not a number"),
        ({"v": True}, ".", "v", "is not a number"),
        ({"goal": "share >= 7,5"}, ".", "goal", "is 7.5 or 75"),
        ({"goal": "share"}, ".", "goal", "is not a target"),
        ({"goal": "between 5 and 3 homes"}, ".", "goal", "the lower bound 5 is above"),
        ({"p": "7,5%"}, ".", "p", "is 7.5 or 75"),
        ({"p": "30"}, ".", "p", "is not between 0 and 1"),
        ({"v": "5", "made": "x", "revised": "soon"}, ".", "revised", "soon"),
    ],
)
def test_a_row_whose_number_has_two_readings_is_not_taken(
    record: dict[str, Any], decimal: str, field: str, says: str
) -> None:
    row = taken(record, decimal=decimal)
    assert isinstance(row, NotTaken), row
    assert row.field == field
    assert says in row.reason


def test_a_refused_number_that_decimal_commas_would_explain_says_so() -> None:
    (comma, word) = (taken({"v": words}) for words in ("7,5", "many"))
    assert isinstance(comma, NotTaken)
    assert isinstance(word, NotTaken)
    assert 'decimal = ","' in comma.hint
    assert "decimal" not in word.hint


@pytest.mark.parametrize(
    ("percent", "decimal", "probability"),
    [
        ("37.5", ".", 0.375),
        ("37,5", ",", 0.375),
        ("37.5 %", ".", 0.375),
        (7, ",", 0.07),
        (37.5, ",", 0.375),
    ],
)
def test_a_number_is_divided_by_its_scale(percent: Any, decimal: str, probability: float) -> None:
    scaled = READINGS.replace('probability = "p"', 'probability = { field = "p", scale = 100 }')
    one = taken({"p": percent}, scaled, decimal)
    assert isinstance(one, Claim), one
    assert [forecast.probability for forecast in one.forecasts] == [probability]


@pytest.mark.parametrize("percent", ["37,5", "a lot", float("1e300"), "1e19"])
def test_what_cannot_be_divided_is_not_taken(percent: Any) -> None:
    scaled = READINGS.replace('probability = "p"', 'probability = { field = "p", scale = 100 }')
    assert isinstance(taken({"p": percent}, scaled), NotTaken)


def test_a_mapping_knows_two_marks_of_decimals() -> None:
    with pytest.raises(BadMappingError, match="decimal"):
        taken({}, decimal=";")
