"""A ledger in a database: what is written, when it is judged again, and what is refused."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.domain.changing.change import (
    AddClaim,
    AddEvidence,
    AddLook,
    AddVerdict,
    Change,
    ChangeClaimant,
    ChangeSettings,
    Import,
    RefusedError,
)
from claimcheck.domain.changing.row import Foreign, Own
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.naming import claim_id
from claimcheck.domain.model.verdict import Verdict
from claimcheck.errors import ConflictError, LedgerError, OutsideError, UsageError, WriteError
from claimcheck.store.sql.appending import append, turn_after
from claimcheck.store.sql.block_chain import NO_HEAD, broken_at, sealed
from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database import CommitUnknownError
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.new_blocks import new_block
from tests.conftest import TODAY
from tests.store.sql.conftest import Raw
from tests.store.sql.test_append_only import INSERT
from tests.store.test_contract import CLAIM, DAY, NOW

LOOK = {"date": "2026-03-01", "claims": ["a-b"]}
ITEM = Evidence(date=DAY, stance="mixed", source="s", recorded=NOW)
OTHER = AddClaim(Claim(id="c-d", text="C will d", claimant="C", made=DAY, recorded=NOW))
KEPT = AddVerdict("a-b", Verdict(date=DAY, verdict="kept", because="x", recorded=NOW))
BROKEN = AddVerdict("a-b", Verdict(date=DAY, verdict="broken", because="x", recorded=NOW))


def another(store: DatabaseStore) -> DatabaseStore:
    """Return somebody else's connection to the same ledger."""
    return DatabaseStore(store.address)


def write(store: DatabaseStore, *changes: Change) -> None:
    for change in changes:
        store.apply(change, TODAY, wait=5)


def test_a_fact_is_recorded_when_it_was_entered_whatever_the_writer_says(
    store: DatabaseStore,
) -> None:
    write(store, CLAIM)
    applied = store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=0)
    [_, row] = store.blocks().rows()
    [item] = store.ledger().claims["a-b"].evidence
    assert item.recorded is not None
    assert f"{item.recorded:%Y-%m-%dT%H:%M:%S.%fZ}" == row.entered
    assert "recorded" not in row.body
    assert applied.blocks[0][1]["recorded"] == item.recorded
    assert applied.ledger == store.ledger()


def test_the_chain_is_whole_after_each_kind_of_write(store: DatabaseStore) -> None:
    write(
        store,
        CLAIM,
        OTHER,
        AddEvidence(("a-b", "c-d"), ITEM),
        AddLook(Look(date=DAY, claims=("a-b", "c-d"))),
        ChangeSettings({"title": "T"}),
        ChangeClaimant("A", also=("Aleph",)),
    )
    rows = list(store.blocks().rows())
    assert [row.at for row in rows] == [
        ("claims", "a-b"),
        ("claims", "c-d"),
        ("claims", "a-b", "evidence", rows[2].key),
        ("claims", "c-d", "evidence", rows[2].key),
        ("looks", rows[4].key),
        ("settings",),
        ("claimants", "a"),
    ]
    assert [row.date for row in rows][-4:] == ["2026-03-01", "2026-03-01", None, None]
    assert broken_at(rows) is None


def test_of_the_settings_and_of_a_party_the_newest_block_holds(store: DatabaseStore) -> None:
    write(
        store,
        ChangeSettings({"title": "T", "notice": "10d"}),
        ChangeClaimant("A", also=("Aleph",)),
        ChangeSettings({"title": None}),
        ChangeClaimant("Aleph", values={"kind": "person"}),
    )
    ledger = store.ledger()
    assert (ledger.settings.title, str(ledger.settings.notice)) == ("Claims", "10d")
    assert ledger.claimants == {"a": Claimant(id="a", name="A", also=("Aleph",), kind="person")}
    assert len(list(store.blocks().rows())) == 4


def test_a_change_of_settings_is_shown_before_it_is_made(store: DatabaseStore) -> None:
    write(store, ChangeSettings({"title": "T"}))
    assert store.preview(ChangeSettings({"notice": "10d"}), TODAY).splitlines()[2:] == [
        "@@ -1,2 +1,3 @@",
        " [settings]",
        ' title = "T"',
        '+notice = "10d"',
    ]


def test_a_reader_has_the_ledger_of_one_moment_whatever_is_written_since(
    store: DatabaseStore,
) -> None:
    write(store, CLAIM)
    before = store.ledger()
    write(another(store), OTHER, AddEvidence(("a-b",), ITEM))
    assert [*before.claims] == ["a-b"]
    assert before.claims["a-b"].evidence == ()
    assert "c-d" not in before.claims
    after = store.ledger()
    assert len(after.claims["a-b"].evidence) == 1
    assert [*after.claims] == ["a-b", "c-d"]


