"""Completion for the shell that is named; typer knows only the one that it runs in."""

from pathlib import Path
from typing import Any, Final

from claimcheck.errors import UsageError

_PROGRAM: Final = "claimcheck"
OPTIONS: Final = ("--install-completion", "--show-completion")
SHELLS: Final = ("bash", "zsh", "fish", "powershell", "pwsh")
HELP: Final = {
    "install_completion": "Install completion for this shell, or for the one that you name: "
    "--install-completion zsh.",
    "show_completion": "Show what it would install, to copy or change it.",
}


_AT_ONCE: Final = """
if [[ ${{funcstack[1]}} == _{0} ]]; then _{0}_completion; fi
"""
"""What makes zsh complete where it has just read the file: typer's only says how, which leaves the
first press of the tabulator in each shell without an answer."""


def set_up(ctx: Any, args: list[str]) -> None:
    """Install or show completion where that is asked for, and end the program; else do nothing.

    UsageError (2) for a shell that there is no completion for.
    """
    option, _, shell = args[0].partition("=")
    shell = shell or next(iter(args[1:]), "")
    if option not in OPTIONS or shell.startswith("-"):
        return
    if shell and shell not in SHELLS:
        raise UsageError(f"no completion for “{shell}”", f"name one of {', '.join(SHELLS)}")
    from typer.completion import install_callback, show_callback

    callback = install_callback if option == OPTIONS[0] else show_callback
    try:
        callback(ctx, ctx.command, shell or True)  # True: the shell that this runs in
    finally:
        _complete_at_once(ctx.info_name)


def completion_script(shell: str) -> str:
    """Return what completes in bash, zsh or fish, as a package lays it down for all users."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(
        prog_name=_PROGRAM, complete_var=f"_{_PROGRAM.upper()}_COMPLETE", shell=shell
    )
    return f"{script}\n{_AT_ONCE.format(_PROGRAM)}" if shell == "zsh" else f"{script}\n"


def _complete_at_once(program: str) -> None:
    file, ending = Path.home() / ".zfunc" / f"_{program}", _AT_ONCE.format(program)
    if file.is_file() and not (script := file.read_text(encoding="utf-8")).endswith(ending):
        file.write_text(script + ending, encoding="utf-8")
