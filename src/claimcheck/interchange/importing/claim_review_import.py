"""ClaimReview as it is found: alone, in lists, graphs and feeds, and inside HTML pages.

What a review says of a claim is evidence: its rating becomes a stance. Only words about keeping,
such as “Not kept” or “Promise broken”, are a verdict.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimcheck.domain.changing.row import Foreign, NotTaken
from claimcheck.domain.model.number import DecimalMark, UnclearNumber, read_number
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapping import as_text
from claimcheck.interchange.importing.page_scripts import scripts_of
from claimcheck.interchange.importing.row_maker import Draft, RowMaker
from claimcheck.interchange.importing.source_text import Record, SourceFault, read_json

NAME: Final = "claimreview"

_FIELDS: Final = {
    "text": "claimReviewed",
    "claimant": "itemReviewed.author",
    "made": "itemReviewed.datePublished",
    "source": "itemReviewed.url",
    "date": "datePublished",
}

_VERDICTS: Final = (
    (re.compile(r"(promise )?(not kept|broken|unkept)"), "broken"),
    (re.compile(r"(promise )?(partly|partially) kept|compromise(d)?"), "partly-kept"),
    (re.compile(r"(promise )?kept"), "kept"),
    (re.compile(r"withdrawn"), "withdrawn"),
    (re.compile(r"superseded"), "superseded"),
    (re.compile(r"void"), "void"),
    (re.compile(r"unverifiable"), "unverifiable"),
)
_LATE: Final = re.compile(r", (?:[\d,]+ days? )?late$")
"""What our own exports add to a ruling: a qualifier, which takes nothing back."""

_REFUTES: Final = (
    *("false", "mostly false", "fake", "pants on fire", "incorrect", "wrong", "hoax", "debunked"),
    *("falso", "falsa", "faux", "plutôt faux", "falsch", "nepravda", "onwaar", "fałsz", "bulo"),
    *("fals", "yanlış", "salah", "sai", "ложь", "неправда", "زائف", "خطأ", "錯誤", "错误", "फर्जी"),
    *("झूठ", "गलत", "really_false", "not true", "no es verdad", "engaño", "scam", "fabricated"),
)
_SUPPORTS: Final = (
    *("true", "mostly true", "correct", "accurate", "verdadero", "verdadeiro", "cierto", "vrai"),
    *("plutôt vrai", "wahr", "richtig", "pravda", "waar", "prawda", "vero", "doğru", "benar"),
    *("правда", "صحيح", "正確", "正确", "सच", "really_true", "es verdad"),
)
_MIXED: Final = (
    *("misleading", "half true", "half-true", "mixture", "mixed", "partly false", "partly true"),
    *("partially false", "partially true", "missing context", "exaggerated", "enganoso"),
    *("engañoso", "trompeur", "irreführend", "misvisend", "fuorviante", "yanıltıcı", "مضلل"),
    *("部分錯誤", "部分错误", "भ्रामक", "distorted", "unproven", "out of context"),
)
_WORDS: Final = {
    **dict.fromkeys(_REFUTES, "refutes"),
    **dict.fromkeys(_SUPPORTS, "supports"),
    **dict.fromkeys(_MIXED, "mixed"),
}
"""The stance of the words that publishers rate with, in the languages met so far."""

_EXPLAINED: Final = re.compile(r"\s*(?:[:.;!–—(\n]|\s-\s)\s*(?P<why>.*)", re.DOTALL)
"""An explanation behind a rating; what follows a comma or a question mark goes on with it."""
_TAKEN_BACK: Final = re.compile(
    r"(?:not|no|never|only|partly|partially|half|mostly|in part|late)\b|.*(?:\?|\b(?:but|however"
    r"|though|although|yet|pero|aunque|mas|porém|mais|cependant|ma|però|aber|jedoch|maar|ale|но"
    r"|однако)\b)",
    re.DOTALL,
)
"""Words of an explanation that may take the rating back."""
_TAG: Final = re.compile(r"<[^<>]{1,200}>")
_LINE_END: Final = re.compile(r"[\n\r\t]")
"""What JSON allows between values, and what sites put into texts besides."""

_YEAR: Final = re.compile(r"\d{4}")


def has_reviews(data: Any) -> bool:
    """Return whether a ClaimReview stands anywhere in the values of a JSON text."""
    return next(_objects(data), None) is not None


def reviews_in(data: Any) -> list[Record]:
    """Return every ClaimReview in the values of a JSON text, however deep, numbered from 1."""
    named = _named(data)
    return [Record(number, (one, named)) for number, one in enumerate(_objects(data), 1)]


def reviews_of_page(text: str) -> list[Record]:
    """Return every ClaimReview in the JSON-LD scripts of an HTML page.

    A script that is no JSON counts as one record that could not be read. SourceFault when the
    page holds no ClaimReview.
    """
    records: list[Record] = []
    for line, words in scripts_of(text):
        try:
            data = read_json(_LINE_END.sub(" ", words))
        except SourceFault as fault:
            if "ClaimReview" in words:
                reason = f"a script that begins in line {line:,}: {fault.message}"
                records.append(Record(len(records) + 1, words[:60], reason))
            continue
        named = _named(data)
        records += (
            Record(number, (one, named))
            for number, one in enumerate(_objects(data), len(records) + 1)
        )
    if not records:
        raise SourceFault("the page holds no ClaimReview", "a page has it in an ld+json script")
    return records


def rows_of_reviews(records: list[Record], defaults: Defaults) -> Iterator[Foreign | NotTaken]:
    """Yield a row for each ClaimReview that `reviews_in` or `reviews_of_page` found."""
    maker = RowMaker(NAME, defaults)
    for record in records:
        if record.fault:
            yield NotTaken(record.number, "", str(record.data), record.fault)
        else:
            review, named = record.data
            yield maker.row(_draft(record.number, review, named))


def stance_of(rating: Mapping[str, Any]) -> str:
    """Return what a schema.org Rating says of the truth of a claim.

    Words come first, since many sites leave the scale at its defaults; then the place of the
    value between worst and best, whichever of them is greater; `context` where neither tells. A
    value whose worst or best is not said tells nothing: on many scales the greatest is the worst.
    """
    words = _words(rating).casefold()
    stance = _WORDS.get(words) or _WORDS.get(_rated(words))
    return stance or _stance_on_scale(rating)


def _rated(words: str) -> str:
    """Return a rating without its explanation, or with it where that may take it back."""
    explained = _EXPLAINED.search(words)
    if explained is None or _TAKEN_BACK.match(explained["why"]):
        return words
    return words[: explained.start()].strip()


def _stance_on_scale(rating: Mapping[str, Any]) -> str:
    value, best, worst = (
        _float(rating.get(key)) for key in ("ratingValue", "bestRating", "worstRating")
    )
    if value is None or best is None or worst is None or best == worst:
        return "context"
    share = (value - worst) / (best - worst)
    if not 0 <= share <= 1:
        return "context"
    return "refutes" if share <= 0.25 else "supports" if share >= 0.75 else "mixed"


def _draft(number: int, review: Mapping[str, Any], named: Mapping[str, Any]) -> Draft:
    item = _one(review.get("itemReviewed"), named)
    text, whole = _text(review.get("claimReviewed")), _text(item.get("text"))
    if not text:
        text = whole or _text(item.get("name"))
    elif text.endswith("…") and whole.startswith(text[:-1]):
        text = whole  # an export of ours cuts it where it is long
    url = _text(review.get("url")) or _text(review.get("@id"))
    rating = _one(review.get("reviewRating"), named)
    seen = [_one(item.get(key), named) for key in ("firstAppearance", "appearance")]
    name = _text(item.get("name")) or _text(item.get("headline"))
    values = {
        "text": text,
        "claimant": _name(item.get("author"), named) or _name(item.get("creator"), named),
        "made": _first(item, "datePublished", "dateCreated")
        or next((day for one in seen if (day := _first(one, "datePublished"))), ""),
        "source": _address(item.get("url"))
        or next((where for one in seen if (where := _address(one.get("url")))), "")
        or _address(item.get("firstAppearance"))
        or _address(item.get("appearance")),
        "title": name if name != text else "",
    }
    date = _first(review, "datePublished", "dateModified", "dateCreated")
    facts = _facts(review, rating, url, date, named)
    key = f"{url}#{hashlib.sha256(text.encode()).hexdigest()[:8]}" if url else ""
    return Draft(number, key, {k: v for k, v in values.items() if v}, facts, _FIELDS)


def _facts(
    review: Mapping[str, Any],
    rating: Mapping[str, Any],
    url: str,
    date: str,
    named: Mapping[str, Any],
) -> dict[str, list[dict[str, Any]]]:
    checker = _name(review.get("author"), named) or _name(review.get("publisher"), named)
    words = _words(rating)
    facts: dict[str, list[dict[str, Any]]] = {}
    if url or checker:
        evidence = {
            "date": date,
            "stance": stance_of(rating),
            "source": url or checker,
            "title": _text(review.get("name")) or _text(review.get("headline")),
            "quote": words,
            "wording": "verbatim" if words else "",
            "origin": "independent",
            "note": f"a review by {checker}" if checker else "",
        }
        facts["evidence"] = [{key: value for key, value in evidence.items() if value}]
    plain = _LATE.sub("", _rated(words.casefold()))
    verdict = next((word for form, word in _VERDICTS if form.fullmatch(plain)), None)
    if verdict:
        because = f"“{words}”, a review by {checker}" if checker else f"“{words}”"
        ruling: dict[str, Any] = {"date": date, "verdict": verdict, "because": because}
        if "evidence" in facts:
            ruling["on"] = ["evidence-1"]
            facts["evidence"][0]["stance"] = _STANCES.get(verdict, "context")
        facts["verdicts"] = [ruling]
    return facts


_STANCES: Final = {"kept": "supports", "partly-kept": "mixed", "broken": "refutes"}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the ClaimReviews in the order of the text."""
    stack = [data]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if _is_review(node):
                yield node
            else:
                stack += reversed(node.values())
        elif isinstance(node, list):
            stack += reversed(node)


