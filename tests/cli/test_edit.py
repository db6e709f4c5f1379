"""`claimcheck edit`: a real editor at the line of a claim; what was saved is checked and kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run

Write = Callable[[str], Path]
Editor = Callable[..., Path]

LEDGER = """\
# The desk's own.
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08

[claims.acme-plane]
text = "Acme will build a plane"
claimant = "Acme"
made = 2025-03-08
was = ["acme-wing"]
"""


@pytest.fixture
def editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Return a function that makes an editor of shell commands; it writes down its arguments."""

    def make(commands: str, name: str = "ed it") -> Path:
        script = folder / name
        said = folder / "arguments"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{said}"\n{commands}\n')
        script.chmod(0o755)
        monkeypatch.setenv("EDITOR", f'"{script}" --wait')
        return said

    return make


@pytest.mark.parametrize(
    ("id_", "line"), [("acme-plant", 2), ("acme-plane", 7), ("acme-wing", 7), ("acme-w", 7)]
)
def test_the_editor_opens_at_the_line_of_the_claim(
    run: Run, ledger_file: Write, editor: Editor, id_: str, line: int
) -> None:
    ledger_file(LEDGER)
    said = editor("")
    assert run("edit", id_).code == 0
    assert said.read_text().splitlines() == ["--wait", f"+{line}", "claims.toml"]


@pytest.mark.parametrize("name", ["code", "codium"])
def test_editors_of_another_kind_get_the_line_in_their_own_way(
    run: Run, ledger_file: Write, editor: Editor, name: str
) -> None:
    ledger_file(LEDGER)
    said = editor("", name)
    assert run("edit", "acme-plane").code == 0
    assert said.read_text().splitlines() == ["--wait", "--goto", "claims.toml:7"]


def test_what_was_saved_is_kept(run: Run, ledger_file: Write, editor: Editor) -> None:
    path = ledger_file(LEDGER)
    editor("printf 'kind = \"aim\"\\n' >> claims.toml")
    ran = run("edit", "acme-plane")
    assert (ran.code, ran.err) == (0, "")
    assert path.read_text() == f'{LEDGER}kind = "aim"\n'


def test_what_was_saved_and_is_not_valid_is_kept_and_exits_3(
    run: Run, ledger_file: Write, editor: Editor
) -> None:
    path = ledger_file(LEDGER)
    editor("printf 'kind = \"lie\"\\n' >> claims.toml")
    ran = run("edit", "acme-plane")
    assert ran.code == 3
    message = message_of(ran)
    assert "claims.toml:12:8: " in message
    assert "“lie”" in message
    assert path.read_text() == f'{LEDGER}kind = "lie"\n'


def test_an_invalid_ledger_can_be_edited_until_it_is_valid(
    run: Run, ledger_file: Write, editor: Editor
) -> None:
    path = ledger_file(f'{LEDGER}kind = "lie"\n')
    editor("printf '' > claims.toml")
    assert run("edit", "acme-plant").code == 0
    assert path.read_bytes() == b""


def test_a_toml_fault_is_where_the_editor_opens(
    run: Run, ledger_file: Write, editor: Editor
) -> None:
    ledger_file(f"{LEDGER}kind = aim\n")
    said = editor("")
    ran = run("edit", "acme-plant")
    assert said.read_text().splitlines()[1] == "+12"
    assert ran.code == 3


def test_visual_comes_before_editor(
    run: Run, ledger_file: Write, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    said = editor("")
    monkeypatch.setenv("VISUAL", "true")
    assert run("edit").code == 0
    assert not said.exists()


def test_an_editor_that_is_not_there_exits_2_and_is_named(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file(LEDGER)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    ran = run("edit")
    message = message_of(ran)
    assert ran.code == 2
    assert "no-such-editor" in message
    assert "EDITOR" in message
    assert path.read_bytes() == LEDGER.encode()


def test_an_editor_that_fails_exits_2(run: Run, ledger_file: Write, editor: Editor) -> None:
    ledger_file(LEDGER)
    editor("exit 7")
    ran = run("edit")
    assert ran.code == 2
    assert "7" in message_of(ran)


def test_an_editor_of_blanks_or_odd_quotes_exits_2(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_file(LEDGER)
    for words in ('"vi', "'", "  "):
        monkeypatch.setenv("EDITOR", words)
        ran = run("edit")
        assert ran.code == 2
        assert "EDITOR" in message_of(ran)
