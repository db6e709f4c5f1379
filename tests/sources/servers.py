"""Servers of this machine that answer as their tests say, well or badly."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answering = Callable[["Request"], None]


@dataclass
class Request:
    """One request, to be answered by hand."""

    handler: BaseHTTPRequestHandler

    @property
    def headers(self) -> Message:
        return self.handler.headers

    @property
    def method(self) -> str:
        return self.handler.command

    @property
    def body(self) -> bytes:
        return self.handler.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, content: bytes = b"", status: int = 200, **headers: str) -> None:
        """Send a whole answer; headers are written Content_Type="text/html"."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.handler.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **named}.items():
            self.handler.send_header(name, value)
        self.handler.end_headers()
        if self.method != "HEAD":
            self.send(content)

    def send(self, raw: bytes) -> bool:
        """Send bytes as they are; False once nobody listens any more."""
        try:
            self.handler.wfile.write(raw)
            self.handler.wfile.flush()
        except OSError:
            return False
        return True


@dataclass
class Server:
    """Where it stands and what it was asked."""

    port: int
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextlib.contextmanager
def serve(answers: Mapping[str, Answering | bytes]) -> Iterator[Server]:
    """Answer paths with bytes, or by functions; anything else is not found."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(f"{self.command} {self.path}")
            server.agents.append(self.headers.get("User-Agent", ""))
            request = Request(self)
            found = answers.get(self.path, answers.get(self.path.partition("?")[0]))
            if found is None:
                request.answer(b"", 404)
            elif isinstance(found, bytes):
                request.answer(found)
            else:
                found(request)

        do_HEAD = do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a reader who hung up

    listening = Quiet(("127.0.0.1", 0), Handler)
    server = Server(listening.server_port)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def unused_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
