"""The words that the file and the rules use, each set declared once."""

from typing import Literal

ClaimKind = Literal["promise", "aim", "forecast"]
Wording = Literal["verbatim", "reported", "translated"]
Stance = Literal["supports", "refutes", "mixed", "context"]
Origin = Literal["claimant", "independent"]

Ruled = Literal["kept", "partly-kept", "broken", "withdrawn", "superseded", "void", "unverifiable"]
VerdictWord = Literal[Ruled, "reopened"]
Outcome = Literal[Ruled, "awaiting-ruling"]
"""What a person ruled, or what follows from the parts of a compound claim."""

Schedule = Literal[
    "overdue", "awaiting-ruling", "due-soon", "pending", "holding", "waiting", "undated"
]
Status = Literal[Schedule, Ruled]
Outlook = Literal["target-met", "no-evidence", "contested", "at-risk", "stale", "on-track"]

Rule = Literal["strict", "standard", "lenient"]
"""By whose measure a claim is judged."""

Private = Literal["drafts", "notes", "forecasts"]
"""What stays at the desk unless it is asked for."""
