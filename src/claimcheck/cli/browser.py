"""The platform's browser, which is shown addresses of the web and nothing else."""

from claimcheck.domain.detail import Detail, Told
from claimcheck.domain.fact import Evidence, Revision
from claimcheck.report.address import web_address


def web_addresses(detail: Detail) -> list[str]:
    """Return the addresses that a claim and its facts name, each once, in order of the facts."""
    texts: list[str | None] = [detail.claim.source, detail.claim.archived]
    facts: list[Told[Revision] | Told[Evidence]] = [*detail.revisions, *detail.evidence]
    for told in facts:
        if told.retracted is None:
            texts += [told.fact.source, told.fact.archived]
    found = (web_address(text) for text in texts if text)
    return list(dict.fromkeys(address for address in found if address))


def show(address: str) -> bool:
    """Show an address of `web_addresses` in the browser; False where there is none."""
    import webbrowser

    return webbrowser.open(address)
