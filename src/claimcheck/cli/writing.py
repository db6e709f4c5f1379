"""Changes written as the options of a command say, and told."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.cli import console
from claimcheck.domain.model.english import count_of
from claimcheck.errors import OutsideError, WrittenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from claimcheck.desk.session import Session
    from claimcheck.domain.changing.change import Applied, Change
    from claimcheck.domain.model.problem import Problem
    from claimcheck.store.evidence_folder import Attachment

_MOST_SAID = 5


@dataclass(frozen=True, slots=True)
class Writing:
    """How a command writes, and what it says of it."""

    dry_run: bool
    """Only the diff is shown."""
    quiet: bool
    wait: float
    """Seconds for another writer to finish."""

    def say(self, text: str) -> None:
        """Talk on stderr, unless nobody wants to hear it."""
        console.say(text, quiet=self.quiet)

    def save(
        self, session: "Session", change: "Change", attached: "Attachment | None" = None
    ) -> "Applied | None":
        """Make a change and say where its claims now stand; in a dry run only show the diff.

        What is attached is kept as a snapshot first. stdout has a line a block: the id of a new
        claim, or the id of a claim and the key of the fact. What was made is returned.
        """
        if applied := self.make(session, change, attached):
            try:
                self._say_where_they_stand(session, applied)
            except OutsideError as failure:
                raise WrittenError(failure) from None
            print_keys(applied)
        return applied

    def make(
        self, session: "Session", change: "Change", attached: "Attachment | None" = None
    ) -> "Applied | None":
        """Make a change and return what was done; in a dry run only show the diff."""
        if self.dry_run:
            console.write(session.store.preview(change, session.today))
            return None
        is_first = not session.has_written
        applied = session.apply(change, self.wait, attached)
        if is_first:
            tell_of_ledger(session, quiet=self.quiet)
        return applied

    def _say_where_they_stand(self, session: "Session", applied: "Applied") -> None:
        from claimcheck.domain.standing.attention import proposal_in_words

        view = session.view()
        for id_ in applied.claims[:_MOST_SAID]:
            if one := view.standing(id_):
                self.say(f"{id_}: {one.status}; {one.reason}")
                if one.proposed:
                    self.say(f"{id_}: {proposal_in_words(one.proposed)}: `claimcheck sign {id_}`")
            for problem in _doubts(applied, id_, session.now):
                self.say(f"{id_}: {problem.message}; {problem.hint}")
        if len(applied.claims) > _MOST_SAID:
            self.say(f"and {count_of(len(applied.claims) - _MOST_SAID, 'more claim')}")


def _doubts(applied: "Applied", id_: str, now: "datetime") -> "Iterator[Problem]":
    """Yield what is doubtful about a claim that was written to, and about a ruling just made."""
    from claimcheck.domain.checking.ledger_warnings import ahead_of_the_clock

    yield from ahead_of_the_clock(applied.ledger.claims[id_], now)
    is_ruling = any(at[1:3] == (id_, "verdicts") for at, _ in applied.blocks)
    if is_ruling and applied.ledger.settings.ask_first:
        from claimcheck.domain.checking.unheard import unheard
        from claimcheck.domain.standing.corrected import correct

        yield from unheard(correct(applied.ledger.claims[id_]))


def tell_of_ledger(session: "Session", *, quiet: bool) -> None:
    """Say what whoever has written should know: which ledger that was, and how git merges it."""
    if quiet or not session.has_written:
        return
    if session.is_found_above:
        console.say(f"in {session.path}, the nearest ledger above this folder")
    if session.database:
        return
    from claimcheck.store.merge_setup import (
        MISSING_DRIVER,
        MISSING_DRIVER_HINT,
        is_news_that_driver_is_missing,
    )

    if is_news_that_driver_is_missing(session.path):
        console.say(MISSING_DRIVER)
        console.say(MISSING_DRIVER_HINT)


def print_keys(applied: "Applied") -> None:
    """Print a line a block: the id of its claim, and of a fact its key."""
    with console.printing_what_was("everything was recorded, but the keys cannot be printed"):
        for at, _ in applied.blocks:
            sys.stdout.write(" ".join(key for key in at[1::2]) + "\n")
