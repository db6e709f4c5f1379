"""A claim asked for on a terminal, one line each, and shown before it is recorded."""

from dataclasses import dataclass, field
from functools import partial
from textwrap import indent
from typing import Any

from claimcheck.cli import console
from claimcheck.cli.claim_recording import ClaimRecording
from claimcheck.cli.deadline_question import ask_deadline
from claimcheck.cli.form_editing import fill_in
from claimcheck.cli.questions import ask, choice, text, yes_or_no
from claimcheck.desk import claim_questions, dates
from claimcheck.desk.known_names import KnownNames, known_names
from claimcheck.desk.saved_sources import Kept
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.visible import visible
from claimcheck.errors import CancelledError, ConflictError, UsageError


@dataclass
class ClaimEntry:
    """What a person has answered so far; what options gave is not asked for."""

    recording: ClaimRecording
    words: dict[str, Any] = field(default_factory=dict)

    def run(self) -> None:
        """Ask, show what will stand, and record it; CancelledError where that is called off."""
        try:
            self._ask()
            self._record()
        except EOFError:
            console.say("")
            raise CancelledError from None
        except KeyboardInterrupt:
            console.say("")
            raise

    @property
    def _session(self) -> Session:
        return self.recording.session

    def _ask(self) -> None:
        known = known_names(self._session)
        console.say("A new claim. ? explains a question; Ctrl-C cancels.")
        self._fill("text", claim_questions.CLAIM, text, needed=True)
        self._fill(
            "claimant", claim_questions.claimant(known), partial(self._name, known), needed=True
        )
        self._fill("made", claim_questions.MADE, self._made)
        self._ask_deadline()
        self._fill("source", claim_questions.SOURCE, text)
        self._fill("quote", claim_questions.QUOTE, text)
        self._fill("criteria", claim_questions.CRITERIA, text)
        self._fill("target", claim_questions.TARGET, self._target)
        self._fill("tags", claim_questions.tags(known), claim_questions.separate)

    def _fill(self, name: str, question: Any, read: Any, *, needed: bool = False) -> None:
        if not self.words[name]:
            self.words[name] = ask(self._session, question, read)
        if needed and not self.words[name]:
            raise CancelledError

    def _name(self, known: KnownNames, answer: str) -> str | None:
        meant = known.meant(answer)
        question = f"Do you mean {meant and visible(meant)}, which is in the ledger (y/n)?"
        return meant if meant and ask(self._session, question, yes_or_no) else answer or None

    def _made(self, answer: str) -> str | None:
        return claim_questions.made(self._session, answer, console.say)

    def _target(self, answer: str) -> str | None:
        return claim_questions.target(answer, console.say)

    def _ask_deadline(self) -> None:
        words = self.words
        if words["deadline"] or words["undated"]:
            return
        said = dates.made(self._session, words["made"]).earliest
        due = ask_deadline(self._session, claim_questions.DEADLINE, said, words["claimant"])
        words["deadline"] = due and due.words
        words["undated"] = due is None or due.undated

    def _record(self) -> None:
        """Show the block that will stand until it is recorded or called off."""
        while True:
            prepared = self._shown()
            if prepared:
                question = "Record it (y to record, e to edit every field, n to cancel):"
                keys = choice(("y", "e", "n"))
            else:
                question = "Edit it (e to edit every field, n to cancel):"
                keys = choice(("e", "n"))
            match ask(self._session, question, keys):
                case "y" if prepared and self._recorded(*prepared):
                    return
                case "e" if self._edited():
                    return
                case "n":
                    raise CancelledError

    def _shown(self) -> tuple[Claim, Kept] | None:
        """Show and return what will stand; None where that is refused, which is told."""
        session = self._session
        try:
            claim, kept = self.recording.prepare(self.words, _told_already)
            diff = session.store.preview(AddClaim(claim), session.today)
        except UsageError as refusal:
            console.complain(refusal)
            return None
        console.say(f"This will be added to {session.path}:")
        added = [line[1:] for line in diff.splitlines() if line[:1] == "+" and line[:3] != "+++"]
        block = "\n".join(added).strip("\n")
        console.write(f"\n{indent(block, '  ')}\n\n")
        for one in self.recording.near(claim):
            like = visible(one.like_text)
            console.say(f"It is {one.percent}% the same as {one.like}: “{like}”")
        return claim, kept

    def _recorded(self, claim: Claim, kept: Kept) -> bool:
        try:
            change = AddClaim(kept.completed(claim))
            self.recording.writing.save(self._session, change, kept.attached)
        except (UsageError, ConflictError) as refusal:
            console.complain(refusal)
            return False
        return True

    def _edited(self) -> bool:
        """Record what a form says that holds the answers; False where it was left as it was."""
        try:
            fill_in(Claim, "A new claim", self.words, self.recording.record)
        except CancelledError:
            return False
        return True


def _told_already(_: str) -> None:
    """Say nothing: how an answer was read was told when it was given."""
