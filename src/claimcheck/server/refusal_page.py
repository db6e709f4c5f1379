"""What a browser is shown that was refused: the reason, and what it had typed."""

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.errors import UsageError
from claimcheck.interchange.json_text import dumps
from claimcheck.interchange.results_json import plain
from claimcheck.server import answers
from claimcheck.server.admission import Refused
from claimcheck.server.asgi import Receive, Scope, Send
from claimcheck.server.desk_templates import render
from claimcheck.server.forms.typed import typed_in
from claimcheck.server.problem_details import MEDIA_TYPE, refusal
from claimcheck.server.typed_again import typed_again


async def show_refusal(refused: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request that was refused: a form of somebody who was known is filled in again.

    Programs that ask for JSON get JSON. It says nothing of the ledger.
    """
    request = Request(scope, receive)
    if request.url.path.startswith("/api/"):
        told = refusal(refused.status, refused.message, refused.hint)
        await Response(dumps(plain(told)) + "\n", refused.status, None, MEDIA_TYPE)(
            scope, receive, send
        )
        return
    if refused.was_admitted and request.method == "POST":
        with suppress(UsageError):
            await typed_in(request)
    again = typed_again(request)
    home = "../" * (request.url.path.count("/") - 1)
    text = render("refused.html", refused=refused, home=home, again=again, desk=None)
    answer: Response = answers.page(text, refused.status)
    await answer(scope, receive, send)
