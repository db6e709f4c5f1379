"""A share of the fuzz run, the same each time; `python -m tests.faults.fuzz 10000` is all of it."""

from tests.faults.fuzz import fuzz


def test_no_arguments_and_no_damage_to_a_ledger_end_a_command_as_none_may() -> None:
    found = fuzz(150, 1)
    assert found.wrong == []
    assert found.codes.total() == 300
    assert {0, 2, 3} <= found.codes.keys()
