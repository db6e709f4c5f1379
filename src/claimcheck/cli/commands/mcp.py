"""`claimcheck mcp`."""

import sys
from typing import Annotated

import typer

from claimcheck.cli import garbage
from claimcheck.cli.console import say
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    allow_writes: Annotated[
        bool,
        typer.Option(
            "--allow-writes", help="Also offer tools that propose changes and write them."
        ),
    ] = False,
    who: Annotated[
        str | None,
        typer.Option(
            "--who",
            envvar="CLAIMCHECK_WHO",
            metavar="NAME",
            help="Whose agent writes; recorded as “mcp: NAME”. Needed with --allow-writes.",
        ),
    ] = None,
) -> None:
    """Serve the ledger to an AI agent, by the Model Context Protocol (MCP) on stdin and stdout.

    A client such as Claude Desktop starts this command; you do not type it. Its tools read the
    ledger: list, show, brief, due, changes, when, check, report, score, claimants, extract. With
    --allow-writes, further tools propose claims (as drafts), evidence, looks and revisions; each is
    written only when a second call confirms its diff. No tool rules, retracts or publishes.

    \b
    Examples:
      claimcheck mcp
      claimcheck --file /srv/desk/claims.toml mcp --allow-writes --who "Jane Doe"
    """
    from claimcheck.agents.extract_tool import EXTRACT
    from claimcheck.agents.server import serve
    from claimcheck.agents.writing_tools import writing_tools
    from claimcheck.api.reading_tools import READING

    session: Session = ctx.obj
    if allow_writes and not (who and who.strip()):
        raise UsageError(
            "--allow-writes needs --who NAME", "what an agent records is marked “mcp: NAME”"
        )
    where = session.where

    def open_() -> Session:
        return Session(where, session.may_ask_private)

    if sys.stdin.isatty():
        say("waiting for an MCP client on stdin, which starts this command itself; Ctrl-C ends it")
    garbage.collect()  # this run is long
    writing = writing_tools(f"mcp: {who}") if allow_writes else ()
    serve((*READING, EXTRACT, *writing), open_)
