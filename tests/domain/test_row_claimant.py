"""What rows say of claimants: a block for whoever has none, and nothing of a block altered."""

from dataclasses import replace

from claimcheck.domain.changing.row import Foreign, Own, Row
from claimcheck.domain.changing.row_intake import Intake, take
from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.ledger import Ledger
from tests.conftest import TODAY
from tests.ledgers import valid

ACME = """
[claimants.acme-corp]
name = "Acme"
also = ["ACME Inc."]
kind = "organisation"
"""


def row(number: int, name: str = "Acme", text: str = "", file: str = "", **said: object) -> Foreign:
    """Return a row of a source that says something of its claimant."""
    (claim,) = valid(
        f'[claims.x]\ntext = "{text or f"It will do {number}"}"\nclaimant = "{name}"\n'
        f'made = 2025\nimported = "t:{number}"\n'
    ).claims.values()
    party = Claimant(name=name).but(**said) if said else None
    return Foreign(number, claim.but(id=""), claimant=party, file=file)


def taken(rows: list[Row], ledger: str = "", update: bool = False) -> Intake:
    intake = take(valid(ledger), rows, TODAY, update=update)
    assert [one for one in ledger_errors(intake.ledger) if one.severity == "error"] == []
    return intake


def told(intake: Intake) -> list[tuple[str, str, str, bool]]:
    return [(one.field, one.from_, one.to, one.taken) for one in intake.changed]


def test_a_claimant_without_a_block_gets_one_with_the_first_claim() -> None:
    rows: list[Row] = [
        row(1, kind="organisation", also=("ACME Inc.",)),
        row(2, kind="organisation"),
        row(3, "小鹏汽车", kind="organisation"),
        row(4, "Bea"),
    ]
    intake = taken(rows)
    acme, xpeng = intake.ledger.claimants.values()
    assert (acme.id, acme.name, acme.also, acme.kind) == (
        "acme",
        "Acme",
        ("ACME Inc.",),
        "organisation",
    )
    assert (xpeng.id.startswith("claimant-"), xpeng.name) == (True, "小鹏汽车")
    assert [at for at, _ in intake.blocks if at[0] == "claimants"] == [
        ("claimants", "acme"),
        ("claimants", xpeng.id),
    ]
    assert (intake.changed, intake.not_taken) == ((), ())


def test_an_id_that_another_claimant_has_is_counted_on() -> None:
    intake = taken([row(1, "Acme Corp", kind="person")], ACME)
    assert list(intake.ledger.claimants) == ["acme-corp", "acme-corp-2"]


def test_a_block_of_the_ledger_stays_as_it_is_and_what_differs_is_told_once() -> None:
    rows: list[Row] = [row(1, kind="person", also=("Acme Ltd",)), row(2, kind="person")]
    intake = taken(rows, ACME)
    assert intake.ledger.claimants == valid(ACME).claimants
    assert told(intake) == [
        ("claimant.kind", "organisation", "person", False),
        ("claimant.also", "", "Acme Ltd", False),
    ]
    assert all("claimcheck edit" in one.reason for one in intake.changed)
    assert len(intake.claims) == 2  # the claims themselves go in


def test_another_name_of_a_claimant_leads_to_its_block() -> None:
    assert told(taken([row(1, "ACME Inc.", kind="organisation")], ACME)) == []


def test_a_kind_that_the_ledger_does_not_say_is_told() -> None:
    ledger = '[claimants.acme]\nname = "Acme"\n'
    assert told(taken([row(1, kind="person")], ledger)) == [("claimant.kind", "", "person", False)]


def test_a_known_row_adds_a_block_only_with_update() -> None:
    first = taken([row(1)])
    again: list[Row] = [row(1, kind="person")]
    without = take(first.ledger, again, TODAY)
    assert (told(without), without.blocks) == ([("claimant.kind", "", "person", False)], ())
    with_ = take(first.ledger, again, TODAY, update=True)
    assert told(with_) == [("claimant.kind", "", "person", True)]
    assert [one.kind for one in with_.ledger.claimants.values()] == ["person"]


def test_rows_that_contradict_each_other_about_a_claimant_are_not_both_taken() -> None:
    rows: list[Row] = [
        row(1, kind="person"),
        row(2, kind="organisation"),
        row(3, kind="organisation", file="b.csv"),
    ]
    intake = taken([replace(one, file=one.file or "a.csv") for one in rows])
    assert [one.kind for one in intake.ledger.claimants.values()] == ["person"]
    assert [(one.file, one.row, one.field, one.value) for one in intake.not_taken] == [
        ("a.csv", 2, "claimant.kind", "organisation"),
        ("b.csv", 3, "claimant.kind", "organisation"),
    ]
    same, other = intake.not_taken
    assert same.reason == "row 1 says that Acme is: person"
    assert other.reason == "a.csv: row 1 says that Acme is: person"


def test_a_name_of_another_claimant_keeps_its_row_out() -> None:
    intake = taken([row(1, "Bea", also=("ACME Inc.",))], ACME)
    (refused,) = intake.not_taken
    assert (refused.field, refused.value) == ("claimant.also", "ACME Inc.")
    assert refused.reason == "is a name of Acme"


def test_a_row_that_is_not_taken_brings_no_claimant() -> None:
    late = row(1, kind="person")
    late = replace(late, claim=late.claim.but(made=valid_day("2030-01-01")))
    intake = taken([late])
    assert (len(intake.not_taken), intake.ledger.claimants) == (1, {})


def test_the_kind_of_a_claimant_of_ours_comes_in_with_its_block() -> None:
    (acme,) = valid(ACME).claimants.values()
    intake = taken([Own(1, acme), row(2, kind="organisation")])
    assert intake.ledger.claimants == {"acme-corp": acme}
    assert told(intake) == []


def valid_day(day: str) -> object:
    (claim,) = valid(f'[claims.x]\ntext = "x"\nclaimant = "X"\nmade = {day}\n').claims.values()
    return claim.made


def test_an_empty_ledger_has_no_claimants() -> None:
    assert taken([row(1)]).ledger.claimants == Ledger().claimants
