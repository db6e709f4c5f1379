"""`python -m claimcheck`."""

from claimcheck.cli import start

start()
