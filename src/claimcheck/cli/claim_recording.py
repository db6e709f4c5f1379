"""A claim on its way into the ledger: by options alone, by a form, or by questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.cli.console import stdin
from claimcheck.cli.writing import Writing
from claimcheck.desk.new_facts import make_claim
from claimcheck.desk.saved_sources import Copies, Kept, keep
from claimcheck.desk.session import Say, Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.checking.repetition import retracted_before
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.visible import visible
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.near_duplicates import near_duplicates

if TYPE_CHECKING:
    from claimcheck.interchange.importing.near_duplicates import NearDuplicate


@dataclass(frozen=True, slots=True)
class ClaimRecording:
    """How claims are recorded, whatever their words come from."""

    session: Session
    writing: Writing
    copies: Copies
    by: str | None
    id: str
    """Empty for one that is made of the claim's words."""

    def record(self, words: Mapping[str, Any]) -> None:
        """Record the claim that words for its fields make, and tell of one that is much alike."""
        claim, kept = self.prepare(words, self.writing.say)
        claim = kept.completed(claim)
        near = self.near(claim)
        retracted = [*retracted_before(claim, self.session.ledger)]
        self.writing.save(self.session, AddClaim(claim), kept.attached)
        for one in near:
            self.writing.say(f"{one.percent}% the same as {one.like}: “{visible(one.like_text)}”")
        for id_, why in retracted:
            day, because = day_in_words(why.date.latest), visible(why.because or "")
            self.writing.say(f"{id_} said the same and was retracted on {day}: {because}")

    def prepare(self, words: Mapping[str, Any], say_read: Say) -> tuple[Claim, Kept]:
        """Return the claim of these words, and what is kept of its source.

        How words were read is told to `say_read`, what was found in the source as all else is.
        UsageError for words that cannot be read, and where who, what or when is missing.
        """
        _refuse_missing(words)
        say, dry_run = self.writing.say, self.writing.dry_run
        kept = keep(self.session, words, self.copies, stdin(), say, dry_run=dry_run)
        undated = bool(words["undated"])
        claim = make_claim(self.session, kept.words, self.by, say_read, undated=undated)
        return claim.but(id=self.id), kept

    def near(self, claim: Claim) -> "list[NearDuplicate]":
        """Return the claims of the ledger that say nearly the same."""
        return list(near_duplicates([claim], self.session.ledger))


def _refuse_missing(words: Mapping[str, Any]) -> None:
    if words["text"] is None:
        raise UsageError(
            "what was promised? TEXT is missing",
            "give one sentence; on a terminal, `claimcheck add` alone asks for all it needs",
        )
    if words["claimant"] is None:
        raise UsageError("who promised it? --claimant NAME is missing")
    if words["deadline"] is None and not words["undated"]:
        raise UsageError(
            "by when? --by DEADLINE is missing", "where no date was named, add --undated"
        )
