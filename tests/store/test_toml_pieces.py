"""A block that is put into a piece of a large ledger stands where it would in the whole."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.domain.changing.change import AddEvidence
from claimcheck.domain.changing.house_change import ChangeSettings
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.errors import LedgerError
from claimcheck.store import toml_pieces, toml_slices, toml_store, toml_writer
from claimcheck.store.toml_pieces import insert_in_pieces
from claimcheck.store.toml_reader import parse
from claimcheck.store.toml_slices import Slices, joined, parse_large
from claimcheck.store.toml_store import TomlStore
from claimcheck.store.toml_writer import Block, insert
from tests.conftest import TODAY

HEAD = '[settings]\ntitle = "Words"\n\n'
IDS = ("a", "b", "c", "d")
CLAIMS = {
    "a": '[claims.a]\ntext = "A “quoted”"\n\n[claims.a.evidence.one]\nsource = "x"\n\n',
    "b": '# above b\n[claims.b]\ntext = "B"\n# below b\n\n',
    "c": '[claims.c]\ntext = "C"\n',
    "d": '[claims.d]\ntext = "D"\n\n[claims.d.verdicts.v]\nbecause = "no newline"',
}
LEDGER = HEAD + "".join(CLAIMS.values())
FACT = {"date": "2025", "source": "it's '''here'''"}


@pytest.fixture(autouse=True, scope="module")
def small_slices() -> Iterator[None]:
    """Slices so small that each header of a claim begins one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(toml_slices, "SLICE", 1)
        yield


def in_pieces(text: str, *blocks: Block) -> str | None:
    data, slices = parse_large(text.encode())
    assert data == parse(text)
    found = insert_in_pieces(text.encode(), blocks, slices)
    if found is None:
        return None
    content, after = found
    assert not after or said_by(content, after) == parse(content.decode())
    return content.decode()


def said_by(content: bytes, slices: Slices) -> dict[str, Any]:
    """Return what slices say together, each of which has the blocks that it says it has."""
    values = []
    for start, one in pairwise((None, *slices)):
        assert one is not None
        said = parse(content[start.end if start else 0 : one.end].decode())
        assert {name: {*ids} for name, ids in one.ids.items()} == {
            name: {*said[name]} for name in ("claims", "claimants", "looks") if name in said
        }
        values.append(said)
    return joined(values)


@given(st.lists(st.sampled_from(IDS), unique=True), st.booleans(), st.booleans())
def test_facts_new_claims_and_looks_stand_where_they_would_in_the_whole(
    ids: list[str], new: bool, look: bool
) -> None:
    blocks: list[Block] = [(("claims", id_, "evidence", "new"), FACT) for id_ in ids]
    blocks += [(("claims", "e"), {"text": "E"})] * new
    blocks += [(("looks", "one"), {"claims": ["a"]})] * look
    assert in_pieces(LEDGER, *blocks) == insert(LEDGER, parse(LEDGER), blocks)


def test_after_an_insertion_the_slices_are_known_unless_it_went_far_from_its_claim() -> None:
    content, slices = LEDGER.encode(), parse_large(LEDGER.encode())[1]
    for number, id_ in enumerate((*IDS, *IDS)):
        found = insert_in_pieces(
            content, [(("claims", id_, "evidence", f"new-{number}"), FACT)], slices
        )
        assert found is not None
        content, slices = found
        assert len(slices) == len(IDS) + 1
        assert said_by(content, slices) == parse(content.decode())
    assert content.decode().count("[claims.") == 4 + 1 + 1 + 8
    apart = f'{LEDGER}\n[claims.a.evidence.two]\nsource = "y"\n'
    assert parse_large(apart.encode())[1] == []


@given(st.lists(st.sampled_from(IDS), min_size=2, max_size=4))
def test_a_store_goes_on_from_what_it_has_written(ids: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.toml"
        claim = '[claims.{0}]\ntext = "{0}"\nclaimant = "A"\nmade = 2025-01-01\n\n'
        path.write_text("".join(map(claim.format, IDS)), encoding="utf-8")
        store = TomlStore(path)
        for number, id_ in enumerate(ids):
            seen = Evidence(date=Span.day(TODAY), stance="context", source=f"s{number}")
            change = AddEvidence((id_,), seen)
            preview = TomlStore(path).preview(change, TODAY)
            assert store.preview(change, TODAY) == preview
            applied = store.apply(change, TODAY, wait=0)
            assert store.ledger() is applied.ledger
            read = TomlStore(path).ledger()
            assert dict(applied.ledger.claims) == dict(read.claims)


def test_what_somebody_else_has_written_since_is_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    claim = '[claims.{0}]\ntext = "{0}"\nclaimant = "A"\nmade = 2025-01-01\n\n'
    path.write_text("".join(map(claim.format, IDS)), encoding="utf-8")
    store = TomlStore(path)
    seen = Evidence(date=Span.day(TODAY), stance="context", source="s")
    store.apply(AddEvidence(("b",), seen), TODAY, wait=0)
    path.write_text(path.read_text(encoding="utf-8").replace('text = "c"', 'text = "C"'))
    store.apply(AddEvidence(("d",), seen), TODAY, wait=0)
    assert [one.text for one in store.ledger().claims.values()] == ["a", "b", "C", "d"]


def test_a_file_that_is_known_is_read_whole_and_not_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("cache", "state"):
        there = tmp_path / kind
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda name, at=there: at / name)
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "")
    path = tmp_path / "claims.toml"
    path.write_text(f"[settings]\n{''.join(READ)}", encoding="utf-8")
    checked = TomlStore(path).ledger()

    def refused(*_: object) -> None:
        raise AssertionError("it was checked again")

    monkeypatch.setattr(toml_store, "_parse", refused)
    store = TomlStore(path)
    assert store.at_hand().claims == checked.claims
    assert store.at_hand() is store.ledger()


