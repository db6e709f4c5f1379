"""Hostile text reaches nobody's terminal, and a pipe gets plain text in whole lines."""

import json
import os
import re
import shlex
import subprocess
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import PROGRAM, in_pipe, in_terminal, widths, without_styles, write_ledger
from tests.conftest import Run
from tests.repositories import Repository

Write = Callable[[str], Path]

HOSTILE = {
    "colour": "\x1b[31mred",
    "clear": "\x1b[2J\x1b[H",
    "link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "title": "\x1b]0;pwned\x07",
    "c1": "\x9b31m\x9d0;pwned\x9c",
    "bidi": "\u202egpj.exe\u202c",
    "isolate": "\u2066a\u2069",
    "marks": "\u200e\u200f\u061c",
    "invisible": "a\u200bb\u2060c\ufeffd\u00ade",
    "tag": "\U000e0041\U000e007f",
    "separators": "one\u2028two\u2029three",
    "line end": "first\nclaims.toml:1:1: error: forged",
    "carriage return": "safe\rforged",
    "backspace": "good\b\b\b\bevil",
    "bell": "\x07\x7f",
    "markup": "[red]bold[/red] [/x] [link=https://evil.example]x[/link] :smile: [sic]",
    "format": "{0} %s \\x1b \\",
    "emoji": "a:b:c 10:30 :smile: ::smile:: :[x]smile: :red_heart-text: https://a:b:1",
}


def toml(text: str) -> str:
    """Return a text as a TOML string in which every odd character is an escape."""
    return '"' + "".join(_toml_escape(letter) for letter in text) + '"'


