"""Finding claims, parties and parts in a ledger."""

import operator

import pytest

from claimcheck.domain.model.ledger import AmbiguousIdError, Ledger, UnknownIdError
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import parse_span
from tests.ledgers import read, valid

PARTS = operator.attrgetter("parts")

LEDGER = """\
[settings]
fiscal-year-start = 4

[claimants.acme]
name = "Acme"
also = ["Acme Inc."]
fiscal-year-start = 7

[claims.acme-plant]
text = "t"
claimant = "Acme Inc."
made = 2024-01-10
was = ["old-plant"]

[claims.acme-plant-two]
text = "t"
claimant = "Acme"
made = 2024-01-10
parts = ["old-plant", "bolt"]

[claims.bolt]
text = "t"
claimant = "Bolt"
made = 2024-01-10

[looks.one]
date = 2024-02-01
claims = ["old-plant", "acme-plant", "gone"]
"""


@pytest.fixture
def ledger() -> Ledger:
    return valid(LEDGER)


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("bolt", "bolt"),
        ("b", "bolt"),
        ("acme-plant", "acme-plant"),  # an exact id beats a start
        ("acme-plant-", "acme-plant-two"),
        ("old-plant", "acme-plant"),
        ("old", "acme-plant"),
    ],
)
def test_a_claim_is_found_by_its_id_an_old_one_or_the_start_of_one(
    ledger: Ledger, words: str, id_: str
) -> None:
    assert ledger.find(words).id == id_


def test_a_start_of_two_ids_is_refused_with_both(ledger: Ledger) -> None:
    with pytest.raises(AmbiguousIdError) as refusal:
        ledger.find("acme")
    assert "acme-plant, acme-plant-two" in refusal.value.message


@pytest.mark.parametrize(
    ("words", "hint"), [("blot", "did you mean bolt?"), ("", "list"), ("zz", "list")]
)
def test_an_unknown_id_is_refused_with_the_nearest(ledger: Ledger, words: str, hint: str) -> None:
    with pytest.raises(UnknownIdError) as refusal:
        ledger.find(words)
    assert hint in refusal.value.hint


def test_many_candidates_are_counted() -> None:
    claims = "".join(
        f'[claims.c{number}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\n'
        for number in range(11)
    )
    with pytest.raises(AmbiguousIdError, match="and 3 more"):
        valid(claims).find("c")


def test_whole_ids_resolve_to_those_of_today(ledger: Ledger) -> None:
    assert ledger.resolve("old-plant") == "acme-plant"
    assert ledger.resolve("bolt") == "bolt"
    assert ledger.resolve("bol") is None


def test_a_party_goes_by_the_name_it_is_known_under(ledger: Ledger) -> None:
    assert ledger.party("Acme Inc.") == "Acme"
    assert ledger.party("Bolt") == "Bolt"
    assert ledger.fiscal_year_start("Acme Inc.") == 7
    assert ledger.fiscal_year_start("Bolt") == 4


def test_a_look_is_of_each_claim_once_also_under_an_old_id(ledger: Ledger) -> None:
    assert {id_: [look.id for look in looks] for id_, looks in ledger.looks_of.items()} == {
        "acme-plant": ["one"]
    }


def test_parts_come_before_the_claims_made_of_them(ledger: Ledger) -> None:
    found = [one.id for one in ledger.parts_first(ledger.claims["acme-plant-two"], PARTS)]
    assert found == ["acme-plant", "bolt", "acme-plant-two"]
    assert [one.id for one in ledger.parts_first(ledger.claims["bolt"], PARTS)] == ["bolt"]


def test_a_part_of_two_parts_comes_once_and_one_that_is_not_there_not_at_all() -> None:
    claim = '[claims.{}]\ntext = "t"\nclaimant = "Acme"\nmade = 2024-01-10\nparts = {}\n'
    parts = {"a": ["b", "gone", "c"], "b": ["d"], "c": ["d"], "d": []}
    ledger, _ = read("".join(claim.format(id_, of) for id_, of in parts.items()))
    found = [one.id for one in ledger.parts_first(ledger.claims["a"], PARTS)]
    assert found == ["d", "b", "c", "a"]


def test_adding_leaves_the_ledger_before_as_it_was(ledger: Ledger) -> None:
    look = Look(id="two", date=parse_span("2024-03-01"), claims=("bolt",))
    longer = ledger.with_look(look)
    assert [one.id for one in longer.looks_of["bolt"]] == ["two"]
    assert "bolt" not in ledger.looks_of
