from pathlib import Path

from tests.conftest import Run


def test_init_writes_a_commented_ledger_that_is_valid_and_empty(run: Run, folder: Path) -> None:
    ran = run("init")
    assert (ran.code, ran.out) == (0, "claims.toml\n")
    assert (folder / "claims.toml").read_text().startswith("# A ledger of public promises")
    assert run("check", "--strict").code == 0


def test_init_never_overwrites(run: Run, folder: Path) -> None:
    (folder / "claims.toml").write_text("# mine\n")
    ran = run("init")
    assert ran.code == 2
    assert "claims.toml" in ran.err
    assert (folder / "claims.toml").read_text() == "# mine\n"
