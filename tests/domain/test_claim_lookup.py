"""Look-ups among claims give the same, whether the claims were read or not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.checking.ledger_errors import (
    errors_of_changed,
    errors_of_new,
    ledger_errors,
)
from claimcheck.domain.model.claim_wording import numbers_of, words_of
from claimcheck.domain.model.decode import read_valid
from claimcheck.domain.model.encode import encode_whole
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.corrected import correct
from tests import generated
from tests.ledgers import valid

LEDGER = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-10
was = ["works", "old-plant"]

[claims.acme-plant.corrections.c]
date = 2024-02-01
because = "misheard"
text = "Acme will CLOSE  a plant"

[claims.acme-bus]
text = "Acme will build a bus"
claimant = "Acme"
made = 2024-01-10
"""


def unread(ledger: Ledger) -> Ledger:
    """Return a ledger whose claims are tables that nobody read yet."""
    claims = {one.id: encode_whole(one) for one in ledger.claims.values()}
    looks = {one.id: encode_whole(one) for one in ledger.looks.values()}
    lazy = read_valid({"claims": claims, "looks": looks})
    return replace(ledger, claims=lazy.claims, looks=lazy.looks)


@given(generated.ledgers(), st.data())
def test_claims_in_memory_in_a_file_and_added_to_one_are_found_alike(
    ledger: Ledger, data: st.DataObject
) -> None:
    last = next(reversed([*ledger.claims.values()]), None)
    ledgers = [ledger, unread(ledger)]
    if last is not None:
        without = {id_: one for id_, one in ledger.claims.items() if id_ != last.id}
        ledgers.append(unread(replace(ledger, claims=without)).with_claim(last))
    names = st.sampled_from([*ledger.claims, *ledger.old_ids, "x"])
    name = data.draw(names)
    text = data.draw(
        st.sampled_from([*(correct(one).claim.text for one in ledger.claims.values()), "x"])
    )
    start = name[: data.draw(st.integers(0, len(name)))]
    lookups = [one.lookup for one in ledgers]
    assert len({tuple(sorted(set(one.starting(start)))) for one in lookups}) == 1
    assert len({one.id_now(name) for one in lookups}) == 1
    assert all(one.old_ids() == ledger.old_ids for one in lookups)
    assert len({frozenset(one.saying(text)) for one in lookups}) == 1
    asked = {*words_of(text)}, {numbers_of(text)}
    assert len({frozenset(one.with_words(*asked)) for one in lookups}) == 1
    assert all([*one.claims] == [*ledger.claims] for one in ledgers)
    assert all(bool(one.claims) == bool(ledger.claims) for one in ledgers)
    assert all(one == ledger for one in ledgers)


def test_a_claim_is_found_by_words_that_it_has_or_had_in_any_case() -> None:
    lookup = valid(LEDGER).lookup
    assert [*lookup.saying("acme will open a Plant")] == ["acme-plant"]
    assert [*lookup.saying(" Acme will close a plant")] == ["acme-plant"]
    assert [*lookup.saying("Acme will close")] == []
    assert [*lookup.with_words({"close", "bus"}, {()})] == [
        ("acme-plant", "Acme will CLOSE  a plant"),
        ("acme-bus", "Acme will build a bus"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Acme will open PLANT 17 and 3rd plant", ("17", "3rd")),
        ("B2B sales, phase_2 and 1,000 homes by 2030", ("000", "1", "2", "2030")),
        ("No number at all", ()),
    ],
)
def test_numbers_are_words_that_begin_with_a_digit(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_of(text) == numbers
    assert numbers_of(text) == tuple(word for word in words_of(text) if word[0].isdecimal())


def test_of_texts_with_some_words_those_with_other_numbers_are_not_found() -> None:
    lookup = valid(LEDGER.replace("build a bus", "build bus 17")).lookup
    assert [*lookup.with_words({"close", "bus"}, {("17",), ("18",)})] == [
        ("acme-bus", "Acme will build bus 17"),
    ]


def test_as_many_ids_are_listed_as_were_asked_for() -> None:
    lookup = unread(valid(LEDGER)).lookup
    assert lookup.starting("acme-") == ["acme-plant", "acme-bus"]
    assert lookup.starting("acme-", 1) == ["acme-plant"]
    assert lookup.starting("", 9) == ["acme-plant", "acme-bus", "works", "old-plant"]
    assert lookup.starting("old-") == ["old-plant"]


def test_of_very_many_ids_those_that_begin_like_the_words_are_compared() -> None:
    many = {f"plant-{n}": "" for n in range(1_200)} | {"acme-bus": "", "acme-plant": ""}
    claim = next(iter(valid(LEDGER).claims.values()))
    ledger = Ledger(claims={id_: claim.but(id=id_, was=()) for id_ in many})
    assert ledger.nearest("acme-bsu") == "acme-bus"
    assert ledger.nearest("plnat-1100") != ""
    assert ledger.nearest("zzz") == ""
    few = Ledger(claims={"bolt": claim.but(id="bolt", was=())})
    assert few.nearest("volt") == "bolt"


@given(generated.ledgers(), st.data())
def test_a_claim_brings_the_errors_that_the_whole_ledger_then_has(
    ledger: Ledger, data: st.DataObject
) -> None:
    names = st.lists(st.sampled_from([*ledger.claims, *ledger.old_ids, "new", "none"]), max_size=3)
    new = data.draw(generated.claims(ledger)).but(
        id="new", parts=tuple(data.draw(names)), was=tuple(data.draw(names)), needs="any"
    )
    whole = ledger_errors(ledger.with_claim(new))
    assert {one.at for one in errors_of_new(new, ledger)} == {one.at for one in whole}
    for id_ in ledger.claims:
        changed = ledger.claims[id_].but(parts=tuple(data.draw(names)), needs="any")
        after = ledger.with_claim(changed)
        assert bool([*errors_of_changed(changed, after)]) == bool([*ledger_errors(after)])
