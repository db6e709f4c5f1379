"""Questions where the terminal is of another kind; how they are asked is in `test_review.py`."""

import sys
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from claimcheck.cli import questions
from claimcheck.desk.question import Question

NAMES = ("Acme", "ACME Air", "Zürich", "Zurich Re", "Bolt", "Bolt Air")


def test_windows_is_asked_without_a_look_at_what_is_no_socket(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: Any) -> Any:
        raise OSError(10038, "An operation was attempted on something that is not a socket")

    nobody: Any = None
    monkeypatch.setattr(questions, "select", refuse)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"2 1\r\n"), encoding="utf-8"))
    with pytest.raises(OSError, match="not a socket"):
        questions.ask(nobody, "Which?", questions.numbers(3))
    monkeypatch.setattr(sys, "platform", "win32")
    assert questions.ask(nobody, "Which?", questions.numbers(3)) == [1, 0]
    assert capsys.readouterr().out == "Which? Which? "


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("", list(NAMES)),
        ("Ac", ["Acme"]),
        ("AC", ["ACME Air"]),
        ("acme a", ["ACME Air"]),
        ("bo", ["Bolt", "Bolt Air"]),
        ("acme", []),  # Tab would leave an A of it
        ("züric", []),
        ("zuric", []),
        ("zurich r", ["Zurich Re"]),
        ("x", []),
    ],
)
def test_tab_completes_what_was_typed_and_takes_nothing_of_it_away(
    typed: str, answers: list[str]
) -> None:
    question = Question("Who?", answers=NAMES)
    assert question.completed(typed) == answers
