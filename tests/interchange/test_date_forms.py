"""Dates that programs write: read where a mapping names their form, told apart where it does not.

31 December 2026 is day 46387 of a spreadsheet: Microsoft gives 39448 for 1 January 2008, and it is
6,939 days later. 1798675200 is its first second by `date -ud 2026-12-31 +%s`.
"""

from datetime import UTC, date, datetime

import pytest

from claimcheck.domain.changing.row import Foreign, NotTaken
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.import_formats import open_source
from claimcheck.interchange.importing.mapping import BadMappingError
from claimcheck.interchange.importing.mapping_reader import read_mapping

GIVEN = Defaults(today=date(2026, 11, 24), recorded=datetime(2026, 11, 24, 12, tzinfo=UTC))
MAPPING = {"name": "city", "claim": {"text": "t", "claimant": "c", "made": "m", "deadline": "d"}}


def read(words: str, *forms: str, made: str = "2024-03-15") -> Foreign | NotTaken:
    text = f't,c,m,d\nBuild parks,City,"{made}","{words}"\n'
    mapping = read_mapping({**MAPPING, "dates": [*forms]})
    (row,) = open_source(text, GIVEN, mapping=mapping).rows
    assert isinstance(row, Foreign | NotTaken)
    return row


def stored(words: str, *forms: str) -> str:
    row = read(words, *forms)
    assert isinstance(row, Foreign), row
    assert row.claim.deadline is not None
    return row.claim.deadline.stored


@pytest.mark.parametrize(
    ("form", "words", "deadline"),
    [
        ("serial", "46387", "2026-12-31"),
        ("serial", "46387.5", "2026-12-31"),
        ("serial", "2958465", "9999-12-31"),
        ("year", "2026", "2026"),
        ("year", "2026.0", "2026"),
        ("epoch", "1798675200", "2026-12-31"),
        ("epoch", "1798675200.0", "2026-12-31"),
        ("epoch-ms", "1798675200000", "2026-12-31"),
        ("rfc2822", "Thu, 31 Dec 2026 10:00:00 +0000", "2026-12-31"),
        ("rfc2822", "31 Dec 2026 23:59 -0800", "2026-12-31"),
        ("iso", "20261231T100000Z", "2026-12-31"),
        ("iso", "2026-W53-4", "2026-12-31"),
        ("%m/%d/%Y %H:%M", "12/31/2026 0:00", "2026-12-31"),
        ("%d.%m.%y", "31.12.26", "2026-12-31"),
    ],
)
def test_a_form_that_the_mapping_names_is_read(form: str, words: str, deadline: str) -> None:
    assert stored(words, form) == deadline


@pytest.mark.parametrize(
    ("form", "words", "deadline"),
    [
        ("%b-%y", "Jun-30", "2030-06"),
        ("%m/%y", "6/26", "2026-06"),
        ("%m/%Y", "06/2027", "2027-06"),
        ("%Y", "2027", "2027"),
        ("FY %Y", "FY 2027", "2027"),
        ("%b-%d", "Jun-30", "2024-06-30"),
        ("%d/%m", "5/12", "2024-12-05"),
        ("%b-%d", "Feb-29", "2028-02-29"),
    ],
)
def test_a_form_names_no_more_than_it_has(form: str, words: str, deadline: str) -> None:
    """A month where it has no day, and the next such day where it has no year."""
    assert stored(words, form) == deadline


def test_of_several_forms_each_reads_its_own() -> None:
    forms = ("serial", "epoch", "epoch-ms", "year", "iso", "rfc2822")
    assert stored("46387", *forms) == "2026-12-31"
    assert stored("2027", *forms) == "2027"
    assert stored("20261231", *forms) == "2026-12-31"
    assert stored("1798675200", *forms) == "2026-12-31"


