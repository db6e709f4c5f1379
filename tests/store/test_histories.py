"""Whatever is done to whatever ledger: the file says what memory says, and its diff is short."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.changing.change import (
    Applied,
    ChangeClaimant,
    ChangeSettings,
    apply,
)
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.errors import UsageError
from claimcheck.store.ledger_store import open_store
from tests.conftest import TODAY, without_settings
from tests.generated import File, Rulings, files, histories

HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@", re.MULTILINE)

relaxed = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@pytest.fixture(params=["", "1"], ids=["with the index", "without it"], autouse=True)
def cache(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: folder / name)
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: folder / "state" / name)
    without_settings(monkeypatch)
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", request.param)


def applied(history: Rulings, path: Path) -> Iterator[tuple[bytes, Applied]]:
    """Make the changes one after another; yield the file before each and what memory says.

    What memory refuses, the store refuses too, and leaves the file as it was.
    """
    path.write_bytes(history.file.text.encode())
    ledger = history.file.ledger
    for change in history.changes:
        before = path.read_bytes()
        try:
            expected = apply(ledger, change, TODAY)
        except UsageError as refusal:
            with pytest.raises(type(refusal), match=re.escape(refusal.message)):
                open_store(path).apply(change, TODAY, wait=0)
            assert path.read_bytes() == before
            continue
        store = open_store(path)
        assert store.apply(change, TODAY, wait=0).blocks == expected.blocks
        ledger = expected.ledger
        yield before, expected


def _by_keys(ledger: Ledger) -> Ledger:
    """Return a ledger with the facts of each claim in the order of their keys.

    Their order in a file means nothing: a new one may stand before an old one.
    """
    claims = {}
    for claim in ledger.claims.values():
        tables: dict[str, Any] = {
            table: tuple(sorted(getattr(claim, table), key=lambda fact: str(fact.id)))
            for table in tables_of(Claim)
        }
        claims[claim.id] = replace(claim, **tables)
    return replace(ledger, claims=claims)


@relaxed
@given(histories())
def test_changes_of_a_file_and_changes_in_memory_come_to_the_same(history: Rulings) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.toml"
        ledger = history.file.ledger
        for _, expected in applied(history, path):
            ledger = expected.ledger
        loaded, problems = open_store(path).load()
        assert _by_keys(loaded) == _by_keys(ledger)
        assert [problem for problem in problems if problem.severity == "error"] == []


@settings(relaxed, max_examples=25)
@given(histories(most_changes=3))
def test_the_diff_of_a_change_is_one_insertion_for_each_claim_that_it_touches(
    history: Rulings,
) -> None:
    with TemporaryDirectory() as folder:
        path, old = Path(folder) / "claims.toml", Path(folder) / "before.toml"
        for before, expected in applied(history, path):
            old.write_bytes(before)
            diff = subprocess.run(
                ["git", "diff", "--no-index", "--unified=0", "--", str(old), str(path)],
                capture_output=True,
                text=True,
                check=False,
            ).stdout
            hunks = HUNK.findall(diff)
            claims = {at[1] for at, _ in expected.blocks}
            assert bool(expected.blocks) <= len(hunks) <= len(claims)  # what is as wanted stays
            ends_in_a_line = before.endswith(b"\n") or not before
            assert all(removed == "0" for _, removed, _ in hunks) or not ends_in_a_line


SETTINGS = (
    ("title", "Züri's “promises”"),
    ("notice", "10d"),
    ("fiscal-year-start", 4),
    ("day-first", False),
    ("byline", "a # b"),
)
house = st.lists(
    st.one_of(
        st.sampled_from(SETTINGS).map(lambda pair: ChangeSettings(dict([pair]))),
        st.sampled_from(SETTINGS).map(lambda pair: ChangeSettings({pair[0]: None})),
        st.builds(
            ChangeClaimant,
            st.sampled_from(["Acme", "Ödön", "N"]),
            st.lists(st.sampled_from(["N", "O", "P"]), max_size=2).map(tuple),
            st.sampled_from([{}, {"kind": "person"}, {"fiscal-year-start": 7}]),
        ),
    ),
    min_size=1,
    max_size=4,
)


@relaxed
@given(files(), house)
def test_what_a_ledger_says_of_itself_changes_and_its_claims_stay(
    file: File, changes: list[ChangeSettings | ChangeClaimant]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "claims.toml")
        for before, expected in applied(Rulings(file, tuple(changes)), path):
            ledger = open_store(path).ledger()
            assert ledger.settings == expected.ledger.settings
            assert ledger.claimants == expected.ledger.claimants
            assert _by_keys(ledger).claims == _by_keys(expected.ledger).claims
            if not expected.values and not expected.blocks:
                assert path.read_bytes() == before
