"""`export ics`: the last days of claims in any calendar, read here by icalendar and vobject."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given, settings

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.ics_calendar import events, todos
from tests.conftest import TODAY
from tests.interchange.hostile import ledgers
from tests.interchange.ledgers import PROMISES
from tests.ledgers import valid


def ics(ledger: str | Ledger, day: date = TODAY, *, todo: bool = False) -> str:
    view = View(valid(ledger) if isinstance(ledger, str) else ledger, day)
    return "".join((todos if todo else events)(view, list(view.standings())))


def read(text: str) -> Any:
    return icalendar.Calendar.from_ical(text)


def components(text: str, name: str = "VEVENT") -> dict[str, Any]:
    calendar = read(text)
    found = {str(one["UID"]).rpartition("/")[2]: one for one in calendar.walk(name)}
    assert len(found) == len(calendar.walk(name))
    return found


def test_each_open_claim_with_a_date_is_an_event_that_lasts_its_last_day() -> None:
    found = components(ics(PROMISES))
    assert sorted(found) == ["moved.html", "overdue.html", "secret.html"]
    moved = found["moved.html"]
    assert moved["DTSTART"].dt == date(2027, 6, 30)
    assert moved["DTEND"].dt == date(2027, 7, 1)  # exclusive
    assert moved["DTSTART"].params["VALUE"] == "DATE"
    assert moved["TRANSP"] == "TRANSPARENT"
    assert moved["SUMMARY"] == "Due: Acme will hire 500"
    assert (
        "Due: the first half of 2027 (“next summer”); first due March 2026" in moved["DESCRIPTION"]
    )
    assert moved["URL"] == "https://promises.example/claims/moved.html"
    assert found["overdue.html"]["SUMMARY"] == "Overdue: Acme will plant trees"
    assert {str(one["STATUS"]) for one in found.values()} == {"CONFIRMED"}


def test_a_claim_is_an_event_until_it_is_ruled_on() -> None:
    """On 31 August 2024 `late`, whose first id is plant, was overdue; on 1 September kept."""
    before, after = (components(ics(PROMISES, date(2024, *day))) for day in ((8, 31), (9, 1)))
    assert before["plant.html"]["SUMMARY"] == "Overdue: Acme will open a plant"
    assert before["plant.html"]["CATEGORIES"].cats == ["industry", "jobs"]
    assert "plant.html" not in after


def test_a_day_that_lies_ahead_warns_at_the_notice_and_one_that_is_past_no_more() -> None:
    found = components(ics(PROMISES))
    [alarm] = found["moved.html"].walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["DESCRIPTION"] == "Due: Acme will hire 500"
    assert alarm["TRIGGER"].dt == timedelta(days=-30, hours=9)
    assert found["overdue.html"].walk("VALARM") == []


def test_a_warning_comes_at_nine_in_the_morning_wherever_the_calendar_is_read() -> None:
    """A date has no time zone, so its midnight is the reader's, and nine hours after it is nine."""
    text = ics(PROMISES)
    assert "TRIGGER:-P29DT15H\r\n" in text  # nine hours after a midnight 30 days before
    [moved] = [one for one in read(text).walk("VEVENT") if "moved" in str(one["UID"])]
    [alarm] = moved.alarms.times
    assert alarm.trigger.isoformat() == "2027-05-31T09:00:00"  # of no time zone


def test_a_notice_of_months_is_counted_in_days_of_the_calendar() -> None:
    found = components(ics(PROMISES.replace('notice = "30d"', 'notice = "1m"')))
    [alarm] = found["moved.html"].walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-31, hours=9)  # 30 May is a month before 30 June


def test_the_calendar_says_what_it_is_and_how_often_to_come_back() -> None:
    text = ics(PROMISES)
    calendar = read(text)
    assert calendar["VERSION"] == "2.0"
    assert "claimcheck" in calendar["PRODID"]
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Promises"
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in text
    assert "X-PUBLISHED-TTL:P1D\r\n" in text