@contextmanager
def somebody_writes_first(store: DatabaseStore, *changes: Change) -> Iterator[None]:
    """Have somebody else write between the judging of a change and its lock."""
    judge = store._judge
    with pytest.MonkeyPatch.context() as patch:

        def late(*args: Any) -> Any:
            judged = judge(*args)
            patch.undo()
            write(another(store), *changes)
            return judged

        patch.setattr(store, "_judge", late)
        yield


def test_a_change_is_judged_again_where_its_claim_was_changed_meanwhile(
    store: DatabaseStore,
) -> None:
    write(store, CLAIM)
    with somebody_writes_first(store, BROKEN), pytest.raises(RefusedError, match="already ruled"):
        store.apply(KEPT, TODAY, wait=5)
    assert len(list(store.blocks().rows())) == 2


def test_two_claims_of_one_id_are_never_written(store: DatabaseStore) -> None:
    with somebody_writes_first(store, CLAIM), pytest.raises(RefusedError, match="is taken"):
        store.apply(CLAIM, TODAY, wait=5)


def test_a_change_of_another_claim_is_no_reason_to_judge_again(
    store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, CLAIM, OTHER)
    judged: list[object] = []
    judge = store._judge

    def counting(*args: Any) -> Any:
        judged.append(args)
        if len(judged) == 1:
            write(another(store), AddEvidence(("c-d",), ITEM))
        return judge(*args)

    monkeypatch.setattr(store, "_judge", counting)
    store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5)
    assert len(judged) == 1
    assert len(list(store.blocks().rows())) == 4


def test_a_repeated_fact_is_refused_once_the_first_of_two_is_written(store: DatabaseStore) -> None:
    write(store, CLAIM)
    change = AddEvidence(("a-b",), ITEM)
    with (
        somebody_writes_first(store, change),
        pytest.raises(RefusedError, match="the same fact is already recorded"),
    ):
        store.apply(change, TODAY, wait=5)


def test_what_somebody_else_has_made_so_meanwhile_writes_nothing(store: DatabaseStore) -> None:
    change = ChangeSettings({"title": "T"})
    with somebody_writes_first(store, change):
        store.apply(change, TODAY, wait=5)
    assert len(list(store.blocks().rows())) == 1


def test_a_diff_that_was_shown_is_not_written_where_somebody_wrote_since(
    store: DatabaseStore,
) -> None:
    write(store, CLAIM)
    seen = store.head()
    with somebody_writes_first(store, OTHER), pytest.raises(ConflictError, match="has changed"):
        store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5, expected=seen)


def test_who_waits_for_a_lock_in_vain_is_told(store: DatabaseStore) -> None:
    write(store, CLAIM)
    holder = another(store)
    with holder.database.writing(1):
        holder.head()
        with pytest.raises(ConflictError, match="is writing"):
            store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=0)
    write(store, AddEvidence(("a-b",), ITEM))


def test_what_changes_nothing_writes_nothing(store: DatabaseStore) -> None:
    write(store, ChangeSettings({"title": "T"}))
    applied = store.apply(ChangeSettings({"title": "T"}), TODAY, wait=0)
    assert applied.values == ()
    assert len(list(store.blocks().rows())) == 1


def test_our_own_export_is_not_imported_since_its_facts_say_when_they_were_recorded(
    store: DatabaseStore,
) -> None:
    change = Import((Own(1, CLAIM.claim),))
    for refused in (
        lambda: store.apply(change, TODAY, wait=0),
        lambda: store.preview(change, TODAY),
    ):
        with pytest.raises(UsageError, match="does not take on trust") as told:
            refused()
        assert "claimcheck copy FROM" in told.value.hint
    assert store.head() == ""


@pytest.mark.parametrize(
    ("columns", "body", "message"),
    [
        (
            ("a-b", "evidence", "k"),
            '{"date":"soon"}',
            "evidence.k.date cannot be read: date: “soon”",
        ),
        (("a-b", "evidence", "k"), "{", "claims.a-b.evidence.k cannot be read"),
        (("a-b", "omens", "k"), "{}", "claims.a-b.omens.k cannot be read: “omens” is not a table"),
        (("e-f", "evidence", "k"), "{}", "claims.e-f"),
    ],
)
def test_a_block_that_cannot_be_read_is_an_error_and_never_left_out(
    store: DatabaseStore, columns: tuple[str, str, str], body: str, message: str
) -> None:
    write(store, CLAIM)
    claim, table, key = columns
    block = new_block(("claims", claim, table, key), {"date": "2026-01-01", "stance": "mixed"})
    with store.database.writing(1):
        append(store.database, turn_after(store.database, NO_HEAD), [block._replace(body=body)])
    with pytest.raises(LedgerError) as told:
        [*store.ledger().claims.values(), store.ledger().claims[claim]]
    assert message in told.value.message
    assert "update this one" in told.value.hint


