"""What rows say of claimants besides their names, for those that have no block in the ledger."""

from collections.abc import Iterator, MutableMapping

from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.changing.row_changes import Difference
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.naming import claimant_slug, unused

_KEPT = "left to you: `claimcheck edit`"


class Parties:
    """The claimants of a ledger, which grow by what rows say of those that have no block."""

    def __init__(self, claimants: MutableMapping[str, Claimant]) -> None:
        self._claimants = claimants
        self._by_name = {name: one for one in claimants.values() for name in one.names}
        self._brought: dict[str, Foreign] = {}
        self._told: set[tuple[str, str, str]] = set()

    def know(self, party: Claimant) -> None:
        """Go by a block that another row brought."""
        self._by_name |= dict.fromkeys(party.names, party)

    def has(self, told: Claimant) -> bool:
        """Return whether a claimant has a block."""
        return told.name in self._by_name

    def clash(self, row: Foreign, told: Claimant) -> tuple[str, str, str] | None:
        """Return the field at fault, its value and why, where what a row says cannot hold.

        Another row of this import has told something else, or a name is another claimant's.
        """
        there = self._by_name.get(told.name)
        for name in told.also:
            other = self._by_name.get(name)
            if other and other is not there:
                return "claimant.also", name, f"is a name of {other.name}"
        first = there and self._brought.get(there.id)
        if there and first and told.kind and there.kind and told.kind != there.kind:
            where = f"{first.file}: " if first.file != row.file else ""
            reason = f"{where}row {first.number} says that {there.name} is: {there.kind}"
            return "claimant.kind", told.kind, reason
        return None

    def differences(self, told: Claimant) -> Iterator[Difference]:
        """Yield what the ledger does not say of a claimant, each once however many rows say it."""
        there = self._by_name.get(told.name)
        reason = _KEPT if there else ""
        if told.kind and (there is None or there.kind != told.kind):
            had = (there and there.kind) or ""
            yield from self._once(told, Difference("claimant.kind", had, told.kind, reason=reason))
        if new := [name for name in told.also if name not in self._by_name]:
            found = Difference("claimant.also", "", ", ".join(new), reason=reason)
            yield from self._once(told, found)

    def add(self, row: Foreign, told: Claimant) -> Claimant:
        """Return the block of a claimant that has none, with the key that it gets."""
        party = told.but(id=unused(claimant_slug(told.name), self._claimants, {}))
        self._claimants[party.id] = party
        self._brought[party.id] = row
        self.know(party)
        return party

    def _once(self, told: Claimant, found: Difference) -> Iterator[Difference]:
        key = (told.name, found.field, found.to)
        if key not in self._told:
            self._told.add(key)
            yield found
