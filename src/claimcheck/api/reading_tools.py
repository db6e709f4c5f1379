"""The tools that read: each answers what the command of its name prints with --json."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, get_args

from claimcheck.api.argument import COUNT, TEXT, TEXTS, Argument, one_of
from claimcheck.api.tool import Answer, Given, Tool, answer
from claimcheck.desk import dates, moments
from claimcheck.desk.claim_search import certain, search
from claimcheck.desk.results import result_type
from claimcheck.desk.session import Session
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Group

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.desk.selection import Selection
    from claimcheck.domain.standing.view import View

_AS_OF: Final = Argument("as_of", TEXT, "Answer from what had happened by this day.")
_KNOWN_ON: Final = Argument("known_on", TEXT, "Only what the ledger held on this day.")
_MOMENT: Final = (_AS_OF, _KNOWN_ON)


_FILTERS: Final = (
    Argument("status", TEXTS, "Only these; `open` is all without a verdict."),
    Argument("claimant", TEXTS, "Only those of these parties, by any of their names."),
    Argument("tag", TEXTS, "Only those with all these tags."),
    Argument(
        "where",
        TEXTS,
        "Only those for which all these hold: KEY=VALUE, !=, and < or > for dates and numbers, "
        "by the keys of `list`.",
    ),
)
_ID: Final = Argument("id", TEXT, "A claim: its id, the start of its id, or words from it.", True)
_LIMIT: Final = Argument("limit", COUNT, "Show at most this many.")


def _selection(session: Session, given: Given) -> "Selection":
    from claimcheck.desk.selection import select

    status, claimant, tag = given["status"], given["claimant"], given["tag"]
    words, before = given.get("words"), given.get("due_before")
    return select(session, words, status, claimant, tag, before, given["where"])


def _view(session: Session, given: Given, told: list[str]) -> "View":
    """Return the view of the claims that the filters of a tool take; what no claim has is told."""
    from claimcheck.desk.selection import only

    view = moments.view(session, given["as_of"], given["known_on"])
    return only(view, _selection(session, given), told.append)


def _listed(session: Session, given: Given, name: str, due_by: "date | None" = None) -> Answer:
    from claimcheck.desk.ranking import Listing, names_of_claims, ranked
    from claimcheck.desk.selection import say_missing

    selection, told = _selection(session, given), list[str]()
    moment = moments.moment(session, given["as_of"], given["known_on"])
    claims = ranked(session, selection.query(moment, given["limit"], due_by))
    claimants = {one.claimant for one in claims}
    say_missing(selection, claimants, names_of_claims(session, moment), told.append)
    return answer(name, moment, Listing(claims), told)


def _list(session: Session, given: Given) -> Answer:
    return _listed(session, given, "list")


def _show(session: Session, given: Given) -> Answer:
    from claimcheck.desk.one_claim import Shown, find_entry

    id_ = certain(search(session, given["id"]), written_to=False)
    view = moments.view(session, given["as_of"], given["known_on"])
    return answer("show", view, Shown(find_entry(view, id_)))


def _brief(session: Session, given: Given) -> Answer:
    from claimcheck.desk.one_claim import find_detail
    from claimcheck.domain.publishing.published import ON_REQUEST, readers_view
    from claimcheck.report.brief import make_brief

    id_ = certain(search(session, given["id"]), written_to=False)
    view = readers_view(moments.view(session, given["as_of"], given["known_on"]), ON_REQUEST)
    return answer("brief", view, make_brief(view, find_detail(view, id_)))


def _claimants(session: Session, given: Given) -> Answer:
    from claimcheck.desk.parties import parties

    view = moments.view(session, given["as_of"], given["known_on"])
    return answer("claimants", view, parties(view))


def _due(session: Session, given: Given) -> Answer:
    from claimcheck.desk.due_claims import due_by

    moment = moments.moment(session, given["as_of"], given["known_on"])
    last = due_by(session, moment, given["within"])
    return _listed(session, given, "due", last)


def _changes(session: Session, given: Given) -> Answer:
    from claimcheck.desk.changes_between import changes_between

    told: list[str] = []
    view = _view(session, given, told)
    is_bound = bool(given["as_of"])
    found = changes_between(session, view, given["since"], given["until"], is_bound=is_bound)
    if given["limit"]:
        found = replace(found, changes=found.changes[-given["limit"] :])
    return answer("changes", view, found, told)


def _when(session: Session, given: Given) -> Answer:
    said = given["said"]
    day = dates.first_day(session, said, "--said") if said else session.today
    reading = dates.deadline(given["words"], day, dates.any_calendar(session), "")
    return answer("when", None, dates.understood(reading))


def _check(session: Session, given: Given) -> Answer:
    from claimcheck.desk.ledger_check import check_ledger

    moment = moments.moment(session, given["as_of"], given["known_on"])
    checked, _ = check_ledger(session, moment)
    only = given["only"]
    return answer("check", moment, checked if only is None else checked.only(only))


def _report(session: Session, given: Given) -> Answer:
    from claimcheck.report.board import make_board, month_before

    told: list[str] = []
    view = _view(session, given, told)
    since = given["since"]
    start = dates.first_day(session, since, "--since") if since else month_before(view.day)
    return answer("report", view, make_board(view, start), told)


def _score(session: Session, given: Given) -> Answer:
    from claimcheck.desk.track_records import scored

    told: list[str] = []
    view = _view(session, given, told)
    found = scored(view, given["per"], given["rule"], given["kind"])
    return answer("score", view, replace(found, rows=found.rows[: given["limit"]]), told)


def _tool(name: Any, help: str, run: Any, *arguments: Argument) -> Tool:
    return Tool(name, help, arguments, run, partial(result_type, name))


READING: Final[tuple[Tool, ...]] = (
    _tool(
        "list",
        "List the claims and their statuses: those that need attention first, those ruled on last.",
        _list,
        Argument("words", TEXTS, "Only claims that have all these words."),
        Argument("due_before", TEXT, "Only those whose last day is before this date."),
        *_FILTERS,
        _LIMIT,
        *_MOMENT,
    ),
    _tool(
        "show",
        "Show everything about one claim: its status, the reason for it, and every fact in order.",
        _show,
        _ID,
        *_MOMENT,
    ),
    _tool(
        "brief",
        "Write a brief on a claim for publication: Markdown with numbered sources.",
        _brief,
        _ID,
        *_MOMENT,
    ),
    _tool(
        "due",
        "List what is overdue, awaits a ruling or is due soon.",
        _due,
        Argument("within", TEXT, "How far ahead: 30d, 6w, 3m, 1y; default: the ledger's notice."),
        *_FILTERS,
        _LIMIT,
        *_MOMENT,
    ),
    _tool(
        "changes",
        "Show what changed between two days, and why: a day passed, or a fact was added.",
        _changes,
        Argument(
            "since", TEXT, "Show what changed after this day; default: 30 days before the last."
        ),
        Argument("until", TEXT, "The last day; default: today."),
        *_FILTERS,
        _LIMIT,
        *_MOMENT,
    ),
    _tool(
        "when",
        "Show how a deadline in English is read: its first and last day, and what is assumed.",
        _when,
        Argument("words", TEXT, "A deadline, such as “mid-2026” or “within five years”.", True),
        Argument("said", TEXT, "The day it was said; default: today."),
    ),
    Tool(
        "check",
        "Report every error and every warning in the ledger, each with its line.",
        (Argument("only", TEXT, "Only the problems of one kind, by its code."), *_MOMENT),
        _check,
        partial(result_type, "check"),
        looks_around=True,
    ),
    _tool(
        "report",
        "Report the state of the ledger: what needs attention, changed, is coming or was ruled on.",
        _report,
        Argument("since", TEXT, "Show what changed after this day; default: 30 days back."),
        *_FILTERS,
        *_MOMENT,
    ),
    _tool(
        "score",
        "Score track records: the share of promises kept, and how certain it is.",
        _score,
        Argument(
            "per", one_of((*get_args(Group), "forecaster")), "Whose record.", default="claimant"
        ),
        Argument("rule", one_of(get_args(Rule)), "By this rule; default: standard."),
        Argument("kind", one_of(get_args(ClaimKind)), "Only claims of this kind."),
        *_FILTERS,
        _LIMIT,
        *_MOMENT,
    ),
    _tool(
        "claimants",
        "List the claimants, with their names and how many claims each has made.",
        _claimants,
        *_MOMENT,
    ),
)
