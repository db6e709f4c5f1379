"""The pages and forms of a ledger, behind whatever decides who may ask."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from claimcheck.desk.session import Session
from claimcheck.errors import ClaimcheckError
from claimcheck.server import api
from claimcheck.server.asgi import App, Receive, Scope, Send
from claimcheck.server.extract_page import extract_routes
from claimcheck.server.failures import fail, fail_unforeseen, fail_unrouted
from claimcheck.server.forms.catalogue import FORMS
from claimcheck.server.forms.form_routes import form_routes
from claimcheck.server.ledger_stamp import StampedHead
from claimcheck.server.opened import Opened
from claimcheck.server.reading_routes import FAVICON, fixed_files, last_route, reading_routes
from claimcheck.server.visitor import put_visitor, visitor_of


def open_paths() -> frozenset[str]:
    """Return what everybody may read: style and script, which hold nothing of a ledger."""
    return frozenset((f"/{FAVICON}", *(f"/{one.path}" for one in fixed_files())))


def application(
    open_: Callable[[], Session],
    *,
    may_write: bool,
    cors: Iterable[str] = (),
    who: str | None = None,
) -> App:
    """Return the application of a ledger, of which `open_` opens a session for each request.

    Where nothing may be written there are no forms. It expects a visitor in each scope (`gate.py`).
    Pages of the origins `cors` may read the JSON. `who` is whoever comes without a name.
    """
    opened = Opened(open_)
    routes: list[BaseRoute] = [
        *api.routes(open_, cors, StampedHead(), opened),
        *reading_routes(opened),
    ]
    if may_write:
        routes += [route for form in FORMS.values() for route in form_routes(opened, form)]
        routes += extract_routes(opened)
    routes += last_route(opened)
    app = Starlette(routes=routes)
    app.add_exception_handler(ClaimcheckError, fail)
    app.add_exception_handler(HTTPException, fail_unrouted)
    app.add_exception_handler(Exception, fail_unforeseen)
    return app if who is None else _naming(app, who)


def _naming(app: App, who: str) -> App:
    """Return an application to which a visitor whom nobody names has a name."""

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        visitor = visitor_of(scope)
        if visitor.name is None:
            put_visitor(scope, replace(visitor, name=who))
        await app(scope, receive, send)

    return named
