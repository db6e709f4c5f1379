"""What can be done to a ledger."""
