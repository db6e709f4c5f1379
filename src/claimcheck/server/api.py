"""The ledger for programs over HTTP: under `/api` the JSON of the commands, for reading only."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from claimcheck.api.answering import answered, told, unjudged
from claimcheck.api.argument import read, spelled
from claimcheck.api.reading_tools import READING
from claimcheck.api.tool import Tool
from claimcheck.desk.session import Session
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.model.visible import visible_id
from claimcheck.errors import ClaimcheckError
from claimcheck.interchange.json_schemas import result_schema
from claimcheck.interchange.json_text import dumps, dumps_line
from claimcheck.interchange.results_json import plain
from claimcheck.server import cross_origin
from claimcheck.server.entity_tag import entity_tag, is_held
from claimcheck.server.openapi import Head, openapi
from claimcheck.server.opened import Opened
from claimcheck.server.problem_details import (
    MEDIA_TYPE,
    NotForReadingError,
    NotHereError,
    details,
)

_JSON: Final = "application/json; charset=utf-8"
_FRESH: Final = {"Cache-Control": "private, no-cache"}
_MOST_SHOWN: Final = 60
_METHODS: Final = {"Allow": "GET, HEAD, OPTIONS"}

HeadOf = Callable[[Session], str]
"""Returns a name of what a ledger holds now."""


def routes(
    open_: Callable[[], Session],
    cors: Iterable[str] = (),
    head_of: HeadOf = lambda session: session.store.head(),
    opened: Opened | None = None,
) -> list[Route]:
    """Return the routes below `/api`; each request opens a session, and is answered in a thread.

    What asks the ledger alone is answered of the one that stays `opened`, if there is one. `cors`
    are the origins of other pages that may read. UsageError for what is no origin.
    """
    tools = {one.name: one for one in READING}
    api = _Api(open_, head_of, cross_origin.origins(cors), tools, opened)
    return [Route("/api", api), Route("/api/{name:path}", api)]


@dataclass(frozen=True)
class _Api:
    """An application of ASGI."""

    open_: Callable[[], Session]
    head_of: HeadOf
    allowed: frozenset[str]
    tools: Mapping[str, Tool]
    opened: Opened | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        tool = self.tools.get(request.path_params.get("name", ""))
        if self.opened is not None and tool is not None and not tool.looks_around:
            response = await self.opened.ask(self._of_opened, request)
        else:
            response = await run_in_threadpool(self._response, request, self.open_)
        await response(scope, receive, send)

    def _of_opened(self, opened: Opened, request: Request) -> Response:
        def at_hand() -> Session:
            with contextlib.suppress(ClaimcheckError):  # which some answers are about
                return opened.reader()
            return self.open_()

        return self._response(request, at_hand)

    def _response(self, request: Request, open_: Callable[[], Session]) -> Response:
        origin = request.headers.get("Origin")
        if request.method == "OPTIONS":
            wanted = request.headers.get("Access-Control-Request-Method", "")
            headers = cross_origin.preflight(self.allowed, origin, wanted)
            return Response(None, 204, _METHODS | headers)
        headers = _FRESH | cross_origin.permission(self.allowed, origin, request.method)
        try:
            session = open_()
            with told(session):
                return self._answer(request, session, headers)
        except ClaimcheckError as error:
            found = details(error)
            headers |= _METHODS if found.status == 405 else {}
            content = f"{dumps(plain(found))}\n".encode()
            return _whole(request, content, headers, found.status, MEDIA_TYPE)

    def _answer(self, request: Request, session: Session, headers: dict[str, str]) -> Response:
        if request.method not in cross_origin.READING:
            raise NotForReadingError(
                f"{visible_id(request.method)} is not for reading", "ask with GET"
            )
        name = request.path_params.get("name", "")
        if name in self.tools:
            return self._asked(self.tools[name], request, session, headers)
        body = self._head(session) if name == "head" else self._document(name)
        read((), dict(request.query_params))
        content = f"{dumps(body)}\n".encode()
        return _sent(request, content, entity_tag(content), headers)

    def _asked(
        self, tool: Tool, request: Request, session: Session, headers: dict[str, str]
    ) -> Response:
        """Answer a question, or say that the client holds the answer, without working it out."""
        given = spelled(tool.arguments, request.query_params.multi_items())
        asked = [tool.name, read(tool.arguments, given)]
        before = self._state(session)
        tag = entity_tag(before, dumps_line(asked).encode())
        held = request.headers.get("If-None-Match", "")
        if not tool.looks_around and held.strip() != "*" and is_held(tag, held):
            return Response(None, 304, headers | {"ETag": tag})
        content = f"{dumps(answered(tool, given, session).body)}\n".encode()
        for fault in unjudged(session):
            raise fault
        if tool.looks_around or self._state(session) != before:
            tag = entity_tag(content)
        return _sent(request, content, tag, headers)

    def _state(self, session: Session) -> bytes:
        """Return what all answers of a day depend on: the ledger, the day and this program."""
        from claimcheck import __version__

        return f"{self.head_of(session)} {session.today} {__version__}".encode()

    def _head(self, session: Session) -> Any:
        return plain(Head(self.head_of(session), session.today))

    def _document(self, name: str) -> Any:
        """Return what describes the answers; NotHereError where nothing has this name."""
        from claimcheck import __version__

        if name == "openapi.json":
            return openapi(list(self.tools.values()), __version__)
        schemas = {f"schema/{one.name}.json": one for one in self.tools.values()}
        if name in schemas:
            return result_schema(schemas[name].name, schemas[name].result())
        there = [*self.tools, "head", "openapi.json", *schemas]
        near = did_you_mean(name, there)
        raise NotHereError(
            f"there is nothing at /api/{visible_id(name[:_MOST_SHOWN])}",
            near or f"there are {', '.join(there)}",
        )


def _sent(request: Request, content: bytes, tag: str, headers: dict[str, str]) -> Response:
    headers = headers | {"ETag": tag}
    if is_held(tag, request.headers.get("If-None-Match", "")):
        return Response(None, 304, headers)
    return _whole(request, content, headers, 200, _JSON)


def _whole(
    request: Request, content: bytes, headers: dict[str, str], status: int, media_type: str
) -> Response:
    """Return a response; the answer to HEAD says how long it would be."""
    headers = headers | {"Content-Length": str(len(content)), "Content-Type": media_type}
    return Response(b"" if request.method == "HEAD" else content, status, headers)
