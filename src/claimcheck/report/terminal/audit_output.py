"""An audit on a terminal: a ruling after the other, with what stands behind it."""

from collections.abc import Iterator
from datetime import date

from claimcheck.domain.model.visible import visible
from claimcheck.domain.verifying.ruling_audit import Audit
from claimcheck.report.audit_rows import house_rules, rows, summary
from claimcheck.report.status_style import HEADING, QUIET, STYLES
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_LABEL = 11


def draw_audit(audit: Audit, day: date, width: int | None) -> Iterator[Line]:
    """Yield the lines of an audit within `width` cells; None wraps nothing."""
    yield Line.assemble((f"Audit of {visible(audit.title)}", HEADING), (f"  {day}", QUIET))
    yield from hanging(Line(), summary(audit), width)
    if audit.rulings:
        yield from hanging(Line(), house_rules(audit), width, QUIET)
    for one in audit.rulings:
        yield Line()
        yield Line.assemble(
            (one.id, HEADING),
            "  ",
            (one.verdict, STYLES.get(one.verdict, "")),
            "  draft" if one.draft else "",
        )
        yield from hanging(Line(), f"{one.text} ({one.claimant})", width)
        last = ""
        for label, sentence in rows(audit, one):
            style = "bold red" if label == "not met" else QUIET
            told = "" if label == last else label
            first = Line.assemble((f"  {told:<{_LABEL}}", style))
            yield from hanging(first, sentence, width)
            last = label
