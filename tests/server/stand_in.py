"""The program with pages that tell what reached them, in place of those of a ledger."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from claimcheck.cli.main import main
from claimcheck.desk.session import Session
from claimcheck.server import application, http_protocol, refusal_page
from claimcheck.server.asgi import App
from claimcheck.server.forms.typed import typed_in
from claimcheck.server.gate import refuse_plainly
from claimcheck.server.visitor import visitor_of


def stand_in(
    open_: Callable[[], Session],
    *,
    may_write: bool,
    cors: Iterable[str] = (),
    who: str | None = None,
) -> App:
    """Return pages that tell what reached them."""
    posted: list[str] = []

    async def tell(request: Request) -> Response:
        body = await request.body()
        if request.method == "POST":
            posted.append(body.decode("latin-1"))
        visitor = visitor_of(request)
        told: dict[str, Any] = {
            "path": request.url.path,
            "query": request.url.query,
            "name": visitor.name,
            "may_write": visitor.may_write,
            "length": len(body),
            "headers": [name for name, _ in request.headers.items()],
            "referrer": request.headers.get("referer"),
            "posted": len(posted),
        }
        return JSONResponse(told)

    async def page(request: Request) -> Response:
        return HTMLResponse(
            "<!doctype html><title>ours</title><h1>ours</h1>"
            '<form method="post" action="/write"><input name="a"><button>Go</button></form>'
        )

    async def fail(request: Request) -> Response:
        raise ValueError("a fault of the pages")

    async def form(request: Request) -> Response:
        return JSONResponse((await typed_in(request)).values)

    async def linger(request: Request) -> Response:
        await run_in_threadpool(time.sleep, 20)
        return Response()

    async def sandboxed(request: Request) -> Response:
        return Response("x", headers={"Content-Security-Policy": "sandbox", "Server": "mine"})

    return Starlette(
        routes=[
            Route("/", page),
            Route("/fail", fail),
            Route("/form", form, methods=["POST"]),
            Route("/linger", linger),
            Route("/sandboxed", sandboxed),
            Route("/{rest:path}", tell, methods=["GET", "POST"]),
        ]
    )


def told(body: bytes) -> dict[str, Any]:
    """Return what the pages told."""
    answer: dict[str, Any] = json.loads(body)
    return answer


if __name__ == "__main__":
    application.application = stand_in
    refusal_page.show_refusal = refuse_plainly
    if seconds := os.environ.get("CLAIMCHECK_TEST_SECONDS"):
        setattr(http_protocol, "SECONDS", float(seconds))  # noqa: B010 - a constant
    sys.argv[0] = "claimcheck"
    main()
