"""Picking candidates on a terminal, one at a time; what is accepted is in the ledger at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.cli.claim_editing import edited
from claimcheck.cli.console import complain, draw, say, width
from claimcheck.cli.questions import ask, choice
from claimcheck.cli.writing import Writing
from claimcheck.desk.article_claims import in_words, sentence_before
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.errors import ClaimcheckError
from claimcheck.extract.candidate import Candidate
from claimcheck.interchange.importing.near_duplicates import NearDuplicate
from claimcheck.report.terminal.extract_output import draw_candidate
from claimcheck.report.terminal.line import Line
from claimcheck.store.evidence_folder import Attachment

KEYS = {
    "a": "accept: record it as it is",
    "e": "edit: change it, then record it",
    "b": "back: return to the previous one",
    "s": "skip: do not record it",
    "q": "quit: stop here; leave this one and the rest",
    "?": "show what the keys mean",
}


@dataclass(frozen=True, slots=True)
class CandidateRound:
    """A walk through candidates, to and fro."""

    session: Session
    writing: Writing
    text: str
    """The text that they stand in."""
    attached: Attachment | None
    """What is kept of it with each claim."""
    recorded: dict[int, str] = field(default_factory=dict)
    """The ids of the claims that were recorded, by the place of their candidate."""

    def walk(
        self, found: Sequence[Candidate], claims: Sequence[Claim], near: Mapping[str, NearDuplicate]
    ) -> None:
        """Ask about each candidate until the last one, `q` or the end of the input."""
        place = 0
        try:
            while place < len(found):
                if place or self.recorded:
                    draw([Line()])
                one, claim = found[place], claims[place]
                like = near[claim.id].like if claim.id in near else None
                before = sentence_before(self.text, one)
                draw(draw_candidate(in_words(one), like, width(), before))
                step = self._visit(place, len(found), claim)
                if step is None:
                    return
                place = max(0, place + step)
        except EOFError:
            say("")

    def _visit(self, place: int, count: int, claim: Claim) -> int | None:
        """Ask about one claim until it is done; return how far to go, or None to leave the rest."""
        question = f"({place + 1}/{count}) Record it [{','.join(KEYS)}]?"
        if known := self.recorded.get(place):
            say(f"already recorded as {known}; `claimcheck correct {known}` changes it")
        while True:
            match ask(self.session, question, choice(tuple(KEYS))):
                case "a" | "e" as key if self._is_taken(place, claim, key):
                    return 1
                case "b" if place:
                    return -1
                case "b":
                    say("this is the first one")
                case "s":
                    return 1
                case "q":
                    return None
                case "?" | None:
                    draw(Line(f"{key}  {meaning}") for key, meaning in KEYS.items())

    def _is_taken(self, place: int, claim: Claim, key: str) -> bool:
        """Record a claim, as it is or edited; False where it was not."""
        if known := self.recorded.get(place):
            say(f"already recorded as {known}; press s for the next one")
            return False
        return self._is_edited(place, claim) if key == "e" else self._is_recorded(place, claim)

    def _is_edited(self, place: int, claim: Claim) -> bool:
        """Record a claim as a person changes it; False where that was called off or refused."""
        try:
            return self._is_recorded(place, edited(self.session, claim))
        except EOFError:
            say("cancelled; nothing was recorded")
            return False

    def _is_recorded(self, place: int, claim: Claim) -> bool:
        """Record a claim that a person has seen, so no draft; False where it was refused."""
        try:
            change = AddClaim(claim.but(id="", draft=False))
            applied = self.writing.save(self.session, change, self.attached)
        except ClaimcheckError as refusal:
            complain(refusal)
            return False
        if applied is not None:
            self.recorded[place] = applied.claims[0]
        return True
