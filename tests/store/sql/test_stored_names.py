"""Of very many names, a misspelt one is compared with those that begin like it."""

import pytest

from claimcheck.domain.model import beginning_like
from claimcheck.domain.model.decode import read_valid
from claimcheck.domain.standing.standing import Moment
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.takeover import take_over
from tests.conftest import TODAY

NAMES = ("Acme", "Acme Ltd", "ACTION", "Beta", "acorn", "Zeta")


def test_of_more_names_than_can_be_compared_those_that_begin_alike_are_given(
    store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning_like, "_MOST", 4)
    claims = {
        f"c-{number}": {"text": f"It {number}", "claimant": name, "made": TODAY, "tags": ["t"]}
        for number, name in enumerate(NAMES * 2)
    }
    take_over(store.address, read_valid({"claims": claims}), [], 5)
    names = store.names(Moment(TODAY, None))
    assert {*names.like("claimant", "acmee")} == {"Acme", "Acme Ltd", "ACTION", "acorn"}
    assert {*names.like("claimant", "Zetta")} == {"Zeta"}
    assert {*names.like("tags", "tt")} == {"t"}
