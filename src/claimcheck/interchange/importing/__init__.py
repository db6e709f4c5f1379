"""Claims in from files of others, and from our own."""
