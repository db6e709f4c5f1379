"""By when a claim is to come true: which of the times in a sentence is its own."""