READ = (
    'title = "Words"\n\n',
    *(f'[claims.{id_}]\ntext = "{id_}"\nclaimant = "A"\nmade = 2025-01-01\n\n' for id_ in IDS),
    '[looks.one]\ndate = 2025-02-01\nclaims = ["a"]\n',
)
EDITS = (
    ('text = "b"', 'text = "Bee"'),
    ('title = "Words"', 'title = "Promises"'),
    ("[claims.c]", '[claims.new]\ntext = "n"\nclaimant = "A"\nmade = 2025\n\n[claims.c]'),
    ("[claims.c]", "[claims.renamed]"),
    ('claims = ["a"]', 'claims = ["b", "a"]'),
    ('[claims.d]\ntext = "d"\nclaimant = "A"\nmade = 2025-01-01\n\n', ""),
    ("[looks.one]", '[claimants.a]\nname = "A"\n\n[looks.one]'),
    ('text = "a"', 'text = """a"""'),
    # what is not valid
    ('text = "b"', "text = 1"),
    ("[claims.c]", "[claims.b]"),
    ("[looks.one]", "[settings]\n\n[looks.one]"),
    ('text = "d"', 'text = "d'),
    ('claimant = "A"\nmade = 2025-01-01\n\n[claims.b]', 'claimant = "A"\n\n[claims.b]'),
)


@pytest.mark.parametrize("edit", EDITS, ids=str)
def test_of_what_somebody_else_has_changed_only_the_slices_that_differ_are_read(
    tmp_path: Path, edit: tuple[str, str]
) -> None:
    path, text = tmp_path / "claims.toml", f"[settings]\n{''.join(READ)}"
    path.write_text(text, encoding="utf-8")
    store = TomlStore(path)
    before = store.at_hand()
    assert text.count(edit[0]) == 1 or edit[0].startswith("claimant")
    path.write_text(text.replace(*edit, 1), encoding="utf-8")
    try:
        fresh = TomlStore(path).ledger()
    except LedgerError as refusal:
        with pytest.raises(type(refusal), match=re.escape(str(refusal))):
            store.at_hand()
        return
    after = store.at_hand()
    for name in ("settings", "claimants", "claims", "looks", "unknown"):
        assert getattr(after, name) == getattr(fresh, name)
    assert [*after.claims] == [*fresh.claims]
    if '"""' not in edit[1]:
        assert after.claims["a"] is before.claims["a"]
    path.write_text(text, encoding="utf-8")
    assert store.at_hand().claims == before.claims


def test_only_the_slice_of_a_claim_and_the_next_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def insert_and_tell(text: str, *more: object) -> str:
        read.append(text)
        return toml_writer.insert(text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(toml_pieces, "insert", insert_and_tell)
    in_pieces(LEDGER, (("claims", "b", "evidence", "new"), FACT))
    assert len(read) == 1
    assert "[claims.b]" in read[0]
    assert "[claims.d]" not in read[0]


@pytest.mark.parametrize(
    "path",
    [("title",), ("claims", "a"), ("claims", "nobody", "evidence", "new")],
    ids=["a key of no table", "a claim that is there", "a fact of no claim"],
)
def test_what_takes_the_whole_text_is_left_to_it(path: tuple[str, ...]) -> None:
    assert in_pieces(LEDGER, (path, FACT)) is None


def test_a_table_that_is_closed_is_left_to_the_whole_which_names_its_line() -> None:
    inline = LEDGER.replace('text = "C"\n', 'text = "C"\nevidence = { one = { source = "x" } }\n')
    assert in_pieces(inline, (("claims", "c", "evidence", "new"), FACT)) is None


def test_a_store_puts_a_fact_beside_its_claim_and_leaves_all_else_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    claim = '[claims.{0}]\ntext = "{0}"\nclaimant = "A"\nmade = 2025-01-01\n\n'
    path.write_text("".join(map(claim.format, IDS)), encoding="utf-8")
    seen = Evidence(date=Span.day(TODAY), stance="context", source="s")
    TomlStore(path).apply(AddEvidence(("b",), seen), TODAY, wait=0)
    before, found, after = path.read_text(encoding="utf-8").partition("[claims.b.evidence.")
    assert found
    assert before == "".join(map(claim.format, "ab"))
    assert after.endswith("\n" + "".join(map(claim.format, "cd")))


def test_a_byte_that_is_not_utf_8_is_told_at_its_place_in_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(LEDGER.encode() + b'\n[claims.e]\ntext = "\xff"\n')
    line = LEDGER.count("\n") + 3
    with pytest.raises(LedgerError, match=f"claims.toml:{line}:9: the byte 0xff is not UTF-8"):
        TomlStore(path).ledger()


def test_a_store_that_read_a_ledger_in_slices_changes_a_value_of_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    claims = "".join(f'[claims.{id_}]\ntext = "T"\nclaimant = "A"\nmade = 2025\n' for id_ in IDS)
    path.write_text(HEAD + claims, encoding="utf-8")
    store = TomlStore(path)
    store.apply(ChangeSettings({"title": "Promises"}), TODAY, wait=0)
    assert path.read_text(encoding="utf-8") == HEAD.replace("Words", "Promises") + claims
