"""What was recorded last, and by whom: a page that is left open tells it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.value_kinds import Recorded
from claimcheck.errors import UsageError
from claimcheck.server.fact_kind import kind_of
from claimcheck.server.forms.meanwhile import is_after
from claimcheck.server.opened import Opened

News = tuple[str, str, str | None]
"""The id of a claim, what it got, and from whom."""


def newest(opened: Opened, request: Request) -> Response:
    """Return the newest of what was recorded since a moment, and how many more there are.

    Null for nothing; UsageError for a moment that is not written as in an HTTP header.
    """
    given = request.query_params.get("since", "")
    try:
        since = parsedate_to_datetime(given).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError("since: this is not a moment", "write it as Date headers do") from None
    edition = opened.edition()
    news = sorted(_since(opened.session().ledger, since), key=lambda one: str(one[0]))
    if not news:
        return JSONResponse(None)
    id_, fact, by = news[-1][1]
    return JSONResponse(
        {
            "by": by,
            "fact": fact,
            "text": edition.frame.texts.get(id_, id_),
            "path": edition.frame.pages.get(id_, ""),
            "more": len(news) - 1,
        }
    )


def _since(ledger: Ledger, since: datetime) -> Iterator[tuple[Recorded | None, News]]:
    for claim in ledger.claims.values():
        if is_after(claim.recorded, since):
            yield claim.recorded, (claim.id, "a new claim", claim.by)
        for _, fact in claim.facts():
            if is_after(fact.recorded, since):
                yield fact.recorded, (claim.id, kind_of(fact), fact.by)
    for look in ledger.looks.values():
        if is_after(look.recorded, since):
            yield look.recorded, (next(iter(look.claims), ""), kind_of(look), look.by)
