"""A claim asked for on a terminal, one line each, and shown before it is recorded."""

from dataclasses import dataclass, field, replace
from functools import partial
from textwrap import indent
from typing import Any, Final, Literal

from claimcheck.cli import console
from claimcheck.cli.claim_recording import ClaimRecording
from claimcheck.cli.deadline_question import ask_deadline
from claimcheck.cli.form_editing import fill_in
from claimcheck.cli.questions import ask, choice, text, yes_or_no
from claimcheck.desk import claim_questions, dates
from claimcheck.desk.known_names import KnownNames, known_names
from claimcheck.desk.question import Question
from claimcheck.desk.saved_sources import Kept
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.visible import visible
from claimcheck.errors import CancelledError, ConflictError, UsageError

_KEPT: Final = ("claimant", "made", "source")
"""What claims of one interview have in common."""


@dataclass
class ClaimEntry:
    """What a person has answered so far; what options gave is not asked for."""

    recording: ClaimRecording
    words: dict[str, Any]
    _had: dict[str, str | None] = field(default_factory=dict, init=False)
    """What the claim before had of what the next one may have again."""

    def run(self) -> None:
        """Ask, show what will stand, and record it, and so with each one that follows.

        CancelledError where a claim is called off.
        """
        given = dict(self.words)
        console.say("A new claim. ? explains a question; Ctrl-C cancels.")
        try:
            while self._ask() and self._record() == "another":
                self._had = {name: self.words[name] for name in _KEPT}
                self.words = dict(given)
                self.recording = replace(self.recording, id="")
        except EOFError:
            console.say("")
            raise self._cancelled() from None
        except KeyboardInterrupt:
            console.say("")
            raise

    @property
    def _session(self) -> Session:
        return self.recording.session

    def _cancelled(self) -> CancelledError:
        return CancelledError("this claim was not recorded") if self._had else CancelledError()

    def _ask(self) -> bool:
        """Ask for what the claim needs; False where there is no other one."""
        known = known_names(self._session)
        question = claim_questions.ANOTHER if self._had else claim_questions.CLAIM
        self._fill("text", question, text, needed=not self._had)
        if not self.words["text"]:
            return False
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
        return True

    def _fill(self, name: str, question: Question, read: Any, *, needed: bool = False) -> None:
        if not self.words[name]:
            question = replace(question, had=self._had.get(name) or "")
            self.words[name] = ask(self._session, question, read)
        if needed and not self.words[name]:
            raise self._cancelled()

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

    def _record(self) -> Literal["done", "another"]:
        """Show the block that will stand until it is recorded or called off."""
        while True:
            prepared = self._shown()
            if prepared:
                question = "Record it (y yes, a yes and another, e edit every field, n cancel):"
                keys = choice(("y", "a", "e", "n"))
            else:
                question = "Edit it (e to edit every field, n to cancel):"
                keys = choice(("e", "n"))
            match ask(self._session, question, keys):
                case "y" | "a" as key if prepared and self._recorded(*prepared):
                    return "done" if key == "y" else "another"
                case "e" if self._edited():
                    return "done"
                case "n":
                    raise self._cancelled()

    def _shown(self) -> tuple[Claim, Kept] | None:
        """Show and return what will stand; None where that is refused, which is told."""
        session = self._session
        try:
            claim, kept = self.recording.prepare(self.words, _told_already)
            diff = session.store.preview(AddClaim(claim), session.today)
        except UsageError as refusal:
            console.complain(refusal)
            return None
        console.say(f"This will be added to {session.name}:")
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
