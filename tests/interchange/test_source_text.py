"""Texts of every kind as plain data, and what is wrong with those that are none."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimcheck.interchange.importing.source_text import (
    Record,
    SourceFault,
    decode,
    read_csv,
    read_json,
    read_json_lines,
)
from claimcheck.interchange.importing.yaml_text import read_yaml


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("\ufefftext".encode()) == "text"
    assert decode("text é".encode("utf-16")) == "text é"


def test_latin_1_is_refused_with_its_line_and_a_way_out() -> None:
    with pytest.raises(SourceFault, match=r"not UTF-8: byte 0xE9 in line 2") as caught:
        decode("name\ncafé\n".encode("latin-1"))
    assert "iconv -f windows-1252 -t utf-8" in caught.value.hint


def test_a_binary_file_is_no_text() -> None:
    with pytest.raises(SourceFault, match="NUL"):
        decode(b"PK\x03\x04\x00\x00")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a', "not valid JSON: unterminated string starting at line 1, column 2$"),
        ('{"a": 1,}', "not valid JSON: .* at line 1, column [89]"),
        ('{\n"a": 1', "not valid JSON: .* at line 2, column 7"),
        ('{"a": NaN}', "NaN is not one of its values"),
        ('{"a": -Infinity}', "-Infinity is not one of its values"),
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "the key “c” is there twice"),
        ("[" * 101 + "]" * 101, "nested too deeply"),
        ("[" * 100_000, "nested too deeply"),
        ('["\\ud800"]', "surrogate"),
        ("1" * 5_000, "not valid JSON"),
    ],
)
def test_a_text_that_is_no_json_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(SourceFault, match=message):
        read_json(text)


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert read_json('["\\ud83d\\ude00"]') == ["😀"]


def test_a_line_that_is_no_json_is_told_alone() -> None:
    found = list(read_json_lines('{"a": 1}\n\n{"a": \n{"a": 2}\r\n'))
    assert [(one.number, one.data) for one in found if not one.fault] == [
        (1, {"a": 1}),
        (4, {"a": 2}),
    ]
    assert [one.number for one in found if one.fault] == [3]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 7)}]\n"
    for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [1, 2\nb: 3", "not valid YAML: .* at line 2"),
        (BOMB, "aliases come to more than 5,000,000 values"),
        ("a: &a [1, *a]", "leads back to itself"),
        ("a: &a {x: 1}\nb: {<<: *a}", "merge key << in line 2"),
        ("a: 1\na: 2", "the key “a” in line 1 is there twice"),
        (
            "a: !!python/object/apply:os.system [id]",
            "not valid YAML: could not determine a constructor",
        ),
        ("a: 1\n---\nb: 2", "not valid YAML"),
    ],
)
def test_yaml_that_is_faulty_or_a_trap_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceFault, match=message):
        read_yaml(text)


DEEP = 100_000
NESTED = {
    "lists": ("[" * DEEP + "]" * DEEP, 1),
    "lists that are never closed": ("[" * DEEP, 1),
    "a list in each line": ("\n" + "[\n" * DEEP, 102),
    "tables": ("{a: " * DEEP, 1),
    "tables that are keys": ("{" * DEEP, 1),
    "tables in lists": ("[{a: " * DEEP, 1),
    "lists of dashes": ("- " * DEEP + "x", 1),
    "keys with a question mark": ("? " * DEEP + "x", 1),
    "tables by their indents": ("".join(f"{' ' * one}a:\n" for one in range(3_000)), 101),
    "anchors on each list": ("".join(f"&a{one} [" for one in range(DEEP)), 1),
    "tags on each list": ("!!seq [" * DEEP, 1),
    "a second document": ("a: 1\n---\n" + "[" * DEEP, 3),
    "one level more than is read": ("[" * 101 + "]" * 101, 1),
}


@pytest.mark.parametrize("what", NESTED)
@pytest.mark.parametrize("is_in_c", [True, False])
def test_yaml_that_is_nested_too_deeply_is_refused_with_its_line(
    what: str, is_in_c: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_in_c:
        monkeypatch.delattr(yaml, "CSafeLoader")
    text, line = NESTED[what]
    with pytest.raises(SourceFault, match=rf"nested too deeply in line {line}\Z") as caught:
        read_yaml(text)
    assert caught.value.hint == "100 levels are read"


def test_yaml_that_is_wide_or_as_deep_as_is_read_is_read() -> None:
    for text in ("[" * 100 + "]" * 100, "a:\n- b: [" + "{c: []}, " * 2_000 + "]"):
        assert read_yaml(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    ("count", "message"),
    [(1_000, "nested too deeply"), (20_000, "aliases come to more than 5,000,000 values")],
)
def test_aliases_that_nest_deeply_are_refused(count: int, message: str) -> None:
    links = (f"- &a{one} [*a{one - 1}]\n" for one in range(1, count))
    with pytest.raises(SourceFault, match=message):
        read_yaml("- &a0 [1]\n" + "".join(links))


@pytest.mark.parametrize("what", ["lists that are never closed", "lists of dashes"])
def test_the_program_refuses_deep_yaml_and_is_not_ended_by_it(what: str, tmp_path: Path) -> None:
    text, line = NESTED[what]
    (tmp_path / "deep.yaml").write_text(text)
    (tmp_path / "claims.toml").write_text("")
    ran = subprocess.run(
        [sys.executable, "-m", "claimcheck", "import", "deep.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (6, "")
    assert f"deep.yaml: it is nested too deeply in line {line}" in ran.stderr


def test_aliases_that_are_few_are_what_they_stand_for() -> None:
    assert read_yaml("a: &x [1]\nb: *x") == {"a": ["1"], "b": ["1"]}


def test_rows_of_a_table_are_numbered_as_a_spreadsheet_does() -> None:
    headers, rows = read_csv('a;b\r\n1;"two\r\nlines"\r\n;\r\n3;4\r\n')
    assert headers == ["a", "b"]
    assert list(rows) == [
        Record(2, {"a": "1", "b": "two\r\nlines"}),
        Record(4, {"a": "3", "b": "4"}),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a,b\n1,"open\n2,3\n', "a quote is not closed, in row 2, which ends in line 3"),
        ('a,b\n1,"x"y\n', "a closing quote is not followed by the end of the cell, in row 2"),
        ("a,a\n1,2\n", "two of its columns are called “a”"),
        ("a,,b\n1,2,3\n", "column 2 has no name"),
        ("a,b\n1," + "x" * (1 << 21), "a cell is longer than 1,048,576 characters, in row 2"),
    ],
)
def test_a_table_that_is_in_doubt_is_refused_as_a_whole(text: str, message: str) -> None:
    with pytest.raises(SourceFault, match=message):
        list(read_csv(text)[1])


@pytest.mark.parametrize("row", ["1", "1,2,3"])
def test_a_row_of_another_width_is_told_alone(row: str) -> None:
    _, rows = read_csv(f"a,b\n{row}\n4,5\n")
    first, second = rows
    assert first.fault == f"has {row.count(',') + 1} cells where the header has 2"
    assert second == Record(3, {"a": "4", "b": "5"})


def test_formulas_stay_text_and_only_our_own_export_loses_its_quote() -> None:
    _, rows = read_csv("text\n=1+1\n'=1+1\n")
    assert [one.data["text"] for one in rows] == ["=1+1", "'=1+1"]
    _, rows = read_csv("id,text,late_days,slip_days\nx,'=1+1,,\nx,'tis,,\n")
    assert [one.data["text"] for one in rows] == ["=1+1", "'tis"]


def test_yaml_is_words_and_nothing_else_is_nothing() -> None:
    """YAML 1.1 would read a truth, eight, a thousand, 750 and a day of February that is none."""
    words = ("NO", "off", "yes", "010", "1e3", "12:30", "2026-02-30", "2026", "9" * 5_000)
    text = "".join(f"- {word}\n" for word in words)
    assert read_yaml(text) == list(words)
    assert read_yaml("[null, ~, '', 'null', no: 1]") == [None, None, "", "null", {"no": "1"}]
    assert read_yaml("a: !!int 7\nb: !!bool no\nc: !!timestamp 2026-01-01") == {
        "a": "7",
        "b": "no",
        "c": "2026-01-01",
    }


def test_the_line_with_which_excel_names_a_separator_is_no_row() -> None:
    for text in ("sep=;\na,b;c\n1;2\n", "SEP=;\r\na,b;c\r\n1;2\r\n"):
        headers, rows = read_csv(text)
        assert headers == ["a,b", "c"]
        assert list(rows) == [Record(2, {"a,b": "1", "c": "2"})]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('["\\ud800"]', "line 1, column 3"),
        ('[\n "\\uD83D\\uDE00",\n "a \\udc00"\n]', "line 3, column 5"),
        ('[\n "\\\\ud800",\n "\\uDE00\\uD83D"]', "line 3, column 3"),
        ('{"\\ud83d\\ud83d\\ude00": 1}', "line 1, column 3"),
        ('["\\ud83d\\n", 1]', "line 1, column 3"),
    ],
)
def test_half_of_a_surrogate_pair_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(SourceFault, match=f"half of a surrogate pair.*, at {place}$"):
        read_json(text)
