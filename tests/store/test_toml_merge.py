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
            text = insert(text, parse_large(text.encode())[0], made.blocks)
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
    own, other = leaves(parse_large(ours.encode())[0]), leaves(parse_large(theirs.encode())[0])
    if is_clean:
        assert leaves(parse_large(merged.encode())[0]) == own | other
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


def test_a_list_of_tables_has_no_keys_to_merge_by() -> None:
    with pytest.raises(CannotMerge, match="a list of tables has no keys"):
        merge("", "[[rounds]]\n", "", refuse)


def test_a_row_of_a_list_that_begins_with_a_bracket_opens_no_block() -> None:
    text = "[claims.a]\nrows = [\n[1, 2],\n[3, 4],\n]\n[claims.b]\n"
    assert list(blocks(text).values()) == [
        "",
        "[claims.a]\nrows = [\n[1, 2],\n[3, 4],\n]\n",
        "[claims.b]\n",
        "",
    ]


def test_a_header_in_quotes_is_the_same_block_as_one_without() -> None:
    theirs = '["claims"."a"]\nx = 2\n'
    assert merge("[claims.a]\nx = 1\n", "[claims.a]\nx = 1\n", theirs, refuse) == (theirs, True)


def test_what_both_sides_changed_in_the_same_words_is_no_conflict_for_a_blank_line() -> None:
    base = "[a]\nx = 1\n[b]\ny = 1\n"
    ours, theirs = "[a]\nx = 1\n[b]\ny = 2\n", "[a]\nx = 1\n\n[b]\ny = 2\n"
    assert merge(base, ours, theirs, refuse) == (ours, True)


def test_a_merge_that_cannot_be_proved_is_no_merge() -> None:
    with pytest.raises(CannotMerge):
        merge("a = 1\n", "a = 1\nb = [\n", "a = 1\n[x]\n", refuse)


def test_new_facts_of_both_sides_stand_with_their_claim_and_ours_come_first() -> None:
    base = "[claims.a]\n[claims.b]\n"
    ours = "[claims.a]\n[claims.a.evidence.one]\n[claims.b]\n"
    theirs = "[claims.a]\n[claims.a.evidence.two]\n[claims.b]\n"
    assert merge(base, ours, theirs, refuse) == (
        "[claims.a]\n[claims.a.evidence.one]\n[claims.a.evidence.two]\n[claims.b]\n",
        True,
    )


def test_the_last_remark_of_the_old_file_is_there_once_though_both_wrote_below_it() -> None:
    base = "[a]\nx = 1\n\n# the end\n"
    ours, theirs = f"{base}[b]\ny = 1\n", f"{base}[c]\nz = 1\n"
    assert merge(base, ours, theirs, refuse) == (
        "[a]\nx = 1\n\n# the end\n[b]\ny = 1\n\n[c]\nz = 1\n",
        True,
    )


def test_a_last_line_without_an_end_gets_one_before_what_is_added() -> None:
    base = "[a]\nx = 1"
    assert merge(base, base, f"{base}\n[b]\ny = 1", refuse) == (f"{base}\n[b]\ny = 1", True)
    dos = "[a]\r\nx = 1"
    assert merge(dos, dos, f"{dos}\r\n[b]\r\ny = 1", refuse) == (
        "[a]\r\nx = 1\r\n[b]\r\ny = 1",
        True,
    )


