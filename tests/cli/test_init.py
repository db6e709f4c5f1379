from pathlib import Path

import pytest

from tests.conftest import Run


def test_init_writes_a_commented_ledger_that_is_valid_and_empty(run: Run, folder: Path) -> None:
    ran = run("init")
    assert (ran.code, ran.out) == (0, "claims.toml\n")
    assert (folder / "claims.toml").read_text().startswith("# A ledger of public promises")
    assert run("check", "--strict").code == 0


def test_with_editor_a_new_ledger_names_the_schema_that_is_put_beside_it(
    run: Run, folder: Path
) -> None:
    ran = run("init", "--editor")
    assert (ran.code, ran.out) == (0, "claims.toml\n")
    assert ran.err.splitlines() == [
        "wrote claims.schema.json: editors that know TOML check claims.toml by it",
        'next: claimcheck add "…" --claimant NAME --by DEADLINE',
    ]
    assert (folder / "claims.toml").read_text().startswith("#:schema ./claims.schema.json\n# A led")
    assert (folder / "claims.schema.json").read_text() == run("schema").out
    assert run("check", "--strict").code == 0


def test_with_editor_a_ledger_that_is_there_is_left_alone_and_the_line_for_it_said(
    run: Run, folder: Path
) -> None:
    (folder / "claims.toml").write_text("# mine\n")
    ran = run("init", "--editor")
    assert (ran.code, ran.out) == (0, "claims.toml\n")
    assert "make this the first line of claims.toml: #:schema ./claims.schema.json\n" in ran.err
    assert (folder / "claims.toml").read_text() == "# mine\n"
    assert (folder / "claims.schema.json").exists()


def test_with_editor_once_more_an_older_schema_is_replaced_and_no_line_asked_for(
    run: Run, folder: Path
) -> None:
    assert run("init", "--editor").code == 0
    schema = folder / "claims.schema.json"
    schema.write_text('{"$id": "urn:claimcheck:schema:claims:1"}')
    ran = run("init", "--editor")
    assert (ran.code, "first line" in ran.err) == (0, False)
    assert schema.read_text() == run("schema").out


@pytest.mark.parametrize("mine", ['{"title": "mine"}', "mine", "[1]"])
def test_with_editor_a_file_of_yours_is_not_written_over(run: Run, folder: Path, mine: str) -> None:
    (folder / "claims.schema.json").write_text(mine)
    ran = run("init", "--editor")
    assert (ran.code, ran.out) == (2, "")
    assert "claims.schema.json is there already" in ran.err
    assert [path.read_text() for path in folder.iterdir()] == [mine]


def test_init_never_overwrites(run: Run, folder: Path) -> None:
    (folder / "claims.toml").write_text("# mine\n")
    ran = run("init")
    assert ran.code == 2
    assert "claims.toml" in ran.err
    assert (folder / "claims.toml").read_text() == "# mine\n"
