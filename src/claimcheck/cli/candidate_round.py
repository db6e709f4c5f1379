"""Picking candidates on a terminal, one at a time; what is accepted is in the ledger at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.cli.console import complain, draw, say, width
from claimcheck.cli.questions import ask, choice, text
from claimcheck.cli.writing import Writing
from claimcheck.desk import dates
from claimcheck.desk.article_claims import in_words
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.errors import ClaimcheckError
from claimcheck.extract.candidate import Candidate
from claimcheck.interchange.importing.near_duplicates import NearDuplicate
from claimcheck.report.terminal.extract_output import draw_candidate
from claimcheck.report.terminal.line import Line

KEYS = {
    "a": "accept: record it as it is",
    "e": "edit its words, claimant and deadline, then record it",
    "s": "skip: do not record it",
    "q": "quit: leave this one and the rest",
    "?": "tell what the keys mean",
}


@dataclass(frozen=True, slots=True)
class CandidateRound:
    """A walk through candidates."""

    session: Session
    writing: Writing

    def walk(
        self, found: Sequence[Candidate], claims: Sequence[Claim], near: Mapping[str, NearDuplicate]
    ) -> None:
        """Ask about each candidate until the last one, `q` or the end of the input."""
        try:
            for place, (one, claim) in enumerate(zip(found, claims, strict=True), 1):
                if place > 1:
                    draw([Line()])
                like = near[claim.id].like if claim.id in near else None
                draw(draw_candidate(in_words(one), like, width()))
                if not self._visit(claim, f"({place}/{len(found)}) Record it [{','.join(KEYS)}]?"):
                    return
        except EOFError:
            say("")

    def _visit(self, claim: Claim, question: str) -> bool:
        """Ask about one claim until it is done; False when the rest is to be left."""
        while True:
            match ask(self.session, question, choice(tuple(KEYS))):
                case "a" if self._recorded(claim):
                    return True
                case "e" if self._recorded(self._edited(claim)):
                    return True
                case "s":
                    return True
                case "q":
                    return False
                case "?" | None:
                    draw(Line(f"{key}  {meaning}") for key, meaning in KEYS.items())

    def _recorded(self, claim: Claim) -> bool:
        """Record a claim that a person has seen, so no draft; False where it was refused."""
        try:
            self.writing.save(self.session, AddClaim(claim.but(id="", draft=False)))
        except ClaimcheckError as refusal:
            complain(refusal)
            return False
        return True

    def _edited(self, claim: Claim) -> Claim:
        session = self.session
        words = ask(session, "In your words (empty: as it is):", text) or claim.text
        claimant = ask(session, f"Claimant (empty: {claim.claimant}):", text) or claim.claimant
        speaker = ask(session, f"Speaker (empty: {claim.speaker or 'nobody'}):", text)
        edited = claim.but(text=words, claimant=claimant, speaker=speaker or claim.speaker)

        def read(answer: str) -> Claim:
            if not answer:
                return edited
            calendar = dates.calendar(session, claimant)
            reading = dates.due(answer, claim.made.earliest, calendar, "by when")
            return edited.but(deadline=reading.span, deadline_words=dates.words_of(reading))

        had = claim.deadline_words or "undated"
        return ask(session, f"By when (empty: {had}):", read)
