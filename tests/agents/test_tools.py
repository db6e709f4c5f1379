"""The tools of agents, called as the server calls them: what they answer and what they refuse."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.agents.answering import Outcome, call
from claimcheck.agents.extract_tool import EXTRACT
from claimcheck.agents.stdin_lines import readable
from claimcheck.agents.writing_tools import writing_tools
from claimcheck.api.reading_tools import READING
from claimcheck.api.tool import Tool
from claimcheck.desk import clock
from claimcheck.desk.session import Session
from tests.conftest import NOW, TODAY, Run

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant in Ohio"
claimant = "Acme"
made = 2025-03-08
deadline = "2026-06-30"
source = "https://example.org/plant"
recorded = 2025-03-09T09:00:00Z

[claims.acme-profit]
text = "Acme will be profitable"
claimant = "Acme"
made = 2025-03-08
deadline = "2027"
source = "https://example.org/profit"
recorded = 2025-03-09T09:00:00Z

[claims.acme-profit.forecasts.ana]
date = 2025-04-01
probability = 0.3
by = "ana"
recorded = 2025-04-01T09:00:00Z
"""
ARTICLE = "Acme said on Monday that it will open a second plant in Ohio by the end of 2028.\n"


@pytest.fixture(autouse=True)
def _on_a_fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)


def tools() -> dict[str, Tool]:
    return {one.name: one for one in (*READING, EXTRACT, *writing_tools("mcp: Jane"))}


def ask(name: str, given: Mapping[str, Any], of: Mapping[str, Tool] | None = None) -> Outcome:
    return call(of or tools(), name, given, lambda: Session("claims.toml"))


def answered(name: str, given: Mapping[str, Any], of: Mapping[str, Tool] | None = None) -> Any:
    """Return the JSON that a tool answers, which its first text holds too."""
    outcome = ask(name, given, of)
    assert outcome.body is not None, outcome.texts
    assert json.loads(outcome.texts[0]) == outcome.body
    return outcome.body


@pytest.mark.parametrize(
    ("tool", "given", "command"),
    [
        ("list", {"words": ["plant"], "status": ["open"]}, ["list", "plant", "--status", "open"]),
        ("extract", {"text": ARTICLE, "said": "2026-11-24", "against": True},
         ["extract", "article.txt", "--said", "2026-11-24", "--against"]),
    ],
)  # fmt: skip
def test_a_tool_answers_the_json_of_its_command(
    tool: str, given: Any, command: list[str], folder: Path, ledger_file: Write, run: Run
) -> None:
    ledger_file(LEDGER)
    (folder / "article.txt").write_text(ARTICLE)
    assert answered(tool, given) == json.loads(run(*command, "--json").out)


@pytest.mark.parametrize(
    ("tool", "given", "command"),
    [
        ("show", {"id": "nobody"}, ["show", "nobody"]),
        ("show", {"id": "acme"}, ["show", "acme"]),
        ("list", {"as_of": "no day"}, ["list", "--as-of", "no day"]),
        ("list", {"status": ["done"]}, ["list", "--status", "done"]),
        ("due", {"within": "soon"}, ["due", "--within", "soon"]),
        ("score", {"per": "forecaster", "rule": "strict"},
         ["score", "--per", "forecaster", "--rule", "strict"]),
        ("extract", {"address": "http://127.0.0.1/x"}, ["extract", "http://127.0.0.1/x"]),
        ("looked", {"ids": ["profitable"]}, ["looked", "profitable"]),
    ],
)  # fmt: skip
def test_a_failure_has_the_words_of_the_terminal_and_its_exit_code(
    tool: str, given: Any, command: list[str], ledger_file: Write, run: Run
) -> None:
    ledger_file(LEDGER)
    outcome, ran = ask(tool, given), run(*command)
    assert outcome.body is None
    assert outcome.texts == (f"{ran.err}exit code {ran.code}",)


