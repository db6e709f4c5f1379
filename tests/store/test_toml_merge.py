"""Three texts merged by their blocks: whatever two desks add, both find their facts, whole."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.domain.changing.change import apply
from claimcheck.domain.model.ledger import Ledger
from claimcheck.errors import CannotInsert, UsageError
from claimcheck.store.toml_merge import CannotMerge, blocks, merge, merge_whole
from claimcheck.store.toml_slices import parse_large
from claimcheck.store.toml_writer import insert
from tests.conftest import TODAY
from tests.generated import File, changes, files


def refuse(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Merge no lines: mark the whole."""
    return f"<<<<<<<\n{ours}=======\n{theirs}>>>>>>>\n", False


def added(text: str, ledger: Ledger, data: st.DataObject) -> str:
    """Return a text with some changes in it, as the store would write them."""
    for _ in range(data.draw(st.integers(1, 3))):
        try:
            made = apply(ledger, data.draw(changes(ledger)), TODAY)
            text = insert(text, parse_large(text)[0], made.blocks)
        except (UsageError, CannotInsert):
            continue
        ledger = made.ledger
    return text


def leaves(data: Any, at: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Return every value by its keys."""
    if not isinstance(data, dict):
        return {at: repr(data)}
    return {path: leaf for key in data for path, leaf in leaves(data[key], (*at, key)).items()}


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(files(), st.data())
def test_what_both_sides_added_is_there_and_nothing_else(file: File, data: st.DataObject) -> None:
    ours = added(file.text, file.ledger, data)
    theirs = added(file.text, file.ledger, data)
    merged, is_clean = merge(file.text, ours, theirs, refuse)
    own, other = leaves(parse_large(ours)[0]), leaves(parse_large(theirs)[0])
    if is_clean:
        assert leaves(parse_large(merged)[0]) == own | other
    else:
        assert any(other[path] != own[path] for path in own.keys() & other.keys()) or any(
            len(path) > 2 for path in own.keys() ^ other.keys()
        )


@given(files())
def test_the_blocks_of_a_text_are_the_text(file: File) -> None:
    assert "".join(blocks(file.text).values()) == file.text


def test_two_blocks_of_one_name_cannot_be_told_apart() -> None:
    with pytest.raises(CannotMerge, match=r"two blocks are called claims\.a"):
        merge("", "[claims.a]\n[claims.a]\n", "", refuse)


def test_a_merge_that_cannot_be_proved_is_no_merge() -> None:
    with pytest.raises(CannotMerge):
        merge("a = 1\n", "a = 1\nb = [\n", "a = 1\n[x]\n", refuse)


def take_ours_and_theirs(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Merge lines as git does that were added in different places."""
    return ours + theirs.removeprefix(base), True


def test_a_block_in_which_both_sides_added_one_key_is_a_conflict_where_they_differ() -> None:
    base, ours, theirs = (f"[a]\nx = 1\n{line}" for line in ("", "y = 1\n", "y = 2\n"))
    merged, is_clean = merge(base, ours, theirs, take_ours_and_theirs)
    assert not is_clean
    assert merged == ("[a]\nx = 1\n<<<<<<< ours\ny = 1\n=======\ny = 2\n>>>>>>> theirs\n")


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_a_list_to_which_both_sides_added_is_a_conflict(end: str) -> None:
    base, ours, theirs = (f"[a]\r\ny = [{inner}]{end}" for inner in ("", "1", "2"))
    merged, is_clean = merge(base, ours, theirs, lambda *_: (f"[a]\r\ny = [1, 2]{end}", True))
    assert not is_clean
    assert merged.split("\r\n") == [
        "[a]",
        "<<<<<<< ours",
        "y = [1]",
        "=======",
        "y = [2]",
        ">>>>>>> theirs",
        "",
    ]


def test_lines_that_merge_into_other_data_are_a_conflict_too() -> None:
    base, ours, theirs = ("[[a]]\n" * n for n in (1, 2, 3))
    assert merge_whole(base, ours, theirs, take_ours_and_theirs) == (
        "[[a]]\n[[a]]\n<<<<<<< ours\n=======\n[[a]]\n>>>>>>> theirs\n",
        False,
    )


def test_lines_that_merge_into_the_merged_data_are_no_conflict() -> None:
    texts = ("[[a]]\n", "[[a]]\n", "[[a]]\n[b]\n")
    assert merge_whole(*texts, take_ours_and_theirs) == ("[[a]]\n[b]\n", True)
