"""Values put in place: every other byte stays, and what cannot be done is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import CannotPlace
from claimcheck.store.toml_placing import place
from claimcheck.store.toml_reader import parse

INIT = """\
# Ours.

[settings]
title = "Claims"   # the name
# notice = "30d"              # how long before
# stale-after = "90d"

# An example:
# [claims.a]
"""


def placed(text: str, at: str, value: Any) -> str:
    return place(text, parse(text), [(tuple(at.split(".")), value)])


CASES = {
    "a value is replaced, and the comment behind it stays": (
        INIT, "settings.title", "Promises",
        INIT.replace('"Claims"', '"Promises"'),
    ),
    "a new key goes below its example": (
        INIT, "settings.notice", "60d",
        INIT.replace("how long before\n", 'how long before\nnotice = "60d"\n'),
    ),
    "one without an example goes to the end of the block": (
        INIT, "settings.byline", "Desk",
        INIT.replace('= "90d"\n', '= "90d"\nbyline = "Desk"\n'),
    ),
    "in Windows' newlines too": (
        '[settings]\r\ntitle = "A"\r\n\r\n[claims.a]\r\n', "settings.notice", "1d",
        '[settings]\r\ntitle = "A"\r\nnotice = "1d"\r\n\r\n[claims.a]\r\n',
    ),
    "at the end of a file without a newline": (
        '[settings]\ntitle = "A"', "settings.notice", "1d",
        '[settings]\ntitle = "A"\nnotice = "1d"\n',
    ),
    "a block that is missing goes before the first, above its comment": (
        '# The file.\n\n# Of A.\n[claims.a]\nx = 1\n', "settings.notice", "1d",
        '# The file.\n\n[settings]\nnotice = "1d"\n\n# Of A.\n[claims.a]\nx = 1\n',
    ),
    "into an empty file": ("", "settings.notice", "1d", '[settings]\nnotice = "1d"\n\n'),
    "where what looks like a header is none, to the end": (
        'x = """\n[a]\n"""\ny = 1\n', "settings.notice", "1d",
        'x = """\n[a]\n"""\ny = 1\n\n[settings]\nnotice = "1d"\n',
    ),
    "a value of several lines and letters of several bytes": (
        '[settings]\n"title" = """é\nb"""  # é\nnotice = "1d"\n', "settings.title", "ü",
        '[settings]\n"title" = "ü"  # é\nnotice = "1d"\n',
    ),
    "a dotted key": (
        'settings.title = "A"\nsettings.notice = "1d"\n', "settings.notice", "2d",
        'settings.title = "A"\nsettings.notice = "2d"\n',
    ),
    "a new key among dotted ones": (
        'settings.title = "A"\nx = 1\n', "settings.notice", "2d",
        'settings.title = "A"\nsettings.notice = "2d"\nx = 1\n',
    ),
    "a value in a table on one line": (
        'settings = { title = "A", notice = "1d" }\n', "settings.notice", "2d",
        'settings = { title = "A", notice = "2d" }\n',
    ),
    "a key that goes takes its line": (
        '[settings]\ntitle = "A"\nnotice = "1d"\n', "settings.title", None,
        '[settings]\nnotice = "1d"\n',
    ),
    "and leaves the comment behind it": (
        '[settings]\r\ntitle = "A" # ours\r\nx = 1\r\n', "settings.title", None,
        "[settings]\r\n# ours\r\nx = 1\r\n",
    ),
    "names are added to a list, whose comments stay": (
        '[claimants.a]\nalso = [\n  "B", # old\n]\n', "claimants.a.also", ["B", "C"],
        '[claimants.a]\nalso = [\n  "B", "C", # old\n]\n',
    ),
    "to an empty list too": (
        "[claimants.a]\nalso = []\n", "claimants.a.also", ["B"],
        '[claimants.a]\nalso = ["B"]\n',
    ),
    "another list is replaced": (
        '[claimants.a]\nalso = ["B"]\n', "claimants.a.also", ["C"],
        '[claimants.a]\nalso = ["C"]\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "at", "value", "expected"), CASES.values(), ids=CASES)
def test_a_value_is_put_in_its_place(text: str, at: str, value: Any, expected: str) -> None:
    assert placed(text, at, value) == expected


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ('x = 1\nsettings = { title = "A" }\n', "settings.notice", "1d"),
        ('x = 1\nsettings = { title = "A", notice = "1d" }\n', "settings.notice", None),
        ('x = 1\nsettings = { notice = """\n' + "\n" * 250 + '""" }\n', "settings.notice", "1d"),
    ],
)
def test_what_has_no_line_of_its_own_is_refused_with_the_line(
    text: str, at: str, value: Any
) -> None:
    with pytest.raises(CannotPlace, match="line 2 holds settings in one line"):
        placed(text, at, value)


def test_a_table_in_the_place_of_a_value_is_refused() -> None:
    with pytest.raises(CannotPlace):
        placed("[settings.title]\na = 1\n", "settings.title", "B")


LINES = st.lists(
    st.sampled_from(
        ["# title = 'x'", "", "[a]", "b = [1,\n 2]", "[settings.x]", "c = '[settings]'", "# é"]
    ),
    max_size=6,
    unique=True,
)


@given(LINES, LINES, st.text(max_size=5), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_whatever_stands_around_it_all_other_lines_stay(
    above: list[str], below: list[str], value: str, has_title: bool, newline: str
) -> None:
    title = ["title = 'A'"] if has_title else []
    below = [line for line in below if line not in above]
    text = newline.join([*above, "[settings]", *title, *below, ""]).replace("\n", newline)
    text = text.replace("\r\r\n", "\r\n")
    after = placed(text, "settings.title", value)
    assert parse(after)["settings"]["title"] == value
    kept = text.split(newline)
    kept = [line for line in kept if not line.startswith("title")]
    rest = iter(after.split(newline))
    assert all(line in rest for line in kept)
