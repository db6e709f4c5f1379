"""Promises found in a text: each beside the place where it stands, to be recorded or left."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimcheck.desk import dates
from claimcheck.desk.article_claims import Article as Recorded
from claimcheck.desk.article_claims import day_of, drafted_claims, known_in_other_words
from claimcheck.desk.article_evidence import spoken_of
from claimcheck.desk.new_facts import make_claim
from claimcheck.desk.saved_sources import attachment_of
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.deadline import DEFAULTS, Calendar
from claimcheck.domain.model.span import Span
from claimcheck.errors import ClaimcheckError, HeldError, UsageError
from claimcheck.extract.candidate import Candidate, extract
from claimcheck.extract.spoken_to import SpokenTo
from claimcheck.extract.text.language import foreign_language
from claimcheck.interchange.importing.near_duplicates import NearDuplicate
from claimcheck.server import answers
from claimcheck.server.forms.failure_words import by_labels
from claimcheck.server.forms.typed import Typed, typed_in, typed_of
from claimcheck.server.held_ledger import TURN, written
from claimcheck.server.opened import Opened
from claimcheck.server.problem_details import details
from claimcheck.server.sources_apart import done_apart
from claimcheck.server.visitor import Visitor, visitor_of
from claimcheck.sources.document import Document
from claimcheck.sources.fetching import fetch
from claimcheck.sources.material import Material
from claimcheck.sources.source_reading import is_address, read
from claimcheck.store.evidence_folder import Attachment

_LABELS: Final = {"said": "When it was published", "source": "Where it stands"}
_KEYS: Final = ("text", "claimant", "by", "target", "quote", "speaker", "kind")


def extract_routes(opened: Opened) -> Iterator[Route]:
    """Yield the routes of the page: to paste a text or name an address, and to record of it."""

    async def show(request: Request) -> Response:
        typed = typed_of(request.query_params.multi_items())
        return await opened.ask(_Reading(typed, visitor_of(request)).drawn)

    async def send(request: Request) -> Response:
        reading = _Reading(await typed_in(request), visitor_of(request))
        session = await opened.ask(reading.begin)
        await done_apart(reading.read, session)
        if reading.typed.first("confirm") == "yes" and reading.failure is None:
            return await written(opened, reading.record)
        return await opened.ask(reading.drawn)

    yield Route("/extract", show)
    yield Route("/extract", send, methods=["POST"])


@dataclass(frozen=True, slots=True)
class Card:
    """A promise that was found, as it may be recorded."""

    number: int
    found: Candidate
    typed: dict[str, str]
    """Its fields as they stand."""
    is_taken: bool
    like: NearDuplicate | None
    """What the ledger has in nearly the same words."""
    failure: str = ""
    """Why it could not be recorded."""
    recorded: str = ""
    """The id of the claim that it has become."""


@dataclass
class _Reading:
    """A text that somebody reads, and what came of it so far."""

    typed: Typed
    visitor: Visitor
    told: list[str] = field(default_factory=list)
    failure: ClaimcheckError | None = None
    calendar: Calendar = DEFAULTS
    document: Document | None = None
    day: date | None = None
    found: Sequence[Candidate] = ()
    attached: Attachment | None = None
    recorded: dict[int, str] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    def begin(self, opened: Opened) -> Session:
        """Return a session, once all is known that only the ledger tells; what fails is kept."""
        session = opened.session()
        self.calendar = dates.any_calendar(session)
        with self._keeping_failure():
            if said := self.typed.first("said").strip():
                self.day = dates.first_day(session, said, "--said")
        return session

    def read(self, session: Session) -> None:
        """Find the promises of the text, or of the page at the address; what fails is kept."""
        if self.failure is None:
            with self._keeping_failure():
                self._read(session)

    @contextmanager
    def _keeping_failure(self) -> Iterator[None]:
        try:
            yield
        except ClaimcheckError as failure:
            self.failure = failure

    def _read(self, session: Session) -> None:
        text, address = self.typed.first("text"), self.typed.first("address").strip()
        if not text.strip() and not address:
            raise UsageError("which text?", "paste one, or give the address of a page")
        if address and not is_address(address):
            raise UsageError(
                f"“{address}” is not an address that can be fetched",
                "give one that begins with https://, or paste the text",
            )
        wants_page = bool(address) and (not text.strip() or self._saves)
        page = fetch(address, session.bounds) if wants_page else None
        material = Material(text.encode(errors="replace"), "text") if text.strip() else page
        assert material is not None
        self.document = document = read(material)
        self.attached = attachment_of(page, None) if page and self._saves else None
        self.day = self.day or day_of(session, document, self.told.append)
        if language := foreign_language(document.text):
            self.told.append(f"the text is in {language}, not in English: nothing is proposed")
            return
        self.found = list(extract(document.text, self.day, self.calendar, title=document.title))

    @property
    def _saves(self) -> bool:
        return self.typed.first("save") == "yes" and self.typed.first("confirm") == "yes"

    def record(self, opened: Opened) -> Response:
        """Record what was ticked, each by itself, and show what came of it.

        HeldError where another program holds the ledger; what was recorded by then stays so.
        """
        session = opened.session()
        for number in (one for one in self._taken if one not in self.recorded):
            try:
                applied = session.apply(self._change(session, number), TURN, self.attached)
            except HeldError:
                raise
            except ClaimcheckError as failure:
                self.refused[number] = f"{failure.message}; {failure.hint}".removesuffix("; ")
            else:
                opened.keep(session)
                session = opened.session()
                [self.recorded[number]] = applied.claims
        if not self._taken:
            self.failure = UsageError("nothing is ticked", "tick what is to be recorded")
        return self.drawn(opened)

    @property
    def _taken(self) -> list[int]:
        ticked = {one for one in self.typed.all("take") if one.isdecimal() and len(one) < 7}
        return sorted(number for one in ticked if (number := int(one)) <= len(self.found))

    def _change(self, session: Session, number: int) -> AddClaim:
        given = {key: self.typed.first(f"{key}-{number}").strip() or None for key in _KEYS}
        words: dict[str, Any] = {
            "wording": None,
            "target": None,
            "kind": None,
            **{key: one for key, one in given.items() if key != "by"},
            **self._deadline(number, given["by"]),
            "made": str(self.day),
            "source": self.typed.first("address").strip() or self.typed.first("source") or None,
            "title": self.document.title if self.document else None,
        }
        if words["text"] is None or words["claimant"] is None:
            raise UsageError("who promised what?", "give a sentence and a name")
        by, say = self.visitor.name, self.told.append
        claim = make_claim(session, words, by, say, undated=given["by"] is None)
        return AddClaim(claim.but(snapshot=self.attached.snapshot if self.attached else None))

    def _deadline(self, number: int, by: str | None) -> dict[str, str | None]:
        """Return the date of a promise: what was found, unless somebody wrote other words.

        What “two months later” means is told by the text, and not by the words alone.
        """
        one = self.found[number - 1]
        if by is None or by != one.deadline_words or not (one.earliest and one.latest):
            return {"deadline": by}
        return {"deadline": str(Span.days(one.earliest, one.latest)), "deadline_words": by}

    def drawn(self, opened: Opened) -> Response:
        """Return the page."""
        edition, session = opened.edition(), opened.session()
        text = edition.draw(
            "extract.html",
            edition.desk(self.visitor, ""),
            typed=self.typed,
            told=[by_labels(one, _LABELS) for one in self.told],
            failure=self.failure,
            document=self.document,
            day=self.day,
            cards=list(self._cards(session)),
            pieces=list(self._pieces()),
            spoken=self._spoken(session),
        )
        return answers.page(text, details(self.failure).status if self.failure else 200)

    def _spoken(self, session: Session) -> Sequence[SpokenTo]:
        return spoken_of(session, self.document.text) if self.document else ()

    def _cards(self, session: Session) -> Iterator[Card]:
        if self.day is None:
            return
        recorded = Recorded(self.day, None, None, None)
        claims = drafted_claims(session, self.found, recorded, None)
        near = known_in_other_words(session, claims, needed=False)
        for number, (one, claim) in enumerate(zip(self.found, claims, strict=True), 1):
            typed = {
                "text": one.text,
                "claimant": one.claimant or "",
                "by": one.deadline_words or "",
                "target": str(one.target) if one.target else "",
                "quote": one.sentence,
                "speaker": one.speaker or "",
                "kind": one.kind,
            }
            given = {key: self.typed.first(f"{key}-{number}") for key in typed}
            is_same = given["quote"].split() == typed["quote"].split()
            yield Card(
                number,
                one,
                given if is_same else typed,
                is_same and number in self._taken,
                near.get(claim.id),
                self.refused.get(number, ""),
                self.recorded.get(number, ""),
            )

    def _pieces(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield the text in pieces, with the numbers of the promises that stand in each."""
        if self.document is None:
            return
        text, at = self.document.text, 0
        numbers: dict[tuple[int, int], list[int]] = {}
        for number, one in enumerate(self.found, 1):
            numbers.setdefault((one.offset, one.offset + len(one.sentence)), []).append(number)
        for (start, end), found in sorted(numbers.items()):
            if start < at:
                continue
            yield text[at:start], ()
            yield text[start:end], found
            at = end
        yield text[at:], ()
