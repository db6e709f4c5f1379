"""The ids of claims and the keys of facts, as commands make them."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Container, MutableMapping
from functools import lru_cache

from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.fact import Fact

_WORD = re.compile(r"[a-z0-9]+")
_LETTER = re.compile(r"[a-z]")
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    r"(?<![a-z0-9])"
    rf"(?:(?:{_DAY} (?:of )?)?{_MONTH}(?: {_DAY})?|{_DAY} (?:of )?may|may (?:{_DAY}|\d{{4}})"
    r"|\d{4}(?:-(?:\d\d|[qh][1-4])){1,2}|\d{4}s?|[qh][1-4]|fy\d+)"
    r"(?![a-z0-9])"
)
_DATED = re.compile(r"\d|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec")
"""What stands in every text that has a date: quicker to look for."""
_FILLERS = frozenset(
    (
        *("a", "about", "all", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from"),
        *("has", "have", "he", "her", "his", "in", "into", "is", "it", "its", "more", "of", "on"),
        *("or", "our", "over", "shall", "she", "than", "that", "the", "their", "they", "this"),
        *("to", "up", "was", "we", "were", "which", "will", "with", "would"),
    )
)
_MOST_WORDS = 5


def claim_id(claimant: str, text: str, taken: Container[str]) -> str:
    """Return a free id from the words of claimant and text, at most five, without dates."""
    return unused(claim_slug(claimant, text), taken, {})


def claimant_slug(name: str) -> str:
    """Return the key of a claimant's block: from the words of its name, at most five."""
    slug = "-".join(latin_words(name)[:5])
    return slug or f"claimant-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def unused(slug: str, taken: Container[str], counted: MutableMapping[str, int]) -> str:
    """Return the slug, else the first of slug-2, slug-3, … that is not taken.

    `counted` remembers how far each slug was counted, so that many alike stay cheap.
    """
    number = counted.get(slug, 1)
    while (id_ := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    counted[slug] = number
    return id_


def claim_slug(claimant: str, text: str) -> str:
    """Return the words of claimant and text that an id is made of."""
    names = latin_words(claimant)
    plain = _plain(text)
    told = _words(_DATE.sub(" ", plain) if _DATED.search(plain) else plain)
    what = [word for word in told if word not in _FILLERS and word not in names]
    slug = "-".join([*names[:2], *dict.fromkeys(what)][:_MOST_WORDS])
    if not _LETTER.search(slug):
        digest = hashlib.sha256(f"{claimant}\n{text}".encode()).hexdigest()
        slug = f"claim-{digest[:8]}"
    return slug


@lru_cache(maxsize=1024)
def latin_words(text: str) -> tuple[str, ...]:
    """Return the Latin words of a text, in lower case and without accents; there may be none."""
    return tuple(_words(_plain(text)))


def _plain(text: str) -> str:
    """Return a text without case, accents and apostrophes, which do not part words."""
    if text.isascii():
        return text.lower().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in decomposed if not unicodedata.combining(one) and one not in "'’")


def _words(plain: str) -> list[str]:
    return [word[:30] for word in _WORD.findall(plain)]


def fact_key(fact: Fact, taken: Container[str]) -> str:
    """Return a free key: the date and the first hex digits of the SHA-256 of the block.

    What is hashed is the block without `recorded`, as JSON with its keys in the order of the
    file; four digits, and more where the key is taken.
    """
    plain = {key: value for key, value in encode(fact).items() if key != "recorded"}
    digest = hashlib.sha256(json.dumps(plain, ensure_ascii=False, default=str).encode()).hexdigest()
    day = fact.date.stored.lower()
    lengths = range(4, len(digest) + 1)
    return next(key for n in lengths if (key := f"{day}-{digest[:n]}") not in taken)
