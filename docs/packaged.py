"""The files for the system around the program: man pages, and completion for three shells.

They are in the wheel below `share/`, and say what the help texts say.
"""

import re
from collections.abc import Iterator
from textwrap import fill
from typing import Any

import typer
from typer.core import TyperCommand

from claimcheck import __version__
from claimcheck.cli.main import COMMANDS, app
from claimcheck.cli.shell_setup import HELP, completion_script

PROGRAM = "claimcheck"
COMPLETIONS = {
    "bash": "bash-completion/completions/claimcheck",
    "zsh": "zsh/site-functions/_claimcheck",
    "fish": "fish/vendor_completions.d/claimcheck.fish",
}
_EXAMPLES = re.compile(r"Examples?:")
_AT_LINE_START = re.compile(r"^([.'])", re.MULTILINE)


def files(outcomes: dict[int, str]) -> dict[str, str]:
    """Return the text of each file by its path below `share/`; `outcomes` are the exit codes."""
    group: Any = typer.main.get_command(app)
    context = group.make_context(PROGRAM, [], resilient_parsing=True)
    for option in group.params:
        option.help = HELP.get(option.name, option.help)
    pages = {f"man/man1/{PROGRAM}.1": _page_of_program(group, context, outcomes)}
    for names in COMMANDS.values():
        for name in names:
            command = group.get_command(context, name)
            within = command.make_context(name, [], parent=context, resilient_parsing=True)
            pages[f"man/man1/{PROGRAM}-{name}.1"] = _page_of_command(command, within)
    return pages | {path: completion_script(shell) for shell, path in COMPLETIONS.items()}


def _page_of_program(group: Any, context: Any, outcomes: dict[int, str]) -> str:
    commands = group.list_commands(context)
    return _page(
        PROGRAM,
        "keep a ledger of public promises",
        f"{_bold(PROGRAM)} [{_italic('OPTIONS')}] {_italic('COMMAND')} [{_italic('ARGS')}]...",
        [
            *_description(group.help),
            *_options(group, context),
            *_commands(group, context),
            ".SH EXIT STATUS",
            *(line for code, text in outcomes.items() for line in _item(_bold(str(code)), text)),
            ".SH FILES",
            *_item(_italic("claims.toml"), "The ledger: the nearest from here upwards."),
            ".SH SEE ALSO",
            *(
                f".BR {_escaped(f'{PROGRAM}-{name}')} (1){mark}"
                for name, mark in zip(commands, [","] * (len(commands) - 1) + [""], strict=True)
            ),
        ],
    )


def _page_of_command(command: TyperCommand, context: Any) -> str:
    name = f"{PROGRAM}-{command.name}"
    words = " ".join(map(_escaped, command.collect_usage_pieces(context)))
    sentence = command.get_short_help_str(200).rstrip(".")
    return _page(
        name,
        sentence[:1].lower() + sentence[1:],
        f"{_bold(f'{PROGRAM} {command.name}')} {words}",
        [
            *_description(command.help),
            *_options(command, context),
            ".SH SEE ALSO",
            f".BR {PROGRAM} (1)",
        ],
    )


def _page(name: str, what: str, synopsis: str, body: list[str]) -> str:
    head = f'.TH "{_escaped(name.upper())}" "1" "" "{PROGRAM} {__version__}" "User Commands"'
    return "\n".join(
        [
            head,
            ".nh",
            ".ad l",
            ".SH NAME",
            f"{_escaped(name)} \\- {_escaped(what)}",
            ".SH SYNOPSIS",
            synopsis,
            *body,
            "",
        ]
    )


def _description(help_text: str | None) -> Iterator[str]:
    """Yield the paragraphs of a help text, its examples in a section of their own."""
    yield ".SH DESCRIPTION"
    first, *paragraphs = (help_text or "").split("\n\n")
    yield _flowing(first)
    for paragraph in paragraphs:
        is_as_it_stands = paragraph.startswith("\b")
        lines = paragraph.removeprefix("\b").strip("\n").split("\n")
        if _EXAMPLES.fullmatch(lines[0].strip()):
            yield ".SH EXAMPLES"
            lines = lines[1:]
        else:
            yield ".PP"
        if is_as_it_stands:
            yield ".nf"
            yield from (_escaped(line.removeprefix("  ")) for line in lines)
            yield ".fi"
        else:
            yield _flowing("\n".join(lines))


def _options(command: Any, context: Any) -> Iterator[str]:
    yield ".SH OPTIONS"
    for one in command.get_params(context):
        if record := one.get_help_record(context):  # none of a hidden one
            yield from _item(_bold(record[0]), record[1])


def _commands(group: Any, context: Any) -> Iterator[str]:
    for heading, names in COMMANDS.items():
        yield f".SH {heading.upper()} COMMANDS"
        for name in names:
            sentence = group.get_command(context, name).get_short_help_str(200)
            yield from _item(_bold(name), sentence)


def _item(term: str, text: str) -> Iterator[str]:
    yield from (".TP", term, _flowing(text))


def _flowing(text: str) -> str:
    whole = " ".join(text.split())
    return _escaped(fill(whole, 72, break_long_words=False, break_on_hyphens=False))


def _bold(text: str) -> str:
    return f"\\fB{_escaped(text)}\\fR"


def _italic(text: str) -> str:
    return f"\\fI{_escaped(text)}\\fR"


def _escaped(text: str) -> str:
    """Return a text in which nothing is a request, an escape or another sign than it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    text = text.replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    return _AT_LINE_START.sub(r"\\&\1", text)
