"""A round through claims on a terminal, one at a time, in which each answer is written at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from claimcheck.cli.console import complain, draw, say, width
from claimcheck.cli.questions import ask, choice, numbers, text
from claimcheck.cli.writing import Writing
from claimcheck.desk import clock, dates, option_values
from claimcheck.desk.new_facts import target_on
from claimcheck.desk.session import Session
from claimcheck.desk.source_addresses import web_addresses
from claimcheck.domain.changing.change import AddEvidence, AddLook, AddVerdict, Change, RefusedError
from claimcheck.domain.model.evidence import Evidence, Origin, Stance
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import Ruled, came_true
from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import attention_to
from claimcheck.domain.standing.contradiction import contradicts, in_words, verdict_in_force
from claimcheck.domain.standing.detail import Detail, detail
from claimcheck.errors import ConflictError, UsageError
from claimcheck.host import browser
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.review_output import draw_card

KEYS = {
    "n": "nothing new: you looked, and found nothing",
    "e": "evidence: record what a source says",
    "r": "rule on the claim",
    "o": "open its sources in the browser",
    "s": "skip: leave it as it is",
    "q": "quit: leave this claim and the rest as they are",
    "?": "tell what the keys mean",
}
_NONE_AFTER_ALL = "empty: none after all"


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
                self.where = ask(self.session, "Where did you look (empty: not said)?", text)
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
            match ask(self.session, f"Nothing new [{','.join(KEYS)}]?", choice(tuple(KEYS))):
                case "n":
                    self.unchanged.append(id_)
                    return True
                case "e" if self._written(self._evidence, found):
                    found = self._draw(id_, mark)
                case "r" if self._written(self._verdict, found):
                    return True
                case "o":
                    self._open(found)
                case "s":
                    return True
                case "q":
                    return False
                case "?" | None:
                    draw(Line(f"{key}  {meaning}") for key, meaning in KEYS.items())

    def _draw(self, id_: str, mark: str) -> Detail:
        found = detail(self.session.view(), id_)
        assert found is not None
        draw(draw_card(attention_to(found.standing), found, mark, width()))
        return found

    def _written(self, enter: Callable[[Detail], Change | None], found: Detail) -> bool:
        """Write a change that a person enters; False where it was called off or refused."""
        try:
            entered = enter(found)
            if entered is not None:
                self.writing.save(self.session, entered)
        except (UsageError, ConflictError) as refusal:
            complain(refusal)
        except EOFError:
            say("called off, nothing was written")
        else:
            return entered is not None
        return False

    def _evidence(self, found: Detail) -> Change | None:
        session = self.session
        source = ask(session, f"Source, an address or words ({_NONE_AFTER_ALL}):", text)
        if source is None:
            return None
        stances, origins = get_args(Stance), get_args(Origin)
        title = ask(session, "Title (empty: none):", text)
        stance = ask(session, f"Stance, {_or(stances)} (empty: context):", choice(stances))
        public = ask(session, "Date it became public (empty: today):", self._date)
        quote = ask(session, "Quote, word for word (empty: none):", text)
        value, happened = None, None
        if target := target_on(found.claim, public.latest):
            read = partial(_reading, target)
            value = ask(session, f"Reading of {visible(target.measure)} (empty: none):", read)
        if value is not None:
            happened = ask(session, "The day or span that it is of (empty: its date):", self._past)
        origin = ask(session, f"Whose word, {_or(origins)} (empty: not said):", choice(origins))
        evidence = Evidence(
            date=public,
            happened=happened,
            stance=stance or "context",
            source=source,
            title=title,
            quote=quote,
            value=value,
            origin=origin,
            by=self.by,
            recorded=clock.now(),
        )
        return AddEvidence((found.claim.id,), evidence)

    def _verdict(self, found: Detail) -> Change | None:
        session, verdicts = self.session, get_args(Ruled)
        verdict = ask(session, f"Verdict, {_or(verdicts)} ({_NONE_AFTER_ALL}):", choice(verdicts))
        if verdict is None:
            return None
        fulfilled, successor = None, None
        if came_true(verdict):
            when = "When it came true, a day, month, quarter, year or unknown (empty: not said):"
            fulfilled = ask(session, when, self._fulfilled)
        if verdict == "superseded":
            successor = ask(session, "The id of the claim in its place (empty: not said):", text)
        keys = [told.fact.id for told in found.evidence if told.retracted is None]
        because = ask(session, f"Because ({_NONE_AFTER_ALL}):", text)
        if because is None:
            return None
        ruling = Verdict(
            date=Span.day(session.today),
            verdict=verdict,
            fulfilled=fulfilled,
            because=because,
            on=tuple(self._pick("Rests on", keys, found)),
            superseded_by=successor,
            by=self.by,
            recorded=clock.now(),
        )
        older = verdict_in_force(session.ledger.find(found.claim.id), session.today)
        if older is not None and contradicts(older, ruling):
            question = f"It was ruled {in_words(older)} on {older.date}. Overrule that [y,n]?"
            if ask(session, question, choice(("y", "n"))) != "y":
                return None
            ruling = ruling.but(overrules=older.id)
        return AddVerdict(found.claim.id, ruling)

    def _pick(self, what: str, keys: Sequence[str], found: Detail) -> list[str]:
        if not keys:
            return []
        facts = {told.fact.id: told.fact for told in found.evidence}
        said = (
            f"{facts[key].date} {facts[key].stance}: {facts[key].title or facts[key].source}"
            for key in keys
        )
        return [keys[place] for place in self._places(what, list(said))]

    def _open(self, found: Detail) -> None:
        addresses = web_addresses(found)
        if not addresses:
            say("none of its sources is an address of the web")
            return
        for place in self._places("Open", addresses):
            if not browser.show(addresses[place]):
                say(f"no browser was found for {addresses[place]}")

    def _places(self, what: str, choices: Sequence[str]) -> list[int]:
        """Return which of some choices a person wants, counted from 0."""
        for number, one in enumerate(choices, 1):
            draw([Line(f"  {number}  {visible(one)}")])
        question = f"{what} which, as 1 2 or all (empty: none)?"
        return ask(self.session, question, numbers(len(choices)))

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

    def _date(self, answer: str) -> Span:
        return dates.past(self.session, answer or None, "date")

    def _past(self, answer: str) -> Span | None:
        return dates.past(self.session, answer, "date") if answer else None

    def _fulfilled(self, answer: str) -> Any:
        return "unknown" if answer == "unknown" else self._past(answer)


def _reading(target: Target, answer: str) -> Any:
    if not answer:
        return None
    reading = option_values.reading(answer, target, None, None, "reading")
    if not reading.is_plain_in(answer):
        say(f"read “{answer.strip()}” as {reading}")
    return reading.value


def _or(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
