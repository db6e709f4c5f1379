"""Which claims may be told of otherwise once a ledger has changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.corrected import parts_ever


def moved(before: Ledger, after: Ledger) -> frozenset[str] | None:
    """Return the ids of those of which a view of either may tell something else; None for all.

    They are the claims that are new, gone or others, those that are made of them, and those that
    they are made of, which count through them. Of all others a view of the same day tells the same.
    """
    if (before.settings, before.claimants) != (after.settings, after.claimants):
        return None
    changed = {*_unlike(before.claims, after.claims), *_looked_at(before, after)}
    if not changed:
        return frozenset()
    parts = _parts(before, after, changed)
    wholes = _wholes(parts)
    found = _reached(changed, lambda id_: wholes.get(id_, ()))
    return frozenset(_reached(found, lambda id_: parts.get(id_, ())))


def _unlike(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """Yield the keys of what is new, gone or another; most are the very same objects."""
    for key, now in after.items():
        was = before.get(key)
        if was is not now and was != now:
            yield key
    yield from (key for key in before if key not in after)


def _looked_at(before: Ledger, after: Ledger) -> Iterator[str]:
    """Yield the claims of which there are other looks, or looks in another order."""
    if [*before.looks] != [*after.looks][: len(before.looks)]:
        yield from (id_ for one in (before, after) for id_ in one.looks_of)
        return
    for key in _unlike(before.looks, after.looks):
        for ledger in (before, after):
            named = ledger.looks[key].claims if key in ledger.looks else ()
            yield from filter(None, map(ledger.resolve, named))


def _parts(before: Ledger, after: Ledger, changed: Iterable[str]) -> dict[str, set[str]]:
    """Return what claims are or were made of, in either ledger."""
    made = [(id_, one) for id_, one in after.claims.items() if one.parts or one.corrections]
    made += [(id_, before.claims[id_]) for id_ in changed if id_ in before.claims]
    parts: dict[str, set[str]] = {}
    for id_, claim in made:
        for ledger in (before, after):
            named = map(ledger.resolve, parts_ever(claim))
            parts.setdefault(id_, set()).update(filter(None, named))
    return parts


def _wholes(parts: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    wholes: dict[str, list[str]] = {}
    for whole, made_of in parts.items():
        for part in made_of:
            wholes.setdefault(part, []).append(whole)
    return wholes


def _reached(start: Iterable[str], next_: Callable[[str], Iterable[str]]) -> set[str]:
    """Return where one comes to, the start included."""
    found = set(start)
    waiting = [*found]
    while waiting:
        new = {*next_(waiting.pop())} - found
        found |= new
        waiting += new
    return found
