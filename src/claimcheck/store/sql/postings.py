"""The tables `posting` and `vocabulary` as they are written: of each word the claims that have it.

Nothing is ever taken out of them but all at once: a claim keeps the words that it had.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from claimcheck.domain.model.claim import Claim
from claimcheck.store.sql.claim_pages import pages
from claimcheck.store.sql.database import Database, marks
from claimcheck.store.sql.stored_words import is_word, kept_words

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied

Postings = defaultdict[str, list[str]]
"""The ids of claims by a word that they have, as it is kept."""

_MOST: Final = 20
"""Claims in a row, which then fits into the page of an index."""
_COLUMNS: Final = ("ledger", "word", "first", "claims")
_VOCABULARY: Final = ("ledger", "word")
_BETWEEN: Final = '","'
"""Between ids, which are letters, digits and -, in a JSON list."""
_KNOWN: Final = "SELECT word FROM vocabulary WHERE ledger = ? AND word IN ({})"


def add_postings(postings: Postings, claims: Iterable[Claim]) -> None:
    """Add all words of claims."""
    for claim in claims:
        _add(postings, claim.id, kept_words(claim))


def new_postings(applied: "Applied") -> Postings:
    """Return the words that a change brings to claims: those of new ones, and of corrections."""
    claims = applied.ledger.claims
    new: list[Claim] = []
    corrected: dict[str, set[str]] = {}
    for at, _ in applied.blocks:
        match at:
            case ("claims", id_):
                new.append(claims[id_])
            case ("claims", id_, "corrections", key):
                corrected.setdefault(id_, set()).add(key)
    found = Postings(list)
    add_postings(found, new)
    for id_ in corrected.keys() - {claim.id for claim in new}:
        claim, keys = claims[id_], corrected[id_]
        before = (one for one in claim.corrections if one.id not in keys)
        had = kept_words(claim.but(corrections=tuple(before)))
        _add(found, id_, kept_words(claim) - had)
    return found


def write_postings(database: Database, postings: Postings) -> None:
    """Put words into the tables that their claims have not there yet, inside `writing`.

    What is asked is asked first: all that was sent before is there by now.
    """
    ledger = database.address.ledger
    words = set(filter(is_word, postings))
    learned = sorted(words - _known(database, words))
    rows = [
        (ledger, word, claims[start], f'["{_BETWEEN.join(claims[start : start + _MOST])}"]')
        for word, claims in sorted(postings.items())
        for start in range(0, len(claims), _MOST)
    ]
    database.insert("posting", _COLUMNS, rows)
    database.insert("vocabulary", _VOCABULARY, [(ledger, word) for word in learned])


def _add(postings: Postings, id_: str, words: Iterable[str]) -> None:
    for word in words:
        postings[word].append(id_)


def _known(database: Database, words: Iterable[str]) -> set[str]:
    """Return which words some claim has or had."""
    known = set[str]()
    for some in pages(words):
        sql = _KNOWN.format(marks(some))
        known.update(word for (word,) in database.rows(sql, [database.address.ledger, *some]))
    return known
