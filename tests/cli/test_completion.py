"""Completion from the ledger: what is offered where, and in the three shells themselves."""

import os
import pty
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import PROGRAM, UTF_8, in_pipe, write_ledger

Complete = Callable[..., list[str]]
SHARE = Path(__file__).parents[2] / "data" / "share"
LEDGER = """\
[claims.xpeng-cars]
text = "XPENG will build flying cars"
claimant = "He Xiaopeng & Sons"
made = 2025-03-08
tags = ["ev", "mc's"]
x-desk = "business"

[claims.xpeng-cars.evidence.herald]
date = 2025-05-01
stance = "supports"
source = "The Herald"

[claims.xpeng-cars.inquiries.letter]
date = 2025-06-02
to = "press office"
question = "When?"

[claims.xpeng-cars.revisions.later]
date = 2025-06-01
deadline = "2027"

[claims.evil]
text = "It will be clean"
claimant = "Evil $(touch pwned) `touch pwned`"
made = 2025-03-08
tags = ['\\$(touch pwned)', "a;touch pwned", "ev"]

[looks.round]
date = 2025-07-01
claims = ["xpeng-cars"]
"""


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        ("list --status o", ["overdue\toverdue", "open\tall without a ruling"]),
        ("report --claimant H", ["He Xiaopeng & Sons\t1 claim"]),
        ("add text --tag e", ["ev\t2 claims"]),
        ("due --where x", ["x-desk=\tyour own field"]),
        ("score --where kind=", ["kind=promise", "kind=aim", "kind=forecast"]),
        (
            "correct xpeng-cars ",
            [
                "herald\tsupports: The Herald",
                "later\trevised: due 2027",
                "letter\tasked: press office: “When?”",
                "round\tlooked: nothing new",
            ],
        ),
        ("resolve xpeng-cars kept --on ", ["herald\tsupports: The Herald"]),
        ("replied xpeng-cars ", ["letter\tasked: press office: “When?”"]),
        ("resolve xpeng-cars par", ["partly-kept"]),
        ("add-evidence xpeng-cars --stance s", ["supports"]),
        ("export js", ["json", "jsonl"]),
        ("score --rule ", ["strict", "standard", "lenient"]),
    ],
)  # fmt: skip
def test_a_value_is_completed_by_what_can_stand_there(
    folder: Path, completed: Complete, words: str, candidates: list[str]
) -> None:
    write_ledger(folder, LEDGER)
    assert completed(f"claimcheck {words}", "fish") == candidates


def test_a_ruling_to_sign_is_completed_by_its_key(folder: Path, completed: Complete) -> None:
    ruling = (
        '[claims.xpeng-cars.verdicts.v]\ndate = 2026-01-05\nverdict = "broken"\nbecause = "none"\n'
    )
    write_ledger(folder, f"{LEDGER}\n{ruling}")
    assert completed("claimcheck sign xpeng-cars ", "fish") == ["v\tbroken: none"]


@pytest.mark.parametrize(
    "words", ["correct nothing ", "resolve nothing kept --on ", "list --claimant ", "due --where x"]
)
@pytest.mark.parametrize("text", ["[claims\n", ""])
def test_where_there_is_nothing_to_complete_nothing_is_said(
    folder: Path, completed: Complete, words: str, text: str
) -> None:
    write_ledger(folder, text)
    assert completed(f"claimcheck {words}", "fish") in ([], [""])


def test_an_unknown_shell_is_refused_with_those_there_are(folder: Path) -> None:
    code, out, err = in_pipe("--install-completion", "ksh")
    assert (code, out) == (2, b"")
    assert err.decode() == (
        "claimcheck: no completion for “ksh”\n  name one of bash, zsh, fish, powershell, pwsh\n"
    )


def at_home(home: Path) -> dict[str, str]:
    """Return the environment of somebody whose home this is, with the program on their path."""
    path = f"{Path(PROGRAM).parent}{os.pathsep}{os.environ['PATH']}"
    own = {"HOME": str(home), "ZDOTDIR": str(home), "XDG_CONFIG_HOME": f"{home}/.config"}
    return {**os.environ, **UTF_8, **own, "PATH": path, "TERM": "dumb"}


