"""The desk: what one can ask of a ledger and do to it, whatever the way in."""
