"""What holds of every score: over generated ledgers, by every rule, in every kind of group."""

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.verdict_word import VerdictWord
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Group, Record, records, tally
from claimcheck.domain.standing.view import View

# how long a case takes says how busy the machine is
relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
RULES: tuple[Rule, ...] = get_args(Rule)
GROUPS: tuple[Group, ...] = get_args(Group)
FIRST = date(2025, 1, 1)
COUNTS = (
    *("kept", "partly_kept", "broken", "withdrawn", "superseded", "void", "unverifiable"),
    *("overdue", "open", "draft"),
)
PARTIES = {"acme": {"name": "Acme", "also": ["Acme Inc.", "阿克米"]}}
NAMES = ("Acme", "Acme Inc.", "阿克米", "Bolt", "bolt", "İstanbul Ltd")


days = st.integers(0, 700).map(lambda days: FIRST + timedelta(days=days))


def facts(*given: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"f{number}": fact for number, fact in enumerate(given)}


def ruled(verdict: VerdictWord, day: str, fulfilled: str = "") -> dict[str, Any]:
    said = {"date": day, "verdict": verdict, "because": "so"}
    return said | {"fulfilled": fulfilled} if fulfilled else said


def moved(day: str, **to: Any) -> dict[str, Any]:
    return {"date": day} | {key.replace("_", "-"): value for key, value in to.items()}


RULED = [
    *({}, {}, {}),
    *(facts(ruled(word, "2025-07-01")) for word in get_args(VerdictWord)),
    *(
        facts(ruled(word, "2026-08-01", fulfilled))
        for word in ("kept", "partly-kept")
        for fulfilled in ("2025-04-01", "2026-07-15", "2026", "unknown")
    ),
    facts(ruled("broken", "2025-07-01"), ruled("reopened", "2025-09-01")),
    facts(ruled("broken", "2025-07-01"), ruled("kept", "2026-02-01", "2026-01")),
]
MOVED = [
    *({}, {}),
    facts(moved("2025-05-01", deadline="2026-12")),
    facts(moved("2025-05-01", deadline="2025-04")),
    facts(moved("2026-07-20", deadline="2027"), moved("2025-05-01", deadline="2025")),
    facts(moved("2025-05-01", undated=True)),
    facts(moved("2025-05-01", condition_met=True, deadline="2026-06")),
    facts(moved("2025-05-01", condition_met=True)),
]
SHAPES: list[dict[str, Any]] = [
    *({}, {}, {}),
    {"draft": True},
    {"holds": True},
    {"condition": "it rains"},
    {"made": date(2026, 2, 1)},
    {"kind": "aim"},
]
SOURCES: list[dict[str, Any]] = [
    *({}, {"source": "a book"}),
    {"source": "https://a.example/1", "tags": ["x"]},
    {"source": "https://b.example", "tags": ["x", "y"]},
]


def claim(shape: dict[str, Any], source: dict[str, Any], **keys: Any) -> dict[str, Any]:
    given = {key: value for key, value in keys.items() if value}
    claim = {"text": "it", "made": FIRST, "draft": False, "kind": "promise"}
    return claim | given | shape | source


claims = st.builds(
    claim,
    st.sampled_from(SHAPES),
    st.sampled_from(SOURCES),
    claimant=st.sampled_from(NAMES),
    speaker=st.sampled_from([None, *NAMES]),
    deadline=st.sampled_from([None, "2025-03-01", "2025-Q3", "2026-H1", "202X"]),
    revisions=st.sampled_from(MOVED),
    verdicts=st.sampled_from(RULED),
)


@st.composite
def ledger_data(draw: st.DrawFn, prefix: str = "c") -> dict[str, Any]:
    drawn = draw(st.lists(claims, min_size=1, max_size=6))
    found = {f"{prefix}{number}": dict(claim) for number, claim in enumerate(drawn)}
    # parts have greater numbers than the whole, so that there is no cycle
    for number in range(draw(st.integers(0, len(drawn) - 1))):
        later = [f"{prefix}{other}" for other in range(number + 1, len(drawn))]
        found[f"{prefix}{number}"]["parts"] = later[:: 1 + number]
        found[f"{prefix}{number}"]["needs"] = draw(st.sampled_from(["all", "any"]))
    return found


def read(claims: dict[str, Any]) -> Ledger:
    ledger, problems = read_ledger({"claimants": PARTIES, "claims": claims})
    assert problems == []
    return ledger


def rows(view: View, per: Group, rule: Rule) -> dict[str, Record]:
    return {one.name: one for one in tally(view, per).records(rule)}


ADDED = ("n", "credit", "late", *COUNTS, "slip_n", "moved")


