"""The program: its commands, imported one at a time, and the one place where errors end."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from inspect import cleandoc
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from claimcheck.cli import garbage
from claimcheck.cli.claim_names import with_claims_found
from claimcheck.cli.console import complain, write_talk
from claimcheck.cli.streams import prepare_streams
from claimcheck.cli.usage import Command, Refusal
from claimcheck.desk.session import Session
from claimcheck.errors import (
    FAULT,
    INTERRUPTED,
    ClaimcheckError,
    UnforeseenError,
    UsageError,
)

COMMANDS: dict[str, tuple[str, ...]] = {
    "Start": ("demo", "init", "when", "extract"),
    "Record": (
        "add",
        "add-evidence",
        "looked",
        "asked",
        "replied",
        "revise",
        "resolve",
        "reopen",
        "sign",
        "correct",
        "retract",
        "forecast",
        "tag",
        "publish",
        "unpublish",
        "edit",
        "review",
    ),
    "Ledger": ("set", "claimant", "undo"),
    "Read": ("list", "show", "report", "brief", "due", "changes", "score", "claimants"),
    "Share": ("import", "export", "copy", "site", "serve", "mcp"),
    "Check": ("check", "verify", "audit", "schema", "merge-driver"),
}
"""Every command under the heading that `--help` shows it below."""


_WRITTEN = "the write was made"
_NOT_WRITTEN = "nothing was written"


class LazyGroup(TyperGroup):
    """A group that imports a command's module, and reads its signature, only when it is asked for.

    Reading all signatures takes 36 ms of a start of 80.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: dict[str, Any] = dict.fromkeys(self.list_commands(None))
        """Those read so far; a name alone is one that typer may suggest for a misspelt one."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return [name for names in COMMANDS.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, or None when there is none of that name."""
        if cmd_name in self.commands and self.commands[cmd_name] is None:
            self.commands[cmd_name] = _read_command(cmd_name)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under their headings."""
        for heading, names in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, _short_help(name)) for name in names])

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Read what was typed before the command."""
        try:
            with _refusals_in_our_words():
                return super().make_context(*args, **kwargs)
        except UsageError as error:
            complain(error)
            raise typer.Exit(error.exit_code) from None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options of the program, and set up the completion of a shell that is named.

        `help COMMAND` is `COMMAND --help`, as in other programs.
        """
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        if args and args[0].partition("=")[0].endswith("-completion"):
            from claimcheck.cli.shell_setup import set_up

            set_up(ctx, args)
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options of the program, with what we add to those of typer."""
        from claimcheck.cli.shell_setup import HELP

        options: list[Any] = self.params
        for one in options:
            one.help = HELP.get(one.name, one.help)
        super().format_options(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an error becomes one message on stderr and an exit code."""
        try:
            try:
                with _refusals_in_our_words():
                    done = super().invoke(ctx)
            finally:
                sys.stdout.flush()
            _tell_left_out(ctx.obj)
            return done
        except typer.Exit:
            _tell_left_out(ctx.obj)
            raise
        except ClaimcheckError as error:
            complain(error)
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except Exception as fault:
            fault.add_note(_WRITTEN if ctx.obj and ctx.obj.has_written else _NOT_WRITTEN)
            raise


def _tell_left_out(session: Session | None) -> None:
    """Name the claims that a command had to leave out, and end it with 70 if there are any."""
    if session is None or not session.left_out:
        return
    for id_, fault in session.left_out.items():
        complain(UnforeseenError(f"{id_} cannot be judged and was left out", fault))
    raise typer.Exit(FAULT)


@contextmanager
def _refusals_in_our_words() -> Iterator[None]:
    """Say what typer refuses as all else is said, and show it as ledger text is shown.

    typer would let bidi and invisible letters pass.
    """
    try:
        yield
    except Refusal as refusal:
        from claimcheck.cli.refusal import usage_error

        raise usage_error(refusal) from None


def _read_command(name: str) -> Any:
    """Import the module of a command, and read its signature."""
    module = command_module(name)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command(name, cls=getattr(module, "CLASS", Command))(with_claims_found(module.command))
    return typer.main.get_command(alone)


def command_module(command: str) -> Any:
    """Return the module of a command: its function, and its class where it is not the usual one."""
    return import_module(_module_name(command))


def _module_name(command: str) -> str:
    name = command.replace("-", "_") + "_" * iskeyword(command)
    return f"claimcheck.cli.commands.{name}"


def _short_help(command: str) -> str:
    """Return the first sentence of a command's help, without importing its module.

    It is a constant of the module's compiled code, of which nothing has to run.
    """
    name = _module_name(command)
    spec: Any = find_spec(name)
    constants = spec.loader.get_code(name).co_consts
    (function,) = (one for one in constants if getattr(one, "co_name", None) == "command")
    doc = function.co_consts[0]
    return TyperCommand(command, help=cleandoc(doc)).get_short_help_str(120)


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from claimcheck import __version__

        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def claimcheck(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Option(
            "--file",
            "-f",
            envvar="CLAIMCHECK_FILE",
            metavar="PATH",
            help="The ledger, or the address of a database with one; default: the nearest "
            "claims.toml, in this folder or above.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Keep a ledger of public promises: who said what by when, and what became of it.

    Start with `claimcheck init`, then `claimcheck add`. `claimcheck` alone shows what needs
    attention, `claimcheck COMMAND --help` shows examples.
    """
    get = os.environ.get
    access, secret = get("IA_ACCESS_KEY_ID"), get("IA_SECRET_ACCESS_KEY")
    ctx.obj = Session(
        file,
        may_ask_private=get("CLAIMCHECK_ALLOW_PRIVATE") == "1",
        archive_keys=(access, secret) if access and secret else None,
    )
    if any("\ud800" <= letter <= "\udfff" for word in sys.argv for letter in word):
        raise UsageError("an argument is not UTF-8 text", "nothing was done")
    if ctx.invoked_subcommand is None:
        from claimcheck.cli.overview import show_overview

        show_overview(ctx)


def main() -> None:
    """Run the program; whatever nobody foresaw becomes one message and an exit code too."""
    garbage.keep_all()
    prepare_streams()
    try:
        app()
    except ClaimcheckError as error:  # of what typer prints before it comes to a command
        complain(error)
        sys.exit(error.exit_code)
    except Exception as fault:  # typer ends the program itself on all that it knows
        if os.environ.get("CLAIMCHECK_TRACEBACK") == "1":
            from traceback import format_exception

            write_talk("".join(format_exception(fault)))
        notes = [*getattr(fault, "__notes__", ()), _NOT_WRITTEN]
        complain(UnforeseenError(f"claimcheck failed; {notes[0]}", fault))
        sys.exit(FAULT)
