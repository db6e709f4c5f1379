"""claimcheck: an append-only ledger of public promises, evidence and verdicts.

What Python programs may rely on is `__all__`, described in docs/api.md; the commands use the same
functions. A name is imported from where it lives when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import AddClaim as AddClaim
    from claimcheck.domain.changing.change import AddCorrection as AddCorrection
    from claimcheck.domain.changing.change import AddEvidence as AddEvidence
    from claimcheck.domain.changing.change import AddForecast as AddForecast
    from claimcheck.domain.changing.change import AddInquiry as AddInquiry
    from claimcheck.domain.changing.change import AddLook as AddLook
    from claimcheck.domain.changing.change import AddReply as AddReply
    from claimcheck.domain.changing.change import AddRevision as AddRevision
    from claimcheck.domain.changing.change import AddSignature as AddSignature
    from claimcheck.domain.changing.change import AddVerdict as AddVerdict
    from claimcheck.domain.changing.change import Applied as Applied
    from claimcheck.domain.changing.change import FileClaims as FileClaims
    from claimcheck.domain.changing.change import apply as apply
    from claimcheck.domain.deadline import Calendar as Calendar
    from claimcheck.domain.deadline import DayOrder as DayOrder
    from claimcheck.domain.deadline import parse_deadline as parse_deadline
    from claimcheck.domain.model.claim import Claim as Claim
    from claimcheck.domain.model.correction import Correction as Correction
    from claimcheck.domain.model.evidence import Evidence as Evidence
    from claimcheck.domain.model.forecast import Forecast as Forecast
    from claimcheck.domain.model.inquiry import Inquiry as Inquiry
    from claimcheck.domain.model.ledger import Ledger as Ledger
    from claimcheck.domain.model.look import Look as Look
    from claimcheck.domain.model.reply import Reply as Reply
    from claimcheck.domain.model.revision import Revision as Revision
    from claimcheck.domain.model.signature import Signature as Signature
    from claimcheck.domain.model.span import Span as Span
    from claimcheck.domain.model.span import parse_span as parse_span
    from claimcheck.domain.model.target import Target as Target
    from claimcheck.domain.model.target import parse_target as parse_target
    from claimcheck.domain.model.verdict import Verdict as Verdict
    from claimcheck.domain.publishing.published import narrowed as narrowed
    from claimcheck.domain.publishing.published import published as published
    from claimcheck.domain.scoring.calibration import forecasters as forecasters
    from claimcheck.domain.scoring.track_record import tally as tally
    from claimcheck.domain.standing.detail import detail as detail
    from claimcheck.domain.standing.standing import Standing as Standing
    from claimcheck.domain.standing.transitions import transitions as transitions
    from claimcheck.domain.standing.view import View as View
    from claimcheck.errors import ClaimcheckError as ClaimcheckError
    from claimcheck.interchange.exporting.export_formats import write_dated as write_dated
    from claimcheck.interchange.exporting.export_formats import write_whole as write_whole
    from claimcheck.store.ledger_store import Store as Store
    from claimcheck.store.ledger_store import load as load
    from claimcheck.store.ledger_store import open_store as open_store

__version__ = "0.1.0"

_HOMES = {
    "claimcheck.domain.changing.change": (
        *("AddClaim", "AddCorrection", "AddEvidence", "AddForecast", "AddInquiry", "AddLook"),
        *("AddReply", "AddRevision", "AddSignature", "AddVerdict", "Applied", "FileClaims"),
        "apply",
    ),
    "claimcheck.domain.scoring.calibration": ("forecasters",),
    "claimcheck.domain.model.claim": ("Claim",),
    "claimcheck.domain.deadline": ("Calendar", "DayOrder", "parse_deadline"),
    "claimcheck.domain.standing.detail": ("detail",),
    "claimcheck.domain.model.fact": (
        *("Correction", "Evidence", "Forecast", "Inquiry", "Look", "Reply", "Revision"),
        *("Signature", "Verdict"),
    ),
    "claimcheck.domain.model.ledger": ("Ledger",),
    "claimcheck.domain.scoring.track_record": ("tally",),
    "claimcheck.domain.model.span": ("Span", "parse_span"),
    "claimcheck.domain.standing.standing": ("Standing",),
    "claimcheck.domain.model.target": ("Target", "parse_target"),
    "claimcheck.domain.standing.transitions": ("transitions",),
    "claimcheck.domain.standing.view": ("View",),
    "claimcheck.errors": ("ClaimcheckError",),
    "claimcheck.interchange.exporting.export_formats": ("write_dated", "write_whole"),
    "claimcheck.domain.publishing.published": ("narrowed", "published"),
    "claimcheck.store.ledger_store": ("Store", "load", "open_store"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [*_HOME_OF]  # noqa: PLE0604, RUF100  # one list of names, not two


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