@pytest.mark.parametrize(
    ("words", "reason", "form"),
    [
        ("46387", "“46387” may be the number of a day in a spreadsheet, 2026-12-31", '["serial"]'),
        ("2026.0", "“2026.0” is a year that was turned into a number", '["year"]'),
        ("1798675200", "“1798675200” may be a time in seconds since 1970", '["epoch"]'),
        (
            "1798675200000",
            "“1798675200000” may be a time in milliseconds since 1970",
            '["epoch-ms"]',
        ),
        (
            "Thu, 31 Dec 2026 10:00:00 +0000",
            "“Thu, 31 Dec 2026 10:00:00 +0000” is a time as emails write it",
            '["rfc2822"]',
        ),
        ("20261231T100000Z", "“20261231T100000Z” has a time of day", '["iso"]'),
        ("12/31/2026 0:00", "“12/31/2026 0:00” has a time of day", '["%m/%d/%Y %H:%M"]'),
    ],
)
def test_a_form_that_the_mapping_does_not_name_is_told(words: str, reason: str, form: str) -> None:
    row = read(words)
    assert isinstance(row, NotTaken)
    assert (row.field, row.reason) == ("d", reason)
    assert f"dates = {form}" in row.hint


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("Jun-30", "30 June or June 2030"),
        ("Dec-25", "25 December or December 2025"),
        ("6/26", "26 June or June 2026"),
    ],
)
def test_a_cell_that_a_spreadsheet_made_a_day_has_two_readings(words: str, readings: str) -> None:
    row = read(words)
    assert isinstance(row, NotTaken)
    assert row.reason == f"“{words}” can mean {readings}"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        *(("serial", "9999999"), ("epoch", "0"), ("epoch", "soon"), ("epoch-ms", "12")),
        *(("rfc2822", "Thu, 39 Dec 2026 10:00:00"), ("iso", "20261331T100000")),
        *(("year", "later"), ("serial", "soon"), ("%b-%d", "Jun-31"), ("epoch", "9" * 15)),
    ],
)
def test_what_is_not_of_the_form_is_refused_and_no_other_day(form: str, words: str) -> None:
    assert isinstance(read(words, form), NotTaken)


def test_words_that_only_programs_read_are_not_kept_beside_the_date() -> None:
    for form, words in (("serial", "46387"), ("epoch", "1798675200"), ("year", "2026.0")):
        row = read(words, form)
        assert isinstance(row, Foreign)
        assert row.claim.deadline_words is None
    row = read("end of 2026", "serial")
    assert isinstance(row, Foreign)
    assert row.claim.deadline_words == "end of 2026"


def test_a_date_of_a_form_counts_for_what_was_said_too() -> None:
    row = read("2027", "serial", made="45366")
    assert isinstance(row, Foreign)
    assert row.claim.made.stored == "2024-03-15"


def test_a_form_that_is_none_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadMappingError) as refused:
        read_mapping({**MAPPING, "dates": ["excel"]})
    assert refused.value.message == "mapping, dates: “excel” is not a form of dates"
    assert "serial, year, epoch, epoch-ms, rfc2822, iso" in refused.value.hint


def test_a_form_that_strptime_does_not_know_is_refused_before_a_row_is_read() -> None:
    with pytest.raises(BadMappingError, match="is not a form of dates: 'q' is a bad dir"):
        read_mapping({"name": "x", "dates": ["%d.%q"], "claim": {"text": "t"}})


ORDER = "--day-first or --month-first says which; "


@pytest.mark.parametrize(
    ("words", "option", "one", "other"),
    [
        ("Jun-30", "", "%b-%d", "%b-%y"),
        ("06/26", "", "%m/%d", "%m/%y"),
        ("02.05.2024", ORDER, "%d.%m.%Y", "%m.%d.%Y"),
        ("05/06/26", ORDER, "%d/%m/%y", "%m/%d/%y"),
        ("05/06", ORDER, "%d/%m", "%m/%d"),
    ],
)
def test_what_can_be_read_in_two_ways_is_told_with_the_forms_that_decide(
    words: str, option: str, one: str, other: str
) -> None:
    row = read("2027", made=words)
    assert isinstance(row, NotTaken)
    assert row.reason.startswith(f"“{words}” can mean ")
    assert row.hint == f'{option}a mapping may say dates = ["{one}"] or dates = ["{other}"]'
