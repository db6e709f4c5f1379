"""`claimcheck demo`, and `claimcheck` alone."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import TODAY, Run

Write = Callable[[str], Path]
ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (ROOT / "claims.toml").read_bytes()


def claim(id_: str, deadline: str) -> str:
    return f"""\
[claims.{id_}]
text = "Acme will open {id_}"
claimant = "Acme"
made = 2018-03-08
deadline = "{deadline}"
criteria = "it is open"

"""


def test_the_ledger_of_the_demo_is_the_one_of_this_repository() -> None:
    assert (ROOT / "src/claimcheck/demo/claims.toml").read_bytes() == SHIPPED


def test_the_demo_is_the_report_on_the_shipped_ledger_and_says_what_to_try(run: Run) -> None:
    ran = run("demo")
    assert (ran.code, ran.out) == (0, run("--file", str(ROOT / "claims.toml"), "report").out)
    assert ran.err == "\nto try it out: claimcheck demo DIR\n"
    assert list(Path().iterdir()) == []


def test_the_demo_is_laid_down_in_a_folder_and_never_over_a_ledger(run: Run) -> None:
    ran = run("demo", "a/b c")
    assert (ran.code, ran.out) == (0, "a/b c/claims.toml\n")
    assert "next: cd 'a/b c'\n" in ran.err
    path = Path("a/b c/claims.toml")
    assert path.read_bytes() == SHIPPED
    path.write_text("# mine\n")
    ran = run("demo", "a/b c")
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: a/b c/claims.toml already exists; nothing was changed\n"
        "  name another folder\n",
    )
    assert path.read_text() == "# mine\n"
    Path("file").touch()
    ran = run("demo", "file/below")
    assert (ran.code, ran.err) == (
        5,
        "claimcheck: cannot make the folder file/below: Not a directory\n  name another folder\n",
    )


def test_claimcheck_alone_shows_what_presses_what_is_next_and_two_commands(
    run: Run, ledger_file: Write
) -> None:
    """Six are overdue, and five of them shown; of the others the one that is due next."""
    years = {f"shop-{n}": str(2019 + n) for n in range(6)}
    ledger_file(
        "".join(claim(*one) for one in years.items()) + claim("mine", "2028") + claim("zoo", "2029")
    )
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    lines = [line.rstrip() for line in ran.out.splitlines()]
    assert lines == [
        f"Claims  {TODAY}",
        "Of 8 claims, 6 are overdue.",
        "",
        "Needs attention",
        *(f"  {2019 + n}-12-31  overdue  shop-{n}  Acme will open shop-{n}" for n in range(5)),
        "  and 1 more",
        "",
        "Next",
        "  2028-12-31  pending  mine  Acme will open mine",
        "",
        "  claimcheck show shop-0  everything about the first",
        "  claimcheck review       go through them one by one",
    ]


def test_claimcheck_alone_in_an_empty_ledger_says_how_to_begin(
    run: Run, ledger_file: Write
) -> None:
    ledger_file("")
    assert [line.split("  ")[1] for line in run().out.splitlines()[-2:]] == [
        'claimcheck add "…" --claimant NAME --by DEADLINE',
        "claimcheck extract FILE --add",
    ]


def test_claimcheck_alone_without_a_ledger_is_the_help(run: Run) -> None:
    assert run().out == run("--help").out


def test_claimcheck_alone_on_a_broken_ledger_says_where(run: Run, ledger_file: Write) -> None:
    ledger_file("[claims")
    assert run().code == 3
