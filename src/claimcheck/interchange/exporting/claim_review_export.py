"""Verdicts as schema.org ClaimReview, and claims that nobody has ruled on as Claim, in JSON-LD.

Fields as https://developers.google.com/search/docs/appearance/structured-data/factcheck asks.
"""

from collections.abc import Iterable
from typing import Any, Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.span import Span
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.publishing.permalink import claim_address, home
from claimcheck.domain.publishing.vocabulary import in_words
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError
from claimcheck.interchange.exporting.legal_text import title
from claimcheck.interchange.json_text import dumps

CONTEXT: Final = "https://schema.org"
WORST: Final = 1
BEST: Final = 5
MOST_LETTERS: Final = 74
"""Google shows a claim in full when it has fewer than 75."""


class NoHomeError(UsageError):
    """A ClaimReview needs the address of its page, and the ledger has none (2)."""

    def __init__(self, base_url: str) -> None:
        found = f"“{base_url}” is not a web address" if base_url else "the ledger has no base-url"
        super().__init__(
            f"{found}, and every ClaimReview must name its page",
            'write base-url = "https://…" under [settings], where the ledger is published',
        )


def claim_reviews(view: View, claims: Iterable[Standing]) -> str:
    """Return a JSON-LD graph with a node for each claim; NoHomeError without a base-url."""
    if not home(view.ledger.settings):
        raise NoHomeError(view.ledger.settings.base_url)
    graph = [claim_node(view, one) for one in claims]
    return dumps({"@context": CONTEXT, "@graph": graph}) + "\n"


def claim_node(view: View, one: Standing) -> dict[str, Any]:
    """Return the ClaimReview of a claim with a verdict, the Claim of one without."""
    ledger = view.ledger
    url = claim_address(ledger.settings, one.id)
    shown = view.claim_as_of(one.id)
    claim = _claim(ledger, one, shown.claim if shown else ledger.claims[one.id])
    if one.ruled_on is None:
        return {
            "@type": "Claim",
            "@id": f"{url}#claim",
            "url": url,
            "name": short(one.text),
            **claim,
            "creativeWorkStatus": in_words(one),
        }
    return {
        "@type": "ClaimReview",
        "@id": f"{url}#review",
        "url": url,
        "claimReviewed": short(one.text),
        "datePublished": one.ruled_on.isoformat(),
        "author": {
            "@type": "Organization",
            "name": title(ledger.settings),
            "url": home(ledger.settings) + "/",
        },
        "reviewRating": {"@type": "Rating", **rating(one)},
        "itemReviewed": {"@type": "Claim", **claim},
    }


def rating(one: Standing) -> dict[str, Any]:
    """Return the words of a verdict, and its place on the scale where it has one.

    5 kept; 4 kept late; 3 partly kept; 2 partly kept and late; 1 not kept or withdrawn. What was
    superseded, void or unverifiable says nothing of the promise's truth and has no number.
    """
    late = bool(one.late_days)
    match one.status:
        case "kept":
            value = 4 if late else 5
        case "partly-kept":
            value = 2 if late else 3
        case "broken" | "withdrawn":
            value = 1
        case _:
            return {"alternateName": in_words(one)}
    return {
        "ratingValue": value,
        "bestRating": BEST,
        "worstRating": WORST,
        "alternateName": in_words(one),
    }


def short(text: str) -> str:
    """Return a claim in fewer than 75 letters, cut between words where it is longer."""
    line = " ".join(text.split())
    if len(line) <= MOST_LETTERS:
        return line
    cut = line[:MOST_LETTERS]  # one more than is kept: a space there ends a word
    whole = cut.rpartition(" ")[0]
    return (whole if len(whole) > MOST_LETTERS // 2 else cut[:-1]).rstrip(" ,;:–—-") + "…"


def _claim(ledger: Ledger, one: Standing, claim: Claim) -> dict[str, Any]:
    values = {
        "text": one.text,
        "author": _party(ledger, one.claimant),
        "datePublished": _iso(one.made),
        "appearance": _appearance(claim),
    }
    return {key: value for key, value in values.items() if value}


def _party(ledger: Ledger, claimant: str) -> dict[str, Any]:
    party = ledger.claimant(claimant)
    is_person = party is not None and party.kind == "person"
    return {"@type": "Person" if is_person else "Organization", "name": ledger.party(claimant)}


def _appearance(claim: Claim) -> dict[str, Any] | None:
    if claim.source is None:
        return None
    url = web_address(claim.source)
    values = {
        "url": url,
        "headline": claim.title if url else claim.title or claim.source,
        "archivedAt": web_address(claim.archived),
    }
    return {"@type": "CreativeWork"} | {key: value for key, value in values.items() if value}


def _iso(made: Span) -> str:
    """Return a date as ISO 8601, which has no quarters: the year of one."""
    return made.stored if made.precision in ("day", "month") else made.stored[:4]
