"""The guides to importing: their files are written and their commands run, in their order."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.conftest import Ran, Run
from tests.ledgers import valid

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = (DOCS / "importing.md").read_text()
_BLOCK = re.compile(r"^```(csv|toml|json|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_EDIT = re.compile(r"^Write `(\w+ = [^`]+)` and try again", re.MULTILINE)
_NAMED = re.compile(r"`(\w+\.(?:csv|toml|json))`")


def sections(*titles: str) -> str:
    found = (
        re.search(rf"^## {re.escape(one)}\n.*?(?=^## )", PAGE, re.DOTALL | re.M) for one in titles
    )
    return "".join(one[0] for one in found if one)


def steps(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each block: its kind, for a file its name, and its text; and each line to change."""
    names: dict[str, str] = {}
    at = 0
    for block in _BLOCK.finditer(text):
        prose = text[at : block.start()]
        for name in _NAMED.findall(prose):
            names[name.rpartition(".")[2]] = name
        yield from (("edit", names["toml"], line) for line in _EDIT.findall(prose))
        at = block.end()
        yield block[1], names.get(block[1], ""), block[2]


def follow(run: Run, text: str) -> list[str]:
    """Follow a guide; return its commands."""
    commands = []
    for kind, name, block in steps(text):
        if kind == "edit":
            key, file = block.partition(" = ")[0], Path(name)
            file.write_text(re.sub(rf"^{key} = .*$", block, file.read_text(), flags=re.M))
            continue
        if kind != "text":
            Path(name).write_text(block)
            continue
        command, _, shown = block.partition("\n")
        code = re.search(r"# exit code (\d)$", command)
        ran = run(*shlex.split(command.removeprefix("$ claimcheck "), comments=True))
        assert ran.code == (int(code[1]) if code else 0), ran
        assert_shown(ran, shown.splitlines())
        commands.append(command)
    return commands


def assert_shown(ran: Ran, shown: list[str]) -> None:
    """Assert that lines are what a command prints, those of either stream in their order."""
    out, err = ran.out.splitlines(), ran.err.splitlines()
    assert [line for line in shown if line in out] == out
    assert [line for line in shown if line in err] == err
    assert len(shown) == len(out) + len(err)


@pytest.fixture
def ledger(folder: Path) -> Path:
    path = folder / "claims.toml"
    path.write_text("")
    return path


def test_the_guide_leads_from_an_unknown_table_to_a_right_import_and_a_second_one(
    run: Run, ledger: Path
) -> None:
    guide = (DOCS / "howto/register.md").read_text()
    assert len(follow(run, guide)) == 6
    claims = valid(ledger.read_text()).claims
    said = {one.text: one for one in claims.values()}
    homes, trees = said["Build 1,200 homes"], said["Plant a tree in each street"]
    assert (homes.deadline and homes.deadline.stored, trees.deadline) == ("2030-06", None)
    assert [one.deadline and one.deadline.stored for one in homes.revisions] == ["2032-06"]
    assert [one.verdict for one in trees.verdicts] == ["kept"]
    assert [one.source for one in said["Open ten parks"].evidence] == [
        "https://city.example/parks",
        "https://news.example/parks",
    ]


def test_targets_nested_evidence_and_histories_come_in_as_the_guide_says(
    run: Run, ledger: Path
) -> None:
    assert len(follow(run, sections("Targets, nested evidence and histories"))) == 1
    (claim,) = valid(ledger.read_text()).claims.values()
    assert claim.target is not None
    assert (claim.target.measure, claim.target.at_least) == ("new homes", 1000)
    assert [(one.stance, one.value) for one in claim.evidence] == [
        ("supports", 512),
        ("context", None),
    ]
    assert [(one.verdict, one.because) for one in claim.verdicts] == [
        ("partly-kept", "812 were built"),
    ]


