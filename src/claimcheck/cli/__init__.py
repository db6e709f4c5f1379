"""The command line: typer, consoles, the clock, the environment and exit codes."""
