"""What programs ask of a ledger, whatever carries it: the JSON of the commands, and refusals."""

import json
from typing import Any

import pytest

from claimcheck.api.answering import answered, failure
from claimcheck.api.reading_tools import READING
from claimcheck.desk import clock
from claimcheck.desk.session import Session
from claimcheck.errors import ClaimcheckError
from tests.agents.test_tools import LEDGER, Write
from tests.conftest import NOW, TODAY, Run

TOOLS = {one.name: one for one in READING}


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("tool", "given", "command"),
    [
        ("list", {"words": ["plant"], "status": ["open"]}, ["list", "plant", "--status", "open"]),
        ("list", {"limit": 1, "as_of": "2025-12-31"}, ["list", "--limit=1", "--as-of=2025-12-31"]),
        ("list", {"where": ["status=overdue"]}, ["list", "--where", "status=overdue"]),
        ("due", {"claimant": ["Acme"], "limit": 1}, ["due", "--claimant=Acme", "--limit=1"]),
        ("report", {"claimant": ["acme"]}, ["report", "--claimant", "acme"]),
        ("score", {"tag": ["none"], "limit": 1}, ["score", "--tag", "none", "--limit", "1"]),
        ("show", {"id": "acme-pl"}, ["show", "acme-pl"]),
        ("show", {"id": "profitable"}, ["show", "profitable"]),
        ("brief", {"id": "acme-plant"}, ["brief", "acme-plant"]),
        ("claimants", {"as_of": "2025-01-01"}, ["claimants", "--as-of", "2025-01-01"]),
        ("due", {"within": "1y"}, ["due", "--within", "1y"]),
        ("changes", {"since": "2026-01-01"}, ["changes", "--since", "2026-01-01"]),
        ("when", {"words": "in a year", "said": "2025-03-08"},
         ["when", "in a year", "--said", "2025-03-08"]),
        ("check", {"only": "no-criteria"}, ["check", "--only", "no-criteria"]),
        ("report", {"since": "2026-06-01"}, ["report", "--since", "2026-06-01"]),
        ("score", {"rule": "strict"}, ["score", "--rule", "strict"]),
        ("score", {"per": "forecaster"}, ["score", "--per", "forecaster"]),
    ],
)  # fmt: skip
def test_a_question_is_answered_by_the_json_of_its_command(
    tool: str, given: Any, command: list[str], ledger_file: Write, run: Run
) -> None:
    ledger_file(LEDGER)
    found = answered(TOOLS[tool], given, Session("claims.toml"))
    assert found.body == json.loads(run(*command, "--json").out)


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("list", {"limit": -1}, "limit must be 1 or more"),
        ("list", {"limit": True}, "limit must be a whole number"),
        ("list", {"limit": 1.0}, "limit must be a whole number"),
        ("list", {"words": "plant"}, "words must be a list of texts"),
        ("list", {"words": [["plant"]]}, "words, item 1 must be text"),
        ("list", {"words": ["x"] * 1001}, "words has more than 1,000 items"),
        ("list", {"limits": 1}, "there is no argument “limits”\n  did you mean limit?"),
        ("list", {"\u202e": 1}, "there is no argument “\\u202e”"),
        ("show", {}, "id is missing"),
        ("show", {"id": None}, "id is missing"),
        ("show", {"id": "x" * 20_001}, "id is longer than 20,000 characters"),
        ("show", {"id": "acme\x1b[31m"}, "id has a character that cannot be seen, “\\x1b”"),
        ("show", {"id": "acme\u202e"}, "id has a character that cannot be seen, “\\u202e”"),
        ("show", {"id": "acme\ud800"}, "id is not UTF-8 text: a letter was lost"),
        ("score", {"per": "publisher"}, "per: “publisher” is not one of claimant, "),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    tool: str, given: Any, said: str, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    with pytest.raises(ClaimcheckError) as refused:
        answered(TOOLS[tool], given, Session("claims.toml"))
    assert failure(refused.value).startswith(f"claimcheck: {said}")
    assert failure(refused.value).endswith("exit code 2")
    assert path.read_text() == LEDGER
