"""Whether what a ledger rests on is there, says it, and came when it says."""
