"""What tests of the server share: a fixed day, and somebody at the desk of a ledger."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.desk import clock
from tests.conftest import NOW, TODAY
from tests.server.at_the_desk import Desk


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def desk(ledger_file: Callable[[str], Path]) -> Callable[[str], Desk]:
    """A function that writes a ledger and serves it to Ana."""
    return lambda text: Desk(ledger_file(text))
