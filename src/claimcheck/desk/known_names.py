"""Names and tags that a ledger has already, for whoever types one again."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimcheck.desk.ranking import ranked, without_claims
from claimcheck.desk.session import Session
from claimcheck.domain.model.folding import folded, without_accents
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.store.query import Query


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What is in use, the most used first."""

    claimants: tuple[str, ...]
    tags: tuple[str, ...]

    def meant(self, name: str) -> str | None:
        """Return the one claimant whose name differs only in case, accents or spaces; else None."""
        if name in self.claimants:
            return None
        alike = [one for one in self.claimants if _plain(one) == _plain(name)]
        return alike[0] if len(alike) == 1 else None


def known_names(session: Session) -> KnownNames:
    """Return the names of a ledger's claimants, all of each party's, and its tags."""
    claims = ranked(session, Query(Moment(session.today, None)))
    parties = without_claims(session).claimants.values()
    claimants = _by_use(claims, lambda one: (one.claimant,))
    others = (name for party in parties for name in party.names)
    return KnownNames(
        tuple(dict.fromkeys([*claimants, *others])), _by_use(claims, lambda one: one.tags)
    )


def _by_use(
    claims: Iterable[Standing], names: Callable[[Standing], Iterable[str]]
) -> tuple[str, ...]:
    used = Counter(name for one in claims for name in names(one))
    return tuple(name for name, _ in used.most_common())


def _plain(name: str) -> str:
    return "".join(without_accents(folded(name)).split())
