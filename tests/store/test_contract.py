"""What every store promises; each is tried with the same changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddEvidence,
    AddForecast,
    AddLook,
    AddRevision,
    AddVerdict,
    Applied,
    Change,
    RefusedError,
    apply,
)
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import Ledger, UnknownIdError
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import ConflictError, InvalidLedgerError
from claimcheck.store.ledger_store import Store, open_store
from claimcheck.store.query import Query
from tests.conftest import TODAY
from tests.databases import new_postgres, new_sqlite

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = Span.day(date(2026, 3, 1))
CLAIM = AddClaim(
    Claim(id="a-b", text="A will b", claimant="A", made=Span.day(date(2025, 1, 1)), recorded=NOW)
)

text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
days = st.dates(date(2025, 1, 1), TODAY).map(Span.day)
facts: st.SearchStrategy[Change] = st.one_of(
    st.builds(
        lambda day, source, note: AddEvidence(
            ("a-b",), Evidence(date=day, stance="mixed", source=source, note=note, recorded=NOW)
        ),
        days,
        text,
        text,
    ),
    st.builds(
        lambda day, title: AddRevision(
            "a-b", Revision(date=day, deadline=parse_span("2027-Q1"), title=title, recorded=NOW)
        ),
        days,
        text,
    ),
    st.builds(
        lambda day, because: AddVerdict(
            "a-b", Verdict(date=day, verdict="broken", because=because, recorded=NOW)
        ),
        days,
        text,
    ),
    st.builds(
        lambda day, odds: AddForecast("a-b", Forecast(date=day, probability=odds, recorded=NOW)),
        days,
        st.floats(0, 1),
    ),
    st.builds(
        lambda day, new, because: AddCorrection(
            "a-b", Correction(date=day, criteria=new, because=because, recorded=NOW)
        ),
        days,
        text,
        text,
    ),
    st.builds(
        lambda day, where: AddLook(Look(date=day, claims=("a-b",), where=where, recorded=NOW)),
        days,
        text,
    ),
)


KINDS = [
    "toml",
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")),
]


@pytest.fixture(params=KINDS)
def make_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Store]:
    """A function that makes an empty store."""

    def make() -> Store:
        match request.param:
            case "toml":
                path = tmp_path_factory.mktemp("store") / "claims.toml"
                path.write_bytes(b"")
                return open_store(path)
            case "sqlite":
                return open_store(new_sqlite(tmp_path_factory.mktemp("store")))
        return open_store(new_postgres(request.getfixturevalue("postgres")))

    return make


def untimed(ledger: Ledger) -> Ledger:
    """Return a ledger without when its facts were recorded: a database says that itself."""
    claims = {
        claim.id: claim.but(recorded=None, **_facts(claim)) for claim in ledger.claims.values()
    }
    looks = {look.id: look.but(recorded=None) for look in ledger.looks.values()}
    return replace(ledger, claims=claims, looks=looks)


def _facts(claim: Claim) -> dict[str, Any]:
    return {
        table: tuple(fact.but(recorded=None) for fact in getattr(claim, table))
        for table in tables_of(Claim)
    }


def done(applied: Applied) -> tuple[Any, ...]:
    """Return what was made, without when."""
    blocks = [(at, {**values, "recorded": None}) for at, values in applied.blocks]
    return untimed(applied.ledger), applied.claims, blocks, applied.values


def test_an_empty_store_is_a_ledger_without_claims(make_store: Callable[[], Store]) -> None:
    assert make_store().load() == (Ledger(), [])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(facts, max_size=6))
def test_what_is_loaded_equals_the_same_changes_in_memory(
    make_store: Callable[[], Store], changes: list[Change]
) -> None:
    store, ledger = make_store(), Ledger()
    for change in [CLAIM, *changes]:
        try:
            expected = apply(ledger, change, TODAY)
        except RefusedError:
            with pytest.raises(RefusedError):
                store.apply(change, TODAY, wait=0)
            continue
        assert done(store.apply(change, TODAY, wait=0)) == done(expected)
        ledger = expected.ledger
    loaded, problems = store.load()
    assert untimed(loaded) == untimed(ledger)
    assert problems == []


def test_no_claim_has_an_empty_id(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(CLAIM, TODAY, wait=0)
    store.apply(AddLook(Look(date=DAY, claims=("a-b",), recorded=NOW)), TODAY, wait=0)
    claims = store.ledger().claims
    assert "" not in claims
    assert claims.get("") is None


def test_a_refused_change_leaves_the_store_as_it_was(make_store: Callable[[], Store]) -> None:
    store = make_store()
    store.apply(CLAIM, TODAY, wait=0)
    before = store.load()
    look = Look(date=DAY, claims=("nobody",), recorded=NOW)
    with pytest.raises(UnknownIdError):
        store.apply(AddLook(look), TODAY, wait=0)
    assert store.load() == before


def test_a_preview_writes_nothing_and_shows_the_new_block(make_store: Callable[[], Store]) -> None:
    store = make_store()
    diff = store.preview(CLAIM, TODAY)
    assert '+text = "A will b"' in diff.splitlines()
    assert store.load() == (Ledger(), [])


def test_a_change_of_what_a_ledger_held_is_refused_once_it_holds_something_else(
    make_store: Callable[[], Store],
) -> None:
    store = make_store()
    store.apply(CLAIM, TODAY, 5)
    look = AddLook(Look(date=DAY, claims=("a-b",), recorded=NOW))
    store.preview(look, TODAY)
    seen = store.head()
    again = AddLook(Look(date=DAY, claims=("a-b",), where="elsewhere", recorded=NOW))
    store.apply(look, TODAY, 5, expected=seen)
    with pytest.raises(ConflictError):
        store.apply(again, TODAY, 5, expected=seen)
    assert len(store.ledger().looks) == 1


def test_a_ledger_with_errors_takes_no_change(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text('[claims.x]\ntext = "t"\nclaimant = "c"\nmade = "soon"\n')
    with pytest.raises(InvalidLedgerError, match=r":4:8: made: “soon” is not a date"):
        open_store(path).apply(CLAIM, TODAY, wait=0)
    assert path.read_text().endswith('made = "soon"\n')


def test_problems_are_placed_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text('[claims.x]\ntext = 1\nclaimant = "c"\nmade = 2\n\n[claims.Y]\n')
    store = open_store(path)
    _, problems = store.load()
    faults = store.place(reversed(problems))
    places = [(fault.line, fault.code) for fault in faults]
    assert places == sorted(places, key=lambda place: place[0])
    assert (2, "wrong-type") in places
    assert (6, "bad-id") in places


def test_a_store_that_let_go_of_what_it_read_writes_as_before(
    make_store: Callable[[], Store],
) -> None:
    store = make_store()
    store.apply(CLAIM, TODAY, 0)
    ledger = store.whole()
    assert [*ledger.claims] == ["a-b"]
    change = AddForecast("a-b", Forecast(date=DAY, probability=0.5, recorded=NOW))
    assert len(store.apply(change, TODAY, 0).ledger.claims["a-b"].forecasts) == 1


def test_a_store_whose_ledger_is_kept_at_hand_writes_as_before(
    make_store: Callable[[], Store],
) -> None:
    store = make_store()
    store.apply(CLAIM, TODAY, 0)
    assert [*store.at_hand().claims] == ["a-b"]
    for probability in (0.5, 0.25):
        change = AddForecast("a-b", Forecast(date=DAY, probability=probability, recorded=NOW))
        store.apply(change, TODAY, 0)
    there = [one.probability for one in store.at_hand().claims["a-b"].forecasts]
    assert there == [0.5, 0.25]


def test_its_claims_are_streamed_and_counted(make_store: Callable[[], Store]) -> None:
    store = make_store()
    for id_, deadline in (("a-b", "2026-06"), ("a-c", "2030")):
        claim = CLAIM.claim.but(id=id_, text=f"A will {id_}", deadline=parse_span(deadline))
        store.apply(AddClaim(claim), TODAY, wait=0)
    assert [claim.id for claim in store.claims()] == ["a-b", "a-c"]
    moment = Moment(TODAY, None)
    overdue = Query(moment, statuses=frozenset(("overdue",)))
    assert [one.id for one in store.standings(overdue)] == ["a-b"]
    with store.stream(Query(moment)) as found:
        assert [one.id for one in found] == ["a-b", "a-c"]
    assert (store.count(overdue), store.count(Query(moment))) == (1, 2)


def test_it_knows_the_names_of_its_claims(make_store: Callable[[], Store]) -> None:
    store = make_store()
    own = {"x-desk": "politics"}
    for claimant, tag in (("Acme", "rail"), ("Ärzte eG", "x" * 300)):
        claim = CLAIM.claim.but(id="", claimant=claimant, tags=(tag,), unknown=own, speaker="Jo")
        store.apply(AddClaim(claim), TODAY, wait=0)
    names = store.names(Moment(TODAY, None))
    assert names.has("claimant", ("Nobody", "Ärzte eG"))
    assert not names.has("claimant", ("Nobody",))
    assert names.has("tags", ("x" * 300,))
    assert not names.has("tags", ("tram",))
    assert {*names.like("claimant", "acm")} == {"Acme", "Ärzte eG"}
    assert "rail" in names.like("tags", "rali")
    assert (names.has("speaker", ("Jo",)), {*names.like("speaker", "x")}) == (True, {"Jo"})
    assert (names.has("own", ("x-desk",)), {*names.like("own", "x")}) == (True, {"x-desk"})
    before_all = store.names(Moment(date(2024, 1, 1), None))
    assert not before_all.has("claimant", ("Acme",))
