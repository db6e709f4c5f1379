"""claimcheck: an append-only ledger of public promises, evidence and verdicts.

What Python programs may rely on is `__all__`, described in docs/api.md; the commands use the same
functions. A name is imported from where it lives when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.domain.calibration import forecasters as forecasters
    from claimcheck.domain.change import AddClaim as AddClaim
    from claimcheck.domain.change import AddCorrection as AddCorrection
    from claimcheck.domain.change import AddEvidence as AddEvidence
    from claimcheck.domain.change import AddForecast as AddForecast
    from claimcheck.domain.change import AddLook as AddLook
    from claimcheck.domain.change import AddRevision as AddRevision
    from claimcheck.domain.change import AddVerdict as AddVerdict
    from claimcheck.domain.change import Applied as Applied
    from claimcheck.domain.change import apply as apply
    from claimcheck.domain.claim import Claim as Claim
    from claimcheck.domain.deadline import Calendar as Calendar
    from claimcheck.domain.deadline import parse_deadline as parse_deadline
    from claimcheck.domain.detail import detail as detail
    from claimcheck.domain.fact import Correction as Correction
    from claimcheck.domain.fact import Evidence as Evidence
    from claimcheck.domain.fact import Forecast as Forecast
    from claimcheck.domain.fact import Look as Look
    from claimcheck.domain.fact import Revision as Revision
    from claimcheck.domain.fact import Verdict as Verdict
    from claimcheck.domain.ledger import Ledger as Ledger
    from claimcheck.domain.score import tally as tally
    from claimcheck.domain.span import Span as Span
    from claimcheck.domain.span import parse_span as parse_span
    from claimcheck.domain.standing import Standing as Standing
    from claimcheck.domain.target import Target as Target
    from claimcheck.domain.target import parse_target as parse_target
    from claimcheck.domain.transitions import transitions as transitions
    from claimcheck.domain.view import View as View
    from claimcheck.errors import ClaimcheckError as ClaimcheckError
    from claimcheck.interchange.formats import write_dated as write_dated
    from claimcheck.interchange.formats import write_whole as write_whole
    from claimcheck.interchange.parts import narrowed as narrowed
    from claimcheck.interchange.parts import published as published
    from claimcheck.store import Store as Store
    from claimcheck.store import load as load
    from claimcheck.store import open_store as open_store

__version__ = "0.1.0"

_HOMES = {
    "claimcheck.domain.change": (
        *("AddClaim", "AddCorrection", "AddEvidence", "AddForecast", "AddLook", "AddRevision"),
        *("AddVerdict", "Applied", "apply"),
    ),
    "claimcheck.domain.calibration": ("forecasters",),
    "claimcheck.domain.claim": ("Claim",),
    "claimcheck.domain.deadline": ("Calendar", "parse_deadline"),
    "claimcheck.domain.detail": ("detail",),
    "claimcheck.domain.fact": (
        *("Correction", "Evidence", "Forecast", "Look", "Revision", "Verdict"),
    ),
    "claimcheck.domain.ledger": ("Ledger",),
    "claimcheck.domain.score": ("tally",),
    "claimcheck.domain.span": ("Span", "parse_span"),
    "claimcheck.domain.standing": ("Standing",),
    "claimcheck.domain.target": ("Target", "parse_target"),
    "claimcheck.domain.transitions": ("transitions",),
    "claimcheck.domain.view": ("View",),
    "claimcheck.errors": ("ClaimcheckError",),
    "claimcheck.interchange.formats": ("write_dated", "write_whole"),
    "claimcheck.interchange.parts": ("narrowed", "published"),
    "claimcheck.store": ("Store", "load", "open_store"),
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
