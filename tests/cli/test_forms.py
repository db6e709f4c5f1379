"""`add --edit` and `add-evidence --edit`: a form in a real editor, opened again on a fault."""

import stat
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.desk.entry_form import draw_form, read_form
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.evidence import Evidence
from claimcheck.errors import UsageError
from tests.cli.messages import message_of
from tests.cli.terminal import write_ledger
from tests.conftest import Ran, Run

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
target = { measure = "halls", at-least = 50 }
"""
Editor = Callable[..., Path]


@pytest.fixture
def ledger(folder: Path) -> Path:
    return write_ledger(folder, LEDGER)


@pytest.fixture
def editor(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function that makes an editor which saves these texts, one each time it is opened.

    It returns the folder in which it keeps what it was opened with, as 1, 2, …
    """
    patch = pytest.MonkeyPatch()
    home = tmp_path_factory.mktemp("editor")
    drafts = tmp_path_factory.mktemp("drafts")
    patch.setattr(tempfile, "tempdir", str(drafts))

    def make(*commands: str) -> Path:
        cases = "\n".join(f"{at}) {command} ;;" for at, command in enumerate(commands, 1))
        script = home / "ed"
        script.write_text(
            f'#!/bin/sh\nat=$(($(ls "{home}" | grep -c "^[0-9]") + 1))\n'
            f'cp -p "$2" "{home}/$at"\ncase $at in\n{cases}\nesac\n'
        )
        script.chmod(0o755)
        patch.setenv("EDITOR", str(script))
        return home

    make.drafts = drafts  # type: ignore[attr-defined]
    yield make
    patch.undo()


def filled(*lines: str) -> str:
    """Return the command of an editor that puts lines in the place of all that there is."""
    return "printf '%s\\n' {} > \"$2\"".format(" ".join(f"'{line}'" for line in lines))


def kept_in(editor: Any) -> list[str]:
    return sorted(path.name for path in Path(editor.drafts).iterdir())


def new_claim(path: Path) -> dict[str, Any]:
    claims = tomllib.loads(path.read_text())["claims"]
    [new] = (claim for id_, claim in claims.items() if id_ != "acme-plant")
    return dict(new)


def test_a_form_has_every_key_with_its_meaning_and_what_options_gave(
    run: Run, ledger: Path, editor: Any
) -> None:
    home = editor("")
    run("add", "Acme will run", "--edit", "--tag", "ev", "--draft")
    form = (home / "1").read_text()
    for name in keys_of(Claim).keys() - {"by", "recorded", "imported", "snapshot"}:
        assert f"\n{name} = " in form or f"\n# {name} = " in form, name
    assert '# The person or organisation that made the claim.\nclaimant = ""\n' in form
    assert '# Who said it.\n# speaker = ""\n' in form
    assert tomllib.loads(form) == {
        "text": "Acme will run",
        "claimant": "",
        "made": "",
        "deadline": "",
        "kind": "promise",
        "tags": ["ev"],
        "draft": True,
    }
    assert stat.S_IMODE((home / "1").stat().st_mode) == 0o600


def test_what_a_form_says_is_read_as_options_are(run: Run, ledger: Path, editor: Any) -> None:
    editor(
        filled(
            'text = "Acme will run"',
            'claimant = "Acme"',
            "made = 2025-03-08",
            'deadline = "end of next year"',
            'target = "over 60 countries"',
            'tags = ["ev", "run"]',
            "holds = true",
            "# Nothing else.",
        )
    )
    ran = run("add", "--edit", "--who", "vl")
    assert ran.code == 0, ran.err
    claim = new_claim(ledger)
    assert (claim["deadline"], claim["deadline-words"]) == ("2026", "end of next year")
    assert claim["target"] == {"measure": "countries", "more-than": 60}
    assert (claim["tags"], claim["holds"], claim["by"]) == (["ev", "run"], True, "vl")
    assert kept_in(editor) == []


def test_on_a_fault_the_form_opens_again_with_the_message_on_top_and_nothing_lost(
    run: Run, ledger: Path, editor: Any
) -> None:
    home = editor(
        filled(
            "# My own remark.", 'text = "Acme will run"', 'claimant = "Acme"', "deadline = soon"
        ),
        'sed -i \'s/deadline = soon/deadline = "soon"/\' "$2"',
        'sed -i \'$ a undated = true\\nclaiment = "x"\' "$2"',
        "sed -i '/claiment/ d' \"$2\"",
    )
    ran = run("add", "--edit")
    assert ran.code == 0, ran.err
    tops = [(home / str(at)).read_text().split("# My own remark.") for at in (2, 3, 4)]
    assert tops[0][0].startswith("#! “deadline = soon”: ")
    assert tops[0][1] == '\ntext = "Acme will run"\nclaimant = "Acme"\ndeadline = soon\n'
    assert tops[1][0].startswith("#! deadline: “soon” names no day\n")
    assert "undated" in tops[1][0]
    assert "--" not in tops[1][0]
    assert tops[2][0] == ("#! “claiment” is not a key of this form\n#! did you mean claimant?\n")
    assert new_claim(ledger)["deadline-words"] == "soon"


