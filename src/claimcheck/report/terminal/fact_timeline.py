"""The facts of one claim in order, those retracted struck through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import spaced
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact, newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.own_fields import in_words, own_fields
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.target import number_in_words, with_unit
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import said_anew
from claimcheck.domain.standing.detail import Detail, ShownFact
from claimcheck.domain.standing.target_change import target_in_words
from claimcheck.report.status_style import QUIET, STYLES
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_UNDER = 25
_STRUCK = "strike dim"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a timeline says of one fact."""

    word: str
    lines: Sequence[str | None]
    """The main thing first; what is empty is left out."""
    marks: Sequence[str | None] = ()
    """Small things that stand before the key of the fact."""


def draw_timeline(detail: Detail, width: int | None) -> Iterator[Line]:
    """Yield every fact with its date, oldest first, beginning with the claim itself."""
    claim = detail.claim
    due = f"due {claim.deadline}" if claim.deadline else "without a date"
    yield from _event(str(claim.made), Entry("said", [due]), width)
    told: list[ShownFact[Evidence] | ShownFact[Revision] | ShownFact[Verdict] | ShownFact[Forecast]]
    told = [*detail.revisions, *detail.evidence, *detail.verdicts, *detail.forecasts]
    others: list[ShownFact[Correction] | ShownFact[Look] | ShownFact[Inquiry] | ShownFact[Reply]]
    others = [*detail.corrections, *detail.looks, *detail.inquiries, *detail.replies]
    signatures: list[ShownFact[Signature]] = list(detail.signatures)
    reasons = {one.fact.id: one.fact.because for one in detail.corrections}
    for one in sorted((*told, *others, *signatures), key=lambda one: newness(one.fact)):
        struck = _STRUCK if one.retracted else ""
        said = entry(one.fact)
        if one.fact.id in detail.unsigned:
            said = _as_proposed(said)
        yield from _event(str(one.fact.date), said, width, one.fact.id, struck)
        for name, value in own_fields(one.fact).items():
            own = f"{name}: {in_words(value)}"
            yield from hanging(Line(" " * _UNDER), own, width, struck or QUIET)
        if one.retracted:
            because = f"retracted by {one.retracted}: {reasons.get(one.retracted, '')}"
            yield from hanging(Line(" " * _UNDER), because, width)


def _as_proposed(said: Entry) -> Entry:
    """Return what to say of a ruling that does not rule, for want of signatures."""
    because, *rest = said.lines
    return replace(said, word="proposed", lines=[f"{spaced(said.word)}: {because}", *rest])


def entry(fact: Fact) -> Entry:
    """Return what to say of a fact."""
    match fact:
        case Evidence():
            about = f"about {fact.happened}" if fact.happened else None
            lines = [fact.title or fact.source, _reading(fact), quoted(fact.quote, fact.wording)]
            lines += [fact.source if fact.title else None, fact.archived]
            lines += [saved(fact.snapshot), _noted(fact.note)]
            marks = [fact.origin, about, fact.by]
            return Entry(fact.stance, lines, marks)
        case Revision():
            lines = [_revision_in_words(fact), quoted(fact.quote, fact.wording)]
            lines += [foreign(fact.original, fact.lang), fact.source, fact.archived]
            lines += [saved(fact.snapshot), _noted(fact.note)]
            return Entry("revised", lines, [fact.speaker, fact.by])
        case Verdict():
            fulfilled = f"came true: {fact.fulfilled}" if fact.fulfilled else None
            on = f"rests on {', '.join(fact.on)}" if fact.on else None
            successor = f"superseded by {fact.superseded_by}" if fact.superseded_by else None
            older = f"overrules {fact.overrules}" if fact.overrules else None
            lines = [fact.because, fulfilled, on, successor, older, _noted(fact.note)]
            return Entry(fact.verdict, lines, [fact.by])
        case Signature():
            return Entry("signed", [f"the ruling {fact.of_}", _noted(fact.note)], [fact.by])
        case Forecast():
            return Entry("odds", [f"{fact.probability * 100:g}%", _noted(fact.note)], [fact.by])
        case Correction():
            taken = [f"retracts {fact.retracts}"] if fact.retracts else []
            word = "filed" if fact.only_files else "corrected"
            return Entry(word, [fact.because, *taken, *said_anew(fact)], [fact.by])
        case Inquiry():
            until = f"reply by {fact.reply_by}" if fact.reply_by else None
            lines = [f"{fact.to}: “{fact.question}”", until, _noted(fact.note)]
            return Entry("asked", lines, [fact.by])
        case Reply():
            lines = [quoted(fact.quote, fact.wording) or "to comment"]
            lines += [foreign(fact.original, fact.lang), fact.source, fact.archived]
            lines += [saved(fact.snapshot), _noted(fact.note)]
            to = f"to {fact.inquiry}" if fact.inquiry else "unasked"
            return Entry("declined" if fact.declined else "replied", lines, [to, fact.by])
        case Look():
            where = f": {fact.where}" if fact.where else ""
            return Entry("looked", [f"nothing new{where}", _noted(fact.note)], [fact.by])


def _revision_in_words(revision: Revision) -> str:
    words = f" (“{revision.deadline_words}”)" if revision.deadline_words else ""
    said = [
        "its condition was met" if revision.condition_met else None,
        f"due {revision.deadline}{words}" if revision.deadline else None,
        f"date withdrawn{words}" if revision.undated else None,
        f"target {target_in_words(revision.target)}" if revision.target else None,
        f"now worded “{revision.text}”" if revision.text else None,
        revision.title,
    ]
    return "; ".join(filter(None, said)) or "repeated"


def _reading(item: Evidence) -> str | None:
    if item.value is None:
        return None
    value = with_unit(number_in_words(item.value), item.unit or "")
    return f"{item.measure or 'reading'}: {value}"


def saved(snapshot: str | None) -> str | None:
    """Return which file beside the ledger holds the source, as a shell would find it."""
    if snapshot is None:
        return None
    digest = snapshot.removeprefix("sha256:")
    return f"saved in evidence/{digest[:2]}/{digest[:10]}*"


def quoted(quote: str | None, wording: str | None) -> str:
    """Return a quote in its marks, and what it is where it is not verbatim."""
    if not quote:
        return ""
    return f"“{quote}”{f' ({wording})' if wording and wording != 'verbatim' else ''}"


def foreign(original: str | None, lang: str | None) -> str:
    """Return the words in the language they were said in, and which that is."""
    if not original:
        return ""
    return f"“{original}”{f' ({lang})' if lang else ''}"


def _noted(note: str | None) -> str | None:
    return f"note: {note}" if note else None


def _event(
    day: str, entry: Entry, width: int | None, key: str = "", struck: str = ""
) -> Iterator[Line]:
    style = f"{STYLES.get(entry.word, 'bold')} {struck}".strip()
    first = Line.assemble((f"  {day:<12}", QUIET), (f"{entry.word:<10} ", style))
    marks = " · ".join(filter(None, (*entry.marks, key)))
    main, *rest = [line for line in entry.lines if line] or [""]
    yield from hanging(first, main, width, struck)
    for line in filter(None, (*rest, marks)):
        yield from hanging(Line(" " * _UNDER), line, width, struck or QUIET)