def in_bash(home: Path, words: str) -> list[str]:
    """Return what bash is handed, by the function that readline calls."""
    script = f"""
        source ~/.bashrc
        COMP_WORDS=({words} "") COMP_CWORD={len(words.split())}
        _claimcheck_completion claimcheck
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    shell = ["bash", "--norc", "-c", script]
    done = subprocess.run(shell, env=at_home(home), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def in_fish(home: Path, words: str) -> list[str]:
    """Return what fish offers, as it completes by itself."""
    shell = ["fish", "-c", f"complete -C '{words} '"]
    done = subprocess.run(shell, env=at_home(home), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [line.partition("\t")[0] for line in done.stdout.splitlines()]


def in_zsh(home: Path, words: str) -> str:
    """Return what zsh makes of a line in a terminal when the tabulator is pressed."""
    with (home / ".zshrc").open("a") as settings:
        settings.write("""
            probe() { zle complete-word; print -r -- "$BUFFER" > line; exit }
            zle -N probe; bindkey '^O' probe
            precmd() { print READY }
        """)
    terminal, inside = pty.openpty()
    shell = subprocess.Popen(
        ["zsh", "-i"],
        env=at_home(home),
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    )
    os.close(inside)
    told = b""
    while b"READY" not in told:
        told += os.read(terminal, 1 << 16)
    os.write(terminal, f"{words} \x0f".encode())
    try:
        while some := os.read(terminal, 1 << 16):
            told += some
    except OSError:  # how a terminal ends on Linux
        os.close(terminal)
    shell.wait(timeout=60)
    assert b"Traceback" not in told
    return Path("line").read_text().rstrip()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_that_is_asked_for_completes_from_the_ledger_and_runs_nothing(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, shell: str
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    write_ledger(folder, LEDGER)
    home = tmp_path_factory.mktemp("home")
    code, _, err = in_pipe("--install-completion", shell, env={"HOME": str(home)})
    assert (code, err) == (0, b"")
    evil = "Evil $(touch pwned) `touch pwned`"
    if shell == "bash":
        assert in_bash(home, "claimcheck list --claimant") == [
            r"Evil\ \$\(touch\ pwned\)\ \`touch\ pwned\`",
            r"He\ Xiaopeng\ \&\ Sons",
        ]
        tags = in_bash(home, "claimcheck list --tag")
        assert tags == [r"\\\$\(touch\ pwned\)", r"a\;touch\ pwned", "ev", r"mc\'s"]
    elif shell == "fish":
        assert in_fish(home, "claimcheck list --claimant") == [evil, "He Xiaopeng & Sons"]
    else:  # which typer hands over wrongly what has quotation marks or dollar signs
        line = in_zsh(home, "claimcheck list --claimant")
        assert line == r"claimcheck list --claimant He\ Xiaopeng\ \&\ Sons"
    assert not (folder / "pwned").exists()


def lay_down(home: Path, shell: str) -> None:
    """Have a shell read the completion of the wheel, as one does that finds it in its folders."""
    if shell == "bash":
        (home / ".bashrc").write_text(f"source {SHARE}/bash-completion/completions/claimcheck\n")
    elif shell == "zsh":
        folder = SHARE / "zsh/site-functions"
        (home / ".zshrc").write_text(f"fpath+=({folder}); autoload -Uz compinit; compinit -u\n")
    else:
        vendor = home / ".config/fish/completions"
        vendor.mkdir(parents=True)
        shutil.copy(SHARE / "fish/vendor_completions.d/claimcheck.fish", vendor)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_in_the_wheel_completes_in_its_shell(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, shell: str
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    write_ledger(folder, LEDGER)
    home = tmp_path_factory.mktemp("home")
    lay_down(home, shell)
    if shell == "bash":
        assert in_bash(home, "claimcheck resolve xpeng-cars kept --on") == ["herald"]
    elif shell == "fish":
        assert in_fish(home, "claimcheck resolve xpeng-cars kept --on") == ["herald"]
    else:
        line = in_zsh(home, "claimcheck resolve xpeng-cars kept --on")
        assert line == "claimcheck resolve xpeng-cars kept --on herald"
