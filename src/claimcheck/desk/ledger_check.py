"""Every fault of a ledger, seen from a day."""

from dataclasses import dataclass

from claimcheck.desk.session import Session
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import Fault, KeyPath
from claimcheck.domain.standing.standing import Moment


@dataclass(frozen=True, slots=True)
class Checked:
    """The JSON of `check`."""

    problems: list[Fault]


def check_ledger(session: Session, moment: Moment) -> tuple[Checked, int]:
    """Return all faults of the ledger, and how many claims there are.

    Of what the ledger did not hold on the day that is asked for there are errors, no warnings.
    """
    ledger, problems = session.store.load()
    if moment.known_on:
        ledger = ledger.known_on(moment.known_on)
        problems = [one for one in problems if one.severity == "error" or _is_known(ledger, one.at)]
    faults = session.store.place([*problems, *warnings(ledger, moment.day, session.now)])
    return Checked(faults), len(ledger.claims)


def _is_known(ledger: Ledger, at: KeyPath) -> bool:
    """Whether a ledger holds the claim, fact or look that a key path leads to."""
    match at:
        case ("claims", id_, table, key, *_) if table in tables_of(Claim):
            claim = ledger.claims.get(id_)
            return claim is not None and any(fact.id == key for _, fact in claim.facts())
        case ("claims", id_, *_):
            return id_ in ledger.claims
        case ("looks", id_, *_):
            return id_ in ledger.looks
    return True
