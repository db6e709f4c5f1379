"""A ledger for programs that speak MCP: tools that read it, and that propose facts for it."""
