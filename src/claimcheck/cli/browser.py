"""The platform's browser, which is shown addresses of the web and nothing else."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from claimcheck.domain.detail import Detail, Told
from claimcheck.domain.fact import Evidence, Revision

_KEPT = "%/:?#[]@!&()*+,;=-._~"
"""What an address may hold; all else is written as %xx, quotes and `$` among it."""


def web_addresses(detail: Detail) -> list[str]:
    """Return the addresses that a claim and its facts name, each once, in order of the facts."""
    texts: list[str | None] = [detail.claim.source, detail.claim.archived]
    facts: list[Told[Revision] | Told[Evidence]] = [*detail.revisions, *detail.evidence]
    for told in facts:
        if told.retracted is None:
            texts += [told.fact.source, told.fact.archived]
    return list(dict.fromkeys(_addresses(filter(None, texts))))


def _addresses(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        try:
            parts = urlsplit(text.strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname:
            yield quote(text.strip(), safe=_KEPT)


def show(address: str) -> bool:
    """Show an address of `web_addresses` in the browser; False where there is none."""
    import webbrowser

    return webbrowser.open(address)
