"""The web addresses that a claim rests on."""

from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.standing.detail import Detail, ShownFact


def web_addresses(detail: Detail) -> list[str]:
    """Return the addresses that a claim and its facts name, each once, in order of the facts."""
    texts: list[str | None] = [detail.claim.source, detail.claim.archived]
    facts: list[ShownFact[Revision] | ShownFact[Evidence] | ShownFact[Reply]]
    facts = [*detail.revisions, *detail.evidence, *detail.replies]
    for told in facts:
        if told.retracted is None:
            texts += [told.fact.source, told.fact.archived]
    found = (web_address(text) for text in texts if text)
    return list(dict.fromkeys(address for address in found if address))
