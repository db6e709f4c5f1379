"""The pages of a ledger."""

from collections.abc import Callable

from claimcheck.desk.session import Session
from claimcheck.server.asgi import App


def application(open_: Callable[[], Session], *, may_write: bool) -> App:
    """Return what answers requests about a ledger; each opens a session."""
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import Route

    def board(request: Request) -> Response:
        return PlainTextResponse(f"{open_().name}\n")

    return Starlette(routes=[Route("/", board)])
