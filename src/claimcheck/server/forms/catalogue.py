"""All forms, by their names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import span_in_words
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.source_name import site_and_path
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import correct
from claimcheck.server.fact_kind import kind_of
from claimcheck.server.forms import making
from claimcheck.server.forms.field import Choice, Field, fields_of
from claimcheck.server.forms.form import Form

_LABELS: Final = {
    "archived": "Web address of an archived copy",
    "dropped": "Fields to empty, by their names in the file, with commas between them",
    "deadline": "The first date, in their words",
    "deadline_words": "Their words for the date, if the date above has others",
    "lang": "That language, such as zh",
    "measure": "What was measured, if it is not what the target measures",
    "note": "Note for the desk, never published",
    "origin": "Whose word it is",
    "original": "The quote in the language in which it was said",
    "parts": "Claims that are parts of this one: their ids, with commas between them",
    "quote": "What it says, word for word",
    "source": "The source: a web address, or words such as “annual report, p. 12”",
    "speaker": "Who said it, if somebody else",
    "tags": "All its tags, with commas between them",
    "title": "Title of the source",
    "unit": "Its unit, if it is not that of the target",
    "value": "What was measured: 60, “1.2 million” or 37%",
    "wording": "How the quote is given",
}
_NO_DATE: Final = Field(
    "undated", "undated", "No date was named; the field above keeps their words", "flag"
)
_FROM_SOURCE: Final = "from the page, where it has one"


def _line(name: str, label: str, hint: str = "", key: str = "", *, is_short: bool = False) -> Field:
    return Field(name, key or name.replace("-", "_"), label, hint=hint, is_short=is_short)


def _area(name: str, label: str) -> Field:
    return Field(name, name, label, "area")


def _flag(name: str, label: str, key: str = "") -> Field:
    return Field(name, key or name, label, "flag")


def _day(label: str) -> Field:
    return _line("date", label, "today", is_short=True)


def _facts(
    facts_of: Callable[[Claim], Iterable[Fact]], in_words: Callable[[Fact], str], *blank: Choice
) -> Callable[[Claim], Sequence[Choice]]:
    """Return what gives the facts of a claim that hold, to choose from."""

    def choices(claim: Claim) -> Sequence[Choice]:
        retracted = correct(claim).retracted
        hold = (one for one in facts_of(claim) if one.id not in retracted)
        return (*blank, *((one.id, in_words(one)) for one in hold))

    return choices


def _evidence(fact: Fact) -> str:
    assert isinstance(fact, Evidence)
    named = fact.title or site_and_path(fact.source)
    return f"{span_in_words(fact.date)}, {fact.stance}: {named}"


def _inquiry(fact: Fact) -> str:
    assert isinstance(fact, Inquiry)
    return f"{span_in_words(fact.date)}, to {fact.to}: {fact.question}"


def _verdict(fact: Fact) -> str:
    assert isinstance(fact, Verdict)
    return f"{span_in_words(fact.date)}: {fact.verdict}, by {fact.by or 'nobody named'}"


def _any(fact: Fact) -> str:
    match fact:
        case Evidence():
            words = _evidence(fact)
        case Inquiry():
            words = _inquiry(fact)
        case Verdict():
            words = _verdict(fact)
        case _:
            words = f"{span_in_words(fact.date)}, {fact.id}"
    return f"{kind_of(fact)} of {words}"


_CLAIM: Final = Form(
    name="add",
    title="Record a promise",
    act="Record a promise",
    about="nothing",
    fields=(
        *fields_of(
            Claim,
            (
                _area(
                    "text", "The promise in one sentence of yours, that can turn out true or not"
                ),
                Field(
                    *("claimant", "claimant", "Who promised it: a person or an organisation"),
                    known="claimants",
                ),
                _line(
                    "by",
                    "By when, in their words: 2027, end of next year, within five years",
                    key="deadline",
                ),
                _NO_DATE,
                _line("made", "When it was said", "today", is_short=True),
                _line("source", _LABELS["source"]),
                _area("quote", "What was said, word for word"),
                _line(
                    "target", "The number promised, if there is one: at least 60 countries", "none"
                ),
                _area("criteria", "What would count as kept"),
                Field("tag", "tags", "Tags, with commas between them", "list", known="tags"),
            ),
            _LABELS,
            but=("was",),
        ),
        _line("id", "Its id", "made of the claimant and the promise"),
    ),
    make=making.claim,
    saves=True,
    adds=True,
    saved="Recorded",
)

_FORMS: Final = (
    _CLAIM,
    Form(
        name="add-evidence",
        title="Add evidence to",
        act="Add evidence",
        about="claims",
        fields=fields_of(
            Evidence,
            (
                "source",
                "quote",
                Field(
                    *("stance", "stance", "What it says of the claim", "choice"),
                    choices=(
                        ("supports", "for it"),
                        ("refutes", "against it"),
                        ("mixed", "both"),
                        ("context", "context"),
                    ),
                    value="context",
                ),
                _day("When it became public"),
                _line("title", _LABELS["title"], _FROM_SOURCE, is_short=True),
                "note",
            ),
            _LABELS,
        ),
        make=making.evidence,
        saves=True,
        adds=True,
    ),
    Form(
        name="looked",
        title="Nothing new about",
        act="Nothing new",
        about="claims",
        fields=fields_of(
            Look,
            (
                _line("where", "Where you looked, such as press room or wire search"),
                _day("When you looked"),
                "note",
            ),
            _LABELS,
            but=("claims",),
        ),
        make=making.look,
        adds=True,
    ),
    Form(
        name="revise",
        title="What the claimant changed of",
        act="Date moved",
        fields=fields_of(
            Revision,
            (
                _line("by", "The new date, in their words", key="deadline"),
                Field(
                    "undated",
                    "undated",
                    "The date was withdrawn; the field above keeps their words",
                    "flag",
                ),
                _flag("again", "Said again, with nothing changed"),
                _line("source", _LABELS["source"]),
                "quote",
                _day("When it became public"),
                "note",
            ),
            _LABELS,
        ),
        make=making.revision,
        saves=True,
    ),
    Form(
        name="resolve",
        title="Rule on",
        act="Rule",
        fields=fields_of(
            Verdict,
            (
                Field(
                    "verdict",
                    "verdict",
                    "How you rule",
                    "choice",
                    choices=tuple(
                        (one, one.replace("-", " "))
                        for one in (
                            "kept",
                            "partly-kept",
                            "broken",
                            "withdrawn",
                            "superseded",
                            "void",
                            "unverifiable",
                        )
                    ),
                    is_needed=True,
                ),
                _area("because", "The reason, for readers"),
                Field(
                    "on",
                    "on",
                    "What it rests on",
                    "some",
                    of_claim=_facts(lambda one: one.evidence, _evidence),
                ),
                _line(
                    "fulfilled",
                    "When it came true: a day, month, year, or unknown",
                    "not said",
                    is_short=True,
                ),
                _day("When it was decided"),
                _flag("overrule", "Overrule the ruling in force; both stay on record"),
            ),
            _LABELS,
            but=("overrules",),
        ),
        make=making.ruling,
        saved="Ruled",
    ),
    Form(
        name="reopen",
        title="Reopen",
        act="Reopen",
        fields=fields_of(
            Verdict,
            (
                _area("because", "Why the ruling no longer holds, for readers"),
                _day("When that was decided"),
                "note",
            ),
            _LABELS,
            but=("verdict", "fulfilled", "on", "superseded_by", "overrules"),
        ),
        make=making.reopening,
        saved="Reopened",
    ),
    Form(
        name="sign",
        title="Sign the ruling on",
        act="Sign",
        fields=(
            Field(
                "verdict",
                "verdict",
                "The ruling that you stand behind",
                "choice",
                is_first=True,
                of_claim=_facts(
                    lambda one: one.verdicts,
                    _verdict,
                    ("", "the newest that waits for a signature"),
                ),
            ),
            *fields_of(Signature, (_day("When you signed it"), "note"), _LABELS, but=("of_",)),
        ),
        make=making.signature,
        saved="Signed",
    ),
    Form(
        name="asked",
        title="What you asked about",
        act="Asked",
        about="claims",
        fields=fields_of(
            Inquiry,
            (
                _line("to", "Whom you asked, as it reads after “We asked”: press office, Jane Doe"),
                _area("question", "What you asked"),
                _line(
                    "reply-by", "Last day for an answer, as you told them", "none", is_short=True
                ),
                _day("When you asked"),
                "note",
            ),
            _LABELS,
        ),
        make=making.inquiry,
        adds=True,
    ),
    Form(
        name="replied",
        title="What was replied about",
        act="Reply",
        fields=fields_of(
            Reply,
            (
                _area("quote", "The reply, word for word"),
                _flag("declined", "They declined to comment"),
                Field(
                    "inquiry",
                    "inquiry",
                    "What it answers",
                    "choice",
                    of_claim=_facts(
                        lambda one: one.inquiries, _inquiry, ("", "the one that waits for a reply")
                    ),
                ),
                _flag("unasked", "A comment that you had not asked for"),
                _line("source", _LABELS["source"]),
                _day("When it came"),
            ),
            _LABELS,
        ),
        make=making.reply,
        saves=True,
        adds=True,
    ),
    Form(
        name="correct",
        title="Correct a mistake of ours in",
        act="Correct",
        fields=fields_of(
            Correction,
            (
                Field(
                    "fact",
                    "retracts",
                    "A fact that does not hold, to take it back",
                    "choice",
                    of_claim=_facts(
                        lambda one: (fact for _, fact in one.facts()),
                        _any,
                        ("", "none: the claim itself was wrong"),
                    ),
                ),
                _area("because", "The reason, for readers"),
                _day("When you found it"),
            ),
            _LABELS,
        ),
        make=making.correction,
        saved="Corrected",
    ),
    Form(
        name="retract",
        title="Take back the claim",
        act="Take back",
        fields=(
            Field(
                "because",
                "because",
                "Why it was never made, for readers",
                "area",
                is_first=True,
                is_needed=True,
            ),
            Field("date", "date", "When you found it", hint="today", is_first=True),
        ),
        make=making.retraction,
        saved="Taken back",
    ),
    Form(
        name="forecast",
        title="Your odds for",
        act="Forecast",
        fields=fields_of(
            Forecast,
            (
                _line(
                    "odds", "How likely it is that it will be kept: 30% or 0.3", key="probability"
                ),
                _day("When you forecast it"),
                "note",
            ),
            _LABELS,
        ),
        make=making.forecast,
        adds=True,
    ),
    Form(
        name="tag",
        title="The tags of",
        act="Tags",
        about="claims",
        fields=(
            Field(
                *("add", "add", "Tags to add, with commas between them", "list"),
                is_first=True,
                known="tags",
            ),
            Field(
                *("drop", "drop", "Tags to drop, with commas between them", "list"),
                is_first=True,
                known="tags",
            ),
        ),
        make=making.tags,
        adds=True,
    ),
    Form(
        name="publish",
        title="Publish the draft",
        act="Publish",
        about="claims",
        fields=(),
        make=making.publication,
        adds=True,
        saved="Published",
    ),
    Form(
        name="unpublish",
        title="Make a draft again of",
        act="Make a draft",
        about="claims",
        fields=(),
        make=making.withdrawal,
        adds=True,
        saved="A draft again",
    ),
)

FORMS: Final[Mapping[str, Form]] = {one.name: one for one in _FORMS}
