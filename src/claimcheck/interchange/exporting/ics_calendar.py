"""The last days of claims as a calendar (RFC 5545 and 7986) to subscribe to.

An event lasts all of the last day of an open claim, blocks no time, and has an alarm at the notice,
at nine in the morning of whoever reads it. Nothing in it depends on when it was made: DTSTAMP is
when the newest fact of the claim was recorded, LAST-MODIFIED when the claim last changed, and
SEQUENCE counts what moved the date.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Component, Event, Todo, vDuration

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import capital, span_in_words
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import first_second, newness, recorded_at, recorded_on
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import parse_span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.publishing.permalink import (
    CALENDAR,
    claim_address,
    home,
    lasting_iri,
    lasting_name,
    page_address,
)
from claimcheck.domain.publishing.vocabulary import in_words
from claimcheck.domain.standing.corrected import changed_fields
from claimcheck.domain.standing.standing import Deadline, Standing
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.legal_text import legal, legal_line, title

_DAY: Final = timedelta(days=1)
_NINE: Final = timedelta(hours=9)
"""After the midnight that starts a day, wherever its calendar is read."""
_CANCELLED: Final = ("withdrawn", "superseded", "void")
_DATING: Final = frozenset(("deadline", "condition"))
"""The fields of a claim that its date follows from."""
_ON_THE_DAY: Final = {
    "pending": "Due",
    "due-soon": "Due",
    "waiting": "Due if its condition is met",
    "holding": "Last day to hold",
}
"""What the last day of a claim is called while it lies ahead."""


def events(view: View, claims: Iterable[Standing]) -> Iterator[str]:
    """Yield a calendar with an event on the last day of each open claim that has a date."""
    waited_for = (one for one in claims if one.is_open)
    return _calendar(view, (_event(view, one, due) for one, due in _dated(waited_for)))


def todos(view: View, claims: Iterable[Standing]) -> Iterator[str]:
    """Yield a calendar with a task for each claim that has a date, done when it is ruled on."""
    return _calendar(view, (_todo(view, one, due) for one, due in _dated(claims)))


def _dated(claims: Iterable[Standing]) -> Iterator[tuple[Standing, Deadline]]:
    return ((one, one.deadline) for one in claims if one.deadline is not None)


def _calendar(view: View, components: Iterable[Component]) -> Iterator[str]:
    """Yield the text of a calendar, a component at a time, since it may have very many."""
    settings = view.ledger.settings
    calendar = Calendar()
    calendar.add("prodid", "-//claimcheck//claimcheck//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("uid", lasting_iri(settings, CALENDAR))
    calendar.add("name", title(settings))
    calendar.add("x-wr-calname", title(settings))
    if home(settings):
        calendar.add("url", page_address(settings, CALENDAR))
    calendar.add("refresh-interval", vDuration(_DAY), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_DAY))
    head, end, _ = _text(calendar).rpartition("END:VCALENDAR")
    yield head
    yield from map(_text, components)
    yield f"{end}\r\n"


def _text(component: Component) -> str:
    text: bytes = component.to_ical()
    return text.decode()


def _event(view: View, one: Standing, due: Deadline) -> Component:
    event = Event()
    _describe(event, view, one, due)
    event.add("dtstart", due.latest)
    if due.latest < date.max:
        event.add("dtend", due.latest + _DAY)
    else:  # no calendar has the day after, which readers would count up to
        event.add("duration", timedelta())
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    return event


def _todo(view: View, one: Standing, due: Deadline) -> Component:
    todo = Todo()
    _describe(todo, view, one, due)
    todo.add("due", due.latest)
    if one.ruled_on is None:
        todo.add("status", "NEEDS-ACTION")
    elif one.status in _CANCELLED:
        todo.add("status", "CANCELLED")
    else:
        todo.add("status", "COMPLETED")
        todo.add("completed", first_second(one.ruled_on))
        todo.add("percent-complete", 100)
    return todo


def _describe(component: Component, view: View, one: Standing, due: Deadline) -> None:
    """Give an event or a task what both have."""
    settings, shown = view.ledger.settings, view.claim_as_of(one.id)
    assert shown is not None  # a standing is that of a claim in the picture
    claim = shown.claim
    created = first_second(claim.recorded if claim.recorded is not None else claim.made.earliest)
    facts: tuple[Evidence | Verdict, ...] = (*shown.evidence, *shown.verdicts)
    changes = _changes(view, claim)
    summary = legal_line(f"{_ON_THE_DAY.get(one.status) or in_words(one)}: {one.text}")
    component.add("uid", lasting_name(settings, claim))
    component.add("dtstamp", max([created, *map(recorded_at, (*facts, *changes))]))
    component.add("created", created)
    component.add("last-modified", max([created, *map(recorded_at, changes)]))
    component.add("sequence", _moves(changes))
    component.add("summary", summary)
    component.add("description", legal(_description(one, due, claim)))
    source = web_address(claim.source)
    if url := claim_address(settings, one.id) if home(settings) else source:
        component.add("url", url)
    if tags := [tag for tag in map(legal_line, one.tags) if tag]:
        component.add("categories", tags)
    if one.days_left is not None and one.days_left >= 0:
        before = due.latest - settings.notice.before(due.latest)
        component.add_component(_alarm(summary, before, component))


def _description(one: Standing, due: Deadline, claim: Claim) -> str:
    words = f" (“{due.words}”)" if due.words else ""
    original = one.original.stored if one.original else due.stored
    first = f"; first due {_in_words(original)}" if original != due.stored else ""
    lines = [
        f"{one.claimant}, {span_in_words(one.made)}"
        + (f", said by {one.speaker}" if one.speaker else ""),
        f"Due: {_in_words(due.stored)}{words}{first}",
        capital(one.reason) if one.ruled_on else "",
        f"Quote: “{claim.quote}”" if claim.quote else "",
        f"Kept if: {claim.criteria}" if claim.criteria else "",
        f"Source: {claim.source}" if claim.source else "",
        f"Note: {claim.note}" if claim.note else "",
    ]
    return "\n".join(filter(None, lines))


def _in_words(stored: str) -> str:
    return span_in_words(parse_span(stored))


def _alarm(summary: str, before: timedelta, of: Component) -> Component:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    # A task has no start, and the end of an event is the day after.
    related = {"related": "END"} if isinstance(of, Todo) else {}
    alarm.add("trigger", _NINE - before, parameters=related)
    return alarm


def _changes(view: View, claim: Claim) -> list[Revision | Correction]:
    """Return what changed a claim by the day, retracted or not, oldest first."""
    changes: tuple[Revision | Correction, ...] = (
        *(one for one in claim.revisions if one.date.latest <= view.day),
        *claim.corrections,
    )
    known_on = view.known_on
    known = [one for one in changes if known_on is None or recorded_on(one) <= known_on]
    return sorted(known, key=newness)


def _moves(changes: Iterable[Revision | Correction]) -> int:
    """Count what named another date or took that back; more facts never make them fewer."""
    moving = set()
    for one in changes:
        if isinstance(one, Revision):
            moves = bool(one.deadline or one.undated or one.condition_met)
        else:
            moves = one.retracts in moving or not _DATING.isdisjoint(changed_fields(one))
        if moves:
            moving.add(one.id)
    return len(moving)
