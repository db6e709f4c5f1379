"""`claimcheck init`."""

import os
from contextlib import ExitStack
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import print_name, printing_what_was, say
from claimcheck.desk.session import FILE_NAME, NoLedgerError, Session
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.store.sql.database_address import DatabaseAddress

LEDGER = """\
# A ledger of public promises, kept with claimcheck. Commands add to it, `claimcheck edit ID`
# opens it at a claim, and `claimcheck check` reports every error.

[settings]
title = "Claims"
# notice = "30d"              # a claim is due-soon this long before its last day
# stale-after = "90d"         # an open claim not looked at for longer is stale
# fiscal-year-start = 1       # the month in which fiscal years start
# hemisphere = "north"        # where "summer 2026" is

# One party under several names:
# [claimants.acme]
# name = "Acme"
# also = ["Acme Inc."]

# A claim, as `claimcheck add` writes it:
# [claims.acme-flying-car]
# text = "Acme will mass-produce flying cars"
# claimant = "Acme"
# made = 2025-03-08
# deadline = "2026"
# source = "https://example.org/interview"
# criteria = "a hundred cars delivered to customers"
"""


def command(
    ctx: typer.Context,
    where: Annotated[
        str | None,
        typer.Argument(
            metavar="[ADDRESS|DIR]",
            help="The database for the ledger; with --template the folder, default: this one.",
        ),
    ] = None,
    template: Annotated[
        bool,
        typer.Option("--template", help="Start a repository that GitHub checks and publishes."),
    ] = False,
    git: Annotated[
        bool,
        typer.Option(
            "--git", help="Set up git to merge the ledger by keys, even if it already exists."
        ),
    ] = False,
    editor: Annotated[
        bool,
        typer.Option(
            "--editor",
            help="Set up your editor: write the JSON Schema of the ledger beside it, even if the "
            "ledger already exists.",
        ),
    ] = False,
    rebuild: Annotated[
        bool,
        typer.Option(
            "--rebuild", help="Work out anew what a database keeps so that lists are quick."
        ),
    ] = False,
    quiet: opt.Quiet = False,
) -> None:
    """Start a ledger: a small commented claims.toml, in this folder or at --file, or in a database.

    With an ADDRESS, sqlite:///claims.db or postgresql://HOST/DATABASE?ledger=NAME, it makes the
    tables that a ledger needs there, or upgrades those of an older claimcheck. With --rebuild, what
    is derived from the facts is worked out again, should somebody have altered it; the facts stay.

    With --git, branches that each added facts merge without a conflict. Run it once in every clone,
    even if the ledger already exists.

    --template adds a workflow that checks each change and publishes the site every morning, a
    README, requirements.txt, .gitattributes and .gitignore. It writes all of them or none, and
    overwrites nothing.

    With --editor, your editor completes keys, shows what each means and marks mistakes. An existing
    ledger is not changed: you are shown the line to put at the top of it.

    \b
    Examples:
      claimcheck init
      claimcheck init --git
      claimcheck init --editor
      claimcheck init --template promises
      claimcheck --file promises/claims.toml init
      claimcheck init sqlite:///claims.db
      claimcheck init sqlite:///claims.db --rebuild
    """
    session: Session = ctx.obj
    if address := _address(session, where):
        _prepare(address, is_of_file=git or editor or template, rebuilds=rebuild, quiet=quiet)
        return
    if rebuild:
        raise UsageError(
            "--rebuild is for a ledger in a database, and this is a file",
            "leave it out; what is kept of a file is worked out anew when it changes",
        )
    if template:
        folder = Path(where or "")
        _lay_down_template(session, folder, git=git, editor=editor, quiet=quiet)
        return
    if where:
        raise UsageError(
            f"{where} is a folder for --template",
            f"`claimcheck --file {quote(str(Path(where) / FILE_NAME))} init` starts a ledger there",
        )
    path = _ledger_in_git(session) if git else Path(session.file or FILE_NAME)
    done: list[str] = []
    with ExitStack() as undo:
        if editor:
            from claimcheck.desk.editor_schema import DIRECTIVE, refuse_other_file, write_schema

            refuse_other_file(path)
        is_there = os.path.exists(path)  # noqa: PTH110  # False for a name too long
        is_new = not (is_there and (git or editor))
        if is_new:
            _create(path, session, f"{DIRECTIVE}\n{LEDGER}" if editor else LEDGER)
            undo.callback(path.unlink)
        if git:
            from claimcheck.store.merge_setup import set_up_merging

            done += set_up_merging(path)
        if editor:
            done += write_schema(path)
        undo.pop_all()
    if is_new and not git:
        done.append('next: claimcheck add "…" --claimant NAME --by DEADLINE')
    with printing_what_was(f"{path} was created, but its name cannot be printed"):
        print_name(path)
    for line in done:
        say(line, quiet=quiet)


