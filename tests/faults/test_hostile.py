"""Ledgers made to hurt: the program ends, within its memory, with a clear word and nothing else."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.program import Ran, command, complaints, limited, run

CLAIM = '[claims.acme]\ntext = "Acme will open"\nclaimant = "Acme"\nmade = 2024-01-01\n'
EVIDENCE = '[claims.acme.evidence.seen]\ndate = 2024-02-01\nstance = "supports"\nsource = "wire"\n'
SCREEN = "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b31m"
MARKUP = "[red]x[/red] [link=file:///etc/passwd]y[/] [/]"
BIDI = "\u202egnihton\u202c \u2066\u200b\ufeff"

MOST_KB = 4 << 20
MOST_SECONDS = 300
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def _toml(text: str) -> str:
    return '"' + "".join(f"\\u{ord(letter):04X}" for letter in text) + '"'


def _claim(*lines: str) -> bytes:
    return "\n".join([CLAIM.rstrip(), *lines, ""]).encode()


def _keys(count: int = 1_000_000) -> str:
    return "\n".join(f"k{number} = 1" for number in range(count))


LEDGERS: dict[str, Callable[[], bytes]] = {
    "a million open brackets": lambda: b"a = " + b"[" * 1_000_000,
    "a million open braces": lambda: b"a = {b = " * 1_000_000,
    "a header of a million keys": lambda: b"[" + b".".join([b"a"] * 1_000_000) + b"]\n",
    "a string of 100 MB": lambda: _claim('quote = "' + "y" * 100_000_000 + '"'),
    "a million keys": lambda: _keys().encode(),
    "300,000 keys in a claim": lambda: _claim(_keys(300_000)),
    "a million tags": lambda: _claim("tags = [" + '"x", ' * 1_000_000 + "]"),
    "a claim that is a hundred thousand parts of itself": lambda: _claim(
        "parts = [" + '"acme", ' * 100_000 + "]"
    ),
    "NUL bytes": lambda: _claim('quote = "a\0b"'),
    "nothing but NUL bytes": lambda: b"\0" * 1_000_000,
    "a lone surrogate": lambda: CLAIM.encode() + b'quote = "\xed\xa0\x80"\n',
    "a lone surrogate, escaped": lambda: _claim('quote = "\\ud800"'),
    "nan and inf": lambda: _claim("odds = nan", "more = inf", EVIDENCE + "value = -inf"),
    "a number of a hundred thousand digits": lambda: _claim(EVIDENCE + f"value = {'9' * 100_000}"),
    "control sequences": lambda: _claim(
        f"note = {_toml(SCREEN)}", EVIDENCE + f"title = {_toml(SCREEN)}"
    ),
    "control sequences in keys": lambda: _claim(f"{_toml(SCREEN)} = 1"),
    "bidi controls": lambda: _claim(f"quote = {_toml(BIDI)}", EVIDENCE + f"quote = {_toml(BIDI)}"),
    "rich markup": lambda: _claim(f'quote = "{MARKUP}"'),
    "a reserved name": lambda: CLAIM.replace("acme", "con").encode() + b"[claims.nul]\n",
    "a path for an id": lambda: CLAIM.replace("acme", '"../../etc/passwd"').encode(),
    "bytes of chance": lambda: bytes(range(256)) * 4096,
}


LARGE = ("a string of 100 MB", "a million keys", "300,000 keys in a claim", "a million tags")
"""What takes seconds, and is asked for once: `check` reads all that others do."""


def bounded(path: Path, *args: str) -> Ran:
    return run(limited(command("whole", path, *args), memory_kb=MOST_KB), MOST_SECONDS)


@pytest.mark.parametrize("name", LEDGERS)
def test_a_hostile_ledger_gets_a_clear_word_in_bounded_time_and_memory(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(LEDGERS[name]())
    writing = ("add-evidence", "acme", "--source", "x", "--dry-run")
    for args in (("check",), *(() if name in LARGE else (("list",), writing))):
        ran = bounded(path, *args)
        assert "Traceback" not in ran.err
        assert ran.code in (0, 1, 2, 3)
        if ran.code in (2, 3):
            assert complaints(ran) == []
        assert not OBEYED.search(ran.out + ran.err)


@pytest.mark.parametrize("name", ["control sequences", "bidi controls", "rich markup"])
def test_a_page_about_a_hostile_claim_shows_its_text_and_obeys_none_of_it(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(LEDGERS[name]())
    for args in (("show", "acme"), ("report",), ("brief", "acme"), ("changes",)):
        ran = bounded(path, *args)
        assert ran.code == 0
        assert not OBEYED.search(ran.out + ran.err)
    shown = bounded(path, "show", "acme").out
    expected = {
        "control sequences": r"\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b31m",
        "bidi controls": r"\u202egnihton\u202c \u2066\u200b\ufeff",
        "rich markup": MARKUP,
    }
    assert expected[name] in shown


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link_to_fifo(path: Path) -> None:
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _directory(path: Path) -> None:
    path.mkdir()


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("make", [_fifo, _link_to_fifo, _loop, _device, _directory, _dangling])
def test_what_is_no_file_is_refused_at_once_and_left_alone(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "claims.toml"
    make(path)
    before = sorted(tmp_path.iterdir())
    for args in (("list",), ("add-evidence", "acme", "--source", "x")):
        ran = run(limited(command("whole", path, *args), memory_kb=MOST_KB), MOST_SECONDS)
        assert ran.code == 3
        assert complaints(ran) == []
    assert sorted(tmp_path.iterdir()) == before


def test_a_symlinked_ledger_is_read_and_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text(CLAIM)
    path = tmp_path / "claims.toml"
    path.symlink_to("real.toml")
    assert bounded(path, "add-evidence", "acme", "--source", "wire", "--who", "").code == 0
    assert path.is_symlink()
    assert "wire" in real.read_text()


def broken(way: str, path: Path, *args: str, seconds: float = MOST_SECONDS) -> Ran:
    return run(limited(command(way, path, *args), memory_kb=MOST_KB), seconds)


def test_a_reader_on_a_plain_stack_is_seen_to_die(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(LEDGERS["a million open brackets"]())
    assert broken("reads_on_a_plain_stack", path, "list").code < 0


def test_a_reader_of_any_file_is_seen_to_hang(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    _fifo(path)
    assert "not ended" in broken("reads_any_file", path, "list", seconds=4).err


def test_text_that_goes_out_as_it_is_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(LEDGERS["control sequences"]())
    assert OBEYED.search(broken("prints_what_it_reads", path, "show", "acme").out)


def test_nothing_that_a_ledger_says_is_executed(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(f"""{CLAIM}source = "$(touch owned)"
quote = "`touch owned`; touch owned"
{EVIDENCE.replace("wire", "file:///bin/sh; touch owned")}""")
    for args in (("list",), ("show", "acme"), ("report",), ("review",), ("check",)):
        subprocess.run(
            command("whole", path, *args), cwd=tmp_path, check=False, capture_output=True
        )
    assert sorted(file.name for file in tmp_path.iterdir()) == ["claims.toml"]
