"""A mapping that misses its source is refused before anything is taken, with the near name."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import toml_rs

from claimcheck.domain.changing.row import Foreign, NotMade, NotTaken
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import Source, open_source
from claimcheck.interchange.importing.mapped_records import LeftOut
from claimcheck.interchange.importing.mapping_reader import read_mapping
from claimcheck.interchange.importing.second_source import SecondSource

GIVEN = Defaults(today=date(2026, 11, 24), recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
MAPPING = """\
name = "city"
key = "nr"
group = "nr"
changed = "touched"

[only]
kind = ["promise"]

[lookup]
key = "id"
field = "council"

[claim]
text = "text"
claimant = "lookup.0.name"
made = "said"
deadline = "due"
source = { form = "https://city.example/{page}" }

[[evidence]]
each = "links"
source = "url"
stance = { form = "context" }
date = "seen"

[[verdicts]]
verdict = { field = "state", words = { Done = "kept", Failed = "broken", Open = "" } }
date = "decided"
because = { form = "listed as {state}" }
"""
RECORD: dict[str, Any] = {
    "nr": 1,
    "kind": "Promise",
    "text": "Build 10 parks",
    "council": "a",
    "said": "2024-01-01",
    "due": "2026",
    "page": "p1",
    "touched": "2025-06-01",
    "links": [{"url": "https://city.example/1", "seen": "2025-01-01"}],
    "state": " DONE",
    "decided": "2025-05-05",
}
COUNCILS = [{"id": "a", "name": "City"}]


def opened(mapping: str = MAPPING, *more: dict[str, Any], second: Any = COUNCILS) -> Source:
    read = read_mapping(toml_rs.loads(mapping))
    looked_up = None if second is None else SecondSource("c.json", second)
    return open_source(json.dumps([RECORD, *more]), GIVEN, mapping=read, looked_up=looked_up)


def refused(mapping: str, *more: dict[str, Any], second: Any = COUNCILS) -> tuple[str, str]:
    with pytest.raises(UsageError) as fault:
        opened(mapping, *more, second=second)
    return fault.value.message, fault.value.hint


def test_what_does_not_miss_is_taken_words_without_regard_to_case_and_blanks() -> None:
    (row,) = opened().rows
    assert isinstance(row, Foreign)
    assert (row.claim.claimant, row.claim.verdicts[0].verdict) == ("City", "kept")


@pytest.mark.parametrize(
    ("was", "is_", "message", "hint"),
    [
        ('"due"', '"duedate"', "claim.deadline: no record has “duedate”", "did you mean due?"),
        ('key = "nr"', 'key = "nrr"', "key: no record has “nrr”", "did you mean nr?"),
        ('key = "nr"', 'key = "ident"', "key: no record has “ident”", "the records have nr, kind"),
        ('group = "nr"', 'group = "nrs"', "group: no record has “nrs”", "did you mean nr?"),
        ('"touched"', '"touchd"', "changed: no record has “touchd”", "did you mean touched?"),
        ("kind =", "kinds =", "only: no record has “kinds”", "did you mean kind?"),
        ('["promise"]', '["promises"]', "only.kind: no record has the word “promises”", "Promise?"),
        (
            '"council"',
            '"counsel"',
            "lookup.field: no record has “counsel”",
            "did you mean council?",
        ),
        ("0.name", "0.nam", "claim.claimant: no record has “lookup.0.nam”", "lookup.0.name?"),
        ("{page}", "{pages}", "claim.source: no record has “pages”", "did you mean page?"),
        ('"links"', '"link"', "evidence.each: no record has “link”", "did you mean links?"),
        ('"url"', '"urls"', "evidence.source: no record has “urls”", "did you mean url?"),
        ('"state"', '"stat"', "verdicts.verdict: no record has “stat”", "did you mean state?"),
        ("Done =", "Dune =", "verdicts.verdict: no record has the word “dune”", "DONE?"),
        ('"decided"', '"decide"', "verdicts.date: no record has “decide”", "did you mean decided?"),
    ],
)
def test_a_name_that_no_record_has_is_refused_with_the_near_one(
    was: str, is_: str, message: str, hint: str
) -> None:
    assert was in MAPPING
    told = refused(MAPPING.replace(was, is_, 1))
    assert told[0] == f"mapping, {message}"
    assert hint in told[1]


def test_where_no_name_is_near_the_fields_are_told_and_how_to_do_without() -> None:
    _, hint = refused(MAPPING.replace('"due"', '"zzz"'))
    assert hint.startswith("the records have nr, kind, text, council, said, due, page, touched")
    assert hint.endswith('where a source may lack it, write { field = "zzz", optional = true }')
    _, hint = refused(MAPPING.replace('key = "nr"', 'key = "zzz"'))
    assert "optional" not in hint


def test_a_field_that_a_source_may_lack_is_no_miss() -> None:
    source = opened(MAPPING.replace('"due"', '{ field = "duedate", optional = true }'))
    (row,) = source.rows
    assert isinstance(row, Foreign)
    assert row.claim.deadline is None
    source = opened(MAPPING.replace('"due"', '["duedate", "due"]'))
    (row,) = source.rows
    assert isinstance(row, Foreign)
    assert source.seen.missing == ("duedate",)


@pytest.mark.parametrize(
    ("was", "is_", "message", "hint"),
    [
        ('Done = "kept"', 'Done = "keept"', "“keept” is not one of kept, partly-kept", "kept?"),
        ('"context"', '"contexts"', "“contexts” is not one of supports", "did you mean context?"),
        ('Open = "" }', 'Open = "" }, otherwise = "xyz"', "“xyz” is not one of kept", "docs/"),
        ("because =", "note =", "it does not say which field is the because", "docs/"),
        ("stance =", "title =", "it does not say which field is the stance", "docs/"),
    ],
)
def test_a_mapping_that_no_ledger_could_hold_is_refused_once_and_not_with_every_row(
    was: str, is_: str, message: str, hint: str
) -> None:
    assert was in MAPPING
    told = refused(MAPPING.replace(was, is_))
    assert message in told[0]
    assert hint in told[1]


@pytest.mark.parametrize(
    ("second", "message", "hint"),
    [
        ([], "it has no records", ""),
        ([{"ids": "a"}], "no record has the key “id”", "did you mean ids?"),
        ([{"x": "a", "y": ""}], "no record has the key “id”", "there is “x” and “y”"),
        (
            [{"id": "b"}, {"id": "c"}],
            "it has nothing that “council” names: “council” has “a”, “id” there has “b” and “c”",
            "",
        ),
    ],
)
def test_a_second_source_in_which_nothing_is_found_is_at_fault(
    second: Any, message: str, hint: str
) -> None:
    told = refused(MAPPING, second=second)
    assert told[0] == f"--lookup: c.json: {message}"
    assert hint in told[1]


def test_without_a_second_source_what_it_would_say_is_not_asked_for() -> None:
    (row,) = opened(second=None).rows
    assert isinstance(row, NotTaken)
    assert (row.field, row.reason) == ("lookup.0.name", "the source has none")


def test_a_record_that_is_not_meant_may_lack_what_the_others_have() -> None:
    rows = list(opened(MAPPING, {"kind": "fact"}).rows)
    assert [type(row) for row in rows] == [Foreign, LeftOut]


def test_a_word_that_is_not_listed_keeps_its_row_out_unless_it_is_kept_or_said_otherwise() -> None:
    other = {**RECORD, "nr": 2, "state": "Withdrawn"}
    _, row = opened(MAPPING, other).rows
    assert isinstance(row, NotTaken)
    assert (row.field, row.value, row.reason) == (
        *("state", "Withdrawn", "is not one of the mapping's words"),
    )
    assert row.hint == 'the words allowed are done, failed, open, and "" for none'
    for otherwise, verdicts in (("keep", ["withdrawn"]), ("", []), ("broken", ["broken"])):
        said = f'Open = "" }}, otherwise = "{otherwise}" }}'
        _, row = opened(MAPPING.replace('Open = "" } }', said), other).rows
        assert isinstance(row, Foreign)
        assert [one.verdict for one in row.claim.verdicts] == verdicts


def test_what_a_fact_cannot_do_without_is_told_where_the_record_says_something_of_it() -> None:
    links = [{"url": "", "seen": "2025-01-01"}, {"url": "", "seen": ""}]
    source = opened(MAPPING, {**RECORD, "nr": 2, "links": links}, {**RECORD, "nr": 3, "links": []})
    assert len(list(source.rows)) == 3
    assert source.seen.not_made == [NotMade(2, "evidence", "url")]


SPLIT = """\
name = "city"
[claim]
text = "text"
claimant = { form = "City" }
made = ["said", "announced"]
deadline = ["due", "later"]
[[evidence]]
source = { field = "links", split = ";" }
stance = { form = "context" }
date = { form = "2025-01-01" }
[[evidence]]
each = { field = "reports", split = "|" }
source = { form = "https://city.example/{.}" }
stance = { form = "supports" }
date = "said"
"""


def split(**cells: str) -> Foreign | NotTaken:
    cells = {
        **dict.fromkeys(("said", "announced", "due", "later", "links", "reports"), ""),
        **cells,
    }
    text = json.dumps([{"text": "Build parks", **cells}])
    (row,) = open_source(text, GIVEN, mapping=read_mapping(toml_rs.loads(SPLIT))).rows
    assert isinstance(row, Foreign | NotTaken)
    return row


def test_a_cell_of_several_sources_is_as_many_items_of_evidence() -> None:
    row = split(said="2024-01-01", links="https://a.example; https://b.example", reports="x | y")
    assert isinstance(row, Foreign)
    assert [(one.source, one.stance, one.date.stored) for one in row.claim.evidence] == [
        ("https://a.example", "context", "2025-01-01"),
        ("https://b.example", "context", "2025-01-01"),
        ("https://city.example/x", "supports", "2024-01-01"),
        ("https://city.example/y", "supports", "2024-01-01"),
    ]


def test_of_several_fields_the_first_date_that_can_be_read_counts() -> None:
    row = split(said="at the rally", announced="2024-01-02", due="soon", later="2027")
    assert isinstance(row, Foreign)
    assert row.claim.deadline is not None
    assert (row.claim.made.stored, row.claim.deadline.stored) == ("2024-01-02", "2027")


def test_where_none_of_several_dates_can_be_read_the_first_is_told() -> None:
    row = split(said="2024-01-01", due="soon", later="some day")
    assert isinstance(row, NotTaken)
    assert (row.field, row.value, row.reason) == ("due", "soon", "“soon” names no day")


def test_a_fact_that_lacks_what_a_ledger_needs_is_told_by_the_field_of_the_source() -> None:
    """The stance of the second link is empty: the row is not taken, and no inner name is shown."""
    mapping = SPLIT.replace('stance = { form = "context" }', 'stance = "later"')
    cells = {"said": "2024-01-01", "links": "https://a.example", "due": "2027", "later": ""}
    text = json.dumps([{"text": "A", "announced": "", "reports": "", **cells}])
    (row,) = open_source(text, GIVEN, mapping=read_mapping(toml_rs.loads(mapping))).rows
    assert isinstance(row, NotTaken)
    assert (row.field, row.key, row.reason) == (
        *("later", "evidence.stance", "the source has none for the evidence"),
    )


def test_a_date_that_a_record_has_for_several_facts_says_nothing_of_one_alone() -> None:
    mapping = SPLIT.replace('date = { form = "2025-01-01" }', 'date = "said"')
    cells = {"said": "2024-01-01", "links": "", "reports": "", "due": "2027", "later": ""}
    text = json.dumps([{"text": "A", "announced": "", **cells}])
    source = open_source(text, GIVEN, mapping=read_mapping(toml_rs.loads(mapping)))
    (row,) = source.rows
    assert isinstance(row, Foreign)
    assert source.seen.not_made == []


def test_lists_that_are_empty_in_every_record_do_not_say_what_is_in_them() -> None:
    mapping = MAPPING.replace('"url"', '"address"')
    assert refused(mapping)[0] == "mapping, evidence.source: no record has “address”"
    text = json.dumps([{**RECORD, "links": []}, {**RECORD, "nr": 2, "links": None}])
    read = read_mapping(toml_rs.loads(mapping))
    rows = list(
        open_source(text, GIVEN, mapping=read, looked_up=SecondSource("c.json", COUNCILS)).rows
    )
    assert [type(row) for row in rows] == [Foreign, Foreign]
