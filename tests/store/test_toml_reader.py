"""Reading TOML: what is read, what a fault says, and that no text can kill the process."""

import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
import toml_rs

from claimcheck.errors import LedgerError
from claimcheck.store import toml_reader
from claimcheck.store.ledger_file import decode
from claimcheck.store.toml_reader import MOST_LEVELS, TomlFault, nodes, parse

LEDGER = """\
[claims.xpeng]
text = "XPENG will mass-produce flying cars"
made = 2024-03-21
target = { measure = "countries", more-than = 60 }
tags = ["ev", "aviation"]

[claims.xpeng.evidence.2025-11-03-7f3a]
recorded = 2025-11-04T08:00:00Z
"""


def shared_data(name: str) -> Path:
    """Return a folder of outside test data, or skip the test."""
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    folder = Path(os.environ.get("CLAIMCHECK_SHARED_DATA", beside), name)
    if not folder.is_dir():
        pytest.skip(f"no {name} in CLAIMCHECK_SHARED_DATA or beside the repository")
    return folder


def fault_of(text: str, read: Callable[[str], Any] = parse) -> TomlFault:
    with pytest.raises(TomlFault) as caught:
        read(text)
    return caught.value


def test_a_ledger_is_read_to_plain_values() -> None:
    assert parse(LEDGER) == {
        "claims": {
            "xpeng": {
                "text": "XPENG will mass-produce flying cars",
                "made": date(2024, 3, 21),
                "target": {"measure": "countries", "more-than": 60},
                "tags": ["ev", "aviation"],
                "evidence": {"2025-11-03-7f3a": {"recorded": datetime(2025, 11, 4, 8, tzinfo=UTC)}},
            }
        }
    }


def test_an_empty_text_is_an_empty_ledger() -> None:
    assert parse("") == {}


def test_a_byte_order_mark_is_taken_off_with_the_bytes_and_has_no_place_in_the_text() -> None:
    for read in (parse, nodes):
        fault = fault_of("\ufeffa = 1", read)
        assert (fault.message, fault.line) == ("a byte order mark inside the text", 1)


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a = 1\na = 2\n", "duplicate key", 2, 1),
        ("a = [1\n  2]", "missing comma between array elements, expected `,`", 2, 3),
        ("'é' = '中' 1", "unexpected key or value, expected newline, `#`", 1, 11),
        ("a = 1\r\nb = \r\n", "string values must be quoted, expected literal string", 2, 5),
        (
            "a = 1\rb = 2",
            "carriage return must be followed by newline, expected newline",
            1,
            7,
        ),
        ("[a", "unclosed table, expected `]`", 1, 3),
        ("a = 2025-02-30", "invalid date, expected day between 01 and 28", 1, 5),
        ("# ok\na = '\0'", "a NUL character is not allowed", 2, 6),
        ("\0" * 1000, "a NUL character is not allowed", 1, 1),
        ("a = 1\nb = '\ud800'", "a lone surrogate is not a character", 2, 6),
        ("a = '12:00:60'\nb = [1, 12:00:60]", "second must be in 0..59", 2, 9),
        ("[claims.x]\nmade = 0000-01-01", "year 0 is out of range", 2, 8),
    ],
)
def test_a_fault_is_one_line_with_its_place(
    text: str, message: str, line: int, column: int
) -> None:
    fault = fault_of(text)
    assert (fault.message, fault.line, fault.column) == (message, line, column)
    assert "\n" not in str(fault)


def test_a_fault_does_not_repeat_a_long_line_of_the_file() -> None:
    assert len(fault_of("a = '" + "x" * 1_000_000).message) < 100


def test_only_toml_1_0_is_read_so_that_every_toml_reader_can_read_the_ledger() -> None:
    r"""Newlines in inline tables, \e and times without seconds came with TOML 1.1."""
    for text in ("a = {\n b = 1 }", 'a = "\\e"', "a = 07:32"):
        fault_of(text)


def test_the_nodes_of_a_block_have_lines_and_columns_in_bytes() -> None:
    tree = nodes('[claims."小鹏"]\n"中" = 1\ntags = ["中", "b"]\ntarget = { at-least = 3 }\n')
    block = tree["claims"]["小鹏"]
    assert (block["中"]["key_line"], block["中"]["key_col"]) == (2, (1, 5))
    assert block["tags"]["value"][1]["value_col"] == (16, 18)
    assert block["target"]["value"]["at-least"]["key_col"] == (12, 19)


def test_nodes_of_what_is_not_toml_are_a_fault_too() -> None:
    assert fault_of("a = ", nodes).line == 1


def test_nesting_is_read_to_a_limit_and_then_refused_with_its_line() -> None:
    deepest = MOST_LEVELS - 1
    assert parse("a = " + "[" * deepest + "]" * deepest)
    fault = fault_of("ok = 1\na = " + "[" * MOST_LEVELS + "]" * MOST_LEVELS)
    assert (fault.message, fault.line) == ("nested too deeply", 2)
    assert fault_of("ok = 1\n" + "a." * MOST_LEVELS + "a = 1").line == 2


def test_many_brackets_that_do_not_nest_are_read_on_a_thread_with_its_own_stack() -> None:
    text = "".join(f"[claims.c{i}]\ntags = ['a']\n" for i in range(2_000))
    before = threading.stack_size()
    assert len(parse(text)["claims"]) == 2_000
    assert threading.stack_size() == before
    assert fault_of(text + "=").line == 4_001


