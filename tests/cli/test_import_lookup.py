"""`claimcheck import --lookup`: a second file that misses is refused before anything is written."""

from pathlib import Path

import pytest

from tests.cli.messages import message_of
from tests.conftest import Run
from tests.ledgers import valid

MAPPING = """\
name = "claims"
key = "t"
lookup = { rows = "people", key = "#", field = "by" }
claim = { text = "t", claimant = "lookup.name", made = "lookup.0.since" }
"""
SOURCE = '[{"t": "It will rain", "by": ["smith-2020"]}, {"t": "It will snow", "by": "doe-2021"}]'


@pytest.fixture
def ledger(folder: Path) -> Path:
    path = folder / "claims.toml"
    path.write_text("")
    (folder / "map.toml").write_text(MAPPING)
    (folder / "claims.json").write_text(SOURCE)
    return path


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (
            '{"people": {"smith-2o20": {"name": "Ann", "since": 2024}}}',
            "it has nothing that “by” names: “by” has “smith-2020” and “doe-2021”, "
            "its table has “smith-2o20”\n  did you mean smith-2o20?",
        ),
        ('{"persons": {"smith-2020": {}}}', "it has no list of records under “people”"),
        ('{"people": {}}', "it has no records"),
    ],
)
def test_a_lookup_that_finds_nothing_is_refused(
    run: Run, ledger: Path, second: str, told: str
) -> None:
    Path("people.json").write_text(second)
    ran = run("import", "claims.json", "--map", "map.toml", "--lookup", "people.json")
    assert (ran.code, ledger.read_text()) == (2, "")
    assert message_of(ran).startswith(f"claimcheck: --lookup: people.json: {told}")


def test_a_key_that_no_record_of_the_lookup_has_is_refused_with_the_near_one(
    run: Run, ledger: Path
) -> None:
    Path("map.toml").write_text(MAPPING.replace('rows = "people", key = "#"', 'key = "name"'))
    Path("people.csv").write_text("Name,since\nsmith-2020,2024\n")
    ran = run("import", "claims.json", "--map", "map.toml", "--lookup", "people.csv")
    assert (ran.code, ledger.read_text()) == (2, "")
    assert "--lookup: people.csv: no record has the key “name”\n  did you mean Name?" in ran.err


def test_a_field_that_no_record_looked_up_has_is_refused_with_the_near_one(
    run: Run, ledger: Path
) -> None:
    Path("map.toml").write_text(MAPPING.replace("lookup.0.since", "lookup.0.sinc"))
    Path("people.json").write_text('{"people": {"smith-2020": {"name": "Ann", "since": 2024}}}')
    ran = run("import", "claims.json", "--map", "map.toml", "--lookup", "people.json")
    assert (ran.code, ledger.read_text()) == (2, "")
    assert "no record has “lookup.0.sinc”\n  did you mean lookup.0.since?" in ran.err


def test_a_value_that_is_looked_up_and_cannot_be_read_blames_the_lookup_file(
    run: Run, ledger: Path
) -> None:
    Path("people.json").write_text(
        '{"people": {"smith-2020": {"name": "Ann", "since": "whenever"},'
        ' "doe-2021": {"name": "Bo", "since": 2024}}}'
    )
    ran = run("import", "claims.json", "--map", "map.toml", "--lookup", "people.json")
    assert ran.code == 1
    assert ran.out.startswith("claims.json:row 1: not imported: lookup.0.since (made): “whenever”")
    assert "it is looked up in people.json, as “smith-2020”" in ran.out
    assert [one.text for one in valid(ledger.read_text()).claims.values()] == ["It will snow"]


def test_a_row_of_the_lookup_that_cannot_be_read_is_refused_with_that_file(
    run: Run, ledger: Path
) -> None:
    Path("people.csv").write_text("name,since\nsmith-2020\n")
    ran = run("import", "claims.json", "--map", "map.toml", "--lookup", "people.csv")
    assert (ran.code, ledger.read_text()) == (6, "")
    assert "--lookup: people.csv: row 2 has 1 cells where the header has 2" in ran.err


def test_a_record_without_a_name_finds_none_that_has_none_either(run: Run, ledger: Path) -> None:
    Path("map.toml").write_text(MAPPING.replace('rows = "people", key = "#"', 'key = "name"'))
    Path("claims.csv").write_text("t,by\nIt will rain,smith\nIt will snow,\n")
    Path("people.csv").write_text("name,since\nsmith,2024\n,2023\n")
    ran = run("import", "claims.csv", "--map", "map.toml", "--lookup", "people.csv")
    assert ran.code == 1
    assert "claims.csv:row 3: not imported: lookup.name (claimant): the source has none" in ran.out


def test_a_name_that_stands_in_the_lookup_twice_is_refused(run: Run, ledger: Path) -> None:
    """A claim has one claimant: which of the two it is cannot be told."""
    Path("map.toml").write_text(MAPPING.replace('rows = "people", key = "#"', 'key = "id"'))
    Path("people.csv").write_text(
        "id,name,since\nsmith-2020,Ann,2024\nsmith-2020,Beth,2024\ndoe-2021,Jo,2024\n"
    )
    ran = run("import", "claims.json", "--map", "map.toml", "--lookup", "people.csv")
    assert (ran.code, [one.claimant for one in valid(ledger.read_text()).claims.values()]) == (
        1,
        ["Jo"],
    )
    assert "by: stands in people.csv more than once" in ran.out.replace(" “smith-2020”", "")
