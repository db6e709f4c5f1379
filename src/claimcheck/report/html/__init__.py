"""Reports as web pages: no script needed, nothing loaded, nothing from a ledger but text."""
