"""The results that are printed as JSON: one registry from the name of a result to its type."""

from importlib import import_module
from typing import Any, Final, Literal, get_args

ResultName = Literal[
    "list",
    "show",
    "due",
    "report",
    "brief",
    "changes",
    "score",
    "claimants",
    "when",
    "check",
    "verify",
    "audit",
    "import",
    "extract",
]

_HOMES: Final[dict[ResultName, str]] = {
    "list": "claimcheck.desk.ranking:Listing",
    "show": "claimcheck.desk.one_claim:Shown",
    "due": "claimcheck.desk.ranking:Listing",
    "report": "claimcheck.report.board:Board",
    "brief": "claimcheck.report.brief:Brief",
    "changes": "claimcheck.desk.changes_between:Changes",
    "score": "claimcheck.desk.track_records:Scored",
    "claimants": "claimcheck.desk.parties:Parties",
    "when": "claimcheck.desk.dates:Understood",
    "check": "claimcheck.desk.ledger_check:Checked",
    "verify": "claimcheck.domain.verifying.verification:Verified",
    "audit": "claimcheck.domain.verifying.ruling_audit:Audit",
    "import": "claimcheck.desk.import_result:Imported",
    "extract": "claimcheck.desk.article_claims:Extracted",
}
"""Module and class, imported when it is asked for."""

RESULTS: Final[tuple[ResultName, ...]] = get_args(ResultName)


def result_type(name: ResultName) -> Any:
    """Return the dataclass whose fields are the JSON of a result."""
    module, _, cls = _HOMES[name].partition(":")
    return getattr(import_module(module), cls)