def test_the_stamp_is_when_the_newest_fact_was_recorded() -> None:
    found = components(ics(PROMISES, todo=True), "VTODO")
    assert found["plant.html"]["DTSTAMP"].dt == datetime(2024, 9, 1, 12, tzinfo=UTC)
    assert found["moved.html"]["DTSTAMP"].dt == datetime(2026, 4, 11, tzinfo=UTC)
    assert found["overdue.html"]["DTSTAMP"].dt == datetime(2025, 1, 1, tzinfo=UTC)


MOVED = """\
[claims.bridge]
text = "The city will open the bridge"
claimant = "The city"
made = 2024-01-10
deadline = 2025-06-30
recorded = 2024-01-11T08:00:00Z
"""
MOVES = (
    """\
[claims.bridge.revisions.later]
date = 2024-03-01
deadline = 2026-12-31
source = "a letter"
recorded = 2024-03-02T09:00:00Z
""",
    """\
[claims.bridge.revisions.again]
date = 2024-04-01
source = "a speech"
recorded = 2024-04-02T09:00:00Z
""",
    """\
[claims.bridge.corrections.no-letter]
date = 2024-05-01
retracts = "later"
because = "the letter was about another bridge"
recorded = 2024-05-02T09:00:00Z
""",
    """\
[claims.bridge.corrections.slip]
date = 2024-06-01
deadline = 2025-07-31
because = "a slip of the pen"
recorded = 2024-06-02T09:00:00Z
""",
)


@pytest.mark.parametrize(
    ("facts", "sequence", "last", "day"),
    [
        (0, 0, datetime(2024, 1, 11, 8, tzinfo=UTC), date(2025, 6, 30)),
        (1, 1, datetime(2024, 3, 2, 9, tzinfo=UTC), date(2026, 12, 31)),
        (2, 1, datetime(2024, 4, 2, 9, tzinfo=UTC), date(2026, 12, 31)),  # said again
        (3, 2, datetime(2024, 5, 2, 9, tzinfo=UTC), date(2025, 6, 30)),
        (4, 3, datetime(2024, 6, 2, 9, tzinfo=UTC), date(2025, 7, 31)),
    ],
)
@pytest.mark.parametrize("todo", [False, True])
def test_a_date_that_moves_has_the_next_sequence_and_when_it_moved(
    facts: int, sequence: int, last: datetime, day: date, *, todo: bool
) -> None:
    """RFC 5545, 3.8.7.4: it is 0 first, and more for each change of the day."""
    text = ics("\n".join([MOVED, *MOVES[:facts]]), date(2024, 7, 1), todo=todo)
    [one] = components(text, "VTODO" if todo else "VEVENT").values()
    assert one["SEQUENCE"] == sequence
    assert one["LAST-MODIFIED"].dt == last
    assert one["CREATED"].dt == datetime(2024, 1, 11, 8, tzinfo=UTC)
    assert one["DUE" if todo else "DTSTART"].dt == day


def test_a_calendar_of_an_earlier_day_has_the_sequence_of_that_day() -> None:
    ledger = "\n".join([MOVED, *MOVES])
    view = View(valid(ledger), date(2024, 4, 15), date(2024, 4, 15))
    text = "".join(events(view, list(view.standings())))
    [one] = components(text).values()
    assert (one["SEQUENCE"], one["LAST-MODIFIED"].dt) == (1, datetime(2024, 4, 2, 9, tzinfo=UTC))


@pytest.mark.parametrize("todo", [False, True])
def test_the_same_ledger_and_day_give_the_same_bytes(todo: bool) -> None:
    assert ics(PROMISES, todo=todo) == ics(PROMISES, todo=todo)


def test_an_event_changes_only_when_its_claim_does() -> None:
    assert ics(PROMISES, date(2026, 10, 1)) == ics(PROMISES, date(2026, 11, 1))
    assert ics(PROMISES, date(2026, 9, 30)) != ics(PROMISES, date(2026, 10, 1))


