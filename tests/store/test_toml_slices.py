"""A text read in slices says what it says when it is read at once, faults included."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store import toml_slices
from claimcheck.store.toml_reader import TomlFault, parse
from claimcheck.store.toml_slices import parse_changed, parse_large

PIECES = (
    '[settings]\ntitle = "“Words”"\n',
    '[claimants.acme]\nname = "Acme"\n',
    '[claims.a]\ntext = "A"\ntags = [\n  "x",\n  "y",\n]\n',
    '[claims.a.evidence.one]\nsource = "https://a.example"\n',
    "[claims.b]\nmade = 2024-01-01\n",
    '[claims.b.verdicts.v]\nbecause = """\n[claims.c]\nnot = "a header"\n"""\n',
    "[claims.c]\ntext = '''\n[claims.d]\n'''\n",
    '[claims.d]\ntext = "[claims.e]"\n',
    "[claims.e]\nevidence = { one = { stance = 'supports' } }\n",
    "[claims.e.evidence.two]\nstance = 'refutes'\n",
    "[claims]\n",
    "[[claims.f]]\ntext = 'F'\n",
    "[ claims . g ]\ntext = 'G'\n",
    "[looks.one]\nclaims = ['a']\n",
    "[looks.two]\nclaims = [\n'a',\n[claims.a],\n]\n",
    "# [claims.h]\n\n",
    "[claims.h]\r\ntext = 'H'\r\n",
    "title = 'a key of no table'\n",
    "[claims.i\n",
)
"""Blocks such as people write, and such as break what stands before or after them."""


@pytest.fixture(autouse=True, scope="module")
def small_slices() -> Any:
    """Slices so small that each header of a claim begins one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(toml_slices, "SLICE", 1)
        yield


def outcome(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except TomlFault as fault:
        return str(fault)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_slices_say_what_the_whole_says(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert outcome(lambda text: parse_large(text.encode())[0], text) == outcome(parse, text)


@given(st.lists(st.sampled_from(PIECES[:9]), unique=True, min_size=1), st.data())
def test_a_changed_text_is_read_as_if_nothing_were_known(
    pieces: list[str], data: st.DataObject
) -> None:
    before = "".join(pieces)
    more = data.draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=2))
    place = data.draw(st.integers(0, len(pieces)))
    after = "".join([*pieces[:place], *more, *pieces[place:]])
    try:
        _, slices = parse_large(before.encode())
    except TomlFault:
        slices = []
    found = outcome(lambda text: parse_changed(text, before, slices), after)
    assert found == outcome(parse, after)


A, B = PIECES[2], PIECES[4]


@pytest.mark.parametrize(
    "text",
    [
        PIECES[-2] + A + B,
        A + B + PIECES[3],
        A + PIECES[5],
        A + PIECES[6],
        A + B + PIECES[10],
        A + B + PIECES[-1],
    ],
    ids=["a key of no table", "two slices of one claim", '"""', "'''", "[claims]", "a fault"],
)
def test_a_text_whose_slices_could_speak_of_one_another_is_read_at_once(text: str) -> None:
    assert outcome(lambda text: parse_large(text.encode())[1], A + B) != []
    assert outcome(lambda text: parse_large(text.encode())[1], text) in ([], outcome(parse, text))
    assert outcome(lambda text: parse_large(text.encode())[0], text) == outcome(parse, text)


def test_when_the_last_claims_are_gone_only_what_is_left_and_new_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = [f"[claims.c{number}]\nwas = []\n" for number in range(4)]
    before = "".join(claims)
    _, slices = parse_large(before.encode())
    read: list[str] = []

    def parse_and_tell(text: str) -> dict[str, Any]:
        read.append(text)
        return parse(text)

    monkeypatch.setattr(toml_slices, "parse", parse_and_tell)
    other = "[claims.c2]\nwas = ['x']\n"
    after = parse_changed("".join([*claims[:2], other]), before, slices)
    assert read == [other]
    assert after == {"claims": {"c0": {"was": []}, "c1": {"was": []}, "c2": {"was": ["x"]}}}


def test_slices_that_are_the_same_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [f"[claims.c{number}]\nwas = []\n[claims.c{number}.a]\n" for number in range(9)]
    before = "".join(claims)
    data, slices = parse_large(before.encode())
    read: list[str] = []

    def parse_and_tell(text: str) -> dict[str, Any]:
        read.append(text)
        return parse(text)

    monkeypatch.setattr(toml_slices, "parse", parse_and_tell)
    claims[4] = "[claims.c4]\nwas = []\n[claims.c4.b]\n[claims.c4.a]\n"
    after = parse_changed("".join(claims), before, slices)
    assert read == [claims[4]]
    assert after == {"claims": {**data["claims"], "c4": {"was": [], "a": {}, "b": {}}}}