def test_whatever_thread_asks_it_is_one_that_lasts_which_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Many that had come and gone made the reader's own allocator fail, and with it the process."""
    loads, readers = toml_rs.loads, set[int]()

    def noted(text: str, toml_version: Literal["1.0.0"]) -> Any:
        readers.add(threading.get_ident())
        return loads(text, toml_version=toml_version)

    monkeypatch.setattr(toml_rs, "loads", noted)
    found: list[object] = []
    for _ in range(20):
        asking = threading.Thread(target=lambda: found.append(parse("a = 1")))
        asking.start()
        asking.join()
    assert found == [{"a": 1}] * 20
    assert len(readers) == 1


def test_a_process_that_forked_has_a_thread_of_its_own_to_read() -> None:
    text = "a = [\n" + "[],\n" * 300 + "]"
    assert len(parse(text)["a"]) == 300
    program = os.fork()
    if program == 0:
        os._exit(0 if len(parse(text)["a"]) == 300 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(program, 0)[1]) == 0


def test_where_no_such_stack_is_granted_the_standard_library_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(toml_reader, "_readers", {})
    monkeypatch.setattr(threading.Thread, "start", refuse)
    text = "".join(f"[claims.c{i}]\ntags = ['a']\n" for i in range(2_000))
    assert parse(text) == tomllib.loads(text)
    fault = fault_of(text + "a = 1 2\n")
    assert (fault.line, fault.column) == (4_001, 7)
    assert fault.message == "expected newline or end of document after a statement"
    assert fault_of(text + "a = [").line == 4_001
    assert fault_of(text + "a = '\0'").message == "a NUL character is not allowed"
    assert fault_of(text, nodes).message == "nested too deeply"


def test_lines_that_close_what_they_open_need_no_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a ledger of a hundred thousand claims is still read by the fast reader."""
    monkeypatch.setattr(toml_reader, "_MOST_STACK", 4 << 20)
    monkeypatch.setattr(toml_reader, "_read_slowly", None)  # must not be asked
    claim = '[claims.c{0}]\ntags = ["a[", "b"]\ntarget = {{ measure = "x", equals = 1 }}\n'
    text = "".join(map(claim.format, range(1_000)))
    assert len(parse(f"\n{text}")["claims"]) == 1_000


@pytest.mark.parametrize(
    "text",
    [
        "'a = ' + '[' * N",
        "'a = ' + '[' * N + ']' * N",
        "'[' * N",
        "'a = ' + '{ a = ' * N + '1' + '}' * N",
        "'a = [' + '[\\n' * N",
        "'a = ' + '[ # ]\\n' * N",
        "'\\n[a' * N",
        "'a.' * N + 'a = 1'",
        "'[' + 'a.' * N + 'a]'",
        "'a.' * N + 'a = 1\\nb = ' + '[' * N",
        "'a = ' + '[' * 300_000 + ']' * 300_000",
    ],
)
def test_a_million_of_anything_is_refused_and_the_process_lives(text: str) -> None:
    """In a process of its own, on the main thread, within bounds of time and memory."""
    program = f"""
import re, threading
from pathlib import Path
from claimcheck.store.toml_reader import TomlFault, nodes, parse
N = 1_000_000
for read in (parse, nodes):
    try:
        read({text})
    except TomlFault as fault:
        print(fault)
assert threading.stack_size() == 0
# What the system tells of resources counts the process that this one was started from too.
told = Path("/proc/self/status")
peak = re.search(r"VmHWM:\\s+(\\d+) kB", told.read_text()) if told.exists() else None
assert peak is None or int(peak[1]) < 1_300_000
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    for line in done.stdout.splitlines():
        assert re.fullmatch(r"\d+:\d+: [^:]+", line)
    assert done.stdout.count("\n") == 2


def test_a_refusal_of_the_reader_that_names_no_place_is_told_at_the_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(text: str, toml_version: str) -> None:
        raise ValueError("Out of luck")

    monkeypatch.setattr(toml_rs, "loads", refuse)
    fault = fault_of("# first\na = 1\n")
    assert (fault.message, fault.line, fault.column) == ("out of luck", 1, 1)


def test_a_key_of_too_many_parts_is_told_at_its_line_before_the_standard_library_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(toml_reader, "_MOST_STACK", 1 << 20)
    monkeypatch.setattr(tomllib, "loads", None)  # must not be asked
    fault = fault_of("ok = 1\n" + "a." * MOST_LEVELS + "a = 1\nb = " + "[" * 5_000)
    assert (fault.message, fault.line, fault.column) == ("nested too deeply", 2, 1)


def test_what_the_standard_library_cannot_read_either_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which reads when the stack would be too large: here, sooner than it would."""
    monkeypatch.setattr(toml_reader, "_MOST_STACK", 1 << 20)
    for text in ("a = " + "[" * 5_000, "a." * 5_000 + "a = [\n" + "[],\n" * 5_000 + "]"):
        fault = fault_of(f"# first\n{text}")
        assert (fault.message, fault.line) == ("nested too deeply", 2)


def toml_test(kind: str) -> list[Path]:
    folder = shared_data("toml_test")
    names = (folder / "files-toml-1.0.0").read_text().split()
    files = [
        folder / name for name in names if name.startswith(f"{kind}/") and name.endswith(".toml")
    ]
    assert len(files) > 150
    return files


def test_every_valid_file_of_the_toml_test_suite_is_read() -> None:
    for file in toml_test("valid"):
        text = decode(file.read_bytes(), file)
        assert parse(text) is not None
        assert nodes(text) is not None


def test_every_invalid_file_of_the_toml_test_suite_is_refused_with_a_line() -> None:
    for file in toml_test("invalid"):
        try:
            text = decode(file.read_bytes(), file)
        except LedgerError:
            continue
        fault = fault_of(text)
        assert 1 <= fault.line <= text.count("\n") + 1, file
        assert fault.column >= 1
        assert "\n" not in fault.message
        assert fault.message
