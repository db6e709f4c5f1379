"""Where ledgers and what they rest on are kept."""