def take_ours_and_theirs(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Merge lines as git does that were added in different places."""
    return ours + theirs.removeprefix(base), True


def test_a_block_in_which_both_sides_added_one_key_is_a_conflict_where_they_differ() -> None:
    base, ours, theirs = (f"[a]\nx = 1\n{line}" for line in ("", "y = 1\n", "y = 2\n"))
    merged, is_clean = merge(base, ours, theirs, take_ours_and_theirs)
    assert not is_clean
    assert merged == ("[a]\nx = 1\n<<<<<<< ours\ny = 1\n=======\ny = 2\n>>>>>>> theirs\n")


def test_a_block_in_which_each_side_added_a_key_of_its_own_has_both() -> None:
    base, ours, theirs = (f"[a]\nx = 1\n{line}" for line in ("", "y = 1\n", "z = 2\n"))
    assert merge(base, ours, theirs, take_ours_and_theirs) == ("[a]\nx = 1\ny = 1\nz = 2\n", True)


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


BASE = """\
[claims.acme]
made = 2024-01-01

[claims.acme.evidence.a]
date = 2024-02-01

[claims.acme.evidence.b]
date = 2024-03-01

# The other one.
[claims.bolt]
made = 2024-01-01
"""
NEW = "\n[claims.acme.evidence.new]\ndate = 2024-04-01\n"


def spaced(text: str, header: str) -> str:
    """Return a text with two more blank lines above a header."""
    return text.replace(f"[{header}]", f"\n\n[{header}]")


def test_blank_lines_that_one_side_put_above_a_block_do_not_meet_what_the_other_changed() -> None:
    changed = BASE.replace("2024-02-01", "2024-02-02")
    loose = spaced(BASE, "claims.acme.evidence.a")
    assert merge(BASE, changed, loose, refuse) == (changed, True)
    assert merge(BASE, loose, changed, refuse) == (changed, True)


def test_blank_lines_that_one_side_put_above_a_block_do_not_keep_it_from_being_removed() -> None:
    gone = BASE.replace("\n[claims.acme.evidence.a]\ndate = 2024-02-01\n", "")
    loose = spaced(BASE, "claims.acme.evidence.a")
    assert merge(BASE, gone, loose, refuse) == (gone, True)
    assert merge(BASE, loose, gone, refuse) == (gone, True)


def test_a_block_that_both_sides_added_with_other_blank_lines_is_there_once_as_ours() -> None:
    ours, theirs = BASE + NEW, BASE + spaced(NEW, "claims.acme.evidence.new")
    assert merge(BASE, ours, theirs, refuse) == (ours, True)
    assert merge(BASE, theirs, ours, refuse) == (theirs, True)


def test_a_block_that_both_sides_changed_alike_is_as_they_have_it() -> None:
    changed = BASE.replace("2024-02-01", "2024-02-02")
    assert merge(BASE, changed, changed + NEW, refuse) == (changed + NEW, True)


def test_both_sides_removed_a_block() -> None:
    gone = BASE.replace("\n[claims.acme.evidence.a]\ndate = 2024-02-01\n", "")
    assert merge(BASE, gone, gone + NEW, refuse) == (gone + NEW, True)


def test_a_block_that_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    gone = BASE.replace("\n[claims.acme.evidence.a]\ndate = 2024-02-01\n", "")
    changed = BASE.replace("2024-02-01", "2024-02-02")
    for ours, theirs in ((gone, changed), (changed, gone)):
        merged, is_clean = merge(BASE, ours, theirs, refuse)
        assert not is_clean
        assert "2024-02-02" in merged


def test_a_conflict_stays_one_whatever_merges_after_it() -> None:
    def first_alone(base: str, ours: str, theirs: str) -> tuple[str, bool]:
        return ("[a]\n<<<<<<<\n", False) if "[a]" in base else ("[b]\nx = 1\ny = 2\n", True)

    base, ours, theirs = (
        "[a]\nx = 1\n[b]\nx = 0\ny = 0\n",
        "[a]\nx = 2\n[b]\nx = 1\ny = 0\n",
        "[a]\nx = 3\n[b]\nx = 0\ny = 2\n",
    )
    assert merge(base, ours, theirs, first_alone) == ("[a]\n<<<<<<<\n[b]\nx = 1\ny = 2\n", False)


def test_a_conflict_of_whole_texts_is_as_it_was_marked() -> None:
    texts = ("a = 1\n", "a = 2\n", "a = 3\n")
    assert merge_whole(*texts, refuse) == refuse(*texts)


def take_ours(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Merge lines wrongly, and say that it was no conflict."""
    return ours, True


def test_lines_with_which_both_sides_begin_and_end_stand_outside_the_markers() -> None:
    base, ours, theirs = (f"[a]\nv = 0\n{line}w = 0\n" for line in ("", "x = 1\n", "x = 2\n"))
    assert merge(base, ours, theirs, take_ours) == (
        "[a]\nv = 0\n<<<<<<< ours\nx = 1\n=======\nx = 2\n>>>>>>> theirs\nw = 0\n",
        False,
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "inside"),
    [
        ("x = 1\n", "", "<<<<<<< ours\nx = 1\n=======\n>>>>>>> theirs\n"),
        ("", "x = 1\n", "<<<<<<< ours\n=======\nx = 1\n>>>>>>> theirs\n"),
    ],
)
def test_a_line_that_one_side_changed_and_the_other_removed_is_marked(
    ours: str, theirs: str, inside: str
) -> None:
    base, own, other = (f"[a]\nv = 0\n{line}" for line in ("x = 0\n", ours, theirs))
    assert merge(base, own, other, take_ours) == (f"[a]\nv = 0\n{inside}", False)


def test_a_list_of_tables_is_not_merged_by_blocks() -> None:
    with pytest.raises(CannotMerge, match="a list of tables has no keys"):
        merge("", "[[a]]\nx = 1\n", "", refuse)


