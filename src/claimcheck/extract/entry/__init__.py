"""How a claim is worded in the ledger: without what an article puts around it."""
