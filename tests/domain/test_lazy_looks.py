"""Looks that are read when they are asked for say what a table of them says."""

from collections.abc import Iterator, Sequence

from hypothesis import given

from claimcheck.domain.model.lazy_looks import LazyLooks
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import parse_span
from tests import generated


class Shelf:
    """Looks in a table, which counts how often it is asked."""

    def __init__(self, looks: dict[str, Look]) -> None:
        self.looks = looks
        self.read_keys: list[str] = []

    def __contains__(self, key: object) -> bool:
        return key in self.looks

    def __iter__(self) -> Iterator[str]:
        return iter(self.looks)

    def read(self, key: str) -> Look:
        self.read_keys.append(key)
        return self.looks[key]

    def of(self, ids: Sequence[str]) -> list[Look]:
        return [look for look in self.looks.values() if not set(ids).isdisjoint(look.claims)]


def lazy(ledger: Ledger) -> Ledger:
    return Ledger(
        ledger.settings,
        ledger.claimants,
        ledger.claims,
        LazyLooks(Shelf(dict(ledger.looks))),
        ledger.unknown,
    )


@given(generated.ledgers())
def test_the_looks_of_claims_are_the_same_read_at_once_or_when_asked_for(ledger: Ledger) -> None:
    unread = lazy(ledger)
    assert unread == ledger
    assert len(unread.looks) == len(ledger.looks)
    assert {**unread.looks_of} == ledger.looks_of
    assert len(unread.looks_of) == len(ledger.looks_of)


def test_a_look_that_is_added_is_one_of_them_and_the_others_stay_unread() -> None:
    day = parse_span("2026-03-01")
    first = Look(id="one", date=day, claims=("a", "b"))
    second = Look(id="two", date=day, claims=("b",))
    shelf = Shelf({"one": first})
    looks = LazyLooks(shelf) | {"two": second}
    assert [*looks] == ["one", "two"]
    assert looks.of(["b"]) == [first, second]
    assert looks.of(["a"]) == [first]
    assert ("one" in looks, "two" in looks, "three" in looks) == (True, True, False)
    assert looks["two"] == second
    assert shelf.read_keys == []
    assert looks["one"] == first
