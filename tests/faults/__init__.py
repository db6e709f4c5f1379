"""Faults tried on the store: each experiment returns a tally, and each is shown to see a loss."""
