"""The keys that the facts of a row get in a ledger."""

from collections import ChainMap
from collections.abc import Container, Mapping
from typing import Any

from claimcheck.domain.checking.repetition import replaces
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.fact import Fact, newness
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.naming import fact_key, unused
from claimcheck.domain.model.verdict import Verdict


def keyed(claim: Claim, looks: Mapping[str, Look]) -> Claim:
    """Return a claim whose facts have the keys that commands give.

    Equal facts are there once, unless another one replaced the first in between.
    """
    used: dict[str, str] = {}
    taken = ChainMap[str, Any](used, dict(looks)) if looks else used
    keys: dict[str, str] = {}
    tables: dict[str, Any] = {}
    for table in tables_of(Claim):
        facts: dict[str, Fact] = {}
        for fact in sorted(claim.given.get(table, ()), key=newness):
            bare = fact.but(id="")
            if isinstance(bare, Verdict) and bare.on:
                bare = bare.but(on=tuple(keys[one] for one in bare.on))
            if isinstance(bare, Verdict) and bare.overrules:
                bare = bare.but(overrules=keys.get(bare.overrules, bare.overrules))
            keys[fact.id] = key = _key(bare, facts, taken)
            used[key] = key
            facts.setdefault(key, bare)
        if facts:
            tables[table] = tuple(fact.but(id=key) for key, fact in facts.items())
    return claim.but(**tables) if tables else claim


def _key(bare: Fact, facts: Mapping[str, Fact], taken: Container[str]) -> str:
    """Return the key of a row's fact: that of its equal among those before it, where that holds."""
    said = bare.but(recorded=None)
    same = [key for key, one in facts.items() if one.but(recorded=None) == said]
    if not same:
        return fact_key(bare, taken)
    later = list(facts.values())[list(facts).index(same[-1]) + 1 :]
    if any(one.date.latest == bare.date.latest and replaces(one, bare) for one in later):
        return unused(same[0], taken, {})
    return same[-1]
