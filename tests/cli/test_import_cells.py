"""`claimcheck import`: cells are what they are, and the rest is refused with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.cli.test_import import put
from tests.conftest import Run
from tests.ledgers import valid

Write = Callable[[str], Path]


@pytest.fixture
def ledger(ledger_file: Write) -> Path:
    return ledger_file("")


def test_words_that_yaml_would_make_something_else_stay_words(run: Run, ledger: Path) -> None:
    put(
        "x.yaml",
        """\
- {text: Build parks, claimant: NO, made: 2024-05-02, deadline: 2026}
- text: yes
  claimant: off
  made: 2024-05-02 10:00:00
  deadline: 12:30
- {text: 010, claimant: 1e3, made: 20240502, deadline: 2026-02-28}
""",
    )
    ran = run("import", "x.yaml")
    assert (ran.code, ran.out) == (
        1,
        "x.yaml:row 2 (line 2): not imported: deadline: “12:30” names a time of day (name the day "
        "without it; --undated keeps the words and no date)\n",
    )
    claims = valid(ledger.read_text()).claims.values()
    assert [(one.text, one.claimant, one.made.stored) for one in claims] == [
        ("Build parks", "NO", "2024-05-02"),
        ("010", "1e3", "2024-05-02"),
    ]


def test_a_field_called_no_is_found(run: Run, ledger: Path) -> None:
    put("x.yaml", "- no: 1\n  title: Build 100 cities\n- no: 2\n  title: Gas grids\n")
    put(
        "map.toml",
        'name = "iem"\nkey = "no"\n[claim]\ntext = "title"\nclaimant = { form = "BJP" }\n'
        'made = { form = "2014-04-07" }\n',
    )
    assert run("import", "x.yaml", "--map", "map.toml").code == 0
    claims = valid(ledger.read_text()).claims.values()
    assert [one.imported for one in claims] == ["iem:1", "iem:2"]


MONTHS = """\
Promise,Who,Said on,By when
A,X,2024-01-05,Jun-30
B,X,2024-01-05,Jun-31
C,X,2024-01-05,Jun-32
D,X,2024-01-05,Dec-31
E,X,2024-01-05,Dec-32
"""


def test_a_month_and_two_figures_that_may_be_a_day_or_a_year_are_refused(
    run: Run, ledger: Path
) -> None:
    put("x.csv", MONTHS)
    ran = run("import", "x.csv")
    assert [line.partition(" (a mapping")[0] for line in ran.out.splitlines()] == [
        f"x.csv:row {row}: not imported: By when (deadline): {reason}"
        for row, reason in (
            (2, "“Jun-30” can mean 30 June or June 2030"),
            (3, "“Jun-31” can mean June 2031 or a 31 June, which is not in the calendar"),
            (5, "“Dec-31” can mean 31 December or December 2031"),
        )
    ]
    claims = valid(ledger.read_text()).claims.values()
    assert [str(one.deadline and one.deadline.stored) for one in claims] == ["2032-06", "2032-12"]


@pytest.mark.parametrize(
    ("form", "deadlines"),
    [
        ("%b-%y", ["2030-06", "2031-06", "2032-06", "2031-12", "2032-12"]),
        ("%b-%d", ["2024-06-30", "2032-06", "2024-12-31", "2032-12"]),
    ],
)
def test_a_mapping_says_which_of_the_two_it_is(
    run: Run, ledger: Path, form: str, deadlines: list[str]
) -> None:
    """As days, Jun-31 is none and is refused; Jun-32 can only be a month."""
    put("x.csv", MONTHS)
    put(
        "map.toml",
        f'name = "x"\ndates = ["{form}"]\n[claim]\ntext = "Promise"\nclaimant = "Who"\n'
        'made = "Said on"\ndeadline = "By when"\n',
    )
    run("import", "x.csv", "--map", "map.toml")
    claims = valid(ledger.read_text()).claims.values()
    assert [one.deadline and one.deadline.stored for one in claims] == deadlines


NUMBERS = "id;t;c;m;d;ed;v\n" + "".join(
    f"{row};{text};C;2024-01-01;2027;2024-05-01;{value}\n"
    for row, text, value in ((1, "A", "7,5"), (2, "B", "1.234,5"), (3, "D", "12,345"))
)
DECIMAL = """\
name = "v"
key = "id"
[claim]
text = "t"
claimant = "c"
made = "m"
deadline = "d"
target = { form = "share >= 50" }
[[evidence]]
date = "ed"
stance = { form = "context" }
source = { form = "https://x.example" }
value = "v"
"""


@pytest.mark.parametrize(
    ("mapping", "values", "refused"),
    [
        (DECIMAL, [12_345], ["“7,5” is 7.5 or 75", "“1.234,5” is not a number in English"]),
        (DECIMAL.replace("key", 'decimal = ","\nkey'), [7.5, 1234.5, 12.345], []),
    ],
)
def test_decimal_commas_are_what_the_mapping_says(
    run: Run, ledger: Path, mapping: str, values: list[float], refused: list[str]
) -> None:
    put("x.csv", NUMBERS)
    put("map.toml", mapping)
    ran = run("import", "x.csv", "--map", "map.toml")
    claims = valid(ledger.read_text()).claims.values()
    assert [one.evidence[0].value for one in claims] == values
    assert len(ran.out.splitlines()) == len(refused)
    assert all(reason in ran.out for reason in refused)


@pytest.mark.parametrize("start", ["sep=;\r\n", "\ufeffsep=;\r\n", '"sep=;"\r\n', "\ufeff"])
def test_a_spreadsheet_of_another_country_is_read(run: Run, ledger: Path, start: str) -> None:
    put("x.csv", f"{start}text;claimant;made;by\r\nBuild parks, and roads;City;2024-05-02;2026\r\n")
    ran = run("import", "x.csv")
    assert (ran.code, ran.out) == (0, "")
    (claim,) = valid(ledger.read_text()).claims.values()
    assert claim.text == "Build parks, and roads"


def test_a_table_in_windows_1252_is_refused_with_what_keeps_its_quotes(
    run: Run, ledger: Path
) -> None:
    """0x93 and 0x94 are curly quotes there, and controls in Latin-1."""
    table = "text,claimant,made\r\nBuild “green” parks,City,2024-05-02\r\n".encode("cp1252")
    put("x.csv", table)
    ran = run("import", "x.csv")
    assert ran.code == 6
    assert message_of(ran).startswith("claimcheck: x.csv: it is not UTF-8: byte 0x93 in line 2")
    assert "iconv -f windows-1252 -t utf-8 FILE | claimcheck import -" in ran.err
    assert run("import", "-", stdin=table.decode("cp1252")).code == 0
    (claim,) = valid(ledger.read_text()).claims.values()
    assert claim.text == "Build “green” parks"


def test_one_bad_cell_refuses_its_row_and_never_the_file(run: Run, ledger: Path) -> None:
    put(
        "x.csv",
        "text,claimant,made,by,tags\nA,City,2024-02-30,2026,\nB,City,2024-02-03,2026,x\n"
        "C,City,2024-02-03,99/99/2026,\nD,City\n",
    )
    ran = run("import", "x.csv")
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == [
        f"x.csv:row {row}" for row in (2, 4, 5)
    ]
    assert [one.text for one in valid(ledger.read_text()).claims.values()] == ["B"]


def test_words_of_ours_are_taken_without_regard_to_case(run: Run, ledger: Path) -> None:
    put(
        "x.csv",
        "text,claimant,made,verdict,kind\nA,City,2024-02-03,Kept,AIM\nB,City,2024-02-03,BROKEN ,\n",
    )
    assert run("import", "x.csv", "--date", "2026-01-01").code == 0
    claims = valid(ledger.read_text()).claims.values()
    assert [(one.verdicts[0].verdict, one.kind) for one in claims] == [
        ("kept", "aim"),
        ("broken", "promise"),
    ]


def test_a_second_file_in_which_nothing_is_found_is_blamed_by_its_name(
    run: Run, ledger: Path
) -> None:
    put("x.csv", "text,council,made\nA,leeds,2024-02-03\n")
    put("councils.csv", "id,name\nyork,City of York\n")
    put(
        "map.toml",
        'name = "x"\n[lookup]\nkey = "id"\nfield = "council"\n[claim]\ntext = "text"\n'
        'claimant = "lookup.0.name"\nmade = "made"\n',
    )
    ran = run("import", "x.csv", "--map", "map.toml", "--lookup", "councils.csv")
    assert (ran.code, ledger.read_text()) == (2, "")
    assert message_of(ran).startswith(
        "claimcheck: --lookup: councils.csv: it has nothing that “council” names: “council” has "
        "“leeds”, “id” there has “york”"
    )
