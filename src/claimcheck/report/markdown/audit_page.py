"""An audit as a Markdown page, to be kept or sent."""

from collections.abc import Iterator
from datetime import date

from claimcheck.domain.model.english import day_in_words, spaced
from claimcheck.domain.verifying.ruling_audit import Audit, AuditedRuling
from claimcheck.report.audit_rows import house_rules, rows, summary
from claimcheck.report.markdown.markdown_escape import linked, text


def draw_audit_page(audit: Audit, day: date) -> str:
    """Return an audit as Markdown, in which untrusted text stays text."""
    parts = [f"# Audit of {text(audit.title)}", day_in_words(day), summary(audit)]
    if audit.rulings:
        parts.append(house_rules(audit))
    parts += ["\n\n".join(_ruling(audit, one)) for one in audit.rulings]
    return "\n\n".join(parts) + "\n"


def _ruling(audit: Audit, one: AuditedRuling) -> Iterator[str]:
    draft = ", draft" if one.draft else ""
    yield f"## {text(one.text)}"
    yield f"{text(one.claimant)}: **{spaced(one.verdict)}** (`{one.id}`{draft})"
    yield "\n".join(f"- **{label}**: {linked(sentence)}" for label, sentence in rows(audit, one))
