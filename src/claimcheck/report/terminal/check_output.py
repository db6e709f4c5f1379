"""The faults of a ledger, for `check`."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.model.english import listed
from claimcheck.domain.model.problem import Fault
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.line import Line

_STYLES = {"error": "bold red", "warning": "yellow"}
_MOST_ALIKE = 3
"""Warnings of one kind beyond these are told as one."""
_MOST_NAMED = 5
WARNINGS = {
    "ahead-of-clock": "claims and facts were recorded at a time in the future",
    "claimant-only": "verdicts rest on the claimant's word alone",
    "contradicting-rulings": "rulings contradict an earlier one",
    "later": "dates lie in the future",
    "near-equal": "claimants have nearly the same name as another",
    "no-condition": "conditions are recorded as met that the claim does not have",
    "no-criteria": "claims do not say what would count as kept",
    "no-evidence": "verdicts name no evidence",
    "no-inquiry": "rulings came before the other side was asked, or had time to reply",
    "no-target": "readings belong to claims without a target",
    "on-retracted": "verdicts rest on evidence that was retracted",
    "part-due-later": "claims are due before one of their parts",
    "repeated-claim": "claims are in the ledger twice",
    "repeated-fact": "facts are in the ledger twice",
    "scale-unit": "units are part of a number",
    "two-corrections": "keys are corrected twice on one day",
    "two-verdicts": "verdicts have the same date as another",
    "unknown-claim": "ids do not belong to a claim",
    "unknown-evidence": "verdicts rest on evidence that is not in the ledger",
    "unknown-key": "keys are unknown",
    "untold-lateness": "claims were kept on an unknown day, perhaps late",
}
"""What several warnings of a kind say together, after their number, by their codes."""


def draw_faults(faults: Iterable[Fault]) -> Iterator[Line]:
    """Yield a line a fault, as compilers write them, so that editors can jump there."""
    for fault in faults:
        yield _line(fault, fault.message, fault.hint)


def draw_grouped(faults: Iterable[Fault]) -> Iterator[Line]:
    """Yield a line for each error, and one for all warnings of a kind where they are many.

    It stands at the place of the first of them, and says how to list them.
    """
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        kind = fault.code if fault.severity == "warning" else fault.place
        alike.setdefault((fault.severity, kind), []).append(fault)
    for (severity, code), group in alike.items():
        if severity == "error" or len(group) <= _MOST_ALIKE:
            yield from draw_faults(group)
            continue
        what = WARNINGS.get(code, f"warnings of the kind {code}")
        claims = list(dict.fromkeys(one.claim for one in group if one.claim))
        named = f": {listed(claims, _MOST_NAMED)}" if claims else ""
        way = f"claimcheck check --only {code} lists them"
        yield _line(group[0], f"{len(group):,} {what}{named}", way)


def _line(fault: Fault, message: str, hint: str) -> Line:
    severity = (fault.severity, _STYLES[fault.severity])
    line = Line.assemble(visible(fault.place), ": ", severity, ": ", visible(message))
    if hint:
        line.append(f" ({visible(hint)})", QUIET)
    return line