@relaxed
@given(ledger_data("a"), ledger_data("b"), days)
def test_the_scores_of_a_union_are_the_sums_of_those_of_its_halves(
    one: dict[str, Any], other: dict[str, Any], day: date
) -> None:
    views = [View(read(claims), day) for claims in (one, other)]
    union = View(read(one | other), day)
    for per in GROUPS:
        assert tally(union, per).outside == sum(tally(view, per).outside for view in views)
        for rule in RULES:
            whole, halves = rows(union, per, rule), [rows(view, per, rule) for view in views]
            assert whole.keys() == halves[0].keys() | halves[1].keys()
            for name, record in whole.items():
                there = [half[name] for half in halves if name in half]
                for field in ADDED:
                    total = sum(getattr(half, field) for half in there)
                    assert getattr(record, field) == total, field
                slipped = sum((half.slip_days or 0) * half.slip_n for half in there)
                assert (record.slip_days or 0) * record.slip_n == pytest.approx(slipped)
                longest = [half.longest_slip_days for half in there]
                known = [slip for slip in longest if slip is not None]
                assert record.longest_slip_days == max(known, default=None)


@relaxed
@given(ledger_data(), days)
def test_the_counts_are_those_of_the_statuses_that_every_command_shows(
    claims: dict[str, Any], day: date
) -> None:
    view = View(read(claims), day)
    shown = {one.id: one for one in view.standings()}
    parts: set[str] = set()
    for id_, claim in claims.items():  # the whole stands before its parts
        if id_ in shown and (not claim["draft"] or id_ in parts):
            parts |= {*claim.get("parts", [])}
    counted: dict[str, Counter[str]] = {}
    for id_, one in shown.items():
        if id_ in parts:
            continue
        count = counted.setdefault(view.ledger.party(one.claimant), Counter())
        column = "draft" if one.draft else one.status.replace("-", "_")
        count[column if column in COUNTS else "open"] += 1
        if not one.draft:
            count["late"] += bool(one.late_days)
        if not one.draft and one.status != "void":
            count["slip_n"] += one.slip_days is not None
            count["moved"] += bool(one.slip_days)
    for view_ in (view, View(view.ledger, day)):  # standings known already, and not
        found = {one.name: one for one in records(view_)}
        assert found.keys() == counted.keys()
        for name, record in found.items():
            for field in (*COUNTS, "late", "slip_n", "moved"):
                assert getattr(record, field) == counted[name][field], field


@relaxed
@given(ledger_data(), days)
def test_a_milder_rule_never_gives_less_of_what_it_judges(
    claims: dict[str, Any], day: date
) -> None:
    view = View(read(claims), day)
    for per in GROUPS:
        strict, standard, lenient = (rows(view, per, rule) for rule in RULES)
        for name in strict:
            by = strict[name], standard[name], lenient[name]
            assert by[0].credit <= by[1].credit <= by[2].credit
            assert by[0].n >= by[1].n >= by[2].n
            for record in by:
                assert 0 <= record.credit <= record.n
                assert (record.low is None) == (record.high is None) == (record.n == 0)
                assert record.late <= record.kept + record.partly_kept
                ruled = sum(getattr(record, word) for word in COUNTS[:5])
                assert record.n <= ruled + record.overdue


@relaxed
@given(ledger_data(), days)
def test_each_claim_counts_once_or_through_another(claims: dict[str, Any], day: date) -> None:
    view = View(read(claims), day)
    everything = records(view)
    by_kind = [
        tally(view, kind=kind).records("standard") for kind in ("promise", "aim", "forecast")
    ]
    for field in ("n", "credit", "late", *COUNTS):
        total = sum(getattr(one, field) for one in everything)
        assert sum(getattr(one, field) for kind in by_kind for one in kind) == total
    counted = sum(getattr(one, field) for one in everything for field in COUNTS)
    assert counted <= len(list(view.standings()))


@relaxed
@given(ledger_data(), days)
def test_the_order_of_the_file_does_not_matter(claims: dict[str, Any], day: date) -> None:
    turned = {
        id_: {
            key: dict(reversed(value.items())) if isinstance(value, dict) else value
            for key, value in reversed(claim.items())
        }
        for id_, claim in reversed(claims.items())
    }
    for per in GROUPS:
        for rule in RULES:
            found = tally(View(read(turned), day), per).records(rule)
            assert found == tally(View(read(claims), day), per).records(rule)


def test_every_field_of_a_record_is_checked_here() -> None:
    names = {field.name for field in fields(Record)}
    bounds = {"name", "low", "high", "slip_days", "longest_slip_days"}
    assert names == {*ADDED, *bounds}
