"""What a database finds by what it keeps is what the domain works out of the whole ledger."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.desk.selection import Selection
from claimcheck.domain.changing.change import (
    AddClaim,
    AddCorrection,
    AddLook,
    AddVerdict,
    Import,
)
from claimcheck.domain.changing.house_change import ChangeSettings
from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.decode import read_valid
from claimcheck.domain.model.folding import folded
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.attention import urgency
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.domain.standing.view import View
from claimcheck.errors import LedgerError, UsageError
from claimcheck.store.query import Query
from claimcheck.store.sql import few_claims, stored_standings
from claimcheck.store.sql.block_chain import BlockRow
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.derived_rows import rebuild_all
from claimcheck.store.sql.takeover import take_over
from claimcheck.store.standing_columns import Row
from tests.conftest import TODAY
from tests.databases import new_postgres, new_sqlite
from tests.generated import Rulings, histories
from tests.store.sql.conftest import ENGINES, Raw

TABLES = ("standing", "tag", "posting", "vocabulary")
some = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
days = st.one_of(st.just(TODAY), st.integers(-2000, 4000).map(lambda days: TODAY + timedelta(days)))


def worked_out(ledger: Ledger, query: Query) -> list[Standing]:
    view = View(ledger, query.moment.day, query.moment.known_on)
    found = sorted(view.standings(), key=urgency)
    return [one for one in found if query.matches(one)][: query.limit]


def derived(raw: Raw, ledger: str) -> list[list[tuple[Any, ...]]]:
    names = ("standing", "tag", "claim_word", "vocabulary")
    tables = (raw(f"SELECT * FROM {table} WHERE ledger = ?", ledger) for table in names)
    return list(map(sorted, tables))


@pytest.fixture(params=ENGINES)
def new_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], DatabaseStore]:
    """A function that makes an empty ledger in either database."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("ledgers")
        return lambda: DatabaseStore(read_address(new_sqlite(folder)))
    base = request.getfixturevalue("postgres")
    return lambda: DatabaseStore(read_address(new_postgres(base)))


def with_words(moment: Moment, words: tuple[str, ...], limit: int | None = None) -> Query:
    """Return the question for claims with some words, as `list WORDS` puts it."""
    return Selection(words=words, in_words="words").query(moment, limit)


def ask_all_ways(store: DatabaseStore, day: date) -> None:
    """Compare what the store answers with what the domain says, whatever is asked of a day."""
    ledger = store.ledger()
    moment = Moment(day, None)
    everything = worked_out(ledger, Query(moment))
    assert store.standings(Query(moment)) == everything
    assert store.count(Query(moment)) == len(everything)
    assert store.standings(Query(moment, limit=2)) == everything[:2]
    for status in {one.status for one in everything}:
        query = Query(moment, statuses=frozenset((status, "waiting")))
        assert store.standings(query) == worked_out(ledger, query)
        assert store.count(query) == len(worked_out(ledger, query))
    for due_by in (day, day + timedelta(days=400)):
        query = Query(moment, due_by=due_by)
        assert store.standings(query) == worked_out(ledger, query)
        assert store.count(query) == len(worked_out(ledger, query))
    known = Query(Moment(day, day))
    assert store.standings(known) == worked_out(ledger, known)
    assert store.count(known) == len(worked_out(ledger, known))
    nothing = Query(moment, statuses=frozenset(("kept",)), due_by=day)
    assert store.standings(nothing) == []
    for one in everything:
        query = Query(moment, claimants=frozenset((one.claimant,)), tags=one.tags[:1])
        assert store.standings(query) == worked_out(ledger, query)
        assert store.count(query) == len(worked_out(ledger, query))
        text = folded(one.text)
        for words in ((text,), (text[1:3], one.id[1:]), (text[-2:], folded(one.claimant))):
            query = with_words(moment, words, limit=len(text) % 3 or None)
            assert store.standings(query) == worked_out(ledger, query)


