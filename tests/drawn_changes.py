"""Ledgers and what may become of them: a fact more, a claim more, another look, one taken out."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from tests.generated import blocks, claims, facts, ledgers, slugs, spans, tables


@st.composite
def changes(draw: DrawFn) -> tuple[Ledger, Ledger]:
    """Draw a valid ledger and what it is after one or two changes; equal claims may be others."""
    before = draw(ledgers(most_claims=3, most_facts=2))
    whole = draw(claims(before))
    if draw(st.booleans()):
        before = _if_valid(before, before.with_claim(replace(whole, parts=(*before.claims,)[:2])))
    after = before
    for number in range(draw(st.integers(0, 2))):
        after = _if_valid(after, _changed(draw, after, f"added-{number}"))
    if draw(st.booleans()):  # as a ledger that was read anew
        after = replace(after, claims={id_: replace(one) for id_, one in after.claims.items()})
    return before, after


def _if_valid(before: Ledger, after: Ledger) -> Ledger:
    return before if any(ledger_errors(after)) else after


def _changed(draw: DrawFn, ledger: Ledger, key: str) -> Ledger:
    if not ledger.claims:
        return ledger.with_claim(draw(claims(ledger)))
    id_ = draw(st.sampled_from([*ledger.claims]))
    claim = ledger.claims[id_]
    match draw(st.sampled_from(("fact", "fact", "fact", "parts", "claim", "look", "gone", "id"))):
        case "claim":
            return ledger.with_claim(draw(claims(ledger)))
        case "look":
            ids = st.lists(st.sampled_from([*ledger.claims]), min_size=1, max_size=2)
            return ledger.with_look(replace(draw(blocks(Look, claims=ids.map(tuple))), id=key))
        case "gone":
            return replace(ledger, claims={k: one for k, one in ledger.claims.items() if k != id_})
        case "id":
            new = draw(slugs.filter(lambda one: one not in {*ledger.claims, *ledger.old_ids}))
            renamed = replace(claim, id=new, was=(*claim.was, id_))
            kept: Any = {new if k == id_ else k: one for k, one in ledger.claims.items()}
            return replace(ledger, claims=kept | {new: renamed})
        case "parts":
            parts = draw(st.lists(st.sampled_from([*ledger.claims]), unique=True, max_size=2))
            return ledger.with_claim(replace(claim, parts=tuple(parts)))
    table = draw(tables | st.sampled_from(("verdicts", "corrections")))
    fact = replace(draw(facts(table, claim, spans(coarse=True))), id=key)
    return ledger.with_claim(claim.with_fact(table, fact))
