"""Rows taken into a ledger: each whole or not at all, none of what is there changed."""

from datetime import date

import pytest
from hypothesis import given

from claimcheck.domain.changing.change import Import, apply
from claimcheck.domain.changing.row import Extra, Foreign, NotTaken, Own, Row
from claimcheck.domain.changing.row_intake import Intake, take
from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import Span
from tests.conftest import TODAY
from tests.generated import ledgers
from tests.ledgers import valid

LEDGER = valid(
    """
[settings]
title = "Ours"

[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026"
was = ["factory"]

[claims.plant.evidence.one]
date = 2025-05-01
stance = "supports"
source = "press room"

[looks.round]
date = 2025-06-01
claims = ["plant"]
"""
)


def own(text: str) -> list[Row]:
    """Return the blocks of a ledger as rows of an export, numbered from 1."""
    data = valid(text)
    blocks: list[Claim | Look | Claimant | Settings] = [
        *data.claims.values(),
        *data.looks.values(),
        *data.claimants.values(),
    ]
    return [Own(number, block) for number, block in enumerate(blocks, 1)]


def foreign(text: str, key: str = "") -> Foreign:
    """Return the only claim of a ledger as a record of others."""
    (claim,) = valid(text).claims.values()
    values = {**vars(claim), "id": "", **({"imported": key} if key else {})}
    return Foreign(1, Claim.of(values))


def take_all(rows: list[Row], ledger: Ledger = LEDGER) -> Intake:
    taken = take(ledger, rows, TODAY)
    assert list(ledger_errors(taken.ledger)) == []
    return taken


FLY = """
[claims.x]
text = "Acme will fly"
claimant = "Acme"
made = 2025-03-08
[claims.x.evidence.first]
date = 2025-05-01
stance = "supports"
source = "press room"
[claims.x.verdicts.second]
date = 2025-06-01
verdict = "kept"
because = "it flew"
on = ["first"]
"""


def test_a_foreign_row_gets_an_id_and_keys_that_its_verdict_goes_by() -> None:
    taken = take_all([foreign(FLY, "list:1")])
    claim = taken.ledger.claims["acme-fly"]
    (item,), (verdict,) = claim.evidence, claim.verdicts
    assert item.id.startswith("2025-05-01-")
    assert verdict.on == (item.id,)
    assert [at for at, _ in taken.blocks] == [
        ("claims", "acme-fly"),
        ("claims", "acme-fly", "evidence", item.id),
        ("claims", "acme-fly", "verdicts", verdict.id),
    ]


def test_equal_facts_are_held_against_each_other_as_they_were_recorded() -> None:
    """70 %, 90 %, 70 % by their times, in a source that has both 70 % first."""
    odds = "".join(
        f"""
[claims.row.forecasts.{key}]
date = 2025-05-01
probability = {probability}
recorded = 2025-06-01T10:00:00.{fraction}Z
"""
        for key, probability, fraction in (("a", 0.7, 100), ("b", 0.7, 300), ("c", 0.9, 200))
    )
    row = foreign(f"""
[claims.row]
text = "Acme will fly"
claimant = "Acme"
made = 2025-03-08
{odds}""")
    (id_,) = (took := take_all([row])).claims
    forecasts = sorted(took.ledger.claims[id_].forecasts, key=newness)
    assert [one.probability for one in forecasts] == [0.7, 0.9, 0.7]


def test_a_foreign_row_whose_key_is_known_is_skipped() -> None:
    once = take_all([foreign(FLY, "list:1")])
    again = take_all([foreign(FLY, "list:1")], once.ledger)
    assert (again.known, again.blocks, again.not_taken) == (1, (), ())
    assert again.ledger == once.ledger


def test_two_rows_of_one_key_are_one_row_or_a_fault() -> None:
    row, other = foreign(FLY, "list:1"), foreign(FLY.replace("fly", "sing"), "list:1")
    assert take_all([row, row]).known == 1
    (fault,) = take_all([row, other]).not_taken
    assert fault.reason == "row 1 has the same key and says something else"


