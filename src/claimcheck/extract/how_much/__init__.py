"""How much is promised: amounts, what they count, and the one that a claim is held to."""