def test_what_the_ledger_refuses_opens_the_form_again(run: Run, ledger: Path, editor: Any) -> None:
    home = editor(
        filled('source = "a letter"', 'date = "2030"'),
        "sed -i 's/2030/2026/' \"$2\"",
        "sed -i '/^date/ d' \"$2\"",
    )
    ran = run("add-evidence", "acme-plant", "--edit")
    assert ran.code == 0, ran.err
    assert (home / "2").read_text().startswith("#! date: 2030 ends on 2030-12-31, after today\n")
    assert "evidence" in tomllib.loads(ledger.read_text())["claims"]["acme-plant"]


@pytest.mark.parametrize("command", ["true", ': > "$2"', "sed -i '/^[^#]/ d' \"$2\""])
def test_a_form_that_is_left_as_it_was_or_emptied_cancels(
    run: Run, ledger: Path, editor: Any, command: str
) -> None:
    editor(command)
    ran = run("add", "Acme will run", "--claimant", "Acme", "--by", "2027", "--edit")
    assert ran.code == 130
    assert message_of(ran) == "claimcheck: cancelled; nothing was written\n"
    assert ledger.read_text() == LEDGER
    assert kept_in(editor) == []


def test_a_form_with_a_fault_that_is_given_up_is_kept(run: Run, ledger: Path, editor: Any) -> None:
    editor(filled('text = "Acme will run"'), "true")
    ran = run("add", "--edit")
    assert ran.code == 130
    [name] = kept_in(editor)
    assert f"your draft is kept in {editor.drafts / name}" in ran.err
    assert 'text = "Acme will run"' in (editor.drafts / name).read_text()


def test_where_the_editor_dies_the_draft_is_kept_and_its_path_told(
    run: Run, ledger: Path, editor: Any
) -> None:
    editor(filled('text = "Acme will run"') + "; kill -9 $$")
    ran: Ran = run("add", "--edit")
    assert ran.code == 2
    [name] = kept_in(editor)
    message = message_of(ran)
    assert f"your draft is kept in {editor.drafts / name}" in message
    assert 'text = "Acme will run"' in (editor.drafts / name).read_text()
    assert ledger.read_text() == LEDGER


def test_without_a_ledger_no_form_opens(run: Run, folder: Path, editor: Any) -> None:
    home = editor(filled('text = "Acme will run"'))
    assert run("add", "--edit").code == 3
    assert not (home / "1").exists()


def test_evidence_is_filled_in_for_each_of_its_claims(run: Run, ledger: Path, editor: Any) -> None:
    home = editor(
        filled('source = "a letter"', 'stance = "supports"', "value = 12", "happened = 2025")
    )
    ran = run("add-evidence", "acme-plant", "--edit", "--title", "News")
    assert ran.code == 0, ran.err
    form = (home / "1").read_text()
    assert form.startswith("# Evidence about acme-plant.")
    assert '\ntitle = "News"\n' in form
    assert "# One of supports, refutes, mixed, context.\n" in form
    [item] = tomllib.loads(ledger.read_text())["claims"]["acme-plant"]["evidence"].values()
    assert (item["value"], item["happened"], item["stance"]) == (12, "2025", "supports")
    assert "title" not in item  # whose line was taken out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tags = 3", 'tags takes a list, such as ["one", "two"]'),
        ('draft = "yes"', "draft takes true or false"),
        ("speaker = true", "speaker takes text in quotation marks"),
        ("made = 2025-03-08T10:00:00Z", "made takes text in quotation marks"),
        ('target = { measure = "x" }', "target takes text in quotation marks"),
        ("[claims.x]", "“claims” is not a key of this form"),
    ],
)
def test_a_value_of_another_kind_is_refused_with_what_to_write(line: str, told: str) -> None:
    with pytest.raises(UsageError, match=r".") as refused:
        read_form(Claim, line)
    assert refused.value.message == told


@pytest.mark.parametrize("kind", [Claim, Evidence])
def test_a_form_is_toml_and_so_are_all_its_lines_once_they_are_used(kind: Any) -> None:
    form = draw_form(kind, "A form", {"title": 'a “b” \\ "c"\nd'})
    assert read_form(kind, form) == {"title": 'a “b” \\ "c"\nd'}
    used = "\n".join(
        line.removeprefix("# ") if " = " in line.split(".")[0] else line
        for line in form.splitlines()
    )
    assert read_form(kind, used).keys() >= {"title"}


def test_an_editor_that_saves_the_same_fault_again_is_not_asked_for_ever(
    run: Run, ledger: Path, editor: Any
) -> None:
    home = editor(*(["printf 'text = 5\\n' > \"$2\""] * 9))
    ran = run("add", "--edit")
    assert (ran.code, len([*home.glob("[0-9]*")]), ledger.read_text()) == (2, 2, LEDGER)
    [draft] = editor.drafts.iterdir()
    assert ran.err.startswith(f"your draft is kept in {draft}\n")
    assert "text = 5" in draft.read_text()


def test_a_draft_that_the_editor_took_away_is_told(run: Run, ledger: Path, editor: Any) -> None:
    editor('rm "$2"')
    ran = run("add", "--edit")
    assert (ran.code, ledger.read_text()) == (2, LEDGER)
    assert ran.err == (
        "claimcheck: the draft is gone: No such file or directory\n  nothing was recorded\n"
    )