def test_an_import_of_many_rows_asks_few_questions(
    store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    database = store.database
    name = "rows" if database.engine == "sqlite" else "several"  # each calls the other in one
    ask = getattr(database, name)

    def counting(*query: Any) -> Any:
        asked.append(query)
        return ask(*query)

    monkeypatch.setattr(database, name, counting)
    claims = (Claim(text=f"C will do {n}", claimant="C", made=DAY) for n in range(2_500))
    change = Import(tuple(Foreign(n, claim) for n, claim in enumerate(claims)))
    applied = store.apply(change, TODAY, wait=5)
    assert len([applied.ledger.claims[id_] for id_ in applied.claims]) == 2_500
    assert len(asked) <= 20


def test_a_ledger_that_was_empty_has_no_words_of_claims_that_came_since(
    store: DatabaseStore,
) -> None:
    before = store.ledger()
    store.apply(CLAIM, TODAY, wait=0)
    assert list(before.lookup.with_words({"will"}, {()})) == []
    assert list(store.ledger().lookup.with_words({"will"}, {()})) == [("a-b", "A will b")]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_table_of_a_newer_program_is_an_error(store: DatabaseStore, raw: Raw) -> None:
    [row] = sealed(store.address.ledger, NO_HEAD, [new_block(("looks", "x"), LOOK)], "", NOW)
    raw(INSERT, *row._replace(table="omens"))
    with pytest.raises(LedgerError, match=r"omens\.x cannot be read: its table is not known"):
        store.ledger()


def test_a_table_at_the_top_that_is_not_known_is_kept(store: DatabaseStore) -> None:
    values = {"x": 1, "day": date(2026, 1, 1), "deep": {"er": [True, "é"]}}
    with store.database.writing(1):
        append(store.database, turn_after(store.database, NO_HEAD), [new_block(("omens",), values)])
    ledger, problems = store.load()
    assert ledger.unknown == {"omens": values}
    assert [(one.code, one.at) for one in problems] == [("unknown-key", ("omens",))]


def test_the_place_of_a_problem_is_the_number_of_its_block(store: DatabaseStore) -> None:
    write(store, CLAIM, OTHER)
    block = new_block(
        ("claims", "e-f"), {"text": "t", "claimant": "c", "made": DAY.earliest, "odd": 1}
    )
    with store.database.writing(1):
        append(store.database, turn_after(store.database, NO_HEAD), [block])
    _, problems = store.load()
    [fault] = store.place(problems)
    assert fault.place == f"{store.address.shown}:3:1"
    assert (fault.code, fault.claim) == ("unknown-key", "e-f")


# A commit without an answer


@contextmanager
def lost_answers(
    store: DatabaseStore, *lost: bool, is_committed: bool, server_is_back: bool = True
) -> Iterator[None]:
    """Have the connection go while a write is committed, in those of the next transactions."""
    left = iter(lost)

    def losing(database: Any) -> Any:
        writing = database.writing

        @contextmanager
        def lossy(wait: float, *, locks: bool = True) -> Iterator[None]:
            if not next(left, False):
                if not server_is_back:
                    raise OutsideError("no connection", "")
                with writing(wait, locks=locks):
                    yield
                return
            if is_committed:
                with writing(wait, locks=locks):
                    yield
            else:
                with suppress(ZeroDivisionError), writing(wait, locks=locks):
                    yield
                    raise ZeroDivisionError
            raise CommitUnknownError("no connection to it: gone", "")

        database.writing = lossy
        return database

    store._database = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "claimcheck.store.sql.database_store.connect", lambda address: losing(connect(address))
        )
        yield


def test_a_commit_without_an_answer_is_found_and_not_made_twice(store: DatabaseStore) -> None:
    write(store, CLAIM)
    with lost_answers(store, True, is_committed=True):
        applied = store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5)
    assert len(applied.ledger.claims["a-b"].evidence) == 1
    assert len(list(another(store).blocks().rows())) == 2
    assert store.has_written


def test_a_commit_without_an_answer_is_told_as_it_was_judged_last(store: DatabaseStore) -> None:
    made = Claim(text="C will do e", claimant="C", made=DAY)
    taken = claim_id("C", "C will do e", ())
    first = AddClaim(Claim(id=taken, text="C will do f", claimant="C", made=DAY))
    with (
        lost_answers(store, False, True, is_committed=True),
        somebody_writes_first(store, first),
    ):
        applied = store.apply(AddClaim(made), TODAY, wait=5)
    assert applied.claims == (f"{taken}-2",)
    assert applied.ledger.claims[f"{taken}-2"].text == "C will do e"


