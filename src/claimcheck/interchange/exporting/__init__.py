"""Ledgers out to the formats of the field."""
