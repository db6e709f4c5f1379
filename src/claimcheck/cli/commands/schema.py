"""`claimcheck schema`."""

from typing import Annotated, Literal

import typer

from claimcheck.desk.results import ResultName


def command(
    ctx: typer.Context,
    of: Annotated[
        Literal[ResultName, "drafts", "openapi"] | None,
        typer.Argument(
            metavar="[COMMAND]",
            help="The command whose --json to describe; `drafts`: what `extract --drafts` reads; "
            "`openapi`: what `/api` answers over HTTP.",
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of claims.toml, or of what a command prints with --json.

    \b
    Examples:
      claimcheck schema > claims.schema.json
      claimcheck schema list
      claimcheck schema drafts
      claimcheck schema openapi > openapi.json
    """
    from claimcheck.desk.results import result_type
    from claimcheck.interchange.json_schemas import drafts_schema, ledger_schema, result_schema
    from claimcheck.interchange.json_text import dumps

    match of:
        case None:
            schema = ledger_schema()
        case "drafts":
            schema = drafts_schema()
        case "openapi":
            from claimcheck import __version__
            from claimcheck.api.reading_tools import READING
            from claimcheck.server.openapi import openapi

            schema = openapi(READING, __version__)
        case _:
            schema = result_schema(of, result_type(of))
    typer.echo(dumps(schema))