def test_a_line_of_a_list_is_no_header() -> None:
    text = 'a = [\n[1],\n["b"],\n]\n[c]\n'
    assert list(blocks(text).values()) == ['a = [\n[1],\n["b"],\n]\n', "[c]\n", ""]


REMARK = "# Write claims below this line.\n"


def test_the_last_remarks_stay_above_what_was_added_below_them() -> None:
    base = f"{REMARK}[a]\nx = 1\n{REMARK}"
    assert merge(base, base, base + "[b]\n", refuse) == (base + "[b]\n", True)
    assert merge(base, base + "[b]\n", base, refuse) == (base + "[b]\n", True)


def test_a_block_that_both_sides_added_below_the_last_remarks_is_there_once() -> None:
    base = f"[a]\nx = 1\n{REMARK}"
    assert merge(base, base + "[b]\n", base + "[b]\n", refuse) == (base + "[b]\n", True)


def test_a_block_under_the_same_remark_as_the_end_can_be_removed() -> None:
    base = f"{REMARK}[a]\nx = 1\n{REMARK}"
    ours = f"{REMARK}[b]\nx = 1\n"
    assert merge(base, ours, base, refuse) == (ours, True)


def test_blank_lines_between_new_blocks_of_theirs_stay_as_they_are() -> None:
    base = f"[a]\nx = 1\n{REMARK}"
    ours, theirs = base + "[b]\n", base + "[c]\n\n\n[d]\n"
    assert merge(base, ours, theirs, refuse) == (base + "[b]\n\n[c]\n\n\n[d]\n", True)


def test_a_new_block_stands_where_its_side_put_it() -> None:
    between = BASE.replace("\n[claims.acme.evidence.b]", f"{NEW}\n[claims.acme.evidence.b]")
    assert merge(BASE, BASE, between, refuse) == (between, True)
    assert merge(BASE, between, BASE, refuse) == (between, True)


def test_a_block_that_one_side_removed_goes_while_the_other_adds_one() -> None:
    gone = BASE.replace("\n[claims.acme.evidence.a]\ndate = 2024-02-01\n", "")
    assert merge(BASE, gone, BASE + NEW, refuse) == (gone + NEW, True)
    assert merge(BASE, BASE + NEW, gone, refuse) == (gone + NEW, True)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_without_a_last_line_end_gets_one_of_its_kind_only_where_a_block_follows(
    end: str,
) -> None:
    base, ours, theirs = (
        end.join(("[a]", "x = 1", *more)) for more in ((), ("[b]", "x = 1"), ("[c]", "x = 1"))
    )
    merged = end.join(("[a]", "x = 1", "[b]", "x = 1", "[c]", "x = 1"))
    assert merge(base, ours, theirs, refuse) == (merged, True)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("x = { y = 1 }\n", "x = 2\n"), ("x = 2\n", "x = { y = 1 }\n"), ("", "x = { y = 1 }\n")],
)
def test_a_value_that_one_side_made_a_table_and_the_other_something_else_is_a_conflict(
    ours: str, theirs: str
) -> None:
    base, own, other = (f"[a]\n{line}" for line in ("x = 1\n", ours, theirs))
    assert merge(base, own, other, take_ours)[1] is False


def test_a_value_that_both_sides_made_a_table_has_the_keys_of_both() -> None:
    def take_both(base: str, ours: str, theirs: str) -> tuple[str, bool]:
        return "[a]\nx = { y = 1, z = 2 }\n", True

    base, ours, theirs = (f"[a]\nx = {value}\n" for value in ("1", "{ y = 1 }", "{ z = 2 }"))
    assert merge(base, ours, theirs, take_both) == ("[a]\nx = { y = 1, z = 2 }\n", True)


def test_a_number_that_is_no_number_is_the_same_on_both_sides() -> None:
    base = "[a]\nx = nan\n"
    assert merge(base, base + "[b]\n", base + "[c]\n", refuse) == (base + "[b]\n[c]\n", True)


@pytest.mark.parametrize("broken", [0, 1, 2], ids=["base", "ours", "theirs"])
def test_where_a_version_was_no_toml_before_the_merge_of_lines_stands(broken: int) -> None:
    """It is none of this merge's making, and `check` tells it."""
    texts = ["[a]\n", "[a]\n", "[a]\n[b]\n"]
    texts[broken] = "a = \n"
    base, ours, theirs = texts
    merged = "".join(texts)
    assert merge_whole(base, ours, theirs, lambda *_: (merged, True)) == (merged, True)