def test_no_tool_reads_a_file(folder: Path, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    for address in (str(path), "claims.toml", "-", path.as_uri(), "/dev/stdin"):
        outcome = ask("extract", {"address": address})
        assert outcome.body is None
        assert "Ohio" not in outcome.texts[0]
        assert outcome.texts[0].endswith("exit code 2")


def test_a_ledger_that_was_edited_is_seen_by_the_next_call(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    assert len(answered("list", {})["claims"]) == 2
    path.write_text("[claims.acme")
    assert ask("list", {}).texts[0].endswith("exit code 3")
    path.write_text(LEDGER.partition("[claims.acme-profit]")[0])
    assert [one["id"] for one in answered("list", {})["claims"]] == ["acme-plant"]


def test_a_claim_is_written_in_two_steps_and_is_a_draft(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    all_ = tools()
    new = {"text": "Acme will hire 500 people", "claimant": "Acme", "deadline": "2027"}
    proposed = answered("add", new, all_)
    added = [line[1:] for line in proposed["diff"].splitlines()[2:] if line.startswith("+")]
    assert 'text = "Acme will hire 500 people"' in added
    assert "draft = true" in added
    assert 'by = "mcp: Jane"' in added
    assert path.read_text() == LEDGER

    done = answered("confirm", {"token": proposed["token"]}, all_)
    assert done["written"] == ["acme-hire-500-people"]
    assert done["standings"] == [
        "acme-hire-500-people: pending; due by 31 December 2027, in 402 days"
    ]
    assert path.read_text() == LEDGER + "\n".join(added) + "\n"


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("add_evidence", {"ids": ["acme-pl", "acme-pr"], "source": "Reuters", "stance": "mixed"}),
        ("looked", {"ids": ["acme-plant"], "where": "press room"}),
        ("revise", {"id": "acme-plant", "deadline": "2027", "source": "Reuters"}),
        ("revise", {"id": "acme-plant", "again": True}),
        (
            "asked",
            {
                "ids": ["acme-pl", "acme-pr"],
                "to": "press office",
                "question": "When?",
                "reply_by": "in 10 days",
            },
        ),
        ("replied", {"id": "acme-plant", "quote": "Soon.", "unasked": True}),
        ("replied", {"id": "acme-plant", "declined": True}),
    ],
)
def test_a_fact_is_marked_as_an_agents(tool: str, given: Any, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    all_ = tools()
    token = answered(tool, given, all_)["token"]
    assert path.read_text() == LEDGER
    written = answered("confirm", {"token": token}, all_)["written"]
    assert path.read_text().count('by = "mcp: Jane"') == len(written)
    assert not [one for one in answered("check", {})["problems"] if one["severity"] == "error"]


def test_a_token_works_once(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    all_ = tools()
    token = {"token": answered("looked", {"ids": ["acme-plant"]}, all_)["token"]}
    answered("confirm", token, all_)
    content = path.read_bytes()
    again = ask("confirm", token, all_)
    assert again.texts[0] == (
        "claimcheck: this token is not valid: it was used, it has expired, or it was never given\n"
        "  propose the change again, and confirm it by the new token\nexit code 2"
    )
    assert path.read_bytes() == content


def test_a_token_is_void_when_the_ledger_changes_in_between(ledger_file: Write, run: Run) -> None:
    path = ledger_file(LEDGER)
    all_ = tools()
    token = {"token": answered("looked", {"ids": ["acme-plant"]}, all_)["token"]}
    run("looked", "acme-profit")
    content = path.read_bytes()
    first, second = ask("confirm", token, all_), ask("confirm", token, all_)
    assert first.texts == (
        "claimcheck: claims.toml has changed since the diff was made; nothing was written\n"
        "  make the diff again\nexit code 4",
    )
    assert second.texts[0].endswith("exit code 2")
    assert path.read_bytes() == content


def test_a_token_expires_after_ten_minutes(
    ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file(LEDGER)
    all_ = tools()
    early, late = (answered("looked", {"ids": [one]}, all_) for one in ("acme-pl", "acme-pr"))
    assert early["expires"] == "2026-11-24T12:10:00Z"
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=10, seconds=1))
    assert ask("confirm", {"token": late["token"]}, all_).texts[0].endswith("exit code 2")
    assert path.read_text() == LEDGER
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 24, 12, 10, tzinfo=UTC))
    early = answered("looked", {"ids": ["acme-pl"]}, all_)
    answered("confirm", {"token": early["token"]}, all_)


