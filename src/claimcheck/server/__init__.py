"""A ledger over HTTP: for programs that ask, and for people with a browser."""
