"""Ledgers from their text, for tests that show what they read."""

import toml_rs

from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.decode import read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import Problem


def read(text: str) -> tuple[Ledger, list[Problem]]:
    """Return the ledger of a TOML text, and its errors and warnings of form."""
    data = toml_rs.loads(text)
    ledger, problems = read_ledger(data)
    declared = data.get("claims", {}).keys()
    return ledger, [*problems, *ledger_errors(ledger, declared)]


def valid(text: str) -> Ledger:
    """Return the ledger of a TOML text that must be valid."""
    ledger, problems = read(text)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return ledger
