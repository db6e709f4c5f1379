"""What a process that runs for long asks of the system's memory."""

import ctypes
from typing import Any

import pytest

from claimcheck.host.memory import give_back_large_pieces


def test_large_pieces_are_asked_back_where_the_system_can_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[int, int]] = []

    class Library:
        def __init__(self, name: None) -> None:
            self.mallopt = lambda *given: asked.append(given)

    class Bare:
        def __init__(self, name: None) -> None: ...

    libraries: tuple[Any, ...] = (Library, Bare)
    for one in libraries:
        monkeypatch.setattr(ctypes, "CDLL", one)
        give_back_large_pieces()
    assert asked == [(-3, 1 << 20)]
