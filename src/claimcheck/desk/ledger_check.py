"""Every fault of a ledger, seen from a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from claimcheck.desk.session import Session
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import count_of, listed
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import Fault, KeyPath, did_you_mean
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import UsageError
from claimcheck.report.terminal.check_output import WARNINGS


@dataclass(frozen=True, slots=True)
class Checked:
    """The JSON of `check`."""

    problems: list[Fault]

    def only(self, code: str) -> "Checked":
        """Return the problems of one kind; UsageError (2) for a kind that there is not."""
        codes = sorted({one.code for one in self.problems})
        if code not in codes and code not in WARNINGS:
            found = f"the kinds found are {listed(codes, len(codes))}" if codes else ""
            near = did_you_mean(code, [*codes, *WARNINGS])
            raise UsageError(f"“{code}” is not a kind of problem here", near or found)
        return Checked([one for one in self.problems if one.code == code])


def check_ledger(session: Session, moment: Moment) -> tuple[Checked, int]:
    """Return all faults of the ledger, and how many claims there are.

    Of what the ledger did not hold on the day that is asked for there are errors, no warnings.
    """
    ledger, problems = session.store.load()
    if moment.known_on:
        ledger = ledger.known_on(moment.known_on)
        problems = [one for one in problems if one.severity == "error" or _is_known(ledger, one.at)]
    faults = session.store.place([*problems, *warnings(ledger, moment.day, session.now)])
    if not session.database:
        faults += [*_copies(session.path, ledger), *_merging(session.path)]
    return Checked(faults), len(ledger.claims)


def _copies(path: Path, ledger: Ledger) -> Iterator[Fault]:
    """Yield a warning for each copy of the ledger that a file-sync service left beside it."""
    from claimcheck.store.conflict_copies import conflict_copies

    for copy in conflict_copies(path, ledger.claims.keys()):
        message = (
            "is named like the copies that file-sync services leave when two people change a file "
            f"at once, and has {count_of(copy.shared, 'claim')} of this ledger"
        )
        if copy.missing:
            message += f"; of its claims and facts, {copy.missing:,} cannot be found here "
            "in the same words"
            hint = (
                f"claimcheck --file {quote(str(copy.path))} export json | claimcheck import - "
                "imports what the ledger lacks; then move the copy away"
            )
        else:
            hint = "everything in it is already in the ledger; move the copy away"
        yield Fault(str(copy.path), 1, 1, "warning", "conflict-copy", message, hint)


def _merging(path: Path) -> Iterator[Fault]:
    """Yield a warning where git is asked to merge the ledger by its keys, and cannot."""
    from claimcheck.store.merge_setup import MISSING_DRIVER, MISSING_DRIVER_HINT, lacks_driver

    if lacks_driver(path):
        yield Fault(str(path), 1, 1, "warning", "merge-driver", MISSING_DRIVER, MISSING_DRIVER_HINT)


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
