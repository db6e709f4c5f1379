"""claimcheck: an append-only ledger of public promises, evidence and verdicts."""

__version__ = "0.1.0"
