"""The ledger: claims by id, who the claimants are, and rounds of looking."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from claimcheck.domain.model.beginning_like import beginning_like
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_lookup import ClaimLookup, ReadClaims
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.fact import recorded_on
from claimcheck.domain.model.lazy_claims import LazyClaims
from claimcheck.domain.model.lazy_looks import LazyLooks, LooksByClaim
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.visible import visible_id
from claimcheck.errors import UsageError


class UnknownIdError(UsageError):
    """No claim has this id, or one that starts like it (2)."""

    def __init__(self, words: str, near: str) -> None:
        advice = f"did you mean {near}?" if near else "`claimcheck list` shows the ids"
        super().__init__(f"no claim has the id “{visible_id(words)}”", advice)


class AmbiguousIdError(UsageError):
    """More than one claim has an id that starts like this (2)."""

    def __init__(self, words: str, ids: list[str]) -> None:
        shown = ", ".join(ids[:8]) + (f" and {len(ids) - 8} more" if len(ids) > 8 else "")
        super().__init__(f"“{visible_id(words)}” could be any of {shown}", "write more of the id")


@dataclass(frozen=True)
class Ledger:
    """Everything that one file says; immutable, as are its parts."""

    settings: Settings = field(default_factory=Settings)
    claimants: Mapping[str, Claimant] = field(default_factory=dict)
    claims: dict[str, Claim] | LazyClaims = field(default_factory=dict)
    looks: dict[str, Look] | LazyLooks = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """Tables and keys at the top of the file that this program does not know."""

    def find(self, words: str) -> Claim:
        """Return the claim of an id, an old id or an unambiguous start of one, in any case.

        UnknownIdError or AmbiguousIdError when there is no one claim.
        """
        found = self.named(words)
        if len(found) == 1:
            return self.claims[found[0]]
        if found:
            raise AmbiguousIdError(words, found)
        raise UnknownIdError(words, self.nearest(words))

    def named(self, words: str) -> list[str]:
        """Return the one id that words are, in use or an old one, else all that start so.

        Ids are in lower case, words may be in any. An old id gives the one in use.
        """
        typed = words.strip().lower()
        if exact := self.resolve(typed):
            return [exact]
        if not typed:
            return []
        return sorted({id_ for one in self.lookup.starting(typed) if (id_ := self.resolve(one))})

    def nearest(self, words: str) -> str:
        """Return the id that is nearest to misspelt words; nothing where none is near."""
        from difflib import get_close_matches

        typed = words.strip().lower()[:80]
        among = beginning_like(typed, self.lookup.starting)
        near = get_close_matches(typed, among, 1, cutoff=0.6)
        return near[0] if near else ""

    def resolve(self, id_: str) -> str | None:
        """Return the id in use of a whole id, which may be an old one; None when it is unknown."""
        return id_ if id_ in self.claims else self.lookup.id_now(id_)

    @cached_property
    def lookup(self) -> ClaimLookup:
        """What finds claims without reading all of them."""
        return self.claims if isinstance(self.claims, LazyClaims) else ReadClaims(self.claims)

    @property
    def old_ids(self) -> Mapping[str, str]:
        """The ids of today by the ids that they replaced."""
        return self.lookup.old_ids()

    @cached_property
    def looks_of(self) -> Mapping[str, list[Look]]:
        """The looks at each claim, by its id."""
        if isinstance(self.looks, LazyLooks):
            return LooksByClaim(self.looks, self.claims)
        looks: dict[str, list[Look]] = {}
        for look in self.looks.values():
            for id_ in {self.resolve(one) for one in look.claims}:
                if id_ is not None:
                    looks.setdefault(id_, []).append(look)
        return looks

    @cached_property
    def _party_of(self) -> dict[str, Claimant]:
        return {name: one for one in self.claimants.values() for name in one.names}

    def claimant(self, name: str) -> Claimant | None:
        """Return the party that has this name, None when it has no block of its own."""
        return self._party_of.get(name)

    def party(self, name: str) -> str:
        """Return the name under which a claimant is known, which may be the one given."""
        claimant = self._party_of.get(name)
        return claimant.name if claimant else name

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return all names of the party that a name belongs to; the name alone if it has none."""
        claimant = self._party_of.get(name)
        return claimant.names if claimant else (name,)

    def fiscal_year_start(self, claimant: str) -> int:
        """Return the month in which a claimant's fiscal year starts, else the ledger's."""
        party = self._party_of.get(claimant)
        return (party and party.fiscal_year_start) or self.settings.fiscal_year_start

    def parts_first(
        self, claim: Claim, parts_of: Callable[[Claim], tuple[str, ...]]
    ) -> Iterator[Claim]:
        """Yield a claim after all the claims that it is made of, each once; cycles are cut."""
        seen = {claim.id}
        stack = [(claim, iter(parts_of(claim)))]
        while stack:
            parent, parts = stack[-1]
            for part in parts:
                id_ = self.resolve(part)
                if id_ is not None and id_ not in seen:
                    seen.add(id_)
                    child = self.claims[id_]
                    stack.append((child, iter(parts_of(child))))
                    break
            else:
                stack.pop()
                yield parent

    def known_on(self, day: date) -> "Ledger":
        """Return the ledger without what was recorded later, by the UTC day."""
        claims = {
            id_: claim.known_on(day)
            for id_, claim in self.claims.items()
            if claim.recorded_on <= day
        }
        looks = {id_: look for id_, look in self.looks.items() if recorded_on(look) <= day}
        return replace(self, claims=claims, looks=looks)

    def with_claim(self, claim: Claim) -> "Ledger":
        """Return the ledger with a claim added, or put in place of the one of its id."""
        return replace(self, claims=self.claims | {claim.id: claim})

    def with_look(self, look: Look) -> "Ledger":
        """Return the ledger with one more look."""
        return replace(self, looks=self.looks | {look.id: look})
