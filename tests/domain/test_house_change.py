"""Settings and claimants given anew: read as the file would be, and refused as it would be."""

from datetime import date
from typing import Any

import pytest

from claimcheck.domain.changing.change import (
    Applied,
    ChangeClaimant,
    ChangeSettings,
    RefusedError,
    apply,
)
from claimcheck.domain.model.ledger import Ledger
from tests.ledgers import valid

TODAY = date(2026, 11, 24)
PARTIES = valid("""
[settings]
notice = "60d"
fiscal-year-start = 4

[claimants.acme]
name = "Acme"
also = ["Acme plc"]
x-note = "ours"

[claimants.voltara]
name = "Voltara"
""")


def settings(ledger: Ledger, **values: Any) -> Applied:
    named = {key.replace("_", "-"): value for key, value in values.items()}
    return apply(ledger, ChangeSettings(named), TODAY)


def test_a_setting_is_one_value_in_its_place() -> None:
    applied = settings(PARTIES, notice="10d")
    assert str(applied.ledger.settings.notice) == "10d"
    assert applied.ledger.settings.fiscal_year_start == 4
    assert applied.values == ((("settings", "notice"), "10d"),)
    assert applied.blocks == ()


def test_a_setting_that_is_taken_away_has_its_default() -> None:
    applied = settings(PARTIES, notice=None)
    assert str(applied.ledger.settings.notice) == "30d"
    assert applied.values == ((("settings", "notice"), None),)


def test_what_is_so_already_changes_nothing() -> None:
    assert settings(PARTIES, notice="60d").values == ()
    assert settings(Ledger(), notice=None).values == ()


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [
        ("noitce", "1d", "there is no setting “noitce”", "did you mean notice?"),
        ("qqq", "1d", "there is no setting “qqq”", "`claimcheck set` lists the settings"),
        ("notice", "soon", "notice: “soon”", "nothing was written"),
        ("fiscal_year_start", 13, "“13” is not a month number", "nothing was written"),
        ("hemisphere", "nort", "hemisphere: “nort” is not one of", "did you mean north?"),
        ("base_url", "foo", "base-url: “foo” is not a web address", "write the whole address"),
    ],
)
def test_a_value_is_refused_as_in_the_file(key: str, value: Any, message: str, hint: str) -> None:
    with pytest.raises(RefusedError) as refused:
        settings(PARTIES, **{key: value})
    assert message in refused.value.message
    assert hint in refused.value.hint


def test_a_party_of_any_name_gets_more_names_at_the_end() -> None:
    applied = apply(PARTIES, ChangeClaimant("Acme plc", ("Acme", "ACME", "ACME")), TODAY)
    assert applied.ledger.claimants["acme"].also == ("Acme plc", "ACME")
    assert applied.ledger.claimants["acme"].unknown == {"x-note": "ours"}
    assert applied.values == ((("claimants", "acme", "also"), ["Acme plc", "ACME"]),)


def test_a_new_party_is_a_block_with_a_key_of_its_own() -> None:
    applied = apply(PARTIES, ChangeClaimant("Acme!", (), {"kind": "person"}), TODAY)
    assert applied.blocks == ((("claimants", "acme-2"), {"name": "Acme!", "kind": "person"}),)
    assert applied.values == ()
    assert applied.ledger.claimants["acme-2"].kind == "person"


def test_what_is_known_of_a_party_changes_nothing() -> None:
    for change in (ChangeClaimant("Acme", ("Acme plc",)), ChangeClaimant("New")):
        applied = apply(PARTIES, change, TODAY)
        assert (applied.blocks, applied.values) == ((), ())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (ChangeClaimant("Acme", ("Voltara",)), "Voltara"),
        (ChangeClaimant("New", ("Acme",)), "Acme"),
        (ChangeClaimant("Acme", (), {"kind": "robot"}), "“robot” is not one of"),
        (ChangeClaimant("Acme", (), {"fiscal-year-start": 0}), "“0” is not a month number"),
    ],
)
def test_a_name_of_another_party_or_a_wrong_value_is_refused(
    change: ChangeClaimant, message: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        apply(PARTIES, change, TODAY)
    assert message in refused.value.message
