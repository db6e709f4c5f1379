"""A diff is that of difflib, whatever both texts have in common at their ends."""

from difflib import unified_diff

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.text_diff import unified, unified_of

LINES = st.lists(st.sampled_from(["a", "b", "@@ -1 +1 @@", "- x", ""]), max_size=12)


@given(head=LINES, old=LINES, new=LINES, tail=LINES)
def test_a_diff_makes_the_one_text_of_the_other(
    head: list[str], old: list[str], new: list[str], tail: list[str]
) -> None:
    before, after = [*head, *old, *tail], [*head, *new, *tail]
    one, other = ("".join(f"{line}\n" for line in lines) for lines in (before, after))
    diff = unified(one, other, "f").splitlines()
    assert applied(before, diff) == after


@given(before=LINES, added=st.lists(st.tuples(st.integers(0, 12), LINES), max_size=4))
def test_where_lines_were_only_added_none_is_taken_away(
    before: list[str], added: list[tuple[int, list[str]]]
) -> None:
    after = list(before)
    for place, lines in added:
        after[place:place] = lines
    one, other = ("".join(f"{line}\n" for line in lines) for lines in (before, after))
    diff = unified(one, other, "f").splitlines()
    assert applied(before, diff) == after
    told = [line for line in diff[2:] if line[0] in "+-"]
    assert [line[0] for line in told] == ["+"] * (len(after) - len(before))


def test_a_block_in_the_middle_of_many_lines_is_where_it_is() -> None:
    before = [f"line {number}" for number in range(50)]
    after = [*before[:30], "[claims.x]", *before[30:]]
    expected = [*unified_diff(before, after, "f", "f", lineterm="")]
    assert unified("\n".join(before), "\n".join(after), "f").splitlines() == expected
    assert expected[2] == "@@ -28,6 +28,7 @@"


def test_what_is_the_same_has_no_diff() -> None:
    assert unified("a\nb\n", "a\nb\n", "f") == ""


def applied(before: list[str], diff: list[str]) -> list[str]:
    """Return what a unified diff makes of lines."""
    found: list[str] = []
    at = 0
    for line in diff[2:]:
        if line.startswith("@@ -") and line.endswith(" @@") and line[0] == "@":
            first, _, count = line.split(" ")[1].removeprefix("-").partition(",")
            start = int(first) - (count != "0")
            found += before[at:start]
            at = start
        elif line[0] == " ":
            assert before[at] == line[1:]
            found.append(before[at])
            at += 1
        elif line[0] == "-":
            assert before[at] == line[1:]
            at += 1
        else:
            found.append(line[1:])
    return found + before[at:]


ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\x85", "\u2028", "\x0b", ""])
TEXTS = st.lists(st.tuples(st.sampled_from("aabcé“"), ENDS).map("".join), max_size=12).map("".join)


@given(head=TEXTS, old=TEXTS, new=TEXTS, tail=TEXTS)
def test_of_bytes_it_is_the_same_however_lines_end(
    head: str, old: str, new: str, tail: str
) -> None:
    before, after = head + old + tail, head + new + tail
    assert unified_of(before.encode(), after.encode(), "f") == unified(before, after, "f")
