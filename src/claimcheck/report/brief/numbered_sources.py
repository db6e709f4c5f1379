"""Numbered sources, in the order in which a text rests on them."""

from dataclasses import dataclass, field
from datetime import date

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import span_in_words
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.report.markdown import markdown_escape


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a brief cites."""

    number: int
    title: str | None
    source: str
    """An address, or words that name an offline source."""
    date: Span
    """When it was said there or became public."""
    archived: str | None

    def in_markdown(self) -> str:
        """Return the source as an item of a numbered list."""
        day = span_in_words(self.date)
        copy = f" ({markdown_escape.link('archived copy', self.archived)})" if self.archived else ""
        return f"{self.number}. {markdown_escape.source(self.title, self.source)}, {day}{copy}"


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources cited so far; one that is cited twice keeps its number."""

    cited: dict[tuple[str, date], Source] = field(default_factory=dict)

    def cite(self, fact: Claim | Evidence | Revision | Reply) -> str:
        """Return “ [2]”, to stand before a full stop; nothing where there is no source."""
        if not fact.source:
            return ""
        day = fact.made if isinstance(fact, Claim) else fact.date
        key = (fact.source, day.latest)
        if key not in self.cited:
            number = len(self.cited) + 1
            title = None if isinstance(fact, Reply) else fact.title
            self.cited[key] = Source(number, title, fact.source, day, fact.archived)
        return f" [{self.cited[key].number}]"
