"""`claimcheck schema`."""

from typing import Annotated

import typer

from claimcheck.desk.results import ResultName


def command(
    ctx: typer.Context,
    of: Annotated[
        ResultName | None,
        typer.Argument(metavar="[COMMAND]", help="The command whose --json is meant."),
    ] = None,
) -> None:
    """Print the JSON Schema of claims.toml, or of what a command prints with --json.

    \b
    Examples:
      claimcheck schema > claims.schema.json
      claimcheck schema list
    """
    from claimcheck.desk.results import result_type
    from claimcheck.interchange.json_schemas import ledger_schema, result_schema
    from claimcheck.interchange.json_text import dumps

    typer.echo(dumps(ledger_schema() if of is None else result_schema(of, result_type(of))))