@some
@given(histories(), st.lists(days, min_size=2, max_size=2))
def test_what_is_kept_comes_to_what_the_domain_says_on_any_day(
    new_store: Callable[[], DatabaseStore], history: Rulings, drawn: list[date]
) -> None:
    store = new_store()
    take_over(store.address, history.file.ledger, [], 5)
    for change in history.changes:
        try:
            store.apply(change, TODAY, wait=0)
        except UsageError:
            continue
        query = Query(Moment(TODAY, None))
        assert store.standings(query) == worked_out(store.ledger(), query)
    for day in drawn:
        ask_all_ways(store, day)


def test_what_does_not_fit_on_a_page_comes_on_the_next(
    new_store: Callable[[], DatabaseStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_standings, "PAGE", 2)
    store = new_store()
    for number in range(7):
        claim = {"text": f"A will do {number}", "claimant": "A", "made": date(2025, 1, 1)}
        days_left = {"deadline": TODAY + timedelta(number // 2)}
        ledger = read_valid({"claims": {f"c{number}": claim | days_left}})
        store.apply(AddClaim(ledger.claims[f"c{number}"]), TODAY, wait=0)
    ask_all_ways(store, TODAY)
    query = Query(Moment(TODAY, None), takes=lambda one: one.id in ("c5", "c6"), limit=2)
    assert [one.id for one in store.standings(query)] == ["c5", "c6"]


LEDGER = """
[claims.whole]
text = "A will do both"
claimant = "A"
made = 2025-01-01
deadline = "2027"
parts = ["one-of-old", "two"]
tags = ["rare", "rail"]

[claims.one]
text = "A will do one"
claimant = "A"
made = 2025-01-01
deadline = "2027-03"
was = ["one-of-old"]

[claims.two]
text = "A will do two"
claimant = "A Ltd"
made = 2025-01-01
deadline = "2026-06"
review-every = "10d"

[claims.two.evidence.e1]
date = 2026-05-01
stance = "supports"
source = "the gazette"

[claims.later]
text = "B is asked, and a fact of tomorrow is known"
claimant = "B"
made = 2026-01-01
deadline = "2028"

[claims.later.evidence.e1]
date = 2026-11-25
stance = "supports"
source = "an embargoed letter"

[claims.later.inquiries.i1]
date = 2026-11-01
to = "B"
question = "How is it going?"
reply-by = 2026-11-10
"""
ADD_ONE = AddVerdict(
    "one", Verdict(date=Span.day(TODAY), verdict="kept", because="it is done", by="vl")
)


@pytest.fixture
def filled(store: DatabaseStore) -> DatabaseStore:
    """The ledger above, in either database."""
    take_over(store.address, read_valid(tomllib.loads(LEDGER)), [], 5)
    return store


def statuses(store: DatabaseStore, query: Query) -> list[tuple[str, str]]:
    return [(one.id, one.status) for one in store.standings(query)]


def test_what_the_calendar_did_since_the_last_fact_is_seen_without_a_write(
    filled: DatabaseStore,
) -> None:
    overdue = frozenset(("overdue",))
    of_june = Query(Moment(date(2026, 6, 30), None), overdue)
    assert filled.standings(of_june) == []
    of_july = Query(Moment(date(2026, 7, 1), None), overdue)
    assert statuses(filled, of_july) == [("two", "overdue")]
    of_2029 = Query(Moment(date(2029, 1, 1), None), overdue)
    assert [id_ for id_, _ in statuses(filled, of_2029)] == ["two", "one", "whole", "later"]
    assert filled.count(of_2029) == 4


def test_a_ruling_on_a_part_is_seen_at_what_is_made_of_it_by_an_old_id_too(
    filled: DatabaseStore,
) -> None:
    ruling = Verdict(date=Span.day(TODAY), verdict="kept", because="so it is", fulfilled="unknown")
    two = AddVerdict("two", ruling)
    for change in (ADD_ONE, two):
        filled.apply(change, TODAY, wait=0)
    kept = Query(Moment(TODAY, None), frozenset(("kept",)))
    assert statuses(filled, kept) == [("one", "kept"), ("two", "kept"), ("whole", "kept")]
    yesterday = Query(Moment(TODAY - timedelta(days=1), None), frozenset(("kept",)))
    assert statuses(filled, yesterday) == []


@pytest.fixture(params=["few", "looked up together", "many"])
def few_or_many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether claims are found one by one, or gone through in order."""
    if request.param == "looked up together":
        monkeypatch.setattr(few_claims, "_FEW_READ", 0)
    if request.param == "many":
        for name in ("_FEW", "_FEW_OF_ALL", "_FEW_OF_STATUS", "_FEW_READ"):
            monkeypatch.setattr(few_claims, name, 0)


@pytest.mark.usefixtures("few_or_many")
def test_claims_by_party_and_tag_come_in_order_whether_they_are_few_or_many(
    filled: DatabaseStore,
) -> None:
    for day in (date(2025, 6, 1), TODAY, date(2029, 1, 1)):
        ask_all_ways(filled, day)


@pytest.mark.usefixtures("few_or_many")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("old",), []),
        (("a ltd",), ["two"]),
        (("both", "ra"), ["whole"]),
        (("rare\nrail",), []),
        (("-", "two"), []),
        (("…",), []),
        (("a fact of tomorrow",), ["later"]),
        (("zürich",), ["later"]),
        (("later", "m" * 40), ["later"]),
    ],
)
def test_claims_are_found_by_parts_of_words_in_texts_names_and_tags(
    filled: DatabaseStore, words: tuple[str, ...], found: list[str]
) -> None:
    text = f"The tram to ZÜRICH says {'m' * 150}"
    renamed = Correction(date=Span.day(TODAY), tags_added=(text,), because="so it is")
    filled.apply(AddCorrection("later", renamed), TODAY, wait=0)
    query = with_words(Moment(TODAY, None), tuple(map(folded, words)))
    assert [one.id for one in filled.standings(query)] == found


def test_a_claim_is_found_by_words_of_an_id_that_it_had(filled: DatabaseStore) -> None:
    def takes(one: Standing | Row) -> bool:
        return one.id == "one"

    query = Query(Moment(TODAY, None), takes=takes, mentions=("of-ol",))
    assert [one.id for one in filled.standings(query)] == ["one"]


def test_a_look_at_a_claim_ends_that_a_reply_is_missed(filled: DatabaseStore) -> None:
    moment = Moment(TODAY, None)
    due = Query(moment, due_by=TODAY)
    assert statuses(filled, due) == [("two", "overdue"), ("later", "pending")]
    filled.apply(AddLook(Look(date=Span.day(TODAY), claims=("later",))), TODAY, wait=0)
    assert statuses(filled, due) == [("two", "overdue")]


def test_other_signatures_that_a_ruling_needs_are_seen_at_once(filled: DatabaseStore) -> None:
    kept = Query(Moment(TODAY, None), frozenset(("kept",)))
    filled.apply(ADD_ONE, TODAY, wait=0)
    assert statuses(filled, kept) == [("one", "kept")]
    filled.apply(ChangeSettings({"signatures": 2}), TODAY, wait=0)
    assert statuses(filled, kept) == []
    filled.apply(ChangeSettings({"signatures": None}), TODAY, wait=0)
    assert statuses(filled, kept) == [("one", "kept")]


def test_claims_are_found_by_tags_and_names_and_come_as_a_stream(filled: DatabaseStore) -> None:
    moment = Moment(TODAY, None)
    assert statuses(filled, Query(moment, tags=("rail", "rare"))) == [("whole", "pending")]
    assert statuses(filled, Query(moment, tags=("rail", "tram"))) == []
    of_both = Query(moment, claimants=frozenset(("A Ltd", "B")))
    assert [id_ for id_, _ in statuses(filled, of_both)] == ["two", "later"]
    assert [one.id for one in filled.claims()] == ["whole", "one", "two", "later"]


@pytest.mark.parametrize("name", ["with a \0 in it", "é" * 5000])
def test_a_name_that_no_index_takes_finds_its_claims(store: DatabaseStore, name: str) -> None:
    facts = {"text": "It", "claimant": name, "made": date(2025, 1, 1), "tags": [name]}
    take_over(store.address, read_valid({"claims": {"it": facts}}), [], 5)
    for query in (
        Query(Moment(TODAY, None), claimants=frozenset((name,))),
        Query(Moment(TODAY, None), tags=(name,)),
    ):
        assert statuses(store, query) == [("it", "undated")]
        assert store.count(query) == 1


def test_what_is_derived_can_be_made_anew_and_is_the_same(filled: DatabaseStore, raw: Raw) -> None:
    filled.apply(ADD_ONE, TODAY, wait=0)
    said = Correction(date=Span.day(TODAY), text="Said otherwise", because="misheard")
    filled.apply(AddCorrection("two", said), TODAY, wait=0)
    before = derived(raw, filled.address.ledger)
    for table in TABLES:
        raw(f"DELETE FROM {table} WHERE ledger = ?", filled.address.ledger)
    assert filled.standings(Query(Moment(TODAY, None))) == []
    rebuild_all(filled.database)
    assert derived(raw, filled.address.ledger) == before
    assert len(filled.standings(Query(Moment(TODAY, None)))) == 4


def test_each_of_many_claims_of_a_word_is_found_once_whenever_it_came(
    store: DatabaseStore, raw: Raw
) -> None:
    said = Query(Moment(TODAY, None), mentions=("tramw",))
    for start in (0, 45):
        claims = (
            Claim(text=f"Acme opens tramway {n}", claimant="Acme", made=Span.day(TODAY))
            for n in range(start, start + 45)
        )
        change = Import(tuple(Foreign(n, claim) for n, claim in enumerate(claims)))
        store.apply(change, TODAY, wait=5)
        found = [one.id for one in store.standings(said)]
        assert sorted(found) == sorted(store.ledger().claims)
    before = derived(raw, store.address.ledger)
    rebuild_all(store.database)
    assert derived(raw, store.address.ledger) == before


def test_a_fact_that_cannot_be_read_is_an_error_in_a_list_too(tmp_path: Path) -> None:
    store = DatabaseStore(read_address(new_sqlite(tmp_path)))
    take_over(store.address, read_valid(tomllib.loads(LEDGER)), [], 5)
    with store.database.writing(0):
        row = (store.address.ledger, store.blocks().head.number + 1, "two", "omens", "x", "{}")
        values = (*row, None, "2999-01-01T00:00:00.000000Z", "", "")
        store.database.insert("block", BlockRow._fields, [values])
    with pytest.raises(LedgerError, match=r"claims\.two\.omens\.x cannot be read"):
        store.standings(Query(Moment(TODAY, None)))


_MANY_LATE = """\
INSERT INTO standing SELECT ledger, 'more-' || number, claimant, course, place + 1, outlook,
    proposed, looked, fresh, silent, since FROM standing, generate_series(1, 20000) AS number
WHERE ledger = ?"""
_ROWS_READ = """\
SELECT sum(pg_stat_get_tuples_returned(oid)) FROM pg_class WHERE relname LIKE 'standing%'"""


@pytest.mark.xdist_group("postgresql")
def test_before_a_server_has_statistics_a_short_list_reads_few_of_many_rows(empty: str) -> None:
    store = DatabaseStore(read_address(new_postgres(empty)))
    claim = {"text": "A will do it", "claimant": "A", "made": date(2025, 1, 1)}
    late = {"c": claim | {"deadline": date(2025, 2, 1)}}
    take_over(store.address, read_valid({"claims": late}), [], 5)
    with store.database.writing(30):
        store.database.run(_MANY_LATE, [store.address.ledger])

    def rows_read() -> int:
        store.database.rows("SELECT pg_stat_force_next_flush()")
        [(number,)] = store.database.rows(_ROWS_READ)
        return int(number)

    before = rows_read()
    query = Query(Moment(TODAY, None), frozenset(("overdue",)), limit=1)
    assert [one.id for one in store.standings(query)] == ["c"]
    assert rows_read() - before < 1000


@pytest.mark.xdist_group("postgresql")
def test_a_server_knows_how_much_a_large_copy_has_put_into_the_tables(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.store.sql.derived_rows._TOGETHER", 2)
    store = DatabaseStore(read_address(new_postgres(empty)))

    def analyses() -> int:
        [(number,)] = store.database.rows(
            "SELECT sum(analyze_count) FROM pg_stat_all_tables"
            " WHERE relname IN ('standing', 'tag', 'posting', 'vocabulary')"
        )
        return int(number)

    before = analyses()
    take_over(store.address, read_valid(tomllib.loads(LEDGER)), [], 5)
    assert analyses() == before + 4
