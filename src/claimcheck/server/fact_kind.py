"""What a fact is called where people are told that it came."""

from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.verdict import Verdict


def kind_of(fact: Fact) -> str:
    """Return what kind of fact it is, in a word."""
    return "ruling" if isinstance(fact, Verdict) else type(fact).__name__.lower()