def _toml_escape(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isascii() and letter.isprintable():
        return letter
    return f"\\U{ord(letter):08x}"


def hostile_ledger(text: str) -> str:
    """Return a ledger with a text in every key that takes text."""
    x = toml(f"a{text}z")
    return f"""\
[settings]
title = {x}

[claimants.acme]
name = {x}
also = [{toml("also" + text)}]

[claims.one]
text = {x}
claimant = {x}
speaker = {x}
made = 2024-01-01
deadline = "2025"
deadline-words = {x}
quote = {x}
wording = "reported"
original = {x}
lang = {x}
source = {x}
title = {x}
archived = {x}
criteria = {x}
tags = [{x}]
target = {{ measure = {x}, at-least = 60, unit = {x} }}
condition = {x}
note = {x}
by = {x}
imported = {x}
unknown = {x}

[claims.one.evidence.e]
date = 2024-02-01
stance = "mixed"
source = {x}
title = {x}
quote = {x}
note = {x}
value = 3
archived = {x}
by = {x}

[claims.one.evidence.f]
date = 2024-02-02
stance = "supports"
source = {x}
value = 4
measure = {x}
unit = {x}

[claims.one.revisions.r]
date = 2024-03-01
deadline = "2026-10"
deadline-words = {x}
condition-met = true
text = {x}
speaker = {x}
source = {x}
title = {x}
quote = {x}
original = {x}
note = {x}
by = {x}

[claims.one.forecasts.o]
date = 2024-03-02
probability = 0.5
note = {x}
by = {x}

[claims.one.corrections.c]
date = 2024-03-03
retracts = "f"
criteria = {x}
because = {x}
by = {x}

[claims.one.inquiries.q]
date = 2024-03-04
to = {x}
question = {x}
reply-by = 2024-03-05
note = {x}
by = {x}

[claims.one.replies.a]
date = 2024-03-05
inquiry = "q"
quote = {x}
original = {x}
lang = {x}
source = {x}
archived = {x}
note = {x}
by = {x}

[claims.one.inquiries.s]
date = 2024-03-06
to = {x}
question = {x}
reply-by = 2024-03-07

[claims.two]
text = {x}
claimant = {toml("another" + text)}
made = 2024-01-01

[claims.two.verdicts.v]
date = 2026-11-20
verdict = "broken"
because = {x}
note = {x}
by = {x}

[looks.l]
date = 2024-04-01
claims = ["one"]
where = {x}
note = {x}
by = {x}
"""


def unprintable(text: str) -> list[str]:
    """Return what a terminal would obey, reorder or hide, but line ends and our styles.

    A soft hyphen is a part of words, which is shown as itself.
    """
    plain = without_styles(text)
    return [
        f"U+{ord(letter):04X}"
        for letter in plain
        if letter not in "\n\u00ad"
        and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


READING = (
    ("list",),
    ("list", "--json"),
    ("show", "one"),
    ("show", "two"),
    ("show", "one", "--json"),
    ("report", "--since", "2024-01-01"),
    ("report", "--json", "--since", "2024-01-01"),
    ("report", "--format", "markdown", "--with", "notes", "--since", "2024-01-01"),
    ("brief", "one"),
    ("brief", "two", "--json"),
    ("due",),
    ("due", "--json"),
    ("score",),
    ("score", "--per", "tag", "--json"),
    ("score", "--per", "speaker", "--rule", "strict"),
    ("score", "--per", "forecaster"),
    ("check",),
    ("check", "--json"),
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_hostile_text_in_every_key_is_printed_as_what_it_is(
    run: Run, ledger_file: Write, args: tuple[str, ...], text: str
) -> None:
    ledger_file(hostile_ledger(text))
    ran = run(*args)
    assert ran.code == 0, ran.err
    assert unprintable(ran.out + ran.err) == []
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_gives_back_hostile_text_letter_by_letter(
    run: Run, ledger_file: Write, text: str
) -> None:
    ledger_file(hostile_ledger(text))
    claim = json.loads(run("show", "one", "--json").out)["claim"]
    for key in ("text", "claimant", "quote", "note", "unknown"):
        assert claim[key] == f"a{text}z"


@pytest.mark.parametrize("text", [HOSTILE["markup"], HOSTILE["format"]])
def test_brackets_and_braces_are_shown_as_they_are(run: Run, ledger_file: Write, text: str) -> None:
    ledger_file(hostile_ledger(text))
    for args in (("list",), ("show", "one"), ("report",), ("due",)):
        assert f"a{text}z" in run(*args).out


def test_a_line_end_in_a_text_forges_no_line(run: Run, ledger_file: Write) -> None:
    ledger_file(hostile_ledger(HOSTILE["line end"]))
    for args in (("list",), ("due",), ("check",), ("show", "one"), ("report",)):
        lines = run(*args).out.splitlines()
        assert not any(line.startswith("claims.toml:1:1: error") for line in lines)
    assert len(run("list").out.splitlines()) == 2


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_an_invalid_ledger_reaches_no_terminal(
    run: Run, ledger_file: Write, text: str
) -> None:
    for line in (
        f"deadline = {toml(text)}",
        f"made = {toml(text)}",
        f"{toml(text)} = 3",
        f"[claims.{toml(text)}]",
        f"kind = {toml(text)}",
        f"target = {{ measure = {toml(text)}, most = 3 }}",
        f"parts = [{toml(text)}]",
        f'"{text}',  # a TOML fault, the raw text in the line
    ):
        ledger_file(f'[claims.one]\ntext = "t"\nclaimant = "c"\n{line}\n')
        for args in (("list",), ("check",), ("check", "--json")):
            ran = run(*args)
            assert ran.code in (1, 3)
            assert unprintable(ran.out + ran.err) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_arguments_come_back_in_messages_as_what_they_are(
    run: Run, ledger_file: Write, text: str
) -> None:
    path = ledger_file(hostile_ledger("plain"))
    before = path.read_bytes()
    for args in (
        ("show", text),
        ("list", "--as-of", text),
        ("list", "--status", text),
        ("when", text),
        ("when", "2026", "--said", text),
        ("due", "--within", text),
        ("forecast", "one", text),
        ("add", "t", "--claimant", "c", "--by", text),
        ("add", "t", "--claimant", "c", "--by", "2030", f"--id={text}"),
        ("add", "t", "--claimant", "c", "--by", "2030", "--target", text),
        ("add-evidence", "one", "--source", "s", "--value", text),
        ("correct", "one", text, "--because", "b"),
        ("--file", f"{text}.toml", "list"),
    ):
        ran = run(*args)
        assert ran.code in (2, 3), args
        assert unprintable(ran.out + ran.err) == [], args
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "args",
    [
        ("frobnicate\x1b[2J",),
        ("list", "--frob\x1b[2J"),
        ("list", "--sort", "\x1b[2J"),
        ("list", "--limit", "\x1b[2J"),
        ("resolve", "one", "\x1b[2J", "--because", "b"),
        ("add-evidence", "one", "--source", "s", "--stance", "\u202e"),
        ("schema", "\x1b]0;x\x07"),
        ("show", "one", "two\x1b[2J"),
        ("frob\u202e",),
        ("--fil\u202e", "x"),
        ("list", "--frob\u202e"),
        ("list", "-\u202e"),
        ("list", "--json=\u202e"),
        ("list", "--limit", "\u200b"),
        ("show", "one", "two\u202e\u2066"),
        ("import", "one.csv", "--map", "two", "three\u202e"),
    ],
    ids=ascii,
)
def test_hostile_words_that_the_option_parser_refuses_come_back_as_what_they_are(
    run: Run, ledger_file: Write, args: tuple[str, ...]
) -> None:
    ledger_file(hostile_ledger("plain"))
    for ran in (run(*args), in_terminal(80, *args)):  # for a pipe typer leaves styles out
        assert ran.code == 2
        assert unprintable(ran.out + ran.err) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_names_of_files_are_shown_as_what_they_are(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    name = f"a{text}z".replace("/", "_")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    for args in (
        ("init",),
        ("init",),
        ("init", "--git"),
        ("check",),
        ("check", "--json"),
        ("list", "--json"),
        ("verify",),
        ("verify", "--git"),
        ("add", "x", "--claimant", "c", "--by", "2030", "--id", "one"),
        ("add", "x", "--claimant", "d", "--by", "2030", "--dry-run"),
        ("site", f"{name}.d"),
        ("site", name),
        ("report", "-o", f"{name}/x.md"),
        ("export", "csv", "-o", name),
        ("import", f"{name}.csv"),
        ("import", name),
        ("import", name, "--map", f"{name}.toml"),
        ("extract", f"{name}.txt"),
        ("add-evidence", "one", "--source", "s", "--snapshot", f"{name}.html"),
        ("merge-driver", name, name, f"{name}.toml"),
        ("merge-driver", name, name, name, name),
    ):
        ran = run("--file", name, *args)
        assert unprintable(ran.out + ran.err) == [], args
    (folder / name).write_text("[claims.one]\n")
    ran = run("--file", name, "check")
    assert ran.code == 1
    assert unprintable(ran.out) == []
    assert [line for line in ran.out.splitlines() if not line.startswith("a")] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_names_in_a_repository_are_shown_as_what_they_are(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    name = f"a{text}z".replace("/", "_")
    below = folder / name
    below.mkdir()
    made = Repository(folder, f"{name}/{name}")
    (below / "evidence").mkdir()
    (below / "evidence" / name).write_text("x")
    made.commit("[claims.one]\n", name)
    made.git("mv", f"{name}/{name}", f"{name}/claims.toml")
    made.git("commit", "--quiet", "--message", name)
    (below / "claims.toml").write_text(hostile_ledger(text))
    monkeypatch.chdir(below)
    for args in (("verify",), ("verify", "--git"), ("verify", "--git", "--json"), ("check",)):
        ran = run(*args)
        assert unprintable(ran.out + ran.err) == [], args
    (below / "evidence").rename(below / "other")
    (below / "other").chmod(0o755)
    monkeypatch.chdir(below / "other")
    for args in (("init", "--git"), ("check",), ("list", "--sort", "made"), ("init",)):
        ran = run(*args)
        assert ran.code == 0, ran.err
        assert unprintable(ran.out + ran.err) == [], args


def test_the_name_of_a_file_is_printed_letter_by_letter(run: Run, folder: Path) -> None:
    assert run("--file", "two  spaces é.toml", "init").out == "two  spaces é.toml\n"
    assert (folder / "two  spaces é.toml").exists()
    assert run("--file", "two  spaces é.toml", "site", "a  site").out == "a  site\n"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_written_as_given_and_shown_in_the_diff_as_what_it_is(
    run: Run, ledger_file: Write, text: str
) -> None:
    path = ledger_file("")
    new = ("add", f"a{text}z", "--claimant", "Acme", "--by", "2030", "--id", "one")
    dry = run(*new, "--dry-run")
    assert dry.code == 0
    assert unprintable(dry.out + dry.err) == []
    ran = run(*new)
    assert unprintable(ran.out + ran.err) == []
    assert tomllib.loads(path.read_text())["claims"]["one"]["text"] == f"a{text}z"


def test_nul_in_an_escape_is_shown_as_what_it_is(run: Run, ledger_file: Write) -> None:
    ledger_file(hostile_ledger("\0"))
    for args in READING:
        ran = run(*args)
        assert ran.code == 0
        assert unprintable(ran.out) == []
    assert "a\\x00z" in run("list").out


def test_a_raw_nul_is_a_fault_with_its_place(run: Run, ledger_file: Write) -> None:
    ledger_file('[settings]\ntitle = "a\0b"\n')
    ran = run("list")
    assert ran.code == 3
    assert "claims.toml:2:11: " in ran.err
    assert unprintable(ran.err) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_no_hostile_text(folder: Path, shell: str) -> None:
    claims = (
        f"[claims.c{n}]\ntext = {x}\nclaimant = {x}\nmade = 2024-01-01\nquote = {x}\ntags = [{x}]\n"
        for n, x in enumerate(toml(f"a{text}z") for text in HOSTILE.values())
    )
    write_ledger(folder, "\n".join(claims))
    code, out, err = complete(shell, "claimcheck show ", "2")
    assert (code, err) == (0, b"")
    assert unprintable(out.decode().replace("\t", " ")) == []  # fish parts the two by a tab
    assert len(re.findall(rb"\bc\d+\b", out)) == len(HOSTILE)


def test_completion_makes_no_emoji_of_colons(folder: Path) -> None:
    write_ledger(folder, hostile_ledger(HOSTILE["emoji"]))
    _, out, _ = complete("fish", "claimcheck show ", "2")
    (told,) = {line.partition("\t")[2] for line in out.decode().splitlines()}
    assert told == "aa∶b:c 10:30 ∶smile: ∶∶smile∶: ∶(x)smile: ∶red_heart-text: https∶//a∶b:1z"


def test_completion_offers_one_line_for_a_claim_however_long_it_is(folder: Path) -> None:
    write_ledger(folder, hostile_ledger("rm " * 100))
    for columns in ("20", "80"):
        code, out, _ = complete("fish", "claimcheck show ", "2", COLUMNS=columns)
        assert code == 0
        assert [line.partition("\t")[0] for line in out.decode().splitlines()] == ["one", "two"]


def complete(shell: str, words: str, place: str, **env: str) -> tuple[int, bytes, bytes]:
    env |= {"_CLAIMCHECK_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": place}
    env |= {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return in_pipe(env=env)


def test_a_pipe_gets_no_escape_codes_and_whole_lines(folder: Path) -> None:
    long = "Acme will " + "build very long trains " * 30 + "of cars"
    write_ledger(
        folder,
        f"""\
[claims.acme-trains]
text = "{long}"
claimant = "A company with a name that is very long and goes on and on and on"
made = 2024-01-01
deadline = "2025"
criteria = "{long}"
quote = "{long}"
""",
    )
    env = {"COLUMNS": "40", "TERM": "xterm-256color"}
    for args in (("list",), ("show", "acme-trains"), ("report",), ("due",)):
        code, out, err = in_pipe(*args, env=env)
        assert (code, err) == (0, b"")
        assert b"\x1b" not in out
        assert long.encode() in out
        assert "…" not in out.decode().replace('"…"', "")


def test_no_color_takes_the_colours_from_a_terminal(folder: Path) -> None:
    write_ledger(folder, hostile_ledger("plain"))
    coloured = in_terminal(80, "list")
    plain = in_terminal(80, "list", env={"NO_COLOR": "1"})
    assert colours(coloured.out) != []
    assert colours(plain.out) == []
    assert without_styles(coloured.out) == without_styles(plain.out)


def test_force_color_gives_colours_to_a_pipe(folder: Path) -> None:
    write_ledger(folder, hostile_ledger("plain"))
    _, plain, _ = in_pipe("list")
    _, coloured, _ = in_pipe("list", env={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
    assert colours(coloured.decode()) != []
    assert without_styles(coloured.decode()) == plain.decode()


def test_no_color_beats_force_color(folder: Path) -> None:
    write_ledger(folder, hostile_ledger("plain"))
    env = {"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm-256color"}
    _, out, _ = in_pipe("list", env=env)
    assert colours(out.decode()) == []


def test_json_has_no_colour_even_when_it_is_forced(folder: Path) -> None:
    write_ledger(folder, hostile_ledger("plain"))
    _, out, _ = in_pipe("list", "--json", env={"FORCE_COLOR": "1"})
    assert b"\x1b" not in out
    json.loads(out)


def colours(text: str) -> list[str]:
    """Return the codes of colours, not those of weight, among the styles of a text."""
    codes = [code for one in re.findall(r"\x1b\[([0-9;]*)m", text) for code in one.split(";")]
    return [code for code in codes if re.fullmatch(r"(3|4|9|10)[0-9]", code)]


WIDE = """\
[settings]
title = "約束の台帳、とても長い題名がここに書かれている、まだまだ続く"

[claims.xpeng-flying-car-with-a-very-long-id-too]
text = "小鹏汽车将在二〇二六年量产飞行汽车并在全国范围内交付给客户，这是一个很长的句子"
claimant = "小鹏汽车广东小鹏汽车科技有限公司"
made = 2024-03-21
deadline = "2025-Q4"

[claims.x]
text = "飛"
claimant = "拓斯达"
made = 2024-03-21

[claims.emoji]
text = "👩‍👩‍👧‍👦 family 🇨🇳 flags é e\\u0301 combining ﷽ and a long tail of words that is cut"
claimant = "Ärzte"
made = 2024-03-21
deadline = "2035"
draft = true
"""


@pytest.mark.parametrize("columns", [20, 40, 80, 81, 109, 110, 111, 200])
@pytest.mark.parametrize("command", ["list", "due"])
def test_no_line_of_a_list_is_wider_than_the_terminal(
    folder: Path, command: str, columns: int
) -> None:
    write_ledger(folder, WIDE)
    ran = in_terminal(columns, command, "--as-of", "2026-11-24")
    assert ran.code == 0
    found = widths(ran.out)
    assert len(found) == {"list": 3, "due": 1}[command]
    assert max(found) <= columns


@pytest.mark.parametrize(
    ("args", "columns"),
    [
        *((("report",), columns) for columns in (40, 59, 60, 80, 120, 159, 160, 200)),
        *((("show", claim), columns) for claim in ("xpeng", "emoji") for columns in (80, 120)),
    ],
)
def test_no_line_of_a_report_or_page_is_wider_than_the_terminal(
    folder: Path, args: tuple[str, ...], columns: int
) -> None:
    write_ledger(folder, WIDE)
    ran = in_terminal(columns, *args, "--as-of", "2026-11-24")
    assert ran.code == 0
    commands = [line for line in ran.out.splitlines() if without_styles(line).startswith("▌ $ ")]
    others = "\n".join(line for line in ran.out.splitlines() if line not in commands)
    assert max(widths(others)) <= columns


def test_a_status_is_a_word_and_never_a_colour_alone(folder: Path) -> None:
    write_ledger(folder, WIDE)
    ran = in_terminal(80, "list", "--as-of", "2026-11-24", env={"NO_COLOR": "1"})
    first = [without_styles(line).split()[0] for line in ran.out.splitlines()]
    assert first == ["overdue", "pending", "undated"]


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    claims = "".join(
        f'[claims.c{n}]\ntext = "{"long " * 200}"\nclaimant = "Acme"\nmade = 2024-01-01\n'
        for n in range(300)
    )
    path = write_ledger(folder, claims)
    assert path.stat().st_size > 1 << 16
    for args in ("list", "report", "list --json", "check", "show c1 --json"):
        code, err = left_early(args)
        assert "Traceback" not in err
        assert "Exception" not in err
        assert code in (0, 1, 141)


def to_a_full_disk(folder: Path, *args: str) -> tuple[int, str]:
    """Return exit code and stderr of the program when its stdout has no room."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [PROGRAM, *args],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=300,
            text=True,
        )
    return done.returncode, done.stderr


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")


@needs_full
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_result_that_has_no_room_is_one_message(
    folder: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    write_ledger(folder, hostile_ledger("plain"))
    reads = (("list",), ("show", "one", "--json"), ("report",), ("due", "--exit-code"))
    for args in (*reads, ("--version",), ("--help",), ("list", "--help")):
        code, err = to_a_full_disk(folder, *args)
        assert code == 5
        assert err.splitlines()[0] == "claimcheck: cannot print the result: No space left on device"
        assert len(err.splitlines()) == 2


@pytest.mark.parametrize("args", ["list", "--version", "--help", "list --json"])
def test_a_result_for_which_stdout_is_closed_is_one_message(folder: Path, args: str) -> None:
    write_ledger(folder, hostile_ledger("plain"))
    done = in_shell(f"{args} >&-")
    assert done.returncode == 5
    assert done.stderr == (
        "claimcheck: cannot print the result: Bad file descriptor\n"
        "  check where the output goes, and run the command again\n"
    )


def test_closed_streams_are_no_place_for_a_file_that_is_opened(folder: Path) -> None:
    path = write_ledger(folder, hostile_ledger("plain"))
    looked = "looked one --date 2026-01-01"
    assert in_shell(f"{looked} <&- 2>&-").returncode == 0
    assert in_shell(f"{looked} nonsense >&- 2>&-").returncode == 2
    assert in_shell("check <&- >&- 2>&-").returncode == 5
    assert path.read_text().count("[looks.2026-01-01") == 1


@needs_full
def test_talk_that_has_no_room_changes_no_exit_code(folder: Path) -> None:
    path = write_ledger(folder, hostile_ledger("plain"))
    looked = "looked one --date 2026-01-01"
    assert in_shell(f"{looked} 2>/dev/full").returncode == 0
    assert in_shell("-f none.toml list 2>/dev/full").returncode == 3
    assert in_shell("list >/dev/full 2>/dev/full").returncode == 5
    assert path.read_text().count("[looks.2026-01-01") == 1


def in_shell(words: str) -> "subprocess.CompletedProcess[str]":
    """Run the program as a shell does that reads these words behind its name."""
    return subprocess.run(
        ["sh", "-c", f"{shlex.quote(PROGRAM)} {words}"],
        capture_output=True,
        check=False,
        timeout=300,
        text=True,
    )


@needs_full
def test_a_write_whose_key_has_no_room_is_done_and_says_so(folder: Path) -> None:
    path = write_ledger(folder, hostile_ledger("plain"))
    code, err = to_a_full_disk(folder, "add-evidence", "one", "--source", "new", "--who", "", "-q")
    assert (code, err) == (
        0,
        "everything was recorded, but the keys cannot be printed: No space left on device\n",
    )
    assert 'source = "new"' in path.read_text()


def left_early(args: str) -> tuple[int, str]:
    """Return exit code and stderr of the program when nobody reads its stdout."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [PROGRAM, *args.split()], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=300
    )
    os.close(writing)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
    ],
    ids=str,
)
def test_where_blocks_cannot_be_shown_a_report_is_drawn_in_ascii(
    folder: Path, env: dict[str, str]
) -> None:
    write_ledger(folder, hostile_ledger("plain"))
    code, ascii_, err = in_pipe("report", "--as-of", "2026-11-24", env=env)
    assert (code, err) == (0, b"")
    assert ascii_.isascii()
    _, blocks, _ = in_pipe("report", "--as-of", "2026-11-24")
    assert not blocks.isascii()
    assert [len(line) for line in ascii_.decode().split("\n")] == [
        len(line) for line in blocks.decode().split("\n")
    ]


def test_what_is_no_regular_file_is_written_to_as_it_is(folder: Path) -> None:
    write_ledger(folder, WIDE)
    _, plain, _ = in_pipe("report", "--format", "markdown")
    code, out, err = in_pipe("report", "--format", "markdown", "-o", "/dev/stdout")
    assert (code, out, err) == (0, plain, b"")
    assert in_pipe("report", "-o", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


def test_the_letters_of_a_ledger_stay_what_they_are_in_a_plain_locale(folder: Path) -> None:
    write_ledger(folder, WIDE)
    _, out, _ = in_pipe("list", env={"LC_ALL": "C"})
    assert "小鹏汽车将在二〇二六年" in out.decode()


def test_json_and_documents_are_utf_8_whatever_the_terminal_is(folder: Path) -> None:
    write_ledger(folder, WIDE)
    for args in (("list", "--json"), ("report", "--format", "markdown"), ("brief", "xpeng")):
        for env in ({"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}):
            code, out, _ = in_pipe(*args, env=env)
            assert code == 0
            assert "小鹏汽车将在二〇二六年" in out.decode()
