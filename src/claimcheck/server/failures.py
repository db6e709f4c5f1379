"""Errors as pages: the words of the terminal, with a status that says the same."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from claimcheck.domain.model.visible import visible_id
from claimcheck.errors import ClaimcheckError, UnforeseenError, UsageError
from claimcheck.server import answers
from claimcheck.server.desk_templates import render
from claimcheck.server.problem_details import NotForReadingError, NotHereError, details
from claimcheck.server.typed_again import typed_again


async def fail(request: Request, error: Exception) -> Response:
    """Return the page of an error that was foreseen."""
    assert isinstance(error, ClaimcheckError)
    return answers.page(drawn(request, error), details(error).status)


async def fail_unrouted(request: Request, error: Exception) -> Response:
    """Return the page of an address, or of a method, that leads nowhere."""
    assert isinstance(error, HTTPException)
    told: UsageError = NotHereError(
        "there is nothing at this address", "the first page has the claims"
    )
    if error.status_code == 405:
        told = NotForReadingError(
            f"{visible_id(request.method)} is not for this address", "nothing was written"
        )
    response = answers.page(drawn(request, told), details(told).status)
    response.headers.update(error.headers or {})
    return response


async def fail_unforeseen(request: Request, error: Exception) -> Response:
    """Return the page of any other one."""
    told = UnforeseenError("claimcheck failed", error)
    return answers.page(drawn(request, told), details(told).status)


def drawn(request: Request, error: ClaimcheckError) -> str:
    """Return the page of an error, which needs no ledger; a form is filled in as it was sent."""
    home = "../" * (request.url.path.count("/") - 1)
    again = typed_again(request)
    return render("error.html", error=error, home=home, again=again, desk=None)
