"""Interchange: ledgers out to the formats of the field, and in from them; pure."""