def named(id_: str, text: str) -> Foreign:
    """Return the only claim of a ledger as a record of others that names an id of ours."""
    return Foreign(1, Claim.of({**vars(foreign(text).claim), "id": id_}))


def test_a_foreign_row_with_the_id_of_a_claim_that_says_the_same_is_known() -> None:
    plant = 'text = "Acme will open a plant"\nclaimant = "Acme"\nmade = 2025-03-08\n'
    same = named("plant", f'[claims.x]\n{plant}deadline = "2026"\n')
    taken = take_all([same])
    assert (taken.known, taken.blocks, taken.not_taken) == (1, (), ())
    assert taken.ledger == LEDGER
    (fault,) = take_all([named("plant", f'[claims.x]\n{plant}deadline = "2027"\n')]).not_taken
    assert (fault.field, fault.value, fault.reason) == (
        "deadline",
        "2027",
        "the ledger has “2026”",
    )


def test_claims_of_the_same_words_get_numbers_however_many_they_are() -> None:
    taken = take_all([foreign(FLY, f"list:{number}") for number in range(3)])
    assert taken.claims == ("acme-fly", "acme-fly-2", "acme-fly-3")


def test_an_old_id_is_not_given_again() -> None:
    row = foreign(FLY.replace("Acme will fly", "factory").replace('"Acme"', '"小"'), "list:1")
    assert take_all([row]).claims == ("factory-2",)


def test_a_foreign_row_of_after_today_is_not_taken() -> None:
    row = foreign(FLY)
    made = Foreign(4, Claim.of({**vars(row.claim), "made": Span.day(date(2026, 11, 25))}))
    item = row.claim.evidence[0]
    later = type(item).of({**vars(item), "date": Span.month(2026, 11)})
    fact = Foreign(5, Claim.of({**vars(row.claim), "evidence": (later,)}))
    faults = take_all([made, fact]).not_taken
    assert [(one.row, one.field, one.value) for one in faults] == [
        (4, "made", "2026-11-25"),
        (5, "date", "2026-11"),
    ]


def test_what_would_be_an_error_in_the_file_is_not_taken() -> None:
    row = foreign(FLY, "list:1")
    early = row.claim.verdicts[0]
    verdict = type(early).of({**vars(early), "date": row.claim.made.year(2024)})
    claim = Claim.of({**vars(row.claim), "verdicts": (verdict,)})
    (fault,) = take_all([Foreign(9, claim)]).not_taken
    assert (fault.row, fault.field) == (9, "date")
    assert "the verdict “2024” is before acme-fly was made" in fault.reason


OWN = """
[claims.plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
deadline = "2026"
was = ["factory"]

[claims.plant.evidence.one]
date = 2025-05-01
stance = "supports"
source = "press room"

[claims.plant.evidence.two]
date = 2027-05-01
stance = "refutes"
source = "a paper"
by = "vl"
recorded = 2025-05-02T10:00:00Z
"""


def test_an_own_claim_adds_the_facts_that_the_ledger_lacks_as_they_are() -> None:
    taken = take_all(own(OWN))
    assert [item.id for item in taken.ledger.claims["plant"].evidence] == ["one", "two"]
    ((at, values),) = taken.blocks
    assert at == ("claims", "plant", "evidence", "two")
    assert (values["by"], str(values["recorded"])) == ("vl", "2025-05-02 10:00:00+00:00")


def test_an_own_claim_that_says_nothing_new_is_known() -> None:
    taken = take_all(own(OWN), take_all(own(OWN)).ledger)
    assert (taken.known, taken.blocks) == (1, ())


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ('deadline = "2026"', 'deadline = "2027"', "claims.plant.deadline"),
        ('was = ["factory"]\n', "", "claims.plant.was"),
        ('claimant = "Acme"', 'claimant = "Acme"\nkind = "aim"', "claims.plant.kind"),
        ('source = "press room"', 'source = "a paper"', "claims.plant.evidence.one"),
        ("plant.evidence.one", "plant.forecasts.one", "claims.plant.forecasts.one"),
        ("[claims.plant]", "[claims.factory]", "id"),
        ("evidence.two", "evidence.round", "claims.plant.evidence.round"),
    ],
)
def test_an_own_claim_that_says_something_else_is_not_taken_and_changes_nothing(
    before: str, after: str, field: str
) -> None:
    text = OWN.replace(before, after)
    if "forecasts" in after:
        text = text.replace('stance = "supports"\nsource = "press room"', "probability = 0.5")
    if "factory" in after:
        text = text.replace("claims.plant", "claims.factory").replace('was = ["factory"]\n', "")
    taken = take_all(own(text))
    assert [(one.row, one.field) for one in taken.not_taken] == [(1, field)]
    assert (taken.ledger, taken.blocks) == (LEDGER, ())


