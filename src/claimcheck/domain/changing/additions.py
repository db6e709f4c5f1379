"""What can be added to a ledger: claims, and facts about them."""

from dataclasses import dataclass

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class AddClaim:
    """A new claim; without an id it gets one from its words."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """An item of evidence, for each of the claims."""

    claims: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AddRevision:
    """The claimant changed a claim or said it again."""

    claim: str
    revision: Revision


@dataclass(frozen=True, slots=True)
class AddVerdict:
    """A ruling, or the end of one."""

    claim: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AddForecast:
    """Somebody's odds."""

    claim: str
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class AddCorrection:
    """We were wrong."""

    claim: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class AddInquiry:
    """We asked the other side, about each of the claims."""

    claims: tuple[str, ...]
    inquiry: Inquiry


@dataclass(frozen=True, slots=True)
class AddReply:
    """What the other side answered."""

    claim: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class FileClaims:
    """Claims filed anew: each gets what the correction changes of it, those as wanted nothing."""

    claims: tuple[str, ...]
    correction: Correction
    """One that only files."""


@dataclass(frozen=True, slots=True)
class AddLook:
    """A round of looking that found nothing new."""

    look: Look