def _address(session: Session, where: str | None) -> "DatabaseAddress | None":
    """Return the address that is named, here or by --file; UsageError where both name one."""
    if where is None or "://" not in where:
        return session.database
    from claimcheck.store.sql.database_address import read_address

    if session.file and session.file != where:
        raise UsageError(
            f"--file (or CLAIMCHECK_FILE) names {session.name}, and init another ledger",
            "leave one of them out",
        )
    return read_address(where)


def _prepare(address: "DatabaseAddress", *, is_of_file: bool, rebuilds: bool, quiet: bool) -> None:
    """Make or upgrade the tables of a database, and say which."""
    from claimcheck.store.sql.connecting import connect
    from claimcheck.store.sql.schema_version import prepare

    if is_of_file:
        raise UsageError(
            f"--git, --editor and --template are for a ledger in a file; {address.shown} is a "
            "database",
            "leave them out",
        )
    database = connect(address, create=True)
    outcome = prepare(database)
    if rebuilds:
        from claimcheck.store.sql.derived_rows import rebuild_all

        rebuild_all(database)
    told = {
        "started": f'next: claimcheck --file {quote(address.shown)} add "…" --claimant NAME '
        "--by DEADLINE",
        "upgraded": "upgraded to the tables of this claimcheck",
        "there": "the ledger is there already, and nothing had to be done",
    }
    if rebuilds:
        told["there"] = "what is derived from the facts was worked out anew"
    with printing_what_was(f"{address.shown} is ready, but its name cannot be printed"):
        print_name(address.shown)
    say(told[outcome], quiet=quiet)


def _lay_down_template(
    session: Session, folder: Path, *, git: bool, editor: bool, quiet: bool
) -> None:
    from claimcheck.desk.ledger_template import REQUIREMENTS, is_filled_in, lay_down

    if git or editor:
        option = "--git" if git else "--editor"
        raise UsageError(
            f"--template and {option} go one after the other",
            f"first --template, then `git init` and `claimcheck init {option}` in its folder",
        )
    if session.file:
        raise UsageError(
            f"--file (or CLAIMCHECK_FILE) names {session.file}, but a template has its own ledger",
            "leave that out, and name the folder: claimcheck init --template DIR",
        )
    made = lay_down(folder, LEDGER.encode())
    with printing_what_was("the template is laid down, but the names cannot be printed"):
        for path in made:
            print_name(path)
    required = folder / REQUIREMENTS
    if not is_filled_in(made[required]):
        say(f"fill in the last line of {required}: where pip finds claimcheck", quiet=quiet)
    entering = [] if folder == Path() else [f"cd {quote(str(folder))}"]
    for line in (
        "next:",
        *entering,
        "git init --initial-branch=main",
        "claimcheck init --git",
        'git add . && git commit -m "a ledger of promises"',
    ):
        say(line, quiet=quiet)


def _create(path: Path, session: Session, text: str) -> None:
    from claimcheck.store.kept_writes import kept
    from claimcheck.store.ledger_file import create
    from claimcheck.store.write_record import record_of

    content = text.encode()
    with kept(path, record_of(session.now, None, content)):
        create(path, content)


def _ledger_in_git(session: Session) -> Path:
    """Return the ledger asked for, else the nearest in this repository, else one to be made."""
    from claimcheck.store.merge_setup import refuse_link_out, top_of

    asked = Path(session.file or FILE_NAME)
    refuse_link_out(asked)
    top = top_of(asked.resolve().parent)
    if session.file:
        return asked
    try:
        nearest = session.path
    except NoLedgerError:
        return asked
    if not nearest.absolute().is_relative_to(top):
        return asked
    refuse_link_out(nearest)
    return nearest
