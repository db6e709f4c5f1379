"""What programs ask of a ledger, and the JSON that they are answered, whatever carries it."""