def test_a_task_is_due_on_the_last_day_and_done_when_it_is_ruled_on() -> None:
    text = ics(PROMISES, todo=True)
    assert "VEVENT" not in text
    found = components(text, "VTODO")
    moved, kept = found["moved.html"], found["plant.html"]
    assert moved["DUE"].dt == date(2027, 6, 30)
    assert moved["STATUS"] == "NEEDS-ACTION"
    [alarm] = moved.walk("VALARM")
    assert alarm["TRIGGER"].params["RELATED"] == "END"  # a task without a start: RFC 5545, 3.8.6.3
    assert (kept["STATUS"], kept["COMPLETED"].dt) == (
        "COMPLETED",
        datetime(2024, 9, 1, tzinfo=UTC),
    )
    assert found["withdrawn.html"]["STATUS"] == "CANCELLED"


def test_the_names_of_events_last_through_a_new_id_and_without_a_home() -> None:
    homeless = PROMISES.replace('base-url = "https://promises.example/"\n', "")
    renamed = homeless.replace("[claims.moved", "[claims.hiring").replace(
        'text = "Acme will hire 500"', 'text = "Acme will hire 500"\nwas = ["moved"]'
    )
    before, after = components(ics(homeless)), components(ics(renamed))
    assert set(before) == set(after)
    assert all(key.startswith("urn:uuid:") for key in before)


def test_the_first_and_the_last_day_of_the_calendar_have_events() -> None:
    text = ics(
        """\
[settings]
notice = "9999y"
[claims.a]
text = "t"
claimant = "c"
made = 0001-01-01
deadline = 9999-12-31
[claims.b]
text = "t"
claimant = "c"
made = 0001-01-01
deadline = 0001-01-01
"""
    )
    first, last = sorted(read(text).walk("VEVENT"), key=str)[:2]
    assert {one["DTSTART"].dt for one in (first, last)} == {date(9999, 12, 31), date(1, 1, 1)}


def test_no_reader_has_to_count_to_the_year_10000() -> None:
    """What has no end lasts a day (RFC 5545, 3.6.1), and readers count to the end of it."""
    ledger = """\
[claims.never]
text = "t"
claimant = "c"
made = 2025-01-01
deadline = "9999"
[claims.before]
text = "t"
claimant = "c"
made = 2025-01-01
deadline = 9999-12-30
"""
    ends = sorted((one.start, one.end) for one in read(ics(ledger)).walk("VEVENT"))
    last = date(9999, 12, 31)
    assert ends == [(date(9999, 12, 30), last), (last, last)]
    assert [one.end for one in read(ics(ledger, todo=True)).walk("VTODO")].count(last) == 1
    for event in read(ics(ledger)).walk("VEVENT"):
        [alarm] = event.alarms.times
        nine = datetime.combine(event.start, time(9))
        assert alarm.trigger == nine - timedelta(days=30)


def test_a_calendar_that_moves_to_https_has_the_same_events() -> None:
    moved = PROMISES.replace("https://promises.example", "http://promises.example")
    assert moved != PROMISES
    assert {one["UID"] for one in read(ics(moved)).walk("VEVENT")} == {
        one["UID"] for one in read(ics(PROMISES)).walk("VEVENT")
    }
    assert read(ics(moved))["UID"] == read(ics(PROMISES))["UID"]


@settings(max_examples=25, deadline=None)
@given(ledgers())
def test_hostile_words_stay_words_for_two_readers(ledger: Ledger) -> None:
    for todo, name, count in ((False, "VEVENT", 3), (True, "VTODO", 6)):
        text = ics(ledger, todo=todo)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert "\n" not in text.replace("\r\n", "")
        assert not any(ord(letter) < 32 and letter not in "\r\n\t" for letter in text)
        calendar = read(text)
        found = calendar.walk(name)
        assert len(found) == len(calendar.walk()) - 1 - len(calendar.walk("VALARM")) == count
        [same] = vobject.readComponents(text)
        theirs = {one.uid.value: one for one in getattr(same, f"{name.lower()}_list")}
        for one in found:
            assert theirs[str(one["UID"])].summary.value == str(one["SUMMARY"])
            assert theirs[str(one["UID"])].description.value == str(one["DESCRIPTION"])