def test_looks_and_claimants_go_by_key_and_settings_only_where_there_are_none() -> None:
    rows: list[Row] = [
        Own(1, LEDGER.looks["round"]),
        Own(2, Look(id="round", date=LEDGER.looks["round"].date, claims=("plant",), note="x")),
        Own(3, Claimant(id="acme", name="Acme")),
        Own(4, Settings(id="settings", title="Theirs")),
        Own(5, Extra("shade", 3)),
    ]
    taken = take_all(rows)
    assert [at for at, _ in taken.blocks] == [("claimants", "acme"), ()]
    assert (taken.known, [one.row for one in taken.not_taken]) == (2, [2])
    empty = take_all(rows[3:4], Ledger())
    assert empty.ledger.settings.title == "Theirs"


def test_a_look_whose_key_is_that_of_a_fact_is_not_taken() -> None:
    look = Look(id="one", date=LEDGER.looks["round"].date, claims=("plant",))
    assert [one.row for one in take_all([Own(1, look)]).not_taken] == [1]


def test_a_name_of_another_claimant_is_not_taken() -> None:
    rows: list[Row] = [
        Own(1, Claimant(id="acme", name="Acme")),
        Own(2, Claimant(id="acme-2", name="Acme Inc.", also=("Acme",))),
    ]
    assert [one.row for one in take_all(rows).not_taken] == [2]


WHOLES = """
[claims.a]
text = "a"
claimant = "Acme"
made = 2025
[claims.b]
text = "b"
claimant = "Acme"
made = 2025
parts = ["a"]
[claims.c]
text = "c"
claimant = "Acme"
made = 2025
parts = ["b"]
[claims.d]
text = "d"
claimant = "Acme"
made = 2025
"""


def test_parts_may_come_after_their_whole() -> None:
    taken = take_all([*reversed(own(WHOLES))])
    assert taken.claims == ("d", "c", "b", "a")


def test_what_is_made_of_a_claim_that_is_not_taken_goes_with_it() -> None:
    there = valid(WHOLES.partition("[claims.b]")[0].replace('text = "a"', 'text = "another"'))
    taken = take_all(own(WHOLES), there)
    assert [(one.row, one.field) for one in taken.not_taken] == [(1, "claims.a.text")]
    rows = own(WHOLES)
    assert isinstance(rows[0], Own)
    gone = take_all([Own(1, Claimant(id="x", name="X")), *rows[1:]], Ledger())
    assert [(one.row, one.field) for one in gone.not_taken] == [
        (2, "claims.b.parts.0"),
        (3, "claims.c.parts"),
    ]
    assert gone.claims == ("d",)


def test_what_is_made_of_claims_that_are_not_taken_is_told_once_and_with_its_own_fault() -> None:
    head = WHOLES.partition("[claims.b]")[0]
    one = valid(head).claims["a"]
    broken = {**vars(one), "parts": ("nowhere",)}
    rows: list[Row] = [
        Own(1, Claim.of({**broken, "id": "b"})),
        Own(2, Claim.of({**broken, "id": "c"})),
        Own(3, Claim.of({**vars(one), "id": "whole", "parts": ("b", "c")})),
    ]
    more = Claim.of({**vars(one), "id": "more", "parts": ("b", "gone")})
    taken = take_all([*rows, Own(4, more)], Ledger())
    assert [(fault.row, fault.field) for fault in taken.not_taken] == [
        (1, "claims.b.parts.0"),
        (2, "claims.c.parts.0"),
        (3, "claims.whole.parts"),
        (4, "claims.more.parts.1"),  # its own fault, which came first
    ]


