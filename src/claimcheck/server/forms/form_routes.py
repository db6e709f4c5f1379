"""The route of a form: filled from the address, shown again with what it would do, then written."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimcheck.server.forms.filled_form import FilledForm
from claimcheck.server.forms.form import Form
from claimcheck.server.forms.typed import typed_in, typed_of
from claimcheck.server.held_ledger import written
from claimcheck.server.opened import Opened
from claimcheck.server.sources_apart import done_apart
from claimcheck.server.visitor import visitor_of


def form_routes(opened: Opened, form: Form) -> Iterator[Route]:
    """Yield the routes of a form: to fill it in, and to send it."""

    async def show(request: Request) -> Response:
        typed = typed_of(request.query_params.multi_items())
        return await opened.ask(FilledForm(form, typed, visitor_of(request)).show)

    async def send(request: Request) -> Response:
        typed = await typed_in(request)
        filled = FilledForm(form, typed, visitor_of(request))
        if filled.keeps_copy:
            await done_apart(filled.fetch, await opened.ask(Opened.session))
        if typed.first("confirm") == "yes":
            return await written(opened, filled.write)
        return await opened.ask(filled.show)

    yield Route(f"/{form.name}", show)
    yield Route(f"/{form.name}", send, methods=["POST"])