def _is_review(node: Mapping[str, Any]) -> bool:
    types = node.get("@type", ())
    names = types if isinstance(types, list) else [types]
    return any(re.split(r"[/:#]", str(one))[-1] == "ClaimReview" for one in names)


def _named(data: Any) -> dict[str, Any]:
    """Return the objects that others may point to, by their `@id`."""
    named: dict[str, Any] = {}
    stack = [data]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if isinstance(node.get("@id"), str) and len(node) > 1:
                named.setdefault(node["@id"], node)
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    return named


def _one(value: Any, named: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the first object of a value, the one that is meant where it only points to one."""
    first = next((one for one in value if one), None) if isinstance(value, list) else value
    if not isinstance(first, dict):
        return {}
    if first.keys() <= {"@id", "@type"}:
        target = named.get(str(first.get("@id")), first)
        return target if isinstance(target, dict) else first
    return first


def _name(value: Any, named: Mapping[str, Any]) -> str:
    """Return the first name of a person or organisation, or of a list of them."""
    if isinstance(value, str):
        return _text(value)
    name = _one(value, named).get("name")
    if isinstance(value, list) and not name:
        return _text(value)
    return _text(name)


def _words(rating: Mapping[str, Any]) -> str:
    words = _text(rating.get("alternateName")) or _text(rating.get("name"))
    value = _text(rating.get("ratingValue"))
    return words or (value if _float(value) is None else "")


def _text(value: Any) -> str:
    """Return the first text of a value, without markup and entities."""
    if isinstance(value, list):
        value = next((one for one in value if one), "")
    if isinstance(value, dict):
        value = value.get("@value", "")
    return _TAG.sub("", html.unescape(as_text(value))).strip()


def _address(value: Any) -> str:
    """Return the first address of a value, which may be an object with a `url`."""
    if isinstance(value, list):
        value = next((one for one in value if one), "")
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or ""
    return as_text(value).strip()


def _first(item: Mapping[str, Any], *keys: str) -> str:
    found = (_text(item.get(key)) for key in keys)
    return next((one for one in found if _YEAR.search(one)), "")


def _float(value: Any) -> float | None:
    """Return a number of a rating, which has a decimal comma where it can be nothing else."""
    marks: tuple[DecimalMark, ...] = (".", ",")
    for decimal in marks:
        try:
            return read_number(as_text(value), decimal)
        except UnclearNumber:
            continue
    return None
