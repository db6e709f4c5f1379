"""Fields of one's own, `x-…`: kept, shown, exported, and nobody is warned of them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimcheck.domain.model.own_fields import in_words, own_fields
from tests.conftest import Run
from tests.ledgers import valid

Write = Callable[[str], Path]

LEDGER = """\
[settings]
x-house = "desk"

[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-03-08
criteria = "it opens"
x-ref = "AB-12"
x-page = -4
x-desk = ["politics", "economy"]
x-seen = 2025-01-02
x-call = { by = "vl", at = 10:30:00, again = [2025-01-03T09:00:00Z] }
x-formula = "=1+1"
x-a-long-name = true

[claims.acme-plant.evidence.herald]
date = 2025-05-01
stance = "supports"
source = "Herald"
x-shelf = 3

[looks.round]
date = 2025-06-01
claims = ["acme-plant"]
x-by-phone = true
"""
PLAIN = {
    "x-ref": "AB-12",
    "x-page": -4,
    "x-desk": ["politics", "economy"],
    "x-seen": "2025-01-02",
    "x-call": {"by": "vl", "at": "10:30:00", "again": ["2025-01-03T09:00:00Z"]},
    "x-formula": "=1+1",
    "x-a-long-name": True,
}


def test_the_own_fields_of_a_block_have_plain_values() -> None:
    claim = valid(LEDGER).claims["acme-plant"]
    assert own_fields(claim) == PLAIN
    assert claim.unknown["x-seen"] == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("as it is", "as it is"),
        (["a", 2, True], "a, 2, true"),
        ({"by": "vl"}, '{"by": "vl"}'),
        (1.5, "1.5"),
        ("é", "é"),
    ],
)
def test_a_value_is_said_as_people_write_it(value: object, said: str) -> None:
    assert in_words(value) == said


def test_check_warns_of_no_own_field_in_any_block(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER + '\n[x-mine]\na = 1\n\n[claimants.acme]\nname = "Acme"\nx-stock = "ACM"\n')
    assert run("check", "--strict").out == ""


def test_a_key_that_only_looks_like_one_is_warned_of(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER.replace("x-shelf", "xshelf"))
    assert "unknown key “xshelf”" in run("check").out


def test_show_has_the_own_fields_of_the_claim_and_of_each_fact(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(LEDGER)
    lines = [" ".join(line.split()) for line in run("show", "acme-plant").out.splitlines()]
    assert lines[lines.index("x-ref AB-12") :][:7] == [
        "x-ref AB-12",
        "x-page -4",
        "x-desk politics, economy",
        "x-seen 2025-01-02",
        'x-call {"by": "vl", "at": "10:30:00", "again": ["2025-01-03T09:00:00Z"]}',
        "x-formula =1+1",
        "x-a-long-name true",
    ]
    assert {"x-shelf: 3", "x-by-phone: true"} <= {*lines}
    [shown] = [json.loads(run("show", "acme-plant", "--json").out)["claim"]]
    assert {key: shown[key] for key in PLAIN} == PLAIN
    assert shown["evidence"][0]["x-shelf"] == 3


@pytest.mark.parametrize("cache", ["1", ""])
def test_the_json_of_list_has_them_whether_it_is_kept_or_worked_out(
    run: Run, ledger_file: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", cache)
    ledger_file(LEDGER)
    for _ in range(2):
        [one] = json.loads(run("list", "--json").out)["claims"]
        assert {key: value for key, value in one.items() if key.startswith("x-")} == PLAIN


@pytest.mark.parametrize("there", ["", "# kept with care\n\n[looks]\n"])
def test_they_travel_through_json_and_back(
    run: Run, ledger_file: Write, folder: Path, there: str
) -> None:
    ledger_file(f"x-house = 1\n{LEDGER}\n[x-mine]\na = 1\n")
    exported = run("export", "json", "-o", "all.json")
    assert exported.code == 0
    (folder / "claims.toml").write_text(there)
    assert run("import", "all.json").code == 0
    assert json.loads(run("export", "json").out) == json.loads((folder / "all.json").read_text())
    assert there in (folder / "claims.toml").read_text()


def test_csv_has_a_column_for_each_behind_its_own(run: Run, ledger_file: Write) -> None:
    ledger_file(LEDGER)
    head, row = run("export", "csv").out.splitlines()
    assert head.endswith(",tags,x-ref,x-page,x-desk,x-seen,x-call,x-formula,x-a-long-name")
    assert row.endswith(
        ",AB-12,-4,politics; economy,2025-01-02,"
        '"{""by"": ""vl"", ""at"": ""10:30:00"", ""again"": [""2025-01-03T09:00:00Z""]}",'
        "'=1+1,true"
    )
    head, evidence, look = run("export", "csv", "--facts").out.splitlines()
    assert head.endswith(",retracted,x-shelf,x-by-phone")
    assert evidence.endswith(",3,")
    assert look.endswith(",,true")