def test_a_token_of_another_run_is_worth_nothing(ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    token = answered("looked", {"ids": ["acme-plant"]}, tools())["token"]
    assert ask("confirm", {"token": token}, tools()).body is None
    assert path.read_text() == LEDGER


def test_nothing_rules_retracts_or_publishes() -> None:
    assert [*tools()] == [
        *("list", "show", "brief", "due", "changes", "when", "check", "report", "score"),
        *("claimants", "extract"),
        *("add", "add_evidence", "looked", "asked", "replied", "revise", "confirm"),
    ]
    taken = {argument.name for tool in tools().values() for argument in tool.arguments}
    assert not taken & {"draft", "by", "recorded", "snapshot", "verdict", "file", "path"}


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("extract", {"text": "x", "min_score": float("nan")}, "min_score must be 0 or more"),
        ("extract", {}, "give the text of an article or its address"),
        ("add", {"text": "x", "claimant": "Acme"}, "deadline is missing"),
        ("add", {"text": "x", "claimant": "A", "draft": False}, "there is no argument “draft”"),
        ("add_evidence", {"ids": [], "source": "Reuters"}, "which claims? ids is empty"),
        ("revise", {"id": "acme-plant"}, "what changed?"),
        ("resolve", {"id": "acme-plant"}, "there is no tool “resolve”"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    tool: str, given: Any, said: str, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    outcome = ask(tool, given)
    assert outcome.texts[0].startswith(f"claimcheck: {said}")
    assert outcome.texts[0].endswith("exit code 2")
    assert path.read_text() == LEDGER


WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["acme-plant", "acme-profit", "2027", "today", "\ud800", "\x00", "\u202e"]),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_argument_brings_a_fault_or_a_change(data: st.DataObject, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    tool = data.draw(st.sampled_from([*tools().values()]))
    names = st.sampled_from([one.name for one in tool.arguments]) | WORDS
    outcome = ask(tool.name, data.draw(st.dictionaries(names, VALUES | WORDS, max_size=4)))
    for text in outcome.texts:
        assert "claimcheck failed" not in text
        assert "Traceback" not in text
    assert path.read_text() == LEDGER


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (r'{"a": "\ud83d"}', {"a": "\ufffd"}),
        (r'{"a": "\ud83d\ude00 \\ud83d"}', {"a": "😀 \\ud83d"}),
        ('{"a": NaN, "b": -Infinity}', {"a": "NaN", "b": "-Infinity"}),
        (f'{{"a": {"9" * 4000}}}', {"a": f"{'9' * 20}…"}),
        ('{"a": "NaN", "b": 1}', {"a": "NaN", "b": 1}),
    ],
)
def test_a_message_that_the_sdk_would_drop_is_made_readable(line: str, read: Any) -> None:
    assert json.loads(readable(line)) == read


@pytest.mark.parametrize("line", ["", "NaN {", r"\ud800", "[" * 100_000 + "NaN"])
def test_what_is_no_message_is_left_as_it_is(line: str) -> None:
    assert readable(line) == line


def test_without_the_sdk_the_way_to_install_it_is_told(
    ledger_file: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    monkeypatch.setitem(sys.modules, "anyio", None)
    ran = run("mcp")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("claimcheck: serving agents needs packages that are not installed\n")
    assert "mcp" in ran.err.splitlines()[1]


def test_writes_need_a_name(ledger_file: Write, run: Run) -> None:
    ledger_file(LEDGER)
    ran = run("mcp", "--allow-writes")
    assert ran.code == 2
    assert ran.err == (
        "claimcheck: --allow-writes needs --who NAME\n"
        "  what an agent records is marked “mcp: NAME”\n"
    )