def test_an_unknown_key_of_the_source_goes_in_once_and_never_over_another_value() -> None:
    into = take_all([Own(1, Extra("house", "ours"))])
    assert into.ledger.unknown == {"house": "ours"}
    assert into.blocks == (((), {"house": "ours"}),)
    again = take_all([Own(1, Extra("house", "ours"))], into.ledger)
    assert (again.known, again.blocks, again.not_taken) == (1, (), ())
    (fault,) = take_all([Own(1, Extra("house", "theirs"))], into.ledger).not_taken
    assert (fault.field, fault.reason) == ("house", "the ledger has something else under this key")


def test_strict_takes_nothing_where_a_row_cannot_be() -> None:
    rows = (*own(WHOLES), Foreign(5, Claim.of({**vars(foreign(FLY).claim), "id": "plant"})))
    loose = apply(LEDGER, Import(rows), TODAY)
    strict = apply(LEDGER, Import(rows, strict=True), TODAY)
    assert len(loose.claims) == 4
    assert (strict.blocks, strict.ledger) == ((), LEDGER)
    assert strict.not_taken == loose.not_taken
    assert [one.row for one in strict.not_taken] == [5]


def blocks_of(ledger: Ledger) -> list[Block]:
    return [*ledger.claims.values(), *ledger.looks.values(), *ledger.claimants.values()]


@given(ledgers())
def test_any_ledger_goes_whole_into_an_empty_one_and_is_known_then(ledger: Ledger) -> None:
    rows: list[Row] = [
        Own(number, block)  # type: ignore[arg-type]
        for number, block in enumerate([ledger.settings, *blocks_of(ledger)])
    ]
    taken = take(Ledger(), rows, date(1900, 1, 1))
    assert taken.not_taken == ()
    assert blocks_of(taken.ledger) == blocks_of(ledger)
    again = take(taken.ledger, rows[1:], date(1900, 1, 1))
    assert (again.blocks, again.not_taken) == ((), ())


def test_a_chain_of_parts_is_dropped_in_a_few_passes() -> None:
    head = WHOLES.partition("[claims.b]")[0]
    chain = valid(head).claims["a"]
    links: list[Row] = [
        Own(n, Claim.of({**vars(chain), "id": f"n{n}", "parts": (f"n{n - 1}",)}))
        for n in range(1, 3_000)
    ]
    taken = take(Ledger(), links, TODAY)
    assert len(taken.not_taken) == 2_999
    assert isinstance(taken.not_taken[0], NotTaken)


HISTORY = """
[claims.x]
text = "Bolt will sing"
claimant = "Bolt"
made = 2025-01-01

[claims.x.verdicts.verdicts-1]
date = 2025-03-01
verdict = "void"
because = "the hall burnt down"

[claims.x.verdicts.verdicts-2]
date = 2025-03-01
verdict = "{between}"
because = "{because}"
{more}

[claims.x.verdicts.verdicts-3]
date = 2025-03-01
verdict = "void"
because = "the hall burnt down"
"""


def test_a_status_that_came_back_on_one_day_is_two_facts_and_one_that_stayed_is_one() -> None:
    back = HISTORY.format(between="reopened", because="another hall", more="")
    first, _, third = take_all([foreign(back, "list:1")]).ledger.claims["bolt-sing"].verdicts
    assert third.id == f"{first.id}-2"
    stayed = HISTORY.format(between="void", because="the hall burnt down", more="")
    (only,) = take_all([foreign(stayed, "list:1")]).ledger.claims["bolt-sing"].verdicts
    assert only.because == "the hall burnt down"


def test_a_ruling_of_a_row_overrules_by_the_key_that_the_other_has_in_the_ledger() -> None:
    later = HISTORY.replace("2025-03-01", "2025-03-02", 2).replace("2025-03-02", "2025-03-01", 1)
    text = later.format(between="broken", because="no song", more='overrules = "verdicts-1"')
    first, second = take_all([foreign(text, "list:1")]).ledger.claims["bolt-sing"].verdicts
    assert second.overrules == first.id != "verdicts-1"
