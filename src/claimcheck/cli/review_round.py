"""A round through claims on a terminal, one at a time, in which each answer is written at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.cli.console import complain, draw, say, width
from claimcheck.cli.fact_questions import (
    ask_evidence,
    ask_forecast,
    ask_moved_date,
    ask_places,
    ask_signature,
    ask_verdict,
)
from claimcheck.cli.questions import ask, choice, text
from claimcheck.cli.writing import Writing
from claimcheck.desk import clock
from claimcheck.desk.session import Session
from claimcheck.desk.source_addresses import web_addresses
from claimcheck.domain.changing.change import AddLook, Change, RefusedError
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.attention import attention_to
from claimcheck.domain.standing.detail import Detail, detail
from claimcheck.errors import CancelledError, ConflictError, UsageError
from claimcheck.host import browser
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.review_output import draw_card, draw_keys

KEYS: Final = {
    "n": "nothing new",
    "e": "evidence",
    "m": "date moved",
    "r": "ruling",
    "f": "forecast",
    "g": "sign",
    "o": "open sources",
    "s": "skip",
    "q": "quit",
    "?": "help",
}
_MEANINGS: Final = {
    "n": "You looked and found nothing new; recorded when the round ends.",
    "e": "Record what a source says about the claim.",
    "m": "Record that the claimant named another date.",
    "r": "Rule on the claim: kept, broken, withdrawn and so on.",
    "f": "Record how likely it is that the claim will be kept.",
    "g": "Stand behind the ruling that is waiting for signatures.",
    "o": "Open its sources in the browser.",
    "s": "Leave the claim as it is and go on to the next.",
    "q": "Stop here; leave this claim and the rest as they are.",
    "?": "Show this help.",
}
_FACTS: Final[dict[str, Callable[[Session, str | None, Detail], Change | None]]] = {
    "e": ask_evidence,
    "m": ask_moved_date,
    "f": ask_forecast,
}
"""What may be added to a claim that stays the one in hand."""
_ENDING: Final = {"r": ask_verdict, "g": ask_signature}
"""What is the last of a claim."""


def _keys(found: Detail) -> dict[str, str]:
    """Return what there is to press: a ruling can be signed only where one waits for that."""
    return {key: word for key, word in KEYS.items() if key != "g" or found.standing.proposed}


@dataclass
class ReviewRound:
    """What a person goes through claims with, and the claims of which there was nothing new."""

    session: Session
    by: str | None
    where: str | None
    writing: Writing
    unchanged: list[str] = field(default_factory=list)

    def walk(self, ids: Sequence[str]) -> None:
        """Go through claims until the last one, `q` or the end of the input.

        Whatever ends it, Ctrl-C too: those of which there was nothing new become one look.
        """
        try:
            for place, id_ in enumerate(ids, 1):
                if place > 1:
                    draw([Line()])
                if not self._visit(id_, f"({place}/{len(ids)}) "):
                    break
            if self.unchanged and self.where is None:
                self.where = ask(self.session, "Where you looked (leave empty to skip):", text)
        except EOFError:
            say("")
        except KeyboardInterrupt:
            say("")
            raise
        finally:
            if self.unchanged:
                self._look()

    def _visit(self, id_: str, mark: str) -> bool:
        """Ask about one claim until it is done; False when the rest is to be left."""
        found = self._draw(id_, mark)
        while True:
            keys = _keys(found)
            match ask(self.session, "Your choice:", choice(tuple(keys))):
                case "n":
                    self.unchanged.append(id_)
                    return True
                case "e" | "m" | "f" as key if self._written(_FACTS[key], found):
                    found = self._draw(id_, mark)
                case "r" | "g" as key if self._written(_ENDING[key], found):
                    return True
                case "o":
                    self._open(found)
                case "s":
                    return True
                case "q":
                    return False
                case "?" | None:
                    draw(Line(f"{key}  {_MEANINGS[key]}") for key in keys)

    def _draw(self, id_: str, mark: str) -> Detail:
        found = detail(self.session.view(), id_)
        assert found is not None
        draw(draw_card(attention_to(found.standing), found, mark, width()))
        draw(draw_keys(_keys(found), width()))
        return found

    def _written(
        self, enter: Callable[[Session, str | None, Detail], Change | None], found: Detail
    ) -> bool:
        """Write a change that a person enters; False where it was cancelled or refused."""
        try:
            entered = enter(self.session, self.by, found)
            if entered is not None:
                self.writing.save(self.session, entered)
        except (UsageError, ConflictError) as refusal:
            complain(refusal)
        except CancelledError as cancelled:
            complain(cancelled)
        except EOFError:
            say("")
            complain(CancelledError())
        else:
            return entered is not None
        return False

    def _open(self, found: Detail) -> None:
        addresses = web_addresses(found)
        if not addresses:
            say("none of its sources is a web address")
            return
        for place in ask_places(self.session, "Sources to open", addresses):
            if not browser.show(addresses[place]):
                say(f"no browser was found for {addresses[place]}")

    def _look(self) -> None:
        look = Look(
            date=Span.day(self.session.today),
            claims=tuple(self.unchanged),
            where=self.where,
            by=self.by,
            recorded=clock.now(),
        )
        try:
            self.writing.save(self.session, AddLook(look))
        except RefusedError as refusal:
            complain(refusal)