def test_a_commit_that_was_not_made_is_made_once_more(store: DatabaseStore) -> None:
    write(store, CLAIM)
    with lost_answers(store, True, is_committed=False):
        store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5)
    assert len(list(another(store).blocks().rows())) == 2


def test_a_server_that_goes_each_time_is_not_asked_for_ever(store: DatabaseStore) -> None:
    write(store, CLAIM)
    with (
        lost_answers(store, True, False, True, is_committed=False),
        pytest.raises(CommitUnknownError),
    ):
        store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5)
    assert len(list(another(store).blocks().rows())) == 1


def test_where_the_server_stays_away_it_is_said_that_nobody_knows(store: DatabaseStore) -> None:
    write(store, CLAIM)
    with (
        lost_answers(store, True, is_committed=True, server_is_back=False),
        pytest.raises(OutsideError, match="whether the write was made is not known") as told,
    ):
        store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5)
    assert "try again" in told.value.hint
    with pytest.raises(RefusedError, match="already recorded"):
        another(store).apply(AddEvidence(("a-b",), ITEM), TODAY, wait=5)


# SQLite's clock is its user's


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_ledger_that_is_ahead_of_the_clock_takes_nothing(store: DatabaseStore, raw: Raw) -> None:
    write(store, CLAIM)
    raw("DROP TRIGGER block_stays")
    raw("UPDATE block SET entered = '2999-01-01T00:00:00.000000Z'")
    with pytest.raises(WriteError, match="ahead of the clock"):
        store.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=0)
    assert len(list(store.blocks().rows())) == 1


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_user_without_a_name_writes_too(
    store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nameless)
    write(store, CLAIM)
    assert [row.login for row in store.blocks().rows()] == [""]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_database_that_may_only_be_read_is_read(store: DatabaseStore, raw: Raw) -> None:
    write(store, CLAIM)
    reader = another(store)
    reader.database.rows("PRAGMA query_only = 1")
    assert [*reader.ledger().claims] == ["a-b"]
    with pytest.raises(WriteError, match="attempt to write a readonly database"):
        reader.apply(AddEvidence(("a-b",), ITEM), TODAY, wait=0)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_sqlite_cannot_read_is_told(store: DatabaseStore) -> None:
    with pytest.raises(LedgerError, match=r"cannot read .*: no such column"):
        store.database.rows("SELECT omens FROM block")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_is_no_database_is_told_and_never_written(
    tmp_path: Path, store: DatabaseStore
) -> None:
    assert store.address.path
    store.address.path.write_bytes(
        b"[claims.a]\ntext = 'no database at all, and long enough'\n" * 9
    )
    with pytest.raises(LedgerError, match="is not a SQLite database"):
        another(store).ledger()


def test_the_looks_of_many_claims_are_read_at_once_and_are_the_same(store: DatabaseStore) -> None:
    claims = [CLAIM.claim.but(id=f"c{place}", text=f"A will {place}") for place in range(12)]
    write(store, *(AddClaim(claim) for claim in claims))
    write(store, AddLook(Look(date=DAY, claims=("c0", "c11"))))
    write(store, AddLook(Look(date=DAY, claims=("c11",), where="press")))
    ledger = store.ledger()
    keys = [*store.ledger().looks]
    found = {id_: [look.id for look in looks] for id_, looks in ledger.looks_of.items()}
    assert found == {"c0": keys[:1], "c11": keys}
    assert ledger.looks[keys[0]].claims == ("c0", "c11")


def test_a_single_look_is_read_by_its_key(store: DatabaseStore) -> None:
    write(store, CLAIM, AddLook(Look(date=DAY, claims=("a-b",))))
    [row] = [one for one in store.blocks().rows() if one.table == "looks"]
    looks = store.ledger().looks
    assert (row.key in looks, "other" in looks) == (True, False)
    assert looks[row.key].claims == ("a-b",)
    with pytest.raises(KeyError):
        looks["other"]


def test_a_look_at_an_old_id_is_one_at_the_claim(store: DatabaseStore) -> None:
    write(store, AddClaim(CLAIM.claim.but(was=("old",))))
    with store.database.writing(1):
        look = new_block(("looks", "l"), {"date": "2026-03-01", "claims": ["old", "a-b"]})
        append(store.database, turn_after(store.database, NO_HEAD), [look])
    ledger = store.ledger()
    assert [one.id for one in ledger.looks_of["a-b"]] == ["l"]
    assert ledger.find("ol").id == "a-b"
    assert ledger.nearest("a-c") == "a-b"
