"""Errors as pages: the words of the terminal, with a status that says the same."""

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.errors import ClaimcheckError, UnforeseenError
from claimcheck.server import answers
from claimcheck.server.desk_templates import render
from claimcheck.server.problem_details import details


async def fail(request: Request, error: Exception) -> Response:
    """Return the page of an error that was foreseen."""
    assert isinstance(error, ClaimcheckError)
    return answers.page(drawn(request, error), details(error).status)


async def fail_unforeseen(request: Request, error: Exception) -> Response:
    """Return the page of any other one."""
    told = UnforeseenError("claimcheck failed", error)
    return answers.page(drawn(request, told), details(told).status)


def drawn(request: Request, error: ClaimcheckError) -> str:
    """Return the page of an error, which needs no ledger."""
    home = "../" * (request.url.path.count("/") - 1)
    return render("error.html", error=error, home=home, desk=None)