def test_the_dates_of_the_guide_are_read_by_the_forms_that_it_names(run: Run, ledger: Path) -> None:
    table = re.search(r"^### Dates in other forms\n.*?\n(\|.*?)\n\n", PAGE, re.DOTALL | re.M)
    assert table is not None
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in table[1].splitlines()[2:]]
    assert len(rows) == 8
    for forms, cells in rows:
        for cell in re.findall("`([^`]+)`", cells):
            names = re.findall("`([^`]+)`", forms)
            Path("x.csv").write_text(f't,c,m,d\n"{cell} {forms}",City,2024-05-02,"{cell}"\n')
            Path("x.toml").write_text(
                f'name = "x"\ndates = {names}\n[claim]\ntext = "t"\nclaimant = "c"\nmade = "m"\n'
                'deadline = "d"\n'
            )
            ran = run("import", "x.csv", "--map", "x.toml", "-q")
            assert ran.code == 0, (cell, ran.out)
    days = [
        one.deadline and one.deadline.stored for one in valid(ledger.read_text()).claims.values()
    ]
    assert days == [
        *(
            "2026-12-31",
            "2026-12-31",
            "2030-06",
            "2030-06",
            "2024-06-30",
            "2026-12-31",
            "2026-12-31",
        ),
        *("2026", "2026-12-31", "2026-12-31", "2026-12-31", "2026-12-31", "2026-12-31"),
    ]


REFUSALS = {
    "no record has “X”": ("map", 'claimant = "who"', 'claimant = "zzz"'),
    "no record has the word “X”": ("map", 'Done = "kept"', 'Don = "kept"'),
    "“X” is not one of the mapping's words": ("csv", "Done", "Stalled"),
    "“X” is not one of kept, partly-kept, …": ("map", '"kept"', '"keept"'),
    "it does not say which field is the X": ("map", "because", "note"),
    "the source has none": ("csv", ",City,", ",,"),
    "the source has none for the verdict": ("csv", "2025-05-05", ""),
    "“Jun-30” can mean 30 June or June 2030": ("csv", ",2026,", ",Jun-30,"),
    "“10/11/2025” can mean …": ("csv", ",2026,", ",10/11/2025,"),
    "“46387” may be the number of a day": ("csv", ",2026,", ",46387,"),
    "“soon” names no day": ("csv", ",2026,", ",soon,"),
    "row N has the same key and says something else": (
        "csv",
        "\n1,",
        "\n1,B,City,2024-01-01,2026,Done,2025-05-05\n1,",
    ),
    "the deadline “X” is before … was made": ("csv", ",2026,", ",2023,"),
    "it is not valid CSV: a quote is not closed": ("csv", "A,", '"A,'),
    "has 3 cells where the header has 4": ("csv", ",Done", ""),
}


@pytest.mark.parametrize("message", REFUSALS)
def test_the_refusals_of_the_guide_are_what_the_program_says(
    run: Run, ledger: Path, message: str
) -> None:
    assert f"| {message} |" in sections("What a refusal means")
    table = "nr,text,who,said,due,state,decided\n1,A,City,2024-01-01,2026,Done,2025-05-05\n"
    mapping = """\
name = "city"
key = "nr"
[claim]
text = "text"
claimant = "who"
made = "said"
deadline = "due"
[[verdicts]]
verdict = { field = "state", words = { Done = "kept" } }
date = "decided"
because = { form = "listed as {state}" }
"""
    which, was, is_ = REFUSALS[message]
    assert was in (table if which == "csv" else mapping)
    Path("x.csv").write_text(table.replace(was, is_) if which == "csv" else table)
    Path("map.toml").write_text(mapping.replace(was, is_) if which == "map" else mapping)
    ran = run("import", "x.csv", "--map", "map.toml", "-q")
    said = ran.out or message_of(ran)
    pieces = re.split(r"“X”|X|…|\bN\b|\b3\b|\b4\b", message)
    assert ran.code != 0
    assert all(piece.strip() in said for piece in pieces), said
