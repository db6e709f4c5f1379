"""A form as somebody has filled it in: shown with what it would do, or written."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from claimcheck.desk.claim_search import certain, search
from claimcheck.desk.new_facts import Words
from claimcheck.desk.saved_sources import Copies, Kept, keep
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import Change
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.iso_time import iso
from claimcheck.errors import ClaimcheckError, ConflictError, HeldError, UsageError
from claimcheck.server import answers
from claimcheck.server.forms.catalogue import FORMS
from claimcheck.server.forms.claim_aside import claim_aside
from claimcheck.server.forms.failure_words import by_labels, in_words, labels_of
from claimcheck.server.forms.form import Form
from claimcheck.server.forms.known_words import known_words
from claimcheck.server.forms.meanwhile import Written, digest_of, facts_since, written_already
from claimcheck.server.forms.prospect import Prospect, look_ahead
from claimcheck.server.forms.round_state import Round
from claimcheck.server.forms.typed import Typed
from claimcheck.server.held_ledger import TURN
from claimcheck.server.opened import Opened
from claimcheck.server.problem_details import details
from claimcheck.server.visitor import Visitor
from claimcheck.sources.source_reading import is_address


@dataclass
class FilledForm:
    """What somebody typed, who that is, and what came of it so far."""

    form: Form
    typed: Typed
    visitor: Visitor
    told: list[str] = field(default_factory=list)
    """How words were read."""
    kept: Kept | None = None
    """The copy of the source, where one was fetched."""
    failure: ClaimcheckError | None = None
    is_uncopied: bool = False
    """Whether it is the copy that failed."""

    @property
    def keeps_copy(self) -> bool:
        """Whether a copy of the source is wanted."""
        source = self.typed.first("source").strip()
        return self.form.saves and self.typed.first("save") == "yes" and is_address(source)

    def fetch(self, session: Session) -> None:
        """Fetch the source; the day and the title that it gives are then in the form."""
        try:
            words = self.typed.words(self.form)
            copies = Copies(save=True, snapshot=None, archive=False)
            self.kept = keep(session, words, copies, io.BytesIO(), self.told.append, dry_run=False)
        except ClaimcheckError as failure:
            self.failure, self.is_uncopied = failure, True
            return
        found = {
            one.name: [self.kept.words[one.key]]
            for one in self.form.fields
            if one.key in ("made", "date", "title") and self.kept.words.get(one.key)
        }
        self.typed = replace(self.typed, values={**self.typed.values, **found})

    def show(self, opened: Opened) -> Response:
        """Return the form; one that was sent, with what it would do."""
        session = opened.session()
        ids: Sequence[str] = ()
        prospect = None
        try:
            if self._is_sent or self._named:
                ids = self._ids(session)
            if self.failure is None and self._is_sent:
                prospect = look_ahead(session, self._change(session, ids))
        except ClaimcheckError as failure:
            self.failure = failure
        return self._drawn(opened, ids, prospect)

    def write(self, opened: Opened) -> Response:
        """Write what was typed, and send the browser on; what cannot be written is shown again.

        HeldError where another program holds the ledger.
        """
        session = opened.session()
        ids: Sequence[str] = ()
        try:
            ids = self._ids(session)
            if self.failure:
                raise self.failure
            change = self._change(session, ids)
            if there := written_already(session.ledger, change, ids, self._opened_at(session)):
                return self._sent_on(there, again=True)
            if not self.form.adds and self.typed.first("facts") != digest_of(session.ledger, ids):
                raise ConflictError(
                    "the claim has changed since this form was opened",
                    "look at it as it is now, and save again",
                )
            attached = self.kept.attached if self.kept else None
            expected = None if self.form.adds else opened.head
            applied = session.apply(change, TURN, attached, expected)
        except HeldError:
            raise
        except ClaimcheckError as failure:
            self.failure = failure
            return self.show(opened)
        if not applied.blocks:
            return self._sent_on([(id_, "") for id_ in ids], again=True)
        opened.keep(session)
        written = [one for at, _ in applied.blocks for one in _written(at, ids)]
        return self._sent_on(written, again=False)

    @property
    def _is_sent(self) -> bool:
        return bool(self.typed.first("opened"))

    @property
    def _named(self) -> list[str]:
        """What was typed for the claims that it is about."""
        return [one for one in self.typed.values.get("claim", ()) if one.strip()]

    def _opened_at(self, session: Session) -> datetime:
        words = self.typed.first("opened")
        try:
            return datetime.fromisoformat(words).astimezone(UTC)
        except (ValueError, OverflowError):
            return session.now

    def _ids(self, session: Session) -> list[str]:
        if self.form.about == "nothing":
            return []
        named = self._named
        if not named:
            raise UsageError("which claim?", "name it, or start from its page")
        if self.form.about == "a claim" and len(named) > 1:
            raise UsageError("this form is about one claim", "send one for each")
        writes = self._is_confirmed  # a preview shows which claim was found
        found = (certain(search(session, one), written_to=writes) for one in named)
        return list(dict.fromkeys(found))

    def _change(self, session: Session, ids: Sequence[str]) -> Change:
        change = self.form.make(session, ids, self._words, self.visitor.name, self.told.append)
        if self.kept is None:
            return change
        block = next(
            one for one in ("claim", "evidence", "revision", "reply") if self._has(change, one)
        )
        return replace(change, **{block: self.kept.completed(getattr(change, block))})

    @property
    def _words(self) -> Words:
        """The words as a command takes them: what is written bears the day that was previewed."""
        words = self.kept.words if self.kept else self.typed.words(self.form)
        day = "made" if self.form.about == "nothing" else "date"
        if not self._is_confirmed or words.get(day, "") is not None:
            return words
        return {**words, day: self.typed.first("today") or None}

    @property
    def _is_confirmed(self) -> bool:
        return self.typed.first("confirm") == "yes"

    @staticmethod
    def _has(change: Any, name: str) -> bool:
        return not isinstance(getattr(change, name, ""), str)

    def _drawn(self, opened: Opened, ids: Sequence[str], prospect: Prospect | None) -> Response:
        edition, session = opened.edition(), opened.session()
        if prospect and self.form.about == "nothing":
            [id_] = prospect.applied.claims
            self.typed = replace(self.typed, values={**self.typed.values, "id": [id_]})
        acts = {name: one.act for name, one in FORMS.items()}
        first = session.ledger.claims[ids[0]] if ids else None
        text = edition.draw(
            "form.html",
            edition.desk(self.visitor, ""),
            form=self.form,
            fields=[one.of(first) for one in self.form.fields],
            typed=self.typed,
            ids=ids,
            asides=[one for id_ in ids if (one := claim_aside(edition, id_))],
            named=self._named,
            opened=self.typed.first("opened") or iso(session.now),
            today=session.today,
            facts=digest_of(session.ledger, ids),
            prospect=prospect,
            told=[by_labels(one, labels_of(self.form.fields)) for one in self.told],
            failure=self.failure and in_words(self.failure, self.form.fields, acts),
            is_uncopied=self.is_uncopied,
            known=known_words(edition, self.form, has_claim=bool(ids)),
            meanwhile=self._meanwhile(session, ids),
        )
        return answers.page(
            text, details(self.failure).status if self.failure and self._is_sent else 200
        )

    def _meanwhile(self, session: Session, ids: Sequence[str]) -> Sequence[Fact]:
        """Return what a claim got since the form was opened, where that is what went wrong."""
        if not isinstance(self.failure, ConflictError):
            return ()
        since = self._opened_at(session)
        return [one for id_ in ids for one in facts_since(session.ledger, id_, since)]

    def _sent_on(self, written: Sequence[Written], *, again: bool) -> Response:
        if (round_ := self.typed.first("round")) and len(written) == 1:
            [(id_, key)] = written
            return answers.redirect(Round.of(round_).after(self.form, [id_], key))
        pairs = [("form", self.form.name), ("opened", self.typed.first("opened"))]
        pairs += [("fact", f"{id_} {key}".strip()) for id_, key in written]
        return answers.redirect(f"saved?{urlencode(pairs + ([('again', 'yes')] if again else []))}")


def _written(at: Sequence[Any], ids: Sequence[str]) -> Iterator[Written]:
    """Yield the claims and the key of a block, by where it stands in the file."""
    if at[0] == "claims":
        yield at[1], at[3] if len(at) > 3 else ""
    else:
        yield from ((id_, at[1]) for id_ in ids)
