"""`claimcheck schema`."""

from typing import Annotated, Any, Literal

import typer

Command = Literal[
    "list",
    "show",
    "due",
    "report",
    "brief",
    "changes",
    "score",
    "when",
    "check",
    "verify",
    "import",
    "extract",
]


def command(
    ctx: typer.Context,
    of: Annotated[
        Command | None,
        typer.Argument(metavar="[COMMAND]", help="The command whose --json is meant."),
    ] = None,
) -> None:
    """Print the JSON Schema of claims.toml, or of what a command prints with --json.

    \b
    Examples:
      claimcheck schema > claims.schema.json
      claimcheck schema list
    """
    from claimcheck.interchange.json_schemas import ledger_schema, result_schema
    from claimcheck.interchange.json_text import dumps

    schema = ledger_schema() if of is None else result_schema(of, _result(of))
    typer.echo(dumps(schema))


def _result(command: Command) -> Any:
    """Return the type whose fields the JSON of a command has."""
    match command:
        case "list" | "due":
            from claimcheck.cli.commands.list import Listing

            return Listing
        case "show":
            from claimcheck.cli.commands.show import Shown

            return Shown
        case "report":
            from claimcheck.report.board import Board

            return Board
        case "score":
            from claimcheck.cli.commands.score import Scored

            return Scored
        case "changes":
            from claimcheck.cli.commands.changes import Changes

            return Changes
        case "brief":
            from claimcheck.report.brief import Brief

            return Brief
        case "when":
            from claimcheck.cli.commands.when import Understood

            return Understood
        case "import":
            from claimcheck.cli.commands.import_ import Imported

            return Imported
        case "extract":
            from claimcheck.cli.commands.extract import Extracted

            return Extracted
        case "verify":
            from claimcheck.domain.verifying.verification import Verified

            return Verified
        case "check":
            from claimcheck.cli.commands.check import Checked

            return Checked
