"""What the strategies of tests/generated.py draw is what they say, and it is varied."""

from collections import Counter
from typing import get_args

from hypothesis import HealthCheck, given, seed, settings

from claimcheck.domain.changing.change import (
    Change,
    ChangeClaimant,
    ChangeSettings,
    Import,
    apply,
)
from claimcheck.domain.model.ledger import Ledger
from claimcheck.errors import UsageError
from tests.conftest import TODAY
from tests.generated import File, Rulings, files, histories, ledgers, toml
from tests.ledgers import valid

relaxed = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@relaxed
@given(ledgers())
def test_a_generated_ledger_is_valid_and_its_text_says_it(ledger: Ledger) -> None:
    assert valid(toml(ledger)) == ledger


@relaxed
@given(files())
def test_every_text_of_a_generated_file_says_its_ledger(file: File) -> None:
    assert valid(file.text) == file.ledger


_ROUNDS = 8
"""Of 200 histories: a signature, which needs a ruling first, is made in about one of a hundred."""


def test_all_kinds_of_change_are_tried_and_both_made_and_refused() -> None:
    made, refused = Counter[str](), Counter[str]()

    @settings(relaxed, max_examples=200, database=None)
    @given(histories())
    def count(history: Rulings) -> None:
        ledger = history.file.ledger
        for change in history.changes:
            try:
                ledger = apply(ledger, change, TODAY).ledger
                made[type(change).__name__] += 1
            except UsageError:
                refused[type(change).__name__] += 1

    others = (Import, ChangeSettings, ChangeClaimant)  # tests/store/test_histories.py
    kinds = {kind.__name__ for kind in get_args(Change) if kind not in others}
    often_refused = {"AddEvidence", "AddVerdict", "AddCorrection"}
    for number in range(_ROUNDS):
        seed(number)(count)()
        if made.keys() == kinds and often_refused <= refused.keys():
            break
    assert made.keys() == kinds
    assert often_refused <= refused.keys()
