"""The command line: typer, consoles, the environment and exit codes."""

import sys


def start() -> None:
    """Run the program; a Ctrl-C while it is still being loaded ends it as one later does."""
    try:
        from claimcheck.cli.main import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
